"""正文有一部分读不到，或者几段并成了一段：没有写“|”。

为什么：不写“|”的文字，空格后面的“#”起都当作注释丢掉，换行的几段会连成一段；印出来就少了内容。

错误示例：

    总体情况:
      主动公开: 全年公开信息 20 条，发布 #教育公开# 话题。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      主动公开: |
        全年公开信息 20 条，发布 #教育公开# 话题。
      依申请公开: 没有收到申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

怎么改：在冒号后面写“|”，正文从下一行起，每段一行，行首多缩进两个空格。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier

ID: ProblemKind = "lost-text"
SEVERITY = Severity.ERROR
LOST = "“{found}”起的文字读不到：空格后面的“#”起是注释。请在冒号后面写“|”，正文从下一行起，缩进写。"
JOINED = "这里的几行会连成一段（……{found}……）。请在冒号后面写“|”，正文从下一行起，每段一行。"
COMMENT = "#"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each text that is not read as it was written."""
    for problem in dossier.report.problems:
        if problem.kind == ID:
            message = LOST if problem.found.startswith(COMMENT) else JOINED
            yield Finding(ID, SEVERITY, message.format(found=problem.found), problem.location)
