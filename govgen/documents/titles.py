"""The title of a report, as its edition writes it, or in whatever order it names the unit, the year and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgen.documents.dates import year_of
from govgen.documents.document import Line
from govgen.model.edition import Catalog
from govgen.model.title import NAME, NEXT, YEAR
from govgen.schema.labels import nearest

TITLE_LINE = 60
LONG_TITLE = 100  # of one written just as its edition writes it: the name of a unit may have sixty characters
SEARCHED = 400
SLIP = 0.9
SCHOOL_YEAR = "学年"
SHARED = 2  # letters that are the end of a name and the beginning of the topic
# What a title of a page says behind that of the report: that it is shown, or whose it is.
_SHOWN = r"的(?:公示|公告|通报)"
_BODY = r"[\u4e00-\u9fff（）()]{1,40}[局委会厅部室府处心署院队所行镇乡道校学司站社办]"
_WHOSE = rf"(?<!\s)\s*[—–-]{{1,2}}\s*(?P<whose>{_BODY})"
_ENDING = re.compile(rf"(?:报告|年报|报表|决算|预算)\s*(?:[（(].{{0,12}}[）)]|{_SHOWN}|{_WHOSE})?\s*$")
_DAY = r"\d{1,2}月\d{1,2}日"
_YEAR = re.compile(
    r"(?P<year>(?<!\d)\d{4}(?!\d)|[二〇○零一三四五六七八九]{4})\s*(?:[-—–－～~至]+\s*\d{2,4}\s*学|学(?=年))?"
    rf"年?(?:度|{_DAY}起?[至到—–\-－～~]+(?:\d{{4}}年)?{_DAY}止?)?"
)
# What leads over to the topic, or stands for it in a title that no edition writes so.
_LEADING = r"政务服务[和与及、]?(?=政务|政府信息)|政[府务](?=信息公开)"
_LOOSE = r"年度|工作|报告|年报"
_FIELD = re.compile(r"\{(\w+)\}(学?年度?)?")
_DASHES = re.compile("[-—–－～~至]+")
_FIELDS = {
    NAME: rf"(?P<{NAME}>(?:(?!关于).)+?)",
    YEAR: rf"(?P<{YEAR}>\d{{4}}|[二〇○零一三四五六七八九]{{4}})",
    NEXT: r"(?:\d{4}|\d{2})",
}
# What a title has behind it in brackets, on the same line or below: the year, and who reports.
_BEHIND = re.compile(rf"(?:[（(](?P<said>[^（）()。；]{{2,40}})[）)]|{_WHOSE})\s*$")
_LABEL = re.compile(r"^\s*【[^【】]{1,12}】")  # of a page, before the title: 【年报】
_FRAME = re.compile(r"[（(《【][）)》】]")
_EDGES = "，、：:·-—《》【】的"
# A letter that sends a report has a title too, which is not the report's.
_LETTER = re.compile(rf"关于(?:报送|呈报|上报|提交|印发|公布|发布|做好|开展)|{_SHOWN}\s*$")
# What a title says that a body does with its report.
_DONE = re.compile(r"(?:发布|公布|印发|编制)(?:的)?$")


@dataclass(frozen=True, slots=True)
class TitledReport:
    """Whose report a title names, and on which year; empty and 0 where it does not say."""

    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class TitleForms:
    """How the reports of a kind are entitled: patterns of whole titles, what begins the topic, words of the topic.

    `tails` are what those titles say behind their fields, `ends` the last letters of them; `bodies` are how names of
    units end, and `scholar` ones report on school years.
    """

    whole: tuple[re.Pattern[str], ...]
    topic: re.Pattern[str]
    words: tuple[str, ...]
    tails: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    scholar: bool = False

    @property
    def ends(self) -> tuple[str, ...]:
        """The last letters of the titles."""
        return tuple(dict.fromkeys(tail[-2:] for tail in self.tails))

    def match(self, text: str) -> re.Match[str] | None:
        """The title that an edition writes in just this way."""
        plain = "".join(text.split()).strip("《》")
        return next((found for pattern in self.whole if (found := pattern.fullmatch(plain))), None)

    def speaks_of(self, text: str) -> bool:
        """True for a title with a word of the topic; one on a school year is of a kind that reports on these."""
        if self.match(text) is not None:
            return True
        return any(word in text for word in self.words) and (self.scholar or SCHOOL_YEAR not in text)


def title_forms(catalog: Catalog) -> TitleForms:
    """The ways to entitle the reports of a catalog, each edition's own first."""
    editions = catalog.editions.values()
    patterns = dict.fromkeys(title for edition in editions for title in (edition.title, *edition.titles))
    tails = tuple(dict.fromkeys(_tail(title) for title in patterns))
    words = catalog.topics or tuple(filter(None, tails))
    topic = "|".join((_LEADING, *map(re.escape, words), _LOOSE))
    bodies = tuple(ending for kind in catalog.bodies for ending in kind.endings)
    scholar = any(SCHOOL_YEAR in title for title in patterns)
    return TitleForms(tuple(map(_compiled, patterns)), re.compile(topic), words, tails, bodies, scholar)


