"""年度没有写、写得不对，或者没有适用的年报格式。

为什么：年度决定用哪一版格式，也印在标题里。

错误示例：

    年度: 二〇二五

正确示例：

    年度: 2025

怎么改：写报告的是哪一年，用四位数字，例如 2026 年 1 月公布的报告写 2025。
"""

from collections.abc import Iterator

from govgen.checking.wording import AsItCame, quote
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report
from govgen.prose import Dossier

ID = "year"
SEVERITY = Severity.ERROR
MISSING = AsItCame(
    "没有写年度，请在文件开头写“{key}: 四位数字”，例如“{key}: 2025”。",
    "没有写年度，请在标题里写上，例如“2025年”。",
    "没有写年度，请填上四位数字，例如“2025”。",
)
MESSAGE = "年度写的是“{text}”，应当是四位数字，例如“{example}”。"
EXAMPLE = AsItCame("{key}: 2025", "2025")
UNSERVED = "{year} 年没有适用的报告格式，请核对年度。"
KEY, EDITION = "年度", "版式"


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding: a year that is missing, is no number, or that no edition serves."""
    message = _message(dossier.report)
    if message:
        yield Finding(ID, SEVERITY, message, dossier.report.place(KEY))


def _message(report: Report) -> str:
    text = report.text(KEY)
    if not text:
        return MISSING.of(report).format(key=KEY)
    if report.year is None:
        return MESSAGE.format(text=quote(text), example=EXAMPLE.of(report).format(key=KEY))
    # An edition named by the file is the business of edition-year.
    if report.text(EDITION) or report.edition.serves(report.year):
        return ""
    return UNSERVED.format(year=report.year)
