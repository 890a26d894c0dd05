"""Two reports compared: last year's with this year's, a draft with what was published."""

from __future__ import annotations

from govgen.comparing.comparison import Comparison
from govgen.comparing.figures import compare_figures, lone_figures
from govgen.comparing.prose import compare_prose
from govgen.model.report import Report


def compare(old: Report, new: Report) -> Comparison:
    """The two reports beside each other; they may follow different editions."""
    return Comparison(
        old, new, tuple(compare_figures(old, new)), tuple(lone_figures(old, new)), tuple(compare_prose(old, new))
    )
