"""What units have sent in: the files that can be worked with, and each of the others with what to do about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from govgen.errors import GovgenError, SourceError
from govgen.files.decoding import text_of
from govgen.files.folders import CLOUD, HIDDEN, READABLE, TEXT, VALUES, files_below, is_bin, leads_out, resolved
from govgen.files.published import (
    RECORD,
    TELLING,
    PublishedRecord,
    altered_copies,
    is_report,
    is_written,
    missing_copies,
    read_from,
    take_record,
    without_copies,
)
from govgen.files.records import SpoiltRecordError, read_kept
from govgen.location import Location, printable
from govgen.reading.agreeing import SaidByData
from govgen.reading.bystanders import is_settings, placed_pictures, why_aside
from govgen.reading.endings import DOUBLED, NO_REPORTS, NOT_HERE, is_readable, why_unused
from govgen.reading.files import SENT
from govgen.reading.own_outputs import MADE, STALE, made_files, told_spoilt
from govgen.reading.project import NAME as PROJECT
from govgen.reading.siblings import HeldData, Relation, StoredDocument, other_copy, relation

BYSTANDERS = (".ini", ".db", ".lnk", ".tmp", ".log", ".py", ".bat", ".exe")  # what systems leave behind
OUTPUTS = (".docx", ".html", ".txt", ".pdf")
SPEAKS_OF_REPORT = "年度报告"  # without these words a plain text is a note
BEGINNING = 2000  # letters in which they would stand
NOT_READ = "没有读：{found}。"
NOTE = "里面没有“年度报告”几个字，当作说明一类的文字；是年报的，请改成 Word、网页或者 PDF 再放进来"
ALTERED = "公开后有改动：这个文件与发布时不同；请用 govgen publish 重新生成，或者换回发布时的文件"
MISSING = "公开后少了：发布时有这个文件，现在没有；不是有意删去的，用 govgen publish 再做一次就补上"
OTHER_DATA = "与同一个文件夹里发布的年报不是同一份数据，或者发布以后改过，没有读；是单独交来的，请移到另外的文件夹"
TABLE = "表格（.csv）不当作年报来读；是年报的，请另存为 .xlsx，或者用 govgen import 逐个导入成数据文件"
LINK = "是指向这个文件夹外面的链接，没有读；里面的内容也要的，请把文件本身放进来"
HIDDEN_FILE = "文件名以“.”开头，是隐藏文件；是年报的，请改名去掉开头的“.”"
HIDDEN_FOLDER = "文件夹名以“.”开头，是隐藏文件夹，里面的文件都没有读；是年报的，请改名去掉开头的“.”"
BINNED = "回收站、旧版本的文件夹里的文件不读；还要的，请先恢复到别的文件夹"
HANDED_IN = (NOTE, ALTERED, TABLE, HIDDEN_FILE, NOT_HERE)  # reasons to leave out what a unit may have sent
WITHHELD = (HIDDEN_FILE, HIDDEN_FOLDER, NOT_HERE)  # reasons that are told of what has the ending of a report alone
SIBLINGS: Mapping[Relation, str] = {
    "made": "",
    "reworded": "由旁边同名的数据文件做成，后来改过文字，数字没有变，只读了数据文件；以这一份为准的，请把数据文件移走",
    "same": "与旁边同名的数据文件是同一个单位、同一年度，只读了数据文件；以这一份为准的，请把数据文件移走",
    "stale": "由旁边同名的数据文件做成，却与现在的数据对不上，只读了数据文件；"
    "以这一份为准的，请把数据文件移走，不是的，请重新生成",
    "older": "是旁边同名的数据文件以前做成的，不是同一年度，没有再读；是单独交来的年报的，请改一个名字",
}


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """A file that came in and cannot be worked with: why, and what to do.

    `is_sent` tells that a unit may have handed it in; all others are plainly something else. `is_unreadable` is what is
    taken for a report and cannot be read as one.
    """

    file: str
    reason: str
    is_sent: bool = False
    is_unreadable: bool = False

    def __str__(self) -> str:
        """The file and the reason, to stand in a line of a list."""
        return f"{printable(self.file)}：{self.reason}"

    @property
    def is_claimed(self) -> bool:
        """True for a document of which a record of a batch tells that it was made there, and nothing proves it."""
        return self.reason == STALE

    @property
    def is_altered(self) -> bool:
        """True for a published file that is not what was published."""
        return self.reason == ALTERED

    @property
    def is_withheld(self) -> bool:
        """True for what would be read as a report if it were not hidden, a link, or on another machine."""
        return self.reason in WITHHELD or (self.reason == LINK and is_readable(Path(self.file)))

    def sentence(self) -> str:
        """The same as a sentence of its own."""
        return NOT_READ.format(found=self)

    def error(self) -> GovgenError:
        """The same as what keeps a file from being read."""
        return SourceError(self.reason + "。", Location(self.file))


Tell: TypeAlias = Callable[[UnusedFile], None]


def hand_ins(
    folder: Path, apart: Iterable[Path] = (), tell: Tell | None = None, schema: Path | None = None
) -> Iterator[Path]:
    """The files in and below a folder that came from units, be they data, workbooks, documents or nothing readable.

    What was made from data of the same name beside it is none of them, and neither is what a batch wrote. Of what was
    published in a folder of its own one file is read. Files `apart` may lie there without being anybody's report. All
    else that is left out is told: profiles, schemas, settings, lists of units, plain texts that speak of no report,
    tables of values, hidden files, and documents of the unit and year of the data beside them.
    """
    say = tell or to_nobody
    return sifted(_came(folder, say, schema, apart), partial(why_aside, opened=True), say)


def sifted(
    paths: Iterable[Path], why: Callable[[Path], str], tell: Tell, *, unreadable: bool = False
) -> Iterator[Path]:
    """The files without those of which `why` has something to say, which is told; see `UnusedFile` for the rest."""
    for path in paths:
        reason = why(path)
        if reason:
            tell(UnusedFile(str(path), reason, is_sent=unreadable, is_unreadable=unreadable))
        else:
            yield path


def to_nobody(_: UnusedFile) -> None:
    """What is left out is not asked for."""


def _came(
    folder: Path, tell: Tell, schema: Path | None, apart: Iterable[Path] = (), own: Path | None = None
) -> Iterator[Path]:
    """What lies in a folder and is neither made by govgen nor left out."""
    saying = SaidByData(schema)
    sent = _sent(folder, tell, own, saying)
    files, altered, others = without_copies(sent), altered_copies(sent), {resolved(path) for path in apart}
    data, placed = _by_stem(files), placed_pictures(files)
    for path in _other_data(sent, files):
        tell(UnusedFile(str(path), OTHER_DATA))
    for path in missing_copies(path for path in sent if not (others and resolved(path) in others)):
        tell(UnusedFile(str(path), MISSING))
    for path in files:
        reason = "" if others and resolved(path) in others else placed.get(path) or _why_left(path, data, saying)
        reason = ALTERED if path in altered else reason
        if reason is None:
            yield path
        elif reason:
            is_sent = reason in HANDED_IN or path.name.lower().endswith(NO_REPORTS)
            tell(UnusedFile(str(path), reason, is_sent))


def _other_data(sent: Iterable[Path], files: Iterable[Path]) -> Iterator[Path]:
    """The copies of published reports that do not carry what the report beside them does, whatever a record says."""
    reports = [path for path in sent if is_report(path) and path.suffix in TELLING]
    held = frozenset(files)
    read = {path.parent: path for path in reports if path in held}
    for path in (path for path in reports if path not in held and path.parent in read):
        one, other = StoredDocument(path), StoredDocument(read[path.parent])
        if one.carried and (one.carried != other.carried or one.since() != "made"):
            yield path


def why_linked(folder: Path, path: Path) -> str:
    """Why a file that was found in a folder is not read, if it is a link that leads out of it."""
    return LINK if leads_out(path, folder) else ""


def why_binned(folder: Path, path: Path) -> str:
    """Why a file that was found in a folder by a pattern is not read, if it lies in a bin there."""
    inside = path.relative_to(folder).parts[:-1] if path.is_relative_to(folder) else ()
    return BINNED if any(map(is_bin, inside)) else ""


def _by_stem(files: Iterable[Path]) -> Mapping[Path, Sequence[Path]]:
    """The data files and workbooks by their path without its ending."""
    held: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in files:
        if path.suffix.lower() in SENT and not path.name.startswith(HIDDEN):
            held[path.with_suffix("")].append(path)
    return held


def _why_left(path: Path, data: Mapping[Path, Sequence[Path]], saying: SaidByData) -> str | None:
    """Why a file is left out, in words; empty where that need not be told, None for one that came in."""
    name = path.name.lower()
    if name.startswith(HIDDEN) or is_bin(name):
        return why_hidden(path)
    if (name.endswith(BYSTANDERS) and not is_readable(Path(path.stem))) or (path.name == PROJECT and is_settings(path)):
        return ""
    if name.endswith(VALUES):
        return why_aside(path) or TABLE
    if name.endswith(NO_REPORTS):
        return why_unused(path)
    beside = data.get(path.with_suffix(""), ()) if name.endswith(OUTPUTS) else ()
    kind = relation(path, beside, saying) if beside else ""
    if kind:
        return SIBLINGS[kind]
    is_text = name.endswith(TEXT) and not name.endswith(DOUBLED)
    return NOTE if is_text and not _speaks_of_report(path) else None


def why_hidden(path: Path) -> str:
    """Why a hidden file or folder is left out; an empty file need not be told."""
    if path.name.lower().endswith(CLOUD):
        return NOT_HERE
    if path.is_dir():
        return BINNED if is_bin(path.name) else HIDDEN_FOLDER
    try:
        return HIDDEN_FILE if path.stat().st_size else ""
    except OSError:
        return HIDDEN_FILE


def readable_hand_ins(folder: Path, tell: Tell, own: Path | None = None, schema: Path | None = None) -> Iterator[Path]:
    """Those that can be tried to be read, and folders that cannot be looked into: reading them says why.

    Files of kinds that nobody can read are told, each with what to do about it, and all that is left out. Workbooks are
    not opened for that. `own` is the folder into which the batch writes that asks.
    """
    return sifted(sifted(_came(folder, tell, schema, own=own), _why_unread, tell, unreadable=True), why_aside, tell)


def _why_unread(path: Path) -> str:
    return "" if is_readable(path) or path.is_dir() else why_unused(path)


def _speaks_of_report(path: Path) -> bool:
    """True for a text that does near its beginning, and for one that cannot be read: reading it says why."""
    text = text_of(path)
    return text is None or SPEAKS_OF_REPORT in "".join(text[:BEGINNING].split())


def _sent(folder: Path, tell: Tell, own: Path | None, saying: SaidByData) -> Sequence[Path]:
    """The files in and below a folder without what govgen has written there from the data that is there, too."""
    found = files_below(folder, ("",), hidden=(*READABLE, CLOUD))
    found = sorted([*found, *(copy for path in found if (copy := other_copy(path)))])
    files = list(sifted(found, partial(why_linked, folder), tell))
    held = {path.parent for path in files}
    below = {parent for path in held for parent in (path, *path.parents) if folder in parent.parents}
    data = HeldData(files, folder, saying)
    records, spoilt = _records(below)
    aside = {**made_files(data, {folder, *below}, own), **spoilt, **dict(_published(records, data))}
    for path, reason in sorted(aside.items()):
        if reason:
            tell(UnusedFile(str(path), reason))
    return [path for path in files if path not in aside] if aside else files


def _published(records: Mapping[Path, PublishedRecord], data: HeldData) -> Iterator[tuple[Path, str]]:
    """What was published from the data that is there, in folders of reports beside a table of them all.

    A report that does not say what the data does now is told.
    """
    parents = {path.parent for path, record in records.items() if not any(record.identity)}
    for folder, record in records.items():
        if folder.parent in parents:
            files = [path for name in record.files if is_written(name) and (path := folder / name) in data.files]
            report = read_from(files)
            if report is not None and data.is_for(document := StoredDocument(report)):
                yield from ((path, MADE) for path in files)
                yield report, MADE if data.says(document) else STALE


def _records(folders: Iterable[Path]) -> tuple[Mapping[Path, PublishedRecord], Mapping[Path, str]]:
    """The records of folders into which reports, or a table of them all, were published; and those that are spoilt."""
    records: dict[Path, PublishedRecord] = {}
    spoilt: dict[Path, str] = {}
    for folder in folders:
        try:
            record = read_kept(folder / RECORD, take_record)
        except SpoiltRecordError as error:
            spoilt |= told_spoilt(error)
        else:
            records |= {folder: record} if record else {}
    return records, spoilt
