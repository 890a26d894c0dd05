"""A clerk fills in a whole county report by keyboard alone, errs ten times, mends it, closes, reopens, saves."""

import os
from pathlib import Path

import pytest

from govgen import api
from govgen.model.report import Origin
from tests.form.browser import BROWSER, browsing, cell, open_form, tried, write_form
from tests.form.test_datafile import parsed, texts_of
from tests.reports import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")]
COUNTY = ROOT / "examples" / "valid" / "2021-县人民政府.yaml"
CACHE = Path(os.environ.get("GOVGEN_CI_CACHE") or Path.home() / ".cache" / "govgen-ci")
AXE = CACHE / "npm" / "node_modules" / "axe-core" / "axe.min.js"
MISTAKES = 10


def wanted():
    report = parsed(COUNTY.read_text(encoding="utf-8"))
    return report, texts_of(report)


def typed_cells(report):
    """What a clerk types, table by table, column by column: totals follow by themselves."""
    for slot, held in zip(report.edition.slots, report.cells, strict=True):
        if held.origin is not Origin.DERIVED:
            yield slot.ref.path, held.text


def enter(page, path, text):
    cell(page, path).focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def saved(page):
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    return download.value.path().read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path):
    return write_form(tmp_path, year=2025)


def test_a_whole_report_is_filled_in_by_keyboard(path, tmp_path):
    report, texts = wanted()
    cells = dict(typed_cells(report))
    wrong = [name for name, text in cells.items() if name.startswith("申请.") and text not in ("", "0")][:MISTAKES]
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        fill_texts(page, report, texts)
        for name, text in cells.items():
            enter(page, name, f"{text}7" if name in wrong else text)
        cell(page, "单位.名称").focus()
        assert page.locator("#findings .error").count() > 0
        for name in wrong:
            enter(page, name, cells[name])
        cell(page, "单位.名称").focus()
        page.locator("#findings .error").first.wait_for(state="detached")
        page.wait_for_timeout(400)
    with browsing(tmp_path / "profile") as context:
        page = tried(context.new_page(), path.as_uri())
        page.locator("dialog").get_by_role("button", name="接着上次填").press("Enter")
        made = saved(page)
        assert page.faults == []
    again = parsed(made)
    assert again.values == report.values
    assert {name: text for name, text in texts_of(again).items() if name != "版式"} == {
        name: text for name, text in texts.items() if name != "版式"
    }


def fill_texts(page, report, texts):
    cells = {slot.ref.path for slot in report.edition.slots}
    page.locator("details summary").first.press("Enter")
    for name, text in texts.items():
        if name in cells or name == "版式":
            continue
        place = cell(page, name)
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(text)
        else:
            place.focus()
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(text)
            page.keyboard.press("Tab")


def open_file(page, path, button="打开"):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button, exact=True).click()
    chooser.value.set_files(path)


@pytest.fixture
def page(path, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        open_file(page, COUNTY)
        page.locator("#status", has_text="已打开").wait_for()
        yield page
        assert page.faults == []


@pytest.mark.skipif(not AXE.is_file(), reason=".ci/install brings axe-core")
@pytest.mark.parametrize("width", [1366, 420])
def test_nothing_bars_those_who_see_or_move_differently(page, width):
    page.set_viewport_size({"width": width, "height": 768})
    cell(page, "申请.本年新收.自然人").fill("1")
    cell(page, "申请.上年结转.自然人").fill("")
    page.keyboard.press("Tab")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((one) => one.violations.map((each) => [each.id, each.nodes[0].html]))")
    assert found == []


def test_a_second_entry_is_compared_cell_by_cell(page):
    report, _ = wanted()
    page.get_by_role("button", name="第二次录入").click()
    page.locator("dialog").get_by_role("button", name="开始").click()
    assert cell(page, "申请.本年新收.自然人").input_value() == ""
    first = dict(typed_cells(report))
    for name, text in first.items():
        cell(page, name).fill("999" if name == "申请.本年新收.自然人" else text)
    page.get_by_role("button", name="对照").click()
    dialog = page.locator("dialog")
    assert "有 1 格不同" in dialog.inner_text()
    dialog.locator("select").select_option(first["申请.本年新收.自然人"])
    dialog.get_by_role("button", name="采用").click()
    assert cell(page, "申请.本年新收.自然人").input_value() == first["申请.本年新收.自然人"]


def test_a_unit_that_is_chosen_from_the_list_brings_its_category(tmp_path):
    name = "青禾县民政局"
    path = write_form(tmp_path, year=2025, units=(name,), categories={name: "部门"})
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, path)
        cell(page, "单位.名称").fill(name)
        page.keyboard.press("Tab")
        assert cell(page, "单位.类别").input_value() == "部门"
        cell(page, "总体情况.依申请公开").fill("占{{ (申请.上年结转.总计 / 申请.本年新收.总计)|百分比(1) }}。")
        page.keyboard.press("Tab")
        assert page.locator('[data-editor="总体情况.依申请公开"] .reading').inner_text() == "占（生成时算出）。"
        assert page.faults == []


