"""The styles of the templates, named as people see them in Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from govgen.model.annexed import LIST_LINE
from govgen.word.drawing.fitting import LONG_FIGURES, MARKS
from govgen.word.drawing.typography import (
    ABOVE_ISSUER,
    CHARACTER,
    ER,
    FANG,
    FOOT_CHARACTER,
    GREY,
    GROUP_LINE,
    HEI,
    ISSUER,
    KAI,
    LINE,
    LOWEST_LINE,
    RED,
    SAN,
    SI,
    SIGNATURE_INDENT,
    SONG,
    SPECK,
    TIGHTER,
    TITLE_SONG,
    WU,
    XIAO_ER,
    XIAO_WU,
    border,
    face,
    lines,
)
from govgen.word.drawing.wordml import TYPE_WIDTH, el, mm, off, on

StyleKind: TypeAlias = Literal["paragraph", "character"]


@dataclass(frozen=True, slots=True)
class Style:
    """A style; `paragraph` and `text` are the contents of pPr and rPr, `next` the style after Enter."""

    id: str
    name: str
    paragraph: str
    text: str
    next: str = ""
    kind: StyleKind = "paragraph"
    builtin: bool = False


BODY = face(FANG, SAN, spacing=TIGHTER)
FIRST_LINE = el("ind", firstLineChars=200, firstLine=2 * CHARACTER)
CENTRED, JUSTIFIED = el("jc", val="center"), el("jc", val="both")
TOGETHER = on("keepNext", "keepLines")
OFF_GRID = off("snapToGrid")
SIGNED = el("ind", left=SIGNATURE_INDENT) + CENTRED


def _tabs(*stops: tuple[str, int]) -> str:
    return el("tabs", *(el("tab", val=kind, pos=position) for kind, position in stops))


def _heading(level: int, font: str) -> Style:
    layout = TOGETHER + lines() + FIRST_LINE + el("outlineLvl", val=level - 1)
    text = face(font, SAN, spacing=TIGHTER)
    return Style(f"Heading{level}", f"heading {level}", layout, text, "BodyParagraph", builtin=True)


def _table_text(
    name: str, style: str, size: int, font: str = SONG, jc: str = "center", scale: int = 0, exact: int = 0
) -> Style:
    pitch = lines(exact) if exact else el("spacing", line=240, lineRule="auto")
    layout = off("widowControl") + OFF_GRID + pitch + el("jc", val=jc)
    return Style(style, name, layout, face(font, size, scale=scale))


def _rule(style: str, name: str, after: int) -> Style:
    """The red rule above the title, with the room between them."""
    below = el("pBdr", border("bottom", 18, RED))
    return Style(style, name, below + OFF_GRID + lines(mm(4), after=after), face(FANG, SPECK))


def _colophon(style: str, name: str) -> Style:
    """A list of bodies at the foot of a letter; its later lines stand below the first name."""
    indent = el("ind", left=4 * FOOT_CHARACTER, right=FOOT_CHARACTER, hanging=3 * FOOT_CHARACTER)
    return Style(style, name, OFF_GRID + lines(440) + indent, face(FANG, SI))


def _marks() -> Iterator[Style]:
    """What narrows the issuer's mark; the marks that fit as they are need none."""
    for fit in MARKS:
        if fit.style:
            yield Style(fit.style, fit.name, "", face(TITLE_SONG, fit.size, scale=fit.scale), kind="character")


def _figures() -> Iterator[Style]:
    """What makes long figures smaller."""
    for fit in LONG_FIGURES:
        yield Style(fit.style, fit.name, "", face(SONG, fit.size, scale=fit.scale), kind="character")


