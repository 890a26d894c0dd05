"""A whole batch: what changed is made, what did not is left, everything is in the manifest and in the summaries."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from govgen.arguments import take_fields
from govgen.batch.cluster import Cluster, join_cluster
from govgen.batch.entry import PASSED, VERDICTS, Entry, Verdict
from govgen.batch.kinds import collected_schema
from govgen.batch.notices import NoticesSent, Sender, send_notices
from govgen.batch.placing import locked, make_folder, output_error
from govgen.batch.pool import Pool
from govgen.batch.preloading import preload
from govgen.batch.recipe import Recipe, catalog_of, read_recipe, reminders, template_for
from govgen.batch.related_reports import Around, OtherFolders, find_last_year
from govgen.batch.roster import Attendance, attend, hand_in
from govgen.batch.serving import Limits
from govgen.batch.sources import SourceFile, Sources, as_asked, find_sources
from govgen.batch.spoilt_records import set_records_aside, skipped
from govgen.batch.summary import WRITERS, default_files, foreign_summaries, refuse_foreign_summaries, write_summary
from govgen.batch.summary_table import Summary
from govgen.batch.tasks import Answer, Setting, Task, work
from govgen.batch.workshop import BatchState, UnitOutcome
from govgen.checking import contradicted
from govgen.errors import TemplateError, UsageError
from govgen.files.folders import resolved
from govgen.files.unit_list import ListedUnit, read_units
from govgen.location import Location
from govgen.reading.files import NOTHING_SENT
from govgen.reading.hand_ins import UnusedFile
from govgen.reading.units import unit_names
from govgen.schema import main_schema

LIMITS = Limits()  # what a unit may take: many times what the largest honest one needs
MADE = "%Y-%m-%d %H:%M 统计"
NO_JOBS = "同时做的进程不能是 {jobs} 个：写 0 用全部处理器，或者写 1 以上的个数。"
NO_FORM = "汇总只能写成 {known} 文件。"


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is asked for.

    `sources` are folders, patterns and files; `folder` takes the reports. `jobs` 0 means all processors, a
    `scheduler` means that Dask cluster instead. `previous` is last year's folder, `beside` those of other reports of
    this year, `units` the list of those that are to report, `template` the agency's own, `profile` the name or file
    of a 地方要求, `schema` other editions than the bundled ones. `force` makes everything again. `summaries` are
    written instead of those that every batch leaves. With `year` a report on another one is not made. `place` is whose
    units they are; `notices` is the folder for reminders and for what each unit has to mend, `contact` and `due` stand
    on them. With `data` the reports carry theirs, as those of `render` do.
    """

    sources: tuple[str, ...]
    folder: Path
    jobs: int = 0
    previous: Path | None = None
    beside: tuple[Path, ...] = ()
    units: Path | None = None
    force: bool = False
    template: Path | None = None
    draft: bool = False
    profile: str = ""
    schema: Path | None = None
    cluster: bool = False
    scheduler: str = ""
    summaries: tuple[Path, ...] = ()
    year: int | None = None
    place: str = ""
    notices: Path | None = None
    contact: str = ""
    due: str = ""
    data: bool = True

    def __post_init__(self) -> None:
        """Take texts for paths, and one source for several: who writes an order by hand has these."""
        take_fields(self)
        if self.jobs < 0:
            raise UsageError(NO_JOBS.format(jobs=self.jobs))


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a batch: units done, units in all, how many of them were made and not only found up to date."""

    done: int
    total: int
    made: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Result:
    """The end of a batch: units by verdict, how many were up to date, who is missing, the summaries written.

    `foreign` are summaries that were left, since somebody has changed them; `spoilt` tells of records that could not be
    read; `twins` are the sources that make no report, since another one of their unit does, or they clash; `left` are
    documents of earlier batches that no data is there for; `contrary` are the units of which several reports do not say
    the same, with how often; `reminders` tell what to look at in a template that prints it in all reports.
    """

    counts: Mapping[Verdict, int]
    attendance: Attendance
    summaries: tuple[Path, ...]
    kept: int = 0
    notices: NoticesSent | None = None
    foreign: tuple[str, ...] = ()
    spoilt: tuple[str, ...] = ()
    twins: frozenset[str] = frozenset()
    left: tuple[str, ...] = ()
    contrary: Mapping[str, int] = field(default_factory=dict)
    reminders: tuple[str, ...] = ()

    @property
    def worst(self) -> Verdict:
        """The worst verdict of any unit."""
        return [PASSED, *(verdict for verdict in VERDICTS if self.counts.get(verdict))][-1]


def run_batch(order: Order, on_progress: Callable[[Progress], None], version: str) -> Result:
    """Make the reports of all sources that are not up to date for this `version`; `on_progress` gets each.

    GovgenError where the batch as a whole cannot go on; what concerns one unit stands in its entry.
    """
    _refuse_forms(order.summaries)
    listed = read_units(order.units) if order.units else ()
    sources = _sources(order)
    recipe = _recipe(order, sources.files, listed, version)
    cluster = join_cluster(order.scheduler) if order.cluster else None
    make_folder(order.folder)
    if not order.force:
        refuse_foreign_summaries(order.folder, order.summaries)
    with _room() as room, locked(order.folder):
        names = unit_names(listed)
        previous = find_last_year(order.previous, names, order.schema, room, order.jobs, LIMITS)
        looked = (find_last_year(folder, names, None, room, order.jobs, LIMITS) for folder in order.beside)
        setting = Setting(recipe, Around(previous, OtherFolders(tuple(looked))), room, makes=cluster is None)
        with (
            BatchState(order.folder, recipe, sources, order.force) as state,
            Pool(order.jobs, work, setting, room, LIMITS) as pool,
            Cluster(cluster, pool, recipe) if cluster else nullcontext(pool) as workers,
        ):
            tally = _Tally(state, on_progress)
            _make_all(state, workers, tally)
            if not (tally.counts or listed):
                raise UsageError(_nothing(state.unused()), Location("、".join(order.sources)))
            result = _summed_up(order, recipe, state, tally, listed)
    told = tuple(filter(None, reminders(recipe)))
    return replace(result, spoilt=(*result.spoilt, *skipped(order.folder, state.unknown)), reminders=told)


def _recipe(order: Order, files: Sequence[SourceFile], listed: Sequence[ListedUnit], version: str) -> Recipe:
    # With a list units are waited for: what they have sent by then does not choose the kind.
    schema = order.schema or (main_schema() if order.units else collected_schema(file.path for file in files))
    recipe = read_recipe(
        schema,
        order.template,
        order.draft,
        version,
        order.profile,
        order.year,
        data=order.data,
        names=unit_names(listed),
    )
    with suppress(TemplateError):  # it may be right for the edition of the units
        template_for(recipe, catalog_of(recipe).newest)  # forked workers find all of it ready
    preload(catalog_of(recipe))
    return recipe


def _make_all(state: BatchState, workers: Cluster | Pool[Setting, Task, Answer], tally: _Tally) -> None:
    """Hand out what is to be done, and what follows from an answer, until all is done."""
    for task, answer in workers.results(state.tasks()):
        for step in state.take(task, answer):
            workers.add(step) if isinstance(step, Task) else tally.add(step)


def _summed_up(order: Order, recipe: Recipe, state: BatchState, tally: _Tally, listed: Sequence[ListedUnit]) -> Result:
    """The result of a batch whose units are all done: its documents settled, its summaries written."""
    now = dt.datetime.now(tz=dt.timezone.utc).astimezone()
    came = (hand_in(entry, as_asked(order.folder, entry.source)) for entry in state.entries() if not entry.other)
    attendance = attend(listed, came, state.unused(), order.year)
    twins = _twins(order.folder, state.entries(), attendance.twins)
    tally.counts.subtract(entry.verdict for entry in state.entries() if entry.source in twins)
    summary = replace(_summary(order, recipe, state, tally, attendance), left=state.settle(twins), made=f"{now:{MADE}}")
    return replace(_written_down(order, summary, now.date()), kept=tally.kept, twins=frozenset(twins))


def _written_down(order: Order, summary: Summary, today: dt.date) -> Result:
    """The summaries and notices written; of those that nobody has asked for one that somebody has changed is left."""
    paths = order.summaries or default_files(order.folder)
    foreign = () if order.force else foreign_summaries(order.folder, paths)
    paths = tuple(path for path in paths if path not in foreign)
    spoilt = set_records_aside(order.folder, order.notices)  # nothing is refused from here on
    write_summary(order.folder, summary, paths)
    sender = Sender(order.year, order.contact, order.due, summary.report)
    return Result(
        counts=summary.counts,
        attendance=summary.attendance,
        summaries=paths,
        notices=send_notices(order.folder, order.notices, summary, sender, today),
        foreign=tuple(map(str, foreign)),
        spoilt=spoilt,
        left=summary.left,
        contrary=contradicted((entry.unit, remark) for entry in summary.used() for remark in entry.remarks),
    )


def _twins(folder: Path, entries: Iterable[Entry], files: Mapping[str, str]) -> Mapping[str, str]:
    """The sources of files."""
    found = ((entry.source, files.get(as_asked(folder, entry.source))) for entry in entries)
    return {source: why for source, why in found if why is not None}


def _summary(order: Order, recipe: Recipe, state: BatchState, tally: _Tally, attendance: Attendance) -> Summary:
    """All that is told of a batch whose units are all done."""
    catalog = catalog_of(recipe)
    return Summary(
        entries=state.entries,
        counts=tally.counts,
        attendance=attendance,
        place=order.place,
        year=order.year or _common_year(state.entries()),
        figures=tuple(catalog.suiting(order.year).summary),
        report=catalog.report,
        folder=order.folder,
    )


def _common_year(entries: Iterable[Entry]) -> int | None:
    """The year of all reports that name one; None where they do not agree."""
    years = {entry.year for entry in entries if entry.year and not entry.other}
    return years.pop() if len(years) == 1 else None


def _sources(order: Order) -> Sources:
    """The files of an order; what else it names may lie among them."""
    found = find_sources(order.sources, order.folder, order.schema)
    apart = {resolved(path) for path in (order.units, order.template, *order.summaries) if path is not None}
    files = (file for file in found.files if not (file.came_along and resolved(file.path) in apart))
    unused = (one for one in found.unused if resolved(Path(one.file)) not in apart)
    return Sources(tuple(files), tuple(unused))


def _nothing(unused: Iterable[UnusedFile]) -> str:
    return "\n".join([NOTHING_SENT, *(one.sentence() for one in unused)])


class _Tally:
    """Counts what became of units, and tells each."""

    def __init__(self, state: BatchState, on_progress: Callable[[Progress], None]) -> None:
        self.counts: Counter[Verdict] = Counter()
        self.kept = 0
        self._state = state
        self._on_progress = on_progress

    def add(self, outcome: UnitOutcome) -> None:
        """A unit that is finished with."""
        self.kept += outcome.kept
        self.counts[outcome.entry.verdict] += 1
        done = self.counts.total()
        self._on_progress(Progress(done, self._state.total, done - self.kept, outcome.entry))


@contextmanager
def _room() -> Iterator[Path]:
    """A folder of this user alone for what workers hand to each other; OutputError if there is none to be had."""
    try:
        room = tempfile.TemporaryDirectory(prefix="govgen-", ignore_cleanup_errors=True)
    except OSError as error:
        raise output_error(error, Path(tempfile.gettempdir())) from error
    with room as name:
        yield Path(name)


def _refuse_forms(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if path.suffix.lower() not in WRITERS:
            raise UsageError(NO_FORM.format(known="、".join(WRITERS)), Location(str(path)))
