"""The body of a template: the parts around the report, and the sections of the edition in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from govgen.model.annexed import FOOT_IN_A_LINE
from govgen.model.edition import Catalog, Edition, Section
from govgen.model.form import Table
from govgen.model.grid import captions
from govgen.model.keys import EMPTY
from govgen.word.drawing import letterhead, page
from govgen.word.drawing.fitting import heading_scale
from govgen.word.drawing.letterhead import colophon
from govgen.word.drawing.tables import word_table
from govgen.word.drawing.wordml import el, on, paragraph, part, prose, run, tag, when

ANNEX = "附件"
UNIT, AT_RIGHT = "单位：{unit}", el("jc", val="right")


def document(catalog: Catalog, edition: Edition, odd: str, even: str) -> str:
    """The content of document.xml; `odd` and `even` are the relationships of the footers."""
    body = (
        letterhead.red_head(),
        letterhead.title(kept=not _begins_with_table(edition)),
        letterhead.preface(edition.law, catalog.report, edition.period),
        *_sections(edition, annexed=False),
        *_annex_notes(edition),
        letterhead.signature(),
        *_sections(edition, annexed=True),
        colophon(),
    )
    return part("document", el("body", *body, page.section(odd, even)))


def _begins_with_table(edition: Edition) -> bool:
    """True for a report that is a table from its title on."""
    first = next(iter(edition.sections.values()))
    return not first.label and bool(first.table)


def _sections(edition: Edition, *, annexed: bool) -> Iterator[str]:
    """The sections before the signature, or those behind it: tables that have a title of their own."""
    named = captions(edition)
    for section in edition.sections.values():
        table = edition.tables.get(section.table)
        if bool(table and table.title) is annexed:
            last = section is [*edition.sections.values()][-1]
            content = "".join(_section(section, table, named.get(section.table, ""), last=last and not annexed))
            yield content if section.missing == "error" else when(section.table or section.id, content)


def _annex_notes(edition: Edition) -> Iterator[str]:
    """The names of the annexed tables, below the text."""
    for section in edition.sections.values():
        table = edition.tables.get(section.table)
        if table and table.title:
            yield when(section.table, paragraph("AnnexNote", run(f"{ANNEX}：{_title_of(table)}")))


def _title_of(table: Table) -> str:
    return tag(f"{table.id}.标题")


def _section(section: Section, table: Table | None, caption: str, *, last: bool) -> Iterator[str]:
    for label in filter(None, (section.part, section.label)):
        yield paragraph("Heading1", run(label, scale=heading_scale(label)))
    if table:
        yield from _table_section(table, caption, last=last)
    else:
        yield prose(section.id)


def _table_section(table: Table, caption: str, *, last: bool) -> Iterator[str]:
    if table.title:
        yield paragraph("AnnexMark", run(ANNEX))
        yield paragraph("TableTitle", run(_title_of(table)))
    yield prose(f"{table.id}.前文")
    if table.unit:
        yield paragraph("TableFoot", run(UNIT.format(unit=table.unit)), properties=on("keepNext") + AT_RIGHT)
    yield word_table(table, caption, signed=last)
    if table.foot:  # remarks stand below their table, above what is to be signed
        yield prose(f"{table.id}.后文")
    yield from _foot(table.foot)
    yield from (paragraph("TableFoot", run(note)) for note in table.notes)
    if table.empty:
        yield when(f"{table.id}.{EMPTY}", paragraph("TableFoot", run(tag(f"{table.id}.{EMPTY}"))))
    yield paragraph("AfterTable", properties=on("keepNext") if last else "")
    if not table.foot:
        yield prose(f"{table.id}.后文")


def _foot(labels: Iterable[str]) -> Iterator[str]:
    """The signature line beneath a table: labels, and room to write behind each."""
    rows = groupby(enumerate(labels), key=lambda pair: pair[0] // FOOT_IN_A_LINE)
    lines = ["\t".join(f"{label}：" for _, label in row) for _, row in rows]
    for at, line in enumerate(lines, start=1):
        yield paragraph("TableFoot", run(line), properties=on("keepNext") if at < len(lines) else "")
