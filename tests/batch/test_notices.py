"""What an office sends out: reminders, notices to units, and a ledger of what has become of each finding."""

import json
from pathlib import Path

import openpyxl
import pytest

from govgen.api import new
from govgen.batch.entry import BlankCell, Entry, Remark
from govgen.batch.ledger import Ledger, advance, read_ledger, write_ledger
from govgen.batch.notices import Sender, notice
from govgen.model.finding import Severity
from tests.batch.test_desk import UNITS, YEAR, text
from tests.batch.units import run, write
from tests.reports import ROOT

UNIT = "青禾县水利局"
FIRST, SECOND, THIRD = "2026-01-10", "2026-01-12", "2026-01-15"


def remark(message="相差 3", line=12, severity=Severity.ERROR, **more):
    return Remark(severity, "balance", "收办平衡", f"收件/水利局.yaml:{line}:3", message, **more)


def advanced(ledger, day, *remarks, inputs=""):
    """The ledger after a round in which one file was there; the `inputs` tell whether it is another one."""
    held = Entry("水利局.yaml", inputs or str(remarks), UNIT, YEAR, "2021", "failed", remarks)
    return advance(ledger, {UNIT: [held]}, day)


def states(ledger):
    return [(one.state, one.since) for one in ledger.units[UNIT]]


def test_a_finding_is_new_then_open_then_mended():
    ledger = advanced(Ledger(), FIRST, remark())
    assert states(ledger) == [("new", FIRST)]
    ledger = advanced(ledger, SECOND, remark("相差 5", line=14))
    assert states(ledger) == [("open", FIRST)]
    ledger = advanced(ledger, THIRD)
    assert states(ledger) == [("mended", FIRST)]
    assert ledger.units[UNIT][0].mended == THIRD


def test_what_breaks_again_is_new():
    ledger = advanced(advanced(Ledger(), FIRST, remark()), SECOND)
    assert states(advanced(ledger, THIRD, remark())) == [("new", THIRD)]


def test_a_second_look_on_the_same_day_changes_nothing():
    ledger = advanced(Ledger(), FIRST, remark())
    assert advanced(ledger, FIRST, remark()) == ledger


def test_a_second_round_of_the_same_day_is_a_round_and_so_is_another_day():
    ledger = advanced(Ledger(), FIRST, remark())
    assert states(advanced(ledger, FIRST, remark(), inputs="又交一份")) == [("open", FIRST)]
    assert states(advanced(ledger, SECOND, remark())) == [("open", FIRST)]


def test_a_finding_is_known_by_what_it_is_about_and_not_by_its_words():
    ledger = advanced(Ledger(), FIRST, remark("98% 的文字与上年相同，例如甲", subject="总体情况"))
    ledger = advanced(ledger, SECOND, remark("100% 的文字与上年相同，例如乙", subject="总体情况"))
    assert [(one.state, one.message) for one in ledger.units[UNIT]] == [("open", "100% 的文字与上年相同，例如乙")]


def test_of_two_in_one_place_the_one_that_is_gone_is_mended():
    first, second = remark("错别字甲", subject="总体情况"), remark("错别字乙", subject="总体情况")
    ledger = advanced(advanced(Ledger(), FIRST, first, second), SECOND, second)
    assert {one.message: one.state for one in ledger.units[UNIT]} == {"错别字甲": "mended", "错别字乙": "open"}


def blank(*names):
    return remark(f"还有 {len(names)} 格没有填写", blanks=tuple(BlankCell(name, f"“{name}”") for name in names))


def test_cells_that_are_not_filled_are_followed_one_by_one():
    ledger = advanced(advanced(Ledger(), FIRST, blank("许可", "处罚")), SECOND, blank("许可", "强制"))
    assert {one.cell: one.state for one in ledger.units[UNIT]} == {
        "“许可”": "open",
        "“强制”": "new",
        "“处罚”": "mended",
    }
    told = notice(UNIT, ledger.units[UNIT], Sender(), SECOND)
    assert "1.【错误】第12行：还有 2 格没有填写（没有改，2026-01-10 起，其中新出现的：“强制”）" in told
    assert "2.【" not in told
    assert "√ 已经填写：“处罚”（2026-01-12）" in told


def test_a_reason_given_explains_a_finding_and_hints_are_nobodys_task():
    found = advanced(Ledger(), FIRST, remark(waived=True), remark("提示", severity=Severity.HINT))
    assert states(found) == [("explained", FIRST)]


