"""What a template would fetch, open or run on the machine of whoever reads a report that was printed with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from govgen.word.archive import Member
from govgen.word.package import LINKS, parse

if TYPE_CHECKING:
    from lxml import etree

LINKED = "模板里有链接到别处的{what}（{target}），公开以后谁打开年报，谁的电脑就会去找它。{cure}"
CARRIED = "模板里带着{what}（{part}），不能放进公开的年报。请在 Word 或 WPS 里删去，再保存"
FIELD = "域代码“{text}”会打开别处的文件或者运行程序，不能放进公开的年报。请删去这个域"
DECLARED = "模板的部件 {part} 里夹带了实体声明，正常的 Word 文件不会有。请在 Word 或 WPS 里打开并重新保存"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXTERNAL, _CLICKED = "External", "/hyperlink"
# Kinds of links by the end of their type: what it is, and how to be rid of it.
_LINKED: Mapping[str, tuple[str, str]] = {
    "attachedTemplate": ("文档模板", "请在“开发工具—文档模板”里把它改回 Normal"),
    "image": ("图片", "请把图片复制下来，重新插入（不选“链接到文件”）"),
    "oleObject": ("对象", "请删去它，或者改为图片"),
    "frame": ("框架页", "请删去它"),
    "mailMergeSource": ("邮件合并的数据", "请在“邮件”里改为“普通 Word 文档”"),
}
_OTHER = ("内容", "请删去它，或者断开链接")
_CARRIED = (
    (re.compile(r"(?:.*/)?vba\w*\.(?:bin|xml)", re.IGNORECASE), "宏"),
    (re.compile(r"(?:.*/)?activeX/.*", re.IGNORECASE), "控件"),
    (re.compile(r".*\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|hta|lnk|jar)", re.IGNORECASE), "程序"),
    (re.compile(r"(?:.*/)?embeddings/.*\.bin", re.IGNORECASE), "嵌入的对象"),
)
_CHUNK = "/aFChunk"
_FETCHING = re.compile(
    r"(?<![A-Z])(?:DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD|MACROBUTTON)(?![A-Z])",
    re.IGNORECASE,
)
_XML = (".xml", ".rels", ".vml")
_DECLARATION, _PROLOG = b"<!DOCTYPE", 4096


def reaching(members: Mapping[str, Member], roots: Iterable[etree._Element]) -> Iterator[str]:
    """What is wrong with a template that reaches out of the report: links, programs, fields, declarations."""
    for name, member in members.items():
        yield from (CARRIED.format(what=what, part=name) for kind, what in _CARRIED if kind.fullmatch(name))
        if name.endswith(_XML) and _DECLARATION in member.unpack()[:_PROLOG].replace(b"\0", b""):
            yield DECLARED.format(part=name)
        elif name.endswith(".rels"):
            yield from _links(member)
    for root in roots:
        yield from (FIELD.format(text=code[:40]) for code in _codes(root) if _FETCHING.search(code))


def _links(member: Member) -> Iterator[str]:
    for link in parse(member).iter(LINKS):
        kind = link.get("Type", "")
        if link.get("TargetMode") == _EXTERNAL and not kind.endswith(_CLICKED):
            what, cure = _LINKED.get(kind.rpartition("/")[2], _OTHER)
            yield LINKED.format(what=what, target=link.get("Target", "")[:80], cure=cure)
        elif kind.endswith(_CHUNK):
            yield CARRIED.format(what="另一份文件", part=link.get("Target", ""))


def _codes(root: etree._Element) -> Iterator[str]:
    """The codes of fields, each put together from the pieces that Word cuts it into."""
    yield from (each.get(f"{_W}instr", "") for each in root.iter(f"{_W}fldSimple"))
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(each.text or "" for each in paragraph.iter(f"{_W}instrText")).strip()
