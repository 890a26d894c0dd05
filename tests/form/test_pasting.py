"""A block that is pasted goes where its labels say."""

import pytest

from govgen.form.page import WEB
from govgen.model.grid import draw
from tests.form.node import needs_node, run
from tests.reports import CATALOG

MATCH = """
const { Work } = await import(given.given.work);
const work = new Work(given.form);
const { table, rows } = given.given;
const slots = work.edition.slots.flatMap(([path], slot) => (path.startsWith(`${table}.`) ? [slot] : []));
const sheet = { querySelectorAll: () => [{ querySelectorAll: () => inputs }] }; // one line of cells
const inputs = slots.map((slot) => ({ dataset: { slot }, closest: () => sheet }));
const { placed, strays } = matchBlock(work, rows, table, inputs[0]);
return { placed: placed.map(({ slot, text }) => [work.edition.slots[slot][0], text]), strays };
"""
TABLES = [(edition.id, table.id) for edition in CATALOG.editions.values() for table in edition.tables.values()]


def whole(edition, table):
    """The table as it stands in Word, each number its slot's; what spans several stands in the first."""
    grid = draw(edition.tables[table])
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = str(edition.index[cell.ref]) if cell.ref else cell.label
    return rows


@needs_node
@pytest.mark.parametrize(("name", "table"), TABLES)
def test_a_table_pasted_whole_is_read_whole(tmp_path, name, table):
    edition = CATALOG.editions[name]
    asked = {"work": (WEB / "work.js").as_uri(), "rows": whole(edition, table), "table": table}
    found = run(tmp_path, "pasting", "matchBlock", MATCH, asked, name)
    wanted = {slot.ref.path: str(number) for number, slot in enumerate(edition.slots) if slot.ref.table == table}
    assert dict(found["placed"]) == wanted
    assert found["strays"] == []


ROW = "一、本年新收政府信息公开申请数量"


@needs_node
def test_numbers_without_a_name_are_told(tmp_path):
    rows = [[ROW, "1", "0", "0", "0", "0", "0"], ["", "7", "8", "0", "0", "0", "0"]]
    asked = {"work": (WEB / "work.js").as_uri(), "rows": rows, "table": "申请"}
    (told,) = run(tmp_path, "pasting", "matchBlock", MATCH, asked, "2021")["strays"]
    assert "7 8" in told


@needs_node
def test_rows_in_another_order_are_told_as_that(tmp_path):
    given = [row for row in whole(CATALOG.editions["2021"], "申请") if row[-1].isdigit()]
    for rows, late in (([given[1], given[0], *given[2:]], 1), (given[::-1], len(given) - 1)):
        asked = {"work": (WEB / "work.js").as_uri(), "rows": rows, "table": "申请"}
        strays = run(tmp_path, "pasting", "matchBlock", MATCH, asked, "2021")["strays"]
        assert [one for one in strays if "次序与表里的不同" in one] == strays
        assert len(strays) == late
