"""说本机关工作的句子写的是别的年份，或者写了没有的日子、过时的依据。

为什么：照着上年的报告改写时，最容易漏改的就是年份。

错误示例：

    总体情况:
      引言: 2024年，本局围绕群众关心的事项公开信息，现将全年情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      引言: 2025年，本局围绕群众关心的事项公开信息，现将全年情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：words 列出表明一句话说的是全年的词；compared 列出表明这一句在与别的年份比较、说的是旧事或者打算的词；
outdated 列出已经不用的依据；ahead 列出写下一年度打算的部分；opened 列出紧跟在句首的年份后面、说明写的是报告年度的词；
lead 是 1 的，报告的是还没有过完的一年（预算）：“截至某年年底”是上一年，写打算的句子不查。

怎么改：改成报告年度，或者写成“{{ 年度 }}年”。说的确实是别的年份的，把话写清楚。
带数字的、说全年的句子报警告，其余的只作提示。
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from govgen.checking.options import chosen_number, chosen_texts
from govgen.checking.wording import quote
from govgen.checking.year_openings import (
    OLD,
    WANTED,
    OddYear,
    find_opened,
    find_openings,
    find_planned,
    is_astray,
    is_told,
)
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import Number
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.patterns import has_any, lazy
from govgen.prose import Dossier, RenderedPassage
from govgen.prose.dated import BLANK, DATED_WORDS, OPENING, QUOTED, STANDING, written_year
from govgen.prose.periods import sentence_before

ID = "year-in-text"
SEVERITY = Severity.WARNING
NO_DAY = "没有“{found}”这一天，请核对。"
NO_YEAR = "“{found}”不像年份，请核对。"
LEFT = "这里写的是 {found} 年的数，却与本年度表里的数一样（{cell}是 {value}）。请核对是不是年份没有改。"
OUTDATED = "“{found}”不是 {year} 年度报告的依据，请改为{basis}。"
PLANS = ("计划", "将于", "下一步", "拟", "打算")
OPTIONS: Options = {
    "words": Option("texts", ("全年", "现将", "报告如下", "本报告", "一年来", "本年度")),
    "compared": Option("texts", ("上年度", "上一年", "与", "比", "较", "去年", *OLD, *PLANS)),
    "outdated": Option("texts"),
    "ahead": Option("sections"),
    "opened": Option("texts"),
    "lead": Option("number", 0, (0, 1)),
}
TEXTS = ("outdated", "words", "compared", "ahead", "opened")
_DATE = lazy(r"([0-9](?<![0-9].)[0-9]{3})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_MISTYPED = lazy(r"(2(?<![^。；\n].)(?:0[0-9]{3}|0[0-9]|[0-9]{2}))年度?，")
# What is reported on where the period of a report begins in one year and ends in the next.
SPAN, SPANNED = "学年", "这里写的是“{found}”，报告的是 {year}—{next} 学年。请核对；说的确实是别的学年的，不用改。"
_SPAN = lazy(rf"(?<![0-9])([0-9]{{4}}){BLANK}?[—–~～至-]{{1,2}}{BLANK}?([0-9]{{4}}){BLANK}?{SPAN}")
NEAR = 80
BEFORE = ("上年", "上一年")
TELLING = 3  # digits of a number that is not the same by accident
_OF_YEAR = lazy(
    r"(?<![0-9])(?P<year>[0-9]{4})年度?(?!度|[1-9]|的|结转|印发|出台|制定)[^。；，\n0-9]{0,30}"
    r"(?P<count>[0-9]{2,12}(?=[件条份起宗])|[0-9][0-9,]*\.[0-9]{1,4}(?=万元))"
)
_CARRIED = lazy(r"[件条][^。；\n0-9]{0,12}结转(?:到|至)?[0-9]{4}年")
_COMPARED = lazy("与|比|较|同期|持平|相同|一致|上年|去年|相比|由|从|分别")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each year, day and basis that cannot be meant."""
    report = dossier.report
    if report.year is None:
        return
    outdated, words, compared, ahead, opened = (chosen_texts(report, ID, OPTIONS, name) for name in TEXTS)
    whole, right = dossier.narrative.whole, report.edition.basis_of(report.year)
    lead = chosen_number(report, ID, OPTIONS, "lead")
    said = [one for one in DATED_WORDS if has_any(one[0], whole) and (one[0] is STANDING or not lead)]
    fixed = [(pattern, distance - lead) for _, pattern, distance in said]
    has_last = f"{report.year - 1}年" in whole
    told = frozenset(value for value in previous_values(report) or () if value) if has_last else frozenset()
    has_dates = ("月" in whole and _DATE.search(whole)) or _MISTYPED.search(whole)
    for rendered in dossier.narrative.passages:
        if "年" in rendered.text:
            if report.edition.period.crosses:
                yield from _spans(rendered, report.year, compared)
            else:
                known = list(_told(rendered, find_opened(rendered, report.year, opened))) if opened else []
                begun = _told(rendered, find_openings(rendered, report.year, words, compared, told))
                known += _elsewhere(known, (one for one in begun if not (lead and one.severity is Severity.HINT)))
                yield from _fixed(rendered, report.year, fixed, told)
                yield from _told(rendered, find_planned(report, rendered, report.year, ahead))
                left = _left(report, rendered, report.year - 1, compared) if has_last else ()
                yield from (*known, *_elsewhere(known, left))
            yield from _impossible(rendered) if has_dates else ()
        named = right in rendered.text or "废止" in rendered.text  # beside the right one, another needs no mending
        for basis in () if named else (one for one in outdated if one in rendered.text):
            message = OUTDATED.format(found=basis, year=report.year, basis=right)
            yield Finding(ID, SEVERITY, message, rendered.origin(rendered.text.find(basis)))


