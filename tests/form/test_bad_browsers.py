"""Browsers that lack something, storage that is refused, a second window, a browser that is killed: nothing is lost."""

import os
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from govgen import api
from govgen.form.page import program
from tests.form.browser import BROWSER, browsing, cell, open_form, tried, write_form
from tests.form.test_clerk import COUNTY, open_file
from tests.form.test_full import needs_runtime
from tests.form.test_light import open_form_asked, saved

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")]
NEW = "申请.本年新收.自然人"
FILE = """
const held = { text: "", locked: false };
window.held = held;
window.showSaveFilePicker = async () => ({
  getFile: async () => new Blob([held.text]),
  createWritable: async () => {
    if (held.locked) throw new Error("locked");
    return { write: async (text) => (held.text = text), close: async () => {} };
  },
});
"""


@pytest.fixture
def form(tmp_path):
    return write_form(tmp_path, unit="青禾县水利局", year=2025)


def opened(context, form, script):
    context.add_init_script(script)
    return open_form(context, form)


def typed(page, text, path=NEW):
    cell(page, path).fill(text)
    page.keyboard.press("Enter")


REFUSALS = {
    "no store": "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no'); } })",
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
}


@pytest.mark.parametrize("script", REFUSALS.values(), ids=REFUSALS)
def test_where_drafts_cannot_be_kept_it_is_said_and_the_form_works(form, tmp_path, script):
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, script)
        typed(page, "9")
        page.locator("#warning", has_text="随时保存").wait_for()
        assert "自然人: 9" in saved(page)
        assert page.faults == []


def test_a_second_window_on_the_same_form_is_told(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        first, second = open_form(context, form), open_form(context, form)
        typed(first, "9")
        first.evaluate("keeping")
        typed(second, "8")
        second.locator("#warning", has_text="另一个窗口也在填").wait_for()
        assert "自然人: 8" in saved(second)
    with browsing(tmp_path / "profile") as context:
        page = open_form_asked(context, form)
        page.locator("dialog").get_by_role("button", name="接着上次填").click()
        assert cell(page, NEW).input_value() == "9"


def test_of_two_windows_with_one_form_both_are_told_at_once(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        windows = [open_form(context, form), open_form(context, form)]
        for window in windows:
            window.locator("#warning", has_text="另一个窗口开着这份表").wait_for()
            assert window.faults == []
        windows[1].wait_for_timeout(6000)
        assert all(window.locator("#warning").is_visible() for window in windows)
        windows[1].close(run_before_unload=False)
        windows[0].locator("#warning").wait_for(state="hidden")


def test_nothing_hangs_on_the_clock():
    assert not re.search(r"\bDate\b", program())


def test_a_browser_that_is_killed_loses_nothing_older_than_two_seconds(form, tmp_path):
    profile = tmp_path / "profile"
    killed = []
    with suppress(playwright.Error), browsing(profile) as context:
        page = open_form(context, form)
        typed(page, "9")
        page.wait_for_timeout(2000)
        for process in running(profile):
            os.kill(process, signal.SIGKILL)
            killed.append(process)
    assert killed
    for lock in profile.glob("Singleton*"):
        lock.unlink()
    with browsing(profile) as context:
        page = open_form_asked(context, form)
        page.locator("dialog").get_by_role("button", name="接着上次填").click()
        assert cell(page, NEW).input_value() == "9"


def test_what_is_taken_up_again_is_compared_with_last_year_as_before(form, tmp_path):
    last = tmp_path / "去年.yaml"
    last.write_text(
        "年度: 2024\n单位: {名称: 青禾县水利局, 类别: 部门}\n申请: {结转下年度: {自然人: 3}}\n", encoding="utf-8"
    )
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, form)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="上年数据").click()
        chooser.value.set_files(last)
        page.locator("#status", has_text="已取上年的数").wait_for()
        typed(page, "9")
        page.evaluate("keeping")
    with browsing(tmp_path / "profile") as context:
        page = open_form_asked(context, form)
        page.locator("dialog").get_by_role("button", name="接着上次填").click()
        page.wait_for_selector("html[data-state=light]", state="attached")
        typed(page, "4", "申请.上年结转.自然人")
        page.locator("#findings", has_text="去年.yaml").wait_for()


