"""Pages and tables of values as they are fuzzed: figures hidden in many ways, tables as spreadsheets save them.

A figure that a page hides is one that no report has, so that it can be looked for in what was read.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from fuzzing_oracles import Fault
from fuzzing_trees import changed
from lxml import etree
from units import unit_text

from govgen import api
from govgen.documents import import_report
from govgen.model.report import Report
from tests.documents.losses import lost
from tests.documents.pages import book_of, page_of

SECRET = "90817263"
NAME = "zq"
STYLES = (
    *("display:none", "visibility:hidden", "opacity:0", "font-size:0", "color:#fff;background:#fff", "scale:0"),
    *("position:absolute;left:-9999px", "clip-path:inset(50%)", "transform:scale(0)", "color:transparent"),
    *("display:inline-block;max-height:0;overflow:hidden", "text-indent:-9999px;display:inline-block", "zoom:0"),
)
RULES = (
    *(".zq{%s}", "* .zq{%s}", "body{.zq{%s}}", "#a,.zq{%s}", "@media screen{.zq{%s}}", "[class~=zq]{%s}"),
    *(":is(.b,.zq){%s}", "@media not print{.zq{%s}}", ".zq:not(.b,.c){%s}", "@layer a{.zq{%s}}", "<!-- .zq{%s} -->"),
)
TEMPLATE = re.compile(rb"<template\b.*?</template>", re.DOTALL)
PLACES = ("td", "th", "p", "h1", "div", "li")


def pages(reports: Iterable[Report]) -> dict[str, bytes]:
    """Reports as plain pages, and units as they are published, with their data and without."""
    made = {f"{number}.html": page_of(report).encode() for number, report in enumerate(reports)}
    for number in range(2):
        dossier = api.loads(unit_text(number, 1), "a.yaml")
        for name, with_data in (("d", True), ("n", False)):
            made[f"{number}{name}.html"] = api.publish(dossier, data=with_data).make("html").files["年报.html"]
    return made


def change_page(data: bytes, chance: random.Random) -> bytes:
    """A change of the tree, or a figure that nobody sees."""
    if chance.random() < 0.4:
        return changed(data, "a.html", chance)
    root = etree.HTML(data.decode("utf-8", "replace"))
    places = list(root.iter(*PLACES))
    head = root.find("head")
    if not places or head is None:
        return data
    hidden = etree.Element("span")
    hidden.text = SECRET
    _hide(hidden, head, chance)
    chance.choice(places).insert(0, hidden)
    parent = hidden.getparent()
    hidden.tail, parent.text = parent.text, None
    return etree.tostring(root, method="html", encoding="utf-8")


def _hide(hidden: etree._Element, head: etree._Element, chance: random.Random) -> None:
    style = chance.choice(STYLES)
    if chance.random() < 0.3:
        hidden.set("style", style + chance.choice(("", ";", "!important", " ")))
        return
    hidden.set("class", chance.choice((NAME, f"b2 {NAME}")))
    etree.SubElement(head, "style").text = chance.choice(RULES) % style


def try_page(path: Path) -> None:
    """What a page hides is not read, nothing else is lost, and what it brings along is what it shows, or is told."""
    imported = import_report(path, api.catalog())
    report, data = imported.report, path.read_bytes()
    said = [*(cell.text for cell in report.cells), *(each.text for each in report.passages)]
    said += [each.text for each in report.head.values()]
    if any(SECRET in text for text in said):
        raise Fault("what the page hides is read")
    is_told = any(each.kind == "altered-document" for each in report.problems)
    if b"<template" in data:
        shown = api.import_(TEMPLATE.sub(b"", data), name="a.html").report
        if not is_told and shown.edition.id == report.edition.id and shown.values != report.values:
            raise Fault("the page shows other figures than it brings along")
    elif SECRET.encode() not in data and (gone := lost(data, path.suffix, imported)):
        raise Fault(f"lost: {gone[:3]}")


def tables(reports: Iterable[Report]) -> dict[str, bytes]:
    """The tables of reports as spreadsheets save them, in several writings."""
    made: dict[str, bytes] = {}
    for number, report in enumerate(reports):
        title = f"{report.unit}{report.text('年度')}年政府信息公开工作年度报告"
        rows = [[title], *_rows(book_of(report))]
        made[f"{number}.csv"] = _written(rows, ",").encode("utf-8-sig")
        made[f"{number}g.csv"] = _written(rows, ",").encode("gb18030")
        made[f"{number}t.csv"] = _written(rows, "\t").encode()
    return made


def _rows(book: bytes) -> list[list[str]]:
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    return [["" if cell is None else str(cell) for cell in row] for sheet in sheets for row in sheet.values]


def _written(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()
