"""What an office sends out after a round: a list of those to be reminded 催报, and to each unit what it has to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govgen.batch.entry import Entry, Remark
from govgen.batch.ledger import STATES, Issue, Ledger, advance, read_ledger, write_ledger
from govgen.batch.placing import present_at
from govgen.batch.roster import Attendance
from govgen.batch.summary_table import Summary, contact_of
from govgen.checking import SEVERITY_WORDS
from govgen.checking.outcome import is_contrary
from govgen.files import encoded, write_whole
from govgen.files.fingerprint import digest
from govgen.files.naming import FileNames, safe_stem, some_of
from govgen.files.records import known, packed
from govgen.files.writing import make_own
from govgen.model.finding import Severity
from govgen.reading.own_outputs import NOTICES, take_marks
from govgen.reading.register import HandInState, UnitStatus

REMINDERS, FOLDER, SUFFIX = "催报名单.txt", "整改通知", ".txt"
WANTED = {
    HandInState.ABSENT: "还没有交",
    HandInState.UNREADABLE: "交来的不能用",
    HandInState.BLANK: "交来的表没有填",
    HandInState.OTHER_YEAR: "交来的不是本年度的",
    HandInState.FAILED: "有错误，要改正后重报",
}
REFUSED = (HandInState.UNREADABLE, HandInState.BLANK, HandInState.OTHER_YEAR)
HEAD = "{year}{report}催报名单（{day}）"
COUNTS = "应报 {listed} 个单位，可以用的 {valid} 个，还差 {rest} 个。"
NOBODY = "都齐了。"
LINE = "{number}.{unit}{contact}：{wanted}{reason}。"
DUE = "请于 {due} 前报送。"
ASK = "联系：{contact}"
TITLE = "{unit}："
INTRO = (
    "贵单位报送的{year}{report}，经 {day} 核对，有下列问题，请{due}改正后重新报送；确认无误的，请在“说明”里写明理由。"
)
USELESS = "贵单位报送的{year}{report}，经 {day} 核对，{wanted}{reason}。请{due}重新报送。"
NOTHING = "截至 {day}，没有收到贵单位的{year}{report}。请{due}报送。"
EARLIER = "以前报送的一份里指出过下列问题，报送时请一并核对："
BY = "于 {due} 前"
ITEM = "{number}.【{word}】{place}{message}（{state}）"
POINTED = "{since} 指出"
STATE, PARTLY = "{state}，{since} 起", "{state}，其中新出现的：{cells}"
DONE_HEAD = "已经改好的："
DONE = "√ {message}（{mended}）"
FILLED = "已经填写：{cells}"
FINE = "没有要改的问题。"
CONTRARY_HEAD = "与贵单位同年度的其他报告对不上的，请核对；口径确实不同的，不用改："
CONTRARY = "{number}.{place}{message}"
CELLS_SHOWN, MORE_CELLS = 10, "等 {count} 格"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the notices: the year that is collected, whom to ask, until when, the kind of report."""

    year: int | None = None
    contact: str = ""
    due: str = ""
    report: str = ""


def reminders(attendance: Attendance, contacts: Mapping[str, str], sender: Sender, day: str) -> str:
    """The units of the list without a valid hand-in, with their contacts and what is missing, to be pasted."""
    wanted = attendance.of(*WANTED)
    lines = [HEAD.format(**_collected(sender), day=day)]
    valid = attendance.listed - len(wanted)
    lines.append(COUNTS.format(listed=attendance.listed, valid=valid, rest=len(wanted)) if wanted else NOBODY)
    lines += [_reminder(number, status, contacts) for number, status in enumerate(wanted, start=1)]
    return "\n".join([*lines, *_closing(sender)]) + "\n"


def _reminder(number: int, status: UnitStatus, contacts: Mapping[str, str]) -> str:
    contact = f"（{contacts[status.unit]}）" if contacts.get(status.unit) else ""
    reason = f"，{status.reason.rstrip('。')}" if status.reason else ""
    return LINE.format(number=number, unit=status.unit, contact=contact, wanted=WANTED[status.state], reason=reason)


def _closing(sender: Sender) -> Iterator[str]:
    if sender.due:
        yield DUE.format(due=sender.due)
    if sender.contact:
        yield ASK.format(contact=sender.contact)


