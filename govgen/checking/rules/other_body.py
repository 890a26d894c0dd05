"""正文把本机关写成了别的机关：别的县、区的名称作了主语，或者自称“我区”“我局”却不是。

为什么：照着别的单位的报告改写，最容易漏改的就是名称；公布以后，一眼就看得出是照抄的。

错误示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 2025年，我委没有收到政府信息公开申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 2025年，我局没有收到政府信息公开申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：acts 列出名称后面表明它是主语的词；reports 列出报告的名称，前面写的应是本机关（“某局部门决算由……组成”）。

怎么改：改成本机关的名称或者自称；引用别人的话，写在引号里。
"""

from collections.abc import Iterator

from govgen.checking.bodies import other_names
from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "other-body"
SEVERITY = Severity.WARNING
ACTS = (
    *("全年", "认真", "共", "收到", "严格", "高度重视", "始终", "扎实", "深入", "办结", "公开信息"),
    *("成立", "主要负责人", "主要领导", "定期", "贯彻", "坚持"),
)
OPTIONS: Options = {"acts": Option("texts", ACTS), "reports": Option("texts")}

_QUOTED = lazy(r"“[^“”\n]*”|《[^《》\n]*》|「[^「」\n]*」")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each way in which a passage makes another body the subject."""
    report = dossier.report
    unit, whole = report.unit, dossier.narrative.whole
    acts, reports = (chosen_texts(report, ID, OPTIONS, name) for name in ("acts", "reports"))
    possible = [
        one for one in other_names(unit, acts, reports) if one.first.search(whole) and one.pattern.search(whole)
    ]
    for rendered in dossier.narrative.passages if possible else ():
        text = _QUOTED.sub(lambda mark: "·" * len(mark[0]), rendered.text)
        last = -1
        for one in possible:
            found = one.find(text, unit)
            name = "name" if found is not None and found.groupdict().get("name") else 0
            if found is not None and found.start(name) != last:  # one name is told once
                last = found.start(name)
                message = one.template.format(found=quote(found[name]), unit=quote(unit))
                yield Finding(ID, SEVERITY, message, rendered.origin(found.start(name)))
