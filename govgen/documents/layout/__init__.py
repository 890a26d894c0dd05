"""Pages of print, of a PDF or scanned, by the places of their words: columns, paragraphs, reading order."""
