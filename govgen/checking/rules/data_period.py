"""写明的统计期限不是报告年度的1月1日至12月31日。

为什么：年度报告报告的是一个公历年；期限写成上一年的，多半是照抄留下的。

错误示例：

    总体情况:
      引言: 本报告所列数据的统计期限为2024年1月1日至12月31日。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      引言: 本报告所列数据的统计期限为2025年1月1日至12月31日。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：words 列出表明这一句说的是统计期限的词。

怎么改：改成报告年度的1月1日至12月31日，或者写成“{{ 年度 }}年1月1日至12月31日”。
"""

import re
from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "data-period"
SEVERITY = Severity.WARNING
MESSAGE = "统计期限写的是“{found}”，{year} 年度的报告应当是 {wanted}。请核对。"
OPTIONS: Options = {"words": Option("texts", ("统计期限", "统计时间", "所列数据", "数据统计", "本报告中"))}

_B = "[ \u3000\u00a0]{0,2}"
_DAY = f"{_B}([0-9]{{1,2}}){_B}月{_B}([0-9]{{1,2}}){_B}日"
_PERIOD = lazy(rf"([0-9]{{4}}){_B}年{_DAY}{_B}起?{_B}[至到—～-]{{1,2}}(?:{_B}([0-9]{{4}}){_B}年)?{_DAY}")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each period that is said to be that of the report's data and is not its year."""
    report = dossier.report
    words = chosen_texts(report, ID, OPTIONS, "words")
    whole = dossier.narrative.whole
    if report.year is None or "日" not in whole or not _PERIOD.search(whole):
        return
    wanted = report.edition.period.days(report.year)
    for rendered in dossier.narrative.passages:
        for period in _PERIOD.finditer(rendered.text):
            first, *rest = period.groups()
            numbers = tuple(int(number or first) for number in (first, *rest))
            if numbers != wanted and _is_period(rendered.text, period.start(), words):
                message = MESSAGE.format(found=quote(period[0]), year=report.year, wanted=_said(wanted))
                yield Finding(ID, SEVERITY, message, rendered.origin(period.start()))


def _said(days: tuple[int, ...]) -> str:
    """`2025年1月1日至12月31日`; the second year only where it is another."""
    first, *from_, last, month, day = days
    start = "{}年{}月{}日".format(first, *from_)
    return f"{start}至{f'{last}年' if last != first else ''}{month}月{day}日"


def _is_period(text: str, place: int, words: tuple[str, ...]) -> bool:
    before = re.split(r"[。；\n]", text[max(0, place - 60) : place])[-1]
    return any(word in before for word in words)
