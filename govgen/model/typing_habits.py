"""Ways of typing the texts of a head and of a letter, each with the keys where it is met and what is meant by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from govgen.patterns import lazy

UNIT, TITLE, MARK, NUMBER, SIGNER = "单位.名称", "标题", "公文.发文机关标志", "公文.发文字号", "公文.签发人"
PRINTER, PRINTED, ANNEX = "公文.印发机关", "公文.印发日期", "附件.标题"
NAMES = (UNIT, "单位.简称", "单位.上级", PRINTER, "联系.部门")
LISTS = ("公文.主送", "公文.抄送")
CODES = ("联系.邮编", "联系.电话")
ADDRESSES = ("联系.电子邮箱", "联系.网站")
CONTACTS = ("联系.地址", *CODES, *ADDRESSES)
DAYS = ("落款日期", PRINTED)
CHOSEN = ("单位.类别", "单位.范围", "公文.版记")  # words of a few that can be chosen
ALL = (*NAMES, *LISTS, *CONTACTS, *DAYS, TITLE, MARK, NUMBER, SIGNER, ANNEX, *CHOSEN)

LABELS = {
    UNIT: "(?:单位|机关)?名称",
    TITLE: "标题",
    NUMBER: "发文字号|文号",
    SIGNER: "签发人?",
    "公文.主送": "主送(?:机关|单位)?",
    "公文.抄送": "抄送(?:机关|单位)?",
    PRINTER: "印发(?:机关|单位)?",
    PRINTED: "印发(?:日期|时间)?",
    "联系.部门": "联系(?:部门|单位)",
    "联系.地址": "(?:联系|通信|办公|单位)?地址",
    "联系.邮编": "邮编|邮政编码",
    "联系.电话": "(?:联系|办公|咨询)?电话",
    "联系.电子邮箱": "(?:(?:电子)?邮箱|电子邮件)(?:地址)?",
    "联系.网站": "网[站址](?:地址)?",
}
_NUMBERED = r"[0-9]+\s*[.．、](?![0-9])\s*"
_ANNEX_LABEL = lazy(rf"附件\s*[0-9一二三四五六七八九十]*\s*(?:[：:.．、]|(?<=[0-9])\s)\s*(?:{_NUMBERED})?|{_NUMBERED}")
_HAN = lazy("[\u4e00-\u9fff]")
_OPEN, _CLOSE = "“\"＂‘'「『《〈", "”\"＂’'」』》〉"
_QUOTED = lazy(rf"[{_OPEN}](?P<meant>[^{_OPEN}{_CLOSE}]+)[{_CLOSE}]")
_QUOTED_MARK = lazy(rf"[{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}]+)[{_CLOSE}]\s*(?P<word>文件)")
_TWICE = lazy(r"(?P<word>文件|报告)(?:\s*(?P=word))+$")
_DAY_AT_END = lazy(
    r"(?:[0-9]{4}[-年.][0-9]{1,2}[-月.][0-9]{1,2}日?"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$"
)
_BETWEEN = lazy(r"((?<!\s)\s*[，、；,;][，、；,;\s]*)")
_PARTING = lazy(r"(?<!\s)\s*(?P<mark>[，、；,;])[，、；,;\s]*")
_LEADING = lazy(r"[\s：:。．，,、；;]+(?=\S)")
# Matched on a text that is turned round: from its end.
_ISSUED = lazy(r"(?:[\s。]*发印)*\s*")
_TRAILING = lazy(r"[\s：:。．.，,、；;]+")
_BEHIND_CONTACT = lazy(r"[\s：:。，,；;、]+")
_HALF_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HALF = str.maketrans("０１２３４５６７８９－—．（）", "0123456789--.()")
_HALF_ALL = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_FULL = str.maketrans(",;", "，；")
_BRACKETS = lazy(r"\((?P<said>[^()（）]*[\u4e00-\u9fff][^()（）]*)\)")

_ADDRESS = r"\s*(?:[hｈ][tｔ]{2}[pｐ][sｓ]?[:：]|[wｗ]{3}[.．]|[^，；\s]*[@＠])"  # how another one begins
_NARROWED = lazy(rf"[０-９Ａ-Ｚａ-ｚ]+|(?<![\u4e00-\u9fff])(?![，；]{_ADDRESS})[^０-９Ａ-Ｚａ-ｚ]", re.IGNORECASE)
_NAMED = lazy("[\u4e00-\u9fff”’》」』）]")  # what a name ends in that an address in brackets follows

Mend = Callable[[str, str], str]  # of a key and its text, what is meant


class Habit(NamedTuple):
    """A way of typing: what is done about it, as it is told, the keys where it is met, and how it is taken."""

    told: str
    keys: tuple[str, ...]
    mend: Mend


def _translated(table: dict[int, int], _key: str, text: str) -> str:
    return text.translate(table)


def _narrowed(table: dict[int, int], key: str, text: str) -> str:
    """A number or an address in half-width; brackets with Chinese words in them or a name right before them stay wide.

    Those of an address itself, within them, do not.
    """
    rest, kept = 0, []
    for start, end in _pairs(text):
        said = text[start + 1 : end]
        if _HAN.search(said) or _NAMED.fullmatch(text[start - 1 : start]):
            kept += [_half(table, text[rest:start]), f"（{_narrowed(table, key, said)}）"]
            rest = end + 1
    return "".join((*kept, _half(table, text[rest:])))


def _half(table: dict[int, int], text: str) -> str:
    """The text in half-width, but for marks right behind Chinese words and those between two addresses."""
    return _NARROWED.sub(lambda found: found[0].translate(table), text)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where wide brackets that stand in no others begin and end."""
    begun: list[int] = []
    for at, letter in enumerate(text):
        if letter == "（":
            begun.append(at)
        elif letter == "）" and begun:
            start = begun.pop()
            if not begun:
                yield start, at


