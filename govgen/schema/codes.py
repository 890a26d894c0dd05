"""What codes of a place may look like: regular expressions that any text is held against quickly."""

from __future__ import annotations

import re
from itertools import pairwise

from govgen.patterns import lazy

MOST_ENDLESS, MOST = 4, 15  # parts of any length, and ways in all in which a text may be longer
ENDLESS, WIDE = ("*", "+"), 99
WRONG = "{label}的 pattern 不是一个正则表达式（检查括号是否成对）"
STRAY = "{label}的 pattern 里有一个没有成对的“{mark}”：真要这个字符的，前面写“\\”"
SLOW = (
    "{label}的 pattern 太复杂，核对起来会停不下来：只用字符、[ ]、( ) 和 |，括号后面不写 *、+、{{n}}，"
    "不写 (?=、\\1 这些；“*”“+”“{{n,}}”最多 4 处，连可有可无的（?、|、{{n,m}}）最多 15 处"
)
_BRACES, _BACK = lazy(r"\{(\d*)(,\d*)?\}"), lazy(r"\\[1-9]")
_PIECES = lazy(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|[*+?](?=[?+])|\{\d*,?\d*\}|\((?:\?:)?|.", re.DOTALL)


def misread(pattern: str, label: str) -> str:
    """What is wrong with the pattern of the code with this label, empty if it can be used."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return WRONG.format(label=label)
    pieces = _PIECES.findall(pattern)
    for mark in ("{", "}", "]"):
        if mark in pieces:  # half of {18], which a regular expression takes as it stands
            return STRAY.format(label=label, mark=mark)
    return "" if _is_quick(pieces) else SLOW.format(label=label)


def _is_quick(pieces: list[str]) -> bool:
    """True where no part is repeated within a repeated one and few may be of any length: text is tried few times."""
    for last, piece in pairwise(["", *pieces]):
        repeated = last == ")" and (piece in ENDLESS or _BRACES.fullmatch(piece))
        if repeated or (last == "(" and piece == "?") or _BACK.fullmatch(piece):
            return False
    spans = [_span(piece) for piece in pieces]
    return spans.count(WIDE) <= MOST_ENDLESS and sum(min(span, 1) if span == WIDE else span for span in spans) <= MOST


def _span(piece: str) -> int:
    """In how many ways a part may be longer than at the least."""
    braces = _BRACES.fullmatch(piece)
    if piece in ENDLESS or (braces and braces[2] == ","):
        return WIDE
    if braces:
        least, most = int(braces[1] or 0), int((braces[2] or "").lstrip(",") or braces[1] or 0)
        return most - least if most - least <= MOST else WIDE
    return int(piece in ("?", "|"))
