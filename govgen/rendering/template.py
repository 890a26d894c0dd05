"""A Word template compiled once, rendered for each report: fixed parts stay packed, only what changes is deflated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from govgen.errors import GovgenError, TemplateError
from govgen.location import Location
from govgen.rendering.archive import DAMAGED, NOT_WORD, Bundle, Member, pack, read_archive
from govgen.rendering.context import Page
from govgen.rendering.environment import WordEnvironment
from govgen.rendering.features import needs_docxtpl
from govgen.rendering.parts import ENVIRONMENT, FAILURES, Part, compile_part, explained, has_tags, prepare, printing
from govgen.rendering.prose import Styles, read_styles
from govgen.rendering.readback import FigureTable, find_tables
from govgen.rendering.rewriting import BLOCK
from govgen.rendering.text import bare

NO_FILE = "没有这个模板文件。"
UNREADABLE = "读不出这个模板文件（{reason}）。"

CORE = "docProps/core.xml"

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OWN_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file compiled once: its parts with tags, the document first, and all else as it lies in the archive.

    `by_docxtpl` says that the file uses what only docxtpl itself can do; `data` then goes to it for each report.
    """

    file: str
    data: bytes
    styles: Styles
    parts: tuple[Part, ...]
    rest: Bundle
    tables: tuple[FigureTable, ...]
    by_docxtpl: bool

    def render(self, page: Page) -> bytes:
        """The Word file with the page's data in it; TemplateError where the template asks for what is not there."""
        try:
            if self.by_docxtpl:
                return self._whole(page)
            return self.rest.add(self._rendered(part, page) for part in self.parts).close()
        except GovgenError as error:
            raise _placed(error, self.file) from error

    def _whole(self, page: Page) -> bytes:
        made = read_archive(render_by_docxtpl(self.data, page))
        for part in self.parts:
            if part.name == CORE:
                made[CORE] = self._rendered(part, page)
        return Bundle().add(made.values()).close()

    def _rendered(self, part: Part, page: Page) -> Member:
        return pack(part.name, part.render(_in_one_line(page) if part.name == CORE else page))


def load_template(path: Path) -> Template:
    """The template in a file; TemplateError if it cannot be read or used."""
    return compile_template(read_template(path), str(path))


def read_template(path: Path) -> bytes:
    """The bytes of a template file; TemplateError if there are none to be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(NO_FILE, Location(str(path))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise TemplateError(UNREADABLE.format(reason=reason), Location(str(path))) from error


def compile_template(data: bytes, file: str = "") -> Template:
    """The template that these bytes are; TemplateError if they are no Word file or its tags are broken."""
    try:
        return _compile(data, file)
    except TemplateError as error:
        raise _placed(error, file) from error


def _placed(error: GovgenError, file: str) -> GovgenError:
    """The error with the file it is about, where that has a name."""
    return type(error)(error.message, error.location or (Location(file) if file else None))


def _compile(data: bytes, file: str) -> Template:
    members = read_archive(data)
    roots = word_parts(data)
    styles = members.get("word/styles.xml")
    parts = tuple(_compiled(roots, members))
    names = {part.name for part in parts}
    fixed = Bundle().add(member for name, member in members.items() if name not in names)
    by_docxtpl = any(needs_docxtpl(root) for root in roots.values()) or _has_tagged_notes(members)
    known = read_styles(styles.unpack() if styles else None)
    return Template(file, data, known, parts, fixed, find_tables(parts[0].source), by_docxtpl)


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


def _compiled(roots: Mapping[str, etree._Element], members: Mapping[str, Member]) -> Iterator[Part]:
    for place, (name, root) in enumerate(roots.items()):
        source = prepare(etree.tostring(root, encoding="unicode"))
        if place == 0 or has_tags(source):
            yield compile_part(name, _DECLARATION + source)
    if CORE in members:
        source = members[CORE].unpack().decode("utf-8-sig")
        if has_tags(source):
            yield compile_part(CORE, _OWN_DECLARATION.sub(_DECLARATION, source))


def _has_tagged_notes(members: Mapping[str, Member]) -> bool:
    notes = members.get("word/footnotes.xml")
    return notes is not None and has_tags(prepare(notes.unpack().decode()))


class _Docxtpl(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its ways with properties and with `{_{`: they escape twice, date the file, and change values."""

    def render_xml_part(self, src_xml: str, part: object, context: dict[str, Any], jinja_env: WordEnvironment) -> str:
        """Fill one part, line ends and tabs turned into elements."""
        self.current_rendering_part = part
        made: str = self.resolve_listing(jinja_env.from_string(src_xml).render(context))
        return made

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave them: the compiled template fills them."""


def render_by_docxtpl(data: bytes, page: Page) -> bytes:
    """The Word file as docxtpl fills it, in our environment."""
    document = _Docxtpl(io.BytesIO(data))
    try:
        document.render(printing(page), jinja_env=ENVIRONMENT)
    except FAILURES as error:
        raise explained(error) from error
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _in_one_line(page: Page) -> Page:
    """The page as document properties print it: no line breaks, and no marks of stretches, which are the body's."""
    texts = {name: bare(text) for name, text in page.texts.items() if not name.startswith(BLOCK)}
    return replace(page, texts=texts, filled=[])