STYLES = (
    Style(
        "Title",
        "Title",
        TOGETHER + OFF_GRID + lines(after=LINE) + CENTRED,
        face(TITLE_SONG, ER),
        builtin=True,
    ),
    _heading(1, HEI),
    _heading(2, KAI),
    _heading(3, FANG),
    _heading(4, FANG),
    Style("BodyParagraph", "正文段落", on("widowControl") + lines() + FIRST_LINE + JUSTIFIED, BODY),
    # An address that fits no line would stretch the one before it.
    Style("Preface", "报告说明", on("widowControl") + lines() + FIRST_LINE + el("jc", val="left"), BODY),
    Style("LeadTwo", "段首标题", "", face(KAI), kind="character"),
    Style("LeadThree", "段首标题三", "", face(FANG), kind="character"),
    Style("SignerName", "签发人姓名", "", face(KAI), kind="character"),
    Style(
        "IssuerMark",
        "发文机关标志",
        OFF_GRID + lines(960, before=ABOVE_ISSUER) + CENTRED,
        face(TITLE_SONG, ISSUER, colour=RED),
    ),
    *_marks(),
    Style("DocumentNumber", "发文字号", lines(before=2 * LINE) + CENTRED, BODY),
    Style(
        "DocumentNumberSigned",
        "发文字号与签发人",
        _tabs(("right", TYPE_WIDTH - CHARACTER)) + lines(before=2 * LINE) + el("ind", left=CHARACTER, right=CHARACTER),
        BODY,
    ),
    _rule("RedRule", "红色分隔线", 2 * LINE),
    _rule("RedRuleClose", "红色分隔线近标题", LINE // 2),
    Style("Addressee", "主送机关", lines() + JUSTIFIED, BODY, "BodyParagraph"),
    Style(
        "AnnexNote",
        "附件说明",
        TOGETHER + lines(before=LINE) + el("ind", left=5 * CHARACTER, hanging=3 * CHARACTER) + JUSTIFIED,
        BODY,
    ),
    Style("SignatureUnit", "落款单位", TOGETHER + lines(before=2 * LINE) + SIGNED, BODY),
    Style("SignatureDate", "成文日期", on("keepLines") + lines() + SIGNED, BODY),
    _colophon("ColophonSent", "版记主送"),
    _colophon("ColophonCopies", "版记抄送"),
    Style(
        "ColophonIssue",
        "版记印发",
        _tabs(("right", TYPE_WIDTH - FOOT_CHARACTER))
        + OFF_GRID
        + lines(440)
        + el("ind", left=FOOT_CHARACTER, right=FOOT_CHARACTER),
        face(FANG, SI),
    ),
    Style("AnnexMark", "附件标识", TOGETHER + on("pageBreakBefore") + lines(), face(HEI, SAN)),
    Style(
        "TableTitle",
        "表题",
        TOGETHER + OFF_GRID + lines(before=LINE, after=LINE // 2) + CENTRED + el("outlineLvl", val=0),
        face(TITLE_SONG, XIAO_ER),
    ),
    _table_text("表格文字", "TableText", WU, jc="left"),
    _table_text("表头", "TableHead", WU, HEI),
    _table_text("表格居中", "TableCentred", WU),
    _table_text("表格文字密", "TableTextClose", WU, jc="left", exact=LIST_LINE),
    _table_text("表头密", "TableHeadClose", WU, HEI, exact=LIST_LINE),
    _table_text("表格居中密", "TableCentredClose", WU, exact=LIST_LINE),
    _table_text("表格文字小", "TableTextSmall", XIAO_WU, jc="left"),
    _table_text("表头小", "TableHeadSmall", XIAO_WU, HEI),
    _table_text("表格居中小", "TableCentredSmall", XIAO_WU),
    Style("TableGroup", "表格组名", off("widowControl") + OFF_GRID + lines(GROUP_LINE) + CENTRED, face(SONG, XIAO_WU)),
    # Seven figures in a fifteenth of the width.
    _table_text("表格窄数字", "TableCentredNarrow", XIAO_WU, scale=85),
    *_figures(),
    Style("TableFoot", "表尾", _tabs(("left", 3150), ("left", 6300)) + OFF_GRID + lines(380), face(SONG, WU)),
    Style("AfterTable", "表后", OFF_GRID + lines(160), face(FANG, SPECK)),
    Style("LastLine", "文末", OFF_GRID + lines(LOWEST_LINE), face(FANG, SPECK)),
    # Comments of a draft, else in type of the body.
    Style("CommentText", "annotation text", OFF_GRID + lines(240), face(SONG, XIAO_WU), builtin=True),
    Style(
        "CommentReference",
        "annotation reference",
        "",
        el("sz", val=WU) + el("szCs", val=WU),
        kind="character",
        builtin=True,
    ),
    Style("Footer", "footer", OFF_GRID + lines(360), face(SONG, SI), builtin=True),
    Style("Instruction", "模板指令", OFF_GRID + lines(320), face(FANG, WU, colour=GREY)),
)
