"""What becomes of every document of a folder: cells right, wrong, invented, blank and unread, text lost, head right.

python bench/documents.py FOLDER [--like NAME]     # in each folder the files hold the same report as the one named

`lost` counts the characters of the report's prose that came neither into the report nor into the list of what was left
out. Times are of this process alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from govgen import api
from govgen.documents import Imported, import_report, is_importable
from govgen.errors import GovgenError
from govgen.model.report import Report

HEAD = ("单位.名称", "年度", "落款日期")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--like", default="00_base", help="stem of the file whose cells are right, one for each folder")
    options = parser.parse_args()
    print(f"{'file':36} right wrong invented blank unread  lost head    ms")
    sums = [0] * 6
    for path in sorted(options.folder.rglob("*")):
        if not is_importable(path):
            continue
        model = next(iter(sorted(path.parent.glob(f"{options.like}.*"))), None)
        told, counts = outcome(path, imported(model).report if model else None)
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        print(f"{path.name[:36]:36} {told}")
    print(f"{'all':36} {figures(sums)}")


def figures(counts: list[int]) -> str:
    right, wrong, invented, blank, unread, lost = counts
    return f"{right:5} {wrong:5} {invented:8} {blank:5} {unread:6} {lost:5}"


def imported(path: Path) -> Imported:
    return import_report(path, api.catalog())


def outcome(path: Path, model: Report | None) -> tuple[str, list[int]]:
    start = time.process_time()
    try:
        found = imported(path)
    except GovgenError as error:
        return f"refused: {error}"[-70:], [0] * 6
    spent = 1000 * (time.process_time() - start)
    report = found.report
    counts = [*cells(report, model or report), lost(found, model or report)]
    head = "".join("x" if model and report.text(key) != model.text(key) else "." for key in HEAD)
    return f"{figures(counts)} {head:4} {spent:5.0f}", counts


def cells(report: Report, model: Report) -> list[int]:
    """Right, wrong, invented where the model has no number, blank where it has one, and unread."""
    right = wrong = invented = blank = unread = 0
    for cell, other in zip(report.cells, model.cells, strict=False):
        if cell.flaw == "unread":
            unread += 1
        elif cell.value == other.value:
            right += cell.value is not None
        elif cell.value is None:
            blank += 1
        elif other.value is None:
            invented += 1
        else:
            wrong += 1
    return [right, wrong, invented, blank, unread]


def lost(found: Imported, model: Report) -> int:
    """How many characters of the model's prose are nowhere."""
    held = Counter("".join([*said(found.report), *(each.text for each in found.receipt.unused)]))
    held.update("".join(each.what for each in found.receipt.recognised))
    return (Counter("".join("".join(said(model)).split())) - held).total()


def said(report: Report) -> Iterator[str]:
    """The prose of a report with its headings."""
    for passage in report.passages:
        yield from (passage.heading, passage.text)


if __name__ == "__main__":
    main()