def test_a_unit_that_did_not_come_again_stays_as_it_was():
    ledger = advanced(Ledger(), FIRST, remark())
    assert advance(ledger, {}, SECOND).units == ledger.units


def test_a_ledger_survives(tmp_path):
    ledger = advanced(Ledger(), FIRST, remark(), remark("另一处", severity=Severity.WARNING), blank("许可"))
    write_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == ledger


@pytest.mark.parametrize("content", ["", "[]", '{"units": {"甲": [1]}}', '{"units": 3}'])
def test_a_ledger_that_is_none_is_begun_anew(tmp_path, content):
    (tmp_path / ".govgen-ledger.json").write_text(content, encoding="utf-8")
    assert read_ledger(tmp_path) == Ledger()


@pytest.fixture
def office(tmp_path):
    """Three units of a list: one sound, one wrong, one that sent nothing."""
    rows = "".join(f"{unit},电话{number}\n" for number, unit in enumerate(UNITS[:3]))
    write(tmp_path / "名单.csv", f"名称,电话\n{rows}")
    write(tmp_path / "收件" / "一.yaml", text(UNITS[0]))
    write(tmp_path / "收件" / "二.yaml", text(UNITS[1]) + "\n不认识的键: 1\n")
    return tmp_path


def send(office, **more):
    return run(
        office / "收件",
        office / "出",
        units=office / "名单.csv",
        year=YEAR,
        notices=office / "催报",
        contact="县政府办 8123456",
        due="2023年1月20日",
        place="青禾县",
        **more,
    )[0]


def test_reminders_name_who_has_sent_nothing_valid(office):
    assert send(office).notices.count == 2
    told = (office / "催报" / "催报名单.txt").read_text(encoding="utf-8")
    assert "应报 3 个单位，可以用的 1 个，还差 2 个。" in told
    assert f"1.{UNITS[1]}（电话1）：有错误，要改正后重报，1 处错误。" in told
    assert f"2.{UNITS[2]}（电话2）：还没有交。" in told
    assert "请于 2023年1月20日 前报送。" in told
    assert "县政府办 8123456" in told


def test_a_notice_lists_findings_with_place_and_next_time_what_is_mended(office):
    send(office)
    notice = office / "催报" / "整改通知" / f"{UNITS[1]}.txt"
    told = notice.read_text(encoding="utf-8")
    assert "1.【错误】第" in told
    assert "（新出现）" in told
    assert "2023年1月20日" in told
    write(office / "收件" / "二.yaml", text(UNITS[1]))
    send(office)
    told = notice.read_text(encoding="utf-8")
    assert "没有要改的问题" in told
    assert "√ " in told
    assert not (office / "催报" / "整改通知" / f"{UNITS[0]}.txt").exists()


def test_a_notice_that_somebody_changed_is_left(office):
    send(office)
    notice = office / "催报" / "整改通知" / f"{UNITS[1]}.txt"
    notice.write_text("改过的", encoding="utf-8")
    assert send(office).notices.foreign == (str(notice),)
    assert notice.read_text(encoding="utf-8") == "改过的"


def test_the_table_has_figures_with_last_years_beside_them(office):
    last = text(UNITS[0], year=YEAR - 1).replace("主动公开: {其余: 0}", "主动公开: {行政许可: 7, 其余: 0}", 1)
    write(office / "上年" / "一.yaml", last)
    page, sheet, table = (office / f"汇总{ending}" for ending in (".html", ".xlsx", ".json"))
    send(office, previous=office / "上年", summaries=[page, sheet, table])
    book = openpyxl.load_workbook(sheet)
    heads, first, *_ = book["汇总表"].values
    assert heads[:7] == ("序号", "单位", "状态", "新收", "上年新收", "办结", "上年办结")
    assert first[heads.index("许可")] == 0
    assert first[heads.index("上年许可")] == 7
    setup = book["汇总表"].page_setup
    assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
    assert book["汇总表"].sheet_properties.pageSetUpPr.fitToPage
    assert setup.fitToHeight in (None, 1)  # one is what Excel takes where nothing is written
    assert [row[1] for row in list(book["问题"].values)[1:] if row[2] == "错误"] == [UNITS[1]]
    told = page.read_text(encoding="utf-8")
    assert f"<h1>青禾县{YEAR}年度政府信息公开工作年度报告收报情况</h1>" in told
    assert "0（7）" in told
    units = json.loads(table.read_text(encoding="utf-8"))["units"]
    assert ["许可", "0", "7"] in units[0]["shown"]


