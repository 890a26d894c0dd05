"""Documents for tests, drawn from the forms of an edition by plain writers: web pages, workbooks, Word parts, text."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

import openpyxl

from govgen.model.edition import Edition, Section
from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.model.report import Report
from govgen.prose import open_dossier

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Target="word/document.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
Text = Callable[[GridCell], str]


def texts_of(report: Report) -> Text:
    """What a cell of a grid says in a report: its label or the text of its number."""
    return lambda cell: report.cell(cell.ref).text if cell.ref else cell.label


def rows_of(grid: Grid) -> Iterator[list[GridCell]]:
    """The cells that begin in each row of a grid."""
    for number in range(grid.height):
        yield sorted((cell for cell in grid.cells if cell.row == number), key=lambda cell: cell.column)


def html_table(grid: Grid, text: Text) -> str:
    """A grid as a plain HTML table."""
    rows = []
    for row in rows_of(grid):
        cells = (f'<td rowspan="{c.height}" colspan="{c.width}">{html.escape(text(c))}</td>' for c in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def page_of(report: Report) -> str:
    """A report as a plain web page."""
    edition = report.edition
    title = report.text("标题") or edition.title.format(名称=report.unit, 年度=report.text("年度"))
    parts = [f"<h1>{html.escape(title)}</h1>"]
    annexed = []
    for section in edition.sections.values():
        target = annexed if section.table and edition.tables[section.table].title else parts
        target += [f"<p>{html.escape(line)}</p>" if kind == "p" else line for kind, line in _section(report, section)]
    parts += [f"<p>{html.escape(line)}</p>" for line in _signature(report)]
    return f"<html><head><meta charset=utf-8></head><body>{''.join(parts + annexed)}</body></html>"


def _signature(report: Report) -> Iterator[str]:
    date = report.text("落款日期")
    if date:
        yield report.unit
        year, month, day = date.split("-")
        yield f"{year}年{int(month)}月{int(day)}日"


def _section(report: Report, section: Section) -> Iterator[tuple[str, str]]:
    paragraphs = open_dossier(report).narrative.paragraphs
    if section.label:
        yield "p", section.label
    if section.kind == "table":
        table = report.edition.tables[section.table]
        if table.id in report.given:
            if table.title:
                yield "p", table.title.format(名称=report.unit, 年度=report.text("年度"))
            yield from (("p", p.lead + p.text) for p in paragraphs.get(f"{table.id}.前文", ()))
            yield "table", html_table(draw(table), texts_of(report))
            yield from (("p", p.lead + p.text) for p in paragraphs.get(f"{table.id}.后文", ()))
        return
    for paragraph in paragraphs.get(section.id, ()):
        yield "p", paragraph.lead + paragraph.text


def book_of(report: Report) -> bytes:
    """The tables of a report as a workbook, a sheet each, with merged cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in report.edition.tables.values():
        if table.printed:
            _sheet(book.create_sheet(table.label), draw(table), texts_of(report))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _sheet(sheet: openpyxl.worksheet.worksheet.Worksheet, grid: Grid, text: Text) -> None:
    for cell in grid.cells:
        said = text(cell)
        whole = cell.ref is not None and said.removeprefix("-").isdigit()
        sheet.cell(cell.row + 1, cell.column + 1, int(said) if whole else said or None)
        if cell.height > 1 or cell.width > 1:
            right, low = cell.column + cell.width, cell.row + cell.height
            sheet.merge_cells(start_row=cell.row + 1, start_column=cell.column + 1, end_row=low, end_column=right)


def web_page(body: str, charset: str = "utf-8") -> bytes:
    """A saved page around a body."""
    return f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'.encode(charset)


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A .docx around the inner XML of its body."""
    document = f'<w:document xmlns:w="{W}"{_MORE}><w:body>{body}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        always = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
        for name, text in {**always, **(parts or {})}.items():
            archive.writestr(name, text)
    return held.getvalue()


_MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    said = f'<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{said}</w:p>"


def word_table(grid: Grid, text: Text, *, inside: Callable[[GridCell], str] | None = None) -> str:
    """A grid as a Word table; `inside` may write the paragraphs of a cell otherwise."""
    write = inside or (lambda cell: paragraph(text(cell)))
    rows = []
    for number in range(grid.height):
        standing = [cell for cell in grid.cells if cell.row <= number < cell.row + cell.height]
        cells = (_word_cell(cell, number, write) for cell in sorted(standing, key=lambda cell: cell.column))
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _word_cell(cell: GridCell, number: int, write: Callable[[GridCell], str]) -> str:
    span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
    merge = ""
    if cell.height > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.row == number else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{write(cell) if cell.row == number else paragraph('')}</w:tc>"


def figures_of(edition: Edition, tables: Sequence[str]) -> Mapping[str, str]:
    """A different number for every cell of some tables, by its path."""
    slots = [slot for slot in edition.slots if slot.ref.table in tables]
    return {slot.ref.path: str(number) for number, slot in enumerate(slots, start=11)}


def form(edition: Edition, table: str) -> tuple[Table, Grid, Text]:
    """A table of an edition, its grid, and what its cells say when every number is another."""
    figures = figures_of(edition, [table])
    return edition.tables[table], draw(edition.tables[table]), lambda c: figures[c.ref.path] if c.ref else c.label


HEAD = "青禾县水利局2023年政府信息公开工作年度报告"


def page_around(table_html: str, edition: Edition, table: str, before: str = "") -> bytes:
    """A web page with a title, the title of the section and its table."""
    section = next(section for section in edition.sections.values() if section.table == table)
    label = f"<p>{section.label}</p>" if section.label else ""
    return web_page(f"<h1>{HEAD}</h1>{before}{label}{table_html}")


def word_around(table_xml: str, edition: Edition, table: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with a title, the title of the section and its table."""
    section = next(section for section in edition.sections.values() if section.table == table)
    return word_file(paragraph(HEAD) + paragraph(section.label) + table_xml + paragraph(""), parts)
