"""The data file: read, written, and written blank for people to fill in."""
