"""What a template would fetch, open or run on the machine of whoever reads a report that was printed with it.

Word files may hold all manner of things. What belongs in a report is listed, all else is refused: parts by their
content and by how they are linked, links by where they lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.files.office_names import LINKS, target_of
from govgen.word.docx.package import TYPES, kinds_of, parse
from govgen.word.docx.places import XML_ENDINGS, TemplatePlaces
from govgen.word.fault import WHOLE

LINKED = "模板里有链接到别处的{what}（{target}），公开以后谁打开年报，谁的电脑就会去找它。{cure}"
LED = (
    "模板里有超链接指向“{target}”，读年报的人点了会打开自己电脑里或者别处的文件、程序；"
    "请改成网址（http、https）、邮箱（mailto）或者文中的书签，或者删去"
)
CARRIED = (
    "模板里带着{what}（{part}），不能放进公开的年报。请在 Word 或 WPS 里删去，再保存；"
    "删不掉的，把全文复制到新建的 Word 文档里做模板"
)
LACKING = (
    "模板里引用的{what}（{target}）不在文件里，印出的年报会缺这一块，打开时还可能提示文件已损坏。"
    "请在 Word 或 WPS 里删去它，再保存；删不掉的，把全文复制到新建的 Word 文档里做模板"
)
UNKNOWN = "别的内容"
DECLARED = "模板的部件 {part} 里夹带了实体声明，正常的 Word 文件不会有。请在 Word 或 WPS 里打开并重新保存"

_ROOT, _EXTERNAL, _CLICKED = "_rels/.rels", "External", "hyperlink"
# Kinds of links by the end of their type: what it is, and how to be rid of it.
_LINKED: Mapping[str, tuple[str, str]] = {
    "attachedTemplate": ("文档模板", "请在“开发工具—文档模板”里把它改回 Normal"),
    "image": ("图片", "请把图片复制下来，重新插入（不选“链接到文件”）"),
    "oleObject": ("对象", "请删去它，或者改为图片"),
    "frame": ("框架页", "请删去它"),
    "mailMergeSource": ("邮件合并的数据", "请在“邮件”里改为“普通 Word 文档”"),
}
_OTHER = ("内容", "请删去它，或者断开链接")
# Links between the parts of a file, by the ends of their types, that a report may have.
_INNER = frozenset(
    """officeDocument core-properties extended-properties custom-properties thumbnail classificationlabels
    styles stylesWithEffects settings webSettings fontTable font theme themeOverride numbering header footer footnotes
    endnotes comments commentsExtended commentsIds commentsExtensible people image hdphoto hyperlink glossaryDocument
    chart chartUserShapes chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle diagramColors
    diagramDrawing customXml customXmlProps printerSettings""".split()  # noqa: SIM905
)
_CHART, _BOOK = "word/charts/", re.compile(r"word/embeddings/[^/]*\.xlsx")
# Contents that a report may have; those of macros, controls and whatever is new are not among them.
_KINDS = re.compile(
    r"(?:application|text)/xml|image/[\w.+-]+|application/(?:x-font-ttf|x-fontdata)"
    r"|application/vnd\.openxmlformats-package\.(?:relationships|core-properties)\+xml"
    r"|application/vnd\.openxmlformats-officedocument\."
    r"(?:wordprocessingml\.[\w.]+\+xml|wordprocessingml\.printerSettings|spreadsheetml\.sheet|obfuscatedFont"
    r"|(?:theme|themeOverride|extended-properties|custom-properties|customXmlProperties|vmlDrawing|drawing[\w.]*)(?:\+xml)?)"
    r"|application/vnd\.ms-(?:word\.stylesWithEffects|office\.(?:chartstyle|chartcolorstyle|classificationlabels"
    r"|drawingml[\w.]*))\+xml|application/vnd\.ms-office\.DrsE2oDoc"
)
_NAMED = (
    (re.compile(r"vba|macro", re.IGNORECASE), "宏"),
    (re.compile(r"activeX|relationships/control$", re.IGNORECASE), "控件"),
    (re.compile(r"\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|hta|lnk|jar)$", re.IGNORECASE), "程序"),
    (re.compile(r"embeddings/|oleObject|relationships/package$", re.IGNORECASE), "嵌入的对象"),
    (
        re.compile(r"customUI|extensibility|userCustomization|keyMap|attachedToolbars", re.IGNORECASE),
        "自定义的按钮、菜单",
    ),
    (re.compile(r"webextension", re.IGNORECASE), "加载项"),
    (re.compile(r"signature", re.IGNORECASE), "电子签名"),
    (re.compile(r"aFChunk|subDocument", re.IGNORECASE), "另一份文件"),
    (re.compile(r"recipientData|mailMerge", re.IGNORECASE), "邮件合并的数据"),
    (re.compile(r"video|audio|media$", re.IGNORECASE), "视频或者声音"),
)
_RUNNING = ("宏", "控件", "程序")
# What elements do by themselves, without any link.
_ACTING: Mapping[str, str] = {
    f"{_W}entryMacro": "宏", f"{_W}exitMacro": "宏", f"{_W}control": "控件", f"{_W}mailMerge": "邮件合并的数据",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "嵌入的对象",
    "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr": "网上的视频",
}  # fmt: skip
_MARKS = (b"Macro", b"mailMerge", b"OLEObject", b"webVideoPr", b"control", b"src=", b"href=")
_VML = "{urn:schemas-microsoft-com:vml}"
# No blank within: programs take it out and read what is left.
_READ = re.compile(r"(?:(?:https?|mailto|ftp|tel):|(?![a-z][a-z0-9.+-]*:|//))[^\\\t\r\n]*$", re.IGNORECASE)
_DECLARATION, _PROLOG = b"<!DOCTYPE", 4096


def is_for_readers(target: str) -> bool:
    """True for what a click may open: pages of the web, an address, a place in the same report."""
    return _READ.match(target.strip()) is not None


def reaching(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """What is wrong with a template that reaches out of the report, by place: links, parts, programs, declarations."""
    kinds = kinds_of(places.members)
    told: set[str] = set()
    for name, member in places.members.items():
        if name.endswith(XML_ENDINGS) and _DECLARATION in member.unpack()[:_PROLOG].replace(b"\0", b""):
            yield WHOLE, DECLARED.format(part=name)
        elif name.endswith(".rels"):
            for link in parse(member).iter(LINKS):
                yield from _judged(places, name, link, told)
    for name in (each for each in places.members if each not in told | {TYPES} and each not in places.roots):
        ending = f".{name.rpartition('.')[2]}"
        kind = kinds.get(name) or kinds.get(ending.lower(), "")
        if _KINDS.fullmatch(kind) is None or _what(name) in _RUNNING:
            yield places.of_part(name), _carried(name, name)
    for name, root in (*places.roots.items(), *places.others(*_MARKS)):
        yield from ((places.of(each), message) for each, message in _acting(name, root))


def _judged(places: TemplatePlaces, links: str, link: etree._Element, told: set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a link; the parts that are `told` with theirs are noted."""
    kind, target = link.get("Type", "").rpartition("/")[2], link.get("Target", "")
    name = link.get("Id", "")
    if link.get("TargetMode") == _EXTERNAL:
        if kind != _CLICKED:
            what, cure = _LINKED.get(kind, _OTHER)
            yield places.of_link(links, name), LINKED.format(what=what, target=target[:80], cure=cure)
        elif not is_for_readers(target):
            yield places.of_link(links, name), LED.format(target=target[:80])
        return
    part = target_of(_owner(links), link)
    is_book = kind == "package" and links.startswith(_CHART) and _BOOK.fullmatch(part) is not None
    if kind not in _INNER and not is_book:
        told.add(part)
        yield places.of_link(links, name), _carried(link.get("Type", ""), part if part in places.members else target)
    elif links != _ROOT and not target.startswith("#") and not _is_there(places, part):
        yield places.of_link(links, name), LACKING.format(what=_LINKED.get(kind, _OTHER)[0], target=target[:80])


