"""Workbooks as they are stored: parts, cells and sheets of an .xlsx file, read within limits."""
