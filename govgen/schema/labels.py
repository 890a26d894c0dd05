"""Official labels as they are really written: compared without spaces, punctuation, brackets, quotes and numbering."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from govgen.files.decoding import FORBIDDEN_CHARACTERS, UNREADABLE
from govgen.patterns import lazy

NEAR = 0.8
AHEAD = 0.06
LONGEST = 80

_RADICALS = lazy("[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
# Radicals that no normal form folds, and the letters that look the same (Unicode, EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻"
    "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿"
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
_ONES = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMAL, _ROMAN = "壹贰叁肆伍陆柒捌玖拾", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_LETTERED = dict(zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), _ONES, strict=True))
_SAME = str.maketrans(_FORMAL + _ROMAN, _ONES * 2)
COUNTED = rf"(?:[{_ONES}{_FORMAL}]{{1,3}}|[{_ROMAN}]|[IVX]{{1,4}})"  # the numbers that titles are counted with
_NUMBERING = lazy(
    rf"\s*(?:[-–•·]\s*)?(?:第({COUNTED})(?:部分|章)\s*[、．.：:]?"
    rf"|[（(【\[]?({COUNTED})(?:[）)】\]]+\s*[、.．,，]?|\s*[、.．,，])"
    r"|[（(【\[]?(\d{1,2})(?:[）)】\]]+\s*[、.．,，]?|\s*[、．,，]|\s*\.(?!\d))"
    rf"|([{_CIRCLED}]))\s*"
)
_INVISIBLE = lazy("[\u200b-\u200f\u2060-\u2064\ufeff\xad]")  # what is pasted with a text and not shown
_TURNING = "\u202b\u202e\u2067"
_LEAD = "其中"
NOTES = lazy(r"[（(][^（）()]*[）)]")
_APART = lazy(r"(?<=\d)[\s\-–—]+(?=\d)|(?<=\d)(?:\.0+|[*＊※①-⑳]{1,3})$")
_MARKS = lazy(r"[\W_]+")


def readable(text: str) -> str:
    """The text with radicals, compatibility characters and full-width digits in their everyday form."""
    return _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0].translate(_SUPPLEMENT)), text)


def code_in(text: str) -> str:
    """A code as it is meant: wide digits, levels set apart, what spreadsheets and notes print behind it are gone."""
    return _APART.sub("", readable(text).strip())


def visible(text: str) -> str:
    """The text without invisible characters."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def squeeze(text: str) -> str:
    """The text of one line: spaces of every kind at its ends and invisible characters gone, breaks made one space.

    What turns its direction, or parts two digits, is made a mark: without it other figures would be read than are seen.
    """
    shown = FORBIDDEN_CHARACTERS.sub(_mark, visible(text))
    return " ".join(part for part in (line.strip() for line in shown.splitlines()) if part)


def _mark(found: re.Match[str]) -> str:
    around = found.string[max(found.start() - 1, 0) : found.start()], found.string[found.end() : found.end() + 1]
    return UNREADABLE if found[0] in _TURNING or all(map(str.isdigit, around)) else ""


def ordinal(text: str) -> str:
    """The number in front of a label, `一`, `2` or empty; `壹` and `I` are `一` too."""
    found = _NUMBERING.match(readable(text))
    number = next((part for part in found.groups() if part), "") if found else ""
    return _LETTERED.get(number, number.translate(_SAME))


def position(text: str) -> int:
    """The same as a number, 0 for none: of `二`, `2` and `②` alike."""
    number = ordinal(text)
    if len(number) == 1 and number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return 10 * (_ONES.find(tens) + 1 if tens else bool(ten)) + (_ONES.find(ones) + 1 if ones else 0)


def unnumbered(text: str) -> str:
    """The text behind its number."""
    found = _NUMBERING.match(text)
    return text[found.end() :].strip() if found else text.strip()


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """What is left of a label to compare it by: letters and digits, without numbering and `其中`."""
    plain = readable(text)
    numbering = _NUMBERING.match(plain)
    if numbering:
        plain = plain[numbering.end() :]
    return _MARKS.sub("", plain.replace(_LEAD, "", 1))


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters and digits of a text, its numbering too."""
    return _MARKS.sub("", readable(text))


@lru_cache(maxsize=20_000)
def brief(text: str) -> str:
    """The same without the notes that a label carries in brackets."""
    plain = readable(text)
    numbering = _NUMBERING.match(plain)
    if numbering:
        plain = plain[numbering.end() :]
    return bare(NOTES.sub("", plain))


def nearest(text: str, known: Iterable[str], least: float = NEAR) -> str:
    """The one known label that `text` must have meant; empty where none is near or two are as near as each other."""
    if not 3 <= len(text) <= LONGEST:
        return ""
    ranked = sorted(((_likeness(text, label, least), label) for label in set(known)), reverse=True)[:2]
    if not ranked or ranked[0][0] < least:
        return ""
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD:
        return ""
    return ranked[0][1]


def _likeness(one: str, other: str, least: float) -> float:
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0
