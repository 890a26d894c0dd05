"""正文里有身份证号码或者手机号码。

为什么：年度报告向社会公布，个人的身份证号码、手机号码不能出现在里面。

依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》。

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

import re
from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier

ID = "personal-data"
SEVERITY = Severity.ERROR
MESSAGE = "正文里有{kind}“{masked}”，不能公布，请删去。"
IDENTITY, MOBILE = "身份证号码", "手机号码"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643—1999
CHECK_DIGITS = "10X98765432"

# Digits first, what may not stand before them after: a pattern that begins with a character is looked for faster.
_IDENTITY = re.compile(
    r"[1-9](?<![0-9A-Za-z].)[0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
# A number of people or of yuan may have eleven digits too; a mobile number has no unit behind it.
_MOBILE = re.compile(
    r"1(?<![0-9A-Za-z.,\-].)[3-9][0-9](?:[0-9]{8}|([ \-])[0-9]{4}\1[0-9]{4})"
    r"(?![0-9A-Za-z]|[.,][0-9]|[ ]?[万亿元件条人次份])"
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each identity number with a right check digit and each mobile number in the prose."""
    for telling in dossier.narrative.tellings:
        for found in _IDENTITY.finditer(telling.text):
            if _is_identity(found[0]):
                yield Finding(ID, SEVERITY, _message(IDENTITY, found[0]), telling.origin(found.start()))
        for found in _MOBILE.finditer(telling.text):
            yield Finding(ID, SEVERITY, _message(MOBILE, found[0]), telling.origin(found.start()))


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == number[-1].upper()


def _message(kind: str, number: str) -> str:
    return MESSAGE.format(kind=kind, masked=number[:3] + "…" + number[-2:])
