"""Programs for those who carry the code on; nothing here is part of the installed package."""