def _told(rendered: RenderedPassage, found: Iterable[OddYear]) -> Iterator[Finding]:
    for one in found:
        yield Finding(ID, SEVERITY if one.sure else Severity.HINT, one.message, rendered.origin(one.start))


def _elsewhere(known: Iterable[Finding], found: Iterable[Finding]) -> list[Finding]:
    places = {one.location for one in known}
    return [one for one in found if one.location not in places]


def _spans(rendered: RenderedPassage, year: int, compared: tuple[str, ...]) -> Iterator[Finding]:
    """Spans of two years that a sentence speaks of, and that are not those reported on, nor compared with these."""
    text = QUOTED.sub(lambda quoted: " " * len(quoted[0]), rendered.text)
    for found in _SPAN.finditer(text):
        first, last = int(found[1]), int(found[2])
        sentence = text[: found.start()].rpartition("\n")[2].rpartition("。")[2] + found[0]
        sentence += text[found.end() :].partition("\n")[0].partition("。")[0]
        apart = [word for word in (*compared, *PLANS) if word not in OLD and word in sentence]
        own = (year, year + 1)
        if (first, last) == own or (last == first + 1 and (apart or f"{year}—{year + 1}" in sentence)):
            continue
        severity = SEVERITY if last != first + 1 or sentence.startswith(found[0]) else Severity.HINT
        message = SPANNED.format(found=quote(found[0]), year=year, next=year + 1)
        yield Finding(ID, severity, message, rendered.origin(found.start()))


def _fixed(
    rendered: RenderedPassage, year: int, fixed: list[tuple[re.Pattern[str], int]], before: frozenset[Number]
) -> Iterator[Finding]:
    told: set[int] = set()
    for pattern, distance in fixed:
        for found in pattern.finditer(rendered.text):
            number = written_year(found[1])
            carried = distance > 0 and number == year and _is_before(rendered.text, found.start(), year)
            is_wrong = number != year + distance and not carried and is_astray(number - distance, year)
            if is_wrong and found.start(1) not in told:
                told.add(found.start(1))
                message = WANTED.format(found=quote(found[0]), year=year, wanted=year + distance)
                rest = rendered.text[found.end() : found.end() + NEAR].partition("。")[0]
                severity = Severity.HINT if number < year and is_told(rest, before) else SEVERITY
                yield Finding(ID, severity, message, rendered.origin(found.start(1)))


def _left(report: Report, rendered: RenderedPassage, last: int, compared: tuple[str, ...]) -> Iterator[Finding]:
    """Figures of last year that are this year's, and none that it had; of sentences that no other year opens."""
    if f"{last}年" not in rendered.text:
        return
    before = {Decimal(value) for value in previous_values(report) or () if value is not None}
    now = _telling(report)
    for found in _OF_YEAR.finditer(rendered.text):
        sentence = sentence_before(rendered.text, found.start(), NEAR) + found[0]
        count = Decimal(found["count"].replace(",", ""))
        carried = _CARRIED.match(rendered.text, found.end())  # on to this year, which makes no comparison of the two
        opens = len(sentence) <= len(found[0]) + 1 and OPENING.match(found[0]) and not carried
        leftover = int(found["year"]) == last and count not in before and not opens
        number = now.get(count) if leftover else None
        apart = _COMPARED.search(QUOTED.sub("", sentence)) or any(word in sentence for word in compared)
        beside = f"{last + 1}年" in sentence  # where both years are told, only what is not the same by accident
        many = len(found["count"]) >= TELLING
        if number is not None and not apart and (many or not beside):
            slot = report.edition.slots[number]
            message = LEFT.format(found=last, cell=slot.label, value=found["count"])
            severity = SEVERITY if not beside and (before or many) else Severity.HINT
            yield Finding(ID, severity, message, rendered.origin(found.start("year")), (slot.ref,))


def _is_before(text: str, end: int, year: int) -> bool:
    """True if what of a sentence stands before a place speaks of the year before."""
    words = sentence_before(text, end, NEAR)
    return f"{year - 1}年" in words or any(word in words for word in ("上年", "上一年", "去年"))


def _telling(report: Report) -> dict[Decimal, int]:
    """The cells of a report by what they have, those of two digits and more, the first of each.

    What the form itself asks of the year before is no figure of this one.
    """
    found: dict[Decimal, int] = {}
    for number, cell in enumerate(report.cells):
        if cell.value and cell.value >= 10 and not has_any(BEFORE, report.edition.slots[number].label):
            found.setdefault(Decimal(cell.value), number)
    return found


def _impossible(rendered: RenderedPassage) -> Iterator[Finding]:
    """Days that no calendar has, and years of too many or too few digits."""
    for found in _DATE.finditer(rendered.text):
        try:
            date(max(int(found[1]), 1), int(found[2]), int(found[3] or 1))
        except ValueError:
            yield Finding(ID, SEVERITY, NO_DAY.format(found=found[0]), rendered.origin(found.start()))
    for found in _MISTYPED.finditer(rendered.text):
        yield Finding(ID, SEVERITY, NO_YEAR.format(found=found[1] + "年"), rendered.origin(found.start(1)))