def _unlabelled(key: str, text: str) -> str:
    """The text without the words that the form prints before it."""
    if key == ANNEX:
        found = _ANNEX_LABEL.match(text)
        return text[found.end() :] if found and found.end() < len(text) else text
    return re.sub(rf"^(?:(?:{LABELS[key]})(?:\s*[：:]\s*|\s+))+(?=\S)", "", text)


def _led(_key: str, text: str) -> str:
    found = _LEADING.match(text)
    return text[found.end() :] if found else text


def _unquoted(key: str, text: str) -> str:
    """The text without quotes round the whole of it, round a name before 文件, or round one of several names."""
    if key in (*LISTS, SIGNER):
        return _each(text, _bare)
    return _QUOTED_MARK.sub(r"\g<name>\g<word>", text) if key == MARK and text.endswith("文件") else _bare(text)


def _bare(text: str) -> str:
    found = _QUOTED.fullmatch(text.strip())
    return found["meant"] if found else text


def _closed_up(key: str, text: str) -> str:
    """The text without the blanks between its single characters, and those beside the marks that part names."""
    if key == NUMBER:
        return "".join(text.split())
    return _each(text, _close) if key in LISTS else "\n".join(map(_close, text.split("\n")))


def _close(text: str) -> str:
    """`水 利 局` closed up; a blank between two words may part two names."""
    parts = text.split()
    words = parts[:-1] if parts[-1:] == ["文件"] else parts
    spaced = len(parts) > 1 and (len(words) == 1 or all(_HAN.fullmatch(part) for part in words))
    return "".join(parts) if spaced else text


def _each(text: str, mend: Callable[[str], str]) -> str:
    """A list of names with each of them mended; the marks between them stay."""
    pieces = _BETWEEN.split(text)
    return "".join(mend(piece) if at % 2 == 0 else piece for at, piece in enumerate(pieces))


def _parted(_key: str, text: str) -> str:
    """Names on lines of their own, with the marks that part them where nothing else does."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return text if len(lines) < 2 or _PARTING.search(" ".join(lines[:-1])) else "，".join(lines)


def _once(_key: str, text: str) -> str:
    """One mark where several part two names."""
    return _PARTING.sub(lambda found: found["mark"], text)


def _bracketed(_key: str, text: str) -> str:
    return _BRACKETS.sub(r"（\g<said>）", text)


def _single(_key: str, text: str) -> str:
    return _TWICE.sub(r"\g<word>", text)


def _issued(key: str, text: str) -> str:
    """The printer without 印发 and the day behind it, the day without 印发."""
    printer, day = _printing(text)
    if key == PRINTED:
        return day if day and not printer else text.removesuffix("印发")
    return printer or text


def _printing(text: str) -> tuple[str, str]:
    """Who prints and the day that is typed behind, each empty if there is none, without 印发."""
    rest = _cut(_ISSUED.match(text[::-1]), text)
    day = _DAY_AT_END.search(rest)
    if day is None:
        return rest, ""
    return rest[: day.start()].rstrip().removesuffix("印发").rstrip(), day[0]


def _cut(end: re.Match[str] | None, text: str) -> str:
    """A text without what was matched from its end, in the text turned round."""
    return text[: len(text) - end.end()] if end else text


def day_of_printing(text: str) -> str:
    """The day that is typed behind the one who prints, empty if there is none."""
    printer, day = _printing(_trailing(PRINTER, text))
    return day if printer else ""


def _trailing(key: str, text: str) -> str:
    back = text[::-1]
    return _cut(_BEHIND_CONTACT.match(back) if key in CONTACTS else _TRAILING.match(back), text) or text


NAMED = tuple(key for key in ALL if key not in (*CONTACTS, *DAYS, *CHOSEN))
HABITS = (
    Habit("全角数字改成半角", ("年度", *DAYS, *CODES), partial(_narrowed, _HALF)),
    Habit("全角字符改成半角", ADDRESSES, partial(_narrowed, _HALF_ALL)),
    Habit("全角数字改成半角", (*NAMED, "联系.地址"), partial(_translated, _HALF_DIGITS)),
    Habit("去掉版式自己会印的名目", (*LABELS, ANNEX), _unlabelled),
    Habit("去掉开头的标点", ALL, _led),
    Habit("去掉末尾的标点", ALL, _trailing),
    Habit("“印发”和印发日期由版式另印", (PRINTER, PRINTED), _issued),
    Habit("重复的词只印一次", (MARK, TITLE, ANNEX), _single),
    Habit("去掉两边的引号", (*NAMES, *LISTS, *CONTACTS, *DAYS, *CHOSEN, TITLE, MARK, NUMBER, SIGNER), _unquoted),
    Habit("分行写的用逗号隔开", LISTS, _parted),
    Habit("半角标点改成全角", LISTS, partial(_translated, _FULL)),
    Habit("半角括号改成全角", (*NAMES, *LISTS, TITLE, MARK, ANNEX), _bracketed),
    Habit("名称之间的标点只印一个，旁边的空格不印", LISTS, _once),
    Habit("去掉字间的空格", (*NAMES, *LISTS, MARK, NUMBER, TITLE, ANNEX), _closed_up),
)
