"""Reports gathered from wherever they lie: data files, collecting workbooks, made reports, folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govgen.errors import UsageError
from govgen.files.folders import resolved
from govgen.location import Location
from govgen.reading import Read, read_all
from govgen.reading.files import MISSING, NOTHING_SENT
from govgen.reading.hand_ins import Tell, hand_ins


def gather(
    sources: Iterable[Path], schema: Path | None = None, apart: Sequence[Path] = (), tell: Tell | None = None
) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none.

    A file that is named twice, or named and in a folder, is read once. Files of kinds that nobody could read are among
    those that cannot be; files `apart` are nobody's report, and what is plainly something else is told.
    """
    found: dict[Path, Path] = {}
    for source in sources:
        for path in _files(source, schema, apart, tell):
            found.setdefault(resolved(path), path)
    for path in found.values():
        yield from read_all(path, schema)


def _files(source: Path, schema: Path | None, apart: Sequence[Path], tell: Tell | None) -> Sequence[Path]:
    if not source.exists():
        raise UsageError(MISSING, Location(str(source)))
    if source.is_file():
        return [source]
    files = list(hand_ins(source, apart, tell, schema))
    if not files:
        raise UsageError(NOTHING_SENT, Location(str(source)))
    return files
