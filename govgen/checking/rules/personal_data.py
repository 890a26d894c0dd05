"""正文里有身份证号码或者手机号码。

为什么：年度报告向社会公布，个人的身份证号码、手机号码不能出现在里面。

错误示例：

    问题与改进:
      问题: 申请人（手机13800138000）反映答复偏慢。
      改进: 每周检查一次办理进度。

正确示例：

    问题与改进:
      问题: 有申请人反映答复偏慢。
      改进: 每周检查一次办理进度。

怎么改：删去号码。办公电话、12345 等热线、文号和统一社会信用代码不受影响。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier
from govgen.prose.privacy import personal_numbers

ID = "personal-data"
SEVERITY = Severity.ERROR
MESSAGE = "正文里有{kind}“{masked}”，不能公布，请删去。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each number that names a person and each home in the prose."""
    is_possible = any(True for _ in personal_numbers(dossier.narrative.whole))
    for rendered in dossier.narrative.passages if is_possible else ():
        for found in personal_numbers(rendered.text):
            message = MESSAGE.format(kind=found.kind, masked=found.masked)
            yield Finding(ID, SEVERITY, message, rendered.origin(found.start))
