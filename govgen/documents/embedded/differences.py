"""Where what was read from a document says something else than the data that the document carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from govgen.location import Location
from govgen.model.carried import bare
from govgen.model.form import Slot
from govgen.model.report import Cell, Report
from govgen.model.title import filled_in
from govgen.prose import Paragraph, open_dossier
from govgen.prose.quantity import write_number

FIGURE = "{label}，数据是{then}，文中是{now}"
HEAD = "{key}，数据是“{then}”，文中是“{now}”"
PARAGRAPH = "{section}，数据是“{then}”，文中是“{now}”"
PICTURES = "{section}少了图片，数据有 {then} 幅，文中是 {now} 幅"
NOTHING = "（没有）"
BLANK = "空着"
UNIT, YEAR, TITLE = "单位.名称", "年度", "标题"
INFERRED = frozenset(("单位.类别",))  # not printed: an import infers it
AROUND = 12
MOST_QUOTED = 40
_PICTURE = "!["  # what the mark of a picture begins with
_DATE = re.compile(r"(\d{4})-0?(\d{1,2})-0?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A place where a document no longer says what its data says: the words of both, none for a figure.

    `is_spaced` tells of a figure that nothing but spaces has made unreadable, `is_figure` that other numbers stand
    there, or in other places.
    """

    message: str
    location: Location
    then: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    is_spaced: bool = False
    is_figure: bool = False

    def is_misread(self, before: str, after: str) -> bool:
        """True if the words of both sides stand in what was printed then and is printed now: the reader took others."""
        said = (*self.then, *self.now)
        return bool(said) and all(word in after for word in self.then) and all(word in before for word in self.now)


def differences(now: Report, then: Report) -> Iterator[TextDifference]:
    """Where the text of a document says something else than its data: figures, head, paragraphs."""
    if now.edition.id != then.edition.id:
        yield TextDifference(HEAD.format(key="版式", then=then.edition.id, now=now.edition.id), now.location)
        return
    yield from _figures(now, then)
    for key, written in now.head.items():
        if key in then.head and key not in INFERRED and _said(key, written.text) != _said(key, then.head[key].text):
            yield _head(key, now, then)
    yield from _paragraphs(now, then)


def _head(key: str, now: Report, then: Report) -> TextDifference:
    message = HEAD.format(key=key, then=then.text(key), now=now.text(key))
    before, after = (bare(printed(key, report)) for report in (then, now))
    return TextDifference(message, now.head[key].location, (before,), (after,), is_figure=other_digits(before, after))


def printed(key: str, report: Report) -> str:
    """How the form prints a text of the head: unit and year in the title, a date in words."""
    if key in {UNIT, YEAR} and UNIT in report.head and YEAR in report.head:
        return report.text(TITLE) or filled_in(report.edition.title, report.unit, report.year)
    return _DATE.sub(r"\1年\2月\3日", report.text(key))


def _said(key: str, text: str) -> str:
    """What a text of the head says, without spaces; dates without the noughts that print leaves out."""
    plain = bare(text)
    return "-".join(part.lstrip("0") for part in plain.split("-")) if key.endswith("日期") else plain


def _figures(now: Report, then: Report) -> Iterator[TextDifference]:
    for slot, new, old in slot_pairs(now, then):
        if new is None or old is None or (new.value, new.unit) != (old.value, old.unit):
            message = FIGURE.format(label=slot.label, then=_figure(old), now=_figure(new))
            spaced = bool(new and old and old.value is not None and bare(new.text) == write_number(old.value))
            yield TextDifference(message, new.location if new else now.location, is_spaced=spaced, is_figure=not spaced)


def slot_pairs(now: Report, then: Report) -> Iterator[tuple[Slot, Cell | None, Cell | None]]:
    """The cells of two reports of one edition; one whose rows are its own may have more of them than the other."""
    if now.edition.slots == then.edition.slots:
        yield from zip(now.edition.slots, now.cells, then.cells, strict=True)
        return
    pairs = [dict(zip(report.edition.slots, report.cells, strict=True)) for report in (then, now)]
    old, new = ({slot.ref: cell for slot, cell in held.items()} for held in pairs)
    for slot in dict.fromkeys(slot for held in pairs for slot in held):
        yield slot, new.get(slot.ref), old.get(slot.ref)


def _figure(cell: Cell | None) -> str:
    if cell is None:
        return NOTHING
    said = f"{write_number(cell.value)}{cell.unit}" if cell.value is not None else cell.text
    return f" {said} " if said else BLANK


def _paragraphs(now: Report, then: Report) -> Iterator[TextDifference]:
    new, old = (open_dossier(report).narrative.paragraphs for report in (now, then))
    for name in (*old, *(name for name in new if name not in old)):
        before, after = ([_line(each) for each in held.get(name, ())] for held in (old, new))
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag != "equal":
                yield _difference(now, name, before[a:b], after[c:d])


def lost_pictures(now: Report, then: Report, others: int) -> Iterator[TextDifference]:
    """The sections with fewer pictures than data has; `others` of the document may be theirs, and say nothing."""
    held, had = (
        Counter(p.section for p in each.passages for _ in range(p.text.count(_PICTURE))) for each in (now, then)
    )
    lost = had - held
    for name in lost if lost.total() > others else ():
        section = now.edition.sections.get(name)
        label = (section.label if section else "") or name
        place = next((passage.location for passage in now.passages if passage.section == name), now.location)
        yield TextDifference(PICTURES.format(section=label, then=had[name], now=held[name]), place)


def _line(paragraph: Paragraph) -> str:
    return bare(paragraph.lead + paragraph.text)


def _difference(now: Report, name: str, before: list[str], after: list[str]) -> TextDifference:
    section = name.partition(".")[0]
    held = now.edition.sections.get(section)
    label = (held.label if held else "") or name
    then, text = "".join(before), "".join(after)
    message = PARAGRAPH.format(section=label, then=quoted(then, text), now=quoted(text, then))
    place = next(_places(now, section, text), now.location)
    return TextDifference(message, place, tuple(before), tuple(after), is_figure=other_digits(then, text))


def other_digits(then: str, now: str) -> bool:
    """True for texts that do not have the same digits in the same order."""
    before, after = ("".join(filter(str.isdigit, text)) for text in (then, now))
    return before != after


def _places(now: Report, section: str, text: str) -> Iterator[Location]:
    """Where the changed words stand, as near as the reading of the document tells."""
    for passage in now.passages:
        at = bare(passage.text).find(text[:AROUND]) if text else -1
        if passage.section == section and at >= 0:
            start = passage.text.find(text[:1])
            yield passage.locate(max(start, passage.text.find(text[:AROUND])))
    yield from (passage.location for passage in now.passages if passage.section == section)


def quoted(text: str, other: str) -> str:
    """The words of a text that another has otherwise, with some on both sides of them."""
    if not text:
        return NOTHING
    start = shared(text, other)
    end = len(text) - min(shared(text[::-1], other[::-1]), len(text) - start)
    start, end = max(start - AROUND, 0), min(end + AROUND, len(text), start + MOST_QUOTED)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def shared(these: Sequence[object], those: Sequence[object]) -> int:
    """How many characters two texts begin with in common, or how many lines."""
    pairs = enumerate(zip(these, those, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(these), len(those)))
