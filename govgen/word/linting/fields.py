"""The fields of a template: only those that are worked out of the report itself may go into a public file.

A field of Word may open other files, ask for data or run a program, and its name may be put together by fields within
it. So the names that may stand are listed, and a name has to be written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.word.docx.paragraphs import PIECE
from govgen.word.docx.places import TemplatePlaces
from govgen.word.fault import WHOLE
from govgen.word.linting.reach import is_for_readers

FILLED = "域代码“{text}”里不能写标记，也不能用邮件合并域；请删去这个域，直接写成“{{{{ 名称 }}}}”"
REACHING = (
    "域代码“{text}”不能放进公开的年报：会打开别处的文件、运行程序的域，打开年报的电脑就会照做；"
    "能用的是页码、目录、日期、交叉引用这类域。请选中这个域，按 Ctrl+Shift+F9 变成普通文字，或者删去"
)
SHOWN = 40

_NESTED = "…"  # what a field within a code puts there is not known before Word opens the file
_CODES = (f"{_W}instrText", f"{_W}delInstrText", f"{_W}t")
_PIECES = (*_CODES, f"{_W}fldChar", f"{_W}fldSimple")
_NAME = re.compile(r"\s*(=|[A-Za-z]+)(?=\s|\\|$|(?<==))")
_ARGUMENT = re.compile(r'\\[lot]\s*(?:"[^"]*"|\S+)|\\\w|"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)', re.IGNORECASE)
_MERGING = frozenset(
    "MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF SKIPIF GREETINGLINE ADDRESSBLOCK".split()  # noqa: SIM905
)
# What is worked out of the document and its properties, the day, or what is written in the field.
_HARMLESS = frozenset(
    """PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC INDEX XE TOA TA BOOKMARK
    DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME NUMWORDS NUMCHARS REVNUM FILESIZE FILENAME TITLE SUBJECT AUTHOR
    KEYWORDS COMMENTS LASTSAVEDBY DOCPROPERTY DOCVARIABLE INFO LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SYMBOL EQ ADVANCE
    FORMTEXT FORMCHECKBOX FORMDROPDOWN SHAPE DISPLAYBARCODE IF COMPARE SET QUOTE CITATION BIBLIOGRAPHY =""".split()  # noqa: SIM905
)


@dataclass(slots=True)
class WordField:
    """A field by the element that it begins with and its code, as far as it is written out."""

    element: etree._Element
    code: str = ""
    is_open: bool = True  # its code goes on

    @property
    def name(self) -> str:
        """What it does, in capitals; empty where that is not written out."""
        found = _NAME.match(self.code)
        return found[1].upper() if found else ""


def fields_in(root: etree._Element) -> Iterator[WordField]:
    """The fields of a part, those within others too; codes that no field begins are one as well."""
    opened: list[WordField] = []
    loose: list[WordField] = []
    for element in root.iter(*_PIECES):
        kind = element.get(f"{_W}fldCharType")
        if element.tag == f"{_W}fldSimple":
            _nest(opened)
            yield WordField(element, element.get(f"{_W}instr", ""))
        elif element.tag in _CODES and (opened or element.tag != f"{_W}t"):
            if not (opened or loose):
                loose.append(WordField(element))
            _add_code(element, opened or loose)
        elif kind == "begin":
            _nest(opened)
            opened.append(WordField(element))
        elif kind == "separate" and opened:
            opened[-1].is_open = False
        elif opened:
            yield opened.pop()
    yield from (*opened, *loose)


def _add_code(text: etree._Element, fields: list[WordField]) -> None:
    if fields and fields[-1].is_open:
        fields[-1].code += text.text or ""


def _nest(opened: list[WordField]) -> None:
    """Note a field within the code of another."""
    if opened and opened[-1].is_open:
        opened[-1].code += _NESTED


def refused_fields(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """Fields that no report may have, by place: with tags in them, filled by other programs, or not known harmless."""
    for root in places.roots.values():
        yield from ((places.of(each), message) for each, message in _refused(fields_in(root)))
    for _, root in places.others(b"instr", b"fldChar"):
        yield from ((WHOLE, message) for _, message in _refused(fields_in(root)))


def _refused(fields: Iterable[WordField]) -> Iterator[tuple[etree._Element, str]]:
    for field in fields:
        text = field.code.strip()[:SHOWN]
        if PIECE.search(field.code) or field.name in _MERGING:
            yield field.element, FILLED.format(text=text)
        elif field.code.strip() and not _is_harmless(field):
            yield field.element, REACHING.format(text=text)


def _is_harmless(field: WordField) -> bool:
    if field.name != "HYPERLINK":
        return field.name in _HARMLESS
    targets = (found["quoted"] or found["bare"] or "" for found in _ARGUMENT.finditer(field.code))
    return _NESTED not in field.code and all(map(is_for_readers, targets))
