"""Each name of a row in each frame in each context, right and wrong: `python -m bench.prose.grid [-v] [GROUP …]`.

What is missed, only a hint, or said of true sentences is counted for every group by frame and by context; `-v` prints
the sentences. `grid.yaml` has the groups.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any, NamedTuple

import yaml

from bench.prose.measure import HERE, Result, Sentence, check, is_strong
from bench.prose.wordings import spoil, value

BASE = "县政府"  # the figures of a group that names none
CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")
FIELD = re.compile(r"\{([^{}]+)\}")
CHANGES = {"增加": "减少", "增长": "下降", "上升": "下降", "多": "少"}
SHOWN = 12


class Cell(NamedTuple):
    """A sentence of the grid: the right one, its frame and context, and the offsets of the figures to be spoiled."""

    base: str
    at: str
    frame: str
    context: str
    text: str
    figures: tuple[range, ...]


def choices(text: str) -> Iterator[str]:
    """Every text that one with choices `{a|b}`, or of several frames set apart by `|`, stands for."""
    found = CHOICE.search(text)
    if found:
        for one in found[1].split("|"):
            yield from choices(text[: found.start()] + one + text[found.end() :])
    else:
        yield from text.split("|")


def fields(name: str, formula: str, whole: str) -> dict[str, str]:
    """The fields of a row, as they are right by the figures called `name`."""
    now = Decimal(value(name, formula))
    before = Decimal(value(f"{name}-上年", formula)) if (HERE / f"bases/{name}-上年.yaml").exists() else Decimal(0)
    words = {up: up if now >= before else down for up, down in CHANGES.items()}
    rates = {"幅": abs(now - before) * 100 / before} if before else {}
    rates |= {"占": now * 100 / Decimal(value(name, whole))} if whole else {}
    shown = {name: str(rate.quantize(Decimal("0.1"), ROUND_HALF_UP)) for name, rate in rates.items()}
    return {"数": f"{now}", "上年": f"{before}", "差": f"{abs(now - before)}", **words, **shown}


def cells(group: dict[str, Any]) -> Iterator[Cell]:
    """The sentences of a group."""
    base, at = group.get("base", BASE), group.get("at", "依申请公开")
    for (name, formula), told, context in product(group["rows"].items(), group["frames"], group["contexts"]):
        known = fields(base, formula, group.get("of", "")) | {"名": name}
        for frame in choices(told):
            text, end, figures = "", 0, []
            sentence = context.replace("{}", frame)
            for match in FIELD.finditer(sentence):
                text += sentence[end : match.start()]
                put = known[match[1]] if match[1] in known else value(base, match[1])
                if match[1] in known and put[0].isdigit():
                    figures.append(range(len(text), len(text) + len(put)))
                text, end = text + put, match.end()
            yield Cell(base, at, told, context, text + sentence[end:], tuple(figures))


def said(cell: Cell, wrong: range | None) -> Result:
    """What is said of a sentence, with one of its figures made wrong."""
    text = cell.text
    if wrong:
        text = text[: wrong.start] + spoil(text[wrong.start : wrong.stop]) + text[wrong.stop :]
    return check(Sentence(text, (range(len(text)),) if wrong else (), cell.base, cell.at))


def tell(name: str, counts: dict[str, Counter[str]]) -> None:
    """Print the frames or contexts of which most is missed or wrongly said."""
    worst = sorted(counts.items(), key=lambda pair: -(3 * pair[1]["false"] + pair[1]["missed"] + pair[1]["hint"]))
    for one, count in worst[:SHOWN]:
        if count["false"] + count["missed"] + count["hint"]:
            figures = f"missed {count['missed']}, hints {count['hint']} of {count['wrong']}"
            print(f"  {name} {one}: {figures}; false {count['false']} of {count['right']}")


def _kinds(result: Result, *, right: bool) -> list[str]:
    """What a sentence is counted as."""
    strong = any(is_strong(one) for one, _ in result.findings)
    if right:
        return ["right", *(("false",) if strong else ("false", "false hint") if result.findings else ())]
    return ["wrong", *(() if strong else ("hint",) if result.findings else ("missed",))]


def measure(group: dict[str, Any], *, verbose: bool) -> Counter[str]:
    """Print and return the figures of a group."""
    frames: dict[str, Counter[str]] = {}
    contexts: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for cell in cells(group):
        for wrong in (None, *cell.figures):
            result = said(cell, wrong)
            kinds = _kinds(result, right=wrong is None)
            for counts in (
                frames.setdefault(cell.frame, Counter()),
                contexts.setdefault(cell.context, Counter()),
                total,
            ):
                counts.update(kinds)
            if verbose and not {"hint", "missed", "false"}.isdisjoint(kinds):
                message = result.findings[0][0].message if result.findings else ""
                print("   ", kinds[-1], result.sentence.text, message)
    print(f"{group['group']}: " + ", ".join(f"{key} {count}" for key, count in total.items()))
    tell("frame", frames)
    tell("context", contexts)
    return total


def main() -> None:
    """Print the figures of each group, or of those that are named, and of all together."""
    wanted = [one for one in sys.argv[1:] if one != "-v"]
    groups = yaml.safe_load((HERE / "grid.yaml").read_text(encoding="utf-8"))
    chosen = [one for one in groups if not wanted or one["group"] in wanted]
    all_of: Counter[str] = sum((measure(one, verbose="-v" in sys.argv) for one in chosen), Counter())
    found = all_of["wrong"] - all_of["missed"]
    print(
        f"all: {all_of['wrong']} wrong, as a warning {(found - all_of['hint']) / all_of['wrong']:.3f}, "
        f"at any level {found / all_of['wrong']:.3f}; {all_of['right']} right, false {all_of['false']}, "
        f"of them hints {all_of['false hint']}"
    )


if __name__ == "__main__":
    main()
