"""Data that a document carries, held against what it prints now."""
