"""What a template carries that is nobody's business: tracked changes, comments, hidden text, names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from govgen.word.archive import Member
from govgen.word.package import parse, text_parts
from govgen.word.parts import CORE, has_tags
from govgen.word.revisions import CHANGES, COMMENTS

TRACKED = "模板里有没接受的修订，报告按接受修订后的样子生成；请先在“审阅”里接受或者拒绝全部修订"
COMMENTED = "模板里有批注，报告里不会有；不再需要的请删去"
HIDDEN = "模板里有隐藏的文字“{text}”，会留在公开的文件里，请删去"
NAMED = "文件属性里有“{name}”（{what}），会留在公开的文件里；不想公开的，请在“文件—信息—检查文档”里删去"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_APP = "docProps/app.xml"
_PROPERTIES = {"creator": "作者", "lastModifiedBy": "最后修改人", "Manager": "经理", "Company": "单位"}
_OURS = re.compile(r"govgen|python-docx|Microsoft.*|WPS.*|LibreOffice.*", re.IGNORECASE)


def private_matters(members: Mapping[str, Member]) -> Iterator[str]:
    """A reminder for each kind of thing that should not become public with the report."""
    roots = text_parts(members).values()
    tags = {element.tag for root in roots for element in root.iter(etree.Element)}
    if tags & CHANGES:
        yield TRACKED
    if tags & COMMENTS:
        yield COMMENTED
    for text in dict.fromkeys(text for root in roots for text in _hidden(root)):
        yield HIDDEN.format(text=text[:20])
    for name, what in _names(members):
        yield NAMED.format(name=name[:40], what=what)


def _hidden(root: etree._Element) -> Iterator[str]:
    for run in root.iter(f"{_W}r"):
        switch = run.find(f"{_W}rPr/{_W}vanish")
        text = "".join(each.text or "" for each in run.iter(f"{_W}t")).strip()
        if text and switch is not None and switch.get(f"{_W}val", "1") not in ("0", "false"):
            yield text


def _names(members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    for part in (CORE, _APP):
        for element in parse(members[part]).iter(etree.Element) if part in members else ():
            what = _PROPERTIES.get(etree.QName(element).localname)
            text = (element.text or "").strip()
            if what and text and not has_tags(text) and not _OURS.fullmatch(text):
                yield text, what
