"""Sums that the prose itself tells: `网络101件、邮寄38件，合计139件`; `对3个项目自评，评为优的2个，良的1个`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from govgen.model.claim import Contradiction, ContradictionKind, Lexicon
from govgen.patterns import lazy
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.listing import ENOUGH, MOST_ADDENDS, PART_LEAD, SEPARATORS, adds_up, are_of, leads_of
from govgen.prose.claims.passage import PART, ParsedPassage
from govgen.prose.claims.wordings import compile_lexicon

ADDING = ("加", "，加", "、加")
_COUNTED = lazy("(?:(?:政府信息公开|信息公开)?申请|案件)?[，。；,;、\n）]")
FAR = 240  # characters in which the addends stand
SUM_LEAD = 14  # characters between the last addend and the sum
GRADE_LEAD = 8  # characters before a number that may say how it turned out
GENERAL = "的为是有共了等次级别：: "  # stand between such a word and its number
OTHERWISE = "其中"  # ends like the word 中, and is none


def find_sum(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    """A number stated as the sum of those before it that is none: whichever of them are taken, from two on."""
    total = parsed.figures[index]
    last = parsed.figures[index - 1]
    length = total.start - last.end if index else 0
    if not 0 < length <= SUM_LEAD or total.unit == PER_CENT or not _COUNTED.match(parsed.text, total.end):
        return
    kind = _kind(parsed, total, length, lexicon)
    if not kind:
        return
    addends = _addends(parsed, index, lexicon)
    if len(addends) > 1 and parsed.text[addends[1].end : last.start].startswith(ADDING):
        kind = "sum"
    if len(addends) < 2 or (total.inserted and all(one.inserted for one in addends)):
        return
    if _is_list(parsed, addends[::-1], lexicon):
        kind = "sum"
    sums = list(accumulate(one.value for one in addends))
    if total.value not in sums[1:] and not adds_up(total, addends, lexicon):
        quote = parsed.text[last.end : total.end].lstrip("，、；,")
        against = "、".join(parsed.text[one.start : one.end] for one in reversed(addends))
        yield Contradiction(kind, total.value, sums[-1], parsed.place(total.start), quote, against)


def _kind(parsed: ParsedPassage, total: Figure, length: int, lexicon: Lexicon) -> ContradictionKind | None:
    """Whether the words between the last number and this one make it their sum, surely or perhaps."""
    wordings, start = compile_lexicon(lexicon), len(parsed.text) - total.start
    if wordings.totals.fullmatch(parsed.mirror, start, start + length):
        return "sum"
    return "likely" if wordings.perhaps.fullmatch(parsed.mirror, start, start + length) else None


def _is_list(parsed: ParsedPassage, addends: Sequence[Figure], lexicon: Lexicon) -> bool:
    """True if numbers are those of a list that is told whole, or that ends with all the rest."""
    text, first = parsed.text, addends[0].start
    begin = max(parsed.context.sentence(first), parsed.last_end(first), first - PART_LEAD)
    leads = [text[begin:first], *leads_of(text, addends[0], addends[1:])]
    rest = len(addends) >= ENOUGH and leads[-1].lstrip(SEPARATORS).startswith(lexicon.rest)
    return rest or are_of(leads, (*lexicon.wholes, *lexicon.apart))


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """True if a bracket is closed between two places that was opened before them."""
    return text.count("）", start, end) > text.count("（", start, end)


def _addends(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> list[Figure]:
    """The numbers of the same unit stated before a sum, the nearest first; none where one of them is no addend."""
    total, found, end = parsed.figures[index], [], parsed.figures[index].start
    for figure in reversed(parsed.figures[max(0, index - MOST_ADDENDS) : index]):
        between = parsed.text[figure.end : end]
        if total.start - figure.end > FAR or any(mark in between for mark in "。\n"):
            break
        if not figure.exact:
            return []
        if parsed.text.endswith(lexicon.summing, 0, figure.start):
            break
        if figure.unit == total.unit and not _is_bracketed(parsed.text, figure.end, total.start):
            found.append(figure)
        end = figure.start
        if PART in parsed.text[max(0, end - len(PART) - 8) : end]:
            break
    return found


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
    before = [one for one in parsed.figures_between(begin, index) if one.unit == first.unit and one.exact]
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
    begin = max(figure.start - GRADE_LEAD, parsed.figures[index - 1].end if index else 0)
    lead = parsed.text[begin : figure.start].rstrip(GENERAL)
    return "" if lead.endswith(OTHERWISE) else max(filter(lead.endswith, words), key=len, default="")
