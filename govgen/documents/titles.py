"""The title of a report, in whatever order it names the unit, the year and what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govgen.documents.dates import year_of
from govgen.documents.document import Line

TITLE_LINE = 60
SEARCHED = 400
_ENDING = re.compile(r"(?:报告|年报)\s*(?:[（(].{0,12}[）)])?\s*$")
_YEAR = re.compile(r"(?P<year>(?<!\d)\d{4}(?!\d)|[二〇○零一三四五六七八九]{4})\s*年?(?:度)?")
_TOPIC = re.compile(r"政务服务[和与及、]?(?=政务|政府信息)|(?:政[府务])?信息公开|政务公开|年度|工作|报告|年报")
# What a title has behind it in brackets, on the same line or below: the year, and who reports.
_BEHIND = re.compile(r"[（(](?P<said>[^（）()。；]{2,40})[）)]\s*$")
_FRAME = re.compile(r"[（(《【][）)》】]")
_EDGES = "，、：:·-—《》【】的"
# A letter that sends a report has a title too, which is not the report's.
_LETTER = re.compile(r"关于(?:报送|呈报|上报|提交|印发|公布|发布|做好|开展)")


@dataclass(frozen=True, slots=True)
class TitledReport:
    """Whose report a title names, and on which year; empty and 0 where it does not say."""

    unit: str
    year: int


def is_title(text: str) -> bool:
    """True for a line that ends as the title of a report does."""
    return bool(_ENDING.search(text)) and len(text) <= TITLE_LINE and "。" not in text


def parse_title(text: str) -> TitledReport:
    """What a title names: the unit stands before what the report is of, the year anywhere."""
    whole = "".join(text.split())
    found = _YEAR.search(whole)
    year = year_of(found["year"]) if found else 0
    rest = _YEAR.sub("", whole, count=1) if year else whole
    before = rest[: topic.start()] if (topic := _TOPIC.search(rest)) else ""
    unit, about, other = before.partition("关于")
    if about and not unit:
        unit = _LETTER.sub("", about + other).removeprefix("关于")
    behind = _BEHIND.search(rest)
    if behind and not before:
        unit = behind["said"]
    return TitledReport(_FRAME.sub("", unit).strip(_EDGES), year)


def find_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """First and last line of the title, which may be set in up to three lines.

    Of several the one in the largest type, then the one nearest to the report: a page may list other years' above it.
    """
    spans = [span for last in range(len(lines[:SEARCHED])) if (span := _span(lines, last))]
    return max(spans, key=lambda span: _weight(lines, span), default=None)


def _span(lines: Sequence[Line], last: int) -> tuple[int, int] | None:
    line = lines[last]
    if not is_title(line.text) or ">" in line.text or line.linked:
        return None
    first = last
    while first > 0 and last - first < 2 and not parse_title(joined(lines[first : last + 1])).unit:
        above = lines[first - 1].text
        if len(above) > TITLE_LINE or any(mark in above for mark in "。：:") or _is_apart(lines[first - 1]):
            break
        first -= 1
    if not _YEAR.search(joined(lines[first : last + 1])) and last + 1 < len(lines) and _is_behind(lines[last + 1]):
        last += 1
    dated = _YEAR.search(joined(lines[first : last + 1]))
    return (first, last) if dated or last == len(lines) - 1 else None


def _is_behind(line: Line) -> bool:
    """True for a line that is only a bracket with the year."""
    return bool(_BEHIND.fullmatch(line.text.strip()) and _YEAR.search(line.text))


def _weight(lines: Sequence[Line], span: tuple[int, int]) -> tuple[bool, bool, bool, int]:
    text = joined(lines[span[0] : span[1] + 1])
    named = parse_title(text)
    large = any(0 < line.level <= 2 for line in lines[span[0] : span[1] + 1])
    return not _LETTER.search(text), large, bool(named.unit and named.year), span[1]


def joined(lines: Sequence[Line]) -> str:
    """Lines of a title as one, without blanks."""
    return "".join("".join(line.text.split()) for line in lines)


RED_HEAD = re.compile(r"[\u4e00-\u9fff（）()]{3,40}文\s*件")
LETTER_NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fff（）()]{1,20}\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*\d{1,4}\s*号)"
    r"(?:\s*签发人\s*[：:]\s*(?P<signer>\S.*))?"
)
_META = re.compile(
    r"发布(?:时间|日期|机构|单位)|信息来源|来源[：:]|索\s*引\s*号|浏览次数|点击(?:量|数)|访问量|字(?:体|号)[：:【\[]"
    r"|字体大小|当前位置|打印本页|【打印|关闭窗口|分享到|责任编辑|编辑[：:]|作者[：:]|成文日期|公开方式|主题分类|首页\s*[>＞»/]|扫一扫"
)


def is_page_matter(text: str) -> bool:
    """True for a short line that a web page puts around a report."""
    return len(text) <= 200 and not text.rstrip().endswith("。") and bool(_META.search(text))


def _is_apart(line: Line) -> bool:
    """True for a line that is no part of a title below it: a red head, a number, matter of the page, a link."""
    text = line.text.strip()
    head = RED_HEAD.fullmatch(text) or LETTER_NUMBER.fullmatch(text)
    return bool(head) or line.linked or is_page_matter(text) or is_title(text)
