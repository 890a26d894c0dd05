"""填报单位的类别不在规定的几类之内，或者没有写。

为什么：类别决定公布的期限和应当写明的事项，写错了就没有办法核对。

错误示例：

    单位: {名称: 青禾县水利局, 类别: 局}

正确示例：

    单位: {名称: 青禾县水利局, 类别: 部门}

怎么改：改为提示列出的类别之一；都不合适的，写“其他”。没有写类别的，只提示一次哪些没有核对。
"""

from collections.abc import Iterator

from govgen.checking.wording import quote
from govgen.model.deadline import deadline_of
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier
from govgen.prose.names import suggest

ID = "category"
SEVERITY = Severity.ERROR
MESSAGE = "没有“{text}”这个类别{near}，可以写的有：{known}。"
BLANK = "没有写单位的类别，{unchecked}没有核对。请写上是哪一类：{known}。"
DEADLINE = "公开期限"
SUBJECTS = {"competence": "处罚的权限", "unit-slip": "金额的单位"}  # what rules that ask for it are about
KEY, NAME = "单位.类别", "单位.名称"


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding: a category that the edition has no deadline for, or none, with what it leaves unchecked."""
    report = dossier.report
    text, known = report.text(KEY), report.edition.deadlines
    if text and known and text not in known:
        message = MESSAGE.format(text=quote(text), near=suggest(text, known), known="、".join(known))
        yield Finding(ID, SEVERITY, message, report.place(KEY))
    if not text and known and report.text(NAME):
        unchecked = list(_asking(report.edition, report.unit))
        if unchecked:
            message = BLANK.format(unchecked="、".join(unchecked), known="、".join(known))
            yield Finding(ID, Severity.HINT, message, report.place(KEY))


def _asking(edition: Edition, unit: str) -> Iterator[str]:
    """What depends on the category: the deadline where there are several, what must be said, options of rules.

    What must be said by whoever has a name of a kind is asked of it without a category.
    """
    if deadline_of("", edition.deadlines) is None:
        yield DEADLINE
    for mention in edition.mentions:
        if mention.categories and not (mention.names and unit.endswith(mention.names)):
            yield mention.id
    for rule, subject in SUBJECTS.items():
        lists = [value for value in edition.rules.get(rule, {}).values() if isinstance(value, list | tuple)]
        if any(category in value for value in lists for category in edition.deadlines):
            yield subject
