"""文中还有没填好的占位：XX、××、【】、待填、TODO，填写提示，或者填报表里划掉、没存全的内容留下的〔…〕。

为什么：占位印进公布的报告，就是没有写完的报告。

错误示例：

    问题与改进: |
      1.主要问题：XX单位公开不及时。
      2.改进措施：每季度检查一次。

正确示例：

    问题与改进: |
      1.主要问题：个别站所公开不及时。
      2.改进措施：每季度检查一次。

选项：marks 列出另外要查的占位文字。

怎么改：改成实际内容，或者删去这一句。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.patterns import lazy, sought
from govgen.prose import Dossier

ID = "placeholder"
SEVERITY = Severity.ERROR
MESSAGE = "“{mark}”是没有填好的占位（……{before}{mark}{after}……），请改成实际内容。"
OPTIONS: Options = {"marks": Option("texts")}
CONTEXT = 8  # characters shown on each side

# Not next to Latin letters: xxgk stands in the address of every second website.
MARKS = (
    r"(?<![A-Za-z0-9./_-])(?:[XＸ]{2,}|x{2,})(?![A-Za-z0-9./_-])",
    r"×{2,}|(?<=[一-龥])×(?=[件条份次项个篇起宗](?!数))",
    # What stands in such brackets may also be a document number, a column of a website or a kind of page.
    r"【(?:\s{0,20}|[^】\n]{0,60}(?:待|填|补充|此处|请|某|数字|[×_…？?]|XX|xx)[^】\n]{0,60}|(?:机关|单位|部门|[^】\n]{0,6}名称|日期|年份|内容|姓名))】",
    r"[（(](?:请[^）)\n]{0,8})?(?:此处|在此)?填[写入][^）)\n]{0,60}[）)]",
    r"[（(]请[^）)\n]{0,12}(?:填写|补充)[^）)\n]{0,60}[）)]",
    r"(?<![A-Za-z])TODO(?![A-Za-z])",
    "待填|待补充",
    r"待定(?=[条次份件](?!件))",
    r"(?<=\d)[?？](?=[条件次份人个万])",
    "_{3,}|＿{2,}",
    r"〔(?:划掉的|上标或者下标|显示为|超过15位)：[^〕\n]{0,60}〕",  # what a workbook shows otherwise than it stores
)
FIRST_LETTERS = "XＸx×【（(T待_＿〔?？"  # what MARKS begin with: looked for first
HEAD_MARKS = (r"\{\{.*?(?:\}\}|$)", r"\{%")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each placeholder of the prose, of its headings and of the head of the file."""
    begins, prose, head = _patterns(chosen_texts(dossier.report, ID, OPTIONS, "marks"))
    for text, place in _head(dossier):
        yield from (_finding(mark, place) for mark in head.finditer(text))
    narrative = dossier.narrative
    for rendered in narrative.passages if any(sought(begins, prose, narrative.whole)) else ():
        yield from (_finding(mark, rendered.origin(mark.start())) for mark in sought(begins, prose, rendered.text))


@lru_cache(maxsize=16)
def _patterns(more: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a mark begins with, and what it is in prose and in the head: some are the edition's own."""
    pattern = "|".join((*MARKS, *map(re.escape, more)))
    letters = re.escape(FIRST_LETTERS + "".join(mark[0] for mark in more))
    # An expression of the prose that gives nothing is told by the rule `expression`.
    return lazy(f"[{letters}]"), lazy(pattern), lazy("|".join((pattern, *HEAD_MARKS)))


def _head(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    for written in dossier.report.head.values():
        yield written.text, written.location
    for passage in dossier.report.passages:
        yield passage.heading, passage.location


def _finding(mark: re.Match[str], place: Location) -> Finding:
    line_start = mark.string.rfind("\n", 0, mark.start()) + 1
    before = mark.string[max(line_start, mark.start() - CONTEXT) : mark.start()].strip()
    after = mark.string[mark.end() : mark.end() + CONTEXT].partition("\n")[0].rstrip()
    message = MESSAGE.format(mark=quote(mark[0]), before=before, after=after)
    return Finding(ID, SEVERITY, message, place)
