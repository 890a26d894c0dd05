"""Style sheets so far as they hide, move or exchange a text: selectors, the cascade, computed styles."""
