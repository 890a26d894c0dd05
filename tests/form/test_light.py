"""The light form in a browser: filled in with the keys of a spreadsheet, checked, saved, and nothing is lost."""

from collections import Counter

import pytest

from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.form import Choices, form_html
from govgen.schema import bundled_reports
from govgen.source import parse_source
from tests.form.browser import BROWSER, PATIENCE, browsing, cell, open_form, write_form
from tests.form.test_datafile import parsed, texts_of
from tests.reports import CATALOG, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")]
NEW, LAST, DONE = "申请.本年新收", "申请.上年结转", "申请.办理结果.予以公开"
CASES = "复议诉讼.行政复议"


@pytest.fixture
def page(tmp_path):
    path = write_form(tmp_path, unit="青禾县水利局", year=2025, category="部门")
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        yield page
        assert page.faults == []


def typed(page, path, keys):
    cell(page, path).focus()
    for key in keys:
        page.keyboard.press(key)


def paste(page, path, plain="", html=""):
    cell(page, path).focus()
    page.evaluate(
        """([path, plain, html]) => {
          const data = new DataTransfer();
          data.setData("text/plain", plain);
          if (html) data.setData("text/html", html);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector(`[data-path="${path}"]`).dispatchEvent(event);
        }""",
        [path, plain, html],
    )


def saved(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="保存", exact=True).click()
    return download.value.path().read_text(encoding="utf-8")


def test_keys_go_where_they_go_in_a_spreadsheet(page):
    typed(page, f"{NEW}.自然人", ["1", "2", "Enter", "3", "ArrowRight", "4", "ArrowUp", "5"])
    values = {
        path: cell(page, path).input_value()
        for path in (f"{NEW}.自然人", f"{LAST}.自然人", f"{LAST}.商业企业", f"{NEW}.商业企业")
    }
    assert list(values.values()) == ["12", "3", "4", "5"]


