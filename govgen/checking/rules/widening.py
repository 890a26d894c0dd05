"""报告写了许多与政府信息公开无关的工作，或者写成了自查报告、工作总结。

为什么：年度报告只报告政府信息公开工作；泛泛写业务成绩，公众找不到该看的内容。

错误示例：

    总体情况:
      引言: 现将全年工作自查情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      引言: 现将政府信息公开工作情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：forms 列出不是年度报告的说法；words 列出其他工作的用词；least 是出现几个不同的用词才提示。

怎么改：删去与公开工作无关的内容；业务信息只写公开了什么、公开了多少。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number, chosen_texts
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.prose import Dossier
from govgen.schema.phrases import any_of

ID = "widening"
SEVERITY = Severity.HINT
FORM = "这里写的是“{word}”，年度报告不是{word}，请按年度报告的写法改写。"
MESSAGE = "正文有 {count} 处写到其他工作（{words}{more}），年度报告的内容不宜泛化，请删去与政府信息公开无关的部分。"
MORE = "等"
SHOWN = 6
OPTIONS: Options = {
    "forms": Option("texts", ("自查情况", "自查报告", "工作总结如下", "述职", "情况汇报如下")),
    "words": Option("texts"),
    "least": Option("number", 4, needs="words"),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """A finding for each word of another kind of paper, and one if many words of other work are used."""
    report = dossier.report
    forms = chosen_texts(report, ID, OPTIONS, "forms")
    for word, place in _found(dossier, forms):
        yield Finding(ID, SEVERITY, FORM.format(word=word), place)
    found = list(_found(dossier, chosen_texts(report, ID, OPTIONS, "words")))
    words = tuple(dict.fromkeys(word for word, _ in found))
    if len(words) >= chosen_number(report, ID, OPTIONS, "least"):
        shown = "、".join(f"“{word}”" for word in words[:SHOWN])
        message = MESSAGE.format(count=len(found), words=shown, more=MORE if len(words) > SHOWN else "")
        yield Finding(ID, SEVERITY, message, found[0][1])


def _found(dossier: Dossier, words: tuple[str, ...]) -> Iterator[tuple[str, Location]]:
    pattern = any_of(words)
    is_possible = words and pattern.search(dossier.narrative.whole)
    for rendered in dossier.narrative.passages if is_possible else ():
        for match in pattern.finditer(rendered.text):
            yield match[0], rendered.origin(match.start())
