"""Documents marked: drafts across every page, findings as comments."""
