"""The library's verbs: load, check, render, and what the commands need beside them. Nothing prints, nothing exits.

What makes a document or a data file is imported where it is made, so that checking alone stays quick to start.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govgen import reading
from govgen.api.mending import fix
from govgen.api.taking import verb
from govgen.api.templates import check_template, new_template, refuse_blocked, template_for, template_path
from govgen.checking import check_dossier
from govgen.checking.profiles import NO_LOCAL, SETTLED
from govgen.errors import UsageError
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import Dossier, open_dossier
from govgen.reading import examine_all, examine_data, load_data, open_archive, read_one
from govgen.reading.catalog import catalog, edition_like, edition_of, expect_category, find_edition
from govgen.reading.outcomes import report_in
from govgen.schema import is_own, json_schema

if TYPE_CHECKING:
    from govgen.batch import Order, Progress, Result
    from govgen.comparing import Comparison, LeftOut
    from govgen.county import Summed, SumOrder
    from govgen.documents import Imported
    from govgen.publishing import Publication

__all__ = [
    "NO_LOCAL",
    "SETTLED",
    "aggregate",
    "annotate",
    "catalog",
    "check",
    "check_template",
    "compare",
    "convert",
    "dumps",
    "edition_of",
    "editions",
    "examine_all",
    "examine_data",
    "find_edition",
    "fix",
    "import_",
    "load",
    "load_data",
    "loads",
    "make_workbook",
    "new",
    "new_template",
    "open_archive",
    "publish",
    "read_one",
    "read_workbook",
    "render",
    "run_batch",
    "template_path",
]

WORD = ".docx"
NOT_WORD = "只有 Word 文件（.docx）能加批注；填报表和数据文件请按提示里的单元格、行号改正。"
NO_REPORTS = "没有年报，做不出填报表：至少要有一份。空白的一份可以由 loads(new(单位, 年度)) 得到。"
BOOK, WORD_FILE, PUBLISHED = "填报表.xlsx", "年报.docx", "年报"  # what bytes are called that have no name


load, loads = verb(reading.load), verb(reading.loads)


@verb
def editions(schema: Path | None = None, profile: str | Path | None = None) -> tuple[Edition, ...]:
    """The editions that there are, oldest first: the bundled ones, or those of another schema file."""
    return tuple(catalog(schema, str(profile or "")).editions.values())


@verb
def check(dossier: Dossier | Report) -> tuple[Finding, ...]:
    """All findings of a report, in the order of its data file."""
    return check_dossier(_dossier(dossier))


def _dossier(given: Dossier | Report) -> Dossier:
    return open_dossier(given) if isinstance(given, Report) else given


@verb
def render(
    dossier: Dossier | Report,
    *,
    template: str | Path | bytes | None = None,
    draft: bool = False,
    findings: Sequence[Finding] | None = None,
    data: bool = False,
) -> bytes:
    """The Word report, read back and found equal to the data; BlockedError if the report has errors.

    A `draft` is made all the same and is marked as one. `findings` are those of `check`, if it has run already. With
    `data` the file carries its data, unless it is a draft, so that it comes back whole and changes to it are seen.
    """
    from govgen.datafile.writing import public_data
    from govgen.word import render_dossier

    dossier = _dossier(dossier)
    found = check(dossier) if findings is None else findings
    carried = public_data(dossier.report) if data and not draft else ""
    if not draft:
        refuse_blocked(found)
    return render_dossier(dossier, template_for(dossier.report.edition, template), draft, found, carried)


@verb
def annotate(
    path: str | Path | bytes, dossier: Dossier | Report, findings: Sequence[Finding], *, name: str = WORD_FILE
) -> bytes:
    """A copy of the Word file at `path`, whose report and findings these are, with each finding as a comment.

    The file may be given as bytes, with its `name`. UsageError for a file of another kind, SourceError for one that
    takes no comments.
    """
    file = name if isinstance(path, bytes) else str(path)
    if Path(file).suffix.lower() != WORD:
        raise UsageError(NOT_WORD, Location(file))
    from govgen.source import read_bytes
    from govgen.word.marking.annotating import annotate as annotate_word

    data = path if isinstance(path, bytes) else read_bytes(Path(path))
    return annotate_word(data, file, report_in(dossier).edition, findings)


@verb
def publish(
    dossier: Dossier | Report,
    *,
    template: str | Path | bytes | None = None,
    findings: Sequence[Finding] | None = None,
    data: bool = True,
    document: bytes | None = None,
) -> Publication:
    """The report ready to be published, see `Publication.make`: what its Word file says; as `render` else.

    `document` is that file where it has been made already: nothing is checked and rendered then. OutputError for that
    of another report, or of other figures.
    """
    from govgen.datafile.writing import public_data
    from govgen.publishing import Body, publication
    from govgen.word import finish
    from govgen.word.belonging import PrintedReport, refuse_other

    dossier = _dossier(dossier)
    carried = public_data(dossier.report) if data else ""
    if document is not None:
        made = publication(dossier, document, carried)
        own = carried or public_data(dossier.report)
        refuse_other(document, dossier, own, lambda: PrintedReport(made.title, made.printed_figures))
        return made
    found = check(dossier) if findings is None else findings
    refuse_blocked(found)
    finished = finish(dossier, template_for(dossier.report.edition, template), carried)
    return publication(dossier, finished.document, carried, Body(finished.body, finished.names))


@verb
def new(
    unit: str,
    year: int,
    category: str = "",
    *,
    schema: Path | None = None,
    edition: str = "",
    profile: str | Path | None = None,
    completion: str = "",
    previous: Dossier | Report | None = None,
) -> str:
    """The commented data file for a unit to fill in; `completion` is the JSON Schema that editors are pointed at.

    It is of the `edition` named, else of the one of that year, as a `profile` chooses it. What carries over from
    `previous`, last year's report, is filled in; the rest of it stands as comments.
    """
    from govgen.datafile.skeleton import skeleton

    chosen = edition_of(year, schema, edition, str(profile or ""))
    expect_category(category, catalog(schema))
    own = str(schema) if is_own(schema) else ""
    return skeleton(chosen, year, unit, category, completion, report_in(previous) if previous else None, own)


def completion_schema(edition: Edition) -> str:
    """The JSON Schema of an edition's data files, for completion in editors."""
    return json.dumps(json_schema(edition), ensure_ascii=False, indent=1) + "\n"


