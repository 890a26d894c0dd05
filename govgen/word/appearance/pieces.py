"""What pieces of a run that are no plain text print beside a figure: a hyphen, a sign, a date, a box in the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.vml import is_floating, shapes_of

NOTED = "\ue016"  # the mark of a note
WORKED_OUT = "\ue017"  # a number that Word works out
MINUS = "−"  # what a hyphen that stays with a number is read as

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {"2D": MINUS, **{f"3{digit}": str(digit) for digit in range(10)}}
# What takes no room of its own: the runs of a ruby are gone through by themselves.
_NOTHING = tuple(
    _W + name
    for name in ("ruby", "fldChar", "instrText", "delText", "delInstrText", "lastRenderedPageBreak", "softHyphen")
)
FORMULA = f"{_MATH}oMath"
_TEXTS = (f"{_W}t", f"{_MATH}t")
_PARTS_OF_DATES = tuple(f"{_W}{name}{length}" for name in ("day", "month", "year") for length in ("Short", "Long"))


def piece_of(element: etree._Element, tab: str) -> str:
    """What a piece of a run prints as readers take it; what stands apart from its neighbours is a `tab`."""
    reading = _READ.get(str(element.tag))
    return reading(element, tab) if reading else _in_line(element)


def said(element: etree._Element) -> str:
    """All the text in an element."""
    return "".join(text.text or "" for text in element.iter(*_TEXTS))


def _in_line(element: etree._Element) -> str:
    """The words of a box that stands in the line as a letter does; anything else parts what it stands between."""
    drawn = next(element.iter(f"{_WP}inline", f"{_WP}anchor"), None)
    shapes = shapes_of(element) if drawn is None else ()
    inline = next((each for each in shapes if not is_floating(each)), drawn)
    return (said(inline) if inline is not None and inline.tag != f"{_WP}anchor" else "") or "\t"


def _symbol(element: etree._Element) -> str:
    """A digit or a hyphen, by its number in its font; other signs stand apart."""
    code = element.get(f"{_W}char", "")[-2:]
    return _SIGNS.get(code.upper(), "\t")


_READ: Mapping[str, Callable[[etree._Element, str], str]] = {
    f"{_W}t": lambda element, _: element.text or "",
    f"{_W}noBreakHyphen": lambda _, __: MINUS,
    f"{_W}tab": lambda _, tab: tab,
    f"{_W}ptab": lambda element, _: MINUS if element.get(f"{_W}leader") == "hyphen" else "\t",
    f"{_W}sym": lambda element, _: _symbol(element),
    **dict.fromkeys(_NOTHING, lambda _, __: ""),
    f"{_W}pgNum": lambda _, __: WORKED_OUT,
    **dict.fromkeys(_PARTS_OF_DATES, lambda _, __: WORKED_OUT),
    **dict.fromkeys((f"{_W}footnoteReference", f"{_W}endnoteReference"), lambda _, __: NOTED),
}
