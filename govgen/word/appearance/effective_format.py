"""How a run of text comes out: what it says itself, its styles, its table's style, the defaults of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.appearance.numbering import Numbers
from govgen.word.appearance.style_regions import Banding, regions
from govgen.word.appearance.theme import Theme
from govgen.word.docx.archive import Member
from govgen.word.docx.package import parse
from govgen.word.docx.values import attributes, is_usual, value, whole

_SLOTS = ("ascii", "hAnsi", "eastAsia")
_NUMBER = ("numId", "ilvl")
_SYMBOLIC = "02"  # the character set of fonts whose signs are no letters
_SYMBOLS = (
    "wingdings", "webdings", "marlett", "mt extra", "zapf dingbats", "zapfdingbats", "bookshelf symbol",
    "adobe blank", "adobeblank", "free 3 of 9", "code 39", "code39", "code 128", "code128", "libre barcode", "barcode",
    "idautomation", "ean13",
)  # fmt: skip  # the last ones print nothing, or bars
_SYMBOL = "symbol"


class _Named(NamedTuple):
    """The styles of a run, none for a paragraph, of its paragraph and of its table, with the parts that reach it."""

    run: str
    paragraph: str
    table: str
    reached: tuple[str, ...]


class Looks:
    """The styles, lists, fonts and theme of a template, asked for what they make of its paragraphs and runs."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        styles = _part(members, "word/styles.xml")
        found = styles.iter(f"{_W}style") if styles is not None else ()
        self._styles = {style.get(f"{_W}styleId", ""): style for style in found}
        self._defaults = styles.find(f"{_W}docDefaults") if styles is not None else None
        self._default = next((name for name, style in self._styles.items() if is_usual(style)), "")
        self._default_table = next((name for name, style in self._styles.items() if is_usual(style, "table")), "")
        fonts = _part(members, "word/fontTable.xml")
        self._symbolic = set(_symbol_fonts(fonts)) if fonts is not None else set()
        self.theme = Theme(members)
        self._numbers = Numbers(_part(members, "word/numbering.xml"))
        self._names: dict[etree._Element, _Named] = {}
        self._regions: dict[etree._Element, dict[etree._Element, tuple[str, ...]]] = {}
        self._levels: dict[tuple[str, _Named], tuple[etree._Element, ...]] = {}

    def levels(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """The properties `name` (`rPr`, `pPr`) that count for a run or a paragraph, the nearest first."""
        yield from _found(element, name)
        key = (name, self._named(element))
        if key not in self._levels:
            self._levels[key] = tuple(self._by_styles(key[1], name))
        yield from self._levels[key]

    def _named(self, element: etree._Element) -> _Named:
        if element not in self._names:
            self._names[element] = self._of_paragraph(element) if element.tag == f"{_W}p" else self._of_run(element)
        return self._names[element]

    def _of_run(self, run: etree._Element) -> _Named:
        return self._named(next(run.iterancestors(f"{_W}p")))._replace(run=value(run, "rPr", "rStyle"))

    def _of_paragraph(self, paragraph: etree._Element) -> _Named:
        cell = next(paragraph.iterancestors(f"{_W}tc"), None)
        table = next(cell.iterancestors(f"{_W}tbl"), None) if cell is not None else None
        of_table = self._of_table(table) if table is not None else ""
        reached = self._reached(cell) if cell is not None and of_table else ()
        return _Named("", value(paragraph, "pPr", "pStyle") or self._default, of_table, reached)

    def _reached(self, cell: etree._Element) -> tuple[str, ...]:
        """The parts of the style of its table that reach a cell, the one that counts first in front."""
        table = next(cell.iterancestors(f"{_W}tbl"))
        if table not in self._regions:
            chain = list(self.style_of(table))
            has_parts = any(style.find(f"{_W}tblStylePr") is not None for style in chain)
            self._regions[table] = regions(table, _banding(chain)) if has_parts else {}
        return self._regions[table].get(cell, ())

    def _by_styles(self, named: _Named, name: str) -> Iterator[etree._Element]:
        for style in (named.run, named.paragraph):
            for each in self._chain(style):
                yield from _found(each, name)
        yield from self._by_table(named.table, named.reached, name)
        if self._defaults is not None:
            yield from self._defaults.iter(f"{_W}{name}")

    def _by_table(self, table: str, reached: Iterable[str], name: str) -> Iterator[etree._Element]:
        """What the style of a table says of the parts that reach a cell, then of all cells."""
        chain = list(self._chain(table))
        for region in reached:
            for style in chain:
                for part in style.iterfind(f"{_W}tblStylePr"):
                    if part.get(f"{_W}type") == region:
                        yield from _found(part, name)
        for style in chain:
            yield from _found(style, name)

    def by_table(self, cell: etree._Element, name: str) -> Iterator[etree._Element]:
        """The properties `name` (`tcPr`, `tblPr`) that the style of its table gives a cell, the nearest first."""
        table = next(cell.iterancestors(f"{_W}tbl"))
        yield from self._by_table(self._of_table(table), self._reached(cell), name)

    def style_of(self, table: etree._Element) -> Iterator[etree._Element]:
        """The style of a table and those it is based on."""
        yield from self._chain(self._of_table(table))

    def _of_table(self, table: etree._Element) -> str:
        return value(table, "tblPr", "tblStyle") or self._default_table

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
            for key, text in attributes(level.find(f"{_W}{name}")).items():
                found.setdefault(key, text)
        return found

    def number_of(self, paragraph: etree._Element) -> etree._Element | None:
        """The level of a list by which Word puts a number or a sign in front of a paragraph."""
        numbers = [level.find(f"{_W}numPr") for level in self.levels(paragraph, "pPr")]
        told = [each for each in numbers if each is not None]
        number, depth = (next(filter(None, (value(each, name) for each in told)), "0") for name in _NUMBER)
        return self._numbers.shown(number, depth, self._named(paragraph).paragraph)

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
                font = self.theme.font(own.get(f"{_W}{slot}Theme", "")) or own.get(f"{_W}{slot}", "")
                if font:
                    fonts.setdefault(slot, font)
        return fonts

    def _is_symbolic(self, font: str) -> bool:
        name = font.strip().lower()
        return name in self._symbolic or name == _SYMBOL or name.startswith(_SYMBOLS)


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


def _banding(chain: Iterable[etree._Element]) -> Banding:
    """How many rows and columns the style of a table takes for a band."""
    own = [style.find(f"{_W}tblPr") for style in chain]
    sizes = (
        next((whole(size) for each in own if each is not None and (size := value(each, f"tblStyle{name}BandSize"))), 1)
        for name in ("Row", "Col")
    )
    return Banding(*(max(size, 1) for size in sizes))
