"""The unit of work: the bytes of one unit in, a checked and read-back Word report out. Nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter_ns
from typing import Literal, TypeAlias

from govgen.batch import books
from govgen.batch.entry import BROKEN, FAILED, PASSED, WARNED, BlankCell, Remark, ShownFigure, Verdict
from govgen.batch.kinds import kind_of_document, kind_of_source, kind_of_text, other_kind, recipe_of_kind
from govgen.batch.recipe import LocalProfile, Recipe, catalog_of, template_for
from govgen.batch.related_reports import OtherReport
from govgen.checking import check_dossier, figure
from govgen.checking.profiles import unfit
from govgen.checking.rules import unit_name
from govgen.checking.subjects import subject_of
from govgen.datafile.reading import read_report
from govgen.datafile.writing import public_data
from govgen.errors import GovgenError, ProgramError, SchemaError, program_faults
from govgen.files.decoding import text_in
from govgen.files.fingerprint import digest
from govgen.files.naming import readable
from govgen.model.edition import Catalog
from govgen.model.finding import Finding, Severity
from govgen.model.form import CellRef
from govgen.model.report import UNIT, ProblemDetail, Report, is_comparable, is_untouched, named, with_missing_previous
from govgen.prose import Dossier, open_dossier
from govgen.reading.beside import not_found, with_beside
from govgen.reading.bystanders import why_aside
from govgen.reading.files import source_of
from govgen.reading.sameness import said, worded
from govgen.source import parse_source
from govgen.word import finish, render_dossier

OTHER_YEAR = "这是 {found} 年度的数据，现在收的是 {wanted} 年度，没有生成。请该单位交 {wanted} 年度的。"
NOT_FILLED = "这一份还没有填，没有生成。请该单位填好再交。"
IN_FULL = "单位名称写的是“{short}”，名单上的全称是“{full}”，报告用全称，与上年核对也按全称。"
NOT_MADE = "交来的就是做好的年报，只核对，没有再生成"
LEFT_OUT = "数据文件里写了“{names}”，用这个模板生成的报告里没有"
JobForm: TypeAlias = Literal["data", "form", "row", "document"]
DATA: JobForm = "data"
FORM: JobForm = "form"
ROW: JobForm = "row"
DOCUMENT: JobForm = "document"


@dataclass(frozen=True, slots=True)
class Job:
    """One unit to do: its data and last year's, as bytes, with the names that messages use.

    `form` tells what the data is: a data file, a workbook of one unit, what a table holds of one, a made report.
    `profile` is the 地方要求 that the data file names. `missing` says why there is nothing of last year's though it was
    looked for, see `with_missing_previous`. `beside` are its other reports, where there are none `looked_into` tells
    which folders were looked into.
    """

    file: str
    data: bytes
    previous_file: str = ""
    previous: bytes | None = None
    form: JobForm = DATA
    profile: LocalProfile | None = None
    missing: tuple[ProblemDetail, tuple[str, ...], str] | None = None
    beside: tuple[OtherReport, ...] = ()
    looked_into: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job; `document` is None where errors or `trouble` stand in its way, or it came as one.

    `stray` tells why a document is nobody's report; `other` is the kind of report that it is, where that is not the
    one collected.
    """

    file: str
    unit: str
    year: int | None
    edition: str
    verdict: Verdict
    remarks: tuple[Remark, ...]
    document: bytes | None
    trouble: str = ""
    time: int = 0
    figures: str = ""
    words: str = ""
    untouched: bool = False
    shown: tuple[ShownFigure, ...] = ()
    note: str = ""
    stray: str = ""
    other: str = ""


