"""How a Word file looks: what its defaults, its styles and its own marks say of a paragraph or a run, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from lxml import etree

from govgen.files.namespaces import A as _DRAWN
from govgen.files.namespaces import W

Properties: TypeAlias = Mapping[str, str]  # by the names of element and attribute: `spacing.before`
_OFF = ("0", "false", "off", "none", "nil")
_TWIP = 20  # of them are a point
# What takes the place of another property of the styles below, because Word reads the one before the other.
_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "ind.hanging": ("ind.firstLine", "ind.firstLineChars"),
    "ind.firstLine": ("ind.hanging", "ind.hangingChars"),
    "rFonts.ascii": ("rFonts.asciiTheme",),
    "rFonts.eastAsia": ("rFonts.eastAsiaTheme",),
}


def flat(element: etree._Element | None, prefix: str = "") -> dict[str, str]:
    """What the children of an element say, as `tag.attribute`; tab stops by their place."""
    said: dict[str, str] = {}
    for child in element.iterchildren(W + "*") if element is not None else ():
        name = f"{prefix}{child.tag[len(W) :]}"
        if name == "tabs":
            said |= {f"tab.{stop.get(W + 'pos', '')}": stop.get(W + "val", "left") for stop in child}
        elif name != "rPr" and len(child):
            said |= flat(child, f"{name}.")
        elif name != "rPr":
            said |= {f"{name}.{str(key).rpartition('}')[2]}": str(value) for key, value in child.items()} or {
                f"{name}.val": "1"
            }
    return said


def over(base: Properties, own: Properties) -> dict[str, str]:
    """Properties with others written over them."""
    gone = {name for key in own for name in _INSTEAD.get(key, ()) if name not in own}
    return {key: value for key, value in base.items() if key not in gone} | dict(own)


def is_on(properties: Properties, name: str) -> bool:
    """True for a mark that is set and not switched off again."""
    return properties.get(f"{name}.val", "0") not in _OFF


def points(properties: Properties, name: str, per: float = _TWIP) -> float:
    """A length in points, 0 where none is said; `per` of its units are a point."""
    try:
        return float(properties.get(name, "0")) / per
    except ValueError:
        return 0.0


class _Style(NamedTuple):
    """A style: its name in lower case, the one it is based on, what it says of paragraphs, of runs, of tables."""

    name: str
    base: str
    paragraph: Properties
    run: Properties
    table: Properties


class WordLooks:
    """The styles of a Word file."""

    def __init__(self, styles: bytes, theme: bytes = b"") -> None:
        root = etree.fromstring(styles)
        self._styles = {style.get(W + "styleId", ""): _style(style) for style in root.iterfind(W + "style")}
        defaults = root.find(W + "docDefaults")
        self._paragraph = flat(None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr"))
        self._run = flat(None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr"))
        self._usual = {
            style.get(W + "type", ""): style.get(W + "styleId", "")
            for style in root.iterfind(W + "style")
            if style.get(W + "default") in ("1", "true")
        }
        self._theme = dict(_theme_fonts(theme)) if theme else {}
        self._chain = lru_cache(maxsize=None)(self._inherited)

    def name(self, style: str) -> str:
        """The name of a style of paragraphs, in lower case."""
        return self._styles[style].name if style in self._styles else ""

    def paragraph(self, own: etree._Element | None) -> dict[str, str]:
        """What holds for a paragraph with these properties of its own."""
        said = flat(own)
        return over(over(self._paragraph, self._chain(self._style_of(said), "paragraph")), said)

    def run(self, paragraph: Properties, own: etree._Element | None) -> dict[str, str]:
        """What holds for a run in a paragraph of such properties."""
        said = flat(own)
        base = over(self._run, self._chain(self._style_of(paragraph), "run"))
        return over(over(base, self._chain(said.get("rStyle.val", ""), "run")), said)

    def table(self, own: etree._Element | None) -> dict[str, str]:
        """What holds for a table."""
        said = flat(own)
        return over(self._chain(said.get("tblStyle.val", "") or self._usual.get("table", ""), "table"), said)

    def font(self, run: Properties, kind: str) -> str:
        """The font of Chinese characters (`eastAsia`) or of Latin letters (`ascii`); empty where none is named."""
        theme = self._theme.get(run.get(f"rFonts.{kind}Theme", ""), "")
        return theme or run.get(f"rFonts.{kind}", "")

    def _style_of(self, paragraph: Properties) -> str:
        return paragraph.get("pStyle.val", "") or self._usual.get("paragraph", "")

    def _inherited(self, style: str, kind: str) -> Properties:
        """What a style says with those that it is based on."""
        said: Properties = {}
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            said = over(getattr(self._styles[style], kind), said)
            style = self._styles[style].base
        return said


@lru_cache(maxsize=16)
def looks_of(styles: bytes, theme: bytes) -> WordLooks:
    """The styles of a Word file; the same for all reports of a template."""
    return WordLooks(styles, theme)


def _style(style: etree._Element) -> _Style:
    name, base = (style.find(W + tag) for tag in ("name", "basedOn"))
    return _Style(
        "" if name is None else name.get(W + "val", "").lower(),
        "" if base is None else base.get(W + "val", ""),
        flat(style.find(W + "pPr")),
        flat(style.find(W + "rPr")),
        flat(style.find(W + "tblPr")),
    )


def _theme_fonts(theme: bytes) -> Iterator[tuple[str, str]]:
    """The fonts of a theme by the names that styles use for them."""
    root = etree.fromstring(theme)
    for kind in ("major", "minor"):
        held = root.find(f".//{_DRAWN}{kind}Font")
        for font in held if held is not None else ():
            face = font.get("typeface", "")
            if font.tag == _DRAWN + "latin":
                yield f"{kind}HAnsi", face
                yield f"{kind}Ascii", face
            elif font.tag == _DRAWN + "ea" or font.get("script") == "Hans":
                yield f"{kind}EastAsia", face
