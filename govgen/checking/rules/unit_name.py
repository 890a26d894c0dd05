"""单位名称没有写、太长、是简称，或者有不能用在名称里的字符、年份；上级写成了另一个县、区。

为什么：名称印在标题和落款里，也是文件名的一部分。

错误示例：

    单位: {简称: 县水利局, 类别: 部门}

正确示例：

    单位: {名称: 青禾县水利局, 简称: 县水利局, 类别: 部门}

选项：limit 是名称的最多字数。

怎么改：写机关全称，写在一行里，不加书名号、斜线一类的符号。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number
from govgen.checking.wording import AsItCame, quote
from govgen.files.naming import unseen
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "unit-name"
SEVERITY = Severity.ERROR
MISSING = "没有写单位名称，请{remedy}。"
REMEDY = AsItCame("在“{head}”下面写“{key}: 机关全称”", "写上机关全称")
MESSAGE = "单位名称“{name}”里有换行或者看不见的字符（{codes}），请重新输入，写在一行里。"
TOO_LONG = "单位名称“{name}”有 {length} 个字，超过了 {limit} 个字，请写机关全称，不要写说明文字。"
UNUSUAL = "单位名称“{name}”里有“{signs}”，机关全称里一般没有这样的符号，请核对。"
DATED = "单位名称“{name}”里有年份“{year}”，标题里会写两次，请删去。"
SHORT = "单位名称“{name}”前面没有地名，像是简称，请写机关全称。"
ABOVE = "上级“{above}”与单位名称“{name}”，一个是“{first}”，一个是“{second}”，请核对。"
OPTIONS: Options = {"limit": Option("number", 60)}
HEAD, KEY = "单位", "名称"
SIGNS = frozenset('<>&"/\\|*?:;=%$#@^~`{}。，；：！？“”‘’「」『』《》〈〉')
ABOVE_KEY = f"{HEAD}.上级"
_DATED = lazy("(?:19|20)[0-9]{2}年?度?")
_SHORT = lazy("(?:[县区]|市(?![中南北]区)|省(?!直))(?=.{2,20}(?:局|委|委员会|办公室|厅|处|中心|政府)$)")
_PLACE = lazy("([\u4e00-\u9fff]{2,4}?[县区])")
EXTRA = ("盖章", "公章", " ", "\u3000")


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding; signs that are merely unusual in a name are a warning."""
    report = dossier.report
    name, path = report.unit, f"{HEAD}.{KEY}"
    limit = chosen_number(report, ID, OPTIONS, "limit")
    codes = unseen(name)
    signs = "".join((*sorted(SIGNS & set(name)), *(word.replace(" ", "空格") for word in EXTRA if word in name)))
    if not name:
        place = report.places.get(path) or report.places.get(HEAD, report.location)
        yield Finding(ID, SEVERITY, MISSING.format(remedy=REMEDY.of(report).format(head=HEAD, key=KEY)), place)
    elif codes:
        yield Finding(ID, SEVERITY, MESSAGE.format(name=quote(name), codes=codes), report.place(path))
    elif len(name) > limit:
        message = TOO_LONG.format(name=quote(name), length=len(name), limit=limit)
        yield Finding(ID, SEVERITY, message, report.place(path))
    elif signs:
        yield Finding(ID, Severity.WARNING, UNUSUAL.format(name=quote(name), signs=signs), report.place(path))
    else:
        yield from _doubtful(report, name, path)


def _doubtful(report: Report, name: str, path: str) -> Iterator[Finding]:
    """What a full name does not have, and a parent of the same place that is another kind of place."""
    dated = _DATED.search(name)
    if dated:
        message = DATED.format(name=quote(name), year=dated[0])
        yield Finding(ID, Severity.WARNING, message, report.place(path))
    elif _SHORT.match(name):
        yield Finding(ID, Severity.WARNING, SHORT.format(name=quote(name)), report.place(path))
    written = report.head.get(ABOVE_KEY)
    own, above = _PLACE.match(name), _PLACE.match(written.text) if written else None
    if own and above and written and own[1] != above[1] and own[1][:-1] == above[1][:-1]:
        message = ABOVE.format(above=quote(written.text), name=quote(name), first=above[1], second=own[1])
        yield Finding(ID, Severity.WARNING, message, written.location)
