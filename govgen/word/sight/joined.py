"""What a template prints beside a figure that readers take for a part of it: digits, a sign, a scale, other units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from govgen.model.edition import Edition
from govgen.model.form import WORDED, Kind, Slot
from govgen.prose.names import PREVIOUS, YEAR
from govgen.prose.quantity import PLAIN_FILTERS
from govgen.word.fault import TemplateFault
from govgen.word.sight.looks import Looks
from govgen.word.sight.numbers import joined_text
from govgen.word.spots import TAG, Spot, read_tag

JOINED = "“{path}”旁边的“{beside}”会连成一个数：印的是“{printed}”，应是“{value}”；请删去“{beside}”，或者用文字隔开"
SCALED = "“{path}”后面写着“{beside}”，单位不对：印的是“{printed}”，应是“{right}”；请改掉“{beside}”"
DOUBLED = "“{tag}”自己印单位，后面又写着“{unit}”，单位印了两遍；请删去后面的“{unit}”"
WHOLE: tuple[Kind, ...] = ("count", "change")
MEASURED: tuple[Kind, ...] = (*WHOLE, "amount")  # money prints its unit itself
SAMPLES = {YEAR: "2024"}
SAMPLE, OTHER = "42", "7"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIRST = 0xF0000  # private letters: one for each figure
_FIGURE = re.compile("[\U000f0000-\U000ffffd]")
_IF, _ELSE, _END, _APART = "\ue012", "\ue013", "\ue014", "\ue015"
_MARKS = {"if": _IF, "else": _ELSE, "elif": _ELSE, "endif": _END}
_FIRST_BRANCH = re.compile(f"{_ELSE}[^{_IF}{_END}]*(?={_END})")
_LAST_BRANCH = re.compile(f"{_IF}[^{_IF}{_END}]*{_ELSE}")
_TURN = re.compile(f"{_END}\\s*{_IF}|{_ELSE}")  # of two conditions one mostly rules out the other
_NAME = re.compile(r"([\u4e00-\u9fff][\w.]*)(.*)", re.DOTALL)
_FILTER = re.compile(r"\|\s*(\w+)")
_DOUBLED = re.compile(r"(\{\{[^{}]{1,80}\|\s{0,3}(?:[万亿]元|百分比)[^{}|]{0,10}\}\})\s?([万亿]?元|[%％])")
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\xad]")  # what is pasted with a text and not shown
_NEAR = 8  # characters beside a figure that can be a part of it
_HAN = "〇零一二三四五六七八九十百千两"
_UNITS = "[件条次人份项户篇宗起元]"
# A numeral behind 第, 表 and the like, or in a word such as 统一, is none of the figure's.
_BEFORE = re.compile(
    "(?:[\\d\U000f0000-\U000ffffd]\\.?|(?<!\\d)\\d{1,3},|[\U000f0000-\U000ffffd],|−|(?:^|(?<=[\\s，。、；：:（(]))[-－]"
    f"|(?<![第表图件之统唯专同{_HAN}])[{_HAN}]{{1,6}})$"
)
_BEHIND = re.compile(
    "[.．]?[\\d\U000f0000-\U000ffffd]+|,\\d{3}(?!\\d)|,[\U000f0000-\U000ffffd]|点[\\d零〇一二三四五六七八九]|/\\d+"
    f"|[〇零]|[²³¹⁰⁴-⁹①-⑳一二三四五六七八九]{{1,3}}(?={_UNITS})"
)
_BESIDE_YEAR = re.compile("[\\d\U000f0000-\U000ffffd]$")
_BEHIND_YEAR = re.compile("[\\d\U000f0000-\U000ffffd]{1,8}(?=\\s?[年月])|[\U000f0000-\U000ffffd]+")
_UNIT = re.compile(
    r"\s?((?P<scale>[十百千万亿]*)[多余来几]?(?P<unit>元|人次|[件条次人份项户个篇宗起部]|[%％‰]|(?=\W|$)))"
)


def joined(spots: Iterable[Spot], edition: Edition, looks: Looks) -> Iterator[TemplateFault]:
    """Each figure or year that is printed as another number, in any part of a template."""
    for spot in spots:
        for found in _DOUBLED.finditer(spot.text):
            yield TemplateFault(spot.place, DOUBLED.format(tag=found[1], unit=found[2]))
        level = looks.number_of(spot.paragraph) if any(not tag.order for tag in spot.tags) else None
        before = joined_text(level) if level is not None else ""
        if any(not tag.order for tag in spot.tags) and (before or spot.rest.strip() or len(spot.tags) > 1):
            paths: list[str] = []
            text = _marked(before + _shown(spot.paragraph), paths, edition)
            variants = dict.fromkeys((_FIRST_BRANCH.sub("", text), _LAST_BRANCH.sub(_IF, text)))
            told = (message for each in variants for message in _judged(_plain(each), paths, edition))
            yield from (TemplateFault(spot.place, message) for message in dict.fromkeys(told))


def _shown(paragraph: etree._Element) -> str:
    """The text of a paragraph: all that is no text in its runs, and raised or lowered letters, stand apart."""
    pieces: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is not paragraph:
            continue
        is_raised = run.find(f"{_W}rPr/{_W}vertAlign") is not None
        texts = [each.text or "" if each.tag == f"{_W}t" else "\t" for each in run if each.tag != f"{_W}rPr"]
        pieces += ["\t", *texts, "\t"] if is_raised else texts
    return _UNSEEN.sub("", "".join(pieces))


def _marked(text: str, paths: list[str], edition: Edition) -> str:
    """The text with a letter for each tag: one of its own for a figure, whose path is noted."""

    def mark(found: re.Match[str]) -> str:
        tag = read_tag(found)
        if tag is None:
            return ""
        if tag.order:
            return _MARKS.get(tag.text.partition(" ")[0], _APART)
        name = _NAME.match(tag.text)
        if name is None or not _is_number(name[1], edition) or {*_FILTER.findall(name[2])} - {*PLAIN_FILTERS}:
            return _APART
        paths.append(name[1])
        return chr(_FIRST + len(paths) - 1)

    return TAG.sub(mark, text)


def _is_number(path: str, edition: Edition) -> bool:
    slot = _slot(path, edition)
    return path == YEAR or (slot is not None and slot.kind not in WORDED)


def _slot(path: str, edition: Edition) -> Slot | None:
    number = edition.paths.get(path.removeprefix(f"{PREVIOUS}."))
    return None if number is None else edition.slots[number]


def _plain(text: str) -> str:
    return _TURN.sub(_APART, text).replace(_IF, "").replace(_END, "")


def _judged(text: str, paths: list[str], edition: Edition) -> Iterator[str]:
    for figure in _FIGURE.finditer(text):
        path = paths[ord(figure[0]) - _FIRST]
        slot = _slot(path, edition)
        rules = (_BESIDE_YEAR, _BEHIND_YEAR) if slot is None else (_BEFORE, _BEHIND)
        before = rules[0].search(text[max(0, figure.start() - _NEAR) : figure.start()])
        rest = text[figure.end() : figure.end() + _NEAR]
        behind = rules[1].match(rest)
        value = SAMPLES.get(path, SAMPLE)
        if before or behind:
            sides = [side[0] if side else "" for side in (before, behind)]
            printed = _FIGURE.sub(OTHER, value.join(sides))
            written = _FIGURE.sub(
                lambda each: f"{{{{ {paths[ord(each[0]) - _FIRST]} }}}}", "”“".join(filter(None, sides))
            )
            yield JOINED.format(path=path, beside=written, printed=printed, value=value)
        elif slot is not None:
            yield from _measured(path, slot, rest)


def _measured(path: str, slot: Slot, rest: str) -> Iterator[str]:
    """A scale or unit behind a figure that is not its own."""
    found = _UNIT.match(rest) if slot.kind in MEASURED else None
    if found is None or not found[1]:
        return
    scale, unit = found["scale"], found["unit"]
    is_money = slot.unit.endswith("元")
    right = slot.unit if is_money else unit if unit not in "%％‰元" else slot.unit
    if is_money:
        is_wrong = bool(scale or unit == "元") and scale + (unit or "元") != slot.unit
    elif unit == "元":
        is_wrong = bool(slot.unit)
    else:
        is_wrong = bool(scale) or (unit != "" and unit in "%％‰" and slot.kind in WHOLE)
    if is_wrong:
        yield SCALED.format(path=path, beside=found[1], printed=SAMPLE + found[1], right=SAMPLE + right)
