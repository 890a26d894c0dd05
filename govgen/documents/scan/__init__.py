"""Scanned pages: ruled tables and prose read from pictures."""