def told_to(office, unit):
    return (office / "催报" / "整改通知" / f"{unit}.txt").read_text(encoding="utf-8")


def test_a_notice_follows_what_has_become_of_the_hand_in_today(office):
    send(office)
    hand_in, unit = office / "收件" / "二.yaml", UNITS[1]
    hand_in.unlink()
    write(office / "收件" / f"{unit}.xls", "不是数据")
    send(office)
    told = told_to(office, unit)
    assert "交来的不能用" in told
    assert f"{unit}.xls" in told
    assert "以前报送的一份里指出过" in told
    assert "没有改" not in told
    (office / "收件" / f"{unit}.xls").unlink()
    send(office)
    assert "没有收到贵单位的" in told_to(office, unit)
    write(hand_in, text(unit))
    send(office)
    assert "没有要改的问题" in told_to(office, unit)


def test_a_unit_is_told_all_that_keeps_its_file_from_being_read(office):
    torn = text(UNITS[1]).replace("年度: ", "年度：", 1).replace("主动公开: {", "主动公开：{", 1)
    (office / "收件" / "二.yaml").unlink()
    write(office / "收件" / f"{UNITS[1]}.yaml", torn)
    (status,) = (one for one in send(office).attendance.statuses if one.unit == UNITS[1])
    told = told_to(office, UNITS[1])
    assert "有 2 处写法不对" in told
    assert told.count("全角冒号“：”，请改为") == 2
    assert status.reason.count("全角冒号“：”，请改为") == 1
    assert "\n" not in status.reason


def test_an_untouched_form_has_mended_nothing(office):
    send(office)
    write(office / "收件" / "二.yaml", new(UNITS[1], YEAR))
    send(office)
    told = told_to(office, UNITS[1])
    assert "交来的表没有填" in told
    assert "√" not in told


def test_a_unit_that_left_out_its_name_or_wrote_a_short_one_gets_its_notice(office):
    rows = f"名称,简称\n{UNITS[0]},一镇\n{UNITS[1]},二镇\n"
    write(office / "名单.csv", rows)
    write(office / "收件" / "二.yaml", text("二镇") + "\n不认识的键: 1\n")
    (office / "收件" / "一.yaml").unlink()
    write(office / "收件" / f"{UNITS[0]}.yaml", text(UNITS[0]).replace(UNITS[0], '""', 1))
    send(office)
    assert "1.【错误】" in told_to(office, UNITS[0])
    assert "不认识的键" in told_to(office, UNITS[1])


def test_the_table_has_the_file_of_each_unit_wherever_the_command_runs(office, monkeypatch):
    monkeypatch.chdir(office)
    asked = [Path("汇总.json"), Path("汇总表.xlsx")]
    run("收件", Path("出"), units=Path("名单.csv"), year=YEAR, summaries=asked)
    rows = list(openpyxl.load_workbook("汇总表.xlsx")["文件"].values)
    assert [row[1] for row in rows[1:]] == list(UNITS[:3])
    assert [bool(row[-1]) for row in rows[1:]] == [True, True, False]


def test_a_table_that_somebody_changed_is_left_and_stops_nothing(office):
    send(office)
    table = office / "出" / "汇总表.xlsx"
    table.write_bytes(b"changed by hand")
    write(office / "收件" / "三.yaml", text(UNITS[2]))
    result = send(office)
    assert result.foreign == (str(table),)
    assert table.read_bytes() == b"changed by hand"
    assert (office / "出" / f"{UNITS[2]}-{YEAR}.docx").exists()
    assert send(office, force=True).foreign == ()


def test_what_contradicts_another_report_of_the_unit_is_in_its_notice_until_it_does_not(office):
    law = (ROOT / "reports/行政执法/examples/valid/县人民政府.yaml").read_text(encoding="utf-8")
    other = office / "同期" / "执法.yaml"
    write(other, law.replace("2025", str(YEAR)).replace("2026", str(YEAR + 1)).replace("青禾县人民政府", UNITS[0]))
    send(office, beside=(office / "同期",))
    told = told_to(office, UNITS[0])
    assert "没有要改的问题" in told
    assert "与贵单位同年度的其他报告对不上的，请核对；口径确实不同的，不用改：\n1.第" in told
    assert "（" + str(other) in told
    assert "年报“行政处罚”和本表“合计”" in told
    send(office)
    assert "对不上" not in told_to(office, UNITS[0])
    assert "√" not in told_to(office, UNITS[0])
