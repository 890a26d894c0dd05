"""Where the parts of a letter 公文 stand.

The first page shows text below its head, as GB/T 9704 asks for, and something gives way for it. The colophon 版记 is at
the foot of the last page, or on a page of its own 另面.
"""

from __future__ import annotations

from math import ceil

from govgen.model.lines import above_number, break_title, over_day, width
from govgen.model.report import Report
from govgen.model.title import filled_in

ADDRESSED, MARK = "公文.主送", "公文.发文机关标志"
NUMBER, SIGNERS = "公文.发文字号", "公文.签发人"
HEADED = (MARK, NUMBER, SIGNERS, ADDRESSED)
LINES, CHARACTERS = 22, 28  # of a page
LINE = 579  # twips of a line of the text
# In lines of the text: the mark with what is above it, blanks above the number of the document, the rule with blanks.
_MARKED, _ABOVE_NUMBER, _RULED, _RULED_CLOSELY = 4.8, 2, 2.4, 0.9
SHOWN = 3  # a heading stands with two lines of its text
COLOPHON, COPIES = "公文.版记", "公文.抄送"
PRINTED = ("公文.印发机关", "公文.印发日期")
_FOOT_CHARACTERS, _FOOT_LINE = 26, 0.76  # of a line of the colophon, and its height in lines of the text


def is_moved(report: Report) -> bool:
    """True for whom a letter is sent to if that stands in the colophon: below the title it leaves no room for text."""
    addressed = report.text(ADDRESSED)
    return bool(addressed) and _below(report, _RULED) - _lines(addressed, CHARACTERS) < SHOWN


def is_close(report: Report) -> bool:
    """True for a title that stands close to the red rule, since the first page would show no text below it."""
    return _below(report, _RULED) < SHOWN


def is_crowded(report: Report) -> bool:
    """True for a letter whose first page shows no text for all that."""
    return is_close(report) and _below(report, _RULED_CLOSELY) < SHOWN


def room_below(report: Report) -> float:
    """The lines that the first page has below the title and whom the letter is sent to."""
    addressed = "" if is_moved(report) else report.text(ADDRESSED)
    lines = _lines(addressed, CHARACTERS) if addressed else 0
    return _below(report, _RULED_CLOSELY if is_close(report) else _RULED) - lines


def colophon_height(report: Report) -> float:
    """The lines of the text that the colophon takes."""
    listed = [report.text(COPIES), report.text(ADDRESSED) if is_moved(report) else ""]
    lines = sum(_lines(bodies, _FOOT_CHARACTERS) for bodies in listed if bodies)
    office, day = map(report.text, PRINTED)
    issued = over_day(office, day).count("\n") + 1 if office or day else 0
    return (lines + issued) * _FOOT_LINE


def _lines(bodies: str, characters: int) -> int:
    """The lines that names of bodies take, with the mark behind them."""
    return ceil((width(bodies) + 1) / characters)


def _below(report: Report, rule: float) -> float:
    """The lines that the first page has below the title."""
    if not any(map(report.text, HEADED)):
        return LINES
    title = report.text("标题") or filled_in(report.edition.title, report.unit, report.year)
    return LINES - _head(report, rule) - len(break_title(title, report.unit).split("\n")) - 1


def _head(report: Report, rule: float) -> float:
    """How high the red head is."""
    mark, number, signers = map(report.text, (MARK, NUMBER, SIGNERS))
    if not (mark or number or signers):
        return 0
    above, _ = above_number(number, signers)
    lines = above.count("\n") + 2 if above else 1
    return (_MARKED if mark else 0) + (_ABOVE_NUMBER + lines if number or signers else 0) + rule
