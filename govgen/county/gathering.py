"""Reports gathered from wherever they lie: data files, collecting workbooks, made reports, folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govgen.errors import UsageError
from govgen.files.folders import resolved
from govgen.location import Location
from govgen.reading import Read, read_all
from govgen.reading.files import MISSING, NOTHING_SENT
from govgen.reading.hand_ins import Tell, UnusedFile, hand_ins, to_nobody


def gather(
    sources: Iterable[Path], schema: Path | None = None, apart: Sequence[Path] = (), tell: Tell | None = None
) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none.

    A file that is named twice, or named and in a folder, is read once. Files of kinds that nobody could read are among
    those that cannot be, and so are reports that are hidden, links out of a folder or not on this machine; files
    `apart` are nobody's report, and what is plainly something else is told.
    """
    found: dict[Path, Path] = {}
    left: dict[Path, UnusedFile] = {}
    for source in sources:
        files, withheld = _files(source, schema, apart, tell or to_nobody)
        for path in files:
            found.setdefault(resolved(path), path)
        for one in withheld:
            left.setdefault(resolved(Path(one.file)), one)
    for path in found.values():
        yield from read_all(path, schema)
    yield from ((one.file, one.error()) for place, one in left.items() if place not in found)


def _files(
    source: Path, schema: Path | None, apart: Sequence[Path], tell: Tell
) -> tuple[Sequence[Path], Sequence[UnusedFile]]:
    """The files of a folder that can be tried to be read, and the reports in it that are withheld."""
    if not source.exists():
        raise UsageError(MISSING, Location(str(source)))
    if source.is_file():
        return [source], []
    withheld: list[UnusedFile] = []
    files = list(hand_ins(source, apart, lambda one: (withheld.append if one.is_withheld else tell)(one), schema))
    if not (files or withheld):
        raise UsageError(NOTHING_SENT, Location(str(source)))
    return files, withheld
