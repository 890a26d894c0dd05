"""表里有没有填写的单元格，或者只有合计，由各单位自己写的行一行也没有。

为什么：空白不等于零。是零的要写 0，这样才分得清“没有”和“忘了填”。合计有数的，各行要写明是由什么合成的。

错误示例：

    复议诉讼:
      行政复议: {结果维持: 1}
      未经复议直接起诉: 0
      复议后起诉: 0

正确示例：

    复议诉讼:
      行政复议: {结果维持: 1, 其余: 0}
      未经复议直接起诉: 0
      复议后起诉: 0

选项：shown 是一条提示里最多列出几个单元格。

怎么改：填上数字。确认没有写出的都是零，可以在这一行、这一组或者整张表下面写一行“其余: 0”。总计可以不填，由程序算出。
只有合计的，逐行补上代码、名称和数字。
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from govgen.checking.options import chosen_number
from govgen.checking.wording import AsItCame
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.form import Slot, Table
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.prose import Dossier

ID = "not-filled"
SEVERITY = Severity.ERROR
MESSAGE = "{table}还有 {count} 格没有填写：{cells}{more}。请填写，{zeros}。"
ZEROS = AsItCame(
    "写出来空着的，把空格填 0，或者整行改成“行名: 0”（确认都是零的，可以运行 govgen fix --zeros）；"
    "没有写出的都是零的，在表下加一行“其余: 0”",
    "没有的填 0",
)
NO_WORDS = "填文字的格没有内容的填“无”"
UNWRITTEN = "{table}“{total}”有数，“{rows}”一行也没有写。请逐行写上{code}、名称和数字；确实没有的，“{total}”填 0。"
CODE = "代码"
LABEL = "“{label}”"
WHOLE_ROW = "{row}整行"
MORE = "等"
OPTIONS: Options = {"shown": Option("number", 3)}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each table that has blank cells which nothing else gives."""
    report = dossier.report
    shown = chosen_number(report, ID, OPTIONS, "shown")
    found = list(_blank(report))
    for name, table in report.edition.tables.items():
        blank = [slot for slot in found if slot.ref.table == name] if name in report.given else []
        if not blank:
            continue
        labels = list(_labels(report, table, blank))
        message = MESSAGE.format(
            table=table.label,
            count=len(blank),
            cells="、".join(labels[:shown]),
            more=MORE if len(labels) > shown else "",
            zeros=_advice(report, blank),
        )
        cells = tuple(slot.ref for slot in blank)
        yield Finding(ID, SEVERITY, message, _place(report, table, blank[0]), cells, blank=True)
    yield from _unwritten(report)


def _unwritten(report: Report) -> Iterator[Finding]:
    """Totals of rows that a report has of its own which are something, though none of the rows was written."""
    for relation in report.edition.relations.values():
        if relation.each != "level" or relation.table not in report.given:
            continue
        table, (total,), (parts,) = report.edition.tables[relation.table], relation.formula.left, relation.formula.right
        held = next(row for row in table.open_rows if row.id == parts.path)
        cells = [slot for slot in report.edition.slots if (slot.ref.table, slot.ref.row) == (table.id, total.path)]
        filled = [slot for slot in cells if not slot.worded and report.cell(slot.ref).value]
        if filled and not held.rows:
            said = {"table": table.label, "total": filled[0].row.label, "rows": held.label}
            message = UNWRITTEN.format(code=table.codes or CODE, **said)
            yield Finding(ID, SEVERITY, message, _place(report, table, filled[0]), (filled[0].ref,))


def _advice(report: Report, blank: Sequence[Slot]) -> str:
    """What to write where there is nothing: a zero, and in places that take words the word for it."""
    zeros = ZEROS.of(report)
    worded = [slot.worded for slot in blank]
    return NO_WORDS if all(worded) else f"{zeros}；{NO_WORDS}" if any(worded) else zeros


def _blank(report: Report) -> Iterator[Slot]:
    derivable = report.edition.derivable
    for number, value in enumerate(report.values):
        if value is None and not report.cells[number].flaw and number not in derivable:
            yield report.edition.slots[number]


def _labels(report: Report, table: Table, blank: Sequence[Slot]) -> Iterator[str]:
    """The blank cells by their labels; a row of which every cell that takes a number is blank by its own."""
    derivable = report.edition.derivable
    for row, slots in groupby(blank, key=lambda slot: slot.ref.row):
        cells, typed = list(slots), report.edition.numbers[table.id, row].values()
        if len(cells) > 1 and len(cells) == sum(number not in derivable for number in typed):
            yield WHOLE_ROW.format(row=LABEL.format(label=cells[0].row.label))
        else:
            yield from (slot.label.removeprefix(table.label) for slot in cells)


def _place(report: Report, table: Table, first: Slot) -> Location:
    """The row of the first blank cell where it is written, else the section of the table."""
    place = report.cell(first.ref).location
    return place if place != report.location else report.table_place(table.id)
