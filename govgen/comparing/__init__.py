"""Reports beside each other: two years compared, and one edition taken into another."""

from govgen.comparing.comparison import (
    CellChange,
    ChangeKind,
    Comparison,
    ParagraphChange,
    SectionChange,
    UnmatchedFigure,
)
from govgen.comparing.conversion import LeftOut, convert
from govgen.comparing.output import as_json, text_lines
from govgen.comparing.page import as_html
from govgen.comparing.report_diff import compare

__all__ = [
    "CellChange",
    "ChangeKind",
    "Comparison",
    "LeftOut",
    "ParagraphChange",
    "SectionChange",
    "UnmatchedFigure",
    "as_html",
    "as_json",
    "compare",
    "convert",
    "text_lines",
]
