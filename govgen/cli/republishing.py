"""Publishing what a batch has made: nothing is checked or rendered again, and what is up to date is not even read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from govgen import api
from govgen.checking import Outcome
from govgen.cli.duplicates import single, tell_duplicates
from govgen.cli.publishing import PublishOrder, Work, place
from govgen.errors import GovgenError
from govgen.files.naming import plain_name
from govgen.files.published import PublishedRecord, digest_of, published_folders
from govgen.model.numbers import read_year
from govgen.prose import Dossier
from govgen.publishing import Publication
from govgen.reading import open_all

Whose: TypeAlias = "tuple[str, int | None]"


@dataclass(frozen=True, slots=True)
class BatchReport:
    """A report without errors that a batch has made.

    `file` is where its data is, `inputs` the digest of all that its `document` follows from; that is None where the
    document is a draft.
    """

    file: Path
    unit: str
    year: int | None
    inputs: str
    document: Path | None

    @property
    def whose(self) -> Whose:
        """The unit and the year, by which the report is found in its file."""
        return plain_name(self.unit), self.year


def publish_made(reports: Sequence[BatchReport], order: PublishOrder) -> int:
    """Publish the reports of a batch, all of the folder as one table too; the status, see `Work.finish`.

    One report at a time is in memory, but for those of which there are several on one unit and year.
    """
    count = Counter(one.whose for one in reports)
    ready = {} if order.force else _ready(order)
    current = {one.whose: ready[mark] for one in reports if (mark := _mark(one, order)) in ready}
    left = {(one.file, one.whose): one for one in reports if count[one.whose] > 1 or one.whose not in current}
    work = Work(order)
    made: list[Path | None] = [path for whose, path in current.items() if count[whose] == 1]
    waiting: list[Outcome] = []
    for outcome in _opened(left, order):
        if count[_whose(outcome)] > 1:
            waiting.append(outcome)
        else:
            made.append(_published(outcome, left, work))
    twins = tell_duplicates(waiting)
    made += [_published(outcome, left, work) for outcome in single(waiting, twins)]
    return work.finish([*made, *(None for _ in twins)], is_whole=True)


Left: TypeAlias = Mapping[tuple[Path, Whose], BatchReport]


Mark: TypeAlias = "tuple[str, str, int | None]"  # what files follow from, the unit and the year


def _ready(order: PublishOrder) -> dict[Mark, Path]:
    """The folders that hold what is asked for and that nobody has altered, by what and whose their files are.

    Of copies it is the one that the table of all takes.
    """
    published = sorted(published_folders(order.folder), key=itemgetter(0), reverse=True)
    ready = ((folder, record) for folder, record in published if _is_ready(folder, record, order))
    return {(record.inputs, record.identity[0], read_year(record.identity[1])): folder for folder, record in ready}


def _is_ready(folder: Path, record: PublishedRecord, order: PublishOrder) -> bool:
    asked = bool(record.inputs) and set(order.kinds) <= set(record.kinds)
    return asked and record.is_whole(folder) and not record.altered(folder)


def _stamp(one: BatchReport, order: PublishOrder) -> str:
    """By what a folder tells that it holds this report, made in this way."""
    return digest_of(part.encode() for part in (one.inputs, order.engine, order.licence))


def _mark(one: BatchReport, order: PublishOrder) -> Mark:
    return _stamp(one, order), *one.whose


def _opened(left: Left, order: PublishOrder) -> Iterator[Outcome]:
    """The reports that are left to do, read from their files, or why one cannot be read any more."""
    archive = order.archive if left else None
    for file in dict.fromkeys(file for file, _ in left):
        for _, found in open_all([file], previous=archive, schema=order.schema, profile=order.profile):
            if isinstance(found, GovgenError):
                yield Outcome(str(file), None, (), found)
            elif (file, _whose_of(found)) in left:
                yield Outcome(str(file), found, ())


def _whose(outcome: Outcome) -> Whose:
    return _whose_of(outcome.dossier) if outcome.dossier is not None else ("", None)


def _whose_of(dossier: Dossier) -> Whose:
    return plain_name(dossier.report.unit), dossier.report.year


def _published(outcome: Outcome, left: Left, work: Work) -> Path | None:
    """The folder of a report; None, and the reason told, if that cannot be done."""
    try:
        if outcome.dossier is None:
            raise outcome.error or AssertionError
        one = left[Path(outcome.file), _whose(outcome)]
        return place(_made(outcome.dossier, one, work.order), work, _stamp(one, work.order))
    except GovgenError as error:
        work.skip(outcome.file, error)
    return None


def _made(dossier: Dossier, one: BatchReport, order: PublishOrder) -> Publication:
    """The report with the document that the batch has made, or with one made again if its data is younger."""
    document = one.document
    if document is None or not document.is_file() or document.stat().st_mtime < one.file.stat().st_mtime:
        return api.publish(dossier, template=order.template, data=order.data)
    return api.publish(dossier, data=order.data, document=document.read_bytes())
