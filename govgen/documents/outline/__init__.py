"""The outline of a document: titles of sections, chapters and annexes, and the prose between them."""