def test_one_key_fills_a_row_with_zeros_and_totals_follow(page):
    typed(page, f"{NEW}.自然人", ["7", "ArrowLeft"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("0")
    assert cell(page, f"{NEW}.其他").input_value() == "0"
    assert cell(page, f"{NEW}.总计").input_value() == "7"
    page.keyboard.press("Control+z")
    assert cell(page, f"{NEW}.其他").input_value() == ""


def test_undo_goes_from_the_head_into_cells_and_back(page):
    typed(page, f"{NEW}.自然人", ["1"])
    before, category = cell(page, "单位.名称").input_value(), cell(page, "单位.类别").input_value()
    cell(page, "单位.名称").press_sequentially("甲乙")
    cell(page, "单位.类别").select_option("其他")
    cell(page, "单位.类别").press("Control+z")
    assert cell(page, "单位.类别").input_value() == category != "其他"
    page.keyboard.press("Control+z")
    assert cell(page, "单位.名称").input_value() == before
    page.keyboard.press("Control+z")
    assert cell(page, f"{NEW}.自然人").input_value() == ""


def test_undo_goes_over_cells(page):
    typed(page, f"{NEW}.自然人", ["1", "Enter", "2", "Control+z", "Control+z"])
    assert cell(page, f"{NEW}.自然人").input_value() == ""
    page.keyboard.press("Control+y")
    assert cell(page, f"{NEW}.自然人").input_value() == "1"


def test_a_relation_is_judged_when_its_cells_are_filled_and_left(page):
    typed(page, f"{CASES}.总计", ["5"])
    for column in ("结果维持", "结果纠正", "其他结果", "尚未审结"):
        typed(page, f"{CASES}.{column}", ["2"])
    assert page.locator("#findings .error").count() == 0
    page.keyboard.press("Enter")
    page.locator("#findings .error").wait_for()
    assert page.title().startswith("（1）")
    assert cell(page, f"{CASES}.总计").get_attribute("aria-invalid") == "true"


def test_numbers_as_clerks_write_them_are_written_plainly_when_left(page):
    for text, plain in (("１，２３４", "1234"), ("12件", "12"), ("007", "7")):
        cell(page, f"{NEW}.自然人").fill(text)
        page.keyboard.press("Tab")
        assert cell(page, f"{NEW}.自然人").input_value() == plain
    cell(page, f"{NEW}.自然人").fill("减5")
    page.keyboard.press("Tab")
    assert cell(page, f"{NEW}.自然人").input_value() == "减5"


def test_a_pasted_block_is_shown_before_it_lands(page):
    paste(page, f"{NEW}.自然人", "1\t2\t3\n4\ta100\t-100\n")
    dialog = page.locator("dialog")
    assert "不能填" in dialog.inner_text()
    assert cell(page, f"{NEW}.自然人").input_value() == ""
    dialog.get_by_role("button", name="填入").click()
    assert [
        cell(page, f"{row}.{column}").input_value()
        for row in (NEW, LAST)
        for column in ("自然人", "商业企业", "科研机构")
    ] == ["1", "2", "3", "4", "", ""]


def test_a_pasted_table_is_matched_by_its_labels(page):
    html = "<table><tr><th>项目</th><th>自然人</th></tr>"
    rows = (("二、上年结转政府信息公开申请数量", 1), ("（一）予以公开", 8), ("二）部分公开", 2))
    for label, number in rows:
        html += f"<tr><td>{label}</td>" + f"<td>{number}</td>" * 6 + f"<td>{number * 6}</td></tr>"
    paste(page, "申请.结转下年度.自然人", "x\ty", html + "</table><img src=x onerror=alert(1)>")
    page.locator("dialog").get_by_role("button", name="填入").click()
    assert cell(page, f"{LAST}.其他").input_value() == "1"
    assert cell(page, f"{DONE}.自然人").input_value() == "8"
    assert cell(page, f"{DONE}.总计").input_value() == "48"


def test_what_is_saved_is_read_by_the_command_line(page):
    typed(page, f"{NEW}.自然人", ["9"])
    cell(page, "总体情况.主动公开").fill("第一段\n第二段")
    cell(page, "落款日期").fill("2026年1月9日")
    page.keyboard.press("Tab")
    texts = texts_of(parsed(saved(page)))
    assert texts[f"{NEW}.自然人"] == "9"
    assert texts["总体情况.主动公开"] == "第一段\n第二段"
    assert texts["落款日期"] == "2026-01-09"
    assert texts["单位.名称"] == "青禾县水利局"


def test_a_killed_browser_loses_nothing(tmp_path):
    path = write_form(tmp_path, unit="青禾县水利局", year=2025)
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        typed(page, f"{NEW}.自然人", ["9"])
        page.wait_for_timeout(500)
        page.evaluate("0")
    with browsing(tmp_path / "profile") as context:
        page = open_form_asked(context, path)
        page.locator("dialog").get_by_role("button", name="接着上次填").click()
        assert cell(page, f"{NEW}.自然人").input_value() == "9"


def open_form_asked(context, path):
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("dialog").wait_for()
    return page


def test_a_second_entry_that_was_broken_off_keeps_the_first_however_often(tmp_path):
    path = write_form(tmp_path, unit="青禾县水利局", year=2025)
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        typed(page, f"{NEW}.自然人", ["9"])
        page.get_by_role("button", name="第二次录入").click()
        page.locator("dialog").get_by_role("button", name="开始").click()
        for _ in range(2):
            page.evaluate("keeping")
            page.close()
            page = open_form_asked(context, path)
            page.locator("dialog").get_by_role("button", name="接着上次填").click()
        page.get_by_role("button", name="对照").click()
        page.locator("dialog").get_by_role("button", name="放弃第二次").click()
        assert cell(page, f"{NEW}.自然人").input_value() == "9"


def test_what_is_blank_the_second_time_takes_nothing_away(page):
    typed(page, f"{NEW}.自然人", ["9", "Tab"])
    page.get_by_role("button", name="第二次录入").click()
    page.locator("dialog").get_by_role("button", name="开始").click()
    page.get_by_role("button", name="对照").click()
    page.locator("dialog").get_by_role("button", name="采用").click()
    assert cell(page, f"{NEW}.自然人").input_value() == "9"


def test_as_many_cells_are_blank_as_the_check_says(page):
    edition = CATALOG.editions["2021"]
    blank = Counter(slot.ref.table for number, slot in enumerate(edition.slots) if number not in edition.derivable)
    told = " ".join(page.locator("#findings .open").all_inner_texts())
    assert all(f"{edition.tables[table].label}还有 {count} 格" in told for table, count in blank.items())


NOT_OF_THIS_FORM = {
    "broken": ("年度: 2025\n 单位: {\n", "第 2 行"),
    "of another kind": ("报告: 政府网站\n年度: 2025\n网站: {名称: 甲}\n", "“政府网站”的"),
    "no data file": ("名称,代码\n甲,1\n", ".xlsx"),
    "no text": ("\x89PNG\0\0", "不是文本"),
}


@pytest.mark.parametrize(("text", "told"), NOT_OF_THIS_FORM.values(), ids=NOT_OF_THIS_FORM)
def test_a_file_that_is_none_of_this_form_changes_nothing(page, tmp_path, text, told):
    other = tmp_path / ("名单.csv" if told == ".xlsx" else "x.yaml")
    other.write_text(text, encoding="utf-8")
    typed(page, f"{NEW}.自然人", ["9"])
    saved(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开").click()
    chooser.value.set_files(other)
    assert told in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    assert cell(page, f"{NEW}.自然人").input_value() == "9"


def test_table_three_is_seen_whole(page):
    table = page.locator("table[data-table=申请]")
    page.evaluate("document.getElementById('s-申请').scrollIntoView()")
    box = table.bounding_box()
    assert box["y"] >= 40
    assert box["y"] + box["height"] <= 768
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


@pytest.mark.parametrize("width", [341, 375])
def test_the_name_of_a_row_stays_beside_its_last_cell_on_a_narrow_screen(page, width):
    page.set_viewport_size({"width": width, "height": 192})
    last = cell(page, "申请.结转下年度.总计")
    last.focus()
    name = last.locator("xpath=ancestor::tr/th[last()]").bounding_box()
    field = last.bounding_box()
    assert name["x"] >= 0
    assert name["x"] + name["width"] <= field["x"]
    assert field["x"] + field["width"] <= width


def test_an_annex_behind_an_empty_one_is_shown(page, tmp_path):
    given = tmp_path / "x.yaml"
    annexes = "附件:\n  - 标题:\n    内容:\n  - 标题: 说明\n    内容: 二。\n"
    given.write_text(f'版式: "2021"\n年度: 2025\n单位: {{名称: 青禾县水利局}}\n{annexes}', encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开").click()
    chooser.value.set_files(given)
    cell(page, "附件.2.标题").wait_for(state="attached", timeout=PATIENCE)
    assert cell(page, "附件.2.标题").input_value() == "说明"
    assert cell(page, "附件.1.标题").input_value() == ""


def test_a_form_of_another_kind_of_report_says_so_in_its_data_file(tmp_path):
    catalog = load_editions(bundled_reports()["政府网站"])
    path = tmp_path / "填报.html"
    path.write_text(form_html(catalog, Choices(unit="青禾县", year=2025)), encoding="utf-8")
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="打开").click()
        chooser.value.set_files(ROOT / "examples" / "valid" / "2021-县级部门.yaml")
        page.locator("dialog", has_text="没有写“报告”").get_by_role("button", name="知道了").click()
        cell(page, "落款日期").fill("2026-01-20")
        page.keyboard.press("Tab")
        made = read_report(parse_source(saved(page).encode(), "a.yaml"), catalog)
    assert made.head["报告"].text == catalog.name


ROW = "一、本年新收政府信息公开申请数量"
BLOCKS = {
    "columns in another order": (
        f"\t总计\t自然人\t商业企业\n{ROW}\t16\t12\t4\n",
        {f"{NEW}.自然人": "12", f"{NEW}.商业企业": "4", f"{NEW}.科研机构": ""},
    ),
    "columns named above numbers alone": (
        "商业企业\t自然人\n1\t2\n",
        {f"{NEW}.自然人": "2", f"{NEW}.商业企业": "1", f"{LAST}.自然人": ""},
    ),
    "a unit behind the name of the row": (
        f"{ROW}（件）\t1\t2\t0\t0\t0\t0\n",
        {f"{NEW}.自然人": "1", f"{NEW}.商业企业": "2", f"{NEW}.其他": "0"},
    ),
    "a heading above a number": ("数量\n7\n", {f"{NEW}.自然人": "7", f"{LAST}.自然人": ""}),
}


@pytest.mark.parametrize(("block", "wanted"), BLOCKS.values(), ids=BLOCKS)
def test_numbers_go_under_the_names_of_their_columns_and_rows(page, block, wanted):
    paste(page, f"{NEW}.自然人", block)
    page.locator("dialog").get_by_role("button", name="填入").click()
    assert {path: cell(page, path).input_value() for path in wanted} == wanted


STRANGE = {
    "a row of no name of ours": ("甲\t1\t2\t0\n", "甲"),
    "a remark behind the numbers": (f"{ROW}\t1\t1\t0\t0\t0\t备注\n", ROW[:8]),
    "names beside their numbers": (f"自然人\t商业企业\t总计\n{ROW}\t1\t1\t2\n", "列名"),
}


@pytest.mark.parametrize(("block", "told"), STRANGE.values(), ids=STRANGE)
def test_numbers_of_a_row_or_column_that_is_not_known_are_not_put_elsewhere(page, block, told):
    paste(page, f"{NEW}.自然人", block)
    dialog = page.locator("dialog")
    assert told in dialog.inner_text()
    assert dialog.get_by_role("button", name="填入").count() == 0
