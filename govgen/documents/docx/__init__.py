"""Word files: text, styles, numbers and fields of paragraphs, and what of them is seen."""
