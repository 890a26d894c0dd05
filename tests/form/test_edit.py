"""A data file filled in through the local server: saved to the file, brought together with what others wrote there."""

from contextlib import contextmanager
from threading import Thread
from time import sleep

import pytest

from govgen import api
from govgen.form.editing import desk_for
from govgen.form.serving import address, serve
from tests.form.browser import BROWSER, browsing, cell, tried
from tests.form.test_judging import schema_of
from tests.form.test_serving import EXAMPLE
from tests.reports import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")]
NEW = "申请.本年新收.自然人"


def edited(tmp_path, more=""):
    path = tmp_path / "年报.yaml"
    path.write_bytes((EXAMPLE.read_bytes() + more.encode()).replace(b"\n", b"\r\n"))
    return on_desk(path)


@contextmanager
def on_desk(path, schema=None):
    desk = desk_for(path, schema=schema)
    server = serve(desk)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with browsing(path.with_name("profile")) as context:
        page = tried(context.new_page(), address(server, desk))
        page.wait_for_selector("html[data-state=ready], dialog", state="attached")
        yield path, page
        assert page.faults == []
    server.shutdown()
    server.server_close()


def saved(page):
    page.get_by_role("button", name="保存", exact=True).click()
    page.locator("#status", has_text="保存").wait_for()


def test_saving_changes_what_was_changed_in_the_file_itself(tmp_path):
    with edited(tmp_path) as (path, page):
        before = path.read_bytes().splitlines()
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        saved(page)
        after = path.read_bytes().splitlines()
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert changed == [(old, old.replace(b"31", b"32", 1)) for old, _ in changed]
        assert len(changed) == 1


def test_a_page_of_a_server_that_ran_before_says_what_to_do(tmp_path):
    with edited(tmp_path) as (_, page):
        page.route("**/save", lambda route: route.fulfill(status=404, body="{}"))
        cell(page, NEW).fill("32")
        page.get_by_role("button", name="保存", exact=True).click()
        assert "请用新打开的那一页" in page.locator("dialog").inner_text()


def test_a_file_that_a_page_cannot_read_is_told_with_what_it_can(tmp_path):
    given = tmp_path / "打包.zip"
    given.write_bytes(b"PK\x05\x06" + bytes(18))
    with edited(tmp_path) as (_, page):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="收表").click()
        chooser.value.set_files(given)
        told = page.locator("dialog tbody").inner_text()
        assert "请先解压" in told
        assert ".pdf" not in told


def test_a_sum_in_a_text_shows_what_it_will_say(tmp_path):
    with edited(tmp_path) as (_, page):
        cell(page, "总体情况.依申请公开").fill(
            "占{{ (申请.上年结转.总计 / 申请.本年新收.总计)|百分比(1) }}。{{ 没有 * 2 }}"
        )
        page.locator(".reading", has_text="占2.4%。没有 * 2").wait_for()


def test_the_whole_check_answers_with_repairs_and_they_are_buttons(tmp_path):
    with edited(tmp_path) as (_, page):
        cell(page, NEW).fill("37")
        page.keyboard.press("Enter")
        button = page.locator("#findings .repair button").first
        button.wait_for()
        assert "31" in button.inner_text()
        button.click()
        page.locator("#findings .fine").wait_for()
        assert cell(page, NEW).input_value() == "31"
        page.get_by_role("button", name="撤销").click()
        assert cell(page, NEW).input_value() == "37"


def test_what_another_wrote_meanwhile_is_kept(tmp_path):
    with edited(tmp_path) as (path, page):
        other = path.read_bytes().replace("结果维持: 1, 结果纠正: 1".encode(), "结果维持: 1, 结果纠正: 2".encode())
        path.write_bytes(other)
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        saved(page)
        text = path.read_text(encoding="utf-8")
        assert "自然人: 32" in text
        assert "结果纠正: 2" in text
        assert cell(page, "复议诉讼.行政复议.结果纠正").input_value() == "2"


