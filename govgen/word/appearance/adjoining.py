"""What a template prints beside a figure that readers take for a part of it: digits, a sign, a scale, other units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.form import WORDED, Kind, Slot
from govgen.prose.names import PREVIOUS, YEAR
from govgen.prose.quantity import PLAIN_FILTERS
from govgen.schema.labels import visible
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.numbering import joined_text
from govgen.word.appearance.pieces import FORMULA, MINUS, NOTED, WORKED_OUT, piece_of, said
from govgen.word.docx.paragraphs import TAG, Spot, read_tag
from govgen.word.fault import TemplateFault

JOINED = "“{path}”旁边的“{beside}”会连成一个数：印的是“{printed}”，应是“{value}”；请删去“{beside}”，或者用文字隔开"
SCALED = "“{path}”后面写着“{beside}”，单位不对：印的是“{printed}”，应是“{right}”；请改掉“{beside}”"
DOUBLED = "“{tag}”自己印单位，后面又写着“{unit}”，单位印了两遍；请删去后面的“{unit}”"
NOTE, SIGN = "脚注的号（不是上标）", "不是普通文字的内容（日期、页码）"
WHOLE: tuple[Kind, ...] = ("count", "change")
MEASURED: tuple[Kind, ...] = (*WHOLE, "amount")  # money prints its unit itself
SAMPLES = {YEAR: "2024"}
SAMPLE, OTHER = "42", "7"

_RAISED = ("superscript", "subscript")
_FIRST = 0xF0000  # private letters: one for each figure
_FIGURE = re.compile("[\U000f0000-\U000ffffd]")
_IF, _ELSE, _END, _APART = "\ue012", "\ue013", "\ue014", "\ue015"
_MARKS = {"if": _IF, "else": _ELSE, "elif": _ELSE, "endif": _END}
_FIRST_BRANCH = re.compile(f"{_ELSE}[^{_IF}{_END}]*(?={_END})")
_LAST_BRANCH = re.compile(f"{_IF}[^{_IF}{_END}]*{_ELSE}")
_TURN = re.compile(f"{_END}\\s*{_IF}|{_ELSE}")  # of two conditions one mostly rules out the other
_NAME = re.compile(r"([\u4e00-\u9fff][\w.]*)(.*)", re.DOTALL)
_OWN_UNIT = "|"  # behind the path of a figure that a filter prints with its unit
_FILTER = re.compile(r"\|\s*(\w+)")
_DOUBLED = re.compile(r"(\{\{[^{}]{1,80}\|\s{0,3}(?:[万亿]元|百分比)[^{}|]{0,10}\}\})\s?([万亿]?元|[%％])")
_NEAR = 8  # characters beside a figure that can be a part of it
_SIGNED = "²³¹⁰-⁹₀-₉①-⓿❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿¼-¾⅐-ↈ"  # digits that are written as a sign
_DIGIT = f"\\d\U000f0000-\U000ffffd{NOTED}{WORKED_OUT}{_SIGNED}"
_WORDED = "〇零一二三四五六七八九十百千万亿"
# Words that end in a numeral: 统一, 第一, 表三.
_WORDS = "统之唯逐单同专第其周期表附"
_UNITS = r"\s?(?:人次|[件条次人份项户个篇宗起元部%％‰])"
_BEFORE = re.compile(
    f"(?:[{_DIGIT}]\\.?|(?<!\\d)\\d{{1,3}},|[\U000f0000-\U000ffffd],|(?:^|(?<=[\\s，。、；：:（(]))[-－]|−|\\d[/／⁄∕]"
    f"|(?<![{_WORDS}{_WORDED}])[{_WORDED}]{{1,6}})$"
)
_BEHIND = re.compile(
    f"[.．]?[{_DIGIT}]+|,\\d{{3}}(?!\\d)|,[\U000f0000-\U000ffffd]|点[\\d零〇一二三四五六七八九]|[/／⁄∕]\\d+|〇"
    f"|[零一二三四五六七八九]{{1,{_NEAR}}}(?=[十百千万亿]{{0,{_NEAR}}}{_UNITS})"
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
        shown = before + _shown(spot.paragraph, looks) if any(not tag.order for tag in spot.tags) else ""
        if TAG.sub("", shown).strip() or len(spot.tags) > 1:
            paths: list[str] = []
            text = _marked(shown, paths, edition)
            variants = dict.fromkeys((_FIRST_BRANCH.sub("", text), _LAST_BRANCH.sub(_IF, text)))
            told = (message for each in variants for message in _judged(_plain(each), paths, edition))
            yield from (TemplateFault(spot.place, message) for message in dict.fromkeys(told))


def _shown(paragraph: etree._Element, looks: Looks) -> str:
    """The text of a paragraph: all that is no text in its runs, and raised or lowered letters, stand apart.

    The mark of a note is a digit, unless it is raised.
    """
    pieces: list[str] = []
    tab = MINUS if _is_led(paragraph, looks) else "\t"
    for run in paragraph.iter(f"{_W}r", FORMULA):
        if next(run.iterancestors(f"{_W}p")) is not paragraph or next(run.iterancestors(f"{_W}rt"), None) is not None:
            continue
        texts = [piece_of(each, tab) for each in run if each.tag != f"{_W}rPr"] if run.tag != FORMULA else [said(run)]
        is_noted = NOTED in texts and looks.attributes(run, "rPr", "vertAlign").get("val") in _RAISED
        is_raised = is_noted or run.find(f"{_W}rPr/{_W}vertAlign") is not None
        pieces += ["\t", *texts, "\t"] if is_raised else texts
    return visible("".join(pieces))


def _is_led(paragraph: etree._Element, looks: Looks) -> bool:
    """True where a tab is printed as hyphens."""
    tabs = looks.properties(paragraph, "pPr").get(f"{_W}tabs")
    return tabs is not None and any(tab.get(f"{_W}leader") == "hyphen" for tab in tabs)


def _marked(text: str, paths: list[str], edition: Edition) -> str:
    """The text with a letter for each tag: one of its own for a figure, whose path is noted."""

    def mark(found: re.Match[str]) -> str:
        tag = read_tag(found)
        if tag is None:
            return ""
        if tag.order:
            return _MARKS.get(tag.text.partition(" ")[0], _APART)
        name = _NAME.match(tag.text)
        if name is None or not _is_number(name[1], edition):
            return _APART
        has_unit = not {*_FILTER.findall(name[2])} <= {*PLAIN_FILTERS}
        paths.append(name[1] + _OWN_UNIT * has_unit)
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
        path, has_unit, _ = paths[ord(figure[0]) - _FIRST].partition(_OWN_UNIT)
        slot = _slot(path, edition)
        rules = (_BESIDE_YEAR, _BEHIND_YEAR) if slot is None else (_BEFORE, _BEHIND)
        before = rules[0].search(text[max(0, figure.start() - _NEAR) : figure.start()])
        rest = text[figure.end() : figure.end() + _NEAR]
        behind = rules[1].match(rest) if not has_unit else None
        if before or behind:
            yield _joined(path, before[0] if before else "", behind[0] if behind else "", paths)
        elif slot is not None and not has_unit:
            yield from _measured(path, slot, rest)


def _joined(path: str, before: str, behind: str, paths: Sequence[str]) -> str:
    """What is printed of a figure with what stands before and behind it."""
    value = SAMPLES.get(path, SAMPLE)
    printed = _FIGURE.sub(OTHER, f"{before}{value}{behind}").replace(NOTED, "1").replace(WORKED_OUT, "…")
    written = _FIGURE.sub(
        lambda each: f"{{{{ {paths[ord(each[0]) - _FIRST].rstrip(_OWN_UNIT)} }}}}",
        "”“".join(filter(None, (before, behind))),
    )
    return JOINED.format(
        path=path, beside=written.replace(NOTED, NOTE).replace(WORKED_OUT, SIGN), printed=printed, value=value
    )


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
