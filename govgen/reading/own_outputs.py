"""What govgen itself has written into folders of hand-ins: documents of batches, their summaries, notices.

Each file is known by what was kept of it where it lies, so that nothing which others have put there goes with them.
A batch of one unit whose data lies elsewhere is that unit's, and what it has made was handed in; one of several units
was made by who collects, be it copied here from where it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from govgen.errors import SourceError
from govgen.files.csv import BOM
from govgen.files.decoding import text_in
from govgen.files.fingerprint import digest
from govgen.files.folders import BOOK, TEXT, VALUES, resolved
from govgen.files.folders import PAGE as PAGES
from govgen.files.naming import some_of
from govgen.files.reading import LARGEST, read_file
from govgen.files.records import TORN, WRONG, SpoiltRecordError, parsed, read_data, read_kept
from govgen.files.sealing import unsealed
from govgen.location import printable
from govgen.pages import shows_results
from govgen.patterns import lazy
from govgen.reading.endings import is_readable
from govgen.reading.siblings import HeldData, StoredDocument

BATCH = ".govgen-batch.jsonl"  # lies in the folder into which a batch writes
SUMMARIES = ".govgen-summaries.json"  # beside it, by what its summaries are known
NOTICES = ".govgen-notices.json"  # lies in the folder of reminders and notices
MARK = "!"  # between a workbook and one of its units
SUMMARY = (".html", ".csv", ".json", ".xlsx")
PAGE, TABLE = "汇总.html", "汇总表"
SHEETS, HEADS = (TABLE, "问题", "文件"), "序号,单位,状态,"  # of the table as a workbook, and how it begins otherwise
USUAL = (PAGE, *(TABLE + ending for ending in SUMMARY))  # the names of those that nobody has asked for
MADE = ""
EDITED = "是批量生成的，生成以后改动过，没有当作交来的再读；是单独交来的年报的，请移到另外的文件夹"
LEFT = "是批量生成的，做它的数据文件已经不在了，没有当作交来的再读；是单独交来的年报的，请移到另外的文件夹"
COPIED = "是以前批量生成的，同一单位、同一年度另有数据文件，只读了数据文件；以这一份为准的，请把数据文件移走"
STALE = (
    "记录里写着是由数据文件生成的，却与现在的数据文件对不上，只读了数据文件；"
    "以这一份为准的，请把数据文件移走，不是的，请重新生成"
)
UNPROVEN = (
    "里面记着{names}是批量生成的，做出来的数据文件却不在这里，或者生成以后改动过，都当作交来的读了；"
    "不是交来的，请移到另外的文件夹"
)
QUOTED, SHOWN, MORE = "“{name}”", 3, "等 {count} 份"
NOTICE = ("催报名单", "贵单位", "没有要改的问题")  # of which one stands in the first two lines of a reminder or notice
BEGINNING = 2000  # letters in which those lines are
SUMMED = "是批量生成的汇总，不是年报"
SPOILT = "这份 govgen 的记录读不出来（{why}），旁边的文件都当作交来的读；请删去它，有备份的请换回来"

_TABLE = lazy(re.escape(f".xlsx{MARK}"), re.IGNORECASE)


def book_of(source: str) -> str:
    """The file of a source of a batch, which goes on with the unit where the file is a table."""
    found = _TABLE.search(source)
    return source[: found.end() - len(MARK)] if found else source


def made_files(held: HeldData, folders: Iterable[Path], own: Path | None = None) -> dict[Path, str]:
    """Those of the files `held` that govgen has written, each with what is to be told of it; nothing of most of them.

    `folders` are those that hold them, `own` is the one of a batch that asks. Records that are spoilt are told too, and
    those that name documents of several units which no data among the files makes, or not so: anybody can have put them
    there.
    """
    made: dict[Path, str] = {}
    unproven: dict[Path, Collection[Path]] = {}
    for folder in folders:
        is_own = own is not None and resolved(own) == resolved(folder)
        for find in (partial(_notices, folder), partial(_of_batch, folder, held, unproven, is_own=is_own)):
            try:
                made |= find()
            except SpoiltRecordError as error:
                made |= told_spoilt(error)
    made = {path: why for path, why in made.items() if path in held.files or path.name in (BATCH, NOTICES, SUMMARIES)}
    read = {path for paths in unproven.values() for path in paths}
    if any(is_readable(path) for path in held.files if path not in made and path not in read):
        made |= {record: _unproven_notice(paths) for record, paths in unproven.items() if paths}
    return made


def _unproven_notice(paths: Iterable[Path]) -> str:
    names = [QUOTED.format(name=printable(path.name)) for path in sorted(paths)]
    return UNPROVEN.format(names=some_of(names, SHOWN, MORE, ""))


def told_spoilt(error: SpoiltRecordError) -> dict[Path, str]:
    """What is told of a record that is spoilt."""
    assert error.location
    return {Path(error.location.file): SPOILT.format(why=error.why)}


def _notices(folder: Path) -> Mapping[Path, str]:
    """The reminders and notices that lie in a folder and below it."""
    sent = read_kept(folder / NOTICES, take_marks) or {}
    texts = {folder / name: (_read(folder / name), mark) for name, mark in sent.items() if name.endswith(TEXT)}
    return {
        path: MADE if digest(content) == mark else EDITED
        for path, (content, mark) in texts.items()
        if _is_notice(content)
    }


def _is_notice(content: bytes) -> bool:
    """True for a text that begins as those do, whatever a record says of it."""
    beginning = (text_in(content) or "")[:BEGINNING].splitlines()[:2]
    return any(words in line for line in beginning for words in NOTICE)


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


def _of_batch(
    folder: Path, held: HeldData, unproven: MutableMapping[Path, Collection[Path]], *, is_own: bool
) -> Mapping[Path, str]:
    """The documents and summaries of a batch into a folder, where its data is among the files that are `held`.

    A document of data that is nowhere there, or that was changed, is `unproven`: the record alone makes it nobody's.
    """
    lines = _lines(folder)
    places = {line.source: resolved(folder / book_of(line.source)) for line in lines}
    there = {source: place for source, place in places.items() if place in held.places}
    is_ours, is_trusted = is_own or bool(there), is_own and not held.is_at(folder)
    marks: defaultdict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for line in lines if is_ours or len({line.unit for line in lines}) > 1 else ():
        if folder / line.output in held.files:
            known = marks[line.source, line.output]
            known[line.mark] = known.get(line.mark, False) or line.is_own
    made: dict[Path, str] = {}
    for (source, output), known in marks.items():
        path = folder / output
        if made.get(path) != MADE:
            why = _why(path, known, there.get(source), held, is_trusted=is_trusted)
            made |= {} if why is None else {path: why}
    unproven[folder / BATCH] = {folder / output for _, output in marks}.difference(made)
    return made | dict(_summaries(folder, is_ours=is_ours))


def _why(path: Path, marks: Mapping[str, bool], data: Path | None, held: HeldData, *, is_trusted: bool) -> str | None:
    """What is told of a document whose data is there or gone; None of one that has to be read, whatever a record says.

    That is one for which there is no data of its unit and year, and one that is not what the record tells of, by its
    `marks`, each with whether this user has put it there. The record of a batch is trusted by itself, unless all
    hand-ins lie beside it; it tells of what was changed there. What strangers may say is held against the data.
    """
    if is_trusted:
        return MADE if data else LEFT
    document = StoredDocument(path)
    is_own = marks.get(digest(document.content))
    if is_own is None or not (held.is_for(document) or (is_own and data)):
        return None
    if data is None:
        return COPIED
    return MADE if is_own or held.says(document) else STALE


def _read(path: Path) -> bytes:
    try:
        return read_file(path, LARGEST)
    except (OSError, ValueError):  # of a name that no file can have
        return b""


def _summaries(folder: Path, *, is_ours: bool) -> Iterator[tuple[Path, str]]:
    """The summaries that lie in a folder; those of another's batch, and those that were changed, are told."""
    marks = read_kept(folder / SUMMARIES, take_summaries) or []
    for path in folder.iterdir() if marks else ():
        if path.name.lower().endswith(SUMMARY):
            content = _read(path)
            is_kept = digest(content) in marks
            if (is_kept or (is_ours and path.name in USUAL)) and not _is_other(path, content):
                yield path, MADE if is_kept and is_ours else SUMMED


def _is_other(path: Path, content: bytes) -> bool:
    """True for a page or a table that is no summary to look at, whatever a record says of it."""
    if path.suffix.lower() == BOOK:
        from govgen.workbook.reading import sheet_names  # noqa: PLC0415  # data files alone do without

        try:
            return sheet_names(content, str(path)) != SHEETS
        except SourceError:
            return True
    if path.suffix.lower() in VALUES:
        return not (text_in(content) or "").removeprefix(BOM).startswith(HEADS)
    return path.suffix.lower() in PAGES and not shows_results(text_in(content) or "")


class _Line(NamedTuple):
    """What a batch remembers of a document: what it was made of, for whom, and the digest of what it was.

    `is_own` tells that it was a batch of this user.
    """

    is_own: bool
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
    said, _, is_own = unsealed(line)
    try:
        entry = parsed(said)
        found = _Line(is_own, *(str(entry.get(key, "")) for key in ("source", "output", "made", "unit")))
        is_inside = Path(found.output).name == found.output and found.output != ".."
    except WRONG:
        return None
    return found if found.source and is_inside else None
