"""The colophon 版记 at the foot of the last page: a floating table whose borders are the rules."""

from __future__ import annotations

from govgen.word.drawing.typography import THICK, THIN, border
from govgen.word.drawing.wordml import TYPE_WIDTH, el, mm, on, paragraph, run, tag, when

CAPTION = "版记"


def colophon() -> str:
    """Copies, printing office and day of printing, on the page of the paragraph that follows."""
    copies = paragraph("ColophonCopies", run(f"抄送：{tag('公文.抄送')}。"))
    issued = paragraph("ColophonIssue", run(f"{tag('公文.印发机关')}\t{tag('公文.印发日期')}印发"))
    rows = (_order("if 公文.抄送"), _row(copies), _order("endif"), _row(issued))
    grid = el("tblGrid", el("gridCol", w=TYPE_WIDTH))
    return when("公文 and 公文.印发机关", el("tbl", _properties(), grid, *rows))


def _properties() -> str:
    # Counted from the edge of the page: LibreOffice does not let a table float that is as wide as the text.
    place: dict[str, str | int] = {"horzAnchor": "page", "vertAnchor": "margin", "tblpX": mm(28), "tblpYSpec": "bottom"}
    rules = (border("top", THICK), border("bottom", THICK), border("insideH", THIN))
    return el(
        "tblPr",
        el("tblpPr", leftFromText=0, rightFromText=0, **place),
        el("tblOverlap", val="never"),
        el("tblW", w=TYPE_WIDTH, type_="dxa"),
        el("tblBorders", *rules),
        el("tblLayout", type_="fixed"),
        el("tblCellMar", *(el(side, w=0, type_="dxa") for side in ("left", "right"))),
        el("tblLook", val="0600"),
        el("tblCaption", val=CAPTION),
    )


def _row(content: str) -> str:
    cell = el("tc", el("tcPr", el("tcW", w=TYPE_WIDTH, type_="dxa")), content)
    return el("tr", el("trPr", on("cantSplit")), cell)


def _order(statement: str) -> str:
    """A row that only steers the rendering and is gone afterwards."""
    return _row(paragraph("Instruction", run("{%tr " + statement + " %}")))
