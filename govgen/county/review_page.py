"""A sum laid open as a page: the verdict, what each unit adds to each cell, and who is not in the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from govgen.model.grid import captions
from govgen.model.report import Report
from govgen.pages import CLOSING, opening, signed_on, table
from govgen.workbook.formulas import numeric
from govgen.workbook.review import APART, BLANK, EVEN, HEADINGS, LIST_HEADINGS, PARTLY, Listed, check_sum

TITLE = "{unit}{year}年度汇总明细"
VERDICT = "汇总了 {units} 个单位：{even} 格与各单位合计相符，{partly} 格有单位没有填，{apart} 格与各单位合计不符。"
LEFT = "还有 {count} 个单位没有计入，见下面的单位名单。"
UNITS, NOT_ADDED = "单位名单", "不能相加，由上级填写"
SHOWN = (*HEADINGS[1:3], *HEADINGS[4:5], HEADINGS[6])  # row, column, sum, check
WIDE = "form"
ABREAST = 12  # units that have room beside each other on a printed page
PART = "{caption}（第 {first}—{last} 个单位，共 {count} 个）"
LEVELS = {PARTLY: "warning", APART: "error"}


def review_page(parent: Report, children: Sequence[Report], listed: Listed) -> bytes:
    """The page; `listed` tells of units: name, file, remark."""
    return "".join(_page(parent, children, listed)).encode()


def _page(parent: Report, children: Sequence[Report], listed: Listed) -> Iterator[str]:
    title = TITLE.format(unit=parent.unit, year=parent.year or "")
    checks = [_check(parent, number, children) for number in range(len(parent.cells))]
    apart, partly = (sum(check.startswith(word) for check in checks) for word in (APART, PARTLY))
    verdict = VERDICT.format(units=len(children), even=checks.count(EVEN), partly=partly, apart=apart)
    left = len(listed) - len(children)
    verdict += LEFT.format(count=left) if left else ""
    level = "error" if apart else "warning" if partly or left else ""
    yield opening(title, "wide")
    yield Markup('<h1>{}</h1>\n<p class="verdict {}">{}</p>\n').format(title, level, verdict)
    if date := signed_on(parent.text("落款日期")):
        yield Markup('<p class="place">{}</p>\n').format(date)
    for name, caption in captions(parent.edition).items():
        numbers = [number for number in parent.edition.slots_of(name) if checks[number] != BLANK]
        for part, group in _abreast(caption, children) if numbers else ():
            heads = (*SHOWN, *(child.unit for child in group))
            yield table(part, heads, _rows(parent, group, checks, numbers), WIDE)
    yield table(UNITS, LIST_HEADINGS, (_row(texts) for texts in listed), WIDE)
    yield CLOSING


def _abreast(caption: str, children: Sequence[Report]) -> Iterator[tuple[str, Sequence[Report]]]:
    """The units in groups that have room beside each other on paper, each with what its table is called."""
    count = len(children)
    for first in range(0, max(count, 1), ABREAST):
        group = children[first : first + ABREAST]
        part = PART.format(caption=caption, first=first + 1, last=first + len(group), count=count)
        yield caption if count <= ABREAST else part, group


def _check(parent: Report, number: int, children: Sequence[Report]) -> str:
    """The verdict on a cell: one that is blank because a unit left it so is not simply blank."""
    held = [numeric(child.cells[number]) for child in children]
    added = [value for value in held if value is not None]
    check = check_sum(parent.cells[number], added, len(children))
    if check != BLANK or not added:
        return check
    return NOT_ADDED if len(added) == len(children) else PARTLY


def _rows(
    parent: Report, children: Sequence[Report], checks: Sequence[str], numbers: Sequence[int]
) -> Iterator[Markup]:
    for number in numbers:
        slot, check = parent.edition.slots[number], checks[number]
        level = next((level for word, level in LEVELS.items() if check.startswith(word)), "")
        figures = (each.cells[number].text for each in (parent, *children))
        own, *others = (Markup('<td class="number">{}</td>').format(text) for text in figures)
        verdict = Markup('<td class="{}">{}</td>').format(level, check)
        yield _row((slot.row.label, slot.column.label), Markup().join((own, verdict, *others)))


def _row(texts: Sequence[str], more: str = "") -> Markup:
    head, *rest = texts
    cells = Markup().join(Markup("<td>{}</td>").format(text) for text in rest)
    return Markup('<tr><th scope="row">{}</th>{}{}</tr>').format(head, cells, more)