def test_where_both_wrote_the_clerk_is_asked(tmp_path):
    with edited(tmp_path) as (path, page):
        path.write_bytes(path.read_bytes().replace("自然人: 31".encode(), "自然人: 33".encode()))
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="保存", exact=True).click()
        dialog = page.locator("dialog")
        assert "33" in dialog.inner_text()
        dialog.get_by_role("button", name="用文件里的").click()
        page.locator("#status", has_text="已保存").wait_for()
        assert "自然人: 33" in path.read_text(encoding="utf-8")
        assert cell(page, NEW).input_value() == "33"


def test_what_was_found_is_marked_in_the_text_and_the_cursor_goes_there(tmp_path):
    part = "总体情况.依申请公开"
    with edited(tmp_path) as (_, page):
        cell(page, part).fill("全年新收政府信息公开申请977件。\n没有其他情况。")
        page.keyboard.press("Tab")
        mark = page.locator(f'[data-editor="{part}"] mark').first
        mark.wait_for()
        assert mark.inner_text().endswith("977")
        page.locator("#findings a", has_text="977").first.click()
        assert page.evaluate("getSelection().toString()") == "977"


def test_what_is_being_done_is_said_no_longer_than_it_is_done(tmp_path):
    with edited(tmp_path) as (_, page):
        cell(page, NEW).fill("37")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="生成 Word").click()
        page.locator("dialog", has_text="还有错误").get_by_role("button", name="先去改正").click()
        assert page.locator("#status").inner_text() == ""


def test_a_word_file_comes_with_the_number_of_warnings(tmp_path):
    with edited(tmp_path) as (_, page):
        cell(page, "落款日期").fill("2026-02-20")
        page.keyboard.press("Tab")
        page.locator("#findings .warning").first.wait_for()
        count = page.locator("#findings > .warning").count() + page.locator("#findings ol > .warning").count()
        with page.expect_download():
            page.get_by_role("button", name="生成 Word").click()
        page.locator("#status", has_text=f"还有 {count} 个警告").wait_for()


def test_another_report_is_asked_about_checked_and_named_without_a_key(tmp_path):
    with edited(tmp_path) as (_, page):
        page.locator("#findings .fine").wait_for()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="打开", exact=True).click()
        chooser.value.set_files(ROOT / "examples" / "invalid" / "公文-版记不全.yaml")
        dialog = page.locator("dialog", has_text="年报.yaml 里的内容会换成")
        dialog.get_by_role("button", name="打开").click()
        page.locator("#findings .warning").wait_for()
        assert "警告 1" in page.locator("#count").inner_text()
        assert cell(page, "单位.名称").input_value() in page.title()
        assert "未保存" in page.title()


WRITTEN = "自然人: {}"


def waits_for(path, text):
    for _ in range(200):
        if path.exists() and text in path.read_text(encoding="utf-8"):
            return
        sleep(0.05)
    raise AssertionError(text)


def test_what_could_not_be_saved_is_said_and_saved_when_it_can_be(tmp_path):
    with edited(tmp_path) as (path, page):
        away = path.rename(tmp_path / "移走.yaml")
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        page.locator("dialog", has_text="没有保存").get_by_role("button", name="知道了").click()
        assert page.locator("#failed").is_visible()
        assert page.locator("#unsaved").is_visible()
        assert "未保存" in page.title()
        away.rename(path)
        waits_for(path, WRITTEN.format(32))
        page.locator("#failed").wait_for(state="hidden")
        assert "未保存" not in page.title()


def test_a_question_that_is_put_off_is_not_asked_again_by_itself_but_what_is_said_is_true(tmp_path):
    with edited(tmp_path) as (path, page):
        before = path.read_bytes()
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        waits_for(path, WRITTEN.format(32))
        mine = path.read_bytes()
        path.write_bytes(before.replace("自然人: 31".encode(), "自然人: 33".encode()))
        cell(page, NEW).fill("34")
        page.keyboard.press("Enter")
        page.locator("dialog", has_text="别处改过").get_by_role("button", name="先不保存").click()
        page.locator("#failed", has_text="请点“保存”").wait_for()
        assert "已保存" not in page.locator("#status").inner_text()
        page.locator("summary", has_text="更多").click()
        cell(page, "单位.简称").fill("青禾自资局")
        page.wait_for_timeout(2500)
        assert page.locator("dialog").count() == 0
        assert WRITTEN.format(33) in path.read_text(encoding="utf-8")
        path.write_bytes(mine)
        waits_for(path, "青禾自资局")
        assert WRITTEN.format(34) in path.read_text(encoding="utf-8")
        page.locator("#failed").wait_for(state="hidden")


