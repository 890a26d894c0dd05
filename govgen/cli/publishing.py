"""Publishing reports, for `govgen publish` and for a batch: what is wrong with one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from govgen import api
from govgen.checking import Outcome
from govgen.cli.loudness import note
from govgen.cli.printing import echo_findings
from govgen.cli.writing import refuse_inputs
from govgen.errors import BlockedError, GovgenError, OutputError, UsageError
from govgen.files import write_folder
from govgen.files.naming import FileNames, safe_stem
from govgen.publishing import KINDS, Engine, MadeFiles, Publication, joined, series_of

USUAL = "docx,html,csv,json"
SERIES = "全部数据"
NO_KIND = "--to 里的“{kind}”不认识；可以写：{known}，几种之间用逗号隔开。"
DONE = "已生成：{path}（{names}{note}）"
BLOCKED = "有错误，请按上面的提示改正以后再公开。"
LACKING = "没有做 {kind}：{reason}"
SKIPPED = "没有生成：{file}：{reason}"


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """What is asked of every report: where to and in which kinds, and how each is read and made.

    `told` if the findings have been printed already; the folders of `kept` files are left as they are where they exist.
    """

    folder: Path
    kinds: list[str]
    engine: Engine = "auto"
    licence: str = ""
    force: bool = False
    template: Path | None = None
    data: bool = True
    previous: Path | None = None
    profile: str = ""
    schema: Path | None = None
    told: bool = False
    kept: frozenset[Path] = frozenset()


def kinds_of(text: str) -> list[str]:
    """The kinds that a person has listed; UsageError for one that there is not."""
    kinds = [kind.strip().lower() for kind in text.replace("，", ",").split(",") if kind.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(NO_KIND.format(kind=kind, known="、".join(KINDS)))
    return kinds or kinds_of(USUAL)


@dataclass(slots=True)
class _Work:
    """What is known so far: the names that are taken, and of which kinds something could not be made."""

    names: FileNames = field(default_factory=FileNames)
    lacking: set[str] = field(default_factory=set)

    def make(self, of: Publication, kinds: Iterable[str]) -> MadeFiles:
        """The files of the kinds that this machine can make, what it lacks told once; OutputError if there is none."""
        made: list[MadeFiles] = []
        lacking: dict[str, OutputError] = {}
        for kind in kinds:
            try:
                made.append(of.make(kind))
            except OutputError as error:
                lacking[kind] = error
        if not made:
            raise next(iter(lacking.values()))
        for kind in lacking.keys() - self.lacking:
            click.echo(LACKING.format(kind=kind, reason=lacking[kind]), err=True)
        self.lacking.update(lacking)
        return joined(made)


def publish_all(files: Iterable[Path], wanted: PublishOrder) -> bool:
    """Publish the reports of data files and workbooks, several of them as one table too; False if one could not be."""
    files = list(files)
    outcomes = list(_examined(files, wanted))
    alone = len(outcomes) == 1
    work = _Work()
    found = (_published(file, outcome, wanted, work, alone=alone) for file, outcome in outcomes)
    made = [one for one in found if one]
    whole = len(made) == len(outcomes) and not work.lacking
    if len(made) < 2 or "csv" not in wanted.kinds or (wanted.kept.issuperset(files) and _series(wanted).exists()):
        return whole
    return _joined(made, wanted) and whole


def _series(wanted: PublishOrder) -> Path:
    return wanted.folder / SERIES


def _joined(made: Sequence[Publication], wanted: PublishOrder) -> bool:
    """Write all reports as one table; False, and the reason told, if that cannot be done."""
    folder = _series(wanted)
    try:
        write_folder(folder, series_of(made, SERIES), wanted.force)
    except GovgenError as error:
        click.echo(SKIPPED.format(file=folder, reason=error.message), err=True)
        return False
    return True


def _examined(files: Iterable[Path], wanted: PublishOrder) -> Iterator[tuple[Path, Outcome]]:
    """The reports of each file, examined."""
    archive = api.open_archive(wanted.previous, wanted.schema) if wanted.previous else None
    for file in files:
        found = api.examine_all([file], previous=archive, schema=wanted.schema, profile=wanted.profile)
        yield from ((file, outcome) for outcome in found)


def _published(file: Path, outcome: Outcome, wanted: PublishOrder, work: _Work, *, alone: bool) -> Publication | None:
    """The report of a file, its folder written; None, and the reason told, if that cannot be had."""
    try:
        made = replace(_made(outcome, wanted), engine=wanted.engine, licence=wanted.licence)
        report = made.dossier.report
        folder = wanted.folder / work.names.claim(safe_stem(report.unit, report.year), outcome.file, outcome.file)
        folder = folder.with_suffix("")
        if file in wanted.kept and folder.exists() and not wanted.force:
            return made
        held = work.make(made, wanted.kinds)
        refuse_inputs(folder / name for name in held.files)
        write_folder(folder, held.files, wanted.force)
    except BlockedError:
        click.echo(SKIPPED.format(file=outcome.file, reason=BLOCKED), err=True)
        return None
    except GovgenError as error:
        if alone:
            raise
        click.echo(SKIPPED.format(file=outcome.file, reason=error), err=True)
        return None
    note(DONE.format(path=folder, names="、".join(held.files), note=held.note))
    return made


def _made(outcome: Outcome, wanted: PublishOrder) -> Publication:
    if outcome.error is not None:
        raise outcome.error
    assert outcome.dossier is not None
    if outcome.findings and not wanted.told:
        echo_findings(outcome)
    return api.publish(outcome.dossier, template=wanted.template, findings=outcome.findings, data=wanted.data)
