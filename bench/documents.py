"""What becomes of every document of a folder: cells right, wrong, invented, blank and unread, text lost, head right.

python bench/documents.py FOLDER [--like NAME]     # in each folder the files hold the same report as the one named

NAME is the stem of the file that is right: its data file if it has one. A file without any such beside it is held
against itself, so that its `right` only says how many cells were read. `lost` counts the characters that came neither
into the report nor into the list of what was left out: of the right report's prose, and of all text of pages, texts and
Word files, read by code that has no part in imports. Times are of this process alone.
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
from govgen.documents.web.reader import decode_page
from govgen.errors import GovgenError
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.schema.labels import letters, unnumbered
from tests.documents.losses import READERS
from tests.documents.losses import lost as lost_text

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
        told, counts = outcome(path, model_of(path.parent, options.like))
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        print(f"{path.name[:36]:36} {told}")
    print(f"{'all':36} {figures(sums)}")


def figures(counts: list[int]) -> str:
    right, wrong, invented, blank, unread, lost = counts
    return f"{right:5} {wrong:5} {invented:8} {blank:5} {unread:6} {lost:5}"


def model_of(folder: Path, stem: str) -> Report | None:
    """The report that the files of a folder hold."""
    kept = sorted(folder.glob(f"{stem}.*"), key=lambda path: path.suffix != ".yaml")
    if not kept:
        return None
    return api.load(kept[0]).report if kept[0].suffix == ".yaml" else imported(kept[0]).report


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
    """How many characters are nowhere: of the model's prose but for numbers of its parts, or of the file's text."""
    held = Counter("".join([*said(found.report), *(each.text for each in found.receipt.unused)]))
    held.update("".join(each.what for each in found.receipt.recognised))
    wanted = Counter("".join(letters(unnumbered(line)) for text in said(model) for line in text.splitlines()))
    path = Path(found.report.file)
    oracle = lost_text(_in_utf8(path), path.suffix, found) if path.suffix in READERS else ()
    return max((wanted - held).total(), sum(len(letters(unnumbered(piece))) for piece in oracle))


def _in_utf8(path: Path) -> bytes:
    data = path.read_bytes()
    return decode_page(data, str(path))[0].encode() if path.suffix == ".html" else data


def said(report: Report) -> Iterator[str]:
    """The prose of a report with its headings."""
    for rendered in open_dossier(report).narrative.passages:
        yield from (rendered.passage.heading, rendered.text)


if __name__ == "__main__":
    main()
