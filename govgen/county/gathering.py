"""Reports gathered from wherever they lie: data files, collecting workbooks, folders of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govgen.errors import UsageError
from govgen.files.folders import files_below, resolved
from govgen.location import Location
from govgen.reading import Read, read_sent
from govgen.reading.files import MISSING, NOTHING_SENT, SENT
from govgen.reading.hand_ins import unused_files


def gather(sources: Iterable[Path], schema: Path | None = None) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none.

    A file that is named twice, or named and in a folder, is read once. Files of kinds that nobody could read are among
    those that cannot be.
    """
    seen: set[Path] = set()
    for source in sources:
        if not source.exists():
            raise UsageError(MISSING, Location(str(source)))
        paths = [source] if source.is_file() else files_below(source, SENT)
        unused = list(unused_files(source)) if source.is_dir() else []
        if not (paths or unused):
            raise UsageError(NOTHING_SENT, Location(str(source)))
        for path in paths:
            if resolved(path) not in seen:
                seen.add(resolved(path))
                yield from read_sent(path, schema)
        yield from ((one.file, one.error()) for one in unused)
