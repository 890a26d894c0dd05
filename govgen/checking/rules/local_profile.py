"""这份数据按它旁边的地方要求检查，或者旁边的没有采用：数据文件自己写了“地方要求”，文件又不是自带的。

为什么：地方要求可以放宽警告、提示一级的规则。收齐各单位数据的机关要知道，哪一份是按别的要求查的。

错误示例：

    # 数据文件旁边的地方要求：宽松.yaml

正确示例：

    申请: {其余: 0}

怎么改：是本机关要用的，不必改；不是的，删去数据文件里的“地方要求”这一行。收数据的机关可以统一加
--profile 写明按哪一份查，或者加 --no-local-profile，不采用数据文件旁边的。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier

ID = "local-profile"
SEVERITY = Severity.HINT
USED = "这份数据按它旁边的地方要求“{file}”检查，其中的规则可能与别处不同。"
MESSAGE = "数据文件旁边的地方要求“{file}”没有采用，是按国家格式检查的。"
KEY = "地方要求"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for a profile that lies beside the data file."""
    local = dossier.report.edition.local
    if local is not None:
        message = USED if local.used else MESSAGE
        yield Finding(ID, SEVERITY, message.format(file=local.file), dossier.report.place(KEY))