def _is_there(places: TemplatePlaces, part: str) -> bool:
    """True for a part of the file, by whichever case its name is written in."""
    name = unquote(part.partition("#")[0]).lower()
    return part in places.members or name in map(str.lower, places.members)


def _owner(links: str) -> str:
    """The part that a part of links is about."""
    return links.replace("_rels/", "").removesuffix(".rels")


def _carried(kind: str, part: str) -> str:
    return CARRIED.format(what=_what(kind) or _what(part) or UNKNOWN, part=part)


def _what(name: str) -> str:
    """What is known to be carried under such a name, or by such a kind of link."""
    return next((what for pattern, what in _NAMED if pattern.search(name)), "")


def _acting(part: str, root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Elements that do something when a report is opened, and drawings of the old kind that fetch or lead elsewhere."""
    for element in root.iter(etree.Element):
        if element.tag in _ACTING:
            yield element, CARRIED.format(what=_ACTING[element.tag], part=part)
        elif str(element.tag).startswith(_VML):
            source, target = element.get("src", ""), element.get("href", "")
            if source and not source.startswith("#"):
                what, cure = _LINKED["image"]
                yield element, LINKED.format(what=what, target=source[:80], cure=cure)
            if not is_for_readers(target):
                yield element, LED.format(target=target[:80])
