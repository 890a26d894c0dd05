"""The collecting workbook 填报表: written for units to fill in, read back into reports."""
