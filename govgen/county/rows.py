"""Reports whose tables have rows of their own, brought to one form: the rows of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgen.files.naming import some_of
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.form import Slot
from govgen.model.report import Cell, Origin, Report
from govgen.schema.growing import grown, has_open_rows, rows_of, united


def with_rows_of(edition: Edition, reports: Sequence[Report]) -> Edition:
    """The edition with the rows that any of the reports has."""
    return grown(edition, united([report.edition for report in reports])) if has_open_rows(edition) else edition


def widened(report: Report, edition: Edition) -> Report:
    """The report in a form with more rows; those that it does not have are nothing to it, in tables that it has."""
    if edition is report.edition or not has_open_rows(edition):
        return report
    index = report.edition.index
    cells = [report.cells[index[slot.ref]] if slot.ref in index else _absent(report, slot) for slot in edition.slots]
    return replace(report, edition=edition, cells=tuple(cells))


RENAMED = "代码“{code}”各单位写的名称不同：{names}；数加在了一起，名称用的是“{taken}”。请核对是不是同一项；{otherwise}"
PRESCRIBED = "不是的，请写错代码的单位照规定的代码改正，再汇总；是的，请把名称改成一样的。"
CHOSEN = (
    "不是的，请把各单位的代码改成互不相同的，再汇总；"
    "各单位自己编号的清单，请在格式里写 codes: 序号，汇总时一个接一个排。"
)
NAMED = "{name}（{units}）"
LEFT_OUT = "下列单位有整表没有写的，按没有这项职责计，不影响合计；请核对是不是漏报：{units}。"
LEAVES, MOST_LEFT = "{unit}（{tables}）", 20
MOST_NAMED, OTHERS = 5, "等{count}个单位"  # units that are told one by one


def renamed_rows(total: Report, reports: Sequence[Report]) -> Iterator[str]:
    """A line for each code of a sum that units call by different names: the sum has but one of them."""
    if not has_open_rows(total.edition):
        return
    called: dict[tuple[tuple[str, str], str], dict[str, list[str]]] = {}
    for report in reports:
        for place, names in rows_of(report.edition).items():
            for code, name in ((code, name) for code, name in names.items() if name):
                called.setdefault((place, code), {}).setdefault(name, []).append(report.unit)
    taken, ruled = rows_of(total.edition), set(_prescribed(total.edition))
    several = ((place, code, names) for (place, code), names in called.items() if len(names) > 1)
    lines = (_renamed(code, names, taken[at][code], ruled=at in ruled) for at, code, names in several)
    yield from dict.fromkeys(lines)


def _prescribed(edition: Edition) -> Iterator[tuple[str, str]]:
    """The places for rows whose codes have a meaning that the form prescribes."""
    for table in edition.tables.values():
        yield from ((table.id, row.id) for row in table.open_rows if row.open and row.open.names)


def _renamed(code: str, names: Mapping[str, Sequence[str]], taken: str, *, ruled: bool) -> str:
    called = ((name, some_of(units, MOST_NAMED, OTHERS)) for name, units in names.items())
    said = "、".join(NAMED.format(name=name, units=units) for name, units in called)
    return RENAMED.format(code=code, names=said, taken=taken, otherwise=PRESCRIBED if ruled else CHOSEN)


def leaves_out(report: Report, table: str) -> bool:
    """True where a unit has no part in a table that the form lets it leave out, which is nothing to add.

    What could not be read of a document may be just that table, so that nothing is known of it then.
    """
    if table in report.given or any(problem.kind == "unread" for problem in report.problems):
        return False
    owners = [section for section in report.edition.sections.values() if section.own_table == table]
    return bool(owners) and all(one.missing != "error" and one.id not in report.places for one in owners)


def left_out_tables(total: Report, reports: Sequence[Report]) -> Iterator[str]:
    """A line on the units that leave tables out as they may, with these: whether one was forgotten they alone know."""
    tables = total.edition.tables.values()
    left = ((report.unit, [table.label for table in tables if leaves_out(report, table.id)]) for report in reports)
    units = [LEAVES.format(unit=unit, tables="、".join(labels)) for unit, labels in left if labels]
    if units:
        yield LEFT_OUT.format(units=some_of(units, MOST_LEFT, OTHERS))


def _absent(report: Report, slot: Slot) -> Cell:
    if slot.ref.table in report.given and not slot.worded:
        return Cell("0", 0, Location(report.file), Origin.REST)
    return Cell("", None, Location(report.file), Origin.BLANK)
