"""总体情况缺少格式要求写明的方面。

为什么：格式要求逐项写明五个方面的情况，少写一个方面，报告就不完整。

错误示例：

    总体情况: |
      （一）主动公开。全年公开信息 20 条。
      （二）依申请公开。没有收到申请。
      （三）政府信息管理。逐件审查公开属性。
      （四）监督保障。全年培训一次。

正确示例：

    总体情况: |
      （一）主动公开。全年公开信息 20 条。
      （二）依申请公开。没有收到申请。
      （三）政府信息管理。逐件审查公开属性。
      （四）政府信息公开平台建设。专栏每周检查一次。
      （五）监督保障。全年培训一次。

小标题怎么写没有统一的规定：意思到了就算写了；没有小标题、文中提到的，只作提示。

怎么改：补写缺少的方面；写成一整段文字的，请给每个方面加上小标题，或者改为分项填写。
"""

from collections.abc import Iterator, Sequence

from govgen.model.edition import Aspect, Section
from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier, Paragraph, RenderedPassage

ID = "required-aspect"
SEVERITY = Severity.ERROR
MESSAGE = "“{label}”没有写{aspects}，请补写。"
NO_HEADING = "“{label}”里没有{aspects}的小标题，请补写，或者改为分项填写（“{first}: |”）。"
MENTIONED = "“{label}”提到了{aspects}，没有单独的小标题。请看一看是否写全，最好分项写。"
SHORT = 24


def check(dossier: Dossier) -> Iterator[Finding]:
    """For each section the aspects it lacks, all in one finding, and those that are only spoken of, in another."""
    for section in dossier.report.edition.sections.values():
        passages = [rendered for rendered in dossier.narrative.passages if rendered.passage.section == section.id]
        asked = any(aspect.required for aspect in section.aspects)
        if asked and any(rendered.text.strip() for rendered in passages):
            yield from _section(dossier, section, passages)


def _section(dossier: Dossier, section: Section, passages: list[RenderedPassage]) -> Iterator[Finding]:
    parts = {rendered.passage.part for rendered in passages}
    headings = [*parts, *_headings(dossier.narrative.paragraphs[section.id])]
    misshapen = {problem.path for problem in dossier.report.problems}
    missing = [
        aspect
        for aspect in section.aspects
        if aspect.required
        and f"{section.id}.{aspect.id}" not in misshapen
        and not any(is_named(aspect, heading) for heading in headings)
    ]
    text = "".join(rendered.text for rendered in passages)
    spoken = [aspect for aspect in missing if is_named(aspect, text)]
    place = dossier.report.places.get(section.id, passages[0].passage.location)
    lacking = [aspect for aspect in missing if aspect not in spoken]
    if lacking:
        yield Finding(ID, SEVERITY, _message(NO_HEADING if parts == {""} else MESSAGE, section, lacking), place)
    if spoken:
        yield Finding(ID, Severity.HINT, _message(MENTIONED, section, spoken), place)


def _headings(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The leads of numbered paragraphs, and short lines that end as headings do."""
    for paragraph in paragraphs:
        if paragraph.level:
            yield paragraph.lead
        elif len(paragraph.text) <= SHORT and not paragraph.text.endswith(("。", "；", "，")):
            yield paragraph.text


def is_named(aspect: Aspect, text: str) -> bool:
    """True if a text names an aspect, by its own name or by words for it."""
    return any(word in text for word in (aspect.id, *filter(None, (aspect.heading,)), *aspect.words))


def _message(message: str, section: Section, aspects: list[Aspect]) -> str:
    return message.format(
        label=section.label or section.id,
        aspects="".join(f"“{aspect.id}”" for aspect in aspects),
        first=aspects[0].id,
    )
