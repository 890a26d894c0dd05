"""How what was counted turned out: `对3个项目自评，评为优的2个，良的1个`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from govgen.model.claim import Contradiction, Lexicon
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.passage import ParsedPassage

LEAD = 8  # characters before a number that may say how it turned out
GENERAL = "的为是有共了等次级别：: "  # stand between such a word and its number
OTHERWISE = "其中"  # ends like the word 中, and is none


def find_graded(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    """What is graded in some numbers from `index` on, if it adds up to no number before them in their sentence."""
    for words in lexicon.graded:
        if _grade(parsed, index, words) and not (index and _grade(parsed, index - 1, words)):
            yield from _added(parsed, index, words, lexicon)


def _added(parsed: ParsedPassage, index: int, words: tuple[str, ...], lexicon: Lexicon) -> Iterator[Contradiction]:
    first, text = parsed.figures[index], parsed.text
    begin, end = parsed.context.span(first.start)
    count = sum(1 for _ in takewhile(lambda at: _grade(parsed, at, words), range(index, len(parsed.figures))))
    parts = [one for one in parsed.figures[index : index + count] if one.end <= end]
    grades = [_grade(parsed, index + at, words) for at in range(len(parts))]
    before = [one for one in parsed.figures[:index] if one.start >= begin and one.unit == first.unit and one.exact]
    told = text[begin:end]
    if len(parts) < 2 or len(set(grades)) < len(grades) or not before or any(map(told.__contains__, lexicon.rest)):
        return
    added, total = sum(one.value for one in parts), before[-1]
    if all(one.exact and one.unit == first.unit for one in parts) and added not in [one.value for one in before]:
        quote, against = text[total.start : total.end], text[first.start : parts[-1].end]
        yield Contradiction("listed", total.value, added, parsed.place(total.start), quote, against)


def _grade(parsed: ParsedPassage, index: int, words: tuple[str, ...]) -> str:
    """The word that says how a number turned out; empty if there is none right before it."""
    figure: Figure = parsed.figures[index]
    begin = max(figure.start - LEAD, parsed.figures[index - 1].end if index else 0)
    lead = parsed.text[begin : figure.start].rstrip(GENERAL)
    return "" if lead.endswith(OTHERWISE) else max(filter(lead.endswith, words), key=len, default="")
