"""正文的序号跳号或者重号。

为什么：序号断了，多半是漏了一段或者多了一段。

错误示例：

    问题与改进:
      问题: 一是解读形式单一。二是更新不及时。四是力量不足。
      改进: 每份文件至少制作一种图解。

正确示例：

    问题与改进:
      问题: 一是解读形式单一。二是更新不及时。三是力量不足。
      改进: 每份文件至少制作一种图解。

怎么改：补上漏掉的一段，或者改正序号。
"""

import re
from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.patterns import lazy, sought
from govgen.prose import Dossier
from govgen.prose.claims.figures import read_numeral

ID = "numbering"
SEVERITY = Severity.WARNING
MESSAGE = "序号“{mark}”接在“{before}”后面，中间{fault}。请核对是漏了一段，还是序号写错了。"
SKIPPED, REPEATED = "缺了号", "重了号"

_CHINESE = "[一二三四五六七八九十]{1,3}"
# From the highest level down; a mark of one level starts those below it anew. The last may stand inside a line.
_BLANK = r"[^\S\n]"  # within a line: blank lines are not looked through again from each of them
_LEVELS = (
    rf"({_CHINESE})、",
    rf"[（(]({_CHINESE})[）)]",
    r"([0-9]{1,2})(?:[．、]|\.(?![0-9]))",
    r"[（(]([0-9]{1,2})[）)]",
    rf"({_CHINESE})(?=是)",
)
# What a mark begins with, and behind what.
_BEGINS = lazy(r"[\s（(0-9一二三四五六七八九十](?:(?<![^\n].)|(?<=[。；：，、;:,].))(?<!\n)", re.DOTALL)
_MARK = lazy(
    rf"(?:^{_BLANK}*(?:{'|'.join(_LEVELS)})|(?<=[。；：，、;:,\n]){_BLANK}*{_LEVELS[-1]})",
    re.MULTILINE,
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each mark that does not follow the one before it on its level."""
    for rendered in dossier.narrative.passages:
        last: list[tuple[int, str]] = [(0, "")] * len(_LEVELS)
        for place, level, number, mark in _marks(rendered.text):
            before, written = last[level]
            if before and number not in (before + 1, 1):
                fault = REPEATED if number <= before else SKIPPED
                message = MESSAGE.format(mark=mark, before=written, fault=fault)
                yield Finding(ID, SEVERITY, message, rendered.origin(place))
            last[level] = number, mark
            last[level + 1 :] = [(0, "")] * (len(_LEVELS) - level - 1)


def _marks(text: str) -> list[tuple[int, int, int, str]]:
    """Every mark in reading order: its place, level, number and writing."""
    found = []
    for match in sought(_BEGINS, _MARK, text):
        group = match.lastindex or 0
        written = match[group]
        number = int(written) if written.isascii() else read_numeral(written) or 0
        found.append((match.start(group), min(group, len(_LEVELS)) - 1, number, match[0].strip()))
    return found
