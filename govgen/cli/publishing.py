"""Publishing reports, for `govgen publish` and for a batch: what is wrong with one does not stop the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

import click

from govgen import __version__, api
from govgen.checking import Outcome
from govgen.cli.duplicates import identity_of, single, tell_duplicates, without_printed
from govgen.cli.earlier import EarlierYears
from govgen.cli.joining import UNUSABLE, WANTING, join_all
from govgen.cli.placing import FolderContent, Identity, folder_for, is_current, names_in, put, refuse_others
from govgen.cli.printing import echo_findings, tell_aside, tell_left_out, tell_reminder
from govgen.cli.verbosity import note
from govgen.cli.writing import refuse_given
from govgen.errors import BlockedError, GovgenError, OutputError, UsageError, program_faults
from govgen.files.folders import BOOK
from govgen.files.published import RECORD, PublishedRecord, digest_of, published_folders, read_record
from govgen.files.writing import write_whole
from govgen.location import Location, printable
from govgen.publishing import (
    KINDS,
    Engine,
    MadeFiles,
    Publication,
    compared,
    joined,
    recorded,
)
from govgen.reading import Archive
from govgen.reading.outcomes import find_hand_ins, opener, outcome_of

MOST_KEPT = 300  # files whose reports are kept until they are published, a tenth or a third of a megabyte each
USUAL = "docx,html,csv,json"
NO_KIND = "--to 里的“{kind}”不认识；可以写：{known}，几种之间用逗号隔开。"
DONE = "已生成：{path}（{names}{note}）"
KEPT = "没有变化，没有重做：{path}"
BLOCKED = "有错误，请按上面的提示改正以后再公开。"
UNTOUCHED = "{path} 里原有的 {names} 没有动，可能是以前做的；不要的请移走。"
LACKING = "没有做 {kind}：{reason}"
SKIPPED, TOLD = "没有生成：{file}：{reason}", "没有生成：{reason}"
CHANGED = (
    "这份年报以前公开过，现在的数据或者做法（模板、条款、图解里画哪几年）不同，没有覆盖；"
    "要换成新的，请加 --force，或者用 -o 换一个文件夹。"
)


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """What is asked of every report: where to and in which kinds, and how each is read and made.

    With `renews` a folder that govgen has made, and that nobody has altered, is made again where it is not up to date.
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
    renews: bool = False

    @property
    def archive(self) -> Archive | None:
        """Last year's reports."""
        return api.open_archive(self.previous, self.schema) if self.previous else None


@dataclass(slots=True)
class Work:
    """How reports are made, of which kinds something could not be made so far, what else was told: all of it once.

    The `status` is that of a file that could not be read or written, if there was one.
    """

    order: PublishOrder
    lacking: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    status: int = 0
    earlier: EarlierYears = field(default_factory=EarlierYears)
    taken: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """The names of folders that are there."""
        self.taken = names_in(self.order.folder)

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

    def skip(self, file: str, error: GovgenError) -> None:
        """Say why nothing was made of a file that cannot be read or written; most errors name it themselves."""
        named = str(error).startswith(printable(file))
        click.echo((TOLD if named else SKIPPED).format(file=printable(file), reason=error), err=True)
        self.status = UNUSABLE

    def finish(self, made: Sequence[Path | None], *, is_whole: bool) -> int:
        """Write all reports that lie in the folder as one table; the status, 1 where something is wanting.

        Those `made` are with `is_whole` all that should lie there.
        """
        order = self.order
        joined_as = join_all(order.folder, made, order.schema, force=order.force, whole=is_whole)
        return max(joined_as, self.status, 0 if all(made) and not self.lacking else WANTING)


