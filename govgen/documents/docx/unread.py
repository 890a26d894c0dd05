"""What a Word file holds besides the text that is read: notes, heads and feet of pages, files, fields and more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govgen.documents.document import (
    BOUND,
    COMPUTED,
    EMBEDDED,
    NOT_BODY,
    OFFERED,
    OTHER_RENDITION,
    UNKNOWN,
    Unused,
)
from govgen.documents.docx.alternate_content import ALTERNATE, shown_rendition, shown_text
from govgen.documents.docx.text import HOMES, NO_BREAK
from govgen.documents.docx.visibility import TEXTS
from govgen.files.markup import Element
from govgen.files.namespaces import A, W
from govgen.location import Location
from govgen.model.signs import HYPHEN
from govgen.schema.labels import squeeze

NOTES = "脚注"
_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"word/footnotes\.xml"), NOTES),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"word/comments\.xml"), "批注"),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/diagrams/data\d*\.xml"), "图形里的文字"),
)
_FILES = {W + "altChunk": "[嵌入的文件]", W + "subDoc": "[子文档]"}
_OTHERS = (A + "t", NO_BREAK)
_SIMPLE, _CHAR, _CODE, _TEXT = W + "fldSimple", W + "fldChar", W + "instrText", W + "t"
# What is typed in, and formulas that are drawn, which are told as what they are.
_PLAIN = frozenset(("HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "EQ"))
_OFFERS = tuple(W + name for name in ("listItem", "listEntry", "default", "alias", "helpText", "statusText"))
_READ = tuple(W + name for name in ("t", "delText", "instrText", "delInstrText"))
_LONGEST, _DEEPEST = 40, 20  # characters of a code that are told; fields within each other


def beside(names: Iterable[str], part: Callable[[str], Element | None], file: str) -> Iterator[Unused]:
    """The texts of notes, comments, heads and feet of pages, a paragraph each."""
    for name in sorted(names):
        what = next((what for pattern, what in _PARTS if pattern.fullmatch(name)), "")
        root = part(name) if what else None
        for paragraph in root.iter(W + "p", A + "p") if root is not None else ():
            text = all_text(paragraph)
            if text.strip():
                yield Unused(text.strip(), Location(file, sheet=what), NOT_BODY.format(what=what))


def all_text(element: Element) -> str:
    """What an element says, whatever has become of it."""
    return "".join(HYPHEN if part.tag == NO_BREAK else part.text or "" for part in element.iter(*TEXTS, *_OTHERS))


def unread_in(
    root: Element, elements: Mapping[tuple[str, str], Element], bound: Iterable[tuple[Element, str]], file: str
) -> Iterator[Unused]:
    """What of a body is not read; `elements` are those that were, by the sheet and cell of their places."""
    stored = ((element, text, BOUND) for element, text in bound)
    fields = ((element, text, COMPUTED) for element, text in computed_in(root))
    apart = (*_files(root), *_renditions(root), *_unknown(root), *_strange(root), *_offered(root))
    found = (*apart, *stored, *fields)
    known = {each: Location(file, sheet=sheet, cell=cell) for (sheet, cell), each in elements.items()} if found else {}
    for element, text, reason in found:
        around = (known[each] for each in element.iterancestors() if each in known)
        place = next(around, Location(file, sheet="正文"))
        if reason != COMPUTED or place.cell:
            yield Unused(text, place, reason)


_Unread = Iterator[tuple[Element, str, str]]


def _offered(root: Element) -> _Unread:
    """What controls and fields offer and do not show: choices, what they are filled with at first, labels, help."""
    for each in root.iter(*_OFFERS):
        control = next(each.iterancestors(W + "sdt"), None)
        said = each.get(W + "displayText") or each.get(W + "val") or each.get(W + "value") or ""
        is_number = each.tag == W + "default" and getattr(each.getparent(), "tag", "") != W + "textInput"
        is_shown = control is not None and squeeze(said) == shown_text(control)
        if said.strip() and not is_number and not is_shown:
            yield each, said, OFFERED


def _strange(root: Element) -> _Unread:
    """What stands in elements of Word's own that are known for no text."""
    found = [each for each in root.iter() if _has_text(each)]
    return ((each, each.text or "", UNKNOWN) for each in found)


def _has_text(element: Element) -> bool:
    """Whether a mark of Word that holds no text of the report says something itself."""
    if not isinstance(element.tag, str) or not element.tag.startswith(W) or element.tag in _READ:
        return False
    return any(said and not said.isspace() for said in (element.text, *(child.tail for child in element)))


def _files(root: Element) -> _Unread:
    """The files that are put into the body as a whole."""
    return ((each, _FILES[str(each.tag)], EMBEDDED) for each in root.iter(*_FILES))


def _renditions(root: Element) -> _Unread:
    """What a rendition that is not shown says otherwise."""
    for each in root.iter(ALTERNATE):
        shown = shown_rendition(each)
        said = {shown_text(part) for part in each if part is shown}
        others = dict.fromkeys(shown_text(part) for part in each if part is not shown)
        yield from ((each, text, OTHER_RENDITION) for text in others if text and text not in said)


def _unknown(root: Element) -> _Unread:
    """What stands where neither text nor a table is looked for."""
    places = {(each.tag, getattr(each.getparent(), "tag", "")) for each in root.iter(*HOMES)}
    strange = {(tag, around) for tag, around in places if around not in HOMES[str(tag)]}
    for each in root.iter(*HOMES) if strange else ():
        if (each.tag, getattr(each.getparent(), "tag", "")) in strange and (text := shown_text(each)):
            yield each, text, UNKNOWN


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_open: bool = True  # its code goes on
    shown: list[Element] = field(default_factory=list)  # its result, and its end


def computed_in(root: Element) -> Iterator[tuple[Element, str]]:
    """Something in each cell that shows the result of a field which is computed, with the code of the field."""
    told = set()
    for each in _fields(root):
        code = " ".join(each.code.split())
        if code and re.split("[^A-Z]", code.upper(), maxsplit=1)[0] not in _PLAIN:
            for shown in each.shown:
                cell = next(shown.iterancestors(W + "tc"), None)
                if cell is not None and cell not in told:
                    told.add(cell)
                    yield shown, code[:_LONGEST]


def _fields(root: Element) -> Iterator[_Field]:
    if next(root.iter(_SIMPLE, _CHAR), None) is None:
        return
    for each in root.iter(_SIMPLE):
        yield _Field(each.get(W + "instr", ""), shown=list(each.iter(_TEXT)) or [each])
    opened: list[_Field] = []
    coding = 0  # the open fields whose code goes on: what stands in it is not shown
    for each in root.iter(_CHAR, _CODE, _TEXT):
        kind = each.get(W + "fldCharType", "")
        if kind == "begin":
            opened.append(_Field())
            coding += 1
        elif opened and kind:
            coding -= opened[-1].is_open
            opened[-1].is_open = False
            if kind == "end":
                opened[-1].shown += [each] if not coding else []
                yield opened.pop()
        elif opened and each.tag == _CODE:
            opened[-1].code += each.text or ""
        elif not coding:
            for around in opened[:_DEEPEST]:
                around.shown.append(each)
