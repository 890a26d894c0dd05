"""Synthetic collecting workbooks 填报表 with planted faults: the units of units.py, as offices send them in Excel.

    python bench/books.py FOLDER -n 1000 --source long|forms [--seed 1] [--faults 0.1]

`long` is one table with a row for each unit, `forms` a workbook for each. Beside them stands `planted.csv`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from units import FAULTS, plant, unit_text, write_planted, write_units

from govgen.api import catalog
from govgen.datafile.reading import read_report
from govgen.model.report import Report
from govgen.source import parse_source
from govgen.workbook.form_writing import form_book
from govgen.workbook.long_writing import long_book

EDITION = "2021"
TABLE = "填报表.xlsx"
# A workbook has no keys of its own to write wrongly, and a row of a table no way not to be readable.
LONG_FAULTS = [rule for rule in FAULTS if rule not in {"unknown-key", ""}]
FORM_FAULTS = [rule for rule in FAULTS if rule != "unknown-key"]
# A section of which nothing was filled in still stands in the workbook.
TOLD_AS = {"missing-section": "empty-section"}


class Units(Sequence[Report]):
    """The reports of synthetic units, made when they are asked for: ten thousand do not fit into memory."""

    def __init__(self, count: int, seed: int, share: float, faults: Sequence[str]) -> None:
        self.rules = [plant(number, share, seed, faults) for number in range(count)]
        self._seed = seed
        self._catalog = catalog()

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rules)

    def __getitem__(self, number):
        """The report of a unit, with its fault."""
        text = unit_text(range(len(self))[number], self._seed)
        rule = self.rules[number]
        text = FAULTS[rule](text) if rule else text
        return read_report(parse_source(text.encode(), f"{number:05d}.yaml"), self._catalog)


def write_long(folder: Path, count: int, seed: int = 1, share: float = 0.1) -> dict[str, str]:
    """One table; what was planted, by workbook and unit."""
    units = Units(count, seed, share, LONG_FAULTS)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TABLE).write_bytes(long_book(units, catalog().editions[EDITION]))
    planted = {f"{TABLE}!{units[number].unit}": rule for number, rule in enumerate(units.rules) if rule is not None}
    return _messages(folder, planted)


def write_forms(folder: Path, count: int, seed: int = 1, share: float = 0.1) -> dict[str, str]:
    """A workbook for each unit; a fault without a rule is one that was cut off in the middle."""
    units = Units(count, seed, share, FORM_FAULTS)
    planted: dict[str, str] = {}
    for number, rule in enumerate(units.rules):
        path = folder / f"{number // 500:03d}" / f"{number:05d}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        if rule == "":
            path.write_bytes(b"PK\x03\x04" + bytes(500))
        else:
            path.write_bytes(form_book(units[number]))
        if rule is not None:
            planted[str(path.relative_to(folder))] = rule
    return _messages(folder, planted)


def _messages(folder: Path, planted: dict[str, str]) -> dict[str, str]:
    return write_planted(folder, {source: TOLD_AS.get(rule, rule) for source, rule in planted.items()})


WRITERS: dict[str, Callable[..., dict[str, str]]] = {"yaml": write_units, "long": write_long, "forms": write_forms}


def main() -> None:
    """Write workbooks into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=1_000)
    parser.add_argument("--source", choices=("long", "forms"), default="long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.1)
    asked = parser.parse_args()
    planted = WRITERS[asked.source](asked.folder, asked.n, asked.seed, asked.faults)
    print(f"{asked.n} units, {len(planted)} faults")


if __name__ == "__main__":
    main()
