"""The claims of a report: numbers of its prose that speak of cells, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from typing import NamedTuple

from govgen.location import Location
from govgen.model.claim import EVER, Claim, Contradiction, CountedThing, Lexicon, Reading
from govgen.model.claim_words import ClaimWords
from govgen.model.edition import ANNEX_SECTION
from govgen.model.numbers import UNITS, YUAN, Number, figure
from govgen.model.relation import SeverityWord
from govgen.model.report import Report
from govgen.prose.claims.candidates import KeywordMatcher, matcher
from govgen.prose.claims.context import OPEN
from govgen.prose.claims.contradictions import find_contradictions
from govgen.prose.claims.crossing import cross, narrowed, widen, without_parts
from govgen.prose.claims.distributed import find_distributed
from govgen.prose.claims.evaluation import HALF, Evaluator, evaluator_of, of_last_year
from govgen.prose.claims.figures import Figure
from govgen.prose.claims.former import find_compared, find_former
from govgen.prose.claims.keyword_matching import match_keywords
from govgen.prose.claims.likeness import is_comparable, is_narrowed, is_near
from govgen.prose.claims.money import find_slipped_units
from govgen.prose.claims.ordered import find_ordered
from govgen.prose.claims.passage import UNHEARD, Match, ParsedPassage, parse_passage
from govgen.prose.claims.rates import find_rates
from govgen.prose.claims.residue import find_residue
from govgen.prose.claims.support import Support
from govgen.prose.claims.wording_matching import find_inserted, find_matches
from govgen.prose.narrative import Dossier, RenderedPassage

HINT: SeverityWord = "hint"
LEAST = Decimal("0.0001")  # of an amount that is not zero
NAMES = ("单位.名称", "单位.简称")
FEW = 3  # cases; fewer may be as many as all by chance
ENOUGH_DIGITS = 3  # of a number that is not another's by chance
SCOPE, WHOLE_AREA = "单位.范围", "全区域"


class NamedAmount(NamedTuple):
    """A number that no cell of the form has, as prose names it, or a row of the report's own (`is_cell`)."""

    quantity: str
    value: Number
    places: int
    unit: str
    location: Location
    quote: str
    is_cell: bool = False


class ProseNumbers(NamedTuple):
    """What the numbers of a report's prose say: about cells, against each other, and `named` what no cell has."""

    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    named: tuple[NamedAmount, ...] = ()


