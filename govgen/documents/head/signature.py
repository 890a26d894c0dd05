"""What stands at the end of a report: the name and date it is signed with, the colophon, and lines of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from govgen.documents.dates import ends_in_date, ends_in_loose_date
from govgen.documents.document import Line
from govgen.documents.head.colophon import colophon_start, is_stamped, opens_colophon, read_colophon
from govgen.documents.titles import is_page_matter
from govgen.model.report import Written

TAIL = 8
LONG_NAME = 80
LINE_LIMIT = 200
_PAGE = re.compile(
    r"版权所有|主办(?:单位)?[：:]|承办(?:单位)?[：:]|ICP备|公网安备|网站标识码|网站地图|关于我们|上一[篇条]|下一[篇条]|打印|关闭"
    r"|相关(?:链接|附件|文档)|扫一扫|分享|返回顶部|联系我们"
)
_SITE = re.compile(r"版权所有|(?:主|承|协)办(?:单位)?[：:]|ICP备|公网安备|网站标识码|网站地图")


@dataclass(slots=True)
class Closing:
    """The end of a report: what remains of its lines, the head it gives by dotted key, and lines of no use."""

    lines: list[Line]
    head: dict[str, Written] = field(default_factory=dict)
    unused: list[Line] = field(default_factory=list)
    seen: list[Line] = field(default_factory=list)
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when, where it stands below the title, and the lines that say so."""

    signer: str = ""
    day: Written | None = None
    lines: tuple[Line, ...] = ()


def signature_below(lines: Sequence[Line], unit: str) -> Signature:
    """The name and the date that stand right below a title, or one of them alone if it is the unit's."""
    name, day = "", None
    for number, line in enumerate(lines[:2]):
        text = line.text.strip().strip("（）()")
        found = ends_in_date(text)
        before = found[0] if found else text
        if line.linked or (before and (name or not is_name(before, unit))):
            break
        name = name or "".join(before.split())
        if found:
            day = Written(found[1].isoformat(), line.place)
            return Signature(name, day, tuple(lines[: number + 1]))
    alone = bool(name) and name == unit
    return Signature(name, None, tuple(lines[:1])) if alone else Signature()


def read_closing(lines: Sequence[Line], unit: str) -> Closing:
    """Take signature and colophon from the end of a section's lines.

    A date on a line of its own near the end signs the report, and one below a name; what stands behind it is no prose
    any more.
    """
    closing = Closing(list(lines))
    _page_matter(closing)
    if not (_signed(closing, unit, named=True) or _signed(closing, unit, named=False)):
        _without_date(closing, unit)
    return closing


def _signed(closing: Closing, unit: str, *, named: bool) -> bool:
    """Take the last date that signs, with a name beside or above it, or else alone; False where there is none."""
    for position in range(len(closing.lines) - 1, -1, -1):
        line = closing.lines[position]
        found = ends_in_date(line.text) if len(line.text) <= LINE_LIMIT else None
        if found is None or is_stamped(line.text):
            continue
        before, day = found
        if before and not is_name(before, unit):
            continue
        first = position if before else _name_line(closing, position, unit)
        if named and not _signs(before or _joined(closing.lines[first:position]), closing.lines[position + 1 :], unit):
            continue
        if first == position and len(closing.lines) - position > TAIL and before != unit:
            continue
        closing.head["落款日期"] = Written(day.isoformat(), line.place)
        _behind(closing, closing.lines[position + 1 :])
        closing.signer = before or _joined(closing.lines[first:position])
        closing.seen += closing.lines[first : position + 1]
        del closing.lines[first:]
        return True
    return False


def _joined(lines: Sequence[Line]) -> str:
    return "".join(line.text.strip() for line in lines)


def _signs(name: str, behind: Sequence[Line], unit: str) -> bool:
    """True for a name with a date that signs the report, though another date stands behind it: no sentence does."""
    texts = [line.text.strip() for line in behind]
    is_near = len(texts) < TAIL or name == unit
    return bool(name) and is_near and not any(text.endswith("。") and not opens_colophon(text) for text in texts)


def _name_line(closing: Closing, position: int, unit: str) -> int:
    """The first line of the name above the date: a long one may stand on several."""
    above = closing.lines[position - 1].text.strip() if position else ""
    if not is_name(above, unit):
        return position
    first, name = position - 1, "".join(above.split())
    while first and name != unit and unit.endswith(name):
        more = "".join(closing.lines[first - 1].text.split()) + name
        if not unit.endswith(more):
            break
        first, name = first - 1, more
    return first


def is_name(text: str, unit: str) -> bool:
    """True for a line that can only be the name of a body."""
    if not text or len(text) > LONG_NAME or re.search(r"[。，；：、！？,;:\d]", text):
        return False
    squeezed = "".join(text.split())
    return squeezed == unit or is_body(squeezed)


def is_of_site(lines: Sequence[Line]) -> bool:
    """True for lines of which one is the foot of a web site: the others tell how to reach that, not the unit."""
    return any(_SITE.search(line.text) for line in lines)


def is_body(name: str) -> bool:
    """True for a name that ends as those of bodies do."""
    return name.endswith(
        ("局", "委员会", "委", "厅", "部", "办公室", "政府", "办事处", "中心", "署", "院", "会", "队", "所", "行")
    )


def _behind(closing: Closing, lines: Sequence[Line]) -> None:
    colophon = read_colophon(lines)
    closing.head.update(colophon.head)
    closing.seen += colophon.seen
    closing.unused += colophon.unused


def _page_matter(closing: Closing) -> None:
    while closing.lines and len(closing.lines[-1].text) <= 120 and _is_page(closing.lines[-1]):
        closing.unused.insert(0, closing.lines.pop())


def _is_page(line: Line) -> bool:
    is_matter = bool(_PAGE.search(line.text)) or is_page_matter(line.text)
    return line.linked or (is_matter and not line.text.rstrip().endswith("。"))


def _without_date(closing: Closing, unit: str) -> None:
    """A report signed without a plain date: by the name and a loose one, or the name alone; a colophon may follow."""
    for position in range(max(1, len(closing.lines) - TAIL), len(closing.lines)):
        name, line = closing.lines[position - 1], closing.lines[position]
        found = ends_in_loose_date(line.text)
        if found and not found[0] and unit and "".join(name.text.split()) == unit:
            closing.head["落款日期"] = Written(found[1], line.place)
            _behind(closing, closing.lines[position + 1 :])
            closing.signer = unit
            closing.seen += [name, line]
            del closing.lines[position - 1 :]
            return
    start = colophon_start(closing.lines)
    _behind(closing, closing.lines[start:])
    del closing.lines[start:]
    if closing.lines and unit and "".join(closing.lines[-1].text.split()) == unit:
        closing.signer = unit
        closing.seen.append(closing.lines.pop())
