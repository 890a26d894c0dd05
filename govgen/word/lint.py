"""An agency's own template checked: every fault at once, at its place in Word, before any report is printed with it.

What a template carries that is nobody's business is named as well: tracked changes, comments, hidden text, persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from govgen.errors import TemplateError
from govgen.model.edition import Edition
from govgen.model.keys import AFTER, BEFORE, HEAD
from govgen.schema.growing import sampled
from govgen.word.archive import Member, read_archive
from govgen.word.context import ASKED, REACHED
from govgen.word.fault import TemplateFault
from govgen.word.fields import fields_in, refused_fields
from govgen.word.foreign import foreign_text, unread
from govgen.word.package import parse, text_parts
from govgen.word.parts import CORE, has_tags
from govgen.word.places import WHOLE, places_of
from govgen.word.preparing import prepare, read_styles, word_parts
from govgen.word.proving import SIGNATURE, prove
from govgen.word.reach import reaching
from govgen.word.revisions import CHANGES, COMMENTS
from govgen.word.rows import with_rows
from govgen.word.sight import elsewhere, misplaced, mistold, shifted, unseen
from govgen.word.spots import Spot, find_spots, paragraphs, shortened
from govgen.word.structure import unopenable
from govgen.word.tags import Use, read_tags
from govgen.word.template import compile_template
from govgen.word.text import STYLES
from govgen.word.whereabouts import Whereabouts, whereabouts

TRACKED = "模板里有没接受的修订，报告按接受修订后的样子生成；请先在“审阅”里接受或者拒绝全部修订"
COMMENTED = "模板里有批注，报告里不会有；不再需要的请删去"
CONTENTS = "模板里有目录，里面的标题和页码不会自动更新；生成以后请在 Word 里右键“更新域”，或者删去目录"
HIDDEN = "模板里有隐藏的文字“{text}”，会留在公开的文件里，请删去"
NAMED = "文件属性里有“{name}”（{what}），会留在公开的文件里；不想公开的，请在“文件—信息—检查文档”里删去"
PERMITTED = "模板里给“{name}”留了编辑权限，会留在公开的文件里；请在“审阅—限制编辑”里取消"
WATERMARK = "模板里有水印“{text}”，每页都会印出；请在“设计—水印”里看看该不该有"
OWN_PROPERTY = "自定义属性“{name}”"
VARIABLE = "文档变量“{name}”"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_DRAWN_TEXT = f"{_V}textpath"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MARKED = re.compile(r"watermark|水印", re.IGNORECASE)
_APP = "docProps/app.xml"
_CUSTOM = "docProps/custom.xml"
_SETTINGS = "word/settings.xml"
_PROPERTIES = {
    "creator": "作者", "lastModifiedBy": "最后修改人", "description": "备注", "Manager": "经理", "Company": "单位",
}  # fmt: skip
_BY_WPS = re.compile(r"KSO\w*|ICV")  # versions and marks of that program
_OURS = re.compile(r"govgen|python-docx|Microsoft.*|WPS.*|LibreOffice.*", re.IGNORECASE)


def private_matters(members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    """A reminder, with its place, for each kind of thing that should not become public with the report, as it is."""
    roots = text_parts(members)
    tags = {element.tag for root in roots.values() for element in root.iter(etree.Element)}
    if tags & CHANGES:
        yield WHOLE, TRACKED
    if tags & COMMENTS:
        yield WHOLE, COMMENTED
    if any(_has_contents(root) for root in roots.values()):
        yield WHOLE, CONTENTS
    for part, root in roots.items():
        for paragraph, place, _ in paragraphs(part, root):
            yield from ((place, HIDDEN.format(text=text[:20])) for text in dict.fromkeys(_hidden(paragraph)))
        yield from ((WHOLE, message) for message in dict.fromkeys(_standing(root)))
    for name, what in _names(members):
        yield WHOLE, NAMED.format(name=name[:40], what=what)


def _standing(root: etree._Element) -> Iterator[str]:
    """Who may change the file, and watermarks: letters drawn as a picture, or a box that is named one."""
    for each in root.iter(f"{_W}permStart"):
        name = each.get(f"{_W}ed", "") or each.get(f"{_W}edGrp", "")
        if name:
            yield PERMITTED.format(name=name[:40])
    for each in root.iter(_DRAWN_TEXT):
        yield WATERMARK.format(text=each.get("string", "").strip()[:20])
    for each in root.iter(f"{_V}shape", _DRAWING):
        words = [each.get(name, "") for name in ("id", "name", "title", "descr")]
        if each.find(_DRAWN_TEXT) is None and any(_MARKED.search(word) for word in words):
            yield WATERMARK.format(text=next(filter(None, words))[:20])


def _has_contents(root: etree._Element) -> bool:
    """True for a table of contents, which Word works out when it is told to."""
    return any(field.name == "TOC" for field in fields_in(root))


def _hidden(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(f"{_W}r"):
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
    for element in parse(members[_CUSTOM]) if _CUSTOM in members else ():
        text = "".join(map(str, element.itertext())).strip()
        if text and not has_tags(text) and not _BY_WPS.fullmatch(element.get("name", "")):
            yield text, OWN_PROPERTY.format(name=element.get("name", "")[:20])
    for element in parse(members[_SETTINGS]).iter(f"{_W}docVar") if _SETTINGS in members else ():
        text = element.get(f"{_W}val", "").strip()
        if text:
            yield text, VARIABLE.format(name=element.get(f"{_W}name", "")[:20])


TOO_MUCH = "{what}有 {count} 个，最多 {limit} 个；一份年报用不了这么多，程序核对不过来，请删去多余的"
# The largest official form has some four hundred paragraphs, three hundred tags and thirty conditions.
MAX_PARAGRAPHS = 4000
MAX_TAGS = 3000
MAX_CONDITIONS = 200
MAX_RUNS = 30_000  # LibreOffice makes three thousand of the largest
# What a placeholder in square brackets may ask for.
KNOWN = frozenset({"单位名称", "单位", "标题", *(key for keys in HEAD.values() for key in keys), *HEAD})
UNCLOSED = "标记不完整：“{text}”，“{{{{”和“}}}}”、“{{%”和“%}}”要成对，并写在同一段里"
LOSES = "“{tag}”要独占一段，这一段的其他文字“{rest}”会丢失"
NO_CELL = "“{tag}”要放在表格的一格里"
CROWDED = "“{tag}”要独占一段，一段里只能有一个这样的标记"
MISSING_CELL = "缺少官方单元格“{path}”：{label}"
MISSING_PROSE = "没有印出“{name}”一节的文字，应有独占一段的“{{{{p {name} }}}}”"
MISSING_STYLE = "没有名为“{name}”的样式，这一级文字将按正文印出"
NO_PLACE = "没有印出“{name}”的地方，年报里有这段文字就不能生成；需要的话，加上独占一段的“{{{{p {name} }}}}”"

NO_HEAD = "没有印出“{name}”的地方，数据文件里写了也不印；需要的话，照自带的模板加上“{{{{ {tag} }}}}”这样的标记"
WAYS = tuple(f"联系.{key}" for key in HEAD["联系"])
# What of the head a report need not have, by the names that print it.
HEADS = (("公文.发文字号", "公文.发文字号", ("公文.发文字号",)), ("联系", "联系.电话", (*WAYS, ASKED, REACHED)))


def lint_template(data: bytes, edition: Edition) -> tuple[TemplateFault, ...]:
    """All faults of a template for an edition; TemplateError if it is no Word file at all."""
    edition = sampled(edition)
    data = with_rows(data, edition)
    members = read_archive(data)
    roots = word_parts(members)
    spots = list(find_spots(roots))
    beyond = tuple(_beyond(spots))
    if beyond:
        return beyond
    uses, wrong = read_tags(spots, edition)
    faults = [*_written(spots), *_foreign(spots), *(TemplateFault(place, message) for place, message in wrong)]
    places = places_of(members, roots, spots)
    found = (*refused_fields(places), *unread(places, KNOWN), *reaching(places), *unopenable(places))
    faults += [TemplateFault(place, message) for place, message in dict.fromkeys(found)]
    faults += [*_cells(uses, edition), *_prose(uses, edition)]
    if not any(fault.blocking for fault in faults):
        faults += _printed(data, spots, whereabouts(roots, spots, uses), uses, edition)
    faults += [TemplateFault(*each) for each in dict.fromkeys(unseen(members, roots, spots, uses, edition))]
    faults += [*dict.fromkeys(mistold(spots, uses, edition)), *shifted(uses, edition)]
    faults += dict.fromkeys(misplaced(next(iter(roots)), spots, uses, edition, places))
    told = {fault.place for fault in faults}
    beside = dict.fromkeys(elsewhere(next(iter(roots)), spots, uses, edition))
    faults += [fault for fault in beside if fault.place not in told]
    reminders = dict.fromkeys(private_matters(members))
    return (*faults, *_styles(members), *(TemplateFault(*each, blocking=False) for each in reminders))


def _beyond(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    """What there is so much of that the proof would take minutes."""
    tags = [tag for spot in spots for tag in spot.tags]
    asking = [tag for tag in tags if tag.order and tag.text.startswith(("if ", "elif "))]
    runs = [run for spot in spots for run in spot.paragraph.iter(f"{_W}r")]
    for what, found, limit in (
        ("段落", spots, MAX_PARAGRAPHS), ("格式不同的文字片段", runs, MAX_RUNS),
        ("标记", tags, MAX_TAGS), ("if、elif 条件", asking, MAX_CONDITIONS),
    ):  # fmt: skip
        if len(found) > limit:
            yield TemplateFault(WHOLE, TOO_MUCH.format(what=what, count=len(found), limit=limit))


def _written(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    """Tags that are not whole, and those that would take other text of their paragraph with them."""
    for spot in spots:
        if any(mark in spot.rest for mark in ("{{", "}}", "{%", "%}", "{#")):
            yield TemplateFault(spot.place, UNCLOSED.format(text=shortened(spot.text.strip())))
        if not spot.in_table:
            loose = (tag.written for tag in spot.tags if tag.level == "tc")
            yield from (TemplateFault(spot.place, NO_CELL.format(tag=tag)) for tag in loose)
        alone = [tag for tag in spot.tags if tag.level == "p"]
        if alone and len(spot.tags) > 1:
            yield TemplateFault(spot.place, CROWDED.format(tag=alone[0].written))
        elif alone and spot.rest.strip():
            yield TemplateFault(spot.place, LOSES.format(tag=alone[0].written, rest=shortened(spot.rest.strip())))


def _foreign(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    for spot in spots:
        message = foreign_text(spot.rest, KNOWN)
        if message:
            yield TemplateFault(spot.place, message)


def _cells(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """Every official cell stands in the template."""
    anywhere = {use.path for use in uses if use.prints}
    for slot in edition.slots:
        path = slot.ref.path
        if edition.tables[slot.ref.table].printed and path not in anywhere:
            yield TemplateFault(WHOLE, MISSING_CELL.format(path=path, label=slot.label))


def _prose(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    printed = {use.path for use in uses if use.prints or use.loops}
    for section in edition.sections.values():
        if section.kind != "table" and section.id not in printed:
            yield TemplateFault(WHOLE, MISSING_PROSE.format(name=section.id))


def _printed(
    data: bytes, spots: Sequence[Spot], places: Whereabouts, uses: Sequence[Use], edition: Edition
) -> Iterator[TemplateFault]:
    """What shows only in print: branches that cut paragraphs in two, figures beside the label of another."""
    try:
        template = compile_template(data)
    except TemplateError as error:
        message = error.message.partition("。用“")[0].rstrip("。")
        place = next((spot.place for spot in spots for tag in spot.tags if f"“{tag.written}”" in message), WHOLE)
        yield TemplateFault(place, message)
        return
    silent = [name for name in _beside(edition) if name not in places.names]
    lacking = _lacking(uses, edition, template.parts[0].name)
    for doubt in prove(template, prepare(data).document, edition, silent, lacking):
        place, more = places.of(doubt)
        yield TemplateFault(place, doubt.message + more + doubt.when, doubt.blocking)
    for name, tag, names in HEADS:
        if not any(use.prints and use.path in names for use in uses):
            yield TemplateFault(WHOLE, NO_HEAD.format(name=name, tag=tag), blocking=False)
    for name in silent:
        yield TemplateFault(WHOLE, NO_PLACE.format(name=name), blocking=False)


def _lacking(uses: Sequence[Use], edition: Edition, document: str) -> frozenset[str]:
    """What the document need not show: it lacks the tag, and a place says it may. Names stand in prose too."""
    shown = {use.path for use in uses if use.prints and use.spot.part == document} - {SIGNATURE}
    return edition.optional - shown


def _beside(edition: Edition) -> Iterator[str]:
    """The names of the prose beside tables, which few reports have."""
    tables = [section.table for section in edition.sections.values() if section.kind == "table"]
    yield from (f"{table}.{part}" for table in tables for part in (BEFORE, AFTER))


def _styles(members: Mapping[str, Member]) -> Iterator[TemplateFault]:
    part = members.get("word/styles.xml")
    known = read_styles(part.unpack() if part else None)
    for name in STYLES:
        if name not in known:
            yield TemplateFault(WHOLE, MISSING_STYLE.format(name=name), blocking=False)
