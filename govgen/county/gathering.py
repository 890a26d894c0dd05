"""Reports gathered from wherever they lie: data files, collecting workbooks, folders of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govgen.errors import UsageError
from govgen.files.folders import files_below
from govgen.location import Location
from govgen.reading import Read, read_sent
from govgen.reading.files import MISSING, NOTHING_SENT, SENT


def gather(sources: Iterable[Path], schema: Path | None = None) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none."""
    for source in sources:
        paths = [source] if source.is_file() else files_below(source, SENT)
        if not paths:
            raise UsageError(NOTHING_SENT if source.is_dir() else MISSING, Location(str(source)))
        for path in paths:
            yield from read_sent(path, schema)
