"""A block that is pasted goes where its labels say, in whatever order its rows stand."""

from functools import partial

import pytest

from govgen.checking.profiles import load_editions
from govgen.form.page import WEB
from govgen.model.grid import draw
from govgen.schema import bundled_reports
from tests.form.node import needs_node, run_with
from tests.reports import CATALOG

MATCH = """
const { Work } = await import(given.given.work);
const work = new Work(given.form);
const { table, rows, at } = given.given;
const slots = work.edition.slots.flatMap(([path], slot) => (path.startsWith(`${table}.`) ? [slot] : []));
const sheet = { querySelectorAll: () => [{ querySelectorAll: () => inputs }] }; // one line of cells
const inputs = slots.map((slot) => ({ dataset: { slot }, closest: () => sheet }));
const { placed, strays } = matchBlock(work, rows, table, inputs[at]);
return { placed: placed.map(({ slot, text }) => [work.edition.slots[slot][0], text]), strays };
"""
KINDS = {name: load_editions(path) for name, path in bundled_reports().items()}
KINDS["政府信息公开"] = CATALOG
TABLES = [
    (kind, edition.id, table.id)
    for kind, catalog in KINDS.items()
    for edition in catalog.editions.values()
    for table in edition.tables.values()
]


def whole(edition, table):
    """The table as it stands in Word, each number its slot's; what spans several stands in the first."""
    grid = draw(edition.tables[table])
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = str(edition.index[cell.ref]) if cell.ref else cell.label
    return rows


def pasted(folder, rows, table="申请", kind="政府信息公开", edition="2021", at=0):
    """Where a block goes that is pasted into the cell of a table, and what of it goes nowhere."""
    asked = {"work": (WEB / "work.js").as_uri(), "rows": rows, "table": table, "at": at}
    catalog = KINDS[kind]
    found = run_with(folder, "matching", "matchBlock", MATCH, asked, catalog.editions[edition], catalog)
    return dict(found["placed"]), found["strays"]


def wanted(edition, table):
    return {slot.ref.path: str(number) for number, slot in enumerate(edition.slots) if slot.ref.table == table}


@needs_node
@pytest.mark.parametrize(("kind", "name", "table"), TABLES)
def test_a_table_pasted_whole_is_read_whole_from_the_top_and_from_the_bottom(tmp_path, kind, name, table):
    edition = KINDS[kind].editions[name]
    given = whole(edition, table)
    assert pasted(tmp_path, given, table, kind, name) == (wanted(edition, table), [])
    heads = draw(edition.tables[table]).heads
    if all(any(text.isdigit() for text in row) for row in given[heads:]):
        turned = given[:heads] + given[heads:][::-1]
        assert pasted(tmp_path, turned, table, kind, name) == (wanted(edition, table), [])


SEVERAL = "表里有几行叫这个名称，请点在要填的那一行，单独贴这一行"
ROW = "一、本年新收政府信息公开申请数量"


@needs_node
def test_numbers_without_a_name_are_told(tmp_path):
    rows = [[ROW, "1", "0", "0", "0", "0", "0"], ["", "7", "8", "0", "0", "0", "0"]]
    (told,) = pasted(tmp_path, rows)[1]
    assert "7 8" in told


@needs_node
def test_rows_go_by_their_names_in_any_order(tmp_path):
    edition = CATALOG.editions["2021"]
    given = [row for row in whole(edition, "申请") if row[-1].isdigit()]
    for rows in ([given[1], given[0], *given[2:]], given[::-1], given[::2] + given[1::2]):
        assert pasted(tmp_path, rows) == (wanted(edition, "申请"), [])
    some = [given[9], given[2], given[5]]
    assert pasted(tmp_path, some)[0] == {
        path: text for path, text in wanted(edition, "申请").items() if any(text in row for row in some)
    }


@needs_node
def test_of_rows_pasted_twice_none_is_chosen(tmp_path):
    rows = [[ROW, *"1234560"], [ROW, *"6543210"], ["二、上年结转政府信息公开申请数量", *"1111116"]]
    placed, strays = pasted(tmp_path, rows)
    assert {path.split(".")[1] for path in placed} == {"上年结转"}
    assert strays == [f"{ROW}：贴来的有几行叫这个名称，请只留一行"] * 2


