"""Sections of a new data file: prose to be written, tables to be filled in, chapters."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.model.edition import Edition, Section
from govgen.model.reading import CHAPTER
from govgen.writing.datafile_carrying import NOTHING as NOTHING_CARRIED
from govgen.writing.datafile_carrying import Carried
from govgen.writing.rows import STEP, table_lines
from govgen.writing.text import banner, comment, quoted, told

REQUIRED = "必写"
NOTHING = "没有可写的，可以写“无”。"
OPEN = "可以按同样的写法另加小标题。"
DROPPABLE = "没有这一部分的，可以整段删去。"
SINCE = "{year}年度起填写，以前的年度可以整段删去。"
CHAPTERS = "各章的标题可以改，也可以增减；序号由程序编排。"


def section_lines(edition: Edition, section: Section, year: int, carried: Carried = NOTHING_CARRIED) -> Iterator[str]:
    """A section, its label above it and everything in it blank but for what is carried over."""
    yield from banner(section.label or section.id)
    for note in _notes(section, year):
        yield comment(note)
    if section.kind == "table":
        yield f"{section.id}:"
        yield from table_lines(edition, edition.tables[section.table], STEP, carried)
        yield from carried.rest(section.id, (), STEP)
    elif section.kind == "chapters":
        yield from _chapters(section, carried)
    else:
        yield from carried.rest(section.id, [aspect.id for aspect in section.aspects], "")
        yield from _prose(edition, section, carried)


def _notes(section: Section, year: int) -> Iterator[str]:
    if section.note:
        yield section.note
    if section.since > year:
        yield SINCE.format(year=section.since)
    if section.missing != "error":
        yield DROPPABLE
    if section.nothing:
        yield NOTHING
    if section.open:
        yield OPEN


def _prose(edition: Edition, section: Section, carried: Carried) -> Iterator[str]:
    if not section.aspects and not section.figures:
        yield from _blank_text(section.id, "")
        return
    yield f"{section.id}:"
    if section.figures:
        table = edition.tables[section.figures.table]
        yield comment(table.label, STEP)
        yield f"{STEP}{table.id}:"
        yield from table_lines(edition, table, STEP * 2, carried)
    for aspect in section.aspects:
        yield comment(told(aspect.heading or aspect.id, aspect.hint, REQUIRED if aspect.required else ""), STEP)
        yield from carried.told(section.id, aspect.id, STEP)
        yield from _blank_text(aspect.id, STEP)


def _chapters(section: Section, carried: Carried) -> Iterator[str]:
    yield comment(CHAPTERS)
    yield from carried.rest(section.id, tuple(section.chapters), "")
    yield f"{section.id}:"
    title, text = CHAPTER
    for name, hint in (section.chapters or {"": ""}).items():
        if hint:
            yield comment(hint, STEP)
        yield from carried.told(section.id, name, STEP)
        yield f"{STEP}- {title}: {quoted(name) if name else ''}"
        yield from _blank_text(text, STEP * 2)


def _blank_text(key: str, indent: str) -> Iterator[str]:
    """A text to be written; its first line is indented already, which Notepad would not do."""
    yield f"{indent}{key}: |"
    yield indent + STEP
