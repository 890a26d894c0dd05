"""What of a Word file its readers see: by how its runs are set, by their styles, and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from govgen.documents.docx.colours import NOT_DRAWN, TEXT_FILL, has_ground, has_grounds, letters_of, like_their_ground
from govgen.documents.visibility import Showing, stronger
from govgen.files.colours import WHITE, are_alike
from govgen.files.markup import Element
from govgen.files.namespaces import W

OFF = ("0", "false", "off", "none")
_UNSET = (*OFF, "baseline")  # a level of its own for what may be raised
MAX_STYLES = 20  # one based on another
_SET = {
    W + "vanish": Showing.HIDDEN,
    W + "strike": Showing.STRUCK,
    W + "dstrike": Showing.STRUCK,
    W + "vertAlign": Showing.RAISED,
    W + "sz": Showing.HIDDEN,
    W + "color": Showing.HIDDEN,
    W + "w": Showing.HIDDEN,
    W + "position": Showing.HIDDEN,
    NOT_DRAWN: Showing.HIDDEN,
}
_MARKS = (*_SET, TEXT_FILL)
_LEAST = {W + "sz": 2, W + "w": 5}  # half-points; hundredths of their width
_FARTHEST = 40  # half-points that letters may stand above or below their line: farther up or down they are cut off
_MOVED = re.compile(r"[+-]?(\d{1,6}(?:\.\d{1,6})?)(pt)?")
# Of these a style turns off what the style of the paragraph turns on.
_TURNING = (W + "vanish", W + "strike")
_ROWS = {W + "del": Showing.DELETED, W + "hidden": Showing.HIDDEN}
_AROUND = {**_ROWS, W + "moveFrom": Showing.DELETED}
_PROMPT, _FIELD, _RUBY = W + "showingPlcHdr", W + "fldChar", W + "rt"
_TURNS = (W + "bdo", W + "dir")  # what turns its letters around, or the order of its words
_PIECES = (W + "sym", W + "ruby")  # what is read apart from the text around it
TEXTS = (W + "t", W + "delText")
RunLook = Mapping[str, bool]
PLAIN: RunLook = {}


@dataclass(slots=True)
class RunLooks:
    """How the runs of a document are shown that are not shown plainly; `is_plain` tells that there are none."""

    showing: dict[Element, Showing] = field(default_factory=dict)
    is_plain: bool = True

    def of(self, run: Element) -> Showing:
        """How a run is shown."""
        return self.showing.get(run, Showing.PLAIN)

    def mark(self, run: Element, showing: Showing) -> None:
        """Note how a run is shown, besides what is known of it."""
        self.showing[run] = stronger(self.of(run), showing)


@dataclass(frozen=True, slots=True)
class RunStyles:
    """The styles of a document, and what each turns on or off, by its id; that of text without one has an empty id."""

    part: Element | None
    turned: Mapping[str, RunLook]


def run_looks(root: Element, styles: RunStyles) -> RunLooks:
    """How the runs of a part of a document with such styles are shown."""
    looks = RunLooks()
    for run, showing in _set(root, styles):
        looks.mark(run, showing)
    for mark in _switched_on(root, *_AROUND):
        is_of_row = _above(mark, 1, W + "trPr") is not None
        if is_of_row or mark.tag != W + "hidden":
            _mark_all(looks, _above(mark, 2, W + "tr") if is_of_row else mark, _AROUND[str(mark.tag)])
    for mark in _switched_on(root, _PROMPT):
        control = _above(mark, 2, W + "sdt")
        _mark_all(looks, control.find(W + "sdtContent") if control is not None else None, Showing.PROMPT)
    for note in root.iter(_RUBY):
        _mark_all(looks, note, Showing.RUBY)
    for part in root.iter(*_TURNS):
        _mark_all(looks, part if part.get(W + "val") == "rtl" else None, Showing.TURNED)
    for run in _codes(root):
        looks.mark(run, Showing.CODE)
    looks.is_plain = not looks.showing and next(root.iter(*_PIECES), None) is None
    return looks


def _set(root: Element, styles: RunStyles) -> Iterator[tuple[Element, Showing]]:
    """The runs that are set, by themselves or by styles, otherwise than plainly."""
    known = styles.turned
    may_be_seen = cache(lambda: has_grounds(root, styles.part))  # white letters alone ask for it
    for run in _set_runs(root, known):
        for name in (name for name, is_on in _look_of(run, known).items() if is_on):
            if name != W + "color" or not (may_be_seen() or has_ground(run)):
                yield run, _SET[name]
    for run in like_their_ground(root):
        yield run, Showing.HIDDEN


def gone_row(row: Element) -> Showing | None:
    """Why a row takes no room in its table; None for one that does."""
    about = row.find(W + "trPr")
    said = about if about is not None else ()
    return next((_ROWS[str(mark.tag)] for mark in said if mark.tag in _ROWS and _is_on(mark)), None)


def _is_on(mark: Element) -> bool:
    said = mark.get(W + "val")
    if mark.tag in _LEAST:
        size = (said or "").removesuffix("%")
        return size.isdecimal() and int(size) <= _LEAST[str(mark.tag)]
    if mark.tag == W + "position":
        moved = _MOVED.fullmatch(said or "")
        return moved is not None and float(moved[1]) * (2 if moved[2] else 1) > _FARTHEST
    if mark.tag in (W + "color", TEXT_FILL):
        return letters_of(mark) == NOT_DRAWN or are_alike(letters_of(mark), WHITE)
    return said not in _UNSET


def _switched_on(root: Element, *tags: str) -> Iterator[Element]:
    return filter(_is_on, root.iter(*tags))


def _above(element: Element | None, steps: int, tag: str) -> Element | None:
    """The element so many steps above another, if it is of a kind."""
    for _ in range(steps):
        element = element.getparent() if element is not None else None
    return element if element is not None and element.tag == tag else None


def _mark_all(looks: RunLooks, element: Element | None, showing: Showing) -> None:
    for run in element.iter(W + "r") if element is not None else ():
        looks.mark(run, showing)


def _codes(root: Element) -> Iterator[Element]:
    """The runs whose text is code of a field that ends; also the result of a field that stands in such code."""
    waiting: list[list[Element]] = []  # of each field that is open the runs that are code if it ends
    coding: list[int] = []  # the open fields whose code has not ended
    for part in root.iter(_FIELD, *TEXTS) if next(root.iter(_FIELD), None) is not None else ():
        kind = part.get(W + "fldCharType", "") if part.tag == _FIELD else ""
        run = part.getparent()
        if kind == "begin":
            coding.append(len(waiting))
            waiting.append([])
        elif kind and waiting:
            if coding[-1:] == [len(waiting) - 1]:
                coding.pop()
                yield from waiting[-1]
            if kind == "end":
                waiting.pop()
        elif coding and run is not None:
            waiting[coding[-1]].append(run)


def _set_runs(root: Element, styles: Mapping[str, RunLook]) -> Iterable[Element]:
    """The runs that are set otherwise than plainly, or whose styles may be, each once."""
    if any(styles.get("", PLAIN).values()):
        return root.iter(W + "r")
    found = dict.fromkeys(run for each in _switched_on(root, *_MARKS) if (run := _above(each, 2, W + "r")) is not None)
    for use in root.iter(W + "rStyle", W + "pStyle") if styles else ():
        around = _above(use, 2, W + "r" if use.tag == W + "rStyle" else W + "p")
        if around is not None and any(styles.get(use.get(W + "val", ""), PLAIN).values()):
            found.update(dict.fromkeys(around.iter(W + "r")))
    return found


def _look_of(run: Element, styles: Mapping[str, RunLook]) -> RunLook:
    """What is on for a run: by itself, else by its style and that of its paragraph."""
    own = run.find(W + "rPr")
    paragraph = next((above for above in run.iterancestors() if above.tag == W + "p"), None)
    about = paragraph.find(W + "pPr") if paragraph is not None else None
    inner, outer = _style(own, "rStyle", styles, PLAIN), _style(about, "pStyle", styles, styles.get("", PLAIN))
    both = {name: inner.get(name, False) != outer.get(name, False) for name in _TURNING}
    return {**outer, **inner, **both, **_said(own)}


def _style(element: Element | None, kind: str, styles: Mapping[str, RunLook], other: RunLook) -> RunLook:
    used = element.find(W + kind) if element is not None else None
    return styles.get(used.get(W + "val", ""), PLAIN) if used is not None else other


def _said(properties: Element | None) -> RunLook:
    """What properties of a run turn on or off."""
    found = properties if properties is not None else ()
    said = {str(each.tag): _is_on(each) for each in found if each.tag in _SET}
    fill = properties.find(TEXT_FILL) if properties is not None else None
    if fill is not None:
        said |= {NOT_DRAWN: letters_of(fill) == NOT_DRAWN, W + "color": are_alike(letters_of(fill), WHITE)}
    return said


def run_styles(part: Element | None) -> RunStyles:
    """What the styles that a part of a document defines make of its runs."""
    if part is None or next(_switched_on(part, *_MARKS), None) is None:
        return RunStyles(part, {})
    whole = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    held = {style.get(W + "styleId", ""): style for style in part.iter(W + "style")}
    usual = (name for name, style in held.items() if style.get(W + "default") and style.get(W + "type") == "paragraph")
    own = {name: (_said(style.find(W + "rPr")), style.find(W + "basedOn")) for name, style in held.items()}
    always = _said(whole)
    looks = {name: {**always, **_based(name, own)} for name in held}
    return RunStyles(part, {**looks, "": looks.get(next(usual, ""), always)})


def _based(name: str, own: Mapping[str, tuple[RunLook, Element | None]]) -> RunLook:
    """What a style turns on or off, with those that it is based on."""
    chain: list[RunLook] = []
    while name in own and len(chain) < MAX_STYLES:
        said, base = own[name]
        chain.append(said)
        name = base.get(W + "val", "") if base is not None else ""
    return {key: is_on for said in reversed(chain) for key, is_on in said.items()}
