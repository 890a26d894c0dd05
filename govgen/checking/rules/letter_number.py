"""发文字号的写法不规范，或者里面的年份不是落款的那一年。

为什么：发文字号是公文的身份，写法有国家标准；照着上年的红头改，最容易漏改的是年份。

错误示例：

    公文:
      发文机关标志: 青禾县水利局文件
      发文字号: 青水发[2026]第03号
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

正确示例：

    公文:
      发文机关标志: 青禾县水利局文件
      发文字号: 青水发〔2026〕3号
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

怎么改：写成“机关代字〔年份〕序号号”，例如“古卫发〔2019〕21号”；年份是签发的那一年。
"""

from collections.abc import Iterator

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report
from govgen.model.words import day_of
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "letter-number"
SEVERITY = Severity.WARNING
MESSAGE = "发文字号“{text}”{reason}，应写成“古卫发〔2019〕21号”的样子。"
OTHER_YEAR = "发文字号“{text}”的年份是 {year}，{name}是 {day}。文号按签发的年份编，请核对哪一个写错了。"
KEY = "公文.发文字号"
DAYS = ("落款日期", "公文.印发日期")
OTHERWISE = "不是规范的写法"

_FORM = lazy(r"(?<![^\W\d_])[^\W\d_]+〔[0-9]{4}〕[1-9][0-9]*号")
_YEAR = lazy(r"[〔\[［(（【]([0-9]{4})[〕\]］)）】]")
# The first that is found tells why.
REASONS = (
    (lazy(r"[\[［(（【]"), "的年份没有用六角括号〔〕"),
    (lazy("第"), "的序号前面有“第”字"),
    (lazy("〕0"), "的序号以 0 开头"),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """A letter number that does not follow the standard, and one of another year than the letter."""
    report = dossier.report
    text = report.text(KEY)
    if text and not _FORM.fullmatch(text):
        reason = next((words for pattern, words in REASONS if pattern.search(text)), OTHERWISE)
        yield Finding(ID, SEVERITY, MESSAGE.format(text=quote(text), reason=reason), report.place(KEY))
    yield from _of_another_year(report, text)


def _of_another_year(report: Report, text: str) -> Iterator[Finding]:
    year = _YEAR.search(text)
    days = ((name.rpartition(".")[2], day_of(report.text(name))) for name in DAYS)
    name, day = next(((name, day) for name, day in days if day), ("", None))
    if year and day and int(year[1]) != day.year:
        message = OTHER_YEAR.format(text=quote(text), year=year[1], name=name, day=day)
        yield Finding(ID, SEVERITY, message, report.place(KEY))
