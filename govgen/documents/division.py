"""The document divided into its front, its sections and what follows each table, by the titles of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgen.documents.document import Block, Line
from govgen.documents.front import is_title
from govgen.documents.lexicon import Lexicon
from govgen.model.edition import Edition, Section
from govgen.schema.labels import bare, nearest, ordinal

TITLE_LIMIT = 60
LIKE = 0.6
NEAR_TITLE = "标题与官方写法不同"
_CHAPTER = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、．.]\s*\S")
_ANNEX = re.compile(r"\s*附\s*[表件]?\s*\d{0,2}\s*[：:]?\s*(?:表)?\s*")


@dataclass(slots=True)
class Part:
    """Lines of one section; `title` is its heading where it has one, `after` True for what stands behind its table."""

    section: Section | None
    title: Line | None = None
    after: bool = False
    near: bool = False
    lines: list[Line] = field(default_factory=list)


def divide(blocks: Sequence[Block], spread: Sequence[tuple[str, ...]], lexicon: Lexicon) -> list[Part]:
    """The parts of a document in reading order; the first is the front, before any section."""
    parts = [Part(None)]
    holders = {section.table: section for section in lexicon.edition.sections.values() if section.kind == "table"}
    held = iter(spread)
    for block in blocks:
        if isinstance(block, Line):
            _line(parts, block, lexicon)
        else:
            _table(parts, next(held), holders, lexicon)
    return parts


def _table(parts: list[Part], tables: tuple[str, ...], holders: dict[str, Section], lexicon: Lexicon) -> None:
    if not tables:
        return
    _drop_names(parts[-1], lexicon)
    section = holders.get(tables[-1])
    if section and not (parts[-1].section is section and parts[-1].after):
        parts.append(Part(section, after=True))


def _drop_names(part: Part, lexicon: Lexicon) -> None:
    """Leave out what is printed above a table to name it."""
    while part.lines and _names_table(part.lines[-1], lexicon):
        part.lines.pop()


def _names_table(line: Line, lexicon: Lexicon) -> bool:
    """True for the title printed above a table, which the form prints itself."""
    named = any(entry.is_frame for entry in lexicon.look_up(line.text)) and len(line.text) <= TITLE_LIMIT
    return named or bool(_ANNEX.fullmatch(line.text))


def _line(parts: list[Part], line: Line, lexicon: Lexicon) -> None:
    found = match_section(line, lexicon.edition)
    annexed = _annexed(line, lexicon)
    if found:
        section, near = found
        parts.append(Part(section, title=line, near=near))
    elif annexed:
        _drop_names(parts[-1], lexicon)
        parts.append(Part(annexed, title=line))
    elif parts[-1].section is None and is_title(line.text):
        parts[-1].lines.append(line)
    elif is_chapter(line, lexicon.edition) and not _names_table(line, lexicon):
        chapters = next(section for section in lexicon.edition.sections.values() if section.kind == "chapters")
        parts.append(Part(chapters, title=line))
    elif line.text.strip():
        parts[-1].lines.append(line)


def _annexed(line: Line, lexicon: Lexicon) -> Section | None:
    """The section whose table has a title of its own, where a line is that title."""
    if len(line.text) > TITLE_LIMIT:
        return None
    tables = [entry.table for title, entry in lexicon.titles if bare(line.text).endswith(title)]
    sections = lexicon.edition.sections.values()
    return next((section for section in sections if section.table in tables and not section.label), None)


def match_section(line: Line, edition: Edition) -> tuple[Section, bool] | None:
    """The section that a line is the title of, and whether it is written otherwise than the form has it."""
    if len(line.text) > TITLE_LIMIT or line.text.rstrip().endswith(("。", "；", "：")):
        return None
    text = bare(line.text)
    labels = dict(_titles(edition))
    if text in labels:
        section = labels[text]
        return section, text != bare(section.label)
    numbered = ordinal(line.text) if _CHAPTER.match(line.text) or line.level == 1 else ""
    # A title that has its official number may be written rather freely.
    alike = {label: section for label, section in labels.items() if numbered and ordinal(section.label) == numbered}
    near = nearest(text, alike, LIKE) or _contained(text, alike)
    return (alike[near], True) if near else None


def _titles(edition: Edition) -> Iterator[tuple[str, Section]]:
    for section in edition.sections.values():
        for label in (section.label, *section.also):
            if label:
                yield bare(label), section


def _contained(text: str, labels: dict[str, Section]) -> str:
    """A known title inside a longer one, or one that begins as it does."""
    inside = [label for label in labels if label in text or (len(text) >= 6 and text in label)]
    return inside[0] if len({labels[label].id for label in inside}) == 1 else ""


def is_chapter(line: Line, edition: Edition) -> bool:
    """True for the title of a chapter, in editions whose chapters are free."""
    if not any(section.kind == "chapters" for section in edition.sections.values()):
        return False
    short = 2 < len(line.text.strip()) <= TITLE_LIMIT and not line.text.rstrip().endswith(("。", "；", "："))
    return short and (bool(_CHAPTER.match(line.text)) or line.level == 1)
