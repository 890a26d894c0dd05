"""公开的文件里印的标签、标题与官方格式不同，像是录入时的笔误。

为什么：程序按意思认得出来，读的人、查的人却会以为是另一项；公开的格式是全国统一的。

错误示例：

    # 印作：2.其他法律行政法规禁止公开 2.其他法律行政止公开

正确示例：

    申请: {其余: 0}

怎么改：按官方的写法改正公开的文件；程序生成的文件，标签都是官方的。
"""

from collections.abc import Iterator

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.report import ProblemKind
from govgen.prose import Dossier

ID: ProblemKind = "printed-label"
SEVERITY = Severity.HINT
MESSAGE = "这里印的是“{found}”，官方格式是“{label}”。请核对是不是笔误。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each label or title that is not printed as the form has it."""
    for flaw in dossier.report.problems:
        if flaw.kind == ID:
            message = MESSAGE.format(found=quote(flaw.found), label=flaw.path)
            yield Finding(ID, SEVERITY, message, flaw.location)
