"""What is official in a template and would not come out as the proof read it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from govgen.model.edition import Edition
from govgen.word.archive import Member
from govgen.word.places import WHOLE
from govgen.word.preparing import read_styles
from govgen.word.sight.content import live_fields, numbered_style, strange
from govgen.word.sight.legible import illegible
from govgen.word.sight.looks import Looks
from govgen.word.sight.official import KINDS, Official, officials
from govgen.word.sight.room import enclosed
from govgen.word.spots import Spot
from govgen.word.tags import Use
from govgen.word.text import BODY, FIGURES, LEADS, STYLES

AND_MORE = "。另有 {count} 处也是这样"
PLACES = 5  # told of one fault
SHOWN = 30

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
        what, text = KINDS[official.kind], official.text[:SHOWN]
        for fault in dict.fromkeys(faults):
            found.setdefault(fault, []).append((official.place, f"{what}“{text}”{fault}"))
    for places in found.values():
        yield from _first(list(dict.fromkeys(places)))


def _styled(members: Mapping[str, Member]) -> Iterator[Official]:
    """A paragraph of each style that prose and figures are printed in."""
    part = members.get("word/styles.xml")
    known = read_styles(part.unpack() if part else None)
    for name in (*STYLES, *FIGURES.values()):
        if name in known:
            yield Official("style", _sample(name, known), None, WHOLE, name)


def _sample(name: str, known: Mapping[str, str]) -> etree._Element:
    paragraph = etree.Element(f"{_W}p")
    run = etree.SubElement(paragraph, f"{_W}r")
    of_run = name in (*LEADS.values(), *FIGURES.values())
    styles = ((run, "rStyle", name if of_run else ""), (paragraph, "pStyle", BODY if of_run else name))
    for element, kind, style in styles:
        if style in known:
            properties = etree.SubElement(element, f"{_W}{kind[0]}Pr")
            etree.SubElement(properties, f"{_W}{kind}").set(f"{_W}val", known[style])
    etree.SubElement(run, f"{_W}t").text = name
    return paragraph


def _first(told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first places of a fault, the last of them with how many there are: a style may be that of all cells."""
    yield from told[: PLACES - 1]
    for place, message in told[PLACES - 1 : PLACES]:
        yield place, message + (AND_MORE.format(count=len(told) - PLACES) if len(told) > PLACES else "")
