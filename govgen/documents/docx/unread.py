"""What a Word file holds besides the text that is read: notes, heads and feet of pages, files, unknown mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from govgen.documents.document import BOUND, COMPUTED, EMBEDDED, OTHER_RENDITION, UNKNOWN, Unused
from govgen.documents.docx.alternate_content import ALTERNATE, shown_rendition, shown_text
from govgen.documents.docx.colours import W
from govgen.documents.docx.fields import computed_in
from govgen.documents.docx.text import HOMES
from govgen.documents.docx.visibility import TEXTS
from govgen.files.markup import Element
from govgen.location import Location

NOTES = "脚注"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"word/footnotes\.xml"), NOTES),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"word/comments\.xml"), "批注"),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/diagrams/data\d*\.xml"), "图形里的文字"),
)
NOTE = "{what}，不是年报的正文"
_FILES = {W + "altChunk": "[嵌入的文件]", W + "subDoc": "[子文档]"}


def beside(names: Iterable[str], part: Callable[[str], Element | None], file: str) -> Iterator[Unused]:
    """The texts of notes, comments, heads and feet of pages, a paragraph each."""
    for name in sorted(names):
        what = next((what for pattern, what in _PARTS if pattern.fullmatch(name)), "")
        root = part(name) if what else None
        for paragraph in root.iter(W + "p", DRAWN + "p") if root is not None else ():
            text = all_text(paragraph)
            if text.strip():
                yield Unused(text.strip(), Location(file, sheet=what), NOTE.format(what=what))


def all_text(element: Element) -> str:
    """What an element says, whatever has become of it."""
    return "".join(part.text or "" for part in element.iter(*TEXTS, DRAWN + "t"))


def unread_in(
    root: Element, elements: Mapping[tuple[str, str], Element], bound: Iterable[tuple[Element, str]], file: str
) -> Iterator[Unused]:
    """What of a body is not read; `elements` are those that were, by the sheet and cell of their places."""
    stored = ((element, text, BOUND) for element, text in bound)
    fields = ((element, text, COMPUTED) for element, text in computed_in(root))
    found = (*_files(root), *_renditions(root), *_unknown(root), *stored, *fields)
    known = {each: Location(file, sheet=sheet, cell=cell) for (sheet, cell), each in elements.items()} if found else {}
    for element, text, reason in found:
        around = (known[each] for each in element.iterancestors() if each in known)
        place = next(around, Location(file, sheet="正文"))
        if reason != COMPUTED or place.cell:
            yield Unused(text, place, reason)


_Unread = Iterator[tuple[Element, str, str]]


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
