"""What readers of a document see as its text: what is hidden, crossed out or a raised sign is not joined to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from govgen.documents.document import Unused
from govgen.location import Location
from govgen.schema.labels import squeeze


class Showing(Enum):
    """How a stretch of text is shown; the value says what it is where it is no part of the text."""

    PLAIN = "照常显示的文字"
    RAISED = "上标、下标的编号"
    HIDDEN = "没有显示的文字"
    STRUCK = "划去的文字"
    DELETED = "修订中已经删除的文字"
    PROMPT = "还没有填写的控件里的提示"
    CODE = "域代码，不是印出的文字"
    RUBY = "标在字上面的小字"
    DRAWN = "符号字体里的图形"
    COUNTED = "自动加上的编号"
    TURNED = "从右往左排的文字"
    UNSURE = "看不出显示不显示的文字"

    @property
    def is_read(self) -> bool:
        """True for what is read as text wherever it stands by itself."""
        return self in (Showing.PLAIN, Showing.UNSURE)


# Two that meet: what is not shown is not crossed out either.
_STRONGEST = (
    Showing.DELETED,
    Showing.HIDDEN,
    Showing.CODE,
    Showing.PROMPT,
    Showing.STRUCK,
    Showing.TURNED,
    Showing.RUBY,
    Showing.DRAWN,
    Showing.UNSURE,
    Showing.RAISED,
)
_SIGN = re.compile(r"[(\[（〔【]*[\d⓪-⓿①-⒛][\d⓪-⓿①-⒛,，、\-–\s]*[)\]）〕】]*")
_FRACTION = frozenset("/⁄")
_MEASURE = re.compile(r"[A-Za-z米里/⁄]")  # what has a raised or lowered digit of its own: m², CO₂, 米², ½ in pieces
DRAWING = "□"  # stands for a drawing of a symbol font beside a figure, which is then no number


class Stretch(NamedTuple):
    """Words that are bold or not, the names of the footnotes behind them, and how they are shown."""

    text: str
    bold: bool = False
    notes: tuple[str, ...] = ()
    showing: Showing = Showing.PLAIN


class ShownText(NamedTuple):
    """The stretches that are the text of a paragraph or a cell, and those left out of it, neighbours in one."""

    stretches: Sequence[Stretch]
    left: Sequence[Stretch] = ()

    @property
    def text(self) -> str:
        """The text in one piece."""
        return "".join(each.text for each in self.stretches)


def stronger(one: Showing, other: Showing) -> Showing:
    """How a text is shown that two things are said of."""
    return next((each for each in _STRONGEST if each in {one, other}), Showing.PLAIN)


def as_shown(stretches: Iterable[Stretch]) -> ShownText:
    """The text that stretches make: a raised number is a sign beside a figure or a word, and part of a measure."""
    held = list(stretches)
    if all(each.showing is Showing.PLAIN for each in held):
        return ShownText(held)
    groups = [(showing, list(group)) for showing, group in groupby(held, key=lambda each: each.showing)]
    kept: list[Stretch] = []
    left: list[Stretch] = []
    for (showing, group), behind in zip(groups, _behind(groups), strict=True):
        text = "".join(each.text for each in group)
        if showing is Showing.PLAIN or (showing in _JOINED and _JOINED[showing](text, kept, behind)):
            kept += group
            continue
        kept += [Stretch("", notes=each.notes) for each in group if each.notes]
        if text.strip() and showing is not Showing.DRAWN:
            left.append(Stretch(text, showing=showing))
    return ShownText(kept, left)


def _behind(groups: Sequence[tuple[Showing, Sequence[Stretch]]]) -> list[str]:
    """The first character of plain text behind each group."""
    found = ""
    behind: list[str] = []
    for showing, group in reversed(groups):
        behind.append(found)
        said = "".join(each.text for each in group).strip() if showing is Showing.PLAIN else ""
        found = said[:1] or found
    return behind[::-1]


def _before(kept: Sequence[Stretch]) -> str:
    return next((each.text[-1] for each in reversed(kept) if each.text), "").strip()


def _is_no_sign(text: str, kept: Sequence[Stretch], behind: str) -> bool:
    """True for what is raised and belongs to its text, as in m²; digits beside a figure or a word are a sign."""
    before = _before(kept)
    is_measure = not behind.isdigit() and (not before or bool(_MEASURE.match(before)))
    return is_measure or behind in _FRACTION or not _SIGN.fullmatch(text.strip())


def _is_in_figure(_: str, kept: Sequence[Stretch], behind: str) -> bool:
    return _before(kept).isdigit() or behind.isdigit()


def _is_apart(text: str, kept: Sequence[Stretch], behind: str) -> bool:
    """True unless it makes another figure of the digits beside it."""
    said = text.strip()
    return not (said[:1].isdigit() and _before(kept).isdigit()) and not (said[-1:].isdigit() and behind.isdigit())


_JOINED: Mapping[Showing, Callable[[str, Sequence[Stretch], str], bool]] = {
    Showing.RAISED: _is_no_sign,
    Showing.DRAWN: _is_in_figure,
    Showing.UNSURE: _is_apart,
}


def left_out(left: Iterable[Stretch], place: Location) -> Iterator[Unused]:
    """What a receipt says of the stretches that are no part of a text."""
    for each in left:
        text = squeeze(each.text)
        if text:
            yield Unused(text, place, each.showing.value)
