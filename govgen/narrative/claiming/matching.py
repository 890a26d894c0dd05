"""From figures to quantities: the wording around a number, and whether its clause speaks of the whole report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgen.model.claim import Lexicon, Quantity
from govgen.narrative.claiming.figures import Figure, find_figures
from govgen.narrative.claiming.scene import Scene, set_scene
from govgen.narrative.claiming.wordings import ANY, Wording, Wordings, allowed, compile_lexicon, compiled
from govgen.narrative.story import Telling

PART = "其中"
JOINING = ("和", "与", "及", "以及", "或", "或者")
REACH = 40  # characters that a clause is read back
BOUNDARY = re.compile(r"[^。；！？;\n，,：:、（）()]{0,%d}" % REACH)


@dataclass(frozen=True, slots=True)
class Page:
    """A passage taken apart: its text, the same text mirrored, its figures and its scene; `names` are the unit's."""

    text: str
    mirror: str
    figures: tuple[Figure, ...]
    ends: frozenset[int]
    scene: Scene
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A quantity told at `start` to `end`; `figure` is None for a wording of zero.

    A match is `sure` if every word of its clause is known not to change what is counted.
    """

    quantity: Quantity
    start: int
    end: int
    figure: Figure | None
    sure: bool
    year: int


def take_apart(telling: Telling, heading: str, lexicon: Lexicon, names: tuple[str, ...]) -> Page:
    """The page of a told passage."""
    wordings = compile_lexicon(lexicon)
    text = telling.text
    inserted: list[bool] = []
    if any(segment.inserted for segment in telling.segments):
        for segment in telling.segments:
            inserted += [segment.inserted] * len(segment.text)
    figures = tuple(find_figures(text, lexicon, wordings.figures, inserted))
    scene = set_scene(text, heading, wordings.scene, wordings.topics)
    return Page(text, text[::-1], figures, frozenset(figure.end for figure in figures), scene, names)


def find_matches(page: Page, lexicon: Lexicon) -> Iterator[Match]:
    """Every quantity that the page tells, in reading order within each kind."""
    wordings = compile_lexicon(lexicon)
    for figure in page.figures:
        if figure.exact:
            match = _told(page, figure, wordings, lexicon)
            if match is not None:
                yield match
    for found in wordings.none.finditer(page.text):
        match = _denied(page, found, wordings, lexicon)
        if match is not None:
            yield match


def lead_end(page: Page, figure: Figure, wordings: Wordings) -> int:
    """Where the words before a number end, fillers left out."""
    size = len(page.text)
    skipped = wordings.fillers.match(page.mirror, size - figure.start)
    return size - skipped.end() if skipped else figure.start


def _told(page: Page, figure: Figure, wordings: Wordings, lexicon: Lexicon) -> Match | None:
    end = lead_end(page, figure, wordings)
    if page.text.endswith(lexicon.approximate, max(0, end - 6), end):
        return None
    best: tuple[int, Match] | None = None
    for wording, before, after in _around(page, figure, end, wordings):
        quantity = lexicon.quantities[wording.quantity]
        if not allowed(quantity, figure.unit) or (after is None and page.text.startswith("的", figure.end)):
            continue
        gaps = [gap[::-1] for gap in before.groups() if gap] + [gap for gap in (after.groups() if after else ()) if gap]
        start = end - (before.end() - before.start())
        weight = before.end() - before.start() + (after.end() - after.start() if after else 0) - sum(map(len, gaps))
        if best is not None and weight <= best[0]:
            continue
        stop = after.end() if after else figure.end
        sure = _speaks(page, quantity, start, stop, gaps, wordings)
        if sure is not None:
            best = weight, Match(quantity, start, stop, figure, sure, page.scene.year(start))
        else:
            best = weight, Match(quantity, start, stop, None, sure=False, year=-1)
    return best[1] if best is not None and best[1].figure is not None else None


def _around(
    page: Page, figure: Figure, end: int, wordings: Wordings
) -> Iterator[tuple[Wording, re.Match[str], re.Match[str] | None]]:
    """Every wording that fits around a figure, with what it matched."""
    before, behind = page.text[end - 1 : end], page.text[figure.end : figure.end + 1]
    near = [*wordings.leading.get(before, ()), *wordings.leading.get(ANY, ()), *wordings.trailing.get(behind, ())]
    for wording in near:
        lead = compiled(wording.before).match(page.mirror, len(page.text) - end)
        if lead is None:
            continue
        if not wording.after:
            yield wording, lead, None
            continue
        rest = compiled(wording.after).match(page.text, figure.end)
        if rest is not None:
            yield wording, lead, rest


def _denied(page: Page, found: re.Match[str], wordings: Wordings, lexicon: Lexicon) -> Match | None:
    name = found.lastgroup or ""
    quantity = lexicon.quantities[wordings.none_quantities[name]]
    first = found.re.groupindex[name]
    gaps = [gap for gap in found.groups()[first:] if gap]
    sure = _speaks(page, quantity, found.start(), found.end(), gaps, wordings)
    if sure is None:
        return None
    return Match(quantity, found.start(), found.end(), None, sure, page.scene.year(found.start()))


def _speaks(
    page: Page, quantity: Quantity, start: int, end: int, gaps: list[str], wordings: Wordings
) -> bool | None:
    """True if the words around speak of the whole report, False if one is unknown, None if they speak of another."""
    if quantity.about and quantity.about not in (page.scene.topic(start), page.scene.topic(end)):
        return None
    sentence = max(page.scene.sentence(start), start - 2 * REACH)
    if any(page.text.find(word, sentence, end + 12) >= 0 for word in quantity.unless):
        return None
    left = clause_before(page, start)
    if left is None:
        return None
    if quantity.part:
        left = left.replace(PART, "")
    elif PART in left:
        return None
    context = page.text[sentence:start] if quantity.bare else left
    if any(wordings.aside.search(wordings.plain_word.sub("", _unnamed(page, words))) for words in (context, *gaps)):
        return None
    return all(wordings.plain.fullmatch(_unnamed(page, words)) for words in (left, *gaps))


def _unnamed(page: Page, words: str) -> str:
    for name in page.names:
        words = words.replace(name, "")
    return words


def clause_before(page: Page, start: int) -> str | None:
    """What the clause says before a lead; None if the lead is one of several subjects that share a number."""
    size = len(page.text)
    back = BOUNDARY.match(page.mirror, size - start)
    begin = size - back.end() if back else start
    ends = [end for end in range(start, begin, -1) if end in page.ends]
    if ends:
        begin = ends[0]
    left = page.text[begin:start]
    joined = begin > 0 and page.text[begin - 1] == "、" and begin - 1 not in page.ends and page.text[begin - 2] not in "）)"
    return None if joined or left.endswith(JOINING) else left.strip("“”\"")
