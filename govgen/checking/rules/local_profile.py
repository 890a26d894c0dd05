"""这份数据按旁边的地方要求检查，或者没有采用：数据文件、govgen.yaml 写了“地方要求”，又不是自带的；或者不是这一年度的。

为什么：地方要求可以放宽警告、提示一级的规则。收齐各单位数据的机关要知道，哪一份是按别的要求查的。地方要求写明从哪一年度起、
到哪一年度止的，别的年度的年报不受它管。

错误示例：

    # 数据文件旁边的地方要求：宽松.yaml

正确示例：

    申请: {其余: 0}

怎么改：自带的地方要求不会被旁边同名的文件代替。是本机关要用的，不必改；不是的，删去写“地方要求”的这一行。收数据的机关可以统一加
--profile 写明按哪一份查，或者加 --no-local-profile，不采用数据文件旁边的。年度不对的，换用那一年度的。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier

ID = "local-profile"
SEVERITY = Severity.HINT
USED = "这份数据按它旁边的地方要求“{file}”检查，其中的规则可能与别处不同。"
SETTLED = (
    "这份数据按交来的文件旁边的 govgen.yaml 写的地方要求“{file}”检查，其中的规则可能与别处不同。"
    "不是本机关写的，请加 --no-local-profile 再查一次。"
)
MESSAGE = "数据文件旁边的地方要求“{file}”没有采用，是按国家格式检查的。"
NAMESAKE = "数据文件旁边的地方要求“{file}”没有采用：与自带的同名，是按自带的检查的。要用旁边的，请给它换一个名称。"
OTHER_YEAR = (
    "地方要求“{name}”用于{years}的报告，这份是 {year} 年度的，按它提出的问题不作数。请换用这一年度的，或者不用。"
)
SINCE, UNTIL, BETWEEN = " {first} 年度以后", " {last} 年度以前", " {first} 至 {last} 年度"
KEY = "地方要求"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for a profile that lies beside the data file, and one for a profile of other years."""
    asked, year = dossier.report.edition.asked, dossier.report.year
    if asked is not None and year is not None and not asked.holds(year):
        form = BETWEEN if asked.first and asked.last else SINCE if asked.first else UNTIL
        years = form.format(first=asked.first, last=asked.last)
        message = OTHER_YEAR.format(name=asked.name, years=years, year=year)
        yield Finding(ID, Severity.WARNING, message, dossier.report.place(KEY))
    local = dossier.report.edition.local
    if local is not None:
        used = SETTLED if local.settled else USED
        message = NAMESAKE if local.namesake else used if local.used else MESSAGE
        yield Finding(ID, SEVERITY, message.format(file=local.file), dossier.report.place(KEY))
