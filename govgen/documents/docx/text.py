"""The text of Word paragraphs and cells as it is shown: runs joined, insertions in, deletions and notes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from govgen.documents.docx.alternate_content import ALTERNATE, RENDITIONS, inside, shown_rendition
from govgen.documents.docx.numbering import Numbering
from govgen.documents.docx.visibility import OFF, TEXTS, RunLooks
from govgen.documents.visibility import DRAWING, Showing, ShownText, Stretch, as_shown, stronger
from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.model.signs import HYPHEN, symbol

MAX_DEPTH = 256  # deeper mark-up is not read at all
# What is wrapped around paragraphs, rows, cells and runs without being any.
WRAPPERS = frozenset(
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "rubyBase",
        "ruby",
    )
) | {ALTERNATE}
_LEFT = frozenset(W + name for name in ("del", "moveFrom", "rt"))  # whose runs are no part of the text
_AROUND = WRAPPERS | _LEFT | set(RENDITIONS)
_FLOWS = _AROUND | {W + "body", W + "tc", W + "txbxContent"}
# Where text, and what holds it, is looked for.
HOMES: Mapping[str, Collection[str]] = {
    W + "t": {W + "r", *RENDITIONS},
    W + "r": _AROUND | {W + "p"},
    W + "p": _FLOWS,
    W + "tbl": _FLOWS,
    W + "tr": _AROUND | {W + "tbl"},
    W + "tc": _AROUND | {W + "tr"},
}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset((MATH + "oMath", MATH + "oMathPara"))
SYMBOL, NO_BREAK = W + "sym", W + "noBreakHyphen"
_APART = frozenset((SYMBOL, W + "ruby", W + "footnoteReference", ALTERNATE))
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", NO_BREAK: HYPHEN}


def paragraph_text(element: Element, looks: RunLooks) -> ShownText:
    """The text of a paragraph as it is shown: runs joined, insertions in, and what of it is no part of the text."""
    if looks.is_plain:
        return ShownText((Stretch("".join(_texts(element, 0))),))
    return as_shown(stretches(element, looks))


def _texts(element: Iterable[Element], depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    for child in element:
        if child.tag == W + "r":
            yield from _plain_text(child)
        elif child.tag in WRAPPERS:
            yield from _texts(inside(child), depth + 1)
        elif child.tag in FORMULAS:
            yield _formula(child)


def _plain_text(run: Iterable[Element]) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag == ALTERNATE:
            yield from _plain_text(shown_rendition(child))


def _formula(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter(MATH + "t"))


def stretches(
    element: Iterable[Element], looks: RunLooks, names: Mapping[str, str] = MappingProxyType({}), depth: int = 0
) -> Iterator[Stretch]:
    """The runs of a paragraph as they are shown, those that are no part of its text too; `names` are of footnotes."""
    for child in element if depth <= MAX_DEPTH else ():
        if child.tag == W + "r":
            like = Stretch("", _is_bold(child), showing=looks.of(child))
            yield from _run(child, looks, names, depth, like)
        elif child.tag in WRAPPERS or child.tag in _LEFT:
            yield from stretches(inside(child), looks, names, depth + 1)
        elif child.tag in FORMULAS:
            yield Stretch(_formula(child))


def _run(
    run: Iterable[Element], looks: RunLooks, names: Mapping[str, str], depth: int, like: Stretch
) -> Iterator[Stretch]:
    text = ""
    for child in run:
        if child.tag in TEXTS:
            text += child.text or ""
        elif child.tag in _SIGNS:
            text += _SIGNS[str(child.tag)]
        elif child.tag in _APART:
            yield like._replace(text=text)
            text = ""
            yield from _apart(child, looks, names, depth, like)
    yield like._replace(text=text)


def _apart(element: Element, looks: RunLooks, names: Mapping[str, str], depth: int, like: Stretch) -> Iterator[Stretch]:
    """What stands in a run and is no plain text of it: a symbol, words with a reading, the mark of a footnote, …"""
    if element.tag == W + "ruby":
        yield from stretches(element, looks, names, depth + 1)
    elif element.tag == ALTERNATE:
        yield from _run(shown_rendition(element), looks, names, depth + 1, like)
    elif element.tag == SYMBOL:
        text = symbol_text(element)
        drawn = like.showing if text else stronger(like.showing, Showing.DRAWN)
        yield like._replace(text=text or DRAWING, showing=drawn)
    elif name := names.get(element.get(W + "id", "")):
        yield like._replace(notes=(name,))


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(W + "val") not in OFF


def symbol_text(element: Element) -> str:
    """The character that a symbol shows, empty for a drawing."""
    return symbol(element.get(W + "font", ""), element.get(W + "char", ""))


def elements(parent: Iterable[Element], tag: str, depth: int = 0) -> Iterator[Element]:
    """The children of a kind, also those inside wrappers."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS and depth < MAX_DEPTH:
            yield from elements(inside(child), tag, depth + 1)


def cell_text(
    cell: Element, looks: RunLooks, boxes: Iterable[Element] = (), numbering: Numbering | None = None
) -> ShownText:
    """The text of a cell and of text boxes in it, a line for each paragraph, and what of it is no part of the text.

    The numbers that Word puts before paragraphs are none, but nobody can tell them from figures behind them.
    """
    paragraphs = [each for part in (cell, *boxes) for each in elements(part, W + "p")]
    said = [paragraph_text(each, looks) for each in paragraphs]
    text = "\n".join(each.text for each in said).strip()
    labels = map(numbering.label, paragraphs) if numbering is not None and numbering.lists else ()
    is_figure = not text or any(map(str.isdigit, text))
    numbers = [Stretch(label, showing=Showing.COUNTED) for label in labels if is_figure]
    return ShownText((Stretch(text),), [*(each for shown in said for each in shown.left), *numbers])
