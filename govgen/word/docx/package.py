"""The package that a Word file is: which of its parts are text, how they are reached, what is left out in public."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from govgen.errors import TemplateError
from govgen.files.office_names import LINKS, links_of, target_of
from govgen.patterns import lazy
from govgen.word.docx.archive import DAMAGED, NOT_WORD, Member, pack

if TYPE_CHECKING:
    from lxml import etree

STRICT = "这是 Strict Open XML 格式的文件，请在 Word 或 WPS 里另存为“Word 文档（.docx）”，不选 Strict。"
MACROS = "这是带宏的文件（.docm），请在 Word 或 WPS 里另存为“Word 文档（.docx）”。"
DOTX = "这是 Word 模板格式的文件（.dotx），请在 Word 或 WPS 里另存为“Word 文档（.docx）”。"
OTHERS = "这不是 Word 文件（.docx），是另一种 Office 文件。"
LARGE = "模板里的部件 {part} 太大（最大 {limit} MB），一份年报用不了这么多文字；请删去多余的内容。"

MAX_PART = 10_000_000  # of text and its looks: official templates have a thirtieth of that
TYPES, SETTINGS, FONTS = "[Content_Types].xml", "word/settings.xml", "word/fontTable.xml"
_DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN = lazy(r"/officeDocument\Z")
_TEXTS = lazy(r"/(?:header|footer|footnotes|endnotes)\Z")
_MACRO = lazy(r"macroEnabled", re.IGNORECASE)
_DOTX = lazy(r"wordprocessingml\.template\.main")
_WORD = lazy(r"wordprocessingml\.document\.main")
# Parts beside the text that looks, lists and building blocks are in: who changed them when may be noted there too.
_NOTED = lazy(r"word/(?:glossary/|styles|numbering|header|footer|endnotes)[^/]*\.xml")
_CHANGES = (b"Change", b"ins ", b"del ", b"moveFrom", b"moveTo")
# Who wrote what about a draft, the list of those people, a picture of it, data that forms keep, the printer used.
_PRIVATE = lazy(r"word/(?:comments\w*|people)\.xml|docProps/thumbnail\.\w+|customXml/.+|word/printerSettings\w*\.bin")
_FONT = lazy(r"/font\Z")
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TIES = ("saveThroughXslt", "useXSLTWhenSaving", "attachedSchema")
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def parse(member: Member) -> etree._Element:
    """The XML of a part; TemplateError if it is none, or so large that reading it takes minutes."""
    from lxml import etree  # noqa: PLC0415  # the bundled templates are kept prepared and need none

    if member.size > MAX_PART:
        raise TemplateError(LARGE.format(part=member.name, limit=MAX_PART // 1_000_000))
    try:
        # A comment would part a text, and with it a tag, that Word shows as one.
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(member.unpack(), parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(DAMAGED) from error


def text_parts(members: Mapping[str, Member]) -> dict[str, etree._Element]:
    """The parts whose tags are filled, parsed: the document first, its headers, footers and notes."""
    main = _main(members)
    root = parse(members[main])
    if root.tag.startswith(f"{{{_STRICT}}}"):
        raise TemplateError(STRICT)
    if not root.tag.startswith(f"{{{_SPACE}}}"):
        raise TemplateError(NOT_WORD)
    roots = {main: root}
    for name in _linked(members, main, _TEXTS):
        if name in members:
            roots[name] = parse(members[name])
    return roots


def _main(members: Mapping[str, Member]) -> str:
    kinds = kinds_of(members)
    main = next(_linked(members, "", _MAIN), "")
    if main not in members:
        raise TemplateError(NOT_WORD)
    kind = kinds.get(main, "") or kinds.get(posixpath.splitext(main)[1].lower(), "")
    if _MACRO.search(kind):
        raise TemplateError(MACROS)
    if _DOTX.search(kind):
        raise TemplateError(DOTX)
    if not _WORD.search(kind):
        raise TemplateError(OTHERS if kind and kind != "application/xml" else DAMAGED)
    return main


def kinds_of(members: Mapping[str, Member]) -> dict[str, str]:
    """The kinds of parts by their names, and of those of one ending by that."""
    if TYPES not in members:
        raise TemplateError(NOT_WORD)
    types = parse(members[TYPES])
    defaults = {f".{each.get('Extension', '')}".lower(): each.get("ContentType", "") for each in types.iter(_DEFAULT)}
    named = {each.get("PartName", "").removeprefix("/"): each.get("ContentType", "") for each in types.iter(OVERRIDE)}
    return {**defaults, **named}


def links_in(members: Mapping[str, Member], part: str) -> Iterator[etree._Element]:
    """The links of a part to others and out of the file."""
    links = links_of(part)
    return parse(members[links]).iter(LINKS) if links in members else iter(())


def _linked(members: Mapping[str, Member], part: str, kind: re.Pattern[str]) -> Iterator[str]:
    for link in links_in(members, part):
        if kind.search(link.get("Type", "")) and link.get("TargetMode") != "External":
            yield target_of(part, link)


def public(members: Mapping[str, Member]) -> dict[str, Member]:
    """The members without what is no reader's business.

    That is comments, changes and the names of those who made them, a picture of the draft, data that forms keep, the
    printer used, ties to forms of XML, and fonts: the letters in one may look like others, and few may be handed on.
    """
    members = {name: _untied(each) if name == SETTINGS else _settled(each) for name, each in members.items()}
    embedded = set(_linked(members, FONTS, _FONT))
    private = [name for name in members if name in embedded or _PRIVATE.fullmatch(name)]
    if not private:
        return members
    if embedded and FONTS in members:
        members[FONTS] = _without(members[FONTS], _EMBEDDED)
    kept = {name: member for name, member in members.items() if name not in private}
    for name in [name for name in kept if name == TYPES or name.endswith(".rels")]:
        kept[name] = _unlinked(kept[name], private)
    return kept


def noted(members: Mapping[str, Member]) -> dict[str, etree._Element]:
    """The parts beside the text in which changes may be tracked, parsed."""
    return {name: parse(member) for name, member in members.items() if _may_note(member)}


def _may_note(member: Member) -> bool:
    return _NOTED.fullmatch(member.name) is not None and any(mark in member.unpack() for mark in _CHANGES)


def _settled(member: Member) -> Member:
    """A part beside the text with its changes accepted."""
    from govgen.word.docx.revisions import accept  # noqa: PLC0415

    if not _may_note(member):
        return member
    root = parse(member)
    accept(root)
    return packed(member.name, root)


def _untied(settings: Member) -> Member:
    """The settings of a document without schemas and transformations of XML, which lead elsewhere and print nothing."""
    if not any(tie.encode() in settings.unpack() for tie in _TIES):
        return settings
    return _without(settings, _TIES)


def _without(member: Member, names: Iterable[str]) -> Member:
    """A part without the elements of these names."""
    root = parse(member)
    for each in list(root.iter(*(f"{{{_SPACE}}}{name}" for name in names))):
        above = each.getparent()
        if above is not None:
            above.remove(each)
    return packed(member.name, root)


def embedded_fonts(members: Mapping[str, Member]) -> list[str]:
    """The names of the fonts that a Word file carries."""
    if next(_linked(members, FONTS, _FONT), None) is None or FONTS not in members:
        return []
    carried = parse(members[FONTS]).iter(*(f"{{{_SPACE}}}{name}" for name in _EMBEDDED))
    named = (each.getparent() for each in carried)
    return list(dict.fromkeys(font.get(f"{{{_SPACE}}}name", "") for font in named if font is not None))


def packed(name: str, root: etree._Element) -> Member:
    """The part that is made of this XML."""
    from lxml import etree  # noqa: PLC0415

    return pack(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _unlinked(member: Member, private: list[str]) -> Member:
    """The links of a part, or the list of kinds, without those of private parts."""
    root = parse(member)
    folder, _, name = member.name.partition("_rels/")
    for each in list(root):
        is_inner = each.get("TargetMode") != "External"
        target = target_of(f"{folder}{name}", each) if each.tag == LINKS else each.get("PartName", "").removeprefix("/")
        if is_inner and target in private:
            root.remove(each)
    return packed(member.name, root)
