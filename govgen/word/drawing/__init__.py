"""Templates drawn from the form: page, styles, headings, the tables of every layout, a tag in each cell."""

from govgen.word.drawing.package import template

__all__ = ["template"]