def running(profile):
    """The processes of the browser with this profile."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"--user-data-dir={profile}".encode() in place.read_bytes():
                yield int(place.parent.name)
        except OSError:
            continue


def test_word_files_are_refused_in_words_where_nothing_can_unpack_them(form, tmp_path):
    made = tmp_path / "年报.docx"
    made.write_bytes(api.render(api.load(COUNTY), data=True))
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, "delete window.DecompressionStream")
        open_file(page, made)
        assert "这个浏览器" in page.locator("dialog").inner_text()


@needs_runtime
@pytest.mark.parametrize("missing", ["DecompressionStream", "WebAssembly", "Worker"])
def test_without_what_python_needs_it_is_the_light_form(tmp_path, missing):
    from govgen.form import Choices, full_html
    from tests.reports import CATALOG

    path = tmp_path / "填报.html"
    path.write_text(full_html(CATALOG, Choices(year=2025)), encoding="utf-8")
    with browsing(tmp_path / "profile") as context:
        context.add_init_script(f"delete window.{missing}")
        page = tried(context.new_page(), path.as_uri())
        page.locator("#warning", has_text="运行不了校验程序").wait_for()
        typed(page, "9")
        assert "自然人: 9" in saved(page)


def test_saving_goes_to_the_chosen_file_by_itself_and_brings_changes_together(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, FILE)
        page.get_by_role("button", name="保存到").click()
        page.wait_for_function("held.text.includes('青禾县水利局')")
        typed(page, "9")
        page.wait_for_function("held.text.includes('自然人: 9')")
        page.evaluate("held.text = held.text.replace('名称: 青禾县水利局', '$&\\n  简称: 水利水务')")
        typed(page, "10")
        page.wait_for_function("held.text.includes('自然人: 10') && held.text.includes('水利水务')")
        assert cell(page, "单位.简称").input_value() == "水利水务"
        page.evaluate("held.locked = true")
        typed(page, "11")
        page.locator("dialog", has_text="选定的文件写不了").wait_for()
        assert page.faults == []


def test_another_report_in_the_chosen_file_is_replaced_and_nothing_of_it_is_taken(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, FILE)
        page.evaluate("(text) => { held.text = text; }", COUNTY.read_text(encoding="utf-8"))
        typed(page, "9")
        page.get_by_role("button", name="保存到").click()
        page.wait_for_function("held.text.includes('自然人: 9')")
        assert page.locator("dialog").count() == 0
        (written := tmp_path / "写出.yaml").write_text(page.evaluate("held.text"), encoding="utf-8")
        report = api.load(written).report
        assert report.unit == "青禾县水利局"
        assert [cell.text for cell in report.cells if cell.text and cell.location.line] == ["9"]


def test_the_same_report_in_the_chosen_file_is_brought_together(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, FILE)
        head = "年度: 2025\n单位: {名称: 青禾县水利局, 简称: 县水利局}\n"
        page.evaluate("(text) => { held.text = text; }", head)
        typed(page, "9")
        page.get_by_role("button", name="保存到").click()
        page.wait_for_function("held.text.includes('自然人: 9') && held.text.includes('县水利局')")
        assert page.evaluate("work.get('单位.简称')") == "县水利局"


def test_where_both_changed_a_cell_it_is_asked(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = opened(context, form, FILE)
        page.get_by_role("button", name="保存到").click()
        typed(page, "9")
        page.wait_for_function("held.text.includes('自然人: 9')")
        page.evaluate("held.text = held.text.replace('自然人: 9', '自然人: 7')")
        typed(page, "10")
        page.locator("dialog").get_by_role("button", name="先不保存").click()
        assert page.evaluate("held.text.includes('自然人: 7')")
        page.get_by_role("button", name="保存", exact=True).click()
        page.locator("dialog").get_by_role("button", name="用文件里的").click()
        page.locator("#status", has_text="已保存").wait_for()
        assert cell(page, NEW).input_value() == "7"
        assert page.evaluate("held.text.includes('自然人: 7')")
