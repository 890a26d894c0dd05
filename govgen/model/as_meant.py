"""What people type round the texts of a head - marks, quotes, blanks, full-width figures - taken as they mean it.

The templates set the marks of `主送：` and `抄送：…。` themselves, and a name is set with its own spacing; what is
typed besides would be printed twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from govgen.model.report import ProblemKind, ReadProblem, Written
from govgen.patterns import lazy

KIND: ProblemKind = "retyped"
NAMES = ("单位.名称", "单位.简称", "公文.发文机关标志", "公文.印发机关")
CONTACTS = ("联系.地址", "联系.邮编", "联系.电话", "联系.电子邮箱", "联系.网站")
FIGURES = ("年度", "落款日期", "公文.印发日期", "联系.邮编", "联系.电话")
_HAN = lazy("[\u4e00-\u9fff]")
# Of a document's number and a title, the digits only: their brackets and dashes are full-width.
NUMBERED = ("公文.发文字号", "标题")
_HALF_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－—．（）", "0123456789--.()")


@dataclass(frozen=True, slots=True)
class Habit:
    """A way of typing: the keys where it is met, the pattern of the whole text, and the group that is meant."""

    keys: tuple[str, ...]
    pattern: re.Pattern[str]


HABITS = (
    Habit(
        ("公文.主送",),
        lazy(r"(?:主送(?:机关)?\s*[：:]\s*)?(?P<meant>(?:.*[^\s：:。．，,])?)[\s：:。．，,]*", re.DOTALL),
    ),
    Habit(
        ("公文.抄送",),
        lazy(r"(?:抄送(?:机关)?\s*[：:]\s*)?(?P<meant>(?:.*[^\s。．，,、；;])?)[\s。．，,、；;]*", re.DOTALL),
    ),
    Habit(("公文.签发人",), lazy(r"(?:签发人\s*[：:]\s*)?(?P<meant>(?:.*[^\s。．，,])?)[\s。．，,]*", re.DOTALL)),
    Habit(("公文.印发日期",), lazy(r"(?P<meant>(?:.*\S)?)\s*印发[\s。]*", re.DOTALL)),
    Habit(CONTACTS, lazy(r"(?P<meant>.*[^\s。，,；;、])[\s。，,；;、]+", re.DOTALL)),
    Habit(NAMES, lazy("[“\"‘'「『《〈](?P<meant>[^“\"‘'「『《〈”’」』》〉]+)[”\"’'」』》〉]")),
)


def take_as_meant(head: dict[str, Written], problems: list[ReadProblem]) -> None:
    """Put the texts of a head as they are meant, and add a problem for each that was typed in another way."""
    for key, written in head.items():
        meant = _meant(key, written.text)
        if meant != written.text:
            head[key] = replace(written, text=meant)
            problems.append(ReadProblem(KIND, key, written.location, written.text, (meant,)))


def _meant(key: str, typed: str) -> str:
    text = typed
    for habit in HABITS:
        found = habit.pattern.fullmatch(text) if key in habit.keys else None
        text = found["meant"] if found and found["meant"] else text
    if key in FIGURES:
        text = text.translate(_HALF_WIDTH)
    if key in NUMBERED:
        text = text.translate(_HALF_WIDTH_DIGITS)
    if key == NUMBERED[0]:
        return "".join(text.split())
    return "".join(text.split()) if key in NAMES and _is_spaced_out(text) else text


def _is_spaced_out(text: str) -> bool:
    """True for `水 利 局`: a blank behind every character; one between two words may divide two names."""
    parts = text.split()
    return len(parts) > 1 and all(_HAN.fullmatch(part) for part in parts)
