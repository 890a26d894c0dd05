"""What an office sends out after a round: a list of those to be reminded 催报, and to each unit what it has to mend."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govgen.batch.ledger import STATES, Issue, Ledger, advance, read_ledger, write_ledger
from govgen.batch.placing import present_at
from govgen.batch.roster import Attendance
from govgen.batch.summary_table import Summary, contact_of
from govgen.checking import SEVERITY_WORDS
from govgen.files import encoded, write_whole
from govgen.files.fingerprint import digest
from govgen.files.naming import FileNames, safe_stem
from govgen.files.reading import LARGEST, read_file
from govgen.model.finding import Severity
from govgen.reading.hand_ins import NOTICES
from govgen.reading.register import HandInState, UnitStatus

REMINDERS, FOLDER, SUFFIX = "催报名单.txt", "整改通知", ".txt"
WANTED = {
    HandInState.ABSENT: "还没有交",
    HandInState.UNREADABLE: "交来的不能用",
    HandInState.BLANK: "交来的表没有填",
    HandInState.OTHER_YEAR: "交来的不是本年度的",
    HandInState.FAILED: "有错误，要改正后重报",
}
HEAD = "{year}政府信息公开工作年度报告催报名单（{day}）"
COUNTS = "应报 {listed} 个单位，可以用的 {valid} 个，还差 {rest} 个。"
NOBODY = "都齐了。"
LINE = "{number}.{unit}{contact}：{wanted}{reason}。"
DUE = "请于 {due} 前报送。"
ASK = "联系：{contact}"
TITLE = "{unit}："
INTRO = (
    "贵单位报送的{year}政府信息公开工作年度报告，经 {day} 核对，有下列问题，请{due}改正后重新报送；"
    "确认无误的，请在“说明”里写明理由。"
)
BY = "于 {due} 前"
ITEM = "{number}.【{word}】{place}{message}（{state}{since}）"
SINCE = "，{since} 起"
DONE_HEAD = "已经改好的："
DONE = "√ {message}（{mended}）"
FINE = "没有要改的问题。"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the notices: the year that is collected, whom to ask, until when."""

    year: int | None = None
    contact: str = ""
    due: str = ""


def reminders(attendance: Attendance, contacts: Mapping[str, str], sender: Sender, day: str) -> str:
    """The units of the list without a valid hand-in, with their contacts and what is missing, to be pasted."""
    wanted = attendance.of(*WANTED)
    lines = [HEAD.format(year=_year(sender), day=day)]
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


def _year(sender: Sender) -> str:
    return f"{sender.year}年度" if sender.year else ""


def notice(unit: str, issues: Sequence[Issue], sender: Sender, day: str) -> str:
    """What a unit has to mend, errors first, each with its place and reason; then what it has mended."""
    standing = sorted(
        (one for one in issues if one.state != "mended"), key=lambda one: one.severity is not Severity.ERROR
    )
    mended = [one for one in issues if one.state == "mended"]
    due = BY.format(due=sender.due) if sender.due else ""
    lines = [TITLE.format(unit=unit), INTRO.format(year=_year(sender), day=day, due=due) if standing else FINE]
    lines += [_item(number, one) for number, one in enumerate(standing, start=1)]
    if mended:
        lines += [DONE_HEAD, *(DONE.format(message=one.message, mended=one.mended) for one in mended)]
    return "\n".join([*lines, *(_closing(Sender(contact=sender.contact)))]) + "\n"


def _item(number: int, one: Issue) -> str:
    since = "" if one.state == "new" else SINCE.format(since=one.since)
    return ITEM.format(
        number=number,
        word=SEVERITY_WORDS[one.severity],
        place=one.place,
        message=one.message,
        state=STATES[one.state],
        since=since,
    )


def notice_files(ledger: Ledger, units: Sequence[str], sender: Sender, day: str) -> Iterator[tuple[Path, bytes]]:
    """A notice for each unit that has, or had, something to mend."""
    names = FileNames()
    for unit in units:
        issues = ledger.get(unit, ())
        if issues:
            stem = names.claim(safe_stem(unit, None), unit, unit).rpartition(".")[0]
            yield Path(FOLDER, stem + SUFFIX), encoded(notice(unit, issues, sender, day))


@dataclass(frozen=True, slots=True)
class NoticesSent:
    """Where notices were written, how many, and which files were left since they are not as a batch wrote them."""

    folder: Path
    count: int
    foreign: tuple[str, ...]


def send_notices(home: Path, folder: Path | None, summary: Summary, sender: Sender, today: date) -> NoticesSent | None:
    """Carry the ledger of `home` a round further; where notices are asked for, write them into their folder.

    A file that somebody has changed, or that was there before, is left as it is.
    """
    ledger = advance(read_ledger(home), summary.entries(), today.isoformat())
    write_ledger(home, ledger)
    if folder is None:
        return None
    day = today.isoformat()
    made = list(notice_files(ledger, list(summary.attendance.details) or sorted(ledger), sender, day))
    if summary.attendance.listed:
        made.insert(0, (Path(REMINDERS), _reminders(summary, sender, day)))
    return _written(folder, made)


def _reminders(summary: Summary, sender: Sender, day: str) -> bytes:
    contacts = {unit: contact_of(held) for unit, held in summary.attendance.details.items()}
    return encoded(reminders(summary.attendance, contacts, sender, day))


def _written(folder: Path, made: Iterable[tuple[Path, bytes]]) -> NoticesSent:
    """Files in their folder, those left alone that are there and that no batch has written so."""
    known = _known(folder)
    written, foreign = {}, []
    for name, data in made:
        target = folder / name
        present = present_at(target)
        if present and digest(present) not in (known.get(str(name)), digest(data)):
            foreign.append(str(target))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data, force=True)
        written[str(name)] = digest(data)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / NOTICES, json.dumps({**known, **written}, ensure_ascii=False).encode(), force=True)
    return NoticesSent(folder, len(written), tuple(foreign))


def _known(folder: Path) -> dict[str, str]:
    """What batches have written into a folder, by name, as digests."""
    try:
        return {str(name): str(mark) for name, mark in json.loads(read_file(folder / NOTICES, LARGEST)).items()}
    except (OSError, ValueError, AttributeError):
        return {}
