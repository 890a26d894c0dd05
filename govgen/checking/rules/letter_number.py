"""发文字号的写法不规范。

为什么：发文字号是公文的身份，写法有国家标准。

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

怎么改：写成“机关代字〔年份〕序号号”，例如“古卫发〔2019〕21号”。
"""

from collections.abc import Iterator

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "letter-number"
SEVERITY = Severity.WARNING
MESSAGE = "发文字号“{text}”{reason}，应写成“古卫发〔2019〕21号”的样子。"
KEY = "公文.发文字号"
OTHERWISE = "不是规范的写法"

_FORM = lazy(r"(?<![^\W\d_])[^\W\d_]+〔[0-9]{4}〕[1-9][0-9]*号")
# The first that is found tells why.
REASONS = (
    (lazy(r"[\[［(（【]"), "的年份没有用六角括号〔〕"),
    (lazy("第"), "的序号前面有“第”字"),
    (lazy("〕0"), "的序号以 0 开头"),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding: a letter number that does not follow the standard."""
    report = dossier.report
    text = report.text(KEY)
    if text and not _FORM.fullmatch(text):
        reason = next((words for pattern, words in REASONS if pattern.search(text)), OTHERWISE)
        yield Finding(ID, SEVERITY, MESSAGE.format(text=quote(text), reason=reason), report.place(KEY))
