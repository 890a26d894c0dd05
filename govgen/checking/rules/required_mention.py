"""某一部分没有写到应当写明的事项。

为什么：条例逐项列出了年度报告应当包括的内容，缺一项，报告就不完整。

错误示例：

    问题与改进: |
      1.主要问题：政策解读形式单一，图解不够。

正确示例：

    问题与改进: |
      1.主要问题：政策解读形式单一，图解不够。
      2.改进措施：每份文件至少制作一种图解。

怎么改：在提示的部分补写这件事。没有发生的，也要写明没有，例如“全年没有因政府信息公开工作被追究责任的情形”。
"""

from collections.abc import Iterator

from govgen.model.completion import side, values_of
from govgen.model.finding import Finding, Severity
from govgen.model.mention import Mention
from govgen.model.report import Report
from govgen.prose import Dossier, RenderedPassage

ID = "required-mention"
SEVERITY = Severity.ERROR
MESSAGE = "“{section}”没有写明{name}，请补写；没有的，写明没有。依据：{basis}。"
BECAUSE = "“{section}”没有写明{name}，而{cell}是 {value}，请补写。依据：{basis}。"
CATEGORY = "单位.类别"
NOTHING = 4  # characters of a text that only says there is nothing


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each thing that a section with prose does not mention."""
    report = dossier.report
    for mention in report.edition.mentions:
        if _applies(report, mention) and not _is_said(dossier, mention):
            yield Finding(ID, Severity(mention.severity), _message(report, mention), report.places[mention.section])


def _applies(report: Report, mention: Mention) -> bool:
    if mention.section not in report.places:
        return False
    named = report.unit.endswith(mention.names) if mention.names else False
    if mention.categories and report.text(CATEGORY) not in mention.categories and not named:
        return False
    return not mention.when or _weight(report, mention) > mention.above


def _weight(report: Report, mention: Mention) -> int:
    return int(side(mention.when, values_of(report), None) or 0)


def _is_said(dossier: Dossier, mention: Mention) -> bool:
    """True if a word says it, or the part or table that is there for it; a section without prose is another rule's."""
    report = dossier.report
    if mention.table in report.given:
        return True
    passages = [one for one in dossier.narrative.passages if one.passage.section == mention.section]
    written = [one for one in passages if _is_text(report, one)]
    texts = [text for one in written for text in (one.text, one.passage.heading)]
    parts = {one.passage.part for one in passages}
    return not written or mention.part in parts - {""} or any(word in text for text in texts for word in mention.words)


def _is_text(report: Report, rendered: RenderedPassage) -> bool:
    """True unless nothing is said, or `无` where the section may not say that: `empty-section` tells it."""
    text = rendered.text.strip()
    return len(text) > NOTHING or bool(text and report.edition.sections[rendered.passage.section].nothing)


def _message(report: Report, mention: Mention) -> str:
    section = report.edition.sections[mention.section]
    label = section.label or section.id
    if not mention.when:
        return MESSAGE.format(section=label, name=mention.id, basis=mention.basis)
    return BECAUSE.format(
        section=label,
        name=mention.id,
        basis=mention.basis,
        cell=report.edition.slots[mention.when[0].slot].label,
        value=_weight(report, mention),
    )
