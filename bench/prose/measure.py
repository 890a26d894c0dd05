"""Precision and recall of `figure-in-text` over labelled sentences: `python bench/prose/measure.py [-v]`.

«…» marks what must be found, ‹…› a right number that disagrees with it. A finding is right if it points into such a
mark. Precision is that of errors and warnings, and that of hints; recall counts hints as well, and is given for
errors and warnings alone too. Where a set says which cells its marks contradict, a finding is aimed if the first of
its cells is one of them.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from govgen.checking.profiles import load_editions
from govgen.checking.rules import figure_in_text
from govgen.datafile.reading import read_report
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.report import Passage, Report
from govgen.prose import open_dossier
from govgen.source import read_source

HERE = Path(__file__).parent
TUNED, SEALED = (
    ("tuning", "tuning-2", "tuning-3", "tuning-4", "tuning-5", "tuning-6", "tuning-7", "tuning-8"),
    ("held-out", "held-out-2", "held-out-3", "held-out-4", "held-out-5", "held-out-6"),
)
SETS = (*TUNED, *SEALED)
CATALOG = load_editions(HERE.parents[1] / "schema.yaml")
MARK = re.compile("«([^»]*)»|‹([^›]*)›")
SECTIONS = {"总体情况", "正文"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled text: what stands in the report, the stretches of it that must be found, and those that may be.

    `cells` has the addresses, whole or their beginnings, that each of `wrong` contradicts; empty if nobody says.
    """

    text: str
    wrong: tuple[range, ...]
    base: str
    at: str
    also: tuple[range, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What the rule said of one sentence: every finding with whether it is right, and the stretches it missed."""

    sentence: Sentence
    findings: tuple[tuple[Finding, bool], ...]
    missed: tuple[range, ...]
    unsure: tuple[range, ...]

    def count(self, *, strong: bool, right: bool) -> int:
        """The findings above a hint, or hints, that are right, or wrong."""
        return sum(is_strong(one) is strong and fit is right for one, fit in self.findings)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one set."""

    sentences: int
    wrong: int
    strong: int
    false: int
    hints: int
    false_hints: int
    missed: int
    unsure: int
    aimed: int
    told: int

    @property
    def precision(self) -> float:
        """The part of errors and warnings that is right."""
        return 1 - self.false / max(1, self.strong)

    @property
    def hint_precision(self) -> float:
        """The part of hints that is right."""
        return 1 - self.false_hints / max(1, self.hints)

    @property
    def recall(self) -> float:
        """The part of wrong numbers that was found."""
        return 1 - self.missed / max(1, self.wrong)


def is_strong(finding: Finding) -> bool:
    """True for errors and warnings."""
    return finding.severity is not Severity.HINT


def read_set(name: str) -> list[Sentence]:
    """The labelled sentences of one set."""
    items = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [_sentence(item) for item in items]


def _sentence(item: dict[str, Any]) -> Sentence:
    marked = item["text"].strip()
    text, end = "", 0
    wrong: list[range] = []
    also: list[range] = []
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        found = match[1] if match[1] is not None else match[2]
        (also if match[1] is None else wrong).append(range(len(text), len(text) + len(found)))
        text, end = text + found, match.end()
    cells = tuple((one,) if isinstance(one, str) else tuple(one) for one in item.get("cells", ()))
    base, at = item.get("base", "县政府"), item.get("at", "依申请公开")
    return Sentence(text + marked[end:], tuple(wrong), base, at, tuple(also), cells)


@cache
def base(name: str) -> Report:
    """The figures that a sentence is held against, with last year's where there are any."""
    report = read_report(read_source(HERE / "bases" / f"{name}.yaml"), CATALOG)
    before = HERE / "bases" / f"{name}-上年.yaml"
    return replace(report, previous=read_report(read_source(before), CATALOG)) if before.exists() else report


def check(sentence: Sentence) -> Result:
    """What the rule says of a report whose only prose is the sentence."""
    report = base(sentence.base)
    section = next(name for name in report.edition.sections if name in SECTIONS)
    start = Location("-", 1, 1)
    passage = Passage(section, sentence.at, sentence.at, sentence.text, start, lambda at: Location("-", 1, at + 1))
    found = list(figure_in_text.check(open_dossier(replace(report, passages=(passage,)))))
    places = [(finding, (finding.location.column or 1) - 1) for finding in found]
    return Result(
        sentence,
        tuple((one, any(place in mark for mark in (*sentence.wrong, *sentence.also))) for one, place in places),
        tuple(wrong for wrong in sentence.wrong if not any(place in wrong for _, place in places)),
        tuple(wrong for wrong in sentence.wrong if not any(place in wrong for one, place in places if is_strong(one))),
    )


def aims(result: Result) -> list[bool]:
    """For each finding in a stretch whose cells are known: whether the first of its cells is one of them."""
    sentence = result.sentence
    return [
        any(f"{finding.cells[0].path}.".startswith(f"{cell}.") for cell in cells) if finding.cells else False
        for finding, _ in result.findings
        for wrong, cells in zip(sentence.wrong, sentence.cells, strict=bool(sentence.cells))
        if (finding.location.column or 1) - 1 in wrong
    ]


def score(results: list[Result]) -> Score:
    """The figures of some results together."""
    false = sum(result.count(strong=True, right=False) for result in results)
    false_hints = sum(result.count(strong=False, right=False) for result in results)
    aimed = [aim for result in results for aim in aims(result)]
    return Score(
        sentences=len(results),
        wrong=sum(len(result.sentence.wrong) for result in results),
        strong=false + sum(result.count(strong=True, right=True) for result in results),
        false=false,
        hints=false_hints + sum(result.count(strong=False, right=True) for result in results),
        false_hints=false_hints,
        missed=sum(len(result.missed) for result in results),
        unsure=sum(len(result.unsure) for result in results),
        aimed=sum(aimed),
        told=len(aimed),
    )


def told(name: str, figures: Score) -> str:
    """The line that reports a set."""
    sure = 1 - figures.unsure / figures.wrong
    aimed = f"; aimed {figures.aimed} of {figures.told}" if figures.told else ""
    return (
        f"{name}: {figures.sentences} sentences, {figures.wrong} wrong numbers; precision {figures.precision:.3f} "
        f"({figures.strong} errors and warnings, {figures.false} false), of hints {figures.hint_precision:.3f} "
        f"({figures.hints}, {figures.false_hints} false); recall {figures.recall:.3f} "
        f"(errors and warnings alone {sure:.3f}){aimed}"
    )


def details(result: Result) -> list[str]:
    """What went wrong with a sentence, nothing if all is well."""
    missed = [f"    missed: {result.sentence.text[wrong.start : wrong.stop]}" for wrong in result.missed]
    false = [f"    false {one.severity.value}: {one.message}" for one, fit in result.findings if not fit]
    return [result.sentence.text, *missed, *false] if missed or false else []


def main() -> None:
    """Print the figures of every set; with `-v` the sentences of the tuned ones that went wrong."""
    for name in SETS:
        results = [check(sentence) for sentence in read_set(name)]
        if "-v" in sys.argv and name in TUNED:
            print("\n".join(line for result in results for line in details(result)))
        print(told(name, score(results)))


if __name__ == "__main__":
    main()
