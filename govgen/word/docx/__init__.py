"""The Word file itself: its archive, its parts and what hangs between them, its paragraphs and their places."""
