"""What the checking of a data file costs, by stage and by rule: sound files, and files with three faults.

    python bench/checking.py [-n 1000] [--seed 1]

Synthetic units, read and checked one after the other in this process, and the sound ones rendered; milliseconds of
processor time a file, to be held against those of deflating the same XML alone, since other work beside slows both.
"""

from __future__ import annotations

import argparse
import random
import statistics
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time_ns
from typing import TypeVar

from units import FAULTS, unit_text

from govgen import api
from govgen.checking import RULES, check_dossier
from govgen.datafile.reading import read_report
from govgen.model.edition import Catalog
from govgen.prose import Dossier, open_dossier
from govgen.source import parse_source
from govgen.word import load_template
from govgen.word.docx.archive import read_archive
from govgen.word.filling.context import lay_out
from govgen.word.filling.readback import read_back
from govgen.word.filling.template import Template

TOGETHER = 3  # faults in one file
SHOWN = 8  # rules
WARM = 20  # files before anything is counted
Times = dict[str, list[float]]
Made = TypeVar("Made")


def timed(times: Times, name: str, work: Callable[[], Made]) -> Made:
    start = process_time_ns()
    made = work()
    times.setdefault(name, []).append((process_time_ns() - start) / 1e6)
    return made


def check(times: Times, text: str, catalog: Catalog) -> Dossier:
    data = text.encode()
    source = timed(times, "YAML to values with places (`source`)", lambda: parse_source(data, "unit.yaml"))
    report = timed(times, "values to cells, totals completed (`model`)", lambda: read_report(source, catalog))
    dossier = timed(times, "prose with its figures (`narrative`)", lambda: open_dossier(report))
    timed(times, "rules (`checking`)", lambda: check_dossier(dossier))
    return dossier


def render(times: Times, dossier: Dossier, template: Template) -> None:
    page = timed(times, "page laid out", lambda: lay_out(dossier, template.styles))
    made = timed(times, "template filled and deflated", lambda: template.render(page))
    name = template.parts[0].name
    timed(times, "read back", lambda: read_back(made, name, template.tables, page))
    xml = read_archive(made)[name].unpack()
    timed(times, "(deflating alone)", lambda: zlib.compress(xml, 6))


def ask(times: Times, dossier: Dossier) -> None:
    for rule in RULES:
        timed(times, rule.ID, lambda rule=rule: list(rule.check(dossier)))


def faulty(number: int, seed: int) -> str:
    """A unit with faults that leave it readable; where one has taken the place of another, with fewer."""
    text = unit_text(number, seed)
    for rule in random.Random(f"together {seed} {number}").sample([rule for rule in FAULTS if rule], TOGETHER):
        text = FAULTS[rule](text)
    return text


def rows(times: Times) -> Iterator[tuple[str, float, float]]:
    for name, spent in times.items():
        yield name, statistics.median(spent), min(spent)


def table(head: str, lines: list[tuple[str, float, float]]) -> None:
    print(f"| {head} | median | least |\n| --- | --: | --: |")
    for name, middle, least in lines:
        print(f"| {name} | {middle:.2f} | {least:.2f} |")
    print()


def stages(head: str, texts: list[str], catalog: Catalog, template: Template | None) -> list[Dossier]:
    for text in texts[:WARM]:
        check({}, text, catalog)
    times: Times = {}
    dossiers = []
    for text in texts:
        dossiers.append(timed(times, "load and check", partial(check, times, text, catalog)))
        if template is not None:
            render(times, dossiers[-1], template)
    table(head, list(rows(times)))
    return dossiers


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    catalog = api.catalog()
    template = load_template(Path(api.template_path(catalog.newest)))
    sound = [unit_text(number, asked.seed) for number in range(asked.n)]
    dossiers = stages("sound file, ms", sound, catalog, template)
    times: Times = {}
    for dossier in dossiers:
        ask(times, dossier)
    table("the dearest rules, ms", sorted(rows(times), key=lambda row: -row[1])[:SHOWN])
    stages(f"file with {TOGETHER} faults, ms", [faulty(number, asked.seed) for number in range(asked.n)], catalog, None)


if __name__ == "__main__":
    main()
