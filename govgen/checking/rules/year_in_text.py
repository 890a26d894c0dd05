"""说全年情况的句子写的是别的年份。

为什么：照着上年的报告改写时，最容易漏改的就是年份。

依据：《中华人民共和国政府信息公开条例》第四十九条，年度报告报告上一年度的情况。

错误示例：

    总体情况:
      引言: 2024年，本局围绕群众关心的事项公开信息，现将全年情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      引言: 2025年，本局围绕群众关心的事项公开信息，现将全年情况报告如下。
      主动公开: 全年公开信息 20 条。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：words 列出表明一句话说的是报告年度的词；compared 列出表明这一句在与别的年份比较的词。

怎么改：改成报告年度，或者写成“{{ 年度 }}年”。说的确实是别的年份的，把话写清楚。
"""

import re
from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.prose import Dossier, RenderedPassage

ID = "year-in-text"
SEVERITY = Severity.WARNING
MESSAGE = "这一句写的是 {found} 年（“{sentence}”），报告的是 {year} 年度。请核对。"
OPTIONS: Options = {
    "words": Option("texts", ("全年", "现将", "报告如下", "本报告", "一年来", "本年度")),
    "compared": Option(
        "texts", ("上年度", "上一年", "与", "比", "较", "去年", "以来", "提出的问题", "起，", "计划", "将于", "下一步")
    ),
}
AHEAD = 30  # characters of a sentence in which its year must stand

_SENTENCE = re.compile(r"[^。；\n]{1,400}")
_YEAR = re.compile(r"\s*(?:[（(][一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.、．])?\s*([0-9]{4})年度?，")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each sentence that begins with another year and speaks of the whole year."""
    report = dossier.report
    if report.year is None:
        return
    words = chosen_texts(report, ID, OPTIONS, "words")
    compared = chosen_texts(report, ID, OPTIONS, "compared")
    for rendered in dossier.narrative.passages:
        for sentence, found in _sentences(rendered):
            told = sentence[0]
            astray = int(found[1]) != report.year and 2000 <= int(found[1]) <= report.year + 1
            if astray and any(word in told for word in words) and not any(word in told for word in compared):
                message = MESSAGE.format(found=found[1], sentence=quote(told.strip()), year=report.year)
                yield Finding(ID, SEVERITY, message, rendered.origin(sentence.start() + found.start(1)))


def _sentences(rendered: RenderedPassage) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for sentence in _SENTENCE.finditer(rendered.text):
        found = _YEAR.match(sentence[0])
        if found is not None:
            yield sentence, found
