"""How much of a report comes back when it is rendered and imported again, and how long an import takes.

python bench/importing.py --count 500 docx table xlsx        # of each edition, generated
python bench/importing.py --count 100 html pdf               # by LibreOffice
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from govgen import api
from govgen.documents import import_report
from govgen.documents.embedded.differences import INFERRED
from govgen.errors import GovgenError
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.word import load_template, render_dossier
from tests.documents.generating import made_report
from tests.documents.pages import book_of, page_of
from tests.office.libreoffice import convert

# What the plain page of the tests prints of the head.
PLAIN = ("单位.名称", "年度", "标题", "落款日期")


@dataclass
class Tally:
    """Cells and paragraphs found again, and the milliseconds of each import."""

    reports: int = 0
    cells: int = 0
    cells_right: int = 0
    paragraphs: int = 0
    paragraphs_right: int = 0
    heads: int = 0
    heads_right: int = 0
    whole: int = 0
    times: list[float] = field(default_factory=list)
    first: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=["docx"])
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="govgen-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    for edition in api.catalog().editions.values():
        made = {f"{edition.id}-{seed}": made_report(edition, seed) for seed in range(options.count)}
        for kind in options.kinds:
            tally = Tally()
            for name, path in files(made, kind, folder):
                measure(made[name], path, tally, tables_only=kind == "xlsx")
            print(line(edition.id, kind, tally))
            for fault in tally.first[:6]:
                print("    " + fault[:200])
    if not options.keep:
        shutil.rmtree(folder)


def files(made: dict[str, Report], kind: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The reports as files of a kind, converted many at a time."""
    if kind in {"table", "xlsx"}:
        for name, report in made.items():
            path = folder / f"{name}.{'html' if kind == 'table' else 'xlsx'}"
            path.write_bytes(page_of(report).encode() if kind == "table" else book_of(report))
            yield name, path
        return
    rendered = {name: word_file(report, folder / f"{name}.docx") for name, report in made.items()}
    if kind == "docx":
        yield from rendered.items()
        return
    out = folder / kind
    paths = list(rendered.values())
    for start in range(0, len(paths), 40):
        todo = [path for path in paths[start : start + 40] if not (out / f"{path.stem}.{kind}").exists()]
        if todo:
            convert(todo, "doc:MS Word 97" if kind == "doc" else kind, out)
    yield from ((name, out / f"{name}.{kind}") for name in rendered)


def word_file(report: Report, path: Path) -> Path:
    if not path.exists():
        template = load_template(api.template_path(report.edition))
        path.write_bytes(render_dossier(open_dossier(report), template))
    return path


def measure(expected: Report, path: Path, tally: Tally, *, tables_only: bool) -> None:
    """Import a file and count what came back."""
    # Time of this process, so that a busy machine does not count.
    start = time.process_time()
    try:
        found = import_report(path, api.catalog()).report
    except GovgenError as error:
        tally.first.append(f"{path.name}: {error}")
        return
    tally.times.append(1000 * (time.process_time() - start))
    tally.reports += 1
    faults = compare_cells(expected, found, tally, tables_only=tables_only)
    if not tables_only:
        plain = path.suffix == ".html" and path.parent.name != "html"
        faults += compare_prose(expected, found, tally) + compare_head(expected, found, tally, PLAIN if plain else ())
    tally.whole += not faults
    tally.first += [f"{path.name}: {fault}" for fault in faults[:2]]


def compare_cells(expected: Report, found: Report, tally: Tally, *, tables_only: bool) -> list[str]:
    faults = []
    for slot, cell in zip(expected.edition.slots, expected.cells, strict=True):
        if tables_only and not expected.edition.tables[slot.ref.table].printed:
            continue
        number = found.edition.index.get(slot.ref, -1)
        other = found.cells[number] if number >= 0 else None
        tally.cells += 1
        if other and (cell.value, cell.unit) == (other.value, other.unit):
            tally.cells_right += 1
        else:
            faults.append(f"{slot.ref.path}: {cell.text!r} -> {other.text if other else None!r}")
    return faults


def printed(report: Report) -> list[tuple[str, str]]:
    """The paragraphs of a report as they are printed, with their sections."""
    paragraphs = open_dossier(report).narrative.paragraphs
    return [(name, each.lead + each.text) for name, held in paragraphs.items() for each in held]


def compare_prose(expected: Report, found: Report, tally: Tally) -> list[str]:
    wanted, got = printed(expected), printed(found)
    left = list(got)
    faults = []
    for paragraph in wanted:
        tally.paragraphs += 1
        if paragraph in left:
            left.remove(paragraph)
            tally.paragraphs_right += 1
        else:
            faults.append(f"{paragraph}")
    return faults + [f"surplus {paragraph}" for paragraph in left]


def compare_head(expected: Report, found: Report, tally: Tally, only: Sequence[str]) -> list[str]:
    faults = []
    for key in only or sorted((set(expected.head) | set(found.head)) - INFERRED):
        tally.heads += 1
        if expected.text(key) == found.text(key):
            tally.heads_right += 1
        else:
            faults.append(f"{key}: {expected.text(key)!r} -> {found.text(key)!r}")
    return faults


def line(edition: str, kind: str, tally: Tally) -> str:
    times: Sequence[float] = sorted(tally.times) or [0.0]
    return (
        f"{edition} {kind:5} reports {tally.reports}, whole {tally.whole}; "
        f"cells {tally.cells_right}/{tally.cells} ({share(tally.cells_right, tally.cells)}), "
        f"paragraphs {tally.paragraphs_right}/{tally.paragraphs} ({share(tally.paragraphs_right, tally.paragraphs)}), "
        f"head {tally.heads_right}/{tally.heads}; "
        f"ms median {statistics.median(times):.0f}, 95 % {times[int(0.95 * (len(times) - 1))]:.0f}"
    )


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f} %" if whole else "-"


if __name__ == "__main__":
    main()
