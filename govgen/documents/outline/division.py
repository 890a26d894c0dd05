"""The document divided into its front, its sections and what follows each table, by the titles of the edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govgen.documents.document import Block, Line, Picture, RawTable
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.outline.chapters import find_chapters
from govgen.documents.outline.headings import Heading, find_titles, is_outer
from govgen.documents.titles import TitleForms, is_title
from govgen.model.edition import Section
from govgen.schema.labels import COUNTED, bare, unnumbered

TABLE_TITLE = 100  # characters; it has the name of the unit in it
NEAR_TITLE = "标题与官方写法不同"
BY_NUMBER = "标题与官方写法不同，依据它的序号和位置，请核对"
OWN_TITLE = 40
_LABEL = re.compile(rf"表(?:{COUNTED}|\d{{1,2}})")
_ANNEX = re.compile(r"\s*附\s*[表件]?\s*\d{0,2}\s*[：:]?\s*(?:表)?\s*")


@dataclass(slots=True)
class SectionPart:
    """Lines of one section; `title` is its heading where it has one, `after` True for what stands behind its table.

    `pictures` are what stands there and cannot be read, `names` what is printed above a table to name it, `counted`
    tells that only the number speaks for the title, `part` what it heads where that is a part of the section.
    """

    section: Section | None
    title: Line | None = None
    after: bool = False
    near: bool = False
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    counted: bool = False
    part: str = ""


def divide(
    blocks: Sequence[Block], spread: Sequence[tuple[str, ...]], lexicon: LabelLexicon, forms: TitleForms
) -> list[SectionPart]:
    """The parts of a document in reading order; the first is the front, before any section."""
    parts = [SectionPart(None)]
    holders = {section.table: section for section in lexicon.edition.sections.values() if section.kind == "table"}
    titles, chapters = find_titles(blocks, lexicon.edition), find_chapters(blocks, lexicon.edition)
    held = iter(spread)
    for number, block in enumerate(blocks):
        if isinstance(block, RawTable):
            _table(parts, next(held), holders, lexicon)
        elif isinstance(block, Picture):
            parts[-1].pictures.append(block)
        elif number in titles:
            heading = titles[number]
            _drop_outer(parts[-1])
            parts.append(_headed(heading, block))
        elif parts[-1].section is None and is_title(block.text, forms) and not _annexed(block, lexicon):
            parts[-1].lines.append(block)
        else:
            _line(parts, block, lexicon, opens=number in chapters)
    return parts


def _headed(heading: Heading, line: Line) -> SectionPart:
    """The part of a document that a title opens; a heading of a part heads that, too."""
    lines = [replace(line, text=unnumbered(line.text), level=2)] if heading.part else []
    return SectionPart(
        heading.section, line, near=heading.near, lines=lines, counted=heading.counted, part=heading.part
    )


def _table(
    parts: list[SectionPart], tables: tuple[str, ...], holders: dict[str, Section], lexicon: LabelLexicon
) -> None:
    if not tables:
        return
    _drop_names(parts[-1], lexicon, lexicon.edition.tables[tables[0]].label)
    section = holders.get(tables[-1])
    if section and not (parts[-1].section is section and parts[-1].after):
        parts.append(SectionPart(section, after=True))


def _drop_names(part: SectionPart, lexicon: LabelLexicon, label: str = "") -> None:
    """Leave out what is printed above a table to name it, by its label in words of the page's own too."""
    while part.lines and (_names_table(part.lines[-1], lexicon) or _is_labelled(part.lines[-1], label)):
        part.names.append(part.lines.pop())
    _drop_outer(part)


def _drop_outer(part: SectionPart) -> None:
    """Leave out the heading of a part of the page that stands right above a table or a title of the form."""
    while part.lines and is_outer(part.lines[-1]):
        part.names.append(part.lines.pop())


def _names_table(line: Line, lexicon: LabelLexicon) -> bool:
    """True for the title printed above a table, which the form prints itself."""
    named = any(entry.is_frame for entry in lexicon.look_up(line.text)) and len(line.text) <= TABLE_TITLE
    return named or bool(_ANNEX.fullmatch(line.text))


def _is_labelled(line: Line, label: str) -> bool:
    """True for a line that is headed by the label of a table, 表一 or the like, and is no sentence."""
    text = line.text.strip()
    return bool(_LABEL.fullmatch(label)) and text.startswith(label) and len(text) <= OWN_TITLE and "。" not in text


def _line(parts: list[SectionPart], line: Line, lexicon: LabelLexicon, *, opens: bool) -> None:
    annexed = _annexed(line, lexicon)
    if annexed:
        _drop_names(parts[-1], lexicon)
        parts.append(SectionPart(annexed, title=line))
    elif opens and not _names_table(line, lexicon):
        chapters = next(section for section in lexicon.edition.sections.values() if section.kind == "chapters")
        parts.append(SectionPart(chapters, title=line))
    elif line.text.strip():
        parts[-1].lines.append(line)


def _annexed(line: Line, lexicon: LabelLexicon) -> Section | None:
    """The section whose table has a title of its own, where a line is that title."""
    if len(line.text) > TABLE_TITLE:
        return None
    tables = [entry.table for title, entry in lexicon.titles if bare(line.text).endswith(title)]
    sections = lexicon.edition.sections.values()
    return next((section for section in sections if section.table in tables and not section.label), None)