RULE = "主动公开.规章"


def test_a_reason_falls_when_the_figure_changes_whichever_rule_it_answers(tmp_path):
    with edited(tmp_path) as (path, page):
        cell(page, f"{RULE}.现行有效件数").fill("9")
        cell(page, f"{RULE}.本年制发件数").fill("5")
        page.keyboard.press("Tab")
        page.locator("#findings input[type=checkbox]").first.check()
        page.keyboard.type("县里有立法权")
        page.keyboard.press("Tab")
        waits_for(path, "县里有立法权")
        page.locator("#findings .waived").wait_for()
        cell(page, f"{RULE}.本年制发件数").fill("6")
        page.keyboard.press("Tab")
        page.locator("#findings .waived").wait_for(state="detached")
        waits_for(path, "本年制发件数: 6")
        assert "县里有立法权" not in path.read_text(encoding="utf-8")


def test_a_reason_of_no_use_is_taken_away_by_a_button(tmp_path):
    idle = [
        f"  - 规则: rule-making\n    位置: {RULE}.{name}\n    理由: 理由{name}\n"
        for name in ("本年制发件数", "现行有效件数")
    ]
    with edited(tmp_path, "\n说明:\n" + "".join(idle)) as (path, page):
        page.locator("#findings li", has_text=f"“{RULE}.现行有效件数”没有").get_by_role(
            "button", name="删去这条说明"
        ).click()
        page.locator("#findings li", has_text=f"“{RULE}.现行有效件数”没有").wait_for(state="detached")
        for _ in range(100):
            if "理由现行" not in path.read_text(encoding="utf-8"):
                break
            sleep(0.05)
        assert "理由现行" not in path.read_text(encoding="utf-8")
        assert "理由本年" in path.read_text(encoding="utf-8")


def test_a_blank_cell_says_so_shortly(tmp_path):
    with edited(tmp_path) as (_, page):
        cell(page, NEW).fill("")
        page.keyboard.press("Tab")
        page.locator("#findings .error", has_text="没有填写").wait_for()
        told = page.locator(f"#m{cell(page, NEW).get_attribute('data-slot')}")
        assert told.inner_text() == "没有填写。"
        assert cell(page, NEW).get_attribute("aria-invalid") == "false"


def test_what_is_taken_up_again_takes_nothing_back_that_was_written_to_the_file_since(tmp_path):
    with edited(tmp_path) as (path, page):
        before = path.read_bytes()
        cell(page, NEW).fill("32")
        page.evaluate("keeping")
    path.write_bytes(before.replace("结果维持: 1, 结果纠正: 1".encode(), "结果维持: 1, 结果纠正: 2".encode()))
    with on_desk(path) as (_, page):
        page.locator("dialog", has_text="接着上次填").get_by_role("button", name="接着上次填").click()
        waits_for(path, WRITTEN.format(32))
        assert "结果纠正: 2" in path.read_text(encoding="utf-8")
        assert cell(page, "复议诉讼.行政复议.结果纠正").input_value() == "2"


GIVEN = "  - 规则: {}\n    位置: 申请.本年新收.自然人\n    理由: {}\n"


def test_reasons_given_in_the_file_and_here_are_all_kept(tmp_path):
    with edited(tmp_path, "\n说明:\n" + GIVEN.format("jump", "划转")) as (path, page):
        path.write_bytes(path.read_bytes() + GIVEN.format("totals", "别处写的").encode())
        page.evaluate("work.setWaivers([...work.waivers, ['unit-names', '申请', '这里写的']])")
        waits_for(path, "这里写的")
        assert all(reason in path.read_text(encoding="utf-8") for reason in ("划转", "别处写的"))


