"""How long texts fit: the issuer's mark on one line, the unit's name centred above the date, figures in one line."""

from __future__ import annotations

from dataclasses import dataclass

from govgen.model.lines import SIGNATURE_LINE
from govgen.word.drawing.typography import CHARACTER, ISSUER
from govgen.word.drawing.wordml import TYPE_WIDTH
from govgen.word.filling.text import FIGURES


@dataclass(frozen=True, slots=True)
class MarkFit:
    """Marks of up to `longest` characters: the size in half-points, the width of the letters in per cent."""

    longest: int
    size: int = ISSUER
    scale: int = 0

    @property
    def style(self) -> str:
        """The id of the character style, empty where the style of the paragraph does."""
        return f"IssuerMark{self.longest}" if self.scale else ""

    @property
    def name(self) -> str:
        """The style's name in Word."""
        return f"发文机关标志{self.longest}字"


# Offices narrow the letters first and make them smaller then; longest × size × scale stays below 442 pt.
MARKS = (
    MarkFit(12),
    MarkFit(14, 72, 86),
    MarkFit(16, 68, 80),
    MarkFit(19, 64, 72),
    MarkFit(23, 56, 68),
    MarkFit(28, 48, 65),
    MarkFit(34, 42, 61),
    MarkFit(40, 36, 61),
    MarkFit(50, 28, 62),
    MarkFit(63, 26, 53),
)


@dataclass(frozen=True, slots=True)
class SignatureRoom:
    """Names of up to `longest` characters: where the room of name and date begins, in twips; -1: as the style says."""

    longest: int
    indent: int = -1


def _indent(longest: int) -> int:
    """Name and date share a centre, and the longest name ends two characters before the edge."""
    return max(0, TYPE_WIDTH - (longest + 4) * CHARACTER)


# Longer ones have lines of their own.
SIGNATURES = (
    SignatureRoom(14),
    SignatureRoom(17, _indent(17)),
    SignatureRoom(20, _indent(20)),
    SignatureRoom(SIGNATURE_LINE, 0),
)


# Characters of a heading in one line, and how many more are drawn together into it instead of standing on the next.
HEADING_LINE, FEW = 26, 2


def heading_scale(label: str) -> int:
    """The width of a heading's letters in per cent, so that no few of them begin another line; 0 for their own."""
    over = len(label) - HEADING_LINE
    return 100 * HEADING_LINE // len(label) if 0 < over <= FEW else 0


@dataclass(frozen=True, slots=True)
class FigureFit:
    """Figures of up to `longest` characters: the size in half-points, the width of the digits in per cent."""

    longest: int
    size: int
    scale: int

    @property
    def style(self) -> str:
        """The id of the character style."""
        return f"Figure{self.longest}"

    @property
    def name(self) -> str:
        """The style's name in Word, by which `word.text` finds it."""
        return FIGURES[self.longest]


# The narrowest column is a fifteenth of the type area: longest × size × 5.6 × scale stays below 569 twips,
# since the digits of some fonts are wider than half their height.
LONG_FIGURES = (FigureFit(8, 16, 77), FigureFit(10, 14, 72), FigureFit(12, 13, 64), FigureFit(16, 12, 52))
