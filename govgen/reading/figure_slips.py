"""Names of figures that were typed with the wrong marks, `｛｛ 申请。本年新收。总计 ｝｝`: the line as it was meant.

Only a name that the edition knows leaves no doubt; what stands between the marks is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govgen.source.slips import TypingSlip

MARKS = "第 {line} 行引用的数字写错了符号，应当写成 {{{{ {name} }}}}。"
WIDE = str.maketrans("。：·:．", ".....")
NAME = r"[\w（）、]+(?:\s?[.。：·:．]\s?[\w（）、]+)+"
FIGURE = re.compile(rf"\$?[{{｛](?:[ ]?[{{｛])?\s*(?P<name>{NAME})\s*[}}｝](?:[ ]?[}}｝])?")


def figure_slips(text: str, is_name: Callable[[str], bool]) -> Iterator[TypingSlip]:
    """The lines in which a figure is called by a known name, between other marks than `{{ }}`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        found = [mark for mark in FIGURE.finditer(line) if _meant(mark) != mark[0] and is_name(_name(mark))]
        after = line
        for mark in reversed(found):
            after = after[: mark.start()] + _meant(mark) + after[mark.end() :]
        if after != line:
            yield TypingSlip(number, MARKS.format(line=number, name=_name(found[0])), after)


def _name(mark: re.Match[str]) -> str:
    return "".join(mark["name"].split()).translate(WIDE)


def _meant(mark: re.Match[str]) -> str:
    """The same, as data files write it; one that was right stays as it is."""
    right = re.fullmatch(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}", mark[0])
    return mark[0] if right and right["name"] == _name(mark) else f"{{{{ {_name(mark)} }}}}"