def test_a_reason_that_could_not_be_saved_is_taken_up_again(tmp_path):
    with edited(tmp_path) as (path, page):
        page.route("**/save", lambda route: route.abort())
        page.evaluate("work.setWaivers([['unit-names', '申请', '这里写的']])")
        page.locator("dialog", has_text="没有保存").get_by_role("button", name="知道了").click()
        page.evaluate("keeping")
        page.faults.clear()
    with on_desk(path) as (_, page):
        page.locator("dialog", has_text="接着上次填").get_by_role("button", name="接着上次填").click()
        waits_for(path, "这里写的")


def test_a_file_that_became_another_edition_meanwhile_is_not_touched(tmp_path):
    other = min((ROOT / "examples" / "valid").glob("2019-*.yaml")).read_bytes()
    with edited(tmp_path) as (path, page):
        path.write_bytes(other)
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        page.locator("dialog", has_text="不能用这份表单").get_by_role("button", name="知道了").click()
        assert path.read_bytes() == other
        assert cell(page, NEW).input_value() == "32"


@pytest.mark.parametrize(("old", "new"), [("名称: 青禾县", "名称: 白桥县"), ("年度: 2024", "年度: 2023")])
def test_a_file_that_became_that_of_another_unit_or_year_is_not_touched_until_both_say_the_same(tmp_path, old, new):
    with edited(tmp_path) as (path, page):
        other = path.read_bytes().replace(old.encode(), new.encode(), 1)
        assert other != path.read_bytes()
        path.write_bytes(other)
        cell(page, NEW).fill("32")
        page.keyboard.press("Enter")
        page.locator("dialog", has_text="换成了另一份").get_by_role("button", name="知道了").click()
        assert path.read_bytes() == other
        for name in ("单位.名称", "年度"):
            cell(page, name).fill(cell(page, name).input_value().replace(*(one.split(": ")[1] for one in (old, new))))
        page.keyboard.press("Tab")
        waits_for(path, WRITTEN.format(32))


def test_last_years_report_of_another_year_is_refused_and_the_right_one_can_be_taken_away_again(tmp_path):
    right = tmp_path / "去年.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    year = api.load(EXAMPLE).report.year
    with edited(tmp_path) as (_, page):
        for found, button in ((year, "知道了"), (year - 1, None)):
            right.write_text(text.replace(f"年度: {year}", f"年度: {found}", 1), encoding="utf-8")
            with page.expect_file_chooser() as chooser:
                page.get_by_role("button", name="上年数据").click()
            chooser.value.set_files(right)
            if button:
                page.locator("dialog", has_text=f"应当是 {year - 1} 年度的").get_by_role("button", name=button).click()
        page.locator("#status", has_text="已取上年的数").wait_for()
        page.get_by_role("button", name="上年数据").click()
        page.get_by_role("button", name="不用上年数据").click()
        assert page.evaluate("work.previous === null && work.before === null")


def test_a_file_that_only_python_can_read_is_named_and_not_touched(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text("%YAML 1.1\n---\n年度: 2025\n", encoding="utf-8")
    desk = desk_for(path)
    server = serve(desk)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with browsing(tmp_path / "profile") as context:
        page = tried(context.new_page(), address(server, desk))
        page.locator("#warning", has_text="年报.yaml 在网页里打不开：第 1 行：这一行只有命令行认得").wait_for()
        assert page.faults == []
    server.shutdown()
    server.server_close()
    assert path.read_text(encoding="utf-8").startswith("%YAML")


@pytest.mark.parametrize("kind", ["法治政府", "自己的"])
def test_another_kind_of_report_becomes_the_word_file_of_the_command_line(kind, tmp_path):
    schema = schema_of(kind, tmp_path)
    path = tmp_path / "报告.yaml"
    path.write_bytes(min((schema.parent / "examples" / "valid").glob("*.yaml")).read_bytes())
    with on_desk(path, schema) as (_, page):
        with page.expect_download() as download:
            page.get_by_role("button", name="生成 Word").click()
        assert download.value.path().read_bytes() == api.render(api.load(path, schema=schema), data=True)