def _tail(pattern: str) -> str:
    """What a title says behind its last field: what the report is of."""
    return _FIELD.split(pattern)[-1]


def _compiled(pattern: str) -> re.Pattern[str]:
    """A title as an expression: any dash for a dash, 年 and 年度 alike behind the year."""
    return re.compile("".join(_parts(pattern)))


def _parts(pattern: str) -> Iterator[str]:
    place = 0
    for field in _FIELD.finditer(pattern):
        yield _literal(pattern[place : field.start()])
        yield _FIELDS[field[1]] + ("学?年?(?:度)?" if field[2] else "")
        place = field.end()
    yield _literal(pattern[place:])


def _literal(text: str) -> str:
    return _DASHES.pattern.join(map(re.escape, _DASHES.split("".join(text.split()))))


def is_title(text: str, forms: TitleForms) -> bool:
    """True for a line that ends as the title of a report does, or is one as its edition writes it."""
    exact = forms.match(text) is not None
    return (
        (exact or bool(_ENDING.search(text)))
        and len(text) <= (LONG_TITLE if exact else TITLE_LINE)
        and "。" not in text
    )


def parse_title(text: str, forms: TitleForms) -> TitledReport:
    """What a title names: where no edition writes it so, the unit stands before the topic, the year anywhere."""
    whole = "".join(text.split())
    exact = forms.match(whole)
    if exact:
        unit = _whole_name(whole[exact.start(NAME) :], [len(exact[NAME])], forms)
        return TitledReport(_name(unit), year_of(exact[YEAR]))
    years = [*_YEAR.finditer(whole)]
    found = next((each for each in years if not _is_of_name(each)), next(iter(years), None))
    year = year_of(found["year"]) if found else 0
    rest = whole[: found.start()] + whole[found.end() :] if found and year else whole
    before = _whole_name(rest, list(_beginnings(rest, forms)), forms, found.start() if found else -1)
    unit, about, other = before.partition("关于")
    if about and not unit:
        unit = _LETTER.sub("", about + other).removeprefix("关于")
    behind = _BEHIND.search(rest)
    if behind and not before:
        unit = behind["said"] or behind["whose"]
    return TitledReport(_name(unit), year)


def _beginnings(title: str, forms: TitleForms) -> Iterator[int]:
    """Where words of the topic begin, each time that other words stood before."""
    last = -1
    for topic in forms.topic.finditer(title):
        if topic.start() != last:
            yield topic.start()
        last = topic.end()


def _whole_name(title: str, ends: Sequence[int], forms: TitleForms, apart: int = -1) -> str:
    """What stands before the topic: of places where that may begin the first at which the name of a body ends.

    The last letters of a name may be the first ones of the topic, as with 人民政府 and 政府网站, but where something
    stood `apart` between them.
    """
    for end in ends:
        name, shared = title[:end], title[end : end + SHARED]
        if name.endswith(forms.bodies):
            return name
        if end != apart and f"{name[-SHARED:]}{shared}" in forms.bodies:
            return name + shared
    return title[: ends[0]] if ends else ""


def _name(unit: str) -> str:
    """The name of a unit as a title has it, without what stands around."""
    alone = _YEAR.sub(lambda found: found[0] if _is_of_name(found) else "", unit)
    return _FRAME.sub("", _DONE.sub("", _LABEL.sub("", alone))).strip(_EDGES)


def _is_of_name(found: re.Match[str]) -> bool:
    """True for four digits within a text that are not called a year: a name may have such."""
    return found.start() > 0 and found.end() < len(found.string) and not re.search("[年度月]", found[0])


def find_title(lines: Sequence[Line], forms: TitleForms) -> tuple[int, int] | None:
    """First and last line of the title, which may be set in up to three lines.

    Of several the one in the largest type, then the one nearest to the report: a page may list other years' above it.
    """
    spans = [span for last in range(len(lines[:SEARCHED])) if (span := _span(lines, last, forms))]
    return max(spans, key=lambda span: _weight(lines, span, forms), default=None)


def find_misprint(lines: Sequence[Line], forms: TitleForms) -> tuple[int, int] | None:
    """The same where nothing is a title: the first line that names a year and ends as one does but for a slip."""
    for last, line in enumerate(lines[:SEARCHED]):
        text = "".join(line.text.split())
        plain = len(text) <= TITLE_LINE and not line.linked and not any(mark in text for mark in "。：:，>")
        ends = (nearest(text[-len(tail) :], (tail,), SLIP) for tail in forms.tails if tail and text[-1:] in tail[-2:])
        if plain and any(ends) and _YEAR.search(text):
            unnamed = not parse_title(text, forms).unit and _goes_up(lines, last, last, forms)
            return (last - unnamed, last)
    return None


