"""没有写明地方要求写出的数字。

为什么：有的地方要求在年度报告里写明若干数字，例如网站公开的条数、解读的件数；没有发生的，也要写明没有。

错误示例：

    # 要求：named-figures: {section: [总体情况], figures: [政府网站|门户网站, 政策解读|解读]}
    总体情况:
      主动公开: 全年公开信息 20 条，解读 3 件。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 门户网站的专栏有专人检查。
      监督保障: 全年培训一次。

正确示例：

    # 要求：named-figures: {section: [总体情况], figures: [政府网站|门户网站, 政策解读|解读]}
    总体情况:
      主动公开: 在政府网站公开信息 20 条，没有制作解读。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 门户网站的专栏有专人检查。
      监督保障: 全年培训一次。

选项：section 是写在哪个部分；figures 列出要写明数字的事项，几种说法用“|”隔开。

怎么改：在提示的部分补写这个数字；没有发生的，写明没有。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "named-figures"
SEVERITY = Severity.HINT
MESSAGE = "“{section}”没有写明“{name}”的数字，请补写；没有发生的，写明没有。"
OPTIONS: Options = {
    "section": Option("sections", needs="figures"),
    "figures": Option("choices", needs="section"),
}

_SENTENCE = lazy(r"[^。；;\n]+")
_FIGURE = lazy(r"[0-9０-９]|[零〇一二两三四五六七八九十百千万](?:件|条|份|次|个|期|篇|场)|没有|未|无")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each thing of which no sentence gives a number."""
    report = dossier.report
    for name in chosen_texts(report, ID, OPTIONS, "section"):
        texts = [rendered.text for rendered in dossier.narrative.passages if rendered.passage.section == name]
        said = [sentence for text in texts for sentence in _SENTENCE.findall(text) if _FIGURE.search(sentence)]
        for figure in chosen_texts(report, ID, OPTIONS, "figures"):
            words = figure.split("|")
            if texts and not any(word in sentence for sentence in said for word in words):
                section = report.edition.sections[name]
                message = MESSAGE.format(section=section.label or name, name=words[0])
                yield Finding(ID, SEVERITY, message, report.places[name])
