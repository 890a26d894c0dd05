"""Totals and the parts listed behind them: `158件，其中网络101件、邮寄38件、窗口19件`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

from govgen.model.claim import Contradiction, ContradictionKind, Lexicon
from govgen.model.numbers import Number
from govgen.patterns import lazy
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.listing import (
    ENOUGH,
    MOST_ADDENDS,
    PART_LEAD,
    SEPARATORS,
    adds_up,
    are_of,
    counted_before,
    is_mixed,
    leads_of,
)
from govgen.prose.claims.passage import PART, ParsedPassage

APART = 20  # characters between two parts
MOST_PARTS = 12
NEARLY = 50  # a total missed by less than one part in so many was meant
TAIL = 2  # letters in which the words before parts of one kind end alike
LEADING = SEPARATORS + PART[-1]  # right behind these a part is told before its words
AGAINST = "比较与"
_AGAINST = lazy(rf"[{AGAINST}][0-9]{{4}}年")
_AMONG = lazy("[^，。；：、0-9]{0,12}中，")  # `157件已办结申请中，`
CHANGED = lazy("(?:增加|减少|增长|下降|提高|降低)了?$")
STOP = "。"
ENDS = "。；，\n"
OF_REST = "为均是"  # `其余69件为不予公开、无法提供等情形`


def find_listed(
    parsed: ParsedPassage, index: int, lexicon: Lexicon, settled: Container[int]
) -> Iterator[Contradiction]:
    """A total that the parts listed behind it do not add up to, where they are stated to be all, or seem to be.

    Nothing is added up where the numbers are all `settled`, by where they start: each is held against its own cell.
    """
    last, text = parsed.figures[index], parsed.text
    following = parsed.figures[index + 1] if index + 1 < len(parsed.figures) else None
    if following is None or last.unit == PER_CENT or following.start - last.end > PART_LEAD:
        return
    listed = text.startswith(lexicon.listing, last.end + 1)
    near = listed or text.startswith(lexicon.parted, last.end + (text[last.end : last.end + 1] != "："))
    near = near or _AMONG.match(text, last.end) is not None
    if not near and not (lexicon.apart and _is_parted(text[last.end : following.start])):
        return
    parts = list(_parts(parsed, index, lexicon))
    whole = _whole(parsed, index, parts, lexicon) if len(parts) > 1 else None
    if whole is None or all(one.inserted or one.start in settled for one in (whole, *parts)):
        return
    most = sum(one.value for one in (last, *counted_before(parsed, index)))
    total = last._replace(value=whole.value)
    kind = _apart_kind(text, total, parts, lexicon, most) or (
        _listed_kind(text, total, parts, lexicon, whole=listed) if near else None
    )
    if kind:
        added, against = Decimal(sum(part.value for part in parts)), text[parts[0].start : parts[-1].end]
        quote = text[whole.start : whole.end]
        yield Contradiction(kind, whole.value, added, parsed.place(whole.start), quote, against)


def _whole(parsed: ParsedPassage, index: int, parts: Sequence[Figure], lexicon: Lexicon) -> Figure | None:
    """The number that the parts behind the one of `index` divide and do not add up to; None if they do.

    Where they begin a sentence of their own, that may be any told before, but for those smaller than one of them.
    """
    last, added = parsed.figures[index], sum(part.value for part in parts)
    before = counted_before(parsed, index)
    if before and _is_change(parsed, index) and not any(map(CHANGED.search, leads_of(parsed.text, last, parts))):
        # The parts are of what grew: of its growth they are not, nor of what it was.
        grown = [one for one in before if not _is_compared(_lead(parsed, one), lexicon)]
        last, *before = grown or before
    if adds_up(last, parts, lexicon) or added in accumulate(one.value for one in (last, *before)):
        return None
    if not parsed.text.startswith(STOP, last.end):
        return last
    told = [one for one in _figures_back_from(parsed, index) if one.unit == last.unit and one.exact]
    largest = max(part.value for part in parts)
    return None if added in [one.value for one in told] else next((one for one in told if one.value >= largest), None)


def _is_change(parsed: ParsedPassage, index: int) -> bool:
    """True for a number by which one told before it grew or fell."""
    one, other = parsed.figures[index - 1 : index + 1]
    return bool(CHANGED.search(parsed.text[one.end : other.start]))


def _lead(parsed: ParsedPassage, figure: Figure) -> str:
    """The words of a sentence before a number, up to the one before it."""
    start = figure.start
    return parsed.text[max(parsed.context.sentence(start), parsed.last_end(start)) : start]


def _figures_back_from(parsed: ParsedPassage, index: int) -> Iterator[Figure]:
    """The numbers of a paragraph from that of `index` backwards."""
    last = parsed.figures[index]
    begin = parsed.text.rfind("\n", 0, last.start)
    return takewhile(lambda one: one.start > begin, reversed(parsed.figures[max(0, index - MOST_ADDENDS) : index + 1]))


def _is_parted(between: str) -> bool:
    """True if the words between a total and its first part lead a list of parts that may have nothing in common."""
    return PART in between and not any(mark in between for mark in ENDS.replace("，", ""))


def _apart_kind(
    text: str, total: Figure, parts: list[Figure], lexicon: Lexicon, most: Number
) -> ContradictionKind | None:
    """Sure where parts that have nothing in common are more than all that was told before."""
    added = sum(part.value for part in parts)
    return "whole" if added > most and _is_known(text, total, parts, lexicon.apart) else None


def _listed_kind(
    text: str, total: Figure, parts: list[Figure], lexicon: Lexicon, *, whole: bool
) -> ContradictionKind | None:
    """Sure where the last part is the rest of the list; a guess where it is stated to be all, or nearly adds up."""
    added = Decimal(sum(part.value for part in parts))
    if _is_known(text, total, parts, lexicon.wholes):
        return "whole"
    leads = "".join(leads_of(text, total, parts))
    if added > total.value and any(map(leads.__contains__, lexicon.overlapping)) and total.unit not in lexicon.cases:
        return None  # one text may stand on several channels
    rest = text[parts[-2].end : parts[-1].start].lstrip(SEPARATORS)
    if len(parts) >= ENOUGH and rest.startswith(lexicon.rest):
        return "whole"
    nearly = len(parts) >= ENOUGH and abs(added - total.value) * NEARLY < total.value
    if added > total.value and total.unit in lexicon.cases and _is_alike(text, total, parts, lexicon.apart):
        return "whole"
    return "listed" if whole or nearly else None


def find_led(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    """A total smaller than its parts, each told before its words: `不予公开6件，其中5件因第三方…，3件属于内部事务…`."""
    total, text = parsed.figures[index], parsed.text
    end = parsed.context.span(total.start)[1]
    parts = [one for one in parsed.figures[index + 1 : index + 1 + MOST_PARTS] if one.end <= end]
    if len(parts) < 2 or text[total.end : parts[0].start].strip(SEPARATORS) != PART:
        return
    if not all(one.exact and one.unit == total.unit and text[one.start - 1] in LEADING for one in parts):
        return
    words = [
        text[one.end : following]
        for one, following in zip(parts, [*(one.start for one in parts[1:]), end], strict=True)
    ]
    added = sum(one.value for one in parts)
    if added > sum(one.value for one in (total, *counted_before(parsed, index))) and are_of(words, lexicon.apart):
        quote, against = text[total.start : total.end], text[parts[0].start : end]
        yield Contradiction("whole", total.value, added, parsed.place(total.start), quote, against)


def _is_known(text: str, total: Figure, parts: list[Figure], lists: Iterable[Sequence[str]]) -> bool:
    """True if the words before the parts are those of one of some lists, each once; none is zero."""
    return are_of(leads_of(text, total, parts), lists)


def _is_alike(text: str, total: Figure, parts: list[Figure], apart: Iterable[Sequence[str]]) -> bool:
    """True if the words before all parts end alike, so that two count nothing in common: `网上申请`, `信函申请`."""
    leads = leads_of(text, total, parts)
    tails = {lead[-TAIL:] for lead in leads}
    return len(tails) == 1 and len(tails.pop()) == TAIL and not is_mixed(leads, apart)


def _parts(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Figure]:
    """The numbers of the list right behind a total, their shares left out; none if one of them is no plain part."""
    total, text = parsed.figures[index], parsed.text
    parts: list[Figure] = []
    end, mark = total.end, ""
    for figure in parsed.figures[index + 1 : index + 1 + 2 * MOST_PARTS]:
        between = text[end : figure.start]
        is_apart = between and not _ends_list(between) and (between[0] != "；" or mark in ("", "；"))
        if parts and not is_apart:
            break
        if parts and figure.unit != PER_CENT:
            mark = mark or between[0]
        if parts and _is_compared(between, lexicon):
            end = figure.end
            continue
        if figure.unit != PER_CENT or not parts:
            if figure.unit != total.unit or not figure.exact or (parts and _is_partial(between, lexicon)):
                return
            parts.append(figure)
        end = figure.end
    rest = bool(parts) and text[total.end : parts[-1].start].rpartition("，")[2].startswith(lexicon.rest)
    ends = text[end : end + 1] in (ENDS + OF_REST if rest else ENDS)
    if parts and ends and not text.startswith("等", end):
        yield from parts


def _is_compared(between: str, lexicon: Lexicon) -> bool:
    """True if the words before a number say that it is a change against another year."""
    against = (mark + word for word in lexicon.compared for mark in AGAINST)
    return any(map(between.__contains__, against)) or bool(_AGAINST.search(between))


def _is_partial(between: str, lexicon: Lexicon) -> bool:
    """True if the words between two numbers say that not everything is listed."""
    return any(word in between for word in lexicon.partial)


def _ends_list(between: str) -> bool:
    """True if the words between two numbers do not go on with a list."""
    return between[:1] not in SEPARATORS or len(between) > APART or "。" in between or "\n" in between
