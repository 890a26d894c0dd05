"""Marks in the text of a cell for what its readers see otherwise than it is stored, so that no number hides it.

A run that is struck out or that nobody sees is no part of a figure, and neither is a raised digit; a number may be
shown rounded, in hundredths or not at all, and of a long one only the first digits are kept. Nobody can tell what was
meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Literal, TypeAlias

from govgen.patterns import lazy

Look: TypeAlias = Literal["", "struck", "raised", "unseen"]

STRUCK, RAISED, SHOWN = "〔划掉的：{}〕", "〔上标或者下标：{}〕", "{}〔显示为：{}〕"
UNSEEN = "〔看不见的：{}〕"
LONG = "{}〔超过15位：后面的位数没有存下〕"
ADVICE = {
    "〔划掉的：": "里面有划掉的字，分不清要不要；不要的请删去，要的请去掉删除线",
    "〔上标或者下标：": "里面有上标或者下标的数字，分不清是不是数的一部分；是注的编号的，请删去",
    "〔看不见的：": "里面有看不见的数字（与底色同色，或者字号太小），分不清要不要；不要的请删去，要的请改成看得见的",
    "〔显示为：": "存着的数和格子里显示的不一样，分不清哪个对；请照要报的数重新填，格式改成“常规”",
    "〔超过15位：": "是当作数字存的，Excel 只存得下前 15 位，后面的都成了 0；请把这一格的格式改成“文本”，再重新输入",
}

_PERCENTAGE = lazy(r"(-?[0-9]+(?:\.[0-9]+)?)〔显示为：(-?[0-9]+(?:\.[0-9]+)?)%〕")
_MARKED = lazy("|".join(map(re.escape, ADVICE)))


def doubt_of(text: str) -> str:
    """What is doubtful in the text of a cell and what to do, empty where nothing is."""
    found = _MARKED.search(text) if "〔" in text else None
    return ADVICE[found[0]] if found else ""


def as_percentage(text: str) -> str:
    """The text of a cell for percentages: 98.5 where 0.985, or 98.5 itself, is shown as 98.5%."""
    found = _PERCENTAGE.fullmatch(text)
    return found[2] if found and Decimal(found[1]) * 100 in (Decimal(found[2]), Decimal(found[2]) * 100) else text


def marked(runs: Sequence[tuple[str, Look]]) -> str:
    """The text of a cell from its runs: those struck out, and raised and unseen digits beside others, with marks."""
    if not any(look for _, look in runs):
        return "".join(run for run, _ in runs)
    text = ""
    joined: list[tuple[str, Look]] = [
        ("".join(run for run, _ in group), look) for look, group in groupby(runs, key=itemgetter(1))
    ]
    for (run, look), (behind, _) in zip(joined, [*joined[1:], ("", "")], strict=True):
        is_beside_digits = text.rstrip()[-1:].isdigit() or behind.lstrip()[:1].isdigit()
        if look == "struck" and run.strip():
            text += STRUCK.format(run)
        elif look == "unseen" and any(map(str.isdigit, run)) and is_beside_digits:
            text += UNSEEN.format(run)
        elif look == "raised" and run.strip()[:1].isdigit() and is_beside_digits:
            text += RAISED.format(run)
        else:
            text += run
    return text
