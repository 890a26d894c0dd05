"""公文的要素写了一样，缺了同它相配的另一样；印发日期不是日期，或者在落款日期之前；首页放不下正文。

为什么：公文的各要素成组印出：红头里有发文机关标志和发文字号，版记里有印发机关和印发日期。缺了一样，印出的公文就不完整。
公文签发以后才印发，印发日期早于落款日期，总有一个写错了。
公文的首页要有正文，主送机关太多的，印在版记里。

错误示例：

    公文:
      发文机关标志: 青禾县水利局文件
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

正确示例：

    公文:
      发文机关标志: 青禾县水利局文件
      发文字号: 青水发〔2026〕3号
      印发机关: 青禾县水利局办公室
      印发日期: 2026-01-20

怎么改：补上缺少的一样；文号还没有编的，签发后再补；不以公文印发的，删去“公文”一项。
"""

from collections.abc import Iterator
from typing import NamedTuple

from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.keys import APART
from govgen.model.letter import ADDRESSED, is_crowded, is_moved
from govgen.model.report import Report
from govgen.model.words import day_of
from govgen.prose import Dossier

ID = "letter-parts"
SEVERITY = Severity.WARNING
MESSAGE = "写了{given}，没有写{missing}，{printed}。请在“公文”里补上{missing}{otherwise}。"
PLACE = "版记的位置写的是“{text}”，这里只能写“{apart}”（版记另起一面），或者不写。"
NOT_A_DATE = "印发日期写的是“{text}”，不是日期，会照写的印出。请写成“2026-01-20”或者“2026年1月20日”的样子。"
TOO_EARLY = "印发日期是 {printed}，在落款日期 {signed} 之前。公文签发以后才印发，请核对哪一个写错了。"
MOVED = (
    "主送机关印在标题下面，首页放不下正文，改印在版记里。"
    "想印在标题下面的，请把“主送”或者“标题”写短一些，例如“县政府各部门”。"
)
CROWDED = "发文机关标志、签发人和标题占满了首页，首页放不下正文。请把“标题”写短一些。"
GROUP = "公文"
PLACED, PRINTED, SIGNED = f"{GROUP}.版记", f"{GROUP}.印发日期", "落款日期"
TITLE = "标题"
NOT_A_LETTER = "；不以公文印发的，删去“公文”一项"


class LetterParts(NamedTuple):
    """Parts of which any wants others: what is printed without these, how sure that is, a way out."""

    given: tuple[str, ...]
    wanted: tuple[str, ...]
    printed: str
    severity: Severity = SEVERITY
    otherwise: str = ""


COLOPHON = ("印发机关", "印发日期")
# A published page often keeps the number and loses the red head: what is not there is a question only.
GROUPS = (
    LetterParts(
        ("发文机关标志",), ("发文字号",), "印出的红头没有文号", otherwise=f"，文号还没有编的，签发后再补{NOT_A_LETTER}"
    ),
    LetterParts(("发文字号", "签发人"), ("发文机关标志",), "印出的公文没有红头大字", Severity.HINT, NOT_A_LETTER),
    LetterParts(
        ("签发人",), ("主送",), "只有上行文标注签发人，上行文应当写主送", Severity.HINT, "；不是上行文的，删去签发人"
    ),
    LetterParts(("版记", "抄送", *COLOPHON), COLOPHON, "印出的版记不完整"),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each group of parts of which some are wanting, at the first of those written."""
    report = dossier.report
    told: set[str] = set()
    for group in GROUPS:
        given = [part for part in group.given if report.text(f"{GROUP}.{part}")]
        missing = [part for part in group.wanted if not report.text(f"{GROUP}.{part}")]
        if given and missing and told.isdisjoint(missing):
            told.update(missing)
            words = {"given": "、".join(given), "missing": "、".join(missing)}
            message = MESSAGE.format(**words, printed=group.printed, otherwise=group.otherwise)
            yield Finding(ID, group.severity, message, report.place(f"{GROUP}.{given[0]}"))
    yield from _place(report)
    yield from _printed(report)
    yield from _first_page(report)


def _place(report: Report) -> Iterator[Finding]:
    text = report.text(PLACED)
    if text not in {"", APART}:
        yield Finding(ID, SEVERITY, PLACE.format(text=quote(text), apart=APART), report.place(PLACED))


def _printed(report: Report) -> Iterator[Finding]:
    text = report.text(PRINTED)
    printed, signed = day_of(text), day_of(report.text(SIGNED))
    if text and printed is None:
        yield Finding(ID, SEVERITY, NOT_A_DATE.format(text=quote(text)), report.place(PRINTED))
    elif printed and signed and printed < signed:
        yield Finding(ID, SEVERITY, TOO_EARLY.format(printed=printed, signed=signed), report.place(PRINTED))


def _first_page(report: Report) -> Iterator[Finding]:
    """What gives way, or should, so that the first page of a letter shows text."""
    if is_crowded(report):
        yield Finding(ID, SEVERITY, CROWDED, report.place(TITLE))
    elif is_moved(report):
        yield Finding(ID, Severity.HINT, MOVED, report.place(ADDRESSED))
