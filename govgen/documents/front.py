"""What stands before the first section: red head, number, title, addressee, contact; the rest is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from govgen.documents.document import Line
from govgen.model.report import Written

_ZEROS = "〇○零ＯO"
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZEROS, "0")
_PLAIN = re.compile(r"(\d{4})\s*(?:年|[-./．])\s*(\d{1,2})\s*(?:月|[-./．])\s*(\d{1,2})\s*日?")
_COUNTED = "([一二三四五六七八九十]{1,3})"
_CHINESE = re.compile(rf"([{_ZEROS}一二三四五六七八九]{{4}})年{_COUNTED}月{_COUNTED}日")


def read_date(text: str) -> date | None:
    """The date that the whole of `text` writes, None if it is none or does not exist."""
    squeezed = "".join(text.split())
    plain = _PLAIN.fullmatch(squeezed)
    chinese = _CHINESE.fullmatch(squeezed)
    try:
        if plain:
            return date(int(plain[1]), int(plain[2]), int(plain[3]))
        if chinese:
            return date(year_of(chinese[1]), _number(chinese[2]), _number(chinese[3]))
    except ValueError:
        return None
    return None


def ends_in_date(text: str) -> tuple[str, date] | None:
    """What stands before the date at the end of a line, and the date."""
    found = re.search(rf"(?:{_PLAIN.pattern}|{_CHINESE.pattern})\s*$", text)
    day = read_date(found[0]) if found else None
    return (text[: found.start()].strip(), day) if found and day else None


def year_of(text: str) -> int:
    """The year that four digits write, Chinese or not; 0 if they do not."""
    digits = "".join(_DIGITS.get(char, char) for char in text)
    return int(digits) if re.fullmatch(r"\d{4}", digits, re.ASCII) else 0


def _number(text: str) -> int:
    """A number below 100 in Chinese: `十二`, `二十`, `三`."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return int(_DIGITS[text])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


TITLE_LINE = 60
SEARCHED = 60
_REPORT = re.compile(r"(?:报告|年报)\s*(?:[（(].{0,12}[）)])?\s*$")
_YEAR = re.compile(r"\d{4}|[二〇○零一三四五六七八九]{4}")
_MARK = re.compile(r"[\u4e00-\u9fff（）()]{3,40}文\s*件")
_NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fff（）()]{1,20}\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*\d{1,4}\s*号)"
    r"(?:\s*签发人\s*[：:]\s*(?P<signer>\S.*))?"
)
_ADDRESSEE = re.compile(r"(?P<to>[^。；]{2,60})[：:]")
_TITLE = re.compile(r"(?P<unit>.*?)(?:关于)?\s*(?P<year>\d{4}|[二〇○零一三四五六七八九]{4})\s*年")
# The usual preface says these things in this order: on what basis, that it was made, for when or whom to ask.
PREFACE = (("根据", "依据", "按照"), ("编制",), ("报告", "年报"), ("统计期限", "联系"))
_META = re.compile(
    r"发布(?:时间|日期|机构|单位)|信息来源|来源[：:]|索\s*引\s*号|浏览次数|点击(?:量|数)|访问量|字(?:体|号)[：:【\[]"
    r"|字体大小|当前位置|打印本页|【打印|关闭窗口|分享到|责任编辑|编辑[：:]|作者[：:]|成文日期|公开方式|主题分类|首页\s*[>＞»/]|扫一扫"
)
CONTACTS = (
    ("联系.邮编", re.compile(r"(?:邮政编码|邮编)\s*[：:]?\s*(\d{6})")),
    ("联系.电话", re.compile(r"(?:联系)?电话\s*[：:]\s*([\d\-－—–()（）转\s]{5,40}\d)")),
    ("联系.地址", re.compile(r"地址\s*[：:]\s*([^，,。；;）)]{3,60})")),
    ("联系.电子邮箱", re.compile(r"(?:电子邮[箱件]|邮箱|E-?mail)\s*[：:]\s*([\w.+\-]+@[\w.\-]+\w)", re.IGNORECASE)),
    (
        "联系.网站",
        re.compile(r"(?:可在|网址\s*[：:]|网站\s*[：:])\s*([^，,。；;（(]{2,60}?)(?=上?(?:查阅|下载)|[，,。；;（(]|$)"),
    ),
)