@verb
def run_batch(order: Order, on_progress: Callable[[Progress], None] = lambda _: None) -> Result:
    """Make the reports that an order asks for, but those that are up to date; `on_progress` is called for each unit.

    What is wrong with one unit stands in its entry; GovgenError is for what stops them all.
    """
    from govgen import __version__
    from govgen.batch import run_batch as run

    return run(order, on_progress, __version__)


@verb
def import_(path: str | Path | bytes, schema: Path | None = None, *, name: str = PUBLISHED) -> Imported:
    """What a published report says, with the receipt of its reading; SourceError if it cannot be read.

    It may be given as bytes, with the file's `name`: its ending is looked at and it stands in the places of messages.
    """
    from govgen.reading.recognising import read_published, read_published_data

    if isinstance(path, bytes):
        return read_published_data(path, name, schema)
    return read_published(Path(path), schema)


@verb
def dumps(report: Dossier | Report, remarks: Sequence[str] = (), *, places: bool = False) -> str:
    """The data file that says what a report says.

    `remarks` stand as comments at its head; with `places` a comment tells where each value was read.
    """
    from govgen.datafile.writing import data_file

    return data_file(report_in(report), tuple(remarks), places=places)


@verb
def convert(report: Dossier | Report, edition: str, schema: Path | None = None) -> tuple[Report, tuple[LeftOut, ...]]:
    """The report in another edition, and what has no place there; UsageError for an unknown edition."""
    from govgen.comparing import convert as convert_report

    return convert_report(held := report_in(report), edition_like(held, edition, schema))


@verb
def compare(old: Dossier | Report, new: Dossier | Report) -> Comparison:
    """Two reports beside each other: the cells that changed, then the prose."""
    from govgen.comparing import compare as compare_reports

    return compare_reports(report_in(old), report_in(new))


@verb
def aggregate(order: SumOrder) -> Summed:
    """A parent's report as the sum of its units, with who is missing; GovgenError if there is nothing to sum."""
    from govgen.county import aggregate as sum_units

    return sum_units(order)


@verb
def make_workbook(reports: Iterable[Dossier | Report]) -> bytes:
    """The collecting workbook of one report as a form, of several as a table with a row each.

    UsageError if there is none, if their editions differ or two have one name.
    """
    from govgen.county import form_book, long_book

    held = [report_in(each) for each in reports]
    if not held:
        raise UsageError(NO_REPORTS)
    return form_book(held[0]) if len(held) == 1 else long_book(held)


@verb
def read_workbook(path: str | Path | bytes, schema: Path | None = None, *, name: str = "") -> tuple[Report, ...]:
    """The reports of a collecting workbook that was filled in, as a file or as bytes; SourceError if it is none."""
    from govgen.workbook.reading import read_workbook as read_reports

    return tuple(read_reports(path if isinstance(path, bytes) else Path(path), catalog(schema), name or BOOK))
