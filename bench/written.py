"""What the repairs write by themselves, and how much of it is wrong: random slips in complete reports.

    python -m bench.written --seed 41 --count 200 --cases examples/valid FOLDER…

For each table and kind of slips (of the keyboard, left at 0, some of a count or all of it in a cell beside its own):
reports tried; those that some relation sees; the truth proposed first, or among those of the first rank; groups with
one repair alone, with one that is advised (and written by `govgen fix --apply`), and how many of these are wrong. A
repair is right if all that it changes is the truth, though more may be wrong.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.faults import Ground, faults_of
from bench.localisation import by_table, spoil
from bench.reports import gather
from govgen.checking.repairs import Diagnosis, localise
from govgen.checking.repairs.neighbours import lay_out
from govgen.model.completion import values_of
from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.prose import Dossier

COLUMNS = ("tried", "seen", "first", "tied", "only", "only-wrong", "written", "wrong")
KEYBOARD = ("changed", "omitted", "doubled", "swapped", "miscounted")
ZERO = ("left-zero",)
MOVES = ("counted-below", "all-below", "counted-right")
Wrong = dict[int, Number]


def slips(ground: Ground, slots: list[int], kinds: tuple[str, ...], count: int) -> Wrong:
    """The wrong values of so many slips in different cells of one table."""
    wrong: Wrong = {}
    for slot in ground.chance.sample(slots, min(len(slots), 40)):
        if slot in wrong or not ground.values[slot]:
            continue
        made = [fault.wrong for fault in faults_of(ground, slot) if fault.kind in kinds]
        if made:
            wrong |= ground.chance.choice(made)
            count -= 1
        if not count:
            break
    return {} if count else wrong


ARTS: Mapping[str, Callable[[Ground, list[int]], Wrong]] = {
    "one slip": lambda ground, slots: slips(ground, slots, KEYBOARD, 1),
    "two slips": lambda ground, slots: slips(ground, slots, KEYBOARD, 2),
    "one left at 0": lambda ground, slots: slips(ground, slots, ZERO, 1),
    "two left at 0": lambda ground, slots: slips(ground, slots, ZERO, 2),
    "a slip and a 0": lambda ground, slots: slips(ground, slots, KEYBOARD, 1) | slips(ground, slots, ZERO, 1),
    "moved": lambda ground, slots: slips(ground, slots, MOVES, 1),
}


def judge(counts: Counter[str], report: Report, wrong: Wrong, found: tuple[Diagnosis, ...]) -> list[str]:
    """Count what was said of one spoilt report; what was written wrongly, in words."""
    truth = {report.edition.slots[slot].ref: str(report.cells[slot].value) for slot in wrong}

    def is_right(diagnosis: Diagnosis, place: int) -> bool:
        return all(truth.get(change.ref) == change.after for change in diagnosis.repairs[place].changes)

    told = [each for each in found if each.repairs]
    counts["tried"] += 1
    counts["seen"] += bool(told)
    counts["first"] += bool(told) and all(is_right(each, 0) for each in told)
    counts["tied"] += bool(told) and all(any(is_right(e, n) for n in range(e.ranks.count(1))) for e in told)
    lines = []
    for each in told:
        right, alone, sure = is_right(each, 0), len(each.repairs) == 1, each.sure
        counts["only"] += alone
        counts["only-wrong"] += alone and not right
        counts["written"] += sure
        counts["wrong"] += sure and not right
        if not right and (alone or sure):
            lines.append(f"{'WRITTEN' if sure else 'only'}: {each.repairs[0].describe(report.edition)}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--generated", type=int, default=3)
    parser.add_argument("--cases", type=Path, nargs="*", default=[Path("examples/valid")])
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    grounds: dict[str, list[tuple[str, Dossier, list[int]]]] = {}
    for name, dossier in gather(options.cases, options.generated, chance):
        for table, slots in by_table(dossier):
            if len(slots) > 10:
                grounds.setdefault(table, []).append((name, dossier, slots))
    print(f"{'':24}" + "".join(f"{column:>11}" for column in COLUMNS))
    for table, held in grounds.items():
        for art, make in ARTS.items():
            counts: Counter[str] = Counter()
            for _ in range(options.count):
                name, dossier, slots = chance.choice(held)
                edition = dossier.report.edition
                wrong = make(Ground(edition, lay_out(edition), values_of(dossier.report), chance), slots)
                if not wrong:
                    continue
                lines = judge(counts, dossier.report, wrong, localise(spoil(dossier, wrong)))
                if lines and options.verbose:
                    put = {edition.slots[s].ref.path: (dossier.report.cells[s].text, n) for s, n in wrong.items()}
                    print(f"{art} {name} {put}", *lines, sep="\n    ")
            print(f"{table + ' ' + art:24}" + "".join(f"{counts[column]:>11}" for column in COLUMNS), flush=True)


if __name__ == "__main__":
    main()
