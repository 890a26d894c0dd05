"""Numbers of the prose against each other: bracketed parts and their total, parts and wholes, one thing told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgen.model.claim import Discord, Lexicon
from govgen.narrative.claiming.figures import PER_CENT, Figure
from govgen.narrative.claiming.matching import PART, Page, clause_before
from govgen.narrative.claiming.scene import OPEN
from govgen.narrative.claiming.wordings import compile_lexicon
from govgen.narrative.story import Telling

BRACKETS = {"（": "）", "(": ")"}
SEPARATORS = "、，；,;"
LONGEST = 240  # characters of a bracket that is read
SAME_THING = 6  # characters that a label needs to mean one thing wherever it stands
CLAUSE = 40


def find_discords(pages: Sequence[tuple[Telling, Page]], lexicon: Lexicon) -> Iterator[Discord]:
    """Every contradiction inside the prose of a report, passage by passage."""
    told: dict[tuple[str, str], tuple[Figure, str]] = {}
    for telling, page in pages:
        for index, figure in enumerate(page.figures):
            if not figure.exact:
                continue
            yield from _breakdown(telling, page, index, lexicon)
            yield from _part(telling, page, index)
            yield from _twice(telling, page, figure, lexicon, told)


def _breakdown(telling: Telling, page: Page, index: int, lexicon: Lexicon) -> Iterator[Discord]:
    total = page.figures[index]
    closing = BRACKETS.get(page.text[total.end : total.end + 1])
    close = page.text.find(closing, total.end, total.end + LONGEST) if closing else -1
    if close < 0:
        return
    inner = page.text[total.end + 1 : close]
    parts = _within(page, index, close)
    items = 1 + sum(inner.count(mark) for mark in SEPARATORS)
    alike = all(part.exact and part.unit == total.unit for part in parts)
    if len(parts) < 2 or len(parts) != items or not alike or any(word in inner for word in lexicon.partial):
        return
    if total.unit == PER_CENT or _overlaps(page, total, inner, lexicon):
        return
    added = sum(part.value for part in parts)
    typed = next((one for one in (total, *parts) if not one.inserted), None)
    if added != total.value and typed is not None:
        quote = page.text[total.start : total.end]
        yield Discord("breakdown", total.value, added, telling.origin(typed.start), quote, inner)


def _within(page: Page, index: int, close: int) -> list[Figure]:
    found = []
    for figure in page.figures[index + 1 : index + 1 + LONGEST]:
        if figure.start > close:
            break
        found.append(figure)
    return found


def _overlaps(page: Page, total: Figure, inner: str, lexicon: Lexicon) -> bool:
    """True if one item may be counted by several of the parts, as a text is that stands on several channels."""
    return any(word in inner for word in lexicon.overlapping) and total.unit in ("条", "篇")


def _part(telling: Telling, page: Page, index: int) -> Iterator[Discord]:
    """A part told behind “其中” that is larger than what it is part of."""
    whole = page.figures[index]
    lead = page.text[whole.end : whole.end + 1 + len(PART)]
    end = whole.end
    if not lead.endswith(PART) or whole.unit == PER_CENT:
        return
    for part in page.figures[index + 1 : index + 20]:
        between = page.text[end : part.start]
        if end > whole.end and not between.startswith("、"):
            return
        if any(mark in between for mark in "。；\n") or part.unit != whole.unit:
            return
        if part.exact and not part.inserted and part.value > whole.value:
            quote = page.text[part.start : part.end]
            yield Discord("part", part.value, whole.value, telling.origin(part.start), quote, page.text[whole.start : end])
        end = part.end


def _twice(
    telling: Telling,
    page: Page,
    figure: Figure,
    lexicon: Lexicon,
    told: dict[tuple[str, str], tuple[Figure, str]],
) -> Iterator[Discord]:
    label = _label(page, figure, lexicon)
    if not label:
        return
    first, place = told.setdefault((label, figure.unit), (figure, str(telling.origin(figure.start).line or "")))
    if first.value != figure.value and not figure.inserted:
        quote = label + page.text[figure.start : figure.end]
        yield Discord("twice", figure.value, first.value, telling.origin(figure.start), quote, place)


def _label(page: Page, figure: Figure, lexicon: Lexicon) -> str:
    """The words of the clause before a number that say what is counted; empty where they could mean several things."""
    if page.scene.year(figure.start) != OPEN or figure.unit == PER_CENT:
        return ""
    wordings = compile_lexicon(lexicon)
    sentence = max(page.scene.sentence(figure.start), figure.start - 2 * CLAUSE)
    if wordings.aside.search(page.text[sentence : figure.start]):
        return ""
    label = clause_before(page, figure.start) or ""
    while True:
        word = next((word for word in lexicon.verbs if label.startswith(word)), "")
        if not word:
            break
        label = label[len(word) :]
    return label if len(label) >= SAME_THING and PART not in label else ""