def hand_ins(folder):
    """Two units on the year of the form, one of them twice, others that do not count."""
    text = COUNTY.read_text(encoding="utf-8")
    other = text.replace("青禾县人民政府", "白水县人民政府", 1)
    given = {
        "甲.yaml": text,
        "乙.yaml": other,
        "乙又.yaml": other + "# 另存\n",
        "去年.yaml": text.replace("年度: 2023", "年度: 2022").replace("青禾县人民政府", "云山县人民政府", 1),
        "无名.yaml": text.replace("名称: 青禾县人民政府", "名称:", 1),
        "没填.yaml": "年度: 2023\n单位: {名称: 青石县人民政府, 类别: 人民政府}\n申请:\n  本年新收:\n",
        "坏.yaml": "年度: [\n",
        "图.yaml": "\x89PNG\0",
    }
    for name, held in given.items():
        (folder / name).write_text(held, encoding="utf-8")
    return [folder / name for name in given]


def test_files_handed_in_are_looked_at_and_each_unit_of_the_year_is_summed_once(page, tmp_path):
    open_file(page, hand_ins(tmp_path), "收表")
    dialog = page.locator("dialog")
    dialog.wait_for()
    told = dialog.inner_text()
    assert "共 8 份，能汇总的 2 份" in told
    for reason in ("与 乙.yaml 相同", "不计：没填", "不是 2023 年度的", "没有写单位名称", "不是文本"):
        assert reason in told
    dialog.get_by_role("button", name="把合计填进这份表").click()
    wanted = parsed(COUNTY.read_text(encoding="utf-8"))
    index = wanted.edition.paths["申请.本年新收.自然人"]
    assert cell(page, "申请.本年新收.自然人").input_value() == str(2 * wanted.values[index])


def test_of_what_is_wrong_with_a_hand_in_the_gravest_is_told_first(page, tmp_path):
    path = tmp_path / "甲.yaml"
    text = COUNTY.read_text(encoding="utf-8")
    path.write_text(text.replace("[128, 9, 0, 2, 14, 3, 156]", "[128 件, 9, 0, 2, 14, 3, 157]"), encoding="utf-8")
    open_file(page, path, "收表")
    row = page.locator("dialog tbody tr")
    assert "157" in row.locator("td").last.inner_text()


def test_a_unit_counts_once_however_its_name_is_spaced_and_only_with_tables_that_balance(page, tmp_path):
    text = COUNTY.read_text(encoding="utf-8")
    given = {
        "甲.yaml": text,
        "甲空格.yaml": text.replace("青禾县人民政府", "青禾县 人民政府", 1),
        "丁.yaml": text.replace("青禾县人民政府", "白水县人民政府", 1).replace("14, 3, 156]", "14, 3, 157]", 1),
    }
    for name, held in given.items():
        (tmp_path / name).write_text(held, encoding="utf-8")
    (tmp_path / "戊.doc").write_bytes(b"\xd0\xcf\x11\xe0\0\0")
    open_file(page, [tmp_path / name for name in (*given, "戊.doc")], "收表")
    dialog = page.locator("dialog")
    dialog.wait_for()
    told = dialog.inner_text()
    assert "能汇总的 1 份" in told
    for reason in ("与 甲.yaml 相同", "不计：表不平，请退回改正", "另存为 .docx"):
        assert reason in told


