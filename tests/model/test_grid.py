"""The printed form of a table as a grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.model.form import Block, Column, Row, Table
from govgen.model.grid import Grid, GridCell, draw
from govgen.schema.tables import number_slots
from tests.reports import CATALOG

TABLES = [(edition, table) for edition in CATALOG.editions.values() for table in edition.tables.values()]


@pytest.mark.parametrize(("edition", "table"), TABLES, ids=[f"{e.id}-{t.id}" for e, t in TABLES])
def test_every_place_is_covered_once_and_every_number_drawn_once(edition, table) -> None:
    grid = draw(table)
    drawn = [cell.ref for cell in grid.cells if cell.ref]
    assert grid.is_whole()
    assert sorted(drawn, key=str) == sorted((s.ref for s in edition.slots if s.ref.table == table.id), key=str)


def test_the_matrix_of_applications_has_its_heading_in_three_rows() -> None:
    grid = draw(CATALOG.newest.tables["申请"])
    heads = [(c.row, c.column, c.height, c.width, c.label) for c in grid.cells if c.row < grid.heads]
    assert (grid.height, grid.width, grid.heads) == (28, 10, 3)
    assert (0, 3, 1, 7, "申请人情况") in heads
    assert (1, 4, 1, 5, "法人或其他组织") in heads
    assert (1, 3, 2, 1, "自然人") in heads


def test_a_grid_with_a_hole_or_an_overlap_is_not_whole() -> None:
    first = GridCell(0, 0, 1, 1)
    assert not Grid(1, 2, 0, (first,)).is_whole()
    assert not Grid(1, 2, 0, (first, first)).is_whole()
    assert Grid(1, 2, 0, (first, GridCell(0, 1, 1, 1))).is_whole()


COLUMNS = st.lists(st.sampled_from(["", "组"]), min_size=1, max_size=6).map(
    lambda groups: tuple(Column(f"列{i}", f"列{i}", group=group) for i, group in enumerate(groups))
)


def rows(depth: int, parent: str = "") -> st.SearchStrategy[tuple[Row, ...]]:
    below = rows(depth - 1) if depth else st.just(())
    return st.lists(below, min_size=1, max_size=4).map(
        lambda children: tuple(Row(f"行{i}", f"行{i}", own=not kids, rows=kids) for i, kids in enumerate(children))
    )


def named(found: tuple[Row, ...], parent: str = "") -> tuple[Row, ...]:
    return tuple(
        Row(parent + row.id, row.label, own=row.own, over=row.over, rows=named(row.rows, parent + row.id + "."))
        for row in found
    )


@st.composite
def tables(draw_from) -> Table:
    layout = draw_from(st.sampled_from(["matrix", "across", "blocks", "list"]))
    depth = draw_from(st.integers(0, 2)) if layout in ("matrix", "list") else 0
    count = draw_from(st.integers(1, 3)) if layout == "blocks" else 1
    found = [
        Block(
            draw_from(COLUMNS) if layout != "list" else (Column("", ""),),
            named(draw_from(rows(depth)), f"块{number}·"),
            "第一项" if layout == "blocks" else "",
        )
        for number in range(count)
    ]
    heads = draw_from(st.sampled_from([(), ("指标", "单位", "数")])) if layout == "list" else ()
    return Table("表", "表", layout, tuple(found), over=draw_from(st.sampled_from(["", "情况"])), heads=heads)


@given(tables())
def test_any_table_is_covered_once_and_whole(table: Table) -> None:
    grid = draw(table)
    drawn = [cell.ref for cell in grid.cells if cell.ref]
    assert grid.is_whole()
    assert sorted(drawn, key=str) == sorted((slot.ref for slot in number_slots({"表": table})), key=str)


@given(st.lists(st.sampled_from(["", "诉讼", "复议"]), min_size=1, max_size=5), st.integers(1, 4))
def test_rows_across_stand_under_their_common_heading(overs: list[str], count: int) -> None:
    columns = tuple(Column(f"列{i}", f"列{i}") for i in range(count))
    table = Table(
        "表", "表", "across", (Block(columns, tuple(Row(f"行{i}", "行", over=o) for i, o in enumerate(overs))),)
    )
    assert draw(table).is_whole()
