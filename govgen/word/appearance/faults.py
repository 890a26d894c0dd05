"""What is official in a template and would not come out as the proof read it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.word.appearance.content import live_fields, numbered_style, strange
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.legibility import HIDDEN, illegible
from govgen.word.appearance.official import KINDS, Official, officials
from govgen.word.appearance.room import enclosed
from govgen.word.docx.archive import Member
from govgen.word.docx.paragraphs import Spot, tags_in
from govgen.word.fault import WHOLE, TemplateFault
from govgen.word.filling import annexes, blocks
from govgen.word.filling.preparing import read_styles
from govgen.word.filling.text import BODY, FIGURES, STYLES
from govgen.word.linting.tags import Use

AND_MORE = "。另有 {count} 处也是这样"
PLACES = 5  # told of one fault
SHOWN = 30
# The styles that text is printed in which a template holds no paragraph of: prose, what it brings along, annexes.
PRINTED_IN = (
    *STYLES, *FIGURES.values(), blocks.TABLE_TEXT, blocks.TABLE_HEAD, blocks.NOTE_STYLE, blocks.NOTE_MARK_STYLE,
    annexes.NOTE_STYLE, annexes.MARK_STYLE, annexes.TITLE_STYLE,
)  # fmt: skip


def unseen(
    members: Mapping[str, Member],
    roots: Mapping[str, etree._Element],
    spots: Sequence[Spot],
    uses: Sequence[Use],
    edition: Edition,
) -> Iterator[tuple[str, str]]:
    """What in official paragraphs a reader of Word sees otherwise than it is written, by place."""
    looks, fields = Looks(members), live_fields(roots.values())
    found: dict[str, list[tuple[str, str]]] = {}
    for official in (*officials(next(iter(roots)), spots, uses, edition), *_styled(members)):
        is_style = official.kind == "style"
        faults = [*strange(official, fields, looks), *enclosed(official, looks)] if not is_style else []
        faults += numbered_style(official, edition, looks) if is_style else ()
        faults += illegible(official, looks) if official.kind != "tag" else ()
        for fault in dict.fromkeys(faults):
            found.setdefault(fault, []).append((official.place, _message(official, fault)))
    for places in found.values():
        yield from _first(list(dict.fromkeys(places)))


def faint(
    members: Mapping[str, Member], document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition
) -> Iterator[TemplateFault]:
    """The other paragraphs with tags that nobody can read: a reminder where what is white may lie upon a picture.

    In the place of a tag for prose other paragraphs are printed.
    """
    looks = Looks(members)
    for each in officials(document, spots, uses, edition):
        is_printed = any(not tag.order and tag.level != "p" for tag in tags_in(each.text))
        for fault in dict.fromkeys(illegible(each, looks)) if each.kind == "tag" and is_printed else ():
            yield TemplateFault(each.place, _message(each, fault), blocking=fault == HIDDEN)


def _message(official: Official, fault: str) -> str:
    return f"{KINDS[official.kind]}“{official.text[:SHOWN]}”{fault}"


def _styled(members: Mapping[str, Member]) -> Iterator[Official]:
    """A paragraph of each style that text is printed in."""
    part = members.get("word/styles.xml")
    styles = part.unpack() if part else None
    known, of_runs = read_styles(styles), read_styles(styles, "character")
    body = known.get(BODY, "")
    for name in PRINTED_IN:
        if name in known:
            run, paragraph = (known[name], body) if name in of_runs else ("", known[name])
            yield Official("style", _sample(name, run, paragraph), None, WHOLE, name)


def _sample(text: str, run_style: str, paragraph_style: str) -> etree._Element:
    paragraph = etree.Element(f"{_W}p")
    run = etree.SubElement(paragraph, f"{_W}r")
    for element, kind, style in ((run, "r", run_style), (paragraph, "p", paragraph_style)):
        if style:
            properties = etree.SubElement(element, f"{_W}{kind}Pr")
            etree.SubElement(properties, f"{_W}{kind}Style").set(f"{_W}val", style)
    etree.SubElement(run, f"{_W}t").text = text
    return paragraph


def _first(told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first places of a fault, the last of them with how many there are: a style may be that of all cells."""
    yield from told[: PLACES - 1]
    for place, message in told[PLACES - 1 : PLACES]:
        yield place, message + (AND_MORE.format(count=len(told) - PLACES) if len(told) > PLACES else "")
