"""缺少格式规定的一章。

为什么：格式规定的章节一章也不能少；没有内容的，也要写明没有。

错误示例：

    # 省略：问题与改进

正确示例：

    问题与改进: |
      1.主要问题：政策解读形式单一。
      2.改进措施：增加图解和问答，每份文件至少一种。

怎么改：在数据文件里补上这一章。用 govgen new 生成一份空白文件，可以看到各章的写法。
"""

from collections.abc import Iterator

from govgen.checking.wording import AsItCame
from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier

ID: ProblemKind = "missing-section"
SEVERITY = Severity.ERROR
MESSAGE = AsItCame(
    "缺少“{label}”这一部分，请在文件里补写“{name}:”。",
    "缺少“{label}”这一部分，请补上它的标题和内容。",
)
OPTIONAL = "没有写“{label}”：{note}"  # what the form itself says of leaving it out
SHEET_GONE = "缺少“{label}”这一部分：工作表“{sheet}”不见了，请从没有填的填报表里把它复制回来再填。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each section that the edition asks for in this year and the file does not have."""
    report = dossier.report
    hidden = {problem.path for problem in report.problems if problem.expected == "hidden-sheet"}
    for problem in report.problems:
        if problem.kind != ID or problem.found in hidden:  # a sheet that is there is told as hidden
            continue
        section = report.edition.sections[problem.path]
        if report.year is not None and report.year < section.since:
            continue
        may_lack = section.note and section.missing != "error"
        wording = SHEET_GONE if problem.found else OPTIONAL if may_lack else MESSAGE.of(report)
        label = section.label or section.id
        message = wording.format(label=label, name=section.id, sheet=problem.found, note=section.note)
        yield Finding(ID, Severity(section.missing), message, problem.location)
