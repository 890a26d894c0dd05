"""Reports in a sum that may well be of one unit under two names: nobody but the office can say, so that it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgen.location import printable
from govgen.model.report import Report
from govgen.reading.sameness import said
from govgen.reading.units import UnitNames, is_likely

OTHER = "{pair}，疑是同一单位{same}，都计入了；是同一单位的，请移走一份再汇总，不是的，请把两个都写进名单（--units）"
ITSELF = "{pair}，疑是同一单位，照样计入了；是汇总单位自己的，请移走再汇总，不是的，请写进名单（--units）"
OF_FILE, PARENT, AND, EQUAL = "“{unit}”（{file}）", "汇总单位“{unit}”", "与", "，内容相同"


@dataclass(frozen=True, slots=True)
class TwinDoubt:
    """Two reports that are both in the sum and may well be of one unit; whether they say the same.

    Where the parent itself may be the other one, that has no file.
    """

    units: tuple[str, str]
    files: tuple[str, str]
    equal: bool = False

    def __str__(self) -> str:
        """Who they are, where they stand, and what settles it."""
        named = zip(self.units, self.files, strict=True)
        told = ((OF_FILE if file else PARENT).format(unit=unit, file=printable(file)) for unit, file in named)
        return (OTHER if all(self.files) else ITSELF).format(pair=AND.join(told), same=EQUAL if self.equal else "")


def find_doubts(counted: Sequence[Report], units: UnitNames, parent: str) -> Iterator[TwinDoubt]:
    """Pairs of what was counted, and what may be the parent itself; who is on the list is who it says."""
    by_name = {report.unit: report for report in counted}
    for pair in units.alike(by_name):
        one, other = (by_name[name] for name in pair)
        yield TwinDoubt(pair, (one.file, other.file), not differ(one, other))
    for name, report in by_name.items():
        if units.key(name) not in units.listed and is_likely(name, parent):
            yield TwinDoubt((name, parent), (report.file, ""))


def differ(one: Report, other: Report) -> bool:
    """True if two reports do not say the same."""
    return said(one) != said(other)
