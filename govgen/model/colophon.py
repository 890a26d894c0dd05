"""Where the colophon 版记 of a 公文 stands: at the foot of the last page, or on a page of its own 另面."""

from __future__ import annotations

from govgen.model.first_page import ADDRESSED, is_moved
from govgen.model.keys import APART
from govgen.model.report import Report

COLOPHON, COPIES = "公文.版记", "公文.抄送"
# Characters of the copies, and of whom the letter is sent to if that stands there, for which an annexed table leaves
# room on its last page.
LONGEST = 75


def is_apart(report: Report) -> bool:
    """True for a colophon on a page of its own, as the report asks for, or as it is too long below an annexed table."""
    return report.text(COLOPHON) == APART or is_too_long(report)


def is_too_long(report: Report) -> bool:
    """True for a colophon that has no room below an annexed table, whose last page is the same each time."""
    annexed = any(table.title and name in report.given for name, table in report.edition.tables.items())
    moved = report.text(ADDRESSED) if annexed and is_moved(report) else ""
    return annexed and len(moved + report.text(COPIES)) > LONGEST
