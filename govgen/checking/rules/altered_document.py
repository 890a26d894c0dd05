"""年报公开以后有改动：印出的文字与文件里带的数据不符。

为什么：生成的 Word 文件和网页带着编制时的数据。直接在 Word 里改了数，网页、开放数据还是原来的，几处公开的数就对不上了。
数改了的、行和格多了少了的是错误；只改了字的、挪了位置的是警告。

错误示例：

    # 公开后改动：表三“一、本年新收政府信息公开申请数量”自然人，数据是 31 ，文中是 37

正确示例：

    申请: {其余: 0}

怎么改：改动是对的，先改数据文件，再用 govgen publish 重新生成全部文件；不是有意改的，用原来的文件换回。
"""

from collections.abc import Iterator

from govgen.checking.carried_data import reading_problems
from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier

ID: ProblemKind = "altered-document"
SEVERITY = Severity.WARNING
MESSAGE = (
    "做成或者公开后有改动：{found}。要这样改的，请在数据文件里改好、重新生成；没有数据文件的，先用 govgen import 导入；"
    "不是有意改的，换回原来的文件。"
)
BEFORE = "用来核对的上年的报告公开后有改动（{place}）：{found}。与它核对的结果仅供参考，请换原来的文件再查。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each place of a document, or of last year's, that no longer says what it said when made."""
    return reading_problems(dossier, ID, SEVERITY, MESSAGE, BEFORE)
