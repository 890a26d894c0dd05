"""Names that prose and templates may use: cells by their official path, last year's, and the head of the file."""

from __future__ import annotations

from dataclasses import dataclass

from govgen.model.edition import Edition
from govgen.model.numbers import UNITS
from govgen.model.report import Report
from govgen.model.spelling import suggest
from govgen.model.words import in_words
from govgen.prose.meaning import meant_name
from govgen.prose.quantity import HUNDREDTHS, Quantity

__all__ = ["PREVIOUS", "WORDS", "YEAR", "NameFault", "ReportNames", "UnfilledFault", "suggest"]

PREVIOUS = "上年"
YEAR = "年度"
NO_SUCH = "没有“{name}”这个名称"
MEANT = "，应当写“{name}”"
WORDS = {"名称": "单位.名称", "简称": "单位.简称"}


class NameFault(ValueError):
    """A name that gives no value; the message says why and what may have been meant."""


class UnfilledFault(NameFault):
    """A cell of this report that has no value: what is wrong with the cell itself is reported there."""


@dataclass(frozen=True, slots=True)
class ReportNames:
    """What the names of one report stand for."""

    report: Report

    def look_up(self, path: str) -> Quantity | str:
        """The quantity or text that `path` stands for; NameFault if there is none."""
        if path == YEAR and self.report.year is not None:
            return Quantity(self.report.year)
        text = self.report.text(WORDS.get(path, path)) if path != YEAR else ""
        if text:
            return text
        first, _, rest = path.partition(".")
        if first == PREVIOUS:
            return self._previous(rest)
        return _cell(self.report, path, "")

    def _previous(self, path: str) -> Quantity | str:
        if self.report.previous is None:
            raise NameFault(f"“{PREVIOUS}.{path}”要用上一年度的数据，检查或生成时请用 --previous 指明上年的文件")
        return _cell(self.report.previous, path, PREVIOUS)


def _cell(report: Report, path: str, prefix: str) -> Quantity | str:
    number = report.edition.paths.get(path)
    full = f"{prefix}.{path}" if prefix else path
    if number is None:
        raise NameFault(NO_SUCH.format(name=full) + _near(path, report.edition))
    cell, slot = report.cells[number], report.edition.slots[number]
    if cell.value is None:
        fault = NameFault if prefix else UnfilledFault
        raise fault(f"“{full}”填的不是能用的数" if cell.text else f"“{full}”还没有填写")
    unit = cell.unit if cell.unit in UNITS else slot.unit
    if slot.kind == "date":
        return in_words(str(cell.value))
    return Quantity(cell.value, HUNDREDTHS if slot.kind == "percent" else unit)


def _near(path: str, edition: Edition) -> str:
    """The name that must have been meant, else the one that may have been."""
    meant = meant_name(path, edition)
    return MEANT.format(name=meant) if meant else suggest(path, edition.paths)
