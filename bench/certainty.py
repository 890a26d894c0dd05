"""How often an import is right where it says that it is sure: for each certainty, tables and head against the truth.

    python bench/certainty.py [--count 20] [FOLDER]

Generated reports of every edition as web pages, and with FOLDER the files of each folder in it that has a
`00_base`: all hold the same report. A table counts as right if every one of its cells is, a key of the head if its text
is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from govgen import api
from govgen.documents import Certainty, Imported, is_importable
from govgen.errors import GovgenError
from govgen.model.report import Report
from tests.documents.generating import made_report
from tests.documents.pages import page_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=20)
    options = parser.parse_args()
    right: Counter[Certainty] = Counter()
    seen: Counter[Certainty] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for path, model in (*_generated(Path(folder), options.count), *_kept(options.folder)):
            try:
                found = api.import_(path)
            except GovgenError as error:
                print(f"{path.name}: {error}")
                continue
            for certainty, told, is_right in judged(found, model):
                seen[certainty] += 1
                right[certainty] += is_right
                if certainty is Certainty.HIGH and not is_right:
                    print(f"{path.name}: {told}")
    for certainty in Certainty:
        print(f"{certainty.value} {right[certainty]}/{seen[certainty]}")


def _generated(folder: Path, count: int) -> Iterator[tuple[Path, Report]]:
    for edition in api.catalog().editions.values():
        for seed in range(count):
            report = made_report(edition, seed)
            path = folder / f"{edition.id}-{seed}.html"
            path.write_bytes(page_of(report).encode())
            yield path, report


def _kept(folder: Path | None) -> Iterator[tuple[Path, Report]]:
    if folder is None:
        return
    for known in sorted(folder.rglob("00_base.*")):
        model = api.import_(known).report
        yield from ((path, model) for path in sorted(known.parent.iterdir()) if is_importable(path))


def judged(found: Imported, model: Report) -> Iterator[tuple[Certainty, str, bool]]:
    """Each table and key of the head that was recognised: how surely, what, and whether it is right."""
    report = found.report
    for each in found.receipt.recognised:
        if each.taken in report.edition.tables and report.edition.tables[each.taken].label == each.what:
            yield each.certainty, each.what, _same_table(report, model, each.taken)
        elif each.what in model.head and each.what in report.head:
            yield each.certainty, each.what, report.text(each.what) == model.text(each.what)


def _same_table(report: Report, model: Report, table: str) -> bool:
    if report.edition is not model.edition:
        return False
    cells = zip(report.edition.slots, report.cells, model.cells, strict=True)
    return all(cell.value == other.value for slot, cell, other in cells if slot.ref.table == table)


if __name__ == "__main__":
    main()