def _collected(sender: Sender) -> dict[str, str]:
    return {"year": f"{sender.year}年度" if sender.year else "", "report": sender.report}


def notice(unit: str, issues: Sequence[Issue], sender: Sender, day: str, contrary: Sequence[Remark] = ()) -> str:
    """What a unit has to mend, errors first, each with its place and reason; then what it has mended.

    What contradicts other reports of the unit stands behind: nobody's task until both have been looked at, and told
    as it is found today.
    """
    standing = list(_standing(issues))
    intro = INTRO.format(**_collected(sender), day=day, due=_due(sender)) if standing else FINE
    items = (_item(number, held, _state(held)) for number, held in enumerate(standing, start=1))
    return _letter(unit, [intro, *items, *_done(issues), *_contrary(contrary)], sender)


def _contrary(remarks: Sequence[Remark]) -> Iterator[str]:
    if remarks:
        yield CONTRARY_HEAD
    for number, one in enumerate(remarks, start=1):
        yield CONTRARY.format(number=number, place=one.spot, message=one.message)


def status_notice(status: UnitStatus, issues: Sequence[Issue], sender: Sender, day: str) -> str:
    """What a unit is told whose hand-in is of no use, or gone: that, and what was found in an earlier one."""
    standing = list(_standing(issues))
    text = NOTHING if status.state is HandInState.ABSENT else USELESS
    reason = f"，{status.reason.rstrip('。')}" if status.reason else ""
    wanted = WANTED[status.state]
    intro = text.format(**_collected(sender), day=day, due=_due(sender), wanted=wanted, reason=reason)
    items = [_item(number, held, POINTED.format(since=held[0].since)) for number, held in enumerate(standing, start=1)]
    return _letter(unit=status.unit, body=[intro, *([EARLIER] if items else []), *items], sender=sender)


def _letter(unit: str, body: Sequence[str], sender: Sender) -> str:
    return "\n".join([TITLE.format(unit=unit), *body, *(_closing(Sender(contact=sender.contact)))]) + "\n"


def _due(sender: Sender) -> str:
    return BY.format(due=sender.due) if sender.due else ""


def _standing(issues: Iterable[Issue]) -> Iterable[Sequence[Issue]]:
    """What is not mended, errors first; cells of which one sentence speaks are together."""
    held: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for one in sorted(issues, key=lambda one: (one.severity is not Severity.ERROR, one.since if one.cell else "")):
        if one.state != "mended":
            held[one.message, "" if one.cell else one.key].append(one)
    return held.values()


def _item(number: int, held: Sequence[Issue], state: str) -> str:
    first = held[0]
    word = SEVERITY_WORDS[first.severity]
    return ITEM.format(number=number, word=word, place=first.place, message=first.message, state=state)


def _state(held: Sequence[Issue]) -> str:
    """What has become of an issue; of cells of which some are new, which these are."""
    new = [one.cell for one in held if one.state == "new"]
    first = next((one for one in held if one.state != "new"), None)
    if first is None:
        return STATES["new"]
    state = STATE.format(state=STATES[first.state], since=first.since)
    return PARTLY.format(state=state, cells=_named(new)) if new else state


def _done(issues: Iterable[Issue]) -> Iterator[str]:
    """What a unit has mended; the cells that it has filled in on a day in one line."""
    mended = [one for one in issues if one.state == "mended"]
    if mended:
        yield DONE_HEAD
    for one in mended:
        if not one.cell:
            yield DONE.format(message=one.message, mended=one.mended)
    for day in dict.fromkeys(one.mended for one in mended if one.cell):
        cells = [one.cell for one in mended if one.cell and one.mended == day]
        yield DONE.format(message=FILLED.format(cells=_named(cells)), mended=day)


def _named(cells: Sequence[str]) -> str:
    return some_of(cells, CELLS_SHOWN, MORE_CELLS)


def came(summary: Summary) -> dict[str, list[Entry]]:
    """What counts of a round, by the unit that it comes from, whatever name it writes.

    Of a unit of the list that is what its status is about; nothing of one whose hand-in is of no use.
    """
    statuses = summary.attendance.statuses
    units = {file: "" if status.state in REFUSED else status.unit for status in statuses for file in status.files}
    held: dict[str, list[Entry]] = {}
    for entry in summary.entries():
        unit = units.get(summary.file(entry), entry.unit)
        if unit and _is_of_use(entry, summary.year):
            held.setdefault(unit, []).append(entry)
    return held


