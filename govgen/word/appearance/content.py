"""What stands around and beside official text: fields that Word works out anew, signs that are no text, numbering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govgen.files.colours import WHITE
from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.schema.labels import ordinal
from govgen.word.appearance.colours import LEAST, colour_said, contrast
from govgen.word.appearance.effective_format import Looks
from govgen.word.appearance.numbering import words_of
from govgen.word.appearance.official import Kind, Official
from govgen.word.docx.values import is_on, value
from govgen.word.filling.text import HEADINGS

IN_FIELD = (
    "在域“{code}”里，Word 会重新计算，印出的就不是它了；请选中这个域，按 Ctrl+Shift+F9 变成普通文字，再看标记还对不对"
)
BY_FIELD = "旁边有域“{code}”，Word 算出的字会和它印在一起；请删去这个域"
BY_SIGN = "旁边有{sign}，会和它印在一起；请删去"
NUMBERED = "的段落有自动编号，编号会印在前面；请去掉编号，也看看段落的样式里有没有编号"
SAYING = "的段落有自动编号“{words}”，会印在前面，成了别的话；请去掉编号，也看看段落的样式里有没有编号"
STYLE_NUMBERED = "带自动编号，会印在正文每一段前面，和文字、已有的“（一）”连在一起；请在“修改样式—格式—编号”里选“无”"
NUMBER_LOST = "的自动编号设成了隐藏或者白色，印出来没有编号；请在“定义新编号格式—字体”里改正"
MAY_BE_NUMBERED: tuple[Kind, ...] = ("label", "heading")
CONTENTS = "TOC"
NO_CODE = "（没有写完）"

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Fields whose text stays as it is written, or that print none.
_STILL = frozenset({"HYPERLINK", "TC", "XE", "FORMTEXT", "BOOKMARK"})
# Fields for typing in, by what they are made to work out themselves.
_TYPED: Mapping[str, str] = {"calculated": "计算", "currentDate": "当前日期", "currentTime": "当前时间"}
_FIELDS = frozenset(_W + name for name in ("fldSimple", "fldChar", "instrText"))
_SIGNS: Mapping[str, str] = {
    f"{_W}sym": "插入的特殊符号",
    f"{_W}pgNum": "页码",
    f"{_W}ruby": "拼音",
    f"{_W}noBreakHyphen": "不间断连字符",
    f"{_W}softHyphen": "可选连字符",
    f"{_W}bdo": "改变文字方向的设置",
    f"{_W}dir": "改变文字方向的设置",
    f"{_MATH}oMath": "公式",
    f"{_MATH}oMathPara": "公式",
    **{f"{_W}{name}{length}": "自动的日期" for name in ("day", "month", "year") for length in ("Short", "Long")},
}
OTHER_SIGN = "不是文字的内容（{name}）"


def _named(*names: str) -> frozenset[str]:
    return frozenset(_W + name for name in names)


_NOTES = _named("footnoteReference", "endnoteReference")
# What may stand in an official paragraph and in its runs without a sign of its own on the page.
_MARKS = _named(
    "pPr", "rPr", "r", "t", "tab", "ptab", "br", "cr", "lastRenderedPageBreak", "proofErr", "bookmarkStart",
    "bookmarkEnd", "permStart", "permEnd", "smartTag", "smartTagPr", "customXml", "customXmlPr", "hyperlink", "sdt",
    "sdtPr", "sdtEndPr", "sdtContent",
) | _NOTES  # fmt: skip
_DRAWN = _named("drawing", "pict", "object") | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
_CLOSED = _named("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr") | _DRAWN | _FIELDS


@dataclass(frozen=True, slots=True)
class Fields:
    """The codes of the live fields that each text of a template stands in, and those that begin in a paragraph."""

    around: Mapping[etree._Element, str]
    within: Mapping[etree._Element, str]


def live_fields(roots: Iterable[etree._Element]) -> Fields:
    """The fields that Word works out when it opens or prints a report, by the texts and the paragraphs they touch."""
    around: dict[etree._Element, str] = {}
    within: dict[etree._Element, str] = {}
    for root in roots:
        opened: list[_Field] = []
        for element in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple", f"{_W}t"):
            if element.tag == f"{_W}t":
                _stands(element, opened, around)
            elif element.tag == f"{_W}fldSimple":
                _note(element, element.get(f"{_W}instr", ""), within)
            elif element.tag == f"{_W}instrText" and opened:
                opened[-1].code += element.text or ""
            else:
                _turn(element, opened, within)
        for field in opened:
            _note(field.begin, field.code, within)
    return Fields(around, within)


@dataclass(slots=True)
class _Field:
    begin: etree._Element
    code: str = ""


def _turn(element: etree._Element, opened: list[_Field], within: dict[etree._Element, str]) -> None:
    kind = element.get(f"{_W}fldCharType")
    if kind == "begin":
        typed = value(element, "ffData", "textInput", "type")
        opened.append(_Field(element, _TYPED.get(typed, "")))
    elif kind == "end" and opened:
        field = opened.pop()
        _note(field.begin, field.code, within)
        if field.code.split()[:1] != [CONTENTS]:  # a table of contents may end where the next heading begins
            _note(element, field.code, within)


def _stands(text: etree._Element, opened: list[_Field], around: dict[etree._Element, str]) -> None:
    codes = [each.get(f"{_W}instr", "") for each in text.iterancestors(f"{_W}fldSimple")]
    codes += [field.code for field in opened]
    live = next((code for code in codes if _is_live(code)), None)
    if live is not None:
        around[text] = live.strip() or NO_CODE


def _note(element: etree._Element, code: str, within: dict[etree._Element, str]) -> None:
    paragraph = next(element.iterancestors(f"{_W}p"), None)
    if paragraph is not None and _is_live(code):
        within.setdefault(paragraph, code.strip() or NO_CODE)


def _is_live(code: str) -> bool:
    name = code.partition("\\")[0].split()[:1]
    return not name or name[0].upper() not in _STILL


def strange(official: Official, fields: Fields, looks: Looks) -> Iterator[str]:
    """What is around and beside the text of an official paragraph that is not known to leave it as it is."""
    own = [text for text in official.paragraph.iter(f"{_W}t") if (text.text or "").strip()]
    around = next((fields.around[text] for text in own if text in fields.around and _says(text, official)), None)
    if around is not None:
        yield IN_FIELD.format(code=around[:40])
        return
    if official.kind == "tag":
        return
    if official.paragraph in fields.within:
        yield BY_FIELD.format(code=fields.within[official.paragraph][:40])
    for sign in dict.fromkeys(_signs(official.paragraph, official.kind)):
        yield BY_SIGN.format(sign=sign)
    level = looks.number_of(official.paragraph)
    yield from _numbered(level, official, looks) if level is not None else ()


def _numbered(level: etree._Element, official: Official, looks: Looks) -> Iterator[str]:
    """What is wrong with a number that Word puts before an official paragraph."""
    if official.kind in MAY_BE_NUMBERED and words_of(level):
        yield SAYING.format(words=words_of(level))
    elif _may_not_be_numbered(official):
        yield NUMBERED
    elif _is_lost(level, looks):
        yield NUMBER_LOST


def _says(text: etree._Element, official: Official) -> bool:
    """True for the official text itself; beside other tags there may be the number of the page."""
    return official.kind != "tag" or "{" in (text.text or "") or "}" in (text.text or "")


def _signs(paragraph: etree._Element, kind: Kind) -> Iterator[str]:
    """What a reader sees in a paragraph that is no text, in the order of the paragraph."""
    waiting = [paragraph]
    while waiting:
        for element in waiting.pop().iterchildren(etree.Element):
            if element.tag in _DRAWN:
                yield from _drawn(element, kind)
            elif element.tag in _NOTES and kind == "figure":
                yield "脚注、尾注的号"
            elif element.tag not in _MARKS and element.tag not in _FIELDS:
                yield _SIGNS.get(element.tag, "") or OTHER_SIGN.format(name=etree.QName(element).localname)
            elif element.tag not in _CLOSED:
                waiting.append(element)


def _drawn(element: etree._Element, kind: Kind) -> Iterator[str]:
    """A drawing beside a title or a signature may be a seal; over a cell, or with text of its own, it hides it."""
    if kind == "figure":
        yield "图片、图形或文本框"
    elif kind == "label" and any("".join(map(str, box.itertext())).strip() for box in element.iter(f"{_W}txbxContent")):
        yield "文本框"


def numbered_style(style: Official, edition: Edition, looks: Looks) -> Iterator[str]:
    """A number before every paragraph of a style that prose is printed in, which has its own.

    That of the highest headings is for those of a template, unless an edition has chapters that a unit names.
    """
    has_chapters = any(section.kind == "chapters" for section in edition.sections.values())
    is_of_prose = style.text != HEADINGS[1] or has_chapters
    if is_of_prose and looks.number_of(style.paragraph) is not None:
        yield STYLE_NUMBERED


def _is_lost(level: etree._Element, looks: Looks) -> bool:
    """True for a number that is hidden or as white as the paper."""
    colour = colour_said(level.find(f"{_W}rPr/{_W}color"), "val", "themeColor", looks)
    return is_on(level.find(f"{_W}rPr/{_W}vanish")) or bool(colour and contrast(colour, WHITE) < LEAST)


def _may_not_be_numbered(official: Official) -> bool:
    """A figure is never numbered; a label or heading that Word numbers must not have its number in its text too."""
    return bool(ordinal(official.text)) if official.kind in MAY_BE_NUMBERED else True
