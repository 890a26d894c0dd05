"""What a template would fetch, open or run on the machine of whoever reads a report that was printed with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govgen.word.archive import Member
from govgen.word.package import LINKS, parse
from govgen.word.places import WHOLE, TemplatePlaces
from govgen.word.spots import codes

LINKED = "模板里有链接到别处的{what}（{target}），公开以后谁打开年报，谁的电脑就会去找它。{cure}"
CARRIED = "模板里带着{what}（{part}），不能放进公开的年报。请在 Word 或 WPS 里删去，再保存"
FIELD = "域代码“{text}”会打开别处的文件或者运行程序，不能放进公开的年报。请删去这个域"
DECLARED = "模板的部件 {part} 里夹带了实体声明，正常的 Word 文件不会有。请在 Word 或 WPS 里打开并重新保存"

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


def reaching(places: TemplatePlaces) -> Iterator[tuple[str, str]]:
    """What is wrong with a template that reaches out of the report, by place: links, programs, fields, declarations."""
    for name, member in places.members.items():
        carried = (CARRIED.format(what=what, part=name) for kind, what in _CARRIED if kind.fullmatch(name))
        yield from ((places.of_part(name), message) for message in carried)
        if name.endswith(_XML) and _DECLARATION in member.unpack()[:_PROLOG].replace(b"\0", b""):
            yield WHOLE, DECLARED.format(part=name)
        elif name.endswith(".rels"):
            yield from ((places.of_link(name, link), message) for link, message in _links(member))
    for paragraph, place in places.named.items():
        yield from ((place, FIELD.format(text=code[:40])) for code in codes(paragraph) if _FETCHING.search(code))


def _links(member: Member) -> Iterator[tuple[str, str]]:
    """The names of links that lead out of a report, with what is wrong."""
    for link in parse(member).iter(LINKS):
        kind = link.get("Type", "")
        if link.get("TargetMode") == _EXTERNAL and not kind.endswith(_CLICKED):
            what, cure = _LINKED.get(kind.rpartition("/")[2], _OTHER)
            yield link.get("Id", ""), LINKED.format(what=what, target=link.get("Target", "")[:80], cure=cure)
        elif kind.endswith(_CHUNK):
            yield link.get("Id", ""), CARRIED.format(what="另一份文件", part=link.get("Target", ""))
