"""Whether a clause speaks of the whole report: on the topic of what it counts, of this body, of no part of it."""

from __future__ import annotations

from govgen.model.claim import CountedThing
from govgen.prose.claims.passage import BEHIND, PART, REACH, ParsedPassage, clause_before
from govgen.prose.claims.wordings import Wordings, names_body, turns, unknown

EXAMPLES = ("费等", "金等")  # `垃圾处理费等行政事业性收费`: what is counted is all of its kind
CONTINUED = 12  # characters behind a number that may still turn its meaning
BRACKET = "（"  # what it holds is said of a part: `187件（含结转的6件）`


def unknown_letters(
    parsed: ParsedPassage, quantity: CountedThing, start: int, end: int, gaps: tuple[str, ...], wordings: Wordings
) -> int | None:
    """How many letters around are unknown, none where all speak of the whole report; None if they speak of another."""
    left = clause_before(parsed, start)
    if left is None or is_of_others(parsed, quantity, start, end, left, wordings):
        return None
    around = [parsed.subjects.without_names(words) for words in (left.replace(PART, ""), *gaps)]
    if wordings.aside.fullmatch(quantity.about):  # what tells of others, as 复议, is its own topic
        around = [words.replace(quantity.about, "") for words in around]
    if any(turns(words, wordings.aside, wordings) for words in around):
        return None
    return sum(unknown(words, wordings) for words in around if not words.endswith(EXAMPLES))


def is_of_others(
    parsed: ParsedPassage, quantity: CountedThing, start: int, end: int, left: str, wordings: Wordings
) -> bool:
    """True if a wording behind the words `left` is off its topic, of another body, of a part, or taken back."""
    span = parsed.context.span(start)
    sentence = max(span[0], start - 2 * REACH)
    if not on_topic(parsed, quantity, sentence, start, end) or left.endswith(wordings.negating):
        return True
    if parsed.text.startswith(wordings.lessened, end):
        return True
    if parsed.subjects.is_foreign(span, start) or (PART in left and not quantity.part):
        return True
    return quantity.bare and names_body(parsed.subjects.without_names(parsed.text[sentence:start]), wordings)


def _is_off_topic(parsed: ParsedPassage, about: str, start: int, end: int) -> bool:
    """True if words count another topic than theirs; those of none, if they count the cases of all matters."""
    context = parsed.context
    if not about:
        return context.is_of_all(start, end)
    return context.is_other(about, end) or context.topic(start) != about != context.topic(end)


def on_topic(parsed: ParsedPassage, quantity: CountedThing, sentence: int, start: int, end: int) -> bool:
    """True if the topic of the quantity is in force, and no word of the sentence turns it elsewhere."""
    if not parsed.is_within(quantity.parts, start):
        return False
    if _is_off_topic(parsed, quantity.about, start, end):
        return False
    ahead = parsed.text[end : end + BEHIND] if quantity.but else ""
    if ahead and any(map(ahead.__contains__, quantity.but)):
        return False
    if not quantity.unless:
        return True
    stop = max(end, parsed.context.span(start)[1])
    behind = end if parsed.text[end : end + 1] == BRACKET else min(end + CONTINUED, stop)
    around = parsed.text[sentence:behind]
    return not any(map(around.__contains__, quantity.unless))
