"""Waivers 说明: findings that the unit answers for in its data file are kept and marked; idle waivers are reported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from govgen.checking.manual import rule_ids
from govgen.checking.rules import PARENT_RULES, figure_in_text
from govgen.checking.rules import waiver as rule
from govgen.files.naming import some_of
from govgen.model.completion import previous_values
from govgen.model.corrections import RULE
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import UNITS, figure
from govgen.model.report import Report, Waiver, is_sum
from govgen.patterns import lazy
from govgen.prose import Dossier
from govgen.prose.names import suggest

# What these rules find depends on what a report is held against; without that a waiver is not idle.
AGAINST_PREVIOUS = frozenset(
    {"identical-figures", "jump", "reused-text", "previous-mismatch", "unit-slip", "suit-after-review"}
)
AGAINST_PEERS = frozenset({"sister-text"})
AGAINST_CHILDREN = frozenset(page.ID for page in PARENT_RULES)

LISTED, MORE = 8, "等"  # numbers that a message tells
_NUMBERS = lazy(r"[0-9]+(?:\.[0-9]+)?")

Key = tuple[str, str]


def waive(dossier: Dossier, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those with a reason given marked as waived, and one more for each waiver that answers nothing."""
    report = dossier.report
    given = _given(report)
    rules = frozenset(rule for rule, _ in given)
    used: dict[Key, bool] = {}  # False where it only meets errors that nobody can answer for
    answered: dict[Key, list[Finding]] = {}
    kept = [_waived(report, one, given, used, answered) if _concerns(rules, one) else one for one in findings]
    again = {id(one) for alike in answered.values() for one in _unnamed(alike)}
    told = [replace(one, waived=False, reason="") if id(one) in again else one for one in kept]
    return (*told, *_vague(given, answered), *_idle(dossier, used))


def _given(report: Report) -> dict[Key, Waiver]:
    """The complete waivers by rule and place, of several for one place the first."""
    given: dict[Key, Waiver] = {}
    for waiver in report.waivers:
        if rule.is_given(waiver):
            given.setdefault((waiver.rule, waiver.place), waiver)
    return given


def _concerns(rules: frozenset[str], finding: Finding) -> bool:
    return finding.rule in rules or finding.relation in rules


def _waived(
    report: Report,
    finding: Finding,
    given: Mapping[Key, Waiver],
    used: dict[Key, bool],
    answered: dict[Key, list[Finding]],
) -> Finding:
    keys = product((finding.rule, finding.relation), places_of(report, finding))
    answers = [key for key in keys if key in given]
    answerable = _is_answerable(report, finding)
    used.update({key: answerable or used.get(key, False) for key in answers})
    if not answers or not answerable:
        return finding
    nearest = max(answers, key=lambda key: len(key[1]))
    waived = replace(finding, waived=True, reason=given[nearest].reason)
    if finding.rule == figure_in_text.ID:
        answered.setdefault(nearest, []).append(waived)
    return waived


def _unnamed(alike: Sequence[Finding]) -> Sequence[Finding]:
    """Of the figures of the prose that one reason answers, those that it does not name while it names others."""
    without = [one for one in alike if not _is_named(one)]
    return without if len(without) < len(alike) else ()


def _is_named(finding: Finding) -> bool:
    """True if the reason has the number of the finding, an amount in any unit of money."""
    value = Decimal(finding.left or 0)
    named = {Decimal(found) for found in _NUMBERS.findall(finding.reason)}
    return not named.isdisjoint((value, *(value / size for size in UNITS.values())))


def _vague(given: Mapping[Key, Waiver], answered: Mapping[Key, Sequence[Finding]]) -> Iterator[Finding]:
    """A hint for each reason that answers figures of the prose and names none of them: any other would be answered."""
    for key, alike in answered.items():
        said = dict.fromkeys(figure(one.left) for one in alike if one.left is not None)
        if said and not any(map(_is_named, alike)):
            message = (rule.UNNAMED if len(said) > 1 else rule.NO_NUMBER).format(said=some_of(list(said), LISTED, MORE))
            yield Finding(rule.ID, Severity.HINT, message, given[key].location)


def _is_answerable(report: Report, finding: Finding) -> bool:
    """Warnings and hints can be answered for; of errors only relations that may honestly not hold.

    What was rounded in each of many units is further apart in their sum than one rounding explains.
    """
    if finding.rule == rule.ID:
        return False
    relation = report.edition.relations.get(finding.relation)
    honest = relation is not None and (relation.answerable or (relation.rounding is not None and is_sum(report)))
    return finding.severity is not Severity.ERROR or honest


def places_of(report: Report, finding: Finding) -> Iterator[str]:
    """Where a waiver that answers the finding may stand: its cells and all above them, and its part of the file.

    A relation may be named as findings print it, with its table; what is found in a cell is in no part of the prose.
    """
    for ref in finding.cells:
        names = ref.path.split(".")
        yield from (".".join(names[:count]) for count in range(len(names), 0, -1))
    if finding.relation and finding.cells:
        yield f"{finding.cells[0].table}.{finding.relation}"
    if not finding.cells:
        yield from (key for key, written in report.head.items() if written.location == finding.location)
        yield _outermost(report, finding)
    yield from filter(None, (part_of(report, finding),))


def _outermost(report: Report, finding: Finding) -> str:
    """The outermost key that the finding stands under."""
    place = finding.location.order()
    above = [(location.order(), key) for key, location in report.places.items() if location.order() <= place]
    return max(above, default=(place, ""))[1]


def part_of(report: Report, finding: Finding) -> str:
    """The part of a section (`总体情况.主动公开`) whose prose the finding stands in, empty if it is in none."""
    if finding.relation or any(report.cell(ref).location == finding.location for ref in finding.cells):
        return ""
    place = finding.location.order()
    parts = [(part.location.order(), f"{part.section}.{part.part}") for part in report.passages]
    nearest = max((part for part in parts if part[0] <= place), default=(place, ""))[1]
    return nearest if nearest.partition(".")[0] == _outermost(report, finding) else ""


def _idle(dossier: Dossier, used: Mapping[Key, bool]) -> Iterator[Finding]:
    """A finding for each complete waiver that answers nothing, where what it answers for was looked for."""
    waivers = dossier.report.waivers
    known = (*rule_ids(), *dossier.report.edition.relations) if waivers else ()
    for waiver in waivers:
        key = waiver.rule, waiver.place
        if not rule.is_given(waiver) or used.get(key) or waiver.rule == RULE:
            continue
        if waiver.rule not in known:
            yield _finding(waiver, rule.UNKNOWN, suggest(waiver.rule, known))
        elif key in used:
            yield _finding(waiver, rule.MUST_MEND)
        elif _was_asked(dossier, waiver):
            yield _finding(waiver, rule.IDLE)


def _finding(waiver: Waiver, message: str, near: str = "") -> Finding:
    text = message.format(rule=waiver.rule, place=waiver.place, near=near)
    return Finding(rule.ID, rule.SEVERITY, text, waiver.location)


def _was_asked(dossier: Dossier, waiver: Waiver) -> bool:
    relation = dossier.report.edition.relations.get(waiver.rule)
    terms = relation.formula.left + relation.formula.right if relation else ()
    if waiver.rule in AGAINST_PEERS:
        return bool(dossier.peers)
    if waiver.rule in AGAINST_CHILDREN:
        return False
    compares = waiver.rule in AGAINST_PREVIOUS | {"balance"} or any(term.previous for term in terms)
    return not compares or previous_values(dossier.report) is not None
