"""What becomes of every document of a folder: cells right, wrong, blank and unread, prose kept, head right.

python bench/documents.py FOLDER [--like NAME]     # in each folder the files hold the same report as the one named

Times are of this process, in a busy machine's seconds too.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from govgen import api
from govgen.documents import import_report, is_importable
from govgen.errors import GovgenError
from govgen.model.report import Report

HEAD = ("单位.名称", "年度", "落款日期")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--like", default="00_base", help="stem of the file whose cells are right, one for each folder")
    options = parser.parse_args()
    print(f"{'file':36} right wrong blank unread  prose  head    ms")
    sums = [0, 0, 0, 0]
    for path in sorted(options.folder.rglob("*")):
        if not is_importable(path):
            continue
        model = next(iter(sorted(path.parent.glob(f"{options.like}.*"))), None)
        told, counts = outcome(path, report_of(model) if model else None)
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        print(f"{path.name[:36]:36} {told}")
    print(f"{'all':36} {sums[0]:5} {sums[1]:5} {sums[2]:5} {sums[3]:6}")


def report_of(path: Path) -> Report:
    return import_report(path, api.catalog()).report


def outcome(path: Path, model: Report | None) -> tuple[str, list[int]]:
    start = time.process_time()
    try:
        report = report_of(path)
    except GovgenError as error:
        return f"refused: {error}"[-70:], [0, 0, 0, 0]
    spent = 1000 * (time.process_time() - start)
    counts = cells(report, model or report)
    prose = sum(len("".join(passage.text.split())) for passage in report.passages)
    head = "".join("x" if model and report.text(key) != model.text(key) else "." for key in HEAD)
    return f"{counts[0]:5} {counts[1]:5} {counts[2]:5} {counts[3]:6} {prose:6}  {head:4} {spent:5.0f}", counts


def cells(report: Report, model: Report) -> list[int]:
    """Right, wrong (invented ones too), blank where the model has a number, and unread."""
    right = wrong = blank = unread = 0
    for cell, other in zip(report.cells, model.cells, strict=False):
        if cell.flaw == "unread":
            unread += 1
        elif cell.value == other.value:
            right += cell.value is not None
        elif cell.value is None:
            blank += 1
        else:
            wrong += 1
    return [right, wrong, blank, unread]


if __name__ == "__main__":
    main()
