"""What govgen itself has written into folders of hand-ins: documents of batches, their summaries, notices.

Each file is known by what was kept of it where it lies, so that nothing which others have put there goes with them.
A batch of one unit whose data lies elsewhere is that unit's, and what it has made was handed in; one of several units
was made by who collects, be it copied here from where it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from govgen.files.fingerprint import digest
from govgen.files.folders import TEXT, resolved
from govgen.files.kept import TORN, WRONG, SpoiltRecordError, parsed, read_data, read_kept
from govgen.files.reading import LARGEST, read_file
from govgen.patterns import lazy
from govgen.reading.endings import is_readable

BATCH = ".govgen-batch.jsonl"  # lies in the folder into which a batch writes
SUMMARIES = ".govgen-summaries.json"  # beside it, by what its summaries are known
NOTICES = ".govgen-notices.json"  # lies in the folder of reminders and notices
MARK = "!"  # between a workbook and one of its units
SUMMARY = (".html", ".csv", ".json", ".xlsx")
PAGE, TABLE = "汇总.html", "汇总表"
USUAL = (PAGE, *(TABLE + ending for ending in SUMMARY))  # the names of those that nobody has asked for
MADE = ""
EDITED = "是批量生成的，生成以后改动过，没有当作交来的再读；是单独交来的年报的，请移到另外的文件夹"
LEFT = "是批量生成的，做它的数据文件已经不在了，没有当作交来的再读；是单独交来的年报的，请移到另外的文件夹"
COPIED = "是以前批量生成的，做它的数据文件不在这里，没有当作交来的再读；是单独交来的年报的，请移到另外的文件夹"
SUMMED = "是批量生成的汇总，不是年报"
SPOILT = "这份 govgen 的记录读不出来（{why}），旁边的文件都当作交来的读；请删去它，有备份的请换回来"

_TABLE = lazy(re.escape(f".xlsx{MARK}"), re.IGNORECASE)


def book_of(source: str) -> str:
    """The file of a source of a batch, which goes on with the unit where the file is a table."""
    found = _TABLE.search(source)
    return source[: found.end() - len(MARK)] if found else source


def made_files(files: Sequence[Path], folders: Iterable[Path], own: Path | None = None) -> dict[Path, str]:
    """Those of the files that govgen has written, each with what is to be told of it; nothing of most of them.

    `folders` are those that hold them, `own` is the one of a batch that asks. Records that are spoilt are told too.
    Reports of a batch over several units whose data is elsewhere are asked for where nothing else lies.
    """
    held = cache(lambda: frozenset(map(resolved, files)))
    made: dict[Path, str] = {}
    for folder in folders:
        is_own = own is not None and resolved(own) == resolved(folder)
        for find in (partial(_notices, folder), partial(_of_batch, folder, held, is_own=is_own)):
            try:
                made |= find()
            except SpoiltRecordError as error:
                made |= told_spoilt(error)
    is_beside = any(is_readable(path) for path in files if path not in made)
    there = frozenset(files)
    made = {path: why for path, why in made.items() if path in there or path.name in (BATCH, NOTICES, SUMMARIES)}
    return {path: why for path, why in made.items() if is_beside or why != COPIED}


def told_spoilt(error: SpoiltRecordError) -> dict[Path, str]:
    """What is told of a record that is spoilt."""
    assert error.location
    return {Path(error.location.file): SPOILT.format(why=error.why)}


def _notices(folder: Path) -> Mapping[Path, str]:
    """The reminders and notices that lie in a folder and below it."""
    sent = read_kept(folder / NOTICES, take_marks) or {}
    return {folder / name: _kept(folder / name, (mark,)) for name, mark in sent.items() if name.endswith(TEXT)}


def take_marks(held: Any) -> dict[str, str]:
    """What was written, by name, as digests; TypeError or another error for what is no such record."""
    if not all(isinstance(mark, str) for mark in held.values()):
        raise TypeError
    return dict(held)


def take_summaries(held: Any) -> list[str]:
    """What summaries were when they were written, as digests; TypeError for what is no such record."""
    if not (isinstance(held, list) and all(isinstance(mark, str) for mark in held)):
        raise TypeError
    return held


def _of_batch(folder: Path, held: Callable[[], Collection[Path]], *, is_own: bool) -> Mapping[Path, str]:
    """The documents and summaries of a batch into a folder, where its data is among the files that are `held`."""
    lines = _lines(folder)
    there = {line.source for line in lines if resolved(folder / book_of(line.source)) in held()} if lines else set()
    is_ours = is_own or bool(there)
    marks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines if is_ours or len({line.unit for line in lines}) > 1 else ():
        marks[line.source, line.output].add(line.mark)
    made: dict[Path, str] = {}
    for (source, output), known in marks.items():
        path = folder / output
        if made.get(path) != MADE:
            made[path] = _why(path, known, is_there=source in there, is_own=is_own) if is_ours else COPIED
    return made | dict(_summaries(folder, is_ours=is_ours))


def _why(path: Path, marks: Collection[str], *, is_there: bool, is_own: bool) -> str:
    """What is told of a document; nothing of one that was changed in the folder of a batch that tells it itself."""
    if not is_there:
        return LEFT
    return MADE if is_own else _kept(path, marks)


def _kept(path: Path, marks: Collection[str]) -> str:
    return MADE if _digest(path) in marks else EDITED


def _digest(path: Path) -> str:
    try:
        return digest(read_file(path, LARGEST))
    except (OSError, ValueError):  # of a name that no file can have
        return ""


def _summaries(folder: Path, *, is_ours: bool) -> Iterator[tuple[Path, str]]:
    """The summaries that lie in a folder; those of another's batch, and those that were changed, are told."""
    marks = read_kept(folder / SUMMARIES, take_summaries) or []
    for path in folder.iterdir() if marks else ():
        if path.name.lower().endswith(SUMMARY):
            is_kept = _digest(path) in marks
            if is_kept or (is_ours and path.name in USUAL):
                yield path, MADE if is_kept and is_ours else SUMMED


class _Line(NamedTuple):
    """What a batch remembers of a document: what it was made of, for whom, and the digest of what it was."""

    source: str
    output: str
    mark: str
    unit: str


def _lines(folder: Path) -> Sequence[_Line]:
    """What a batch remembers of the documents that lie in its folder."""
    data = read_data(folder / BATCH) or b""
    lines = list(filter(None, map(_line, data.splitlines())))
    if data and not lines:
        raise SpoiltRecordError(TORN, folder / BATCH)
    return lines


def _line(line: bytes) -> _Line | None:
    """What a line tells; none of a line that tells of no document in the folder itself."""
    try:
        entry = parsed(line)
        found = _Line(*(str(entry.get(key, "")) for key in ("source", "output", "made", "unit")))
        is_inside = Path(found.output).name == found.output and found.output != ".."
    except WRONG:
        return None
    return found if found.source and is_inside else None