def produce(job: Job, recipe: Recipe) -> Made:
    """Read, check, render and read back one unit; whatever goes wrong becomes part of the result.

    MemoryError alone is raised: who gave the memory knows why there is no more of it.
    """
    start = perf_counter_ns()
    try:
        with program_faults():
            made = _make(job, recipe)
    except ProgramError as error:
        made = broken(job, str(error))
    except GovgenError as error:
        stray = _stray(job, error) if job.form == DOCUMENT else ""
        other = other_kind(recipe, kind_of_text(text_in(job.data) or "", recipe)) if job.form == DATA else ""
        made = replace(broken(job, str(error)), stray=stray, other=other)
    return replace(made, time=(perf_counter_ns() - start) // 1_000_000)


def _stray(job: Job, error: GovgenError) -> str:
    """What a file that is nobody's report is instead, as far as that is known."""
    return why_aside(Path(job.file), opened=True) or error.message


def broken(job: Job, trouble: str) -> Made:
    """A job of which nothing came."""
    return Made(job.file, "", None, "", BROKEN, (), None, trouble)


def _make(job: Job, recipe: Recipe) -> Made:
    read = read_job(job, recipe)
    dossier = _open(_in_full(read, job, recipe), job, recipe)
    findings = check_dossier(dossier)
    report, other = dossier.report, other_kind(recipe, dossier.report.edition.report)
    remarks = (*_renamed(read, report), *(_remark(report, finding) for finding in findings))
    made = Made(job.file, report.unit, report.year, report.edition.id, _verdict(remarks), remarks, None, other=other)
    made = replace(made, figures=digest(said(report).encode()), words=worded(report), untouched=is_untouched(report))
    made = replace(made, shown=() if other else tuple(_shown(report)))
    if recipe.year and report.year not in (None, recipe.year):
        return replace(made, verdict=BROKEN, remarks=(), shown=(), trouble=_other_year(report, recipe.year))
    if made.untouched:
        return replace(made, verdict=FAILED, remarks=(), shown=(), trouble=_placed(report, "", NOT_FILLED))
    if job.form == DOCUMENT:
        return replace(made, note=NOT_MADE)
    if made.verdict == FAILED and not recipe.draft:
        return made
    try:
        return _printed(made, dossier, recipe, findings)
    except GovgenError as error:
        return replace(made, verdict=BROKEN, trouble=str(error))


def _printed(made: Made, dossier: Dossier, recipe: Recipe, findings: Sequence[Finding]) -> Made:
    """The same with its document, and a note of what of the head that does not show."""
    report = dossier.report
    template = template_for(recipe_of_kind(recipe, report.edition.report), report.edition)
    if recipe.draft:
        return replace(made, document=render_dossier(dossier, template, draft=True, findings=findings))
    finished = finish(dossier, template, public_data(report) if recipe.data else "")
    names = "”“".join(finished.left_out)
    return replace(made, document=finished.document, note=LEFT_OUT.format(names=names) if names else "")


def _shown(report: Report) -> Iterator[ShownFigure]:
    """The figures of the summary, with those of last year's report where it is the year before."""
    before = report.previous if is_comparable(report) else None
    for name in report.edition.summary:
        yield ShownFigure(name, _sum(report, name), _sum(before, name) if before else None)


def _sum(report: Report, name: str) -> str | None:
    values = [report.values[slot] for slot in report.edition.summary.get(name, ())]
    known = [value for value in values if value is not None]
    return figure(sum(known)) if known and len(known) == len(values) else None


def _other_year(report: Report, wanted: int) -> str:
    return _placed(report, "年度", OTHER_YEAR.format(found=report.year, wanted=wanted))


def _placed(report: Report, key: str, why: str) -> str:
    return f"{report.place(key)}: {why}"


def _in_full(report: Report, job: Job, recipe: Recipe) -> Report:
    """The report under the full name that the list has for a short one; what is printed already stays as it is."""
    return report if job.form == DOCUMENT else named(report, recipe.names.full(report.unit))


def _renamed(read: Report, report: Report) -> Iterator[Remark]:
    """What is told of a report that is made under another name than it came with."""
    if read.unit != report.unit:
        message = IN_FULL.format(short=readable(read.unit), full=report.unit)
        yield Remark(Severity.HINT, unit_name.ID, "", str(read.place(UNIT)), message)


def _open(report: Report, job: Job, recipe: Recipe) -> Dossier:
    if job.previous is not None:
        catalog = _catalog(job, recipe_of_kind(recipe, report.edition.report))
        before = read_report(parse_source(job.previous, job.previous_file), catalog)
        is_one = recipe.names.key(before.unit) == recipe.names.key(report.unit)
        report = replace(report, previous=named(before, report.unit) if is_one else before)
    elif job.missing and report.previous is None:
        report = with_missing_previous(report, *job.missing)
    if job.beside or job.looked_into:
        others = [_other(other, recipe) for other in job.beside if other.file != job.file]
        report = with_beside(report, others, not_found(report, () if others else job.looked_into))
    return open_dossier(report)


def _other(other: OtherReport, recipe: Recipe) -> Report:
    """Another report of the unit, as the kind that it is of."""
    source = parse_source(other.data, other.file)
    return read_report(source, catalog_of(recipe_of_kind(recipe, kind_of_source(source, recipe))))


def _catalog(job: Job, recipe: Recipe) -> Catalog:
    try:
        return catalog_of(recipe, job.profile)
    except SchemaError as error:
        if job.profile is None or recipe.profile:
            raise
        raise unfit(parse_source(job.data, job.file), error) from error


def read_job(job: Job, recipe: Recipe) -> Report:
    """The report of a job, as the kind that it is of; GovgenError if it cannot be read."""
    if job.form == DOCUMENT:
        return _read_document(job, recipe)
    if job.form == ROW:
        return books.row(job.data, catalog_of(recipe))
    if job.form == FORM:
        return books.form(job.data, job.file, catalog_of(recipe))
    source = source_of(job.data, job.file)
    return read_report(source, _catalog(job, recipe_of_kind(recipe, kind_of_source(source, recipe))))


def _read_document(job: Job, recipe: Recipe) -> Report:
    from govgen.documents import import_opened, open_data  # noqa: PLC0415  # most batches have no documents
    from govgen.reading.recognising import refuse_renamed  # noqa: PLC0415

    document = open_data(job.data, job.file)
    refuse_renamed(document, job.data, catalog_of(recipe))
    return import_opened(document, catalog_of(recipe_of_kind(recipe, kind_of_document(document, recipe)))).report


def _remark(report: Report, finding: Finding) -> Remark:
    return Remark(
        severity=finding.severity,
        rule=finding.rule,
        relation=finding.relation,
        tag=finding.tag,
        place=str(finding.location),
        message=finding.message,
        difference="" if finding.difference is None else figure(finding.difference),
        waived=finding.waived,
        subject=subject_of(report, finding),
        blanks=tuple(_blank(report, ref) for ref in finding.cells) if finding.blank else (),
    )


def _blank(report: Report, ref: CellRef) -> BlankCell:
    return BlankCell(ref.path, report.edition.slot(ref).label)


def _verdict(remarks: Iterable[Remark]) -> Verdict:
    severities = {remark.severity for remark in remarks if not remark.waived}
    if Severity.ERROR in severities:
        return FAILED
    return WARNED if Severity.WARNING in severities else PASSED
