"""PDF files with text: letters that are seen, tables by their ruling lines."""
