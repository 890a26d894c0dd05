"""The collecting workbook of one unit 填报表: the official tables as they look in Word, the head, the prose."""

from __future__ import annotations

from types import MappingProxyType

from govgen.location import Location
from govgen.model.completion import placed
from govgen.model.edition import Edition
from govgen.model.report import Cell, Origin, Report, Written
from govgen.workbook.formulas import Layout, SheetCell
from govgen.workbook.prose_writing import write_names, write_prose, write_reasons
from govgen.workbook.sheet_layout import (
    BASICS,
    BEFORE_SHEET,
    FORMAT,
    GUIDE,
    MARKS,
    MARKS_KEYS,
    NAMES_SHEET,
    PREVIOUS,
    PROSE,
    REASONS,
    SCOPES,
    YEAR,
    head_keys,
    head_label,
    previous_slots,
    section_name,
)
from govgen.workbook.styles import Canvas, ask, choose, open_canvas
from govgen.workbook.table_writing import fill, rest_spot, table_spots, write_cell, write_table

TITLE = "{unit}{year}年度填报表"
BASICS_NOTE = "填在右边白底的格里。年度和单位名称必须填，其他没有的可以不填。"
REASONS_NOTE = "检查出的警告确有原因的，写明规则名、位置和理由；没有的不用填。"
BEFORE_NOTE = "上一年度报告里的数，用来核对结转等衔接关系，不进入今年的报告。没有上年报告的可以不填。"
BEFORE_HEADINGS = ("上年报告里的格", "上年的数", "地址（不要改）")
LINES = (
    "一、白底的格可以填，灰底的格由公式计算，不用填。表里的文字不要改，行和列不要增删。",
    "二、表里没有的填 0。空着的格不算 0，会提示“未填全”；一张表只有几格有数的，填好这几格，再在表的上方选“是”。",
    "三、只填阿拉伯数字，不写单位和千分位逗号；表里要求写单位的除外。",
    "四、表的旁边和下方有勾稽核对，绿色的“平”表示对得上，红色的“差”表示相差多少。没有“差”和“未填全”了再上报；“缺上年数”的，没有上年的数就不用管。",
    "五、“文字”表里每段写一格，格内换行按 Alt+Enter。不用写序号“（一）”，生成报告时自动编排。",
    "六、工作表没有密码。确需解除锁定的，在“审阅”里撤销工作表保护；导入时按标签认行和列，多出的行不会采用。",
    "七、填好后保存为 .xlsx，不要另存为 .xls 或加密码，交给汇总单位，或者自己运行 govgen workbook import 导入。",
)
SHEETS = "本工作簿的各张表："


def form_book(report: Report) -> bytes:
    """The workbook of one unit, filled with what its report says; blank where it says nothing."""
    canvas, edition = open_canvas(), report.edition
    layout = _layout(edition)
    _write_guide(canvas, report)
    _write_basics(canvas, report)
    filling = fill(report)
    for section in edition.sections.values():
        name = section.own_table
        if name:
            title = edition.tables[name].label if section.figures else section_name(section)
            write_table(canvas, edition, edition.tables[name], title, layout, filling)
    write_prose(canvas, PROSE, edition, [report], owned=False)
    if layout.before:
        _write_before(canvas, report, layout)
    write_reasons(canvas, REASONS, REASONS_NOTE, [report], owned=False)
    write_names(canvas, NAMES_SHEET, edition)
    write_marks(canvas, edition)
    return canvas.close()


def blank_report(edition: Edition, head: dict[str, str], previous: Report | None = None) -> Report:
    """A report of which only the head is known, to make a workbook for."""
    nowhere = Location("")
    blank = Cell("", None, nowhere, Origin.BLANK)
    return Report(
        file="",
        encoding="utf-8",
        edition=edition,
        location=nowhere,
        head=MappingProxyType({key: Written(text, nowhere) for key, text in head.items() if text}),
        cells=(blank,) * len(edition.slots),
        passages=(),
        given=frozenset(),
        previous=previous,
    )


def _layout(edition: Edition) -> Layout:
    tables = [edition.tables[name] for name in _tables(edition)]
    slots = {number: spot for table in tables for number, spot in table_spots(edition, table).items()}
    before = {number: SheetCell(BEFORE_SHEET, 1, 3 + row) for row, number in enumerate(previous_slots(edition))}
    return Layout(slots, before, {table.id: rest_spot(edition, table) for table in tables})


def _tables(edition: Edition) -> list[str]:
    named = [section.own_table for section in edition.sections.values()]
    return [name for name in named if name]


def _write_guide(canvas: Canvas, report: Report) -> None:
    sheet = canvas.sheet(GUIDE)
    sheet.set_column(0, 0, 110)
    title = TITLE.format(unit=report.unit, year=report.text(YEAR))
    sheet.write_string(0, 0, title, canvas.styles["title"])
    names = [BASICS, *(report.edition.tables[name].label for name in _tables(report.edition)), PROSE, REASONS]
    for row, line in enumerate((*LINES, SHEETS + "、".join(names) + "。"), start=2):
        sheet.write_string(row, 0, line, canvas.styles["plain"])


def _write_basics(canvas: Canvas, report: Report) -> None:
    sheet = canvas.sheet(BASICS)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    sheet.write_string(0, 0, BASICS_NOTE, canvas.styles["note"])
    choices = {"单位.类别": tuple(report.edition.deadlines), "单位.范围": SCOPES}
    for row, key in enumerate(head_keys(report.edition), start=2):
        text = report.text(key)
        sheet.write_string(row, 0, head_label(key), canvas.styles["left"])
        if text:
            sheet.write_string(row, 1, text, canvas.styles["line"])
        else:
            sheet.write_blank(row, 1, None, canvas.styles["line"])
        if choices.get(key):
            choose(sheet, row, 1, choices[key])


def _write_before(canvas: Canvas, report: Report, layout: Layout) -> None:
    sheet, edition = canvas.sheet(BEFORE_SHEET), report.edition
    for column, width in enumerate((60, 16, 50)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, BEFORE_NOTE, canvas.styles["note"])
    for column, heading in enumerate(BEFORE_HEADINGS):
        sheet.write_string(2, column, heading, canvas.styles["label"])
    for number, spot in layout.before.items():
        slot = edition.slots[number]
        sheet.write_string(spot.row, 0, slot.label, canvas.styles["left"])
        write_cell(sheet, spot.row, 1, previous_cell(report, number), canvas.styles["input"])
        ask(sheet, spot.row, 1, slot, is_total=False)
        sheet.write_string(spot.row, 2, PREVIOUS + slot.ref.path, canvas.styles["address"])


def previous_cell(report: Report, number: int) -> Cell:
    """Last year's cell of a slot, blank where it is not known."""
    slot = report.edition.slots[number]
    if report.previous is None or slot.ref not in report.previous.edition.index:
        return Cell("", None, report.location, Origin.BLANK)
    return placed(report.previous, report.previous.edition.index[slot.ref], slot)


def write_marks(canvas: Canvas, edition: Edition) -> None:
    """The hidden sheet that tells which form the workbook is."""
    sheet = canvas.sheet(MARKS)
    for row, (key, text) in enumerate(zip(MARKS_KEYS, (FORMAT, edition.id, edition.report), strict=True)):
        if text:
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, text)
    sheet.very_hidden()
