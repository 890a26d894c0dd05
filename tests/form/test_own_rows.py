"""Rows that a report has of its own are added in the page as Python adds them, filled in and saved."""

import json
from operator import itemgetter

import pytest

from govgen.checking.profiles import editions_for, load_editions
from govgen.datafile.reading import read_report
from govgen.form import Choices, form_html
from govgen.form.description import describe
from govgen.schema import bundled_reports
from govgen.schema.growing import grown, rows_of
from govgen.source import parse_source, read_source
from tests.form.browser import BROWSER, browsing, cell, open_form
from tests.form.node import needs_node, run_with
from tests.form.test_datafile import MODULES, SAVE
from tests.form.test_edit import on_desk, waits_for
from tests.form.unfolding import data_in

KINDS = ("部门预算", "部门决算")
TABLE = "收入决算表"
ADDED = """
const { rows } = given.given;
const edition = JSON.parse(given.given.edition);
withRows(rows, edition);
const { cells } = edition.tables[given.given.table];
return { slots: edition.slots, balances: edition.balances, cells };
"""
LAID_OUT = """
const { slots, balances, tables } = given.form.edition;
return { slots, balances, cells: tables[given.given].cells };
"""


def first_example(kind):
    return min((bundled_reports()[kind].parent / "examples" / "valid").glob("*.yaml"))


def copied(kind, folder):
    path = folder / "年报.yaml"
    path.write_bytes(first_example(kind).read_bytes())
    return path


def example(kind):
    schema = bundled_reports()[kind]
    source = read_source(first_example(kind))
    catalog = editions_for(source, schema)
    return read_report(source, catalog), load_editions(schema)


@needs_node
@pytest.mark.parametrize("kind", KINDS)
def test_rows_added_in_the_page_are_those_of_python(tmp_path, kind):
    report, catalog = example(kind)
    rows = rows_of(report.edition)
    own = [[*place, code, name] for place, names in rows.items() for code, name in sorted(names.items())]
    table = own[0][0]
    blank = describe(catalog.editions[report.edition.id], catalog)["edition"]
    asked = {"rows": own, "edition": json.dumps(blank), "table": table}
    made = run_with(tmp_path, "rows", "withRows", ADDED, asked, None, catalog)
    wanted = run_with(tmp_path, "rows", "withRows", LAID_OUT, table, report.edition, catalog)
    assert made["slots"] == wanted["slots"]
    assert made["cells"] == sorted(wanted["cells"], key=itemgetter(0, 1))
    # What stands over several rows is told by the whole check.
    assert all(balance in wanted["balances"] for balance in made["balances"])
    assert len(made["balances"]) > len(blank["balances"])


