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

小标题怎么写没有统一的规定：意思到了就算写了；没有小标题、文中提到的，位置上有别的小标题的，只作提示。

怎么改：补写缺少的方面；写成一整段文字的，请给每个方面加上小标题，或者改为分项填写。
"""

from collections.abc import Iterator, Sequence

from govgen.checking.wording import AsItCame
from govgen.model.edition import Aspect, Section
from govgen.model.finding import Finding, Severity
from govgen.patterns import lazy
from govgen.prose import Dossier, Paragraph, RenderedPassage

ID = "required-aspect"
SEVERITY = Severity.ERROR
MESSAGE = "“{label}”没有写{aspects}，请补写。"
NO_HEADING = AsItCame(
    "“{label}”里没有{aspects}的小标题，请补写，或者改为分项填写（“{first}: |”）。",
    "“{label}”里没有{aspects}的小标题，请补写。",
)
MENTIONED = "“{label}”提到了{aspects}，没有单独的小标题。请看一看是否写全，最好分项写。"
OTHERWISE = "“{label}”没有叫{aspects}的小标题，“{heading}”写的是不是这个方面，请看一看。"
SHORT = 24
_RUN_IN = lazy(rf"[（(]?(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[）)、.．]\s*[^。：:；，]{{2,{SHORT}}}[：:]")


def check(dossier: Dossier) -> Iterator[Finding]:
    """For each section the aspects it lacks, all in one finding, and those that are only spoken of, in another."""
    for section in dossier.report.edition.sections.values():
        passages = [rendered for rendered in dossier.narrative.passages if rendered.passage.section == section.id]
        asked = any(aspect.required for aspect in section.aspects)
        if asked and any(rendered.text.strip() for rendered in passages):
            yield from _section(dossier, section, passages)


def _section(dossier: Dossier, section: Section, passages: list[RenderedPassage]) -> Iterator[Finding]:
    parts = {rendered.passage.part: None for rendered in passages}
    headings = [*parts, *_headings(dossier.narrative.paragraphs[section.id])]
    misshapen = {problem.path for problem in dossier.report.problems}
    missing = [
        aspect
        for aspect in section.aspects
        if aspect.required
        and f"{section.id}.{aspect.id}" not in misshapen
        and not any(is_named(aspect, heading) for heading in headings)
    ]
    if not missing:
        return
    text = "".join(rendered.text for rendered in passages)
    spoken = [aspect for aspect in missing if is_named(aspect, text)]
    place = dossier.report.places.get(section.id, passages[0].passage.location)
    in_place = _in_place(section, [aspect for aspect in missing if aspect not in spoken], headings)
    lacking = [aspect for aspect in missing if aspect not in spoken and aspect.id not in in_place]
    if lacking:
        wording = NO_HEADING.of(dossier.report) if list(parts) == [""] else MESSAGE
        yield Finding(ID, SEVERITY, _message(wording, section, lacking), place)
    for aspect in (aspect for aspect in missing if aspect.id in in_place):
        message = OTHERWISE.format(
            label=section.label or section.id, aspects=f"“{aspect.id}”", heading=in_place[aspect.id]
        )
        yield Finding(ID, Severity.HINT, message, place)
    if spoken:
        yield Finding(ID, Severity.HINT, _message(MENTIONED, section, spoken), place)


def _in_place(section: Section, missing: Sequence[Aspect], headings: Sequence[str]) -> dict[str, str]:
    """For aspects without a heading the one that stands where theirs would: between those of its neighbours."""
    asked = [aspect for aspect in section.aspects if aspect.required]
    places = [next((n for n, text in enumerate(headings) if is_named(aspect, text)), None) for aspect in asked]
    gaps: dict[str, tuple[int, int]] = {}
    for number, aspect in enumerate(asked):
        before = (place for place in places[:number] if place is not None)
        behind = (place for place in places[number + 1 :] if place is not None)
        if aspect in missing:
            gaps[aspect.id] = (max(before, default=-1), min(behind, default=len(headings)))
    spare = {gap: [text for text in headings[gap[0] + 1 : gap[1]] if text.strip()] for gap in gaps.values()}
    alone = [name for name, gap in gaps.items() if len(spare[gap]) == list(gaps.values()).count(gap) == 1]
    return {name: spare[gaps[name]][0].strip() for name in alone}


def _headings(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The leads of numbered paragraphs, what stands before a colon in them, and short lines that end as headings do."""
    for paragraph in paragraphs:
        if paragraph.level:
            yield paragraph.lead
        elif found := _RUN_IN.match(paragraph.text):
            yield found[0]
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
