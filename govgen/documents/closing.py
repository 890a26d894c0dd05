"""What stands at the end of a report: the name and date it is signed with, the colophon, and lines of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgen.documents.dates import ends_in_date, read_date
from govgen.documents.document import Line
from govgen.documents.titles import is_page_matter
from govgen.model.report import Written

TAIL = 8
NAME_LIMIT, LONG_NAME = 40, 80
LINE_LIMIT = 200
_COPIES = re.compile(r"抄\s*送\s*[：:]\s*(?P<to>.+?)[。.]?")
_STAMP = r"(?P<on>\d{4}年\d{1,2}月\d{1,2}日)\s*印发"
_ISSUED, _STAMPED = re.compile(rf"(?P<by>\S.*?){_STAMP}"), re.compile(rf"\S\s*{_STAMP}")
_DAY_ALONE = re.compile(_STAMP)
_PAGE = re.compile(
    r"版权所有|主办(?:单位)?[：:]|承办(?:单位)?[：:]|ICP备|公网安备|网站标识码|网站地图|关于我们|上一[篇条]|下一[篇条]|打印|关闭"
    r"|相关(?:链接|附件|文档)|扫一扫|分享|返回顶部|联系我们"
)


@dataclass(slots=True)
class Closing:
    """The end of a report: what remains of its lines, the head it gives by dotted key, and lines of no use."""

    lines: list[Line]
    head: dict[str, Written] = field(default_factory=dict)
    unused: list[Line] = field(default_factory=list)
    seen: list[Line] = field(default_factory=list)
    signer: str = ""


def read_closing(lines: Sequence[Line], unit: str) -> Closing:
    """Take signature and colophon from the end of a section's lines.

    A date on a line of its own near the end signs the report; what stands behind it is no prose any more.
    """
    closing = Closing(list(lines))
    _page_matter(closing)
    for position in range(len(closing.lines) - 1, max(-1, len(closing.lines) - 1 - TAIL), -1):
        line = closing.lines[position]
        found = ends_in_date(line.text) if len(line.text) <= LINE_LIMIT else None
        if found is None or _STAMPED.search(line.text):
            continue
        before, day = found
        if before and not _is_name(before, unit):
            continue
        first = position if before else _name_line(closing, position, unit)
        closing.head["落款日期"] = Written(day.isoformat(), line.place)
        _behind(closing, closing.lines[position + 1 :])
        closing.signer = before or (closing.lines[first].text.strip() if first < position else "")
        closing.seen += closing.lines[first : position + 1]
        del closing.lines[first:]
        return closing
    _without_date(closing, unit)
    return closing


def _name_line(closing: Closing, position: int, unit: str) -> int:
    above = closing.lines[position - 1].text.strip() if position else ""
    return position - 1 if _is_name(above, unit) else position


def _is_name(text: str, unit: str) -> bool:
    """True for a line that can only be the name of a body."""
    if not text or len(text) > LONG_NAME or re.search(r"[。，；：、！？,;:\d]", text):
        return False
    squeezed = "".join(text.split())
    return squeezed == unit or squeezed.endswith(
        ("局", "委员会", "委", "厅", "部", "办公室", "政府", "办事处", "中心", "署", "院", "会", "队", "所", "行")
    )


def _behind(closing: Closing, lines: Sequence[Line]) -> None:
    for line in _with_their_days(lines):
        text = line.text.strip()[:LINE_LIMIT]
        copies, issued = _COPIES.fullmatch(text), _ISSUED.fullmatch(text)
        if copies:
            closing.seen.append(line)
            closing.head["公文.抄送"] = Written(copies["to"], line.place)
        elif issued:
            day = read_date(issued["on"])
            closing.seen.append(line)
            closing.head["公文.印发机关"] = Written(issued["by"].strip(), line.place)
            if day:
                closing.head["公文.印发日期"] = Written(day.isoformat(), line.place)
        else:
            closing.unused.append(line)


def _with_their_days(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a printing office put before the day of printing where that has a line of its own."""
    office: list[Line] = []
    for line in lines:
        if _DAY_ALONE.fullmatch(line.text.strip()) and office:
            yield Line("".join(each.text.strip() for each in (*office, line)), office[0].place)
            office = []
        elif len(line.text) <= NAME_LIMIT and not _COPIES.match(line.text.strip()) and not _ISSUED.match(line.text):
            office.append(line)
        else:
            yield from (*office, line)
            office = []
    yield from office


def _page_matter(closing: Closing) -> None:
    while closing.lines and len(closing.lines[-1].text) <= 120 and _is_page(closing.lines[-1]):
        closing.unused.insert(0, closing.lines.pop())


def _is_page(line: Line) -> bool:
    is_matter = bool(_PAGE.search(line.text)) or is_page_matter(line.text)
    return line.linked or (is_matter and not line.text.rstrip().endswith("。"))


def _without_date(closing: Closing, unit: str) -> None:
    """A report signed without a date: a colophon may still stand at the end, and the name alone."""
    texts = [line.text.strip() if len(line.text) <= LINE_LIMIT else "" for line in closing.lines]
    colophon = [number for number, text in enumerate(texts) if _COPIES.fullmatch(text) or _ISSUED.fullmatch(text)]
    if colophon and colophon[0] >= len(closing.lines) - 3:
        _behind(closing, closing.lines[colophon[0] :])
        del closing.lines[colophon[0] :]
    if closing.lines and unit and "".join(closing.lines[-1].text.split()) == unit:
        closing.signer = unit
        closing.seen.append(closing.lines.pop())
