"""文件不是 UTF-8 编码。

为什么：别的编码在另一台电脑上可能变成乱码；本程序认得出，别的程序不一定。

错误示例：

    # 编码：gb18030

正确示例：

    # 编码：utf-8

怎么改：用记事本打开，“另存为”时编码选 UTF-8。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier

ID = "encoding"
SEVERITY = Severity.HINT
MESSAGE = "文件是 {encoding} 编码，已经读出。请另存为 UTF-8 编码，以免在别的电脑上成为乱码。"
EXPECTED = frozenset(("utf-8", "utf-8-sig"))


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding: an encoding other than UTF-8."""
    report = dossier.report
    if report.encoding not in EXPECTED:
        yield Finding(ID, SEVERITY, MESSAGE.format(encoding=report.encoding.upper()), report.location)
