"""The report model."""
