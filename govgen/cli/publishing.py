"""Publishing reports, for `govgen publish` and for a batch: what is wrong with one does not stop the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from govgen import __version__, api
from govgen.checking import Outcome
from govgen.cli.loudness import note
from govgen.cli.placing import FolderContent, Identity, folder_for, is_current, put, refuse_others
from govgen.cli.printing import echo_findings
from govgen.cli.writing import refuse_given
from govgen.errors import BlockedError, GovgenError, OutputError, UsageError
from govgen.files.naming import plain_name
from govgen.files.published import digest_of, read_record
from govgen.model.report import Report
from govgen.publishing import (
    KINDS,
    Engine,
    MadeFiles,
    Publication,
    compared,
    gather,
    joined,
    recorded,
    series_of,
)

USUAL = "docx,html,csv,json"
SERIES = "全部数据"
NO_KIND = "--to 里的“{kind}”不认识；可以写：{known}，几种之间用逗号隔开。"
DONE = "已生成：{path}（{names}{note}）"
BLOCKED = "有错误，请按上面的提示改正以后再公开。"
UNTOUCHED = "{path} 里原有的 {names} 没有动，可能是以前做的；不要的请移走。"
LACKING = "没有做 {kind}：{reason}"
SAME = "没有重复生成：{file}：与 {first} 的单位、年度和内容都相同。"
TWINS = "没有生成：{unit} {year} 年度有不止一份，内容不同：{files}。请核对以哪一份为准，把其余的移走以后再做。"
NOT_IN = "“{series}”里没有 {path}：它没有做开放数据；要收进去，请用 --to csv 再做（已有的文件夹加 --force）。"
OLD = "“{series}”里还有以前做的 {paths}：这次没有做它，它的数据不在了、改了名称，或者有错误；不要的请把文件夹移走。"
NOT_JOINED = "没有重做 {path}：{reason}"
SKIPPED = "没有生成：{file}：{reason}"


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """What is asked of every report: where to and in which kinds, and how each is read and made.

    `told` if the findings have been printed already; with `renews` a folder that govgen has made, and that nobody has
    altered, is made again where it is not up to date, and else left as it is.
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
    renews: bool = False


