"""The part styles.xml: defaults, the styles, and the borders of the tables."""

from __future__ import annotations

from collections.abc import Mapping

from govgen.word.drawing.styles import BODY, STYLES, Style, StyleKind
from govgen.word.drawing.typography import border
from govgen.word.drawing.wordml import el, off, on, part

BASES: Mapping[StyleKind, str] = {"paragraph": "Normal", "character": "DefaultParagraphFont"}
DEFAULTS = (
    el(
        "style",
        el("name", val="Normal"),
        on("qFormat"),
        # No gaps between characters and figures: they would push the line beyond 28 characters.
        el("pPr", off("autoSpaceDE"), off("autoSpaceDN")),
        type_="paragraph",
        default=1,
        styleId="Normal",
    ),
    el(
        "style",
        el("name", val="Default Paragraph Font"),
        type_="character",
        default=1,
        styleId="DefaultParagraphFont",
    ),
    el(
        "style",
        el("name", val="Normal Table"),
        el("tblPr", el("tblInd", w=0, type_="dxa")),
        type_="table",
        default=1,
        styleId="NormalTable",
    ),
)


def styles() -> str:
    """The content of styles.xml."""
    language = el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = el(
        "docDefaults",
        el("rPrDefault", el("rPr", BODY, language)),
        el("pPrDefault"),
    )
    hidden = el(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )
    return part("styles", defaults, hidden, *DEFAULTS, *map(_style, STYLES), _table_style())


def _style(style: Style) -> str:
    custom = {} if style.builtin else {"customStyle": 1}
    return el(
        "style",
        el("name", val=style.name),
        el("basedOn", val=BASES[style.kind]),
        el("next", val=style.next) if style.next else "",
        on("qFormat"),
        el("pPr", style.paragraph) if style.paragraph else "",
        el("rPr", style.text),
        type_=style.kind,
        styleId=style.id,
        **custom,
    )


def _table_style() -> str:
    outer, inner = ("top", "left", "bottom", "right"), ("insideH", "insideV")
    borders = [border(side, 8) for side in outer] + [border(side, 4) for side in inner]
    form = el("tblPr", el("tblInd", w=0, type_="dxa"), el("tblBorders", *borders))
    name, base = el("name", val="年报表格"), el("basedOn", val="NormalTable")
    return el("style", name, base, on("qFormat"), form, type_="table", customStyle=1, styleId="ReportTable")
