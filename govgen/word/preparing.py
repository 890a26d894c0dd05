"""A Word file prepared: docxtpl frees its tags from the runs and paragraphs around them, Jinja makes Python of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import jinja2
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import nodes
from lxml import etree
from markupsafe import escape

from govgen.errors import TemplateError
from govgen.word.archive import DAMAGED, NOT_WORD, Member, read_archive
from govgen.word.by_docxtpl import needs_docxtpl
from govgen.word.parts import CORE, ENVIRONMENT, TOO_DEEP, explained, has_tags
from govgen.word.prepared import Prepared

UNEVEN = (
    "模板里有一处“if”或“for”，开头和结尾不在同样的位置，只留下了半个段落；"
    "请把两个标记各放在单独的一段，写成“{%p … %}”。"
)

_ELEMENT = re.compile(r"<(/?)([\w:.\-]+)[^<>]*?(/?)>")


def translate(source: str) -> str:
    """The Python that fills this source; TemplateError for broken tags and for what templates must not say."""
    try:
        tree = ENVIRONMENT.parse(source)
        branches = list(_branches(tree))
        code = ENVIRONMENT.compile(tree, raw=True)
    except RecursionError as error:
        raise TemplateError(TOO_DEEP) from error
    except jinja2.TemplateError as error:
        raise explained(error) from error
    if not all(map(_is_even, branches)):
        raise TemplateError(UNEVEN)
    return code


def _branches(tree: nodes.Template) -> Iterator[str]:
    """The fixed text of every body of a loop or condition."""
    branching: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for node in branching:
        for body in (node.body, node.else_):
            yield "".join(data.data for child in body for data in _data(child))


def _data(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    if isinstance(node, nodes.TemplateData):
        yield node
    # An inner condition is even in itself; of its branches one counts.
    bodies = node.body if isinstance(node, nodes.If | nodes.For) else node.iter_child_nodes()
    for child in bodies:
        yield from _data(child)


def _is_even(text: str) -> bool:
    """True if the text leaves open what it closes: the document is whole with it, without it, and with it twice."""
    closed: list[str] = []
    opened: list[str] = []
    for element in _ELEMENT.finditer(text):
        if element[3]:
            continue
        if not element[1]:
            opened.append(element[2])
        elif not opened:
            closed.append(element[2])
        elif opened.pop() != element[2]:
            return False
    return closed == opened[::-1]


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OWN_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")


@lru_cache(maxsize=4)  # a template of an agency is checked before it is used
def prepare(data: bytes) -> Prepared:
    """A template prepared; TemplateError if it is no Word file, or its tags are broken."""
    members = read_archive(data)
    roots = word_parts(data)
    styles = members.get("word/styles.xml")
    sources = dict(_sources(roots, members))
    return Prepared(
        document=next(iter(sources.values())),
        parts={name: translate(source) for name, source in sources.items()},
        styles=read_styles(styles.unpack() if styles else None),
        by_docxtpl=any(needs_docxtpl(root) for root in roots.values()) or _has_tagged_notes(members),
    )


def word_parts(data: bytes) -> dict[str, etree._Element]:
    """The parts whose tags docxtpl fills, parsed: the document, its headers and its footers."""
    try:
        part = Document(io.BytesIO(data)).part
        roots = {str(part.partname)[1:]: part.element}
        for relation in part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
                roots[str(relation.target_part.partname)[1:]] = parse_xml(relation.target_part.blob)
    except (KeyError, ValueError, AttributeError) as error:
        raise TemplateError(NOT_WORD) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(DAMAGED) from error
    return roots


def _sources(roots: Mapping[str, etree._Element], members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    """The parts that are filled, by name; the document is one of them whether it has tags or not."""
    for place, (name, root) in enumerate(roots.items()):
        source = freed(etree.tostring(root, encoding="unicode"))
        if place == 0 or has_tags(source):
            yield name, _DECLARATION + source
    if CORE in members:
        source = members[CORE].unpack().decode("utf-8-sig")
        if has_tags(source):
            yield CORE, _OWN_DECLARATION.sub(_DECLARATION, source)


def _has_tagged_notes(members: Mapping[str, Member]) -> bool:
    notes = members.get("word/footnotes.xml")
    return notes is not None and has_tags(freed(notes.unpack().decode()))


def freed(xml: str) -> str:
    """The XML as Jinja source."""
    source: str = DocxTemplate(None).patch_xml(xml)
    return source


def read_styles(part: bytes | None) -> dict[str, str]:
    """The styles that a template's styles.xml defines; Word writes names of built-in styles in either case."""
    if part is None:
        return {}
    ids: dict[str, str] = {}
    for style in etree.fromstring(part).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            written = name.get(f"{_W}val", "")
            ids[written.lower() if written.isascii() else written] = str(escape(style.get(f"{_W}styleId", "")))
    return ids