def kinds_of(text: str) -> list[str]:
    """The kinds that a person has listed; UsageError for one that there is not."""
    kinds = [kind.strip().lower() for kind in text.replace("，", ",").split(",") if kind.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(NO_KIND.format(kind=kind, known="、".join(KINDS)))
    return kinds or kinds_of(USUAL)


@dataclass(slots=True)
class _Work:
    """Of which kinds something could not be made so far: it is told once."""

    lacking: set[str] = field(default_factory=set)

    def make(self, of: Publication, kinds: Iterable[str]) -> tuple[MadeFiles, list[str]]:
        """The files of the kinds that this machine can make, and these kinds; OutputError if there is none."""
        made: dict[str, MadeFiles] = {}
        lacking: dict[str, OutputError] = {}
        for kind in kinds:
            try:
                made[kind] = of.make(kind)
            except OutputError as error:
                lacking[kind] = error
        if not made:
            raise next(iter(lacking.values()))
        for kind in lacking.keys() - self.lacking:
            click.echo(LACKING.format(kind=kind, reason=lacking[kind]), err=True)
        self.lacking.update(lacking)
        return joined(list(made.values())), list(made)


def publish_all(files: Iterable[Path], wanted: PublishOrder) -> bool:
    """Publish the reports of data files and workbooks, all of a folder as one table too; False if one could not be."""
    found = list(_examined(files, wanted))
    twins = _twins(found)
    for (unit, year, _), named in twins.items():
        click.echo(TWINS.format(unit=unit, year=year, files="、".join(named)), err=True)
    work = _Work()
    made = [
        _published(each, wanted, work, alone=len(found) == 1 and not wanted.renews) for each in _single(found, twins)
    ]
    return _joined(wanted, made) and not twins and all(made) and not work.lacking


def _examined(files: Iterable[Path], wanted: PublishOrder) -> Iterator[Outcome]:
    """The reports of each file, examined."""
    archive = api.open_archive(wanted.previous, wanted.schema) if wanted.previous else None
    for file in files:
        yield from api.examine_all([file], previous=archive, schema=wanted.schema, profile=wanted.profile)


def _single(outcomes: Iterable[Outcome], twins: Collection[Identity]) -> Iterator[Outcome]:
    """The outcomes without those that say what another says, which is told, and without those of `twins`."""
    seen: dict[Identity, str] = {}
    for outcome in outcomes:
        identity = _identity(outcome.dossier.report) if outcome.ok and outcome.dossier is not None else None
        if identity is None:
            yield outcome
        elif identity in seen:
            note(SAME.format(file=_shown(outcome), first=seen[identity]))
        elif identity not in twins:
            seen[identity] = _shown(outcome)
            yield outcome


def _twins(outcomes: Iterable[Outcome]) -> dict[Identity, list[str]]:
    """The files of reports on one unit and year that do not say the same."""
    held: defaultdict[Identity, list[tuple[str, Report]]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.ok and outcome.dossier is not None:
            report = outcome.dossier.report
            held[_identity(report)].append((_shown(outcome), report))
    several = {key: pairs for key, pairs in held.items() if len(pairs) > 1}
    return {
        key: [file for file, _ in pairs]
        for key, pairs in several.items()
        if len({_content(report) for _, report in pairs}) > 1
    }


def _shown(outcome: Outcome) -> str:
    """Where a report stands: the file, in a table of many with the place in it."""
    location = outcome.dossier.report.location if outcome.dossier is not None else None
    return str(location) if location is not None and location.sheet else outcome.file


def _identity(report: Report) -> Identity:
    return plain_name(report.unit), report.text("年度"), report.edition.report


def _content(report: Report) -> str:
    """What a report says, whatever its unit answers for."""
    return api.dumps(replace(report, waivers=()))


def _published(outcome: Outcome, wanted: PublishOrder, work: _Work, *, alone: bool) -> Path | None:
    """The folder of a report, written unless it is up to date; None, and the reason told, if that cannot be done."""
    try:
        return _place(_made(outcome, wanted), wanted, work)
    except BlockedError:
        click.echo(SKIPPED.format(file=outcome.file, reason=BLOCKED), err=True)
    except GovgenError as error:
        if alone:
            raise
        click.echo(SKIPPED.format(file=outcome.file, reason=error), err=True)
    return None


def _made(outcome: Outcome, wanted: PublishOrder) -> Publication:
    if outcome.error is not None:
        raise outcome.error
    assert outcome.dossier is not None
    if outcome.findings and not wanted.told:
        echo_findings(outcome)
    made = api.publish(outcome.dossier, template=wanted.template, findings=outcome.findings, data=wanted.data)
    return replace(made, engine=wanted.engine, licence=wanted.licence)


def _place(made: Publication, wanted: PublishOrder, work: _Work) -> Path:
    report = made.dossier.report
    identity = _identity(report)
    folder = folder_for(wanted.folder, report.unit, report.year, identity)
    record = read_record(folder)
    source = digest_of((__version__.encode(), made.source.encode()))
    if not wanted.force:
        refuse_others(folder, record, identity, renews=wanted.renews)
        if record is not None and is_current(folder, record, source, wanted.kinds):
            return folder
    known = record.kinds if record is not None and record.identity == identity else ()
    held, kinds = work.make(made, dict.fromkeys((*wanted.kinds, *known)))
    refuse_given(folder / name for name in held.files)
    content = FolderContent(held.files, identity, source, tuple(kinds), recorded(compared(report)))
    others = put(folder, content, record)
    if others:
        note(UNTOUCHED.format(path=folder, names="、".join(others)), aside=True)
    note(DONE.format(path=folder, names="、".join(held.files), note=held.note))
    return folder


def _joined(wanted: PublishOrder, made: Collection[Path | None]) -> bool:
    """Write all reports that lie in the folder as one table; False, and the reason told, if that cannot be done.

    Where a batch has `made` the folders of all its units, others among them are told of.
    """
    folder = wanted.folder / SERIES
    found = gather(wanted.folder)
    if len(found.units) + len(found.unusable) < 2 and not folder.exists():
        return True
    for path in found.without:
        click.echo(NOT_IN.format(series=SERIES, path=path), err=True)
    for error in found.unusable:
        click.echo(NOT_JOINED.format(path=folder, reason=error), err=True)
    if found.unusable:
        return False
    try:
        _put_series(folder, series_of(found.units, SERIES), wanted)
        old = [str(each.folder) for each in found.units if each.folder not in made]
        if old and wanted.renews:
            click.echo(OLD.format(series=SERIES, paths="、".join(old)), err=True)
    except GovgenError as error:
        click.echo(NOT_JOINED.format(path=folder, reason=error), err=True)
        return False
    return not found.without


def _put_series(folder: Path, files: Mapping[str, bytes], wanted: PublishOrder) -> None:
    identity = ("", "", "")
    record = read_record(folder)
    source = digest_of(files.values())
    if not wanted.force:
        refuse_others(folder, record, identity, renews=True)
        if record is not None and is_current(folder, record, source, ()):
            return
    put(folder, FolderContent(files, identity, source, (), {}), record)
