"""What a batch finds of its own in the folders that it writes into: records that are spoilt are put out of the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govgen.batch import ledger
from govgen.files.records import set_aside
from govgen.location import printable
from govgen.reading.own_outputs import BATCH, NOTICES, SUMMARIES, take_marks, take_summaries

SKIPPED = "{path} 里有 {count} 行读不出来，跳过了；这些单位的报告重新做"


def set_records_aside(folder: Path, notices: Path | None) -> tuple[str, ...]:
    """Put the records that cannot be read under other names; says which. New ones are to follow at once."""
    told = [set_aside(folder / ledger.FILE, ledger.take_ledger), set_aside(folder / SUMMARIES, take_summaries)]
    told += [set_aside(notices / NOTICES, take_marks)] if notices else []
    return tuple(filter(None, told))


def skipped(folder: Path, count: int) -> Iterator[str]:
    """What is told of lines of the manifest that nobody can read."""
    if count:
        yield SKIPPED.format(path=printable(str(folder / BATCH)), count=count)
