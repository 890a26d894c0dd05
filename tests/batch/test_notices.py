"""What an office sends out: reminders, notices to units, and a ledger of what has become of each finding."""

import json

import openpyxl
import pytest

from govgen.batch.entry import Entry, Remark
from govgen.batch.ledger import advance, read_ledger, write_ledger
from govgen.model.finding import Severity
from tests.batch.test_desk import UNITS, YEAR, text
from tests.batch.units import run, write

UNIT = "青禾县水利局"
FIRST, SECOND, THIRD = "2026-01-10", "2026-01-12", "2026-01-15"


def remark(message="相差 3", line=12, severity=Severity.ERROR, *, waived=False):
    return Remark(severity, "balance", "收办平衡", f"收件/水利局.yaml:{line}:3", message, waived=waived)


def entry(*remarks):
    return Entry("水利局.yaml", "", UNIT, YEAR, "2021", "failed", remarks)


def states(ledger):
    return [(one.state, one.since) for one in ledger[UNIT]]


def test_a_finding_is_new_then_open_then_mended():
    ledger = advance({}, [entry(remark())], FIRST)
    assert states(ledger) == [("new", FIRST)]
    ledger = advance(ledger, [entry(remark("相差 5", line=14))], SECOND)
    assert states(ledger) == [("open", FIRST)]
    ledger = advance(ledger, [entry()], THIRD)
    assert states(ledger) == [("mended", FIRST)]
    assert ledger[UNIT][0].mended == THIRD


def test_what_breaks_again_is_new():
    ledger = advance(advance({}, [entry(remark())], FIRST), [entry()], SECOND)
    assert states(advance(ledger, [entry(remark())], THIRD)) == [("new", THIRD)]


def test_a_second_look_on_the_same_day_changes_nothing():
    ledger = advance({}, [entry(remark())], FIRST)
    assert advance(ledger, [entry(remark())], FIRST) == ledger


def test_a_reason_given_explains_a_finding_and_hints_are_nobodys_task():
    found = advance({}, [entry(remark(waived=True), remark("提示", severity=Severity.HINT))], FIRST)
    assert states(found) == [("explained", FIRST)]


def test_a_unit_that_did_not_come_again_stays_as_it_was():
    ledger = advance({}, [entry(remark())], FIRST)
    assert advance(ledger, [], SECOND) == ledger


def test_a_ledger_survives(tmp_path):
    ledger = advance({}, [entry(remark(), remark("另一处", severity=Severity.WARNING))], FIRST)
    write_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == ledger


@pytest.mark.parametrize("content", ["", "[]", '{"units": {"甲": [1]}}', '{"units": 3}'])
def test_a_ledger_that_is_none_is_begun_anew(tmp_path, content):
    (tmp_path / ".govgen-ledger.json").write_text(content, encoding="utf-8")
    assert read_ledger(tmp_path) == {}


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
