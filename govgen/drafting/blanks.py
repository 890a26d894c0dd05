"""The cells of a form that are to be filled in, and what some of them ask for: a choice, a date, a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgen.drafting.names import PLACEHOLDER, is_blank, known_unit

BOXES = "□☐○◯"
_CHOICE = re.compile(rf"\s*(?:[{BOXES}]\s*([^\s{BOXES}]{{1,12}})\s*)+")
_OPTION = re.compile(rf"[{BOXES}]\s*([^\s{BOXES}]{{1,12}})")
_BEHIND = re.compile(rf"\s*(?:([^\s{BOXES}]{{1,12}})\s*[{BOXES}]\s*){{2,}}")
_OPTION_BEHIND = re.compile(rf"([^\s{BOXES}]{{1,12}})\s*[{BOXES}]")
_DATE = re.compile(r"\s*年\s*月(?:\s*日)?\s*")
_UNIT = re.compile(r"\s*[（(]\s*(?:单位\s*[：:]\s*)?([^（）()\s]{1,4})\s*[）)]\s*")
YES = ({"是", "否"}, {"有", "无"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a blank asks for; nothing of it where it is just empty."""

    kind: str = ""
    options: tuple[str, ...] = ()
    unit: str = ""


def takes(text: str) -> bool:
    """True for a cell in which something is to be written."""
    return is_blank(text) or asked(text) != Asked()


def asked(text: str) -> Asked:
    """What a cell asks for besides being empty."""
    plain = PLACEHOLDER.sub("", text)
    if _DATE.fullmatch(plain):
        return Asked("date")
    for whole, option in ((_CHOICE, _OPTION), (_BEHIND, _OPTION_BEHIND)):
        if whole.fullmatch(plain):
            options = tuple(dict.fromkeys(option.findall(plain)))
            return Asked("yes") if set(options) in YES else Asked("choice", options)
    return Asked(unit=_unit(plain))


def is_unit(text: str) -> bool:
    """True for a cell that says nothing but a unit, in brackets."""
    return bool(_unit(text))


def _unit(text: str) -> str:
    found = _UNIT.fullmatch(text)
    return known_unit(found[1]) if found else ""