def _span(lines: Sequence[Line], last: int, forms: TitleForms) -> tuple[int, int] | None:
    line = lines[last]
    if ">" in line.text or line.linked or not (is_title(line.text, forms) or _is_end(lines, last, forms)):
        return None
    first = last
    below = lines[last + 1].text if last + 1 < len(lines) else ""
    if re.fullmatch(_WHOSE, below.strip()) and not parse_title(line.text, forms).unit:
        last += 1
    while _goes_up(lines, first, last, forms) and not parse_title(joined(lines[first : last + 1]), forms).unit:
        first -= 1
    while first > 0 and lines[first].goes_on and _is_of_title(lines[first - 1], forms):
        first -= 1
    if not _YEAR.search(joined(lines[first : last + 1])) and last + 1 < len(lines) and _is_behind(lines[last + 1]):
        last += 1
    dated = _YEAR.search(joined(lines[first : last + 1]))
    return (first, last) if dated or last == len(lines) - 1 else None


def _goes_up(lines: Sequence[Line], first: int, last: int, forms: TitleForms) -> bool:
    """True where the line above the first one so far can be of the same title."""
    if first == 0 or last - first > 1:
        return False
    above = lines[first - 1]
    return (
        len(above.text) <= TITLE_LINE
        and not any(mark in above.text for mark in "。：:")
        and not _is_apart(above, forms)
    )


def _is_end(lines: Sequence[Line], last: int, forms: TitleForms) -> bool:
    """True for the last line of a title that its edition writes so, whatever word it ends in."""
    text, first = lines[last].text.strip(), last
    if not text.endswith(forms.ends) or len(text) > TITLE_LINE or "。" in text:
        return False
    while _goes_up(lines, first, last, forms):
        first -= 1
        if forms.match(joined(lines[first : last + 1])):
            return True
    return False


def _is_of_title(above: Line, forms: TitleForms) -> bool:
    """True for what can be a line of the paragraph that a title ends."""
    plain = len(above.text) <= TITLE_LINE and not re.search(r"[。：:，\d]", above.text)
    return plain and not _is_apart(above, forms)


def _is_behind(line: Line) -> bool:
    """True for a line that is only a bracket with the year."""
    return bool(_BEHIND.fullmatch(line.text.strip()) and _YEAR.search(line.text))


def _weight(lines: Sequence[Line], span: tuple[int, int], forms: TitleForms) -> tuple[bool, bool, bool, int]:
    text = joined(lines[span[0] : span[1] + 1])
    named = parse_title(text, forms)
    large = any(0 < line.level <= 2 for line in lines[span[0] : span[1] + 1])
    return not _LETTER.search(text), large, bool(named.unit and named.year), span[1]


def joined(lines: Sequence[Line]) -> str:
    """Lines of a title as one, without blanks."""
    return "".join("".join(line.text.split()) for line in lines)


RED_HEAD = re.compile(r"[\u4e00-\u9fff（）()\s]{3,80}文\s*件")
_NUMBER = r"(?P<number>[\u4e00-\u9fff（）()]{1,20}\s*[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*\d{1,4}\s*号)"
# The last of several signers stands beside the number, the others above.
_BESIDE = r"\s+(?P<last>[\u4e00-\u9fff·\s、，,]{2,24})"
LETTER_NUMBER = re.compile(rf"{_NUMBER}(?:\s*签发人\s*[：:]\s*(?P<signer>\S.*)|{_BESIDE})?")
SIGNERS = re.compile(rf"签发人\s*[：:]\s*(?P<signer>\S.*?)(?:\s+{_NUMBER}(?:{_BESIDE})?)?")
_META = re.compile(
    r"发布(?:时间|日期|机构|单位)|信息来源|来源[：:]|索\s*引\s*号|浏览次数|点击(?:量|数)|访问量|字(?:体|号)[：:【\[]"
    r"|字体大小|当前位置|打印本页|【打印|关闭窗口|分享到|责任编辑|编辑[：:]|作者[：:]|成文日期|公开方式|主题分类|首页\s*[>＞»/]|扫一扫"
)


def is_page_matter(text: str) -> bool:
    """True for a short line that a web page puts around a report."""
    return len(text) <= 200 and not text.rstrip().endswith("。") and bool(_META.search(text))


def _is_apart(line: Line, forms: TitleForms) -> bool:
    """True for a line that is no part of a title below it: a red head, a number, matter of the page, a link."""
    text = line.text.strip()
    head = RED_HEAD.fullmatch(text) or LETTER_NUMBER.fullmatch(text)
    return bool(head) or line.linked or is_page_matter(text) or is_title(text, forms)
