"""The cells of a form that are to be filled in, and what some of them ask for: a choice, a date, a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgen.drafting.names import PLACEHOLDER, DraftKind, is_blank, known_unit

BOX = re.compile("[□☐○◯]")
LONGEST_OPTION = 12
_CROSSED = re.compile("[—－-]{1,4}|[/／×✕╳*＊╲╱]")
_DATE = re.compile(r"年\s{0,9}月(?:\s{0,9}日)?")
_UNIT = re.compile(r"[（(](?:单位[：:])?([^（）()\s]{1,4})[）)]")
YES = ({"是", "否"}, {"有", "无"})


@dataclass(frozen=True, slots=True)
class FormBlank:
    """What a blank asks for; nothing of it where it is just empty. `crossed` is one with a stroke through it."""

    kind: DraftKind = ""
    options: tuple[str, ...] = ()
    unit: str = ""
    crossed: bool = field(default=False, compare=False)


def takes(text: str) -> bool:
    """True for a cell in which something is to be written."""
    ask = asked(text)
    return is_blank(text) or ask.crossed or ask != FormBlank()


def asked(text: str) -> FormBlank:
    """What a cell asks for besides being empty."""
    plain = PLACEHOLDER.sub("", text).strip()
    if _DATE.fullmatch(plain):
        return FormBlank("date")
    options = _options(plain)
    if options:
        return FormBlank("yes") if set(options) in YES else FormBlank("choice", options)
    return FormBlank(unit=_unit(plain), crossed=bool(_CROSSED.fullmatch(text.strip())))


def _options(text: str) -> tuple[str, ...]:
    """What there is to choose from, a box before each or behind each; nothing where it is no such choice."""
    first, *rest = BOX.split(text)
    parts = rest if not first.strip() else [first, *rest[:-1]] if rest and not rest[-1].strip() else []
    options = tuple(dict.fromkeys(part.strip() for part in parts))
    return options if all(0 < len(one) <= LONGEST_OPTION and " " not in one for one in options) else ()


def is_unit(text: str) -> bool:
    """True for a cell that says nothing but a unit, in brackets."""
    return bool(_unit(text))


def _unit(text: str) -> str:
    found = _UNIT.fullmatch("".join(text.split()))
    return known_unit(found[1]) if found else ""
