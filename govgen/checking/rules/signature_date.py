"""落款日期不是日期，不在报告年度的下一年，或者空着；填报日期早于年末，或者晚于落款。

为什么：年度报告在下一年年初公布；落款在报告年度以内，说明年份写错了，或者是照抄上年的。

错误示例：

    落款日期: 2025-01-20

正确示例：

    落款日期: 2026-01-20

选项：cells 列出表里随报告一起填写的日期，例如填报日期。

怎么改：写成 2026-01-20 或者 2026年1月20日，年份是报告年度的下一年；填报日期不晚于落款日期。
"""

from collections.abc import Iterator
from datetime import date

from govgen.checking.options import chosen_slots
from govgen.checking.wording import is_document, quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.model.words import day_of
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "signature-date"
SEVERITY = Severity.ERROR
MESSAGE = "落款日期写的是“{text}”，应当在 {expected} 年：报告的是 {year} 年度。请核对。"
NOT_A_DATE = "落款日期写的是“{text}”，不是日期。请写成“{expected}-01-20”或者“{expected}年1月20日”的样子。"
NO_DAY = "落款日期写的是“{text}”，没有写是哪一天，公开期限没有核对。请写成“{text}20日”的样子。"
NO_DATE = "没有写落款日期，报告上就没有日期，公开期限也没有核对。请在公开以前写上。"
UNFINISHED = "{label}填的是 {day}，{year} 年还没有过完，填不了全年的数。请核对。"
AFTER = "{label}填的是 {day}，晚于落款日期 {signed}。请核对哪一个写错了。"
BEFORE_END = "落款日期写的是“{text}”，报告的期间到 {end} 才结束。请核对。"
KEY = "落款日期"
_MONTH = lazy(r"(\d{4})年\d{1,2}月")
OPTIONS: Options = {"cells": Option("dates")}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each date: one left blank is a hint, a year too late or more a warning, since it may be true."""
    yield from _signed(dossier.report)
    yield from _filled(dossier.report)


def _signed(report: Report) -> Iterator[Finding]:
    text, year = report.text(KEY), report.year
    if not text:
        # The date may stand where nothing was read.
        is_veiled = any(flaw.detail == "veiled" for flaw in report.problems)
        if KEY not in report.edition.optional and not is_veiled:
            yield Finding(ID, Severity.HINT, NO_DATE, report.place(KEY))
        return
    if year is not None and not report.edition.serves(year):
        year = None  # the year itself is in doubt, and told by another rule
    signed = day_of(text)
    expected = year + 1 if year is not None else report.edition.first + 1
    month = None if signed else _MONTH.fullmatch(text)
    if month and (year is None or int(month[1]) == expected):
        severity = Severity.WARNING if is_document(report) else SEVERITY
        yield Finding(ID, severity, NO_DAY.format(text=quote(text)), report.place(KEY))
    elif signed is None:
        message = NOT_A_DATE.format(text=quote(text), expected=expected)
        yield Finding(ID, SEVERITY, message, report.place(KEY))
    elif year is not None and signed.year != expected:
        severity = Severity.WARNING if signed.year > expected else SEVERITY
        message = MESSAGE.format(text=quote(text), expected=expected, year=year)
        yield Finding(ID, severity, message, report.place(KEY))
    elif year is not None and signed <= (end := date(*report.edition.period.days(year)[3:])):
        message = BEFORE_END.format(text=quote(text), end=end)
        yield Finding(ID, Severity.WARNING, message, report.place(KEY))


def _filled(report: Report) -> Iterator[Finding]:
    """The dates of cells that are written together with the report: after the year, and not after the signature."""
    signed = day_of(report.text(KEY))
    for number in chosen_slots(report, ID, OPTIONS, "cells"):
        slot, cell = report.edition.slots[number], report.cells[number]
        day = day_of(str(cell.value))
        said = {"label": slot.label, "day": day, "year": report.year, "signed": signed}
        if day and report.year is not None and day.year <= report.year:
            yield Finding(ID, Severity.WARNING, UNFINISHED.format(**said), cell.location, (slot.ref,))
        elif day and signed and day > signed:
            yield Finding(ID, Severity.WARNING, AFTER.format(**said), cell.location, (slot.ref,))
