"""One wrong number in each of 32 published wordings: `python -m bench.prose.wordings`.

Every sentence is filled with the figures of its tables, about which nothing should be said, and then again for each
of its figures with that one wrong. A wrong figure has two neighbouring digits swapped, or differs by three.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import yaml

from bench.prose.measure import HERE, Result, Sentence, base, check, is_strong

FIGURE = re.compile(r"\{([^}]*)\}")
LINE = (
    "wordings: {wordings} sentences, {figures} figures made wrong; found as a warning {strong:.3f}, "
    "at any level {found:.3f}; true sentences that something is said of: {false}"
)


def value(name: str, formula: str) -> str:
    """The sum of the cells of a formula in the tables of a base; `.*` stands for the totals of a group's rows."""
    report = base(name)
    cells = {slot.ref.path: report.values[number] for number, slot in enumerate(report.edition.slots)}
    total = Decimal(0)
    for term in formula.split(" + "):
        group = term.removesuffix(".*")
        paths = [term] if group == term else [at for at in cells if at.startswith(group) and at.endswith(".总计")]
        total += sum((Decimal(cells[path] or 0) for path in paths), Decimal(0))
    return str(total)


def spoil(number: str) -> str:
    """A wrong number like this one: two digits swapped as people do, else three more."""
    for place, (one, other) in enumerate(pairwise(number)):
        if one != other and (one + other).isdigit() and other != "0":
            return number[:place] + other + one + number[place + 2 :]
    return str(Decimal(number) + 3)


def spell(item: dict[str, str], wrong: int | None) -> Sentence:
    """The sentence with its figures, the one of this number made wrong."""
    name = item.get("base", "县政府")
    text, marks, end = "", [], 0
    for number, match in enumerate(FIGURE.finditer(item["text"])):
        text += item["text"][end : match.start()]
        figure = value(name, match[1])
        figure = spoil(figure) if number == wrong else figure
        if number == wrong:
            marks.append(range(len(text), len(text) + len(figure)))
        text, end = text + figure, match.end()
    return Sentence(text + item["text"][end:], tuple(marks), name, item.get("at", "依申请公开"))


def spoiled(item: dict[str, str]) -> Iterator[Result]:
    """What is said of the sentence with each of its figures made wrong in turn, wherever in it that is said."""
    for number, _ in enumerate(FIGURE.findall(item["text"])):
        sentence = spell(item, number)
        anywhere = (range(len(sentence.text)),)
        yield check(replace(sentence, wrong=anywhere))


def main() -> None:
    """Print how many wrong figures are found, and how many true sentences are accused."""
    items = yaml.safe_load((HERE / "wordings.yaml").read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for item in items:
        counts["false"] += bool(check(spell(item, None)).findings)
        for result in spoiled(item):
            counts["figures"] += 1
            counts["found"] += bool(result.findings)
            counts["strong"] += any(is_strong(finding) for finding, _ in result.findings)
    figures, found, strong = counts["figures"], counts["found"], counts["strong"]
    print(
        LINE.format(
            wordings=len(items),
            figures=figures,
            strong=strong / figures,
            found=found / figures,
            false=counts["false"],
        )
    )


if __name__ == "__main__":
    main()
