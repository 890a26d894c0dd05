"""一张表里的数，或者一行里的数，与上年完全一样；一张表里的数，与别的单位完全一样。

为什么：几个数碰巧相同是常事，整张表一格不差，多半是照抄了上年的表，忘了改。

错误示例：

    # 上年：主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}
    主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}

正确示例：

    # 上年：主动公开: {行政许可: 312, 行政处罚: 46, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}
    主动公开: {行政许可: 298, 行政处罚: 51, 行政强制: 3, 行政事业性收费: 25.1, 其余: 0}

与别的单位比的，是 `govgen check --sisters` 一起检查的那些；有四个以上不同的数才比。

选项：least 是表中至少有几个不为 0 的数才检查；row 是一行里至少有几个不为 0 的数才检查这一行（只作提示）；
digits 是不足这么多个的，其中一个除末尾的 0 以外有几位也检查这一行，0 是不检查。

怎么改：换成本年度的数。确实一样的，在“说明”里写明。
"""

from collections.abc import Iterator, Sequence

from govgen.checking.options import chosen_number
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import Number
from govgen.model.option import Option, Options
from govgen.model.report import Cell, Origin, Report, is_comparable
from govgen.prose import Dossier
from govgen.prose.similarity import TELLING, figures_of, telling

ID = "identical-figures"
SEVERITY = Severity.WARNING
MESSAGE = "{table}的 {count} 个数与上年完全一样（上年的数取自 {file}），请核对是不是没有改成本年度的。"
ROW = "{table}“{row}”一行的 {count} 个数与上年完全一样（上年的数取自 {file}），请核对是不是没有改成本年度的。"
TWIN = "{table}的 {count} 个数与“{unit}”的报告完全一样（{file}），请核对是不是填成了别的单位的。"
OPTIONS: Options = {"least": Option("number", 4), "row": Option("number", 3), "digits": Option("number", 0)}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each table in which every figure is that of last year, if enough of them are not zero."""
    report = dossier.report
    yield from _twins(dossier)
    before = previous_values(report)
    if before is None or report.previous is None or not is_comparable(report):
        return
    for table in report.edition.tables.values():
        slots = [number for number in report.edition.slots_of(table.id) if number not in report.edition.worded]
        typed = _typed(report, slots)
        enough = len(typed) >= chosen_number(report, ID, OPTIONS, "least")
        if enough and all(report.cells[number].value == before[number] for number in slots):
            message = MESSAGE.format(table=table.label, count=len(typed), file=report.previous.file)
            yield _finding(report, SEVERITY, message, typed)
        else:
            yield from _rows(report, report.previous.file, slots, before)


def _twins(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each table of which another unit has every figure, with the first such unit."""
    report = dossier.report
    peers = [one.report for one in dossier.peers if one.report.edition.id == report.edition.id]
    for table in report.edition.tables.values() if peers else ():
        figures = figures_of(report, table.id)
        twin = next((one for one in peers if figures_of(one, table.id) == figures), None)
        typed = _typed(report, report.edition.slots_of(table.id)) if twin else []
        if twin is not None and typed and telling(figures) >= TELLING:
            message = TWIN.format(table=table.label, count=len(typed), unit=twin.unit, file=twin.file)
            yield _finding(report, SEVERITY, message, typed)


def _typed(report: Report, slots: Sequence[int]) -> list[int]:
    """The cells with a number that was written."""
    return [number for number in slots if _is_typed(report.cells[number])]


def _rows(report: Report, file: str, slots: Sequence[int], before: Sequence[Number | None]) -> Iterator[Finding]:
    """One finding for each row in which every figure is that of last year."""
    rows: dict[str, list[int]] = {}
    for number in slots:
        rows.setdefault(report.edition.slots[number].ref.row, []).append(number)
    for numbers in rows.values():
        typed = _typed(report, numbers)
        enough = len(typed) >= chosen_number(report, ID, OPTIONS, "row") or _is_long(report, typed)
        if enough and all(report.cells[number].value == before[number] for number in numbers):
            slot = report.edition.slots[numbers[0]]
            table = report.edition.tables[slot.ref.table].label
            message = ROW.format(table=table, row=slot.row.label, count=len(typed), file=file)
            yield _finding(report, Severity.HINT, message, typed)


def _is_long(report: Report, typed: Sequence[int]) -> bool:
    """True if a cell has a figure of so many digits that it is hardly ever the same in another year."""
    digits = chosen_number(report, ID, OPTIONS, "digits")
    figures = (str(abs(report.cells[number].value or 0)).replace(".", "") for number in typed)
    return bool(digits) and any(len(figure.strip("0")) >= digits for figure in figures)


def _finding(report: Report, severity: Severity, message: str, typed: Sequence[int]) -> Finding:
    refs = tuple(report.edition.slots[number].ref for number in typed)
    return Finding(ID, severity, message, report.cells[typed[0]].location, refs)


def _is_typed(cell: Cell) -> bool:
    return bool(cell.value) and cell.origin is Origin.WRITTEN