def _is_of_use(entry: Entry, year: int | None) -> bool:
    """True for a report of the kind and the year that could be read and in which something is filled in."""
    return bool(entry.figures) and not (entry.other or entry.untouched) and (year is None or entry.year in (None, year))


@dataclass(frozen=True, slots=True)
class NoticesSent:
    """Where notices were written, how many, and which files were left since they are not as a batch wrote them."""

    folder: Path
    count: int
    foreign: tuple[str, ...]


def send_notices(home: Path, folder: Path | None, summary: Summary, sender: Sender, today: date) -> NoticesSent | None:
    """Carry the ledger of `home` a round further; where notices are asked for, write them into their folder.

    A file that somebody has changed, or that was there before, is left as it is. A unit of which nothing is to be said
    gets no notice, unless one from an earlier round is there.
    """
    day, held = today.isoformat(), came(summary)
    ledger = advance(read_ledger(home), held, day)
    write_ledger(home, ledger)
    if folder is None:
        return None
    statuses = {status.unit: status for status in summary.attendance.statuses}
    contrary = {
        unit: [one for entry in entries for one in entry.remarks if is_contrary(one)] for unit, entries in held.items()
    }
    told = _with_all_reasons(summary, statuses) or dict.fromkeys(held)
    letters = _letters(folder, told, ledger, sender, day, contrary)
    made = [(path, encoded(text)) for path, text in letters]
    if summary.attendance.listed:
        made.insert(0, (Path(REMINDERS), _reminders(summary, sender, day)))
    return _written(folder, made)


def _with_all_reasons(summary: Summary, statuses: Mapping[str, UnitStatus]) -> Mapping[str, UnitStatus]:
    """The statuses as units are told of them: of a file that cannot be read all that is wrong, not the first alone."""
    whole = {summary.file(entry): entry.trouble.rstrip("。") for entry in summary.entries() if entry.trouble}
    unread = {unit: one for unit, one in statuses.items() if one.state is HandInState.UNREADABLE and one.used in whole}
    return {**statuses, **{unit: replace(one, reason=whole[one.used]) for unit, one in unread.items()}}


def _letters(
    folder: Path,
    units: Mapping[str, UnitStatus | None],
    ledger: Ledger,
    sender: Sender,
    day: str,
    contrary: Mapping[str, Sequence[Remark]],
) -> Iterator[tuple[Path, str]]:
    """The notices, each by what has become of its unit today."""
    names, sent = FileNames(), _sent(folder)
    for unit, status in units.items():
        stem = names.claim(safe_stem(unit, None), unit, unit).rpartition(".")[0]
        path, issues = Path(FOLDER, stem + SUFFIX), ledger.units.get(unit, ())
        found = contrary.get(unit, ())
        is_told = bool(issues or found) or (str(path) in sent and (folder / path).exists())
        if status is not None and (status.state in REFUSED or (status.state is HandInState.ABSENT and is_told)):
            yield path, status_notice(status, issues, sender, day)
        elif is_told and (status is None or status.state is not HandInState.ABSENT):
            yield path, notice(unit, issues, sender, day, found)


def _reminders(summary: Summary, sender: Sender, day: str) -> bytes:
    contacts = {unit: contact_of(held) for unit, held in summary.attendance.details.items()}
    return encoded(reminders(summary.attendance, contacts, sender, day))


def _written(folder: Path, made: Iterable[tuple[Path, bytes]]) -> NoticesSent:
    """Files in their folder, those left alone that are there and that no batch has written so."""
    sent = _sent(folder)
    written: dict[str, str] = {}
    foreign = []
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name, data in made:
            target = folder / name
            present = present_at(target)
            if present and digest(present) not in (sent.get(str(name)), digest(data)):
                foreign.append(str(target))
                continue
            if target.parent != folder:
                make_own(target.parent)
            write_whole(target, data, force=True)
            written[str(name)] = digest(data)
    finally:  # those that are written are known, whatever keeps the others from it
        write_whole(folder / NOTICES, packed({**sent, **written}), force=True)
    return NoticesSent(folder, len(written), tuple(foreign))


def _sent(folder: Path) -> dict[str, str]:
    """What batches have written into a folder, by name, as digests."""
    return known(folder / NOTICES, take_marks) or {}
