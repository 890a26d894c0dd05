"""How often an import is right where it says that it is sure: for each certainty, tables and head against the truth.

    python bench/certainty.py [--count 20] [FOLDER]

Generated reports of every edition as web pages, those of the newest also with heads that contradict themselves, and
with FOLDER the files of each folder in it that has a `00_base`: all hold the same report. A table counts as right if
every one of its cells is, a key of the head if its text is; a title that contradicts the report is no key of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
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
            page = page_of(report)
            path.write_bytes(page.encode())
            yield path, report
            for number, other in enumerate(_contradicted(page, report) if edition is api.catalog().newest else ()):
                path = folder / f"{seed}-{number}.html"
                path.write_bytes(other.encode())
                yield path, replace(report, head={key: said for key, said in report.head.items() if key != "标题"})


def _contradicted(page: str, report: Report) -> Iterator[str]:
    """The page with titles of another unit and year around its own, in place of it, or with a part of it."""
    title = page[page.index("<h1>") : page.index("</h1>") + 5]
    year = report.year or 0
    period = f"<p>本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。</p>"
    page = page.replace(title, title + period)
    other = f"白石市民政局{year - 1}年政府信息公开工作年度报告"
    yield page.replace("<body>", f"<body><p><a href='1.htm'>{other}</a></p>")
    yield page.replace(title, f"<p>{other}</p>{title}")
    yield page.replace("<head>", f"<head><title>{other}</title>").replace(title, "")
    yield page.replace(title, f"<h1>{year}年度政府信息公开工作年度报告</h1>")
    yield page.replace(title, f"<h1>{report.unit}政府信息公开工作年度报告</h1>")
    yield page.replace(title, title.replace(str(year), str(year - 1)))
    yield page.replace("<head>", f"<head><title>{title[4:-5]}</title>").replace(title, "")


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
