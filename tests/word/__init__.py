"""Word templates filled, read back and checked."""
