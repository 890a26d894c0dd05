"""Sentences that begin with a year: another than that of the report, or this one where they tell of plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govgen.checking.wording import quote
from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.patterns import has_any, lazy
from govgen.prose import RenderedPassage
from govgen.prose.dated import OPENING, OWN, QUOTED, YEAR, written_year

WANTED = "这里写的是“{found}”，{year} 年度的报告应当是 {wanted} 年。请核对。"
MESSAGE = "这一句写的是 {found} 年（“{sentence}”），报告的是 {year} 年度。请核对。"
AHEAD = "“{found}”是打算的话，写的却是报告年度，请核对。"
PLANNED = "这一句写在“{section}”里，写的却是报告年度（“{sentence}”），请核对是不是 {next} 年。"
OLD = ("提出的问题", "起，", "决算", "预算", "审计", "规划", "普查", "学年", "考核结果", "立案", "历年", "累计", "跨年")
_SENTENCE = lazy(r"[^。；\n]{1,400}")
_BEGUN = lazy(rf"\A\s*(?:[0-9]{{1,2}}[.、．]\s*)?{YEAR}度?[，,]?[“”\"]?")
_AGAINST = lazy(rf"与{YEAR}度?(?:决算数?|预算数?)?(?:相比|比较)")
_AMOUNT = lazy(r"[^，。；0-9]{0,40}[0-9][0-9,.]{0,20}(?:亿|万)?元")
_COUNT = lazy(r"[0-9０-９]\s*(?:余|多)?\s*(?:件|条|次|项|份|篇|人|元|万元|期|场|个|家|名|%)")
_CASES = lazy(r"(?<![0-9])([0-9]{1,9})(?=[件条份起宗项])")
_DATED_AGAIN = lazy("[0-9]{4}年")
_FUTURE = lazy("将(?:进一步|继续|重点|持续|加强|着力|不断|认真|深入)")
_PLAN = lazy("(?<!现)将")
_TURNED = lazy("将[^，；。]{2,20}(?:纳入|作为|列入|列为)")  # what was done with something, no plan
_DONE = lazy(
    "收到|新收|办结|引发|未发生|没有发生|未收|未因|没有因|没有收|作出|被申请|被提起|制发|受理|公开各类|公开信息|发布信息|答复|参训|参会"
)
_DATED = lazy(r"\s*([0-9]{4})年度?[，,]")
_PAST = lazy("了|已|工作中|取得|存在|虽然|成效|上来|基础")
_GOAL = lazy("力争|争取|确保|目标|预计|预期|不少于|不低于|至少|(?<!贯彻)(?<!落实)(?<!条例)要求")
_SAYS_OWN = lazy(OWN)
DENIES = "未没"
LAST_YEAR = 1990
THIS_YEAR, AGAINST, DONE_WITH = ("今年", "当年"), ("比", "较", "本年"), ("执行", "完成")


class OddYear(NamedTuple):
    """A year that cannot be meant: what is said of it, where it stands in its text, whether it is surely wrong."""

    message: str
    start: int
    sure: bool


def find_openings(
    rendered: RenderedPassage,
    year: int,
    words: tuple[str, ...],
    compared: tuple[str, ...],
    told: frozenset[Number],
) -> Iterator[OddYear]:
    """Sentences that begin with another year and speak of what was done in it, or with this one and of plans.

    Words make a sentence a comparison, those of old matters only up to its first figure.
    """
    for sentence in _SENTENCE.finditer(rendered.text):
        found = OPENING.match(sentence[0]) if "年" in sentence[0] else None
        if found is None:
            continue
        number = written_year(found[1] or "20" + found[2])
        if found[0].endswith("以来") and number < year - 1:
            continue  # a time of several years
        place = sentence.start() + found.start(1 if found[1] else 2)
        rest = QUOTED.sub("", sentence[0][found.end() :])
        if number == year and _FUTURE.search(rest[:24]):
            yield OddYear(AHEAD.format(found=quote(sentence[0].strip())), place, False)
        if not is_astray(number, year) or _is_compared(rest, compared) or _is_planned(rest, number > year):
            continue
        if f"{year}年" in rendered.text[sentence.start() :].partition("。")[0]:
            continue
        whole = _is_own(rest) or any(word in sentence[0] for word in words) or _COUNT.search(rest) is not None
        message = MESSAGE.format(found=number, sentence=quote(sentence[0].strip()), year=year)
        yield OddYear(message, place, whole and not is_told(rest, told))


def _is_planned(rest: str, is_ahead: bool) -> bool:
    """True if a sentence tells a plan; one of a year ahead does unless it says that something was done."""
    if _PLAN.search(_TURNED.sub("", rest)):
        return True
    return is_ahead and bool(_GOAL.search(rest) or not _DONE.search(rest))


def _is_own(rest: str) -> bool:
    """True if a sentence says of the body itself that something was done, or that it was not."""
    done = _DONE.search(rest)
    if done is None:
        return False
    return (done.start() == 0 and rest[0] in DENIES) or _SAYS_OWN.search(rest) is not None


def _is_compared(rest: str, compared: tuple[str, ...]) -> bool:
    """True if a sentence compares, or tells an old matter in what it counts: not in what it says of that."""
    count = _COUNT.search(rest)
    head = rest[: count.end()] if count else rest
    return any(word in (head if word in OLD else rest) for word in compared)


def find_opened(rendered: RenderedPassage, year: int, opened: tuple[str, ...]) -> Iterator[OddYear]:
    """Sentences that begin with another year and what only that of the report has, or compare with any but the last."""
    named = has_any((f"{year}年", *THIS_YEAR), rendered.text)
    for sentence in _SENTENCE.finditer(rendered.text):
        for pattern, wanted, leads in ((_BEGUN, year, opened), (_AGAINST, year - 1, ("",))):
            found = pattern.search(sentence[0])
            if found is None or not is_astray(number := written_year(found[1]), wanted):
                continue
            behind = sentence[0][found.end() :]
            amount = (named or has_any(AGAINST, sentence[0])) and _AMOUNT.match(behind)  # which may be last year's
            before = f"{wanted}年" in behind or (number == wanted - 1 and (amount or has_any(DONE_WITH, behind)))
            if behind.startswith(leads) and not before:
                message = WANTED.format(found=quote(found[0].strip() + behind[:6]), year=year, wanted=wanted)
                yield OddYear(message, sentence.start() + found.start(1), True)


def find_planned(report: Report, rendered: RenderedPassage, year: int, ahead: tuple[str, ...]) -> Iterator[OddYear]:
    """Sentences of a section on plans that begin with the year reported on, and say nothing of what was done."""
    section = rendered.passage.section
    for sentence in _SENTENCE.finditer(rendered.text if section in ahead else ""):
        found = _DATED.match(sentence[0])
        if found and int(found[1]) == year and not _PAST.search(sentence[0]) and not _FUTURE.search(sentence[0]):
            label = report.edition.sections[section].label
            said = {"section": label, "sentence": quote(sentence[0].strip()), "next": year + 1}
            yield OddYear(PLANNED.format(**said), sentence.start() + found.start(1), False)


def is_told(rest: str, told: frozenset[Number]) -> bool:
    """True if a sentence has figures, and every one up to another year is one of last year's: it may be of that."""
    figures = [int(one[1]) for one in _CASES.finditer(_DATED_AGAIN.split(rest)[0])] if told else []
    return bool(figures) and told.issuperset(figures)


def is_astray(number: int, year: int) -> bool:
    """True for a year near enough to be meant for another."""
    return number != year and LAST_YEAR < number < year + LAST_YEAR