@needs_node
def test_a_name_that_several_rows_have_goes_by_the_order_or_the_cell_pasted_into(tmp_path):
    edition = CATALOG.editions["2014"]
    first, second = (
        {
            row: number
            for number, slot in enumerate(edition.slots)
            if (row := slot.ref.path).startswith(f"统计表.{group}")
        }
        for group in ("行政复议数量", "行政诉讼数量")
    )
    ask = partial(pasted, tmp_path, table="统计表", edition="2014")
    name, before = "2.被依法纠错数", "1.维持具体行政行为或者驳回原告诉讼请求数"
    assert ask([[before, "件", "3"], [name, "件", "5"]])[0].keys() <= second.keys()
    assert ask([[name, "件", "5"]]) == ({}, [f"{name} 件：{SEVERAL}"])
    (other,) = [row for row in second if row.endswith("被依法纠错数")]
    assert ask([[name, "件", "5"], ["3.其他情形数", "件", "1"]], at=second[other])[0].keys() <= second.keys()
    (one,) = [row for row in first if row.endswith("被依法纠错数")]
    assert ask([[name, "件", "5"]], at=first[one]) == ({one: "5"}, [])


@needs_node
def test_blank_cells_behind_the_numbers_move_none_of_them(tmp_path):
    placed, strays = pasted(tmp_path, [[ROW, *"1234560", "", ""]])
    assert [*placed.values()] == list("1234560")
    assert strays == []


@needs_node
def test_a_row_with_a_remark_behind_its_numbers_is_told(tmp_path):
    rows = [[ROW, *"123456", "待核"], ["二、上年结转政府信息公开申请数量", *"1111116"]]
    assert pasted(tmp_path, rows)[1] == [f"{ROW}：“待核”不是数字"]


@needs_node
def test_two_rows_side_by_side_are_both_read(tmp_path):
    rows = [["一、一般公共预算财政拨款收入", "7", "一、一般公共服务支出", "8"], ["甲", "1", "二、外交支出", "2"]]
    placed, strays = pasted(tmp_path, rows, "收支总表", "部门决算", "二十六类")
    assert placed == {
        "收支总表.一般公共预算财政拨款收入.决算数": "7",
        "收支总表.一般公共服务支出.决算数": "8",
        "收支总表.外交支出.决算数": "2",
    }
    assert strays == ["甲：行名没有认出"]


READ = "return given.given.map((text) => readBlock('', text));"


@needs_node
def test_a_cell_with_a_break_in_it_is_one_cell_and_what_nobody_sees_is_left_out(tmp_path):
    texts = ['"一、本年新收\n申请数量"\t"31"\t\u200b4\u00ad\n二、上年结转\t"1\t2\n', '"甲""乙"""\t\n\t1']
    found = run_with(tmp_path, "pasting", "readBlock", READ, texts, None, CATALOG)
    assert found == [
        [["一、本年新收 申请数量", "31", "4"], ["二、上年结转", '"1', "2"]],
        [['甲"乙"', ""], ["", "1"]],
    ]


TYPED = """
const work = new Work(given.form);
work.set([["申请.本年新收.自然人", "31\u200b"], ["单位.名称", "青禾县\u2060水利局"], ["总体情况", "👨‍👩"]]);
return [...work.values.values()];
"""


OPENED = """
const work = new Work(given.form);
work.reset({ values: new Map([["申请.本年新收.自然人", "31\u200b"]]) });
return work.flaws().map((one) => one.message);
"""


@needs_node
def test_what_nobody_sees_in_a_file_is_spelt_out(tmp_path):
    (told,) = run_with(tmp_path, "work", "Work", OPENED, None, CATALOG.editions["2021"], CATALOG)
    assert r"写的是“31\u200b”" in told


@needs_node
def test_what_nobody_sees_in_a_cell_or_a_name_is_left_out(tmp_path):
    found = run_with(tmp_path, "work", "Work", TYPED, None, CATALOG.editions["2021"], CATALOG)
    assert found == ["31", "青禾县水利局", "👨‍👩"]


@needs_node
def test_words_go_where_a_row_takes_words(tmp_path):
    rows = [["网站类型", "部门网站"], ["独立用户访问总量", "9"], ["网站名称", "青禾县人民政府网"]]
    placed, strays = pasted(tmp_path, rows, "网站", "政府网站", "2018")
    assert placed == {
        "网站.网站类型": "部门网站",
        "网站.访问量.独立用户访问总量": "9",
        "网站.网站名称": "青禾县人民政府网",
    }
    assert strays == []
