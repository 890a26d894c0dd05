"""The runs of a paragraph of a Word file, each with its look: text, tabs, breaks, fields, marks of footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.looks import Properties, is_on
from govgen.publishing.typst_sheet import TypstSheet, string

# Signs that no XML holds: a tab, a new page, a hyphen at which no line ends.
TAB, PAGE, JOINED = "\x1d", "\x1c", "\x1e"
_GONE = ("del", "moveFrom", "pPr", "rPr", "Fallback", "drawing")
_UNSHOWN = {"pict": "图形和文本框", "object": "嵌入的对象", "oMath": "公式", "sym": "插入的符号", "ruby": "注音"}
_FIELDS = {"PAGE": "context counter(page).display()", "NUMPAGES": "context counter(page).final().first()"}
_MARKS = {W + "noBreakHyphen": JOINED, W + "tab": TAB, W + "ptab": TAB, W + "cr": "\n"}


class WordRun(NamedTuple):
    """A text and its look; `markup` is what stands for it where it is no plain text."""

    text: str
    look: Properties
    markup: str = ""


@dataclass(slots=True)
class _Field:
    """The field that is being told: its code, whether its code is over, and whether its value was told."""

    code: str = ""
    over: bool = False

    @property
    def markup(self) -> str:
        """What stands for its value; empty where that is printed as it is."""
        words = self.code.split()
        return _FIELDS.get(words[0].upper(), "") if words else ""


def runs_of(sheet: TypstSheet, p: etree._Element, paragraph: Properties) -> Iterator[WordRun]:
    """What a paragraph says, run by run; what is hidden or deleted is left out."""
    open_field: _Field | None = None
    for run in _found(sheet, p):
        look = sheet.looks.run(paragraph, run.find(W + "rPr"))
        if run.tag == W + "fldSimple":
            yield from _simple(sheet, run, paragraph)
            continue
        mark = run.find(W + "fldChar")
        kind = "" if mark is None else mark.get(W + "fldCharType", "")
        if kind == "begin":
            open_field = _Field()
        elif kind == "end":
            open_field = None
        elif open_field is not None and (kind or not open_field.over):
            open_field.over = kind == "separate"
            open_field.code += "".join(code.text or "" for code in run.iterfind(W + "instrText"))
            if open_field.over and open_field.markup:
                yield _valued(sheet, open_field, look)
        elif not (is_on(look, "vanish") or (open_field is not None and open_field.markup)):
            yield from _pieces(sheet, run, look)


def _found(sheet: TypstSheet, element: etree._Element) -> Iterator[etree._Element]:
    """The runs and simple fields below an element."""
    for child in element.iterchildren("*"):
        name = etree.QName(child).localname
        if name in ("r", "fldSimple"):
            yield child
        elif name in _UNSHOWN:
            sheet.miss(_UNSHOWN[name])
        elif name not in _GONE:
            yield from _found(sheet, child)


def _simple(sheet: TypstSheet, field: etree._Element, paragraph: Properties) -> Iterator[WordRun]:
    told = _Field(field.get(W + "instr", ""))
    for run in field.iter(W + "r"):
        look = sheet.looks.run(paragraph, run.find(W + "rPr"))
        if told.markup:
            yield _valued(sheet, told, look)
            return
        yield from _pieces(sheet, run, look)


def _valued(sheet: TypstSheet, field: _Field, look: Properties) -> WordRun:
    return WordRun("", look, f"#{sheet.face(look)}({field.markup})")


def _pieces(sheet: TypstSheet, run: etree._Element, look: Properties) -> Iterator[WordRun]:
    text = ""
    for child in run.iterchildren("*"):
        name = etree.QName(child).localname
        said = (child.text or "") if name == "t" else _mark(child)
        if said in (TAB, PAGE):
            yield from (WordRun(text, look), WordRun(said, look)) if text else (WordRun(said, look),)
            text = ""
        elif name == "footnoteReference" and child.get(W + "id", "") in sheet.notes:
            note = sheet.notes[child.get(W + "id", "")]
            yield from (WordRun(text, look), WordRun("", look, f"#{sheet.face(look)}(footnote[#{string(note)}])"))
            text = ""
        elif name in _UNSHOWN or (name == "AlternateContent" and not any(child.iter("{*}blip"))):
            sheet.miss(_UNSHOWN.get(name, _UNSHOWN["pict"]))
        else:
            text += said
    if text:
        yield WordRun(text, look)


def _mark(child: etree._Element) -> str:
    if child.tag == W + "br":
        return {"page": PAGE, "column": ""}.get(child.get(W + "type", ""), "\n")
    return _MARKS.get(child.tag, "")