def claims_of(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim that the prose makes about cells by itself; numbers put in by an expression only repeat the cells."""
    return tuple(claim for claim in read_numbers(dossier).claims if not claim.inserted)


def read_numbers(dossier: Dossier) -> ProseNumbers:
    """The claims of a report, and the numbers of its prose that contradict each other whatever the cells say."""
    lexicon = dossier.report.edition.claims
    if lexicon is None:
        return ProseNumbers((), ())
    report = dossier.report
    rendered = (each for each in dossier.narrative.passages if each.text)
    matchers = [matcher(_parse(report, each, lexicon), lexicon) for each in rendered]
    values = cache(partial(evaluator_of, report))  # which few passages ask for
    is_whole = partial(_is_whole, cache(partial(_wholes, lexicon, values)))
    read = [(matcher, _read(matcher, is_whole)) for matcher in matchers]
    claims = (
        claim
        for matcher, matches in read
        if matches or matcher.parsed.figures
        for claim in (
            *_claims(report, matcher, matches, values),
            *_mistyped(matcher, matches, values),
            *_inserted(matcher, values),
        )
    )
    told = [(matcher.parsed, _without_lone(matches)) for matcher, matches in read if matcher.parsed.figures]
    contradictions = (
        *find_contradictions(told, lexicon),
        *find_ordered([parsed for parsed, _ in told], lexicon),
        *find_slipped_units(report, told),
    )
    named = tuple(_named(report, told))
    rows = (one for one in _of_rows(report, lexicon) if all(one.quantity != each.quantity for each in named))
    return ProseNumbers(tuple(claims), contradictions, (*named, *rows))


def _named(report: Report, told: Iterable[tuple[ParsedPassage, tuple[Match, ...]]]) -> Iterator[NamedAmount]:
    """The exact numbers of the report's year that no cell has, and of which every word near them is known."""
    for parsed, matches in told:
        for match in matches:
            exact = match.sure and match.figure is not None and match.figure.exact
            if exact and not match.quantity.readings and match.year in (OPEN, report.year):
                one = _claim(parsed, match, ())
                yield NamedAmount(one.quantity, one.value, one.places, one.unit, one.location, one.quote)


def _of_rows(report: Report, lexicon: Lexicon) -> Iterator[NamedAmount]:
    """The amounts of rows of the report's own that are called like what no cell of the form has."""
    for quantity in (one for one in lexicon.quantities if one.columns):
        for slot, cell in zip(report.edition.slots, report.cells, strict=True):
            is_called = slot.row.written and slot.row.label.startswith(quantity.id)
            if is_called and cell.value is not None and f"{slot.ref.table}.{slot.ref.column}" in quantity.columns:
                value, unit = Decimal(cell.value), UNITS[slot.unit]
                places = int(value.as_tuple().exponent) + unit.adjusted()
                quote = f"{slot.label} {figure(cell.value)}{slot.unit}"
                yield NamedAmount(quantity.id, value * unit, places, YUAN, cell.location, quote, is_cell=True)


def _read(matcher: KeywordMatcher, is_whole: Callable[[Number], bool]) -> tuple[Match, ...]:
    """What a passage says, by its exact wordings and by key words, in reading order within each kind."""
    exact = tuple(find_matches(matcher.parsed, matcher.lexicon, is_whole))
    known = {match.figure.start for match in exact if match.figure}
    shared = (match for match in find_distributed(matcher) if match.figure and match.figure.start not in known)
    matches = (*exact, *shared)
    keyed = tuple(match_keywords(matcher, matches, is_whole))
    if not keyed and len(matches) == len(exact):
        return exact
    told = {match.figure.start for match in keyed if match.figure}
    kept = (match for match in matches if match.year != UNHEARD or not match.figure or match.figure.start not in told)
    return tuple(sorted((*kept, *keyed), key=_place))


def _is_whole(wholes: Callable[[], frozenset[Number]], value: Number) -> bool:
    """True if a number is that of all there are of something."""
    return value in wholes()


def _wholes(lexicon: Lexicon, values: Callable[[], Evaluator]) -> frozenset[Number]:
    """The numbers that shares are taken of, as that of all applications, where none is another by chance."""
    readings = (one for share in lexicon.denominators for one in share.readings)
    return frozenset(value for value in map(values().value_of, readings) if value is not None and value >= FEW)


def _place(match: Match) -> tuple[bool, int]:
    return match.figure is None, match.figure.start if match.figure else match.start


def _parse(report: Report, rendered: RenderedPassage, lexicon: Lexicon) -> ParsedPassage:
    passage = rendered.passage
    section = report.edition.sections.get(passage.section, ANNEX_SECTION)
    names = tuple(filter(None, map(report.text, NAMES)))
    wide = report.text(SCOPE) == WHOLE_AREA
    return parse_passage(rendered, section, lexicon, names, report.year, wide=wide)


def _claims(
    report: Report, matcher: KeywordMatcher, matches: tuple[Match, ...], values: Callable[[], Evaluator]
) -> Iterator[Claim]:
    support = Support(matcher, matches, lambda reading: values().value_of(reading))
    apart = tuple(without_parts(matcher, matches, report.edition))
    for stated in cross(matcher, tuple(narrowed(apart, matcher.parsed, report.edition)), report.edition):
        match = widen(matcher, _supported(stated, support))
        readings = _readings(report, matcher.parsed, match, matcher.lexicon)
        claim = _claim(matcher.parsed, match, readings) if readings else None
        if claim is not None and match.sure and _is_turned(matcher.parsed, match, matcher.lexicon):
            claim = claim._replace(severity=match.quantity.severity)
        if claim is not None and match.sure and match.figure and match.figure.exact and _is_turned_over(claim, values):
            claim = claim._replace(severity="warning")
        if (
            claim is not None
            and match.quantity.lone
            and not (match.quantity.at_most or is_near(claim, values().value_of))
        ):
            continue
        if claim is None or (claim.severity == HINT and (claim.inserted or support.repeats(match))):
            continue
        narrowed_down = match.figure and is_narrowed(matcher, match) and not is_comparable(claim, values().value_of)
        if not narrowed_down and not support.shares(match):
            yield claim
    yield from find_rates(matcher, _without_lone(matches), report, values)
    yield from find_former(matcher, matches, report)
    yield from find_compared(matcher, report)


def _without_lone(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches that more than the name of their topic makes known."""
    return tuple(match for match in matches if not match.quantity.lone)


def _is_turned_over(claim: Claim, values: Callable[[], Evaluator]) -> bool:
    """True if a number has the digits of its cell in another order, more of them than two have by chance."""
    alike = (str(values().value_of(one)) for one in claim.readings)
    return len(str(claim.value)) > ENOUGH_DIGITS and sorted(str(claim.value)) in [sorted(one) for one in alike]


def _supported(match: Match, support: Support) -> Match:
    """A match that is not sure, made so by the numbers beside it."""
    unsure = (not match.sure or match.quantity.severity == HINT) and not match.quantity.lone
    if not unsure or match.figure is None or not support.confirms(match):
        return match
    year = OPEN if match.year == UNHEARD else match.year
    return match._replace(sure=True, year=year, quantity=match.quantity._replace(severity="warning"))


def _mistyped(matcher: KeywordMatcher, matches: tuple[Match, ...], values: Callable[[], Evaluator]) -> Iterator[Claim]:
    """The claims of figures that no wording explains and that are those of a cell mistyped."""
    turned = tuple(_turned(matches, values))
    explained = (*matches, *(one._replace(year=OPEN) for one in turned))
    for match in (*turned, *find_residue(matcher, explained, lambda reading: values().value_of(reading))):
        yield _claim(matcher.parsed, match, match.quantity.readings)


def _turned(matches: tuple[Match, ...], values: Callable[[], Evaluator]) -> Iterator[Match]:
    """The figures among words that nobody knows which are those of their cell in another order."""
    for match in matches:
        if match.year == UNHEARD and match.figure is not None and match.figure.exact and not match.figure.inserted:
            digits = sorted(str(match.figure.value))
            alike = (values().value_of(one) for one in match.quantity.readings)
            if len(digits) >= ENOUGH_DIGITS and digits in [sorted(str(one)) for one in alike]:
                yield match


def _inserted(matcher: KeywordMatcher, values: Callable[[], Evaluator]) -> Iterator[Claim]:
    """The claims of figures that expressions gave of other cells than their words speak of."""

    def is_right(quantity: CountedThing, figure: Figure) -> bool:
        return any(values().value_of(one) == figure.value for one in quantity.readings)

    for match in find_inserted(matcher.parsed, matcher.lexicon, is_right):
        claim = _claim(matcher.parsed, match, match.quantity.readings)
        if match.quantity.readings and claim.severity != HINT:
            yield claim


def _bounds(quantity: CountedThing, figure: Figure) -> tuple[Number, Number] | None:
    """What the cells may be: of a part of them not less than is told, as it was rounded; of what costs them, some."""
    if quantity.costs:
        return (LEAST if figure.value else 0), EVER
    if not quantity.at_most:
        return figure.bounds
    least = figure.bounds[0] if figure.bounds else Decimal(figure.value) - HALF * Decimal(1).scaleb(figure.places)
    return least, EVER


def _readings(report: Report, parsed: ParsedPassage, match: Match, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings for the year in force: this report's, last year's where it is given, none for other times."""
    readings = match.quantity.readings
    if match.year in (OPEN, report.year):
        return readings
    if report.previous is None or match.year != report.previous.year or _is_restricted(parsed, match, lexicon):
        return ()
    return tuple(map(of_last_year, readings))


def _is_restricted(parsed: ParsedPassage, match: Match, lexicon: Lexicon) -> bool:
    """True for `2022年收到的12件申请`: some of that year's, and not how many there were."""
    figure = match.figure
    led = figure is not None and parsed.text[figure.start - 1 : figure.start] == "的"
    return led and not _is_turned(parsed, match, lexicon)


def _is_turned(parsed: ParsedPassage, match: Match, lexicon: Lexicon) -> bool:
    """True if `增至` or the like follows a number, which is surely last year's."""
    return match.figure is not None and parsed.text.startswith(lexicon.turns, match.figure.end)


def _claim(parsed: ParsedPassage, match: Match, readings: tuple[Reading, ...]) -> Claim:
    figure = match.figure
    return Claim(
        quantity=match.quantity.id,
        value=figure.value if figure else 0,
        places=figure.places if figure else 0,
        unit=figure.unit if figure else "",
        readings=readings,
        words=ClaimWords(parsed, match.start, match.end, figure.start if figure else match.start),
        severity=match.quantity.severity if match.sure and match.year in (OPEN, parsed.year) else HINT,
        bounds=_bounds(match.quantity, figure) if figure else None,
        inserted=figure is not None and figure.inserted,
    )
