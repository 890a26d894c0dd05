"""“说明”里有一条写得不全，或者对不上任何问题。

为什么：说明是对问题的书面答复；没有理由的、理由只写“无”“属实”“已核实”“同上”的说明等于没有答复，对不上问题的说明会让人误以为已经答复。

错误示例：

    说明:
      - {规则: jump, 位置: 主动公开.行政处罚}

正确示例：

    说明: []

怎么改：写全规则、位置和理由；理由说的是为什么；正文里的数，在理由里写明是哪个数，以后写错的别的数照旧提示；规则用提示末尾方括号里的名称。问题已经改正的，删去这条说明。
"""

from collections.abc import Iterator

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.reasons import says_why
from govgen.model.report import Waiver
from govgen.prose import Dossier

ID = "waiver"
SEVERITY = Severity.WARNING
INCOMPLETE = "这条说明没有写{missing}，不起作用。"
SAYS_NOTHING = "这条说明的理由“{reason}”什么也没有说明，不起作用，请写明原因。"
CONTRADICTS = "对“{place}”的“{rule}”有两条不同的说明（“{first}”，“{second}”），请只留一条。"
TWICE = "对“{place}”的“{rule}”写了两条相同的说明，请删去一条。"
# Whether a waiver answers anything is seen by `govgen.checking.waivers`, when all findings are there.
UNKNOWN = "没有“{rule}”这条规则{near}，这条说明不起作用。"
IDLE = "“{place}”没有“{rule}”这个问题，这条说明没有用处。已经改正的，请删去这条说明；没有改正的，请核对规则和位置。"
UNNAMED = (
    "这条说明的理由没有写是哪个数，一并答复了几个不同的数（{said}）。请核对；"
    "不是同一个原因的，在理由里写明是哪个数，没有写到的数照旧提示。"
)
NO_NUMBER = (
    "这条说明的理由没有写正文里的这个数（{said}）：这一句换成别的数，它也会照样答复。"
    "请核对说的还是不是这个数，是的，在理由里写明它。"
)
MUST_MEND = "“{place}”的“{rule}”是必须改正的错误，不能只写说明。"


def is_given(waiver: Waiver) -> bool:
    """True if a waiver is complete and its reason says something."""
    return all(_parts(waiver).values()) and says_why(waiver.reason)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each waiver that is not complete, or says again or otherwise what another says."""
    seen: dict[tuple[str, str], Waiver] = {}
    for waiver in dossier.report.waivers:
        missing = [name for name, text in _parts(waiver).items() if not text]
        if missing:
            yield Finding(ID, SEVERITY, INCOMPLETE.format(missing="、".join(missing)), waiver.location)
            continue
        if not is_given(waiver):
            yield Finding(ID, SEVERITY, SAYS_NOTHING.format(reason=quote(waiver.reason)), waiver.location)
            continue
        first = seen.setdefault((waiver.rule, waiver.place), waiver)
        if first is not waiver:
            template = TWICE if first.reason == waiver.reason else CONTRADICTS
            message = template.format(place=waiver.place, rule=waiver.rule, first=first.reason, second=waiver.reason)
            yield Finding(ID, SEVERITY, message, waiver.location)


def _parts(waiver: Waiver) -> dict[str, str]:
    return {"规则": waiver.rule, "位置": waiver.place, "理由": waiver.reason}
