"""How often the right cell is found: faults of each kind put into each cell of complete reports in turn, and pairs.

    python -m bench.localisation --seed 1 --generated 10 --cases examples/valid FOLDER…

Columns: faults tried; those that some relation sees; of these, the true values proposed first, or told to be among
those that cannot be told apart from the first, or among the first three of each group; faults whose repair `govgen fix
--apply` would write, and how many of those are right. The figures of the prose stay as they were: typed in the files,
none in generated reports. The rates of `govgen/checking/repairs` were set with seeds 1 and 2 in view: report on
others.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bench.faults import TYPING, Fault, Ground, faults_of
from bench.reports import gather
from bench.scores import HEAD, Score, added
from govgen.checking.repairs import localise
from govgen.checking.repairs.equations import build_system
from govgen.checking.repairs.neighbours import lay_out
from govgen.model.completion import values_of
from govgen.model.finding import Repair
from govgen.model.numbers import Number
from govgen.prose import Dossier


def spoil(dossier: Dossier, wrong: Mapping[int, Number]) -> Dossier:
    """The report with wrong values, its prose as it was."""
    cells = list(dossier.report.cells)
    for slot, number in wrong.items():
        cells[slot] = cells[slot]._replace(text=str(number), value=number)
    return Dossier(replace(dossier.report, cells=tuple(cells)), dossier.narrative)


def score_group(score: Score, dossier: Dossier, wrong: Mapping[int, Number]) -> None:
    """Localise one spoilt report and count how near the truth it came."""
    truth = {dossier.report.edition.slots[slot].ref: str(dossier.report.cells[slot].value) for slot in wrong}
    start = time.process_time()
    found = localise(spoil(dossier, wrong))
    score.times.append(time.process_time() - start)
    score.faults += 1
    score.seen += bool(found)
    if found:
        right = _recovers(truth, [each.repairs[:1] for each in found])
        sure = all(diagnosis.sure for diagnosis in found)
        score.first += right
        score.tied += _recovers(truth, [each.repairs[: each.ranks.count(1)] for each in found])
        score.three += _recovers(truth, [each.repairs[:3] for each in found])
        score.sure += sure
        score.sure_right += sure and right


def _recovers(truth: Mapping[object, str], groups: list[tuple[Repair, ...]]) -> bool:
    """True if one repair of each group, all together, gives the truth."""
    given = set()
    for repairs in groups:
        changes = [{change.ref: change.after for change in repair.changes} for repair in repairs]
        fitting = [each for each in changes if all(truth.get(ref) == after for ref, after in each.items())]
        if not fitting:
            return False
        given |= set(fitting[0])
    return given == set(truth)


def covered(dossier: Dossier) -> frozenset[int]:
    """Cells that an equality stands over; what no relation reads cannot be scored by any."""
    exact = (equation for equation in build_system(dossier.report).equations if equation.exact)
    return frozenset(slot for equation in exact for slot in equation.coefficients)


def by_table(dossier: Dossier) -> Iterator[tuple[str, list[int]]]:
    """These cells of each table, by its name."""
    edition, tables = dossier.report.edition, dict[str, list[int]]()
    for slot in sorted(covered(dossier)):
        tables.setdefault(edition.slots[slot].ref.table, []).append(slot)
    for table, slots in tables.items():
        yield edition.tables[table].label, slots


def run_singles(dossier: Dossier, ground: Ground, scores: dict[str, Score], unseen: Counter[str]) -> None:
    over = covered(dossier)
    for slot, place in enumerate(dossier.report.edition.slots):
        for fault in faults_of(ground, slot):
            table = dossier.report.edition.tables[place.ref.table].label
            if not over.intersection(fault.wrong):
                unseen[f"{table}: no relation reads the cell"] += 1
                continue
            for name in _names(table, fault, ground):
                score = scores.setdefault(name, Score())
                before = score.seen
                score_group(score, dossier, fault.wrong)
            if score.seen == before:
                unseen[f"{table}: {fault.kind} leaves every relation satisfied"] += 1


def _names(table: str, fault: Fault, ground: Ground) -> Iterator[str]:
    if fault.kind in TYPING and len(str(ground.values[fault.slot])) > 1:
        yield f"{table} typing, two digits and more"
    yield f"{table} one wrong cell" if len(fault.wrong) == 1 else f"{table} one slip, two wrong cells"
    yield f"{table} {fault.kind}"


def run_doubles(dossier: Dossier, ground: Ground, scores: dict[str, Score], count: int) -> None:
    for table, slots in by_table(dossier):
        score = scores.setdefault(f"{table} two faults", Score())
        for _ in range(count if len(slots) > 20 else 0):
            wrong: dict[int, Number] = {}
            for slot in ground.chance.sample(slots, 2):
                faults = [fault for fault in faults_of(ground, slot) if len(fault.wrong) == 1]
                wrong |= ground.chance.choice(faults).wrong if faults else {}
            if len(wrong) == 2:
                score_group(score, dossier, wrong)


def run_many(dossier: Dossier, ground: Ground, times: dict[int, list[float]]) -> None:
    """Time reports with many wrong cells; nobody asks which."""
    slots = sorted(covered(dossier))
    for count in times:
        wrong: dict[int, Number] = {}
        for slot in ground.chance.sample(slots, min(count, len(slots))):
            wrong |= next((fault.wrong for fault in faults_of(ground, slot)), {})
        score = Score()
        score_group(score, dossier, wrong)
        times[count] += score.times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generated", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--cases", type=Path, nargs="*", default=[Path("examples/valid")])
    options = parser.parse_args()
    chance = random.Random(options.seed)
    scores: dict[str, Score] = {}
    doubles: dict[str, Score] = {}
    unseen: Counter[str] = Counter()
    many: dict[int, list[float]] = {1: [], 3: [], 10: [], 100: []}
    for name, dossier in gather(options.cases, options.generated, chance):
        print("report", name)
        edition = dossier.report.edition
        ground = Ground(edition, lay_out(edition), values_of(dossier.report), chance)
        run_singles(dossier, ground, scores, unseen)
        run_doubles(dossier, ground, doubles, options.pairs)
        for _ in range(10):
            run_many(dossier, ground, many)
    print_table(scores, doubles, unseen)
    for count, times in many.items():
        print(
            f"{count:4} wrong cells: mean {1000 * sum(times) / len(times):.1f} ms, slowest {1000 * max(times):.1f} ms"
        )


def print_table(scores: Mapping[str, Score], doubles: Mapping[str, Score], unseen: Counter[str]) -> None:
    print(HEAD)
    for name in sorted(scores):
        print(scores[name].line(name))
    for table in sorted({name.split()[0] for name in scores}):
        both = [
            scores[name] for name in (f"{table} one wrong cell", f"{table} one slip, two wrong cells") if name in scores
        ]
        print(added(both).line(f"{table} ALL SINGLE FAULTS"))
    for name, score in doubles.items():
        print(score.line(name))
    times = sorted(added([*scores.values(), *doubles.values()]).times)
    median, most = (times[len(times) * share // 100] * 1000 for share in (50, 99))
    print(f"time of a search: median {median:.1f} ms, 99 of 100 within {most:.1f} ms")
    print("not seen:", *(f"  {count:6} {what}" for what, count in unseen.most_common()), sep="\n")


if __name__ == "__main__":
    main()
