"""Lines of a head as official ones stand: the title with the unit first, no line of one character; signers by twos."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
_BETWEEN = lazy(r"[、，,；;]+")
# A line may end before an opening bracket, behind a closing one, and behind a level of government or a body.
_GOOD = lazy(
    r"(?=[（《“])|(?<=[）》”、省市县区旗州盟镇])(?!分局|支局|[大支中总]队|人民)|(?<=人民政府)(?!办公)|(?<=街道)|(?<=委员会)"
)
# Neither figures nor a year and its 年 part, and no mark begins a line; an opening one or an “and” ends none.
_NEVER = lazy(r"(?<=[0-9])(?=[0-9年])|(?=[）》”、，])|(?<=[（《“和与及])")
# What a reader takes as one word in the names of bodies and of what they publish: no line ends in it.
_WORDS = lazy(
    "维吾尔自治|[一-龥]族自治[州县旗]|自治[区州县旗]|中华人民共和国|政府信息公开|工作报告|年度报告|统计年报|办事处|办公室|人民政府|委员会"
    "|住房和城乡建设|人力资源和社会保障|工业和信息化|发展和改革|文化和旅游|文化广电和?旅游|自然资源和规划|教育和?体育|农业和?农村"
    "|粮食和物资储备|机关事务管理|退役军人事务|自然资源|生态环境|卫生健康|市场监督管理|监督管理|应急管理|社会事务|综合行政执法|综合执法"
    "|行政审批服务?|政务服务|数据管理|知识产权|医疗保障|乡村振兴|交通运输|城市管理|风景名胜区?|经济技术开发区?|高新技术产业|开发区"
    "|管理局|管理处|保护局"
)

_LISTED = lazy(r"[、，\s]")
_BODY = lazy(r"(?<=[、，\s）])|(?=（)")


def break_title(title: str, unit: str, line: int = LINE) -> str:
    """The title with line ends where it is too long for one line; one that has its own keeps them."""
    rest = title.removeprefix(unit)
    if len(title) <= line or "\n" in title:
        return title
    if unit and rest and rest != title:
        return f"{_balanced(unit, line, _bodies(unit))}\n{_balanced(rest, line)}"
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
    names = f"\n{BLANK * (TYPED - wide)}".join(_spread(line, wide) for line in lines)
    return f"{number}\n" if ends else number, names.rstrip(BLANK)


def _signer_lines(text: str, room: int) -> list[list[str]]:
    """The names of signers, two in a line that has room; the characters of a short name spaced out stay together."""
    names: list[str] = []
    for part in _BETWEEN.sub(" ", text).split():
        if len(part) == 1 and names and len(names[-1]) == 1:
            names[-1] += f"{BLANK}{part}"
        else:
            names.append(part)
    pairs = [names[first : first + 2] for first in range(0, len(names), 2)]
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
    lines = ceil(len(office) / ISSUER_LINE)
    return "\n".join(_evenly(office, lines)) + "\n"


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
    """As few lines as hold the text, about equally long, broken at a good place where one is near; `whole` stay so."""
    count = ceil(len(text) / line)
    if count < 2:  # one line
        return text
    words = _words(text, [each for each in whole if len(each) <= line])
    places = _places(text)
    edges = {edge for word in words for edge in word}
    outside = [place for place in places if not any(first < place < last for first, last in words)]
    # No line is too long for its words' sake: one more line, or else a word is parted.
    ways = ((outside, count), (outside, count + 1), (places, count), (places, count + 1))
    fitting = (way for way in ways if any(_fits(text, place, way[1] * line, line) for place in way[0]))
    among, lines = next(fitting, (places or [line], count))
    first = min(among, key=lambda place: _badness(text, place, lines, line, edges))
    return f"{text[:first]}\n{_balanced(text[first:], line, whole)}"


def _words(text: str, whole: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words begin and end that no line ends in."""
    named = [(text.find(each), len(each)) for each in whole if each in text]
    return [*((at, at + size) for at, size in named), *(found.span() for found in _WORDS.finditer(text))]


def _places(text: str) -> list[int]:
    never = {found.start() for found in _NEVER.finditer(text)}
    return [place for place in range(2, len(text) - 1) if place not in never]


def _fits(text: str, place: int, room: int, line: int) -> bool:
    """True if the first line and those behind it hold the text, with room for so many characters in all of them."""
    return place <= line and len(text) - place <= room - line


def _badness(text: str, place: int, count: int, line: int, edges: Collection[int]) -> tuple[bool, float]:
    """How far the rest is from an equal share, in characters, with some off for a good place and for a word's edge."""
    good = any(found.start() == place for found in _GOOD.finditer(text))
    off = 0.3 if good else 0.2 if place in edges else 0
    return not _fits(text, place, count * line, line), abs(place - len(text) / count) - line * off
