"""What stands around the report: the red head, the title, the signature, the colophon 版记 at the foot of the page."""

from __future__ import annotations

from govgen.model.edition import Period
from govgen.model.keys import APART
from govgen.word.drawing.fitting import MARKS, SIGNATURES, MarkFit, SignatureRoom
from govgen.word.drawing.typography import THICK, THIN, border
from govgen.word.drawing.wordml import TYPE_WIDTH, by_length, el, mm, off, on, paragraph, run, tag, when
from govgen.word.filling.context import ABOVE, BESIDE, CLOSE, SENT_TO

CAPTION = "版记"
DAY_PRINTED = "公文.印发日期"


def colophon() -> str:
    """Whom it is sent to, copies, printing office and day of printing, on the page of the paragraph that follows."""
    sent = paragraph("ColophonSent", run(f"主送：{tag(SENT_TO)}。"))
    copies = paragraph("ColophonCopies", run(f"抄送：{tag('公文.抄送')}。"))
    issued = paragraph(
        "ColophonIssue", run(f"{tag('公文.印发机关')}\t{tag(DAY_PRINTED)}{{{{ '印发' if {DAY_PRINTED} }}}}")
    )
    both = (_order(f"if {SENT_TO} and 公文.抄送"), _row(sent + copies))  # no rule between them
    one = (_order("elif 公文.抄送"), _row(copies), _order("else"), _row(sent), _order("endif"))
    listed = (_order(f"if {SENT_TO} or 公文.抄送"), *both, *one, _order("endif"))
    grid = el("tblGrid", el("gridCol", w=TYPE_WIDTH))
    apart = when(f'公文.版记 == "{APART}"', paragraph("LastLine", properties=on("pageBreakBefore")))
    table = el("tbl", _properties(), grid, *listed, _row(issued))
    return when(f"{SENT_TO} or 公文.抄送 or 公文.印发机关 or {DAY_PRINTED}", apart, table, paragraph("LastLine"))


def _properties() -> str:
    # Counted from the edge of the page: LibreOffice does not let a table float that is as wide as the text.
    place: dict[str, str | int] = {"horzAnchor": "page", "vertAnchor": "margin", "tblpX": mm(28), "tblpYSpec": "bottom"}
    rules = (border("top", THICK), border("bottom", THICK), border("insideH", THIN))
    return el(
        "tblPr",
        el("tblpPr", leftFromText=0, rightFromText=0, **place),
        el("tblOverlap", val="never"),
        el("tblW", w=TYPE_WIDTH, type_="dxa"),
        el("tblBorders", *rules),
        el("tblLayout", type_="fixed"),
        el("tblCellMar", *(el(side, w=0, type_="dxa") for side in ("left", "right"))),
        el("tblLook", val="0600"),
        el("tblCaption", val=CAPTION),
        el("tblDescription", val="抄送机关、印发机关和印发日期"),
    )


def _row(content: str) -> str:
    cell = el("tc", el("tcPr", el("tcW", w=TYPE_WIDTH, type_="dxa")), content)
    return el("tr", el("trPr", on("cantSplit")), cell)


def _order(statement: str) -> str:
    """A row that only steers the rendering and is gone afterwards."""
    return _row(paragraph("Instruction", run("{%tr " + statement + " %}")))


PREFACE = (
    "根据{law}，编制{made}。"
    "本报告所列数据的统计期限自{{{{ 年度 }}}}年{first}起至{last}止。"
    "{{% if 联系.网站 %}}本报告电子版可在{{{{ 联系.网站 }}}}查阅和下载。{{% endif %}}"
    "如对本报告有疑问，请与{{{{ 联系单位 }}}}联系{{{{ 联系方式 }}}}。"
)
DAY = "{}月{}日"
MARK, NUMBER, UNIT, SIGNER = "公文.发文机关标志", "公文.发文字号", "名称", "公文.签发人"


def red_head() -> str:
    """Issuer's mark, number of the document, name of the signer and the red rule."""
    number = tag(NUMBER)
    above, beside, all_of_them = (run(tag(name), style="SignerName") for name in (ABOVE, BESIDE, SIGNER))
    several = paragraph("DocumentNumberSigned", run("\t签发人："), above, run(f"\n{number}\t"), beside)
    signed = paragraph("DocumentNumberSigned", run(f"{number}\t签发人："), all_of_them)
    plain = paragraph("DocumentNumber", run(number))
    return when(
        f"{MARK} or {NUMBER} or {SIGNER}",
        when(MARK, by_length(MARK, [(fit.longest, _mark(fit)) for fit in MARKS])),
        when(ABOVE, several, otherwise=when(SIGNER, signed, otherwise=when(NUMBER, plain))),
        when(CLOSE, paragraph("RedRuleClose"), otherwise=paragraph("RedRule")),
    )


def title(*, kept: bool) -> str:
    """The title, and whom the 公文 is sent to.

    One that a table follows at once is not `kept` with it, as the first page needs no such thing: LibreOffice would
    measure that table without the title first, and cut off the cells of its groups there.
    """
    loose = "" if kept else off("keepNext")
    addressee = paragraph("Addressee", run(f"{tag('公文.主送')}："))
    return paragraph("Title", run(tag("标题")), properties=loose) + when("公文 and 公文.主送", addressee)


def preface(law: str, report: str, period: Period) -> str:
    """The basis of the report, its period and how to reach the unit; printed where contact data are given."""
    _, *first, to_year, month, day = period.days(0)
    # A year that begins in one and ends in the next is called in another way by each kind of report.
    made = "本报告" if to_year else f"{tag('名称')}{tag('年度')}年{report}"
    last = ("次年" if to_year else f"{tag('年度')}年") + DAY.format(month, day)
    text = PREFACE.format(law=law or "有关规定", made=made, first=DAY.format(*first), last=last)
    return when("联系", paragraph("Preface", run(text)))


def signature() -> str:
    """Name and date at the end of the text, centred one above the other; the longer the name, the wider the room."""
    return when("落款日期", by_length(UNIT, [(room.longest, _signed(room)) for room in SIGNATURES]))


def _mark(fit: MarkFit) -> str:
    return paragraph("IssuerMark", run(tag(MARK), style=fit.style))


def _signed(room: SignatureRoom) -> str:
    unit, date = run(tag("落款单位")), run(tag("落款日期"))
    indent = el("ind", left=room.indent) if room.indent >= 0 else ""
    return paragraph("SignatureUnit", unit, properties=indent) + paragraph("SignatureDate", date, properties=indent)
