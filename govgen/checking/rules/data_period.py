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

from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.prose import Dossier
from govgen.prose.periods import WORDS, stated_periods, written_period

ID = "data-period"
SEVERITY = Severity.WARNING
MESSAGE = "统计期限写的是“{found}”，{year} 年度的报告应当是 {wanted}。请核对。"
OPTIONS: Options = {"words": Option("texts", WORDS)}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each period that is said to be that of the report's data and is not its year."""
    report = dossier.report
    words = chosen_texts(report, ID, OPTIONS, "words")
    if report.year is None:
        return
    wanted = report.edition.period.days(report.year)
    for rendered in dossier.narrative.passages:
        for period in stated_periods(rendered.text, words):
            if period.days != wanted:
                told = {"found": quote(period.written), "year": report.year, "wanted": written_period(wanted)}
                yield Finding(ID, SEVERITY, MESSAGE.format(**told), rendered.origin(period.start))