def test_two_reports_of_one_unit_that_differ_are_not_summed(page, tmp_path):
    files = hand_ins(tmp_path)[:2]
    again = tmp_path / "甲改.yaml"
    changed = files[0].read_text(encoding="utf-8").replace("[128, 9, 0, 2, 14, 3, 156]", "[129, 9, 0, 2, 14, 3, 157]")
    again.write_text(changed, encoding="utf-8")
    open_file(page, [*files, again], "收表")
    dialog = page.locator("dialog")
    dialog.wait_for()
    told = dialog.inner_text()
    assert all(f"与 {name} 是同一单位，内容不同" in told for name in ("甲.yaml", "甲改.yaml"))
    assert "能汇总的 1 份" in told
    assert "先不汇总" in told
    assert not dialog.get_by_role("button", name="把合计填进这份表").count()


def test_a_report_with_what_the_form_has_no_place_for_is_not_summed(page, tmp_path):
    files = hand_ins(tmp_path)[:2]
    files[0].write_text(files[0].read_text(encoding="utf-8") + "\n申情:\n  本年新收: 5\n", encoding="utf-8")
    open_file(page, files, "收表")
    dialog = page.locator("dialog")
    dialog.wait_for()
    assert "放不下的内容" in dialog.inner_text()
    assert "能汇总的 1 份" in dialog.inner_text()


def test_a_word_report_of_govgen_is_opened_by_the_data_it_carries(page, tmp_path):
    made = tmp_path / "年报.docx"
    dossier = api.load(ROOT / "examples" / "valid" / "2021-乡镇全零.yaml")
    made.write_bytes(api.render(dossier, data=True))
    open_file(page, made)
    page.locator("#status", has_text="年报.docx").wait_for()
    assert cell(page, "单位.名称").input_value() == dossier.report.unit


def test_a_reason_is_kept_until_its_cell_changes(page):
    for name in ("通知金额", "实际收取"):
        cell(page, f"信息处理费.{name}").fill("5" if name == "通知金额" else "7")
        page.keyboard.press("Enter")
    cell(page, "单位.名称").focus()
    warning = page.locator("#findings .warning", has_text="收费不超过通知")
    warning.get_by_role("checkbox").check()
    warning.get_by_label("理由").fill("含上年通知的")
    page.keyboard.press("Enter")
    page.locator("#findings .waived").wait_for()
    assert "含上年通知的" in saved(page)
    enter(page, "信息处理费.实际收取", "8")
    cell(page, "单位.名称").focus()
    page.locator("#findings .warning", has_text="收费不超过通知").wait_for()
    assert "含上年通知的" not in saved(page)


def test_names_and_prose_are_never_run(page):
    evil = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    cell(page, "单位.名称").fill(evil)
    cell(page, "总体情况.主动公开").fill(evil + "{{ 申请 }}")
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert page.locator("main img, main script, aside img").count() == 0


def drop(page, paths):
    """Files let fall on the page, as from a folder's window."""
    given = [[path.name, path.read_text(encoding="utf-8")] for path in paths]
    page.evaluate(
        """(given) => {
          const data = new DataTransfer();
          for (const [name, text] of given) data.items.add(new File([text], name));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        given,
    )


def test_one_file_let_fall_is_opened_and_several_are_hand_ins(page):
    department = ROOT / "examples" / "valid" / "2021-县级部门.yaml"
    drop(page, [department])
    page.locator("#status", has_text=f"已打开 {department.name}").wait_for()
    drop(page, [COUNTY, department])
    page.locator("dialog", has_text="能汇总的 1 份").wait_for()  # the years differ


def test_at_four_hundred_per_cent_nothing_runs_off_the_page(page):
    page.set_viewport_size({"width": 1366 // 4, "height": 768 // 4})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366 // 4
    cell(page, "申请.办理结果.总计.总计").focus()
    box = cell(page, "申请.办理结果.总计.总计").bounding_box()
    header = page.locator("header").bounding_box()
    assert box["y"] >= max(header["y"] + header["height"], 0)
    assert box["y"] + box["height"] <= 768 // 4


def test_table_three_is_printed_on_one_page(page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 971})  # A4 without its margins, at 96 dots to the inch
    assert page.locator("table[data-table=申请]").bounding_box()["height"] < 900
