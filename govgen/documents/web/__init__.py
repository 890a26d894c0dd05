"""Saved web pages: their elements, text and tables, and what of them is seen."""
