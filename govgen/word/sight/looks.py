"""How a run of text comes out: what it says itself, its styles, its table's style, the defaults of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.word.archive import Member
from govgen.word.package import parse
from govgen.word.sight.numbers import Numbers
from govgen.word.values import is_usual, value

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("ascii", "hAnsi", "eastAsia")
_THEME_SLOT = {"minor": "minorFont", "major": "majorFont"}
_NUMBER = ("numId", "ilvl")
_SYMBOLIC = "02"  # the character set of fonts whose signs are no letters
_SYMBOLS = ("wingdings", "webdings", "marlett", "mt extra", "zapf dingbats", "zapfdingbats", "bookshelf symbol")
_SYMBOL = "symbol"
_THEMED = {"background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
           "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "hyperlink": "hlink",
           "followedHyperlink": "folHlink"}  # fmt: skip
# What a document may give other colours of its theme: text and background, by the names of that choice.
_MAPPED = {"background1": "bg1", "background2": "bg2", "text1": "t1", "text2": "t2"}


class Looks:
    """The styles, lists, fonts and theme of a template, asked for what they make of its paragraphs and runs."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        styles = _part(members, "word/styles.xml")
        found = styles.iter(f"{_W}style") if styles is not None else ()
        self._styles = {style.get(f"{_W}styleId", ""): style for style in found}
        self._defaults = styles.find(f"{_W}docDefaults") if styles is not None else None
        self._default = next((name for name, style in self._styles.items() if is_usual(style)), "")
        fonts = _part(members, "word/fontTable.xml")
        self._symbolic = set(_symbol_fonts(fonts)) if fonts is not None else set()
        theme = next((name for name in members if name.startswith("word/theme/theme") and name.endswith(".xml")), "")
        self._theme = _part(members, theme)
        settings = _part(members, "word/settings.xml")
        mapped = settings.find(f"{_W}clrSchemeMapping") if settings is not None else None
        self._mapped = (
            {str(name).removeprefix(_W): str(to) for name, to in mapped.attrib.items()} if mapped is not None else {}
        )
        self._numbers = Numbers(_part(members, "word/numbering.xml"))
        self._names: dict[etree._Element, tuple[str, str, str]] = {}
        self._levels: dict[tuple[str, ...], tuple[etree._Element, ...]] = {}

    def levels(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """The properties `name` (`rPr`, `pPr`) that count for a run or a paragraph, the nearest first."""
        yield from _found(element, name)
        key = (name, *self._named(element))
        if key not in self._levels:
            self._levels[key] = tuple(self._by_styles(key[1:], name))
        yield from self._levels[key]

    def _named(self, element: etree._Element) -> tuple[str, str, str]:
        """The styles of a run, none for a paragraph, of its paragraph and of its table."""
        if element not in self._names:
            self._names[element] = self._of_paragraph(element) if element.tag == f"{_W}p" else self._of_run(element)
        return self._names[element]

    def _of_run(self, run: etree._Element) -> tuple[str, str, str]:
        _, of_paragraph, of_table = self._named(next(run.iterancestors(f"{_W}p")))
        return value(run, "rPr", "rStyle"), of_paragraph, of_table

    def _of_paragraph(self, paragraph: etree._Element) -> tuple[str, str, str]:
        table = next(paragraph.iterancestors(f"{_W}tbl"), None)
        of_table = value(table, "tblPr", "tblStyle") if table is not None else ""
        return "", value(paragraph, "pPr", "pStyle") or self._default, of_table

    def _by_styles(self, styles: tuple[str, ...], name: str) -> Iterator[etree._Element]:
        for style in styles:
            for each in self._chain(style):
                yield from _found(each, name)
        if self._defaults is not None:
            yield from self._defaults.iter(f"{_W}{name}")

    def style_of(self, table: etree._Element) -> Iterator[etree._Element]:
        """The style of a table and those it is based on."""
        yield from self._chain(value(table, "tblPr", "tblStyle"))

    def _chain(self, name: str) -> Iterator[etree._Element]:
        for _ in range(len(self._styles)):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def properties(self, element: etree._Element, name: str) -> dict[str, etree._Element]:
        """The properties that count for a run or a paragraph, by their tags; they are not looked into further."""
        found: dict[str, etree._Element] = {}
        for level in self.levels(element, name):
            for each in level.iterchildren(etree.Element):
                found.setdefault(str(each.tag), each)
        return found

    def attributes(self, element: etree._Element, properties: str, name: str) -> dict[str, str]:
        """The attributes of one property, each from the nearest level that has it."""
        found: dict[str, str] = {}
        for level in self.levels(element, properties):
            own = level.find(f"{_W}{name}")
            for key, text in own.attrib.items() if own is not None else ():
                found.setdefault(str(key).removeprefix(_W), str(text))
        return found

    def is_numbered(self, paragraph: etree._Element) -> bool:
        """True for a paragraph that Word puts a number or a sign in front of."""
        numbers = [level.find(f"{_W}numPr") for level in self.levels(paragraph, "pPr")]
        told = [each for each in numbers if each is not None]
        number, depth = (next(filter(None, (value(each, name) for each in told)), "0") for name in _NUMBER)
        return self._numbers.is_shown(number, depth, self._named(paragraph)[1])

    def symbol_font(self, run: etree._Element) -> str:
        """The font of signs that a run is set in, empty for one of letters."""
        return next((font for font in map(self._fonts(run).get, _SLOTS) if font and self._is_symbolic(font)), "")

    def _fonts(self, run: etree._Element) -> dict[str, str]:
        fonts: dict[str, str] = {}
        for each in self.levels(run, "rPr"):
            own = each.find(f"{_W}rFonts")
            if own is None:
                continue
            for slot in _SLOTS:
                font = self._theme_font(own.get(f"{_W}{slot}Theme", "")) or own.get(f"{_W}{slot}", "")
                if font:
                    fonts.setdefault(slot, font)
        return fonts

    def _theme_font(self, slot: str) -> str:
        kind = _THEME_SLOT.get(slot[:5], "")
        if not kind or self._theme is None:
            return ""
        part = "ea" if slot.endswith("EastAsia") else "latin"
        font = next(self._theme.iter(f"{_A}{kind}"), None)
        found = font.find(f"{_A}{part}") if font is not None else None
        return found.get("typeface", "") if found is not None else ""

    def _is_symbolic(self, font: str) -> bool:
        name = font.strip().lower()
        return name in self._symbolic or name == _SYMBOL or name.startswith(_SYMBOLS)

    def theme_colour(self, name: str) -> str:
        """The six digits of a colour of the theme, empty if it has none of that name."""
        if not name.isalnum():
            return ""
        name = self._mapped.get(_MAPPED.get(name, name), name)
        slot = _THEMED.get(name, name)
        scheme = next(self._theme.iter(f"{_A}clrScheme"), None) if self._theme is not None else None
        own = scheme.find(f"{_A}{slot}") if scheme is not None else None
        if own is None or not len(own):
            return {"lt1": "FFFFFF", "lt2": "EEEEEE", "dk1": "000000", "dk2": "000000"}.get(slot, "")
        return own[0].get("lastClr", "") or own[0].get("val", "")


def _part(members: Mapping[str, Member], name: str) -> etree._Element | None:
    return parse(members[name]) if name in members else None


def _symbol_fonts(fonts: etree._Element) -> Iterator[str]:
    for font in fonts.iter(f"{_W}font"):
        if value(font, "charset").zfill(2) == _SYMBOLIC:
            yield font.get(f"{_W}name", "").strip().lower()


def _found(element: etree._Element, name: str) -> Iterator[etree._Element]:
    properties = element.find(f"{_W}{name}")
    if properties is not None:
        yield properties
