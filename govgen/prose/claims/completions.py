"""What was spent of a budget: `年初预算为100万元，支出决算为90万元，完成年初预算的90%，决算数小于预算数`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govgen.model.claim import Contradiction, Lexicon
from govgen.prose.claims.evaluation import HALF, HUNDRED
from govgen.prose.claims.figures import PER_CENT, Figure
from govgen.prose.claims.passage import ParsedPassage, lead_end
from govgen.prose.claims.wordings import compile_lexicon

NAMED = 12  # characters before a number that say which it is
BEHIND = 40  # characters behind a spent number in which it is compared with the budget


def find_completion(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> Iterator[Contradiction]:
    """What contradicts a number `index` that was spent of the budget right before it: its rate, and its comparison."""
    pair = _pair(parsed, index, lexicon)
    if pair is not None:
        yield from _rate(parsed, index, pair, lexicon)
        yield from _comparison(parsed, index, pair, lexicon)


def _pair(parsed: ParsedPassage, index: int, lexicon: Lexicon) -> tuple[Figure, Figure] | None:
    """The budget and what was spent of it, stated one behind the other in a sentence; None if these are others."""
    if not index:
        return None
    plan, spent = parsed.figures[index - 1 : index + 1]
    sentence = parsed.context.sentence(spent.start)
    if plan.start < sentence or plan.unit != spent.unit or PER_CENT in (plan.unit, spent.unit):
        return None
    lead = parsed.text[max(sentence, plan.start - NAMED) : plan.start]
    between = parsed.text[max(plan.end, spent.start - NAMED) : spent.start]
    led = any(word in lead for word in lexicon.planned) and any(word in between for word in lexicon.spent)
    return (plan, spent) if led and plan.exact and spent.exact else None


def _rate(parsed: ParsedPassage, index: int, pair: tuple[Figure, Figure], lexicon: Lexicon) -> Iterator[Contradiction]:
    """The rate told of a budget that was none, or another than follows from the two numbers."""
    plan, spent = pair
    rate = next(iter(parsed.figures[index + 1 : index + 2]), None)
    if rate is None or rate.unit != PER_CENT or not rate.exact or rate.inserted:
        return
    wordings = compile_lexicon(lexicon)
    end = lead_end(parsed, rate, wordings)
    lead = wordings.done.match(parsed.mirror, len(parsed.text) - end)
    if lead is None or parsed.context.sentence(rate.start) != parsed.context.sentence(spent.start):
        return
    against = parsed.text[plan.start : plan.end]
    quote = parsed.text[end - len(lead[0]) : rate.end]
    if not _is_same(_named(parsed.text[max(0, plan.start - NAMED) : plan.start], lexicon), _named(quote, lexicon)):
        return
    if not plan.value:
        yield Contradiction("unplanned", rate.value, plan.value, parsed.place(rate.start), quote, against)
        return
    actual = Decimal(spent.value) * HUNDRED / plan.value
    if abs(actual - rate.value) > _slack(plan, spent, rate):
        against = f"{parsed.text[spent.start : spent.end]}、{against}"
        yield Contradiction("done", rate.value, actual, parsed.place(rate.start), quote, against)


def _named(words: str, lexicon: Lexicon) -> str:
    """The budget that some words name: of the year's beginning, as changed later, or any."""
    return max((word for word in lexicon.planned if word in words), key=len, default="")


def _is_same(one: str, other: str) -> bool:
    """True if two names may be of one budget."""
    return one.endswith(other) or other.endswith(one)


def _slack(plan: Figure, spent: Figure, rate: Figure) -> Decimal:
    """How far a rate may be off because the three numbers were each rounded, or the rate was cut."""
    part, whole, step = (Decimal(1).scaleb(one.places) for one in (spent, plan, rate))
    return step + HALF * HUNDRED * (part + whole * spent.value / plan.value) / plan.value


def _comparison(
    parsed: ParsedPassage, index: int, pair: tuple[Figure, Figure], lexicon: Lexicon
) -> Iterator[Contradiction]:
    """Words behind what was spent that say it is more, or less, than the budget, where it is not."""
    plan, spent = pair
    following = parsed.figures[index + 1 : index + 3]
    counted = next((one for one in following if one.unit != PER_CENT), None)
    last = counted.start if counted else len(parsed.text)
    behind = parsed.text[spent.end : min(last, (following[0].end if following else spent.end) + BEHIND)]
    told = [(word, more) for words, more in ((lexicon.above, True), (lexicon.below, False)) for word in words]
    found = [(behind.find(word), word, more) for word, more in told if word in behind]
    if not found or len({more for *_, more in found}) > 1:
        return
    place, word, more = min(found, key=lambda one: (one[0], -len(one[1])))
    if more != (spent.value > plan.value) or spent.value == plan.value:
        against = f"{parsed.text[plan.start : plan.end]}、{parsed.text[spent.start : spent.end]}"
        yield Contradiction("compared", spent.value, plan.value, parsed.place(spent.end + place), word, against)
