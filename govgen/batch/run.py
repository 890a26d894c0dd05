"""A whole batch: what changed is made, what did not is left, everything is in the manifest and in the summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from govgen.batch.crews import Crew, dask_crew, process_crew
from govgen.batch.entry import VERDICTS, Entry
from govgen.batch.placing import locked, make_folder
from govgen.batch.recipe import catalog_of, read_recipe, template_for
from govgen.batch.roster import Attendance, attend
from govgen.batch.sources import Previous, find_sources
from govgen.batch.streaming import Stream
from govgen.batch.summary import WRITERS, Summary, default_files, write_summary
from govgen.batch.workshop import Workshop
from govgen.errors import UsageError
from govgen.files import bundled
from govgen.files.unit_list import read_names
from govgen.location import Location
from govgen.reading.files import NOTHING_SENT

NO_FORM = "汇总只能写成 {known} 文件。"


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is asked for.

    `sources` are folders, patterns and files; `folder` takes the reports. `jobs` 0 means all processors, a
    `scheduler` means that Dask cluster instead. `previous` is last year's folder, `units` the list of those that are
    to report, `template` the agency's own, `profile` the name or file of a 地方要求, `schema` other editions than the
    bundled ones. `force` makes everything again. `summaries` are written instead of those that every batch leaves.
    """

    sources: tuple[str, ...]
    folder: Path
    jobs: int = 0
    previous: Path | None = None
    units: Path | None = None
    force: bool = False
    template: Path | None = None
    draft: bool = False
    profile: str = ""
    schema: Path | None = None
    cluster: bool = False
    scheduler: str = ""
    summaries: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a batch: units done, units in all, how many of them were made and not only found up to date."""

    done: int
    total: int
    made: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Result:
    """The end of a batch: units by verdict, how many were up to date, who is missing, the summaries written."""

    counts: Mapping[str, int]
    kept: int
    attendance: Attendance
    summaries: tuple[Path, ...]

    @property
    def worst(self) -> str:
        """The worst verdict of any unit."""
        return [verdict for verdict in VERDICTS if self.counts.get(verdict)][-1]


def run_batch(order: Order, tell: Callable[[Progress], None], version: str) -> Result:
    """Make the reports of all sources that are not up to date for this `version`; `tell` hears of each unit.

    GovgenError where the batch as a whole cannot go on; what concerns one unit stands in its entry.
    """
    _refuse_forms(order.summaries)
    listed = read_names(order.units) or ()
    schema = order.schema or bundled("schema.yaml")
    recipe = read_recipe(schema, order.template, order.draft, version, order.profile)
    template_for(recipe, catalog_of(recipe).newest)  # forked workers find both ready
    files = find_sources(order.sources)
    crew = _crew(order)
    make_folder(order.folder)
    with locked(order.folder), Workshop(order.folder, recipe, files, Previous(order.previous), order.force) as shop:
        tally = _Tally(shop, tell)
        with Stream(crew, recipe) as stream:
            for made in stream.results(shop.jobs(tally.keep)):
                tally.add(shop.finish(made))
        if not tally.counts:
            raise UsageError(NOTHING_SENT, Location("、".join(order.sources)))
        shop.settle_names()
        attendance = attend(listed, shop.units())
        paths = order.summaries or default_files(order.folder)
        write_summary(Summary(shop.entries, tally.counts, attendance), paths)
        return Result(tally.counts, tally.kept, attendance, paths)


class _Tally:
    """Counts what became of units, and tells each."""

    def __init__(self, shop: Workshop, tell: Callable[[Progress], None]) -> None:
        self.counts: Counter[str] = Counter()
        self.kept = 0
        self._shop = shop
        self._tell = tell

    def keep(self, entry: Entry) -> None:
        """A unit that was up to date."""
        self.kept += 1
        self.add(entry)

    def add(self, entry: Entry) -> None:
        """A unit that was done just now."""
        self.counts[entry.verdict] += 1
        done = self.counts.total()
        self._tell(Progress(done, self._shop.total, done - self.kept, entry))


def _crew(order: Order) -> Crew:
    return dask_crew(order.scheduler) if order.cluster else process_crew(order.jobs)


def _refuse_forms(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if path.suffix.lower() not in WRITERS:
            raise UsageError(NO_FORM.format(known="、".join(WRITERS)), Location(str(path)))