@needs_node
def test_a_row_more_is_saved_at_its_place_with_its_name(tmp_path):
    schema = bundled_reports()[KINDS[1]]
    path = min((schema.parent / "examples" / "valid").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    report, catalog = example(KINDS[1])
    rows = rows_of(report.edition)
    more = {**rows, (TABLE, "科目"): {**rows[TABLE, "科目"], "2010699": "其他财政事务支出"}}
    changes = [
        [f"{TABLE}.科目.码2010699.{name}", figure] for name, figure in (("本年收入合计", "7"), ("其他收入", "7"))
    ]
    asked = MODULES | {"cases": [[text, changes, None]]}
    edition = grown(catalog.editions[report.edition.id], more)
    ((saved, _),) = run_with(tmp_path, "saving", "writeFile", SAVE, asked, edition, catalog)
    line = '    "2010699": {名称: 其他财政事务支出, 本年收入合计: 7, 其他收入: 7}'
    lines = saved.splitlines()
    assert [one for one in lines if one != line] == text.splitlines()
    assert lines[lines.index(line) - 1].strip().startswith('"2010607": {名称: 信息化建设')


def test_a_form_has_the_rows_that_the_unit_had_last_year():
    report, catalog = example(KINDS[1])
    made = form_html(catalog, Choices(year=2025, previous=report))
    assert "码2010601" in json.dumps(data_in(made, "form-data"), ensure_ascii=False)
    assert "码2010601" not in form_html(catalog, Choices(year=2025))


OFFICE = "2010601"
FIRST, SECOND, ALL = (f"{TABLE}.科目.码{OFFICE}.{name}" for name in ("财政拨款收入", "其他收入", "本年收入合计"))


def adds(page, text):
    page.locator(f"[data-section={TABLE}]").get_by_role("button", name="加科目").click()
    page.locator("dialog textarea").fill(text)
    page.locator("dialog").get_by_role("button", name="添加").click()


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_rows_are_added_filled_in_saved_and_opened_again(tmp_path):
    catalog = example(KINDS[1])[1]
    path = tmp_path / "填报.html"
    path.write_text(form_html(catalog, Choices(unit="青禾县财政局", year=2024)), encoding="utf-8")
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        adds(page, f"{OFFICE}\t行政运行\n201\n20 甲\n")
        assert "20 甲" in page.locator("dialog").inner_text()
        page.locator("dialog").get_by_role("button", name="知道了").click()
        cell(page, FIRST).fill("12.50")
        cell(page, SECOND).fill("1")
        cell(page, ALL).fill("15")
        page.keyboard.press("Alt+0")
        page.keyboard.press("Tab")
        page.locator("#findings .error", has_text="行政运行").wait_for()
        cell(page, ALL).fill("13.5")
        page.keyboard.press("Tab")
        page.locator("#findings .error").wait_for(state="detached")
        with page.expect_download() as download:
            page.get_by_role("button", name="保存", exact=True).click()
        saved = tmp_path / "决算.yaml"
        download.value.save_as(saved)
        report = read_report(parse_source(saved.read_bytes(), "a.yaml"), catalog)
        assert rows_of(report.edition)[TABLE, "科目"] == {"201": "一般公共服务支出", OFFICE: "行政运行"}
        page.close()
        page = open_form(context, path)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="打开", exact=True).click()
        chooser.value.set_files(saved)
        page.locator("#status", has_text="已打开").wait_for()
        assert cell(page, FIRST).input_value() == "12.50"
        assert page.faults == []


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_reports_with_rows_of_their_own_are_looked_at_and_not_summed_here(tmp_path):
    schema = bundled_reports()[KINDS[1]]
    files = sorted((schema.parent / "examples" / "valid").glob("*.yaml"))
    path = tmp_path / "填报.html"
    path.write_text(form_html(load_editions(schema), Choices(year=2024)), encoding="utf-8")
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="收表").click()
        chooser.value.set_files(files)
        dialog = page.locator("dialog")
        dialog.wait_for()
        assert "govgen aggregate" in dialog.inner_text()
        assert "放不下" not in dialog.inner_text()
        assert dialog.get_by_role("button", name="把合计填进这份表").count() == 0


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_a_row_added_to_a_file_is_there_when_its_page_is_loaded_again(tmp_path):
    path = copied(KINDS[1], tmp_path)
    with on_desk(path) as (_, page):
        adds(page, "2010699 其他财政事务支出")
        added = f"{TABLE}.科目.码2010699.其他收入"
        cell(page, added).fill("0")
        waits_for(path, "2010699")
        page.reload()
        page.wait_for_selector("html[data-state=ready]", state="attached")
        assert cell(page, added).input_value() == "0"


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_a_row_that_has_nothing_but_a_name_yet_is_saved_too(tmp_path):
    path = copied(KINDS[1], tmp_path)
    before = path.read_text(encoding="utf-8").splitlines()
    with on_desk(path) as (_, page):
        adds(page, "2010699 其他财政事务支出\n2010650 事业运行\n")
        waits_for(path, "2010699")
        after = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in after if line in before] == before
        report = read_report(read_source(path), load_editions(bundled_reports()[KINDS[1]]))
        named = rows_of(report.edition)[TABLE, "科目"]
        assert named["2010699"] == "其他财政事务支出"
        assert named["2010650"] == "事业运行"
        page.reload()
        page.wait_for_selector("html[data-state=ready]", state="attached")
        assert cell(page, f"{TABLE}.科目.码2010650.其他收入").input_value() == ""
