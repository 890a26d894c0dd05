"""Lines of a head as official ones stand: the title with the unit first, no line of one character; signers by twos."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from govgen.patterns import lazy

TYPED = 26  # characters of a line between the number of a document, at its left, and its signers, at its right
SIGNERS = 21  # of which 签发人 leaves so many for names
BESIDE = 20  # characters of a number and the names beside it
# Templates drawn earlier have a paragraph that hangs later lines of names below the first, for what is longer than one.
HUNG, NOT_HUNG = 10, 12
BLANK = "\u3000"
ISSUED = 19  # characters of an office that fit one line with the day of printing
ISSUER_LINE = 29
LINE = 20  # characters of a title that fit one line, figures counted whole: not every face has narrow ones
ANNEX_LINE = 24  # of the title of an annex
ANNEXED_LINE = 23  # of that of an annexed table, which is named below the text too
SIGNATURE_LINE = 28  # of the name above the date
_BETWEEN = lazy(r"[、，,；;]+")
# A line ends well behind a mark or a body and before an opening bracket, nearly so behind a level of government and 的.
_LEVEL = lazy("[省市县区旗盟镇州的]")
_WELL = lazy(
    r"[）》”、，\s]|第[一二三四五六七八九十]+师|街道|人民政府(?!办)|[局厅](?![长级])|委员会|办公室|小组|法院|检察院|医院|学院"
    r"|大学|中心|公司|集团|兵团|农场|[支大中总]队|联合会|协会|管理处|办事处|(?=[（《“])"
)
# These begin no line: what a level, a body or a part of one ends in, and words that join.
_ILL = lazy(
    r"(?=[局厅处站队室署院馆族镇旗盟和与等的]|及(?!其)|委(?!托)|会(?![计议展])|所(?![属有])|办(?![公事])|科(?![学技研])|部(?![队门])|社(?![会区保])"
    r"|省(?!级|直)|市(?![场政容民级直])|县(?!级|直|委)|区(?![级域直])|州|乡(?!村)|中心|分局|支局|[大支中总]队|支行|分行|人民政府|小组"
    "|管理[局处]|保护局|自治)"
)
# Neither figures nor a year and its 年 part, and no mark begins a line; an opening one or an “and” ends none.
_NEVER = lazy(r"(?<=[0-9])(?=[0-9年])|(?=[）》”、，])|(?<=[（《“和与及第])|(?<=及其)")
# What a reader takes as one word in the names of bodies and of what they publish: no line ends in it.
_WORDS = lazy(
    "(?:[^省市县区旗州局厅室会）、，族]{1,7}族){1,6}自治[州县旗区]|[^省市县区旗州局厅室会）、，]{2,8}自治[区州县旗]|中华人民共和国|人民代表大会"
    "|(?:常务|管理|监督管理)?委员会|[一二三四五六七八九〇○零0-9]{4}年[度版]?|政府信息公开(?:工作)?|工作报告"
    "|年度报告|统计(?:年报|表)?|说明|目录|对照|标准|情况|数据|办事处|办公室|人民政府"
    "|住房和城乡建设|人力资源和社会保障|工业和信息化|发展和改革|文化和旅游|文化广电和?旅游|自然资源和规划|教育和?体育|农业和?农村"
    "|粮食和物资储备|机关事务管理|退役军人事务|自然资源|生态环境|卫生健康|市场监督管理|监督管理|应急管理|社会事务|综合行政执法|综合执法"
    "|行政审批服务?|政务服务|数据管理|知识产权|医疗保障|乡村振兴|交通运输|城市管理|风景名胜区?|经济技术开发区?|高新技术产业|开发区"
    "|城乡|城镇|都市|社区|小区|管理局|管理处|保护局"
    "|重点领域|责任|分工|一览表|事项|公共|国有|补助|附属|预算|决算|财政|拨款|基金|经营|收入|支出|合计|单位|上级|经费|维护费|公务|接待|运行"
    "|[（(]单位：[^（）()]{1,4}[）)]"
)
# The same in labels alone: names of bodies have them within longer words.
_LABEL_WORDS = lazy("养老(?:保险)?|年金|缴费|国债|抗疫|安排|防治")
# In a title what stands in brackets is one word too.
_BRACKETED = lazy("（[^（）]{1,12}）")
# What a line's end costs there, beside the square of what is left of each line as a part of it.
NEVER, IN_A_WORD, ILL, ANYWHERE, AT_A_WORD = 1000.0, 40.0, 30.0, 5.0, 2.0

_LISTED = lazy(r"[、，\s]")
_BODY = lazy(r"(?<=[、，\s）])|(?=（)")


def break_title(title: str, unit: str, line: int = LINE) -> str:
    """The title with line ends where it is too long for one line; one that has its own keeps them."""
    rest = title.removeprefix(unit)
    if len(title) <= line or "\n" in title:
        return title
    if unit and rest and rest != title:
        return f"{in_lines(unit, line)}\n{_balanced(rest, line)}"
    return _balanced(title, line, [unit] if unit else ())


def _bodies(unit: str) -> Sequence[str]:
    """The bodies that report together or stand in brackets behind one, where the name of a unit lists several."""
    return _BODY.split(unit) if _LISTED.search(unit) else ()


def head_line(number: str, signers: str, *, hung: bool = False) -> tuple[str, str]:
    """The number of a document and its signers, as they stand beside each other with a tab and 签发人 between them.

    The first line of names ends at the right edge; the others are as wide, and moved below it by blanks unless a
    template has `hung` them. A number that leaves no room for names ends its line.
    """
    lines = _signer_lines(signers, SIGNERS)
    wide = max((len(BLANK.join(line)) for line in lines), default=0)
    if hung and (len(lines) > 1 or wide > NOT_HUNG):
        first, *others = map(BLANK.join, _signer_lines(signers, HUNG))
        return number, "\n".join([first.ljust(HUNG, BLANK), *others])
    ends = bool(lines) and width(number) + wide > BESIDE
    names = f"\n{BLANK * (TYPED - wide)}".join(_evenly_wide(lines))
    return f"{number}\n" if ends else number, names.rstrip(BLANK)


def above_number(number: str, signers: str) -> tuple[str, str]:
    """The lines of signers above the number of a document, and the last one, which stands beside it.

    Both are empty where one line holds the number and all signers. Lines of names are as wide as each other and begin
    at a tab; names stand one below the other if that leaves the number its room. Below names that leave it none it
    stands alone.
    """
    by_twos, by_ones = (_evenly_wide(_signer_lines(signers, SIGNERS, together)) for together in (2, 1))
    if not by_twos or (len(by_twos) == 1 and width(number) + len(by_twos[0]) <= BESIDE):
        return "", ""
    for lines in (by_twos, by_ones):
        if len(lines) > 1 and width(number) + len(lines[0]) < TYPED:
            return "\n\t".join(lines[:-1]), lines[-1]
    return "\n\t".join(by_twos), ""


def _evenly_wide(lines: Sequence[list[str]]) -> list[str]:
    wide = max((len(BLANK.join(line)) for line in lines), default=0)
    return [_spread(line, wide) for line in lines]


def _signer_lines(text: str, room: int, together: int = 2) -> list[list[str]]:
    """The names of signers, two in a line that has room; the characters of a short name spaced out stay together."""
    names: list[str] = []
    for part in _BETWEEN.sub(" ", text).split():
        if len(part) == 1 and names and len(names[-1]) == 1:
            names[-1] += f"{BLANK}{part}"
        else:
            names.append(part)
    pairs = [names[first : first + together] for first in range(0, len(names), together)]
    return [line for pair in pairs for line in _in_lines(pair, room)]


def _in_lines(pair: list[str], room: int) -> list[list[str]]:
    """Two names in one line if it holds them, else each in its own."""
    if len(BLANK.join(pair)) <= room:
        return [pair]
    return [[part] for name in pair for part in _parted(name, room)]


def _spread(names: list[str], wide: int) -> str:
    """Names of a line from its beginning to its end; a single one stands at the beginning."""
    *first, last = names
    return "".join(first) + last.rjust(wide - len(first[0]), BLANK) if first else last.ljust(wide, BLANK)


def over_day(office: str, day: str) -> str:
    """The printing office, ending its line where the day of printing would not fit there."""
    if not day or width(office) <= ISSUED:
        return office
    return in_lines(office, ISSUER_LINE) + "\n"


def in_lines(name: str, line: int) -> str:
    """The name of a unit in as many lines as it takes, each of which ends with a word or a body of several."""
    return _balanced(name, line, _bodies(name))


def word_lines(label: str, line: int) -> str:
    """A label in lines as full as words allow, where lines that are quite full would part one; otherwise as it is.

    A line with a mark, whose blank half is drawn together, may hold one character more.
    """
    parted = any(_parts_word(label, each) for each in (line, line + 1)[: 1 + ("、" in label)])
    return _filled(label, line) if parted else label


def even_word_lines(label: str, line: int) -> str:
    """The same of a head, whose lines are about equally long."""
    count = ceil(len(label) / line) or 1
    return _balanced(label, line) if _parts_word(label, ceil(len(label) / count)) else label


def _parts_word(text: str, line: int) -> bool:
    ends = range(line, len(text), line)
    return bool(ends) and not within_words(text).isdisjoint(ends)


def within_words(text: str) -> frozenset[int]:
    """The places within words that no line ends in."""
    words = (*_words(text, ()), *(found.span() for found in _LABEL_WORDS.finditer(text)))
    return frozenset(place for first, last in words for place in range(first + 1, last))


def _filled(text: str, line: int) -> str:
    costs, within, lines, start = _costs(text, ()), within_words(text), list[str](), 0
    while start < len(text):
        ends = range(min(start + line, len(text)), start, -1)
        end = next((place for place in ends if costs[place] < ILL and place not in within), ends[0])
        lines.append(text[start:end])
        start = end
    return "\n".join(lines)


def width(text: str) -> float:
    """Characters of a line that a text takes: of figures and Latin letters two go into one."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def _evenly(text: str, lines: int) -> list[str]:
    share = ceil(len(text) / lines)
    return [text[at : at + share] for at in range(0, len(text), share)]