@dataclass(slots=True)
class Front:
    """What the front says: the head by dotted key, the title as printed, prose, and lines of no use."""

    head: dict[str, Written] = field(default_factory=dict)
    title: Line | None = None
    prose: list[Line] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)


def read_front(lines: Sequence[Line]) -> Front:
    """Read the front of a report; nothing is made up that it does not say."""
    front = Front()
    span = _title_span(lines)
    if span is None:
        front.prose += [line for line in lines if not is_page_matter(line.text)]
        front.unused += [line for line in lines if is_page_matter(line.text)]
    else:
        first, last = span
        front.title = Line(_joined(lines[first : last + 1]), lines[first].place)
        _title(front, front.title)
        _above(front, lines[:first])
        _below(front, lines[last + 1 :])
    for line in (*front.preface, *front.prose):
        front.head.update({key: value for key, value in contacts(line) if key not in front.head})
    return front


def is_title(text: str) -> bool:
    """True for a line that ends as the title of a report does."""
    return bool(_REPORT.search(text)) and len(text) <= TITLE_LINE and "。" not in text


def _title_span(lines: Sequence[Line]) -> tuple[int, int] | None:
    """First and last line of the title, which may be set in up to three lines."""
    for last, line in enumerate(lines[:SEARCHED]):
        if not is_title(line.text) or ">" in line.text:
            continue
        first = last
        while first > 0 and last - first < 2 and not _complete(_joined(lines[first : last + 1])):
            above = lines[first - 1].text
            if len(above) > TITLE_LINE or any(mark in above for mark in "。：:") or _is_red_head(above):
                break
            first -= 1
        if _YEAR.search(_joined(lines[first : last + 1])) or last == len(lines) - 1:
            return first, last
    return None


def _complete(title: str) -> bool:
    found = _TITLE.match(title)
    return bool(found and found["unit"].strip())


def _joined(lines: Sequence[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def _is_red_head(text: str) -> bool:
    return bool(_MARK.fullmatch(text.strip()) or _NUMBER.fullmatch(text.strip())) or is_page_matter(text)


def _title(front: Front, title: Line) -> None:
    found = _TITLE.match(title.text)
    if not found:
        return
    if found["unit"].strip():
        front.head["单位.名称"] = Written(found["unit"].strip(), title.place)
    year = year_of(found["year"])
    if year:
        front.head["年度"] = Written(str(year), title.place)


def _above(front: Front, lines: Sequence[Line]) -> None:
    for line in lines:
        text = line.text.strip()
        number = _NUMBER.fullmatch(text)
        if number:
            front.head["公文.发文字号"] = Written("".join(number["number"].split()), line.place)
            if number["signer"]:
                front.head["公文.签发人"] = Written(number["signer"].strip(), line.place)
        elif _MARK.fullmatch(text):
            front.head["公文.发文机关标志"] = Written("".join(text.split()), line.place)
        else:
            front.unused.append(line)


def _below(front: Front, lines: Sequence[Line]) -> None:
    for line in lines:
        number = _NUMBER.fullmatch(line.text.strip())
        addressee = _ADDRESSEE.fullmatch(line.text.strip())
        if number and "公文.发文字号" not in front.head:
            front.head["公文.发文字号"] = Written("".join(number["number"].split()), line.place)
        elif is_page_matter(line.text):
            front.unused.append(line)
        elif addressee and not front.prose and "公文.主送" not in front.head:
            front.head["公文.主送"] = Written(addressee["to"].strip(), line.place)
        elif _is_preface(line.text) and not front.prose:
            front.preface.append(line)
        else:
            front.prose.append(line)


def _is_preface(text: str) -> bool:
    """True for a paragraph that opens as reports do, each of its phrases behind the one before."""
    if not text.startswith(PREFACE[0]):
        return False
    at = 0
    for phrases in PREFACE:
        found = [text.find(phrase, at) for phrase in phrases if text.find(phrase, at) >= 0]
        if not found:
            return False
        at = min(found)
    return True


def is_page_matter(text: str) -> bool:
    """True for a short line that a web page puts around a report."""
    return len(text) <= 200 and not text.rstrip().endswith("。") and bool(_META.search(text))


def contacts(line: Line) -> Iterator[tuple[str, Written]]:
    """The ways to reach the unit that a line tells."""
    for key, pattern in CONTACTS:
        found = pattern.search(line.text)
        if found:
            yield key, Written(found[1].strip(), line.place)
