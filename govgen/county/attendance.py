"""What has become of each unit of a list, from files that were checked: data, workbooks, published reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from govgen.checking import Outcome
from govgen.checking.rules import edition_year, year
from govgen.errors import first_told
from govgen.files.naming import readable
from govgen.files.unit_list import read_units
from govgen.location import printable
from govgen.model.finding import Severity
from govgen.model.report import is_untouched
from govgen.reading.files import SENT
from govgen.reading.hand_ins import UnusedFile
from govgen.reading.register import HandIn, HandInState, Register, register
from govgen.reading.sameness import said, worded
from govgen.reading.units import unit_names

ROOTS = (year.ID, edition_year.ID)  # what is wrong with the form itself is said before what follows from it
ERRORS = "{count} 处错误，第一处：{message}"
WARNINGS = "{count} 处警告"
FAULT = "{file}：{message}"


def attendance(
    outcomes: Iterable[Outcome], units: Path, year: int | None = None, unused: Iterable[UnusedFile] = ()
) -> Register:
    """One status for each unit of a list; with `year`, reports on another one are none of this year's.

    `unused` is what lies among the files and was not read.
    """
    return register(map(_hand_in, outcomes), unit_names(read_units(units)), year, unused)


def attendances(
    outcomes: Iterable[Outcome], units: Path, year: int | None = None, unused: Sequence[UnusedFile] = ()
) -> dict[str, Register]:
    """The same for each kind of report that came, by its name; files that cannot be read count for the first."""
    held = list(outcomes)
    kinds = sorted({one.dossier.report.edition.report for one in held if one.dossier is not None}) or [""]
    first = kinds[0]
    return {
        kind: attendance(_of_kind(held, kind, kind == first), units, year, unused if kind == first else ())
        for kind in kinds
    }


def _of_kind(outcomes: Iterable[Outcome], kind: str, unread: bool) -> list[Outcome]:
    return [one for one in outcomes if (one.dossier.report.edition.report == kind if one.dossier else unread)]


def _hand_in(outcome: Outcome) -> HandIn:
    if outcome.dossier is None:
        message = outcome.error.message if outcome.error else ""
        reason = FAULT.format(file=printable(outcome.path), message=first_told(message))
        return HandIn(outcome.path, "", None, HandInState.UNREADABLE, reason)
    report = outcome.dossier.report
    is_blank = is_untouched(report)
    found = HandInState.of(outcome.count(Severity.ERROR), outcome.count(Severity.WARNING))
    state, reason = (HandInState.BLANK, "") if is_blank else (found, _reason(outcome))
    printed = not report.file.lower().endswith(SENT)
    return HandIn(
        outcome.path, readable(report.unit), report.year, state, reason, said(report), printed, worded(report)
    )


def _reason(outcome: Outcome) -> str:
    errors = [one for one in outcome.findings if one.severity is Severity.ERROR and not one.waived]
    if errors:
        first = min(errors, key=lambda one: one.rule not in ROOTS)
        return ERRORS.format(count=len(errors), message=first.message.rstrip("。"))
    warnings = outcome.count(Severity.WARNING)
    return WARNINGS.format(count=warnings) if warnings else ""
