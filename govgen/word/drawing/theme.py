"""The theme that a Word file is expected to have; no style of ours refers to it."""

from __future__ import annotations

from govgen.word.drawing.typography import FANG, HEI

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
# A format scheme has three styles of each kind; the placeholder colour is that of the text.
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FORMATS = (("fillStyleLst", FILL), ("lnStyleLst", LINE), ("effectStyleLst", EFFECT), ("bgFillStyleLst", FILL))


def theme() -> str:
    """The content of theme1.xml."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    formats = "".join(f"<a:{name}>{style * 3}</a:{name}>" for name, style in FORMATS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="govgen"><a:themeElements>'
        f'<a:clrScheme name="govgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="govgen">{_fonts("major", HEI)}{_fonts("minor", FANG)}</a:fontScheme>'
        f'<a:fmtScheme name="govgen">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _fonts(kind: str, font: str) -> str:
    return f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/></a:{kind}Font>'
