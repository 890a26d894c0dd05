"""What comes in during a January, and what does not: every status is true and nothing is taken for what it is not."""

import os
import subprocess
import sys

import openpyxl
import pytest

from govgen.batch.entry import FAILED, WARNED
from govgen.errors import SourceError
from govgen.reading.register import HandInState
from govgen.workbook.form_writing import form_book
from tests.batch.test_books import named, saved
from tests.batch.units import documents, fill, run, text_of, write
from tests.documents.filling import changed

UNIT = "青禾县水利局"


@pytest.fixture
def desk(tmp_path):
    """A folder for what comes in, beside a list of the one unit that is to report."""
    write(tmp_path / "名单.csv", f"名称,联系人\n{UNIT},张三\n")
    return tmp_path


def state(desk, year=2024):
    """The status of the unit after a batch, and what was found at it."""
    result, entries = run(desk / "收件", desk / "出", units=desk / "名单.csv", year=year)
    (status,) = result.attendance.statuses
    return status, entries


def book(desk, alter=lambda _: None):
    return saved(desk / "收件" / f"填报表_{UNIT}.xlsx", changed(form_book(named(UNIT)), alter))


def _blank_half(filled):
    sheet = filled["表三"]
    for row in sheet.iter_rows(min_row=20):
        for cell in row:
            if isinstance(cell.value, int):
                cell.value = None


def _copied(filled):
    filled.copy_worksheet(filled["表三"]).title = "表三 (2)"


def test_a_workbook_of_another_year_is_none_of_this_year(desk):
    book(desk)
    status, (entry,) = state(desk, 2025)
    assert (status.state, entry.output) == (HandInState.OTHER_YEAR, "")
    assert "2024 年度" in entry.trouble


def test_a_workbook_that_is_half_filled_is_no_blank_one(desk):
    book(desk, _blank_half)
    status, (entry,) = state(desk)
    assert (status.state, entry.verdict) == (HandInState.FAILED, FAILED)
    assert any("没有填写" in remark.message for remark in entry.remarks)


def test_a_sheet_that_was_copied_is_told(desk):
    book(desk, _copied)
    status, (entry,) = state(desk)
    assert (status.state, entry.verdict) == (HandInState.WARNED, WARNED)
    assert any("表三 (2)" in remark.message for remark in entry.remarks)


def test_a_form_that_is_named_like_a_word_file_is_told_with_its_true_ending(desk):
    (desk / "收件").mkdir(parents=True, exist_ok=True)
    form = book(desk).rename(desk / "收件" / f"{UNIT}.docx")
    _, (entry,) = run(form, desk / "出")
    assert entry.trouble.endswith("请把它改成 .xlsx 再交。")
    assert entry.remarks == ()


def test_a_workbook_that_is_open_in_excel_is_read_as_it_was_saved(desk):
    path = book(desk)
    (path.parent / f"~${path.name}").write_bytes(b"\x05user")
    status, entries = state(desk)
    assert (status.state.is_valid, len(entries)) == (True, 1)


def test_a_list_that_lies_among_the_hand_ins_is_none(desk):
    book(desk)
    units = openpyxl.Workbook()
    for line in (["名称"], [UNIT]):
        units.active.append(line)
    units.save(desk / "收件" / "名单.xlsx")
    result, entries = run(desk / "收件", desk / "出", units=desk / "收件" / "名单.xlsx", year=2024)
    assert (len(entries), result.attendance.unused) == (1, ())


def test_nothing_has_come_yet(desk):
    (desk / "收件").mkdir()
    status, entries = state(desk)
    assert (status.state, entries) == (HandInState.ABSENT, [])


def test_two_offices_work_in_one_folder(tmp_path):
    """What one has made below the hand-ins is no hand-in for the other."""
    source = fill(tmp_path / "收件", 3)
    for office in ("甲", "乙", "甲"):
        result, _ = run(source, source / office)
        assert sum(result.counts.values()) == 3
    assert documents(source / "甲") == documents(source / "乙")


def test_a_batch_beside_its_data_does_not_take_its_own_reports_for_hand_ins(tmp_path):
    source = fill(tmp_path / "收件", 3)
    for _ in range(2):
        result, _ = run(source, source)
        assert (sum(result.counts.values()), result.attendance.unused) == (3, ())


def test_a_list_of_thousands_has_a_status_for_each(tmp_path):
    names = [f"青禾县第{number}小学" for number in range(5000)]
    units = write(tmp_path / "名单.csv", "\n".join(["名称", *names]))
    write(tmp_path / "收件" / "甲.yaml", text_of(names[7]))
    write(tmp_path / "收件" / f"{names[9]}.xls", "旧")
    result, _ = run(tmp_path / "收件", tmp_path / "出", units=units)
    states = [status.state for status in result.attendance.statuses]
    assert len(states) == 5000
    assert states[9] is HandInState.UNREADABLE
    assert states.count(HandInState.ABSENT) == 4998


@pytest.mark.parametrize("text", ["单位全称,电话\n甲局,1\n", "名称\n甲局\n乙局\n甲局\n"])
def test_a_list_with_other_columns_or_with_units_twice_is_refused_before_any_work(text, tmp_path):
    fill(tmp_path / "收件", 1)
    with pytest.raises(SourceError, match="名单"):
        run(tmp_path / "收件", tmp_path / "出", units=write(tmp_path / "名单.csv", text))
    assert not (tmp_path / "出").exists()


WRITING = ("check 年报.yaml -o 只读/结果.txt", "render 年报.yaml -o 只读/年报.docx", "new 只读/新.yaml -u 甲局 -y 2024")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes where it likes")
@pytest.mark.parametrize("words", WRITING)
def test_a_share_that_is_read_only_is_told_without_a_traceback(words, tmp_path):
    write(tmp_path / "年报.yaml", text_of())
    (tmp_path / "只读").mkdir(mode=0o555)
    done = subprocess.run(
        [sys.executable, "-m", "govgen", *words.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr, list((tmp_path / "只读").iterdir())) == (2, False, [])
    assert "只读" in done.stderr
