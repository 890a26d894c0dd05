"""Sums that the prose itself tells: `网络101件、邮寄38件、窗口19件，三项合计158件`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from govgen.model.claim import Discord, DiscordKind, Lexicon
from govgen.narrative.claiming.figures import PER_CENT, Figure
from govgen.narrative.claiming.matching import PART
from govgen.narrative.claiming.page import Page
from govgen.narrative.claiming.wordings import compile_lexicon

FAR = 240  # characters in which the addends stand
MOST = 12  # addends
LEAD = 14  # characters between the last addend and the sum
BEHIND = "，。；,;、\n）"


def find_sum(page: Page, index: int, lexicon: Lexicon) -> Iterator[Discord]:
    """A number told as the sum of those before it that is none: whichever of them are taken, from two on."""
    total = page.figures[index]
    last = page.figures[index - 1]
    length = total.start - last.end if index else 0
    if not 0 < length <= LEAD or total.unit == PER_CENT or page.text[total.end : total.end + 1] not in BEHIND:
        return
    kind = _kind(page, total, length, lexicon)
    if not kind:
        return
    addends = _addends(page, index)
    if len(addends) < 2 or (total.inserted and all(one.inserted for one in addends)):
        return
    sums = list(accumulate(one.value for one in addends))
    if total.value not in sums[1:]:
        quote = page.text[last.end : total.end].lstrip("，、；,")
        against = "、".join(page.text[one.start : one.end] for one in reversed(addends))
        yield Discord(kind, total.value, sums[-1], page.place(total.start), quote, against)


def _kind(page: Page, total: Figure, length: int, lexicon: Lexicon) -> DiscordKind | None:
    """Whether the words between the last number and this one make it their sum, surely or perhaps."""
    wordings, start = compile_lexicon(lexicon), len(page.text) - total.start
    if wordings.totals.fullmatch(page.mirror, start, start + length):
        return "sum"
    return "likely" if wordings.perhaps.fullmatch(page.mirror, start, start + length) else None


def _addends(page: Page, index: int) -> list[Figure]:
    """The numbers of the same unit told before a sum, the nearest first; none where one of them is no addend."""
    total, found, end = page.figures[index], [], page.figures[index].start
    for figure in reversed(page.figures[max(0, index - MOST) : index]):
        between = page.text[figure.end : end]
        if total.start - figure.end > FAR or any(mark in between for mark in "。\n"):
            break
        if not figure.exact:
            return []
        if figure.unit == total.unit:
            found.append(figure)
        end = figure.start
        if PART in page.text[max(0, end - len(PART) - 8) : end]:
            break
    return found
