"""What every page on screen has in common: one stylesheet, one frame, drawings without a library."""

from govgen.pages.frame import CLOSING, opening, shows_results, signed_on, style, table

__all__ = ["CLOSING", "opening", "shows_results", "signed_on", "style", "table"]
