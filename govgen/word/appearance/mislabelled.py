"""Parts of the head of a report behind the name of another one, wherever a template prints them: footers too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from govgen.files.namespaces import W as _W
from govgen.model.keys import HEAD
from govgen.model.letter import ADDRESSED
from govgen.model.typing_habits import LABELS, NAMES, UNIT
from govgen.patterns import lazy
from govgen.prose.names import WORDS
from govgen.word.appearance.summaries import words_around
from govgen.word.docx.paragraphs import TAG, Spot
from govgen.word.fault import TemplateFault
from govgen.word.filling.context import ABOVE, ASKED, BESIDE, PRINTER, REACHED, SENT_TO, WAYS
from govgen.word.filling.context import SIGNED as SIGNATURE
from govgen.word.proving.letterhead import MISPLACED
from govgen.word.proving.spelling import plain

_NAME = lazy(r"\s*([\u4e00-\u9fff][\w.]*)")
_KEYS = frozenset(f"{name}.{key}" for name, inner in HEAD.items() for key in inner)
_DEPARTMENT, _SITE = "联系.部门", "联系.网站"
_SIGNERS = "公文.签发人"
_MEANT: Mapping[str, str] = {
    **WORDS,
    SIGNATURE: UNIT,
    ASKED: _DEPARTMENT,
    SENT_TO: ADDRESSED,
    ABOVE: _SIGNERS,
    BESIDE: _SIGNERS,
}
_WRITER = "(?:编制|编报|填报|报告)(?:单位|机关)"
# Other words for what a data file calls otherwise.
_OTHERWISE: Mapping[str, str] = {
    "单位.上级": "(?:主管|上级)(?:单位|机关|部门)",
    "联系.电子邮箱": "(?:电子信箱|信箱|邮件|电邮)(?:地址)?",
    _SITE: "(?:互联网|网络|网页)地址",
}
_OF_UNIT = (UNIT, "单位.简称")
_TO_ASK = (_DEPARTMENT, PRINTER, *_OF_UNIT)
_TAG = r"\{\{\s*([\u4e00-\u9fff][\w.]*)\s*\}\}"
# Whose a report is stands before its year, whom to ask and where to read it behind such words; with what fits there.
_SAYING: tuple[tuple[str, re.Pattern[str], Collection[str]], ...] = (
    (
        UNIT,
        lazy(
            r"(?<![按依]照)(?<![根依]据)"
            + _TAG
            + r"\s?\{\{\s*年度\s*\}\}\s?年度?[^{}，。；]{0,20}?(?:报告|报表|年报|决算|预算)"
        ),
        _OF_UNIT,
    ),
    (_DEPARTMENT, lazy(rf"请与\s?{_TAG}"), _TO_ASK),
    (_SITE, lazy(rf"可在\s?{_TAG}\s?(?:查阅|查询|查看|浏览|下载)"), (_SITE, "联系.地址", *_OF_UNIT)),
    (REACHED, lazy(rf"联系\s?{_TAG}\s?(?:。|$)"), (REACHED, *_TO_ASK, *(f"联系.{key}" for key in WAYS))),
)
# What may well stand behind a label besides what it names: a government's report is made by its office.
_ALSO: Mapping[str, Collection[str]] = {_DEPARTMENT: _OF_UNIT, _WRITER: {*NAMES, "公文.发文机关标志"} - {"单位.上级"}}
# How the words before a tag end that name a part of the head.
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    key: lazy(
        f"(?:{'|'.join(filter(None, (LABELS.get(key), _OTHERWISE.get(key), key.rpartition('.')[2])))})(?:名称)?:$"
    )
    for key in (*sorted(_KEYS), _WRITER)
}


def misnamed(spots: Iterable[Spot]) -> Iterator[TemplateFault]:
    """Each tag of a part of the head behind the label of another one."""
    for spot in spots:
        for words, path in _labelled(spot) if any(not tag.order for tag in spot.tags) else ():
            label = _wanted(words, path)
            if label:
                yield TemplateFault(spot.place, MISPLACED.format(label=label, other=path))
        for label, saying, fitting in _SAYING:
            for found in saying.finditer(spot.text):
                path = _MEANT.get(found[1], found[1])
                if path not in fitting and (path in _KEYS or path == REACHED):
                    yield TemplateFault(spot.place, MISPLACED.format(label=label, other=path))


def _labelled(spot: Spot) -> Iterator[tuple[str, str]]:
    """The parts of the head that a paragraph prints, each with the words before it: those of its own branch."""
    words, end = "", 0
    before: list[str] = []
    for tag in TAG.finditer(spot.text):
        words, end = words + spot.text[end : tag.start()], tag.end()
        order = (tag["order"] or "").split()[:1]
        if order == ["if"]:
            before.append(words)
        elif order in (["else"], ["elif"]) and before:
            words = before[-1]
        elif order == ["endif"] and before:
            before.pop()
        name = _NAME.match(tag["print"] or "")
        if name:
            path = _MEANT.get(name[1], name[1])
            if path in _KEYS:
                yield words or _beside(spot), path
            words = " "


def _beside(spot: Spot) -> str:
    """What names a cell without words of its own."""
    cell = next(spot.paragraph.iterancestors(f"{_W}tc"), None) if spot.in_table else None
    words = next(filter(None, words_around(cell)), "") if cell is not None else ""
    return f"{words.rstrip('：:')}：" if words else ""


def _wanted(words: str, path: str) -> str:
    """What words ask for, if a path is not it."""
    text = plain(words)
    found = [(len(match[0]), key) for key, label in _ENDINGS.items() if (match := label.search(text))]
    longest = max((length for length, _ in found), default=0)
    keys = [key for length, key in found if length == longest]
    if not keys or any(path == key or path in _ALSO.get(key, ()) for key in keys):
        return ""
    return UNIT if keys[0] == _WRITER else keys[0]
