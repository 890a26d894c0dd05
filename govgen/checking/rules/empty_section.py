"""某一部分没有内容，或者该写内容的地方只写了“无”。

为什么：有标题没有内容的章节不能公布；存在的问题、各方面的工作情况都应当如实写出。

错误示例：

    问题与改进: 无

正确示例：

    问题与改进: |
      1.主要问题：政策解读形式单一。
      2.改进措施：增加图解和问答，每份文件至少一种。

选项：words 列出表示“没有”的说法。

怎么改：补写内容。只有格式允许的部分（如其他需要报告的事项）才可以写“无”。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.model.edition import Section
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Passage, ProblemKind, Report
from govgen.prose import Dossier

ID: ProblemKind = "empty-section"
SEVERITY = Severity.ERROR
MESSAGE = "“{label}”没有内容，请补写。"
PART = "“{label}”中的“{part}”没有内容，请补写，或者删去这一项。"
NOTHING = "“{label}”只写了“{text}”。这一部分应当写明实际情况，请补写。"
OPTIONS: Options = {"words": Option("texts", ("无", "没有", "暂无", "无。", "没有。", "暂无。"))}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each section that says nothing, or says that there is nothing where it may not."""
    report = dossier.report
    words = chosen_texts(report, ID, OPTIONS, "words")
    for section in report.edition.sections.values():
        if section.id in report.places:
            yield from _section(report, section, words)


def _section(report: Report, section: Section, words: tuple[str, ...]) -> Iterator[Finding]:
    passages = [passage for passage in report.passages if passage.section == section.id]
    if _is_empty(report, section, passages):
        message = MESSAGE.format(label=section.label or section.id)
        yield Finding(ID, SEVERITY, message, report.places[section.id])
        return
    for passage in passages:
        message = _passage(section, passage, words)
        if message:
            yield Finding(ID, SEVERITY, message, passage.location)


def _is_empty(report: Report, section: Section, passages: list[Passage]) -> bool:
    if any(problem.kind == ID and problem.path == section.id for problem in report.problems):
        return True
    misshapen = any(problem.path.partition(".")[0] == section.id for problem in report.problems)
    figures = section.figures is not None and section.figures.table in report.given
    has_prose = any(passage.text.strip() for passage in passages)
    return section.kind != "table" and not (has_prose or figures or misshapen)


def _passage(section: Section, passage: Passage, words: tuple[str, ...]) -> str:
    label = section.label or section.id
    text = passage.text.strip()
    if not text:
        return PART.format(label=label, part=passage.heading or passage.part) if passage.part else ""
    if section.kind == "prose" and not section.nothing and text in words:
        return NOTHING.format(label=passage.heading or label, text=text)
    return ""
