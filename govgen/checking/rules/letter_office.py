"""公文的发文机关标志、印发机关写的是别的机关，或者主送的是本机关自己。

为什么：红头是首页最大的一行字，照着别的单位的公文改，最容易漏改；公布以后，一眼就看得出是照抄的。

错误示例：

    公文:
      发文机关标志: 青禾县教育局文件
      发文字号: 青水发〔2026〕3号
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

正确示例：

    公文:
      发文机关标志: 青禾县水利局文件
      发文字号: 青水发〔2026〕3号
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

几个机关联合发文，其中有本机关的，不提示；本级党委、政府和它们的办公室，填了“上级”的那个机关，也不提示。

怎么改：改成本机关的名称；确实由别的机关发文的，写明理由。
"""

from collections.abc import Iterator, Sequence

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report
from govgen.model.spelling import shortens
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "letter-office"
SEVERITY = Severity.WARNING
OTHER = "{part}写的是“{text}”，本机关是“{unit}”。请核对；联合发文的，把本机关也写上。"
SELF = "主送机关写的是本机关自己（“{text}”）。主送机关是收文的机关，请核对；不写主送的，删去这一项。"
ISSUERS = ("发文机关标志", "印发机关")
ADDRESSED = "公文.主送"
KNOWN = ("单位.简称", "单位.上级")

_BETWEEN, _BLANK = lazy(r"[、，,；;\n　]+"), lazy(r"\s+")
_END = lazy("(?:[（(][^（）()]{0,40}[）)]){0,3}(?:文件)?$|(?<=.)(?:党政|综合)?办公?室?(?:文件)?$")
# What is not said of a body, such as 综合科, says nothing; those who stand above write for others too.
_BODY = lazy("(?:[局厅委院]|委员会|管委会|人民政府|办事处|大学|学校|公司)$")
_ABOVE = lazy("(?:中共|中国共产党).*|(?P<place>.{1,12}?[省市县区旗盟州镇乡道])?(?:人民政府|党?工?委|委员会)")
_PLACED = 12  # letters of a name in which its place stands


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each of the issuers that is another body, and one for a letter to the unit itself."""
    report = dossier.report
    own = [name for name in (report.unit, *map(report.text, KNOWN)) if name]
    for part in ISSUERS if report.unit else ():
        text = report.text(f"公文.{part}")
        if text and _is_other(text, own):
            message = OTHER.format(part=part, text=quote(text), unit=quote(report.unit))
            yield Finding(ID, SEVERITY, message, report.place(f"公文.{part}"))
    yield from _to_itself(report)


def _is_other(text: str, own: Sequence[str]) -> bool:
    """True if all bodies that a text names are others, none of them above."""
    bodies = [body for body in map(_body, _BETWEEN.split(text)) if body]
    return bool(bodies) and not any(_is_known(body, own) or _is_above(body, own[0]) for body in bodies)


def _body(text: str) -> str:
    """The body that issues, without 文件 and the office within it; empty for what names none."""
    name = _END.sub("", _END.sub("", _BLANK.sub("", text)))
    return name if _BODY.search(name) else ""


def _is_known(body: str, own: Sequence[str]) -> bool:
    return any(shortens(body, name) or shortens(name, body) for name in own)


def _is_above(body: str, unit: str) -> bool:
    """True for the Party's committee and the government of the unit's own place, or of one that holds it."""
    found = _ABOVE.fullmatch(body)
    place = found["place"] if found else ""
    return found is not None and (not place or unit.startswith(place) or place[-1] not in unit[:_PLACED])


def _to_itself(report: Report) -> Iterator[Finding]:
    names = {report.unit, report.text("单位.简称")} - {""}
    text = next((body for body in _BETWEEN.split(report.text(ADDRESSED)) if body.strip() in names), "")
    if text:
        yield Finding(ID, SEVERITY, SELF.format(text=quote(text)), report.place(ADDRESSED))
