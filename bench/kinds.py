"""Whether a fault is found in each kind of report: every figure changed in turn, in tables and in prose.

    python -m bench.kinds [KIND…] [--seed 1]

For each table of the valid examples in `reports/`: cells with a figure; those that stand in a sum; of these, those of
which a digit changed is found by a relation, and of which the right value is proposed first, or among the first three.
Then the relations, sums or not: how many a changed cell breaks, and of how many that is told. Then the figures of the
prose with a unit or a per-cent sign: those of which a digit changed is pointed at. The examples were written with the
schemas: of reports that nobody has seen expect less of the prose.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from govgen.checking import check_dossier
from govgen.checking.balances import breaches
from govgen.checking.profiles import load_editions
from govgen.checking.repairs import localise
from govgen.checking.rules import figure_in_text
from govgen.datafile.reading import read_report
from govgen.model.edition import Catalog
from govgen.model.numbers import Number
from govgen.model.relation import Balance
from govgen.model.report import Origin, Report
from govgen.prose import open_dossier
from govgen.schema import bundled_reports
from govgen.source import parse_source

HEAD = f"{'':34}{'figures':>8}{'in sums':>14}{'found':>8}{'first':>8}{'of three':>10}"
FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?= ?(?:万元|%|件|宗|次|份|条|人))")


@dataclass(slots=True)
class Score:
    """What became of the faults in one table."""

    figures: int = 0
    read: int = 0
    found: int = 0
    first: int = 0
    three: int = 0

    def line(self, name: str) -> str:
        """A row of the printed table."""
        return f"{name:34}{self.figures:8}{self.read:14}{self.found:8}{self.first:8}{self.three:10}"


def changed(value: Number, chance: random.Random) -> Number:
    """The number with one digit changed, at the place it was written to."""
    digits = str(value)
    place = chance.choice([at for at, digit in enumerate(digits) if digit.isdigit()])
    first = digits[place - 1 : place] in ("", "-") and len(digits) > 1
    other = chance.choice([digit for digit in "0123456789"[first:] if digit != digits[place]])
    return typed(digits[:place] + other + digits[place + 1 :])


def typed(text: str) -> Number:
    """The number that some digits write, with a decimal point or without."""
    return Decimal(text) if "." in text else int(text)


def spoilt(report: Report, slot: int, value: Number) -> Report:
    """The report with another value typed in a cell."""
    cells = list(report.cells)
    cells[slot] = cells[slot]._replace(text=str(value), value=value, origin=Origin.WRITTEN)
    return replace(report, cells=tuple(cells))


def score_tables(report: Report, chance: random.Random) -> dict[str, Score]:
    """The scores of the tables of a report."""
    scores: dict[str, Score] = {}
    sums = [one for one in report.edition.balances if one.relation.formula.comparison == "=" and one.when is None]
    known = [one for one in sums if not any(addend.previous for addend in one.read())]
    read = {slot for balance in known for slot in balance.slots()}
    for number, slot in enumerate(report.edition.slots):
        value = report.cells[number].value
        if value is None or slot.worded:
            continue
        score = scores.setdefault(slot.ref.table, Score())
        score.figures += 1
        if number in read:
            score.read += 1
            score_cell(score, report, number, changed(value, chance))
    return scores


def score_cell(score: Score, report: Report, number: int, wrong: Number) -> None:
    """Count what becomes of a fault in one cell."""
    bad, ref, right = spoilt(report, number, wrong), report.edition.slots[number].ref, report.cells[number].value
    score.found += bool(list(breaches(bad)))
    repairs = [repair for each in localise(open_dossier(bad)) for repair in each.repairs[:3]]
    told = [[(one.ref, Decimal(one.after)) for one in repair.changes] for repair in repairs]
    truth = [(ref, Decimal(right or 0))]
    score.first += told[:1] == [truth]
    score.three += truth in told[:3]


def score_relations(report: Report) -> tuple[int, int]:
    """How many balances one changed cell breaks, and how many of these are told of."""
    broken = told_of = 0
    for balance in report.edition.balances:
        for slot in balance.slots():
            value = report.cells[slot].value
            tries = () if value is None or report.edition.slots[slot].worded else (0, value + 1, value * 10 + 7)
            bad = next((one for one in (spoilt(report, slot, each) for each in tries) if breaks(one, balance)), None)
            if bad is not None:
                broken += 1
                found = {finding.relation for finding in check_dossier(open_dossier(bad))}
                told_of += any(each and each.endswith(balance.relation.id) for each in found)
                break
    return broken, told_of


def breaks(report: Report, balance: Balance) -> bool:
    """True if a balance does not hold, further than rounding goes."""
    return any(each.balance is balance and not each.rounded for each in breaches(report))


def prose_figures(text: str) -> Iterator[re.Match[str]]:
    """The figures of the prose of a data file."""
    for found in FIGURE.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if not any(mark in line for mark in ("{名称", "[", "#")):
            yield found


def score_prose(text: str, catalog: Catalog, chance: random.Random) -> tuple[int, int]:
    """How many figures of the prose there are, and how many are pointed at when a digit is changed."""
    known, count, found = told(text, catalog), 0, 0
    for figure in prose_figures(text):
        plain = changed(typed(figure[0].replace(",", "")), chance)
        wrong = told(text[: figure.start()] + str(plain) + text[figure.end() :], catalog)
        count += 1
        found += bool(wrong - known)
    return count, found


def told(text: str, catalog: Catalog) -> set[tuple[int | None, str]]:
    """The lines that the rule of figures in the text points at, with what it says."""
    dossier = open_dossier(read_report(parse_source(text.encode(), "a.yaml"), catalog))
    return {(one.location.line, one.message) for one in figure_in_text.check(dossier)}


def run(name: str, example: Path, seed: int) -> None:
    """Print the scores of one example."""
    catalog, chance = load_editions(bundled_reports()[name]), random.Random(seed)
    text = example.read_text(encoding="utf-8")
    report = read_report(parse_source(text.encode(), str(example)), catalog)
    scores = score_tables(report, chance)
    print(f"\n{name}: {example.stem}, {len(report.edition.balances)} relations laid out")
    if scores:
        print(HEAD)
    for table, score in scores.items():
        print(score.line(table))
    broken, told_of = score_relations(report)
    print(f"relations: {broken} broken by one changed cell, {told_of} of these told")
    count, found = score_prose(text, catalog, chance)
    print(f"prose: {count} figures, a digit changed is pointed at in {found}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(bundled_reports()))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.kinds:
        for example in sorted((bundled_reports()[name].parent / "examples" / "valid").glob("*.yaml")):
            run(name, example, options.seed)


if __name__ == "__main__":
    main()
