"""The page: A4 with the standard's margins and line grid, page numbers outside, settings of the document."""

from __future__ import annotations

from govgen.word.drawing.typography import FACES, FOOT_CHARACTER, LINE, Face
from govgen.word.drawing.wordml import el, mm, on, paragraph, part, run

DASH = "—"
# The middle of the footer's line, 18 pt high, stands 7 mm below the type area, whose lower margin is 35 mm.
FOOTER_DISTANCE = mm(35 - 7) - 180

MICROSOFT = "http://schemas.microsoft.com/office/word"
COMPATIBILITY = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "useFELayout",
)


def section(odd: str, even: str) -> str:
    """The properties of the section; `odd` and `even` are the relationships of the footers."""
    margins = {"top": mm(37), "right": mm(26), "bottom": mm(35), "left": mm(28)}
    return el(
        "sectPr",
        f'<w:footerReference w:type="default" r:id="{odd}"/>',
        f'<w:footerReference w:type="even" r:id="{even}"/>',
        el("pgSz", w=11906, h=16838),
        el("pgMar", **margins, header=mm(15), footer=FOOTER_DISTANCE, gutter=0),
        el("docGrid", type_="lines", linePitch=LINE),
    )


def footer(side: str) -> str:
    """The page number between dashes, one character in from the `left` or the `right` edge."""
    indent = el("ind", **{side: FOOT_CHARACTER})
    number = el("fldSimple", run("1"), instr=" PAGE ")
    content = (run(f"{DASH} "), number, run(f" {DASH}"))
    return part("ftr", paragraph("Footer", *content, properties=indent + el("jc", val=side)))


def settings() -> str:
    """The content of settings.xml."""
    mode = el("compatSetting", name="compatibilityMode", uri=MICROSOFT, val=15)
    return part(
        "settings",
        el("zoom", percent=100),
        on("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        el("defaultTabStop", val=420),
        on("evenAndOddHeaders"),
        el("drawingGridVerticalSpacing", val=LINE),
        el("characterSpacingControl", val="compressPunctuation"),
        el("compat", on(*COMPATIBILITY), mode),
        el("themeFontLang", val="en-US", eastAsia="zh-CN"),
        el("decimalSymbol", val="."),
        el("listSeparator", val=","),
    )


def fonts() -> str:
    """The content of fontTable.xml: the faces named in the styles, what stands in for them, what they look like."""
    return part("fonts", *map(_font, FACES))


def _font(face: Face) -> str:
    signature = {"usb0": "00000003", "usb1": "080E0000", "usb2": "00000010", "usb3": "00000000"}
    return el(
        "font",
        el("altName", val=",".join(face.stand_ins)),
        el("panose1", val=face.panose),
        el("charset", val="86"),
        el("family", val=face.family),
        el("pitch", val=face.pitch),
        el("sig", **signature, csb0="00040001", csb1="00000000"),
        name=face.name,
    )
