"""Small templates made with python-docx, small dossiers, and what stands in a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.files import bundled
from govgen.model.edition import Edition
from govgen.prose import Dossier, open_dossier
from govgen.source import parse_source
from govgen.word.filling.context import Page, lay_out
from govgen.word.filling.template import Template, compile_template
from govgen.word.filling.text import Styles

CATALOG = load_editions(bundled("schema.yaml"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_STYLES = Styles({})

DATA = """
年度: 2024
单位: {名称: 青禾县水利局, 类别: 部门}
落款日期: 2025-01-20
总体情况:
  引言: |
    概括<一年>的情况&进展。
    1.要点。做得更细。
  主动公开: 公开信息。
主动公开:
  行政许可: {本年处理决定数量: 312}
  行政事业性收费: {本年收费金额: 286.4150}
  其余: 0
申请:
  本年新收: {自然人: 20, 商业企业: 3, 其余: 0}
  其余: 0
复议诉讼: 0
问题与改进: 还有问题。
其他事项: 无
"""
FIRST_ROW = ("申请.本年新收.自然人", "申请.本年新收.商业企业", "申请.本年新收.总计")


def edition(name: str = "2021") -> Edition:
    return CATALOG.editions[name]


def dossier(text: str = DATA, previous: str = "") -> Dossier:
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    if previous:
        report = replace(report, previous=read_report(parse_source(previous.encode(), "b.yaml"), CATALOG))
    return open_dossier(report)


def page(text: str = DATA, previous: str = "", styles: Styles = NO_STYLES) -> Page:
    return lay_out(dossier(text, previous), styles)


def with_head(key: str, value: str) -> str:
    """The data with a text in its head, however odd."""
    return f"{key}: {value}\n{DATA}"


def document(*paragraphs: str) -> WordDocument:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return made


def add_table(made: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def saved(made: WordDocument) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The file with some parts put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def without(data: bytes, name: str) -> bytes:
    """The file with one part taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
    return out.getvalue()


def template(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> Template:
    made = document(*paragraphs)
    if table:
        add_table(made, table)
    return compile_template(saved(made), "模板.docx")


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part."""
    root = etree.fromstring(part(data, name).encode())
    return ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in root.iter(f"{W}p")]


def canonical(data: bytes, name: str) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(part(data, name).encode(), parser), method="c14n")
