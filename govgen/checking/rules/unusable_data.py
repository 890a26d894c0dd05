"""年报文件里带的数据坏了，或者被改过，不能用来核对。

为什么：生成的 Word 文件和网页带着编制时的数据，靠它看出公开以后哪里改过。数据坏了，改过的地方就可能看不出来，
没有印出来的内容（简称、类别等）也读不回来。

错误示例：

    # 带的数据不能用：文件里带的数据坏了或者被改过，不能用来核对，没有采用

正确示例：

    申请: {其余: 0}

怎么改：用 govgen publish 生成的原来的文件；找不到的，用数据文件重新生成。
"""

from collections.abc import Iterator

from govgen.checking.carried_data import reading_problems
from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier

ID: ProblemKind = "unusable-data"
SEVERITY = Severity.WARNING
MESSAGE = "{found}。请用生成时的文件再查；找不到的，用数据文件重新生成。"
BEFORE = "用来核对的上年的报告（{file}）：{found}。请用生成时的文件再查。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for a document, or last year's, whose data is of no use."""
    return reading_problems(dossier, ID, SEVERITY, MESSAGE, BEFORE)
