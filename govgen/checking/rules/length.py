"""某个部分写得太长。

为什么：有的地方规定了年度报告各部分的篇幅；写得太长，公众找不到要看的内容。

错误示例：

    # 要求：length: {sections: [总体情况], most: 50}
    总体情况:
      引言: 现将全年政府信息公开工作情况报告如下。
      主动公开: 全年公开信息 20 条，都在县政府网站的专栏里公布，方便群众查找。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    # 要求：length: {sections: [总体情况], most: 100}
    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：sections 列出要检查的部分；most 是每个部分最多多少字，标点计算在内，空格不算。

怎么改：删去与政府信息公开无关的、表格里已经有的内容。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number, chosen_texts
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.prose import Dossier

ID = "length"
SEVERITY = Severity.HINT
MESSAGE = "“{section}”有 {count} 字，超过 {most} 字的要求，请精简。"
OPTIONS: Options = {"sections": Option("sections"), "most": Option("number", 1000, needs="sections")}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each of the sections asked for that is longer than allowed."""
    report = dossier.report
    most = chosen_number(report, ID, OPTIONS, "most")
    for name in chosen_texts(report, ID, OPTIONS, "sections"):
        texts = [rendered.text for rendered in dossier.narrative.passages if rendered.passage.section == name]
        count = sum(len("".join(text.split())) for text in texts)
        if count > most:
            section = report.edition.sections[name]
            message = MESSAGE.format(section=section.label or name, count=count, most=most)
            yield Finding(ID, SEVERITY, message, report.places[name])