def kinds_of(text: str) -> list[str]:
    """The kinds that a person has listed; UsageError for one that there is not."""
    kinds = [kind.strip().lower() for kind in text.replace("，", ",").split(",") if kind.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(NO_KIND.format(kind=kind, known="、".join(KINDS)))
    return kinds or kinds_of(USUAL)


def publish_all(files: Sequence[Path], order: PublishOrder) -> int:
    """Publish the reports of files and folders, all as one table too; the status, see `Work.finish`.

    Not all reports are in memory: some hundreds, and those of which there are several on one unit and year. What was
    published into the same place before is none of them.
    """
    alone = len(files) == 1 and not files[0].is_dir() and files[0].suffix.lower() != BOOK
    apart = [path for folder, _ in published_folders(order.folder) for path in folder.iterdir()]
    work = Work(order, earlier=EarlierYears(order.archive))
    publish = partial(_published, work=work, alone=alone)
    several, outcomes = _examined(find_hand_ins(files, apart, tell_aside, order.schema), work, alone=alone)
    waiting: list[Outcome] = []
    made: list[Path | None] = []
    for outcome in outcomes:
        if outcome.dossier is not None and identity_of(outcome.dossier.report) in several:
            waiting.append(outcome)
        else:
            made.append(publish(outcome))
    waiting = list(without_printed(waiting, set(map(str, files))))
    twins = tell_duplicates(waiting)
    made += map(publish, single(waiting, twins))
    return work.finish([*made, *(None for _ in twins)], is_whole=False)


def _examined(paths: Sequence[Path], work: Work, *, alone: bool) -> tuple[Collection[Identity], Iterator[Outcome]]:
    """Whose reports there are several of, and all of them checked one by one; a report that is `alone` has no others.

    What was read to tell them apart is kept for the first files, so that only those of a large county are read twice.
    Of all the figures are noted that drawings of later years show.
    """
    order = work.order
    read = opener(previous=work.earlier.archive, schema=order.schema, profile=order.profile)
    kept = {} if alone else {path: list(read(path)) for path in paths[:MOST_KEPT]}
    others = () if alone else paths[MOST_KEPT:]
    opened = chain.from_iterable(chain(kept.values(), map(read, others)))
    count: Counter[Identity] = Counter()
    for report in (found.report for _, found in opened if not isinstance(found, GovgenError)):
        count[identity_of(report)] += 1
        work.earlier.add(report)
    several = frozenset(identity for identity, number in count.items() if number > 1)
    return several, (outcome_of(*one) for path in paths for one in kept.pop(path, None) or read(path))


def _published(outcome: Outcome, work: Work, *, alone: bool) -> Path | None:
    """The folder of a report, written unless it is up to date; None, and the reason told, if that cannot be done."""
    try:
        return place(_made(outcome, work), work)
    except BlockedError:
        click.echo(SKIPPED.format(file=printable(outcome.file), reason=BLOCKED), err=True)
    except GovgenError as error:
        if alone:
            raise
        work.skip(outcome.file, error)
    return None


def _made(outcome: Outcome, work: Work) -> Publication:
    order = work.order
    if outcome.error is not None:
        raise outcome.error
    assert outcome.dossier is not None
    if outcome.findings:
        echo_findings(outcome)
    with program_faults(outcome.file):
        made = api.publish(outcome.dossier, template=order.template, findings=outcome.findings, data=order.data)
    tell_reminder(outcome.dossier, order.template, work.told)
    tell_left_out(outcome.dossier, order.template)
    return made


def place(of: Publication, work: Work, inputs: str = "") -> Path:
    """The folder of a report, written unless it is up to date; by `inputs` a batch knows it again."""
    order, report = work.order, of.dossier.report
    made = replace(of, engine=order.engine, licence=order.licence, before=work.earlier.before(report))
    identity = identity_of(report)
    folder = folder_for(order.folder, report.unit, report.year, identity, work.taken)
    record = read_record(folder)
    source = digest_of((__version__.encode(), made.source.encode()))
    content = FolderContent({}, identity, source, (), recorded(compared(report)), inputs)
    if order.force:
        return _renewed(folder, record, content, made, work)
    refuse_others(folder, record, identity)
    if record is not None and is_current(folder, record, source):
        return _added(folder, record, content, made, work)
    if record is not None and record.source != source and not order.renews:
        raise OutputError(CHANGED, Location(str(folder)))
    return _renewed(folder, record, content, made, work)


def _renewed(folder: Path, record: PublishedRecord | None, content: FolderContent, of: Publication, work: Work) -> Path:
    """The folder made anew, in the kinds asked for and in those that it had."""
    known = record.kinds if record is not None and record.identity == content.identity else ()
    held, kinds = work.make(of, dict.fromkeys((*work.order.kinds, *known)))
    return _put(folder, record, replace(content, files=held.files, kinds=tuple(kinds)), held)


def _added(folder: Path, record: PublishedRecord, content: FolderContent, of: Publication, work: Work) -> Path:
    """The folder with the kinds that it did not have; what it had is up to date."""
    missing = [kind for kind in work.order.kinds if kind not in record.kinds]
    if missing:
        held, kinds = work.make(of, missing)
        files = {**{name: (folder / name).read_bytes() for name in record.files}, **held.files}
        inputs = content.inputs or record.inputs
        return _put(folder, record, replace(content, files=files, kinds=(*record.kinds, *kinds), inputs=inputs), held)
    if content.inputs and content.inputs != record.inputs:
        write_whole(folder / RECORD, replace(record, inputs=content.inputs).write(), force=True)
    if not work.order.renews:
        note(KEPT.format(path=folder))
    return folder


def _put(folder: Path, record: PublishedRecord | None, content: FolderContent, held: MadeFiles) -> Path:
    refuse_given(folder / name for name in held.files)
    others = put(folder, content, record)
    if others:
        note(UNTOUCHED.format(path=folder, names="、".join(others)), aside=True)
    note(DONE.format(path=folder, names="、".join(held.files), note=held.note))
    return folder
