"""What a JSON Schema cannot say of schema.yaml: parts that must fit together. Each misfit is a SchemaError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govgen.errors import SchemaError
from govgen.model.edition import Edition, Section
from govgen.model.figures import OWN, REST
from govgen.model.form import Table
from govgen.model.head import HEAD, WAIVERS
from govgen.model.reading import AFTER, BEFORE
from govgen.source import Source

NO_TABLE = "章节“{section}”要用的表“{table}”没有定义"
WRONG_KIND = "章节“{section}”的 kind 是 {kind}：表格（table）章节要写 table，文字（prose）章节才能有 figures"
UNUSED = "表“{table}”没有一个章节使用"
RESERVED = "“{name}”是数据文件固定的键，不能用作名称"
SAME_NAME = "有两个单元格都叫“{path}”，请改名"
NOT_DRAWN = "表“{table}”的画法 {layout} 画不出它的全部行和列"
WRONG_YEARS = "版式“{edition}”适用的年度，起始晚于截止"
OVERLAP = "版式“{edition}”与“{other}”的适用年度重叠"
DEADLINES = "公开期限要写明每一个类别：{categories}"

Misfit = tuple[str, str]


def check_editions(editions: Mapping[str, Edition], categories: Sequence[str], source: Source) -> None:
    """SchemaError at the first part of any edition that does not fit the others."""
    for name, edition in editions.items():
        for path, message in _misfits(edition, categories, editions):
            raise SchemaError(message, source.locate(f"editions.{name}.{path}"))


def check_tables(edition: str, sections: Mapping[str, Section], tables: Mapping[str, Table], source: Source) -> None:
    """SchemaError where a section and the tables of its edition do not fit; relations are laid out after that."""
    for section in sections.values():
        place = source.locate(f"editions.{edition}.sections.{section.id}")
        if bool(section.table) != (section.kind == "table") or (section.figures and section.kind != "prose"):
            raise SchemaError(WRONG_KIND.format(section=section.id, kind=section.kind), place)
        wanted = _table(section)
        if wanted and wanted not in tables:
            raise SchemaError(NO_TABLE.format(section=section.id, table=wanted), place)
    unused = set(tables) - {_table(section) for section in sections.values()}
    for name in unused:
        raise SchemaError(UNUSED.format(table=name), source.locate(f"editions.{edition}.tables.{name}"))


def _table(section: Section) -> str:
    return section.figures.table if section.figures else section.table


def _misfits(edition: Edition, categories: Sequence[str], editions: Mapping[str, Edition]) -> Iterator[Misfit]:
    yield from _years(edition, editions)
    if edition.deadlines and set(edition.deadlines) != set(categories):
        yield "deadlines", DEADLINES.format(categories="、".join(categories))
    yield from _names(edition)
    for table in edition.tables.values():
        if not _is_drawn(edition, table):
            yield f"tables.{table.id}.layout", NOT_DRAWN.format(table=table.id, layout=table.layout)


def _years(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Misfit]:
    if edition.last is not None and edition.last < edition.first:
        yield "years", WRONG_YEARS.format(edition=edition.id)
    for other in editions.values():
        if other is not edition and other.first >= edition.first and edition.serves(other.first):
            yield "years", OVERLAP.format(edition=edition.id, other=other.id)


def _names(edition: Edition) -> Iterator[Misfit]:
    for section in edition.sections:
        if section in HEAD or section == WAIVERS:
            yield f"sections.{section}", RESERVED.format(name=section)
    for table in edition.tables.values():
        for row in table.rows():
            if row.name in (REST, OWN, BEFORE, AFTER):
                yield f"tables.{table.id}.rows.{row.id.replace('.', '.rows.')}", RESERVED.format(name=row.name)
    seen: set[str] = set()
    for slot in edition.slots:
        if slot.ref.path in seen:
            yield f"tables.{slot.ref.table}", SAME_NAME.format(path=slot.ref.path)
        seen.add(slot.ref.path)


def _is_drawn(edition: Edition, table: Table) -> bool:
    from govgen.model.grid import draw  # noqa: PLC0415  # the bundled schema was drawn when it was stamped

    grid = draw(table)
    drawn = [cell.ref for cell in grid.cells if cell.ref]
    wanted = [slot.ref for slot in edition.slots if slot.ref.table == table.id]
    whole = grid.is_whole() or not table.printed
    return whole and len(drawn) == len(wanted) and set(drawn) == set(wanted)
