"""总体情况缺少格式要求写明的方面。

为什么：格式要求逐项写明五个方面的情况，少写一个方面，报告就不完整。

依据：国办公开办函〔2021〕30号所附格式“一、总体情况”。

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

怎么改：补写缺少的方面；写成一整段文字的，请给每个方面加上小标题，或者改为分项填写。
"""

from collections.abc import Iterator

from govgen.model.edition import Section
from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier, Telling

ID = "required-aspect"
SEVERITY = Severity.ERROR
MESSAGE = "“{label}”没有写{aspects}，请补写。"
NO_HEADING = "“{label}”里没有{aspects}的小标题，请补写，或者改为分项填写（“{first}: |”）。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each section that lacks aspects, naming them all."""
    for section in dossier.report.edition.sections.values():
        tellings = [told for told in dossier.narrative.tellings if told.passage.section == section.id]
        if any(told.text.strip() for told in tellings):
            yield from _section(dossier, section, tellings)


def _section(dossier: Dossier, section: Section, tellings: list[Telling]) -> Iterator[Finding]:
    parts = {told.passage.part for told in tellings}
    whole = parts == {""}
    headings = [line.lead for line in dossier.narrative.paragraphs[section.id]] if whole else []
    misshapen = {flaw.path for flaw in dossier.report.flaws}
    missing = [
        aspect.id
        for aspect in section.aspects
        if aspect.required
        and not (aspect.id in parts or f"{section.id}.{aspect.id}" in misshapen)
        and not any(aspect.id in heading or aspect.heading in heading for heading in headings)
    ]
    if missing:
        message = (NO_HEADING if whole else MESSAGE).format(
            label=section.label or section.id,
            aspects="".join(f"“{name}”" for name in missing),
            first=missing[0],
        )
        yield Finding(ID, SEVERITY, message, dossier.report.places.get(section.id, tellings[0].passage.location))