def _parted(name: str, room: int) -> list[str]:
    """A name in lines that are not too long: broken behind a dot, the last that allows it; without one, evenly."""
    if len(name) <= room:
        return [name]
    fitting = [at + 1 for at, letter in enumerate(name) if letter == "·" and max(at + 1, len(name) - at - 1) <= room]
    return [name[: fitting[-1]], name[fitting[-1] :]] if fitting else _evenly(name, ceil(len(name) / room))


def _balanced(text: str, line: int, whole: Sequence[str] = ()) -> str:
    """Few lines that hold the text, about equally long, each ending where a reader would pause; `whole` stay so."""
    if len(text) <= line:
        return text
    costs = _costs(text, [each for each in whole if len(each) <= line])
    # The least cost of lines up to each place, and where the last of them begins.
    best: dict[int, tuple[float, int]] = {0: (0, 0)}
    for end in range(2, len(text) + 1):
        starts = [start for start in range(max(0, end - line), end - 1) if start in best]
        best[end] = min((best[start][0] + (line - end + start) ** 2 / line, start) for start in starts)
        best[end] = (best[end][0] + costs[end], best[end][1])
    lines: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        lines.insert(0, text[start:end])
        end = start
    return "\n".join(lines)


def _costs(text: str, whole: Sequence[str]) -> Sequence[float]:
    """What it costs to end a line at each place of the text."""
    costs = [ANYWHERE] * (len(text) + 1)
    words = [*_words(text, whole), *(found.span() for found in _BRACKETED.finditer(text))]
    for word in words:
        costs[word[0]] = costs[word[1]] = AT_A_WORD
    for found in _LEVEL.finditer(text):
        costs[found.end()] = AT_A_WORD
    for found in _WELL.finditer(text):
        costs[found.end()] = 0
    for found in _ILL.finditer(text):
        costs[found.start()] = ILL
    for first, last in words:
        costs[first + 1 : last] = [IN_A_WORD] * (last - first - 1)
    for found in _NEVER.finditer(text):
        costs[found.start()] = NEVER
    costs[len(text)] = 0
    return costs


def _words(text: str, whole: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words begin and end that no line ends in."""
    named = [(text.find(each), len(each)) for each in whole if each in text]
    return [*((at, at + size) for at, size in named), *(found.span() for found in _WORDS.finditer(text))]
