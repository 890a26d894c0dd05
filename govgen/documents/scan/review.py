"""The figures of a scanned report beside their pictures, as a page: what to look at first, then all others."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from govgen.documents.document import ScannedCell
from govgen.documents.receipt import Imported
from govgen.documents.scan.reader import DOUBTFUL
from govgen.documents.scan.text import SURE
from govgen.pages import CLOSING, opening, table

TITLE = "{unit}{year}年度报告扫描件核对"
VERDICT = "从图片里认出 {count} 个数，其中 {doubts} 个要与原图核对；数据文件里的数照识别的写，没有改动。"
DOUBTS, OTHERS = "先核对这些", "其余的数"
HEADS = ("位置", "表", "行", "列", "识别为", "原图", "为什么")
IMAGE = Markup('<img alt="原图里的“{text}”" src="data:image/png;base64,{data}">')


class _Figure(NamedTuple):
    """A figure of the report, its picture, and why it is doubtful."""

    number: int
    cell: ScannedCell
    why: str


def scan_review(imported: Imported, broken: Mapping[str, str]) -> bytes:
    """The page; `broken` tells of cells, by their paths, what does not agree with them."""
    return "".join(_page(imported, broken)).encode()


def _page(imported: Imported, broken: Mapping[str, str]) -> Iterator[str]:
    report, figures = imported.report, list(_figures(imported, broken))
    doubts = [figure for figure in figures if figure.why]
    title = TITLE.format(unit=report.unit, year=report.year or "")
    yield opening(title, "summary", pictures=True)
    verdict = VERDICT.format(count=len(figures), doubts=len(doubts))
    yield Markup('<h1>{}</h1>\n<p class="verdict {}">{}</p>\n').format(title, "warning" if doubts else "", verdict)
    for caption, shown in ((DOUBTS, doubts), (OTHERS, [figure for figure in figures if not figure.why])):
        if shown:
            yield table(caption, HEADS, (_row(imported, figure) for figure in shown), "form")
    yield CLOSING


def _figures(imported: Imported, broken: Mapping[str, str]) -> Iterator[_Figure]:
    scanned = {cell.place: cell for cell in imported.receipt.scanned}
    for number, (slot, cell) in enumerate(zip(imported.report.edition.slots, imported.report.cells, strict=True)):
        read = scanned.get(cell.location)
        if read is not None:
            unclear = DOUBTFUL if read.score < SURE else ""
            yield _Figure(number, read, "；".join(filter(None, (unclear, broken.get(slot.ref.path, "")))))


def _row(imported: Imported, figure: _Figure) -> Markup:
    edition = imported.report.edition
    slot, cell = edition.slots[figure.number], figure.cell
    picture = IMAGE.format(text=cell.text, data=base64.b64encode(cell.picture).decode())
    texts = (edition.tables[slot.ref.table].label, slot.row.label, slot.column.label, cell.text)
    cells = Markup().join(Markup("<td>{}</td>").format(text) for text in (*texts, picture, figure.why))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(cell.place.inside, cells)
