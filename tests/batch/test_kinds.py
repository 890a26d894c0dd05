"""Reports of several kinds in one folder: each is done as its own kind, and only one kind is what the desk collects."""

from pathlib import Path

import openpyxl
import pytest

from govgen.errors import UsageError
from govgen.reading.register import HandInState
from govgen.schema import bundled_reports
from tests.batch.units import ROOT, documents, run, text_of, write

UNIT = "青禾县水利局"
ENFORCEMENT = bundled_reports()["行政执法"]
OTHER = "行政执法统计年报"
ANNUAL = "政府信息公开工作年度报告"


def enforcement(unit: str) -> str:
    (example, *_) = sorted((ENFORCEMENT.parent / "examples/valid").glob("*.yaml"))
    return example.read_text(encoding="utf-8").replace("青禾县人民政府", unit)


@pytest.fixture(params=["A", "Z"], ids=["the annual report first", "the other kind first"])
def county(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "收件"
    write(folder / f"{request.param}水利年报.yaml", text_of(UNIT))
    write(folder / "M水利执法.yaml", enforcement(UNIT))
    write(folder / "M县执法.yaml", enforcement("青禾县人民政府"))
    write(tmp_path / "名单.csv", f"名称\n{UNIT}\n青禾县人民政府\n")
    return tmp_path


def test_what_is_of_another_kind_is_made_by_its_own_and_is_nobodys_hand_in(county: Path) -> None:
    result, entries = run(county / "收件", county / "out", units=county / "名单.csv", notices=county / "催报")
    assert [one.trouble for one in entries] == ["", "", ""]
    assert sorted(one.other for one in entries) == ["", OTHER, OTHER]
    states = {status.unit: (status.state, len(status.files)) for status in result.attendance.statuses}
    assert states.pop("青禾县人民政府") == (HandInState.ABSENT, 0)
    assert states[UNIT][0].is_valid
    assert states[UNIT][1] == 1
    assert not result.attendance.repeated
    assert {f"{UNIT}{OTHER}", f"青禾县人民政府{OTHER}", UNIT} == {
        name.rpartition("-")[0] for name in documents(county / "out")
    }
    reminders = (county / "催报/催报名单.txt").read_text(encoding="utf-8-sig")
    assert f"{ANNUAL}催报名单" in reminders
    assert "青禾县人民政府：还没有交" in reminders
    told = [row for row in _rows(county / "out/汇总表.xlsx") if row[1] == "青禾县人民政府"]
    assert [row[2] for row in told] == ["没交", "通过"]
    assert f"这是{OTHER}" in str(told[1])


def _rows(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_the_kind_that_is_asked_for_is_what_counts(county: Path) -> None:
    asked = {"units": county / "名单.csv", "schema": ENFORCEMENT, "notices": county / "催报"}
    result, entries = run(county / "收件", county / "out", **asked)
    assert sorted(one.other for one in entries) == ["", "", ANNUAL]
    assert all(status.state.is_valid and len(status.files) == 1 for status in result.attendance.statuses)
    assert f"{OTHER}催报名单" in (county / "催报/催报名单.txt").read_text(encoding="utf-8-sig")


def test_a_second_round_keeps_what_has_not_changed(county: Path) -> None:
    run(county / "收件", county / "out")
    before = documents(county / "out")
    result, _ = run(county / "收件", county / "out")
    assert (result.kept, documents(county / "out")) == (3, before)


def test_without_a_list_a_folder_of_one_kind_is_summed_up_as_that_kind(tmp_path: Path) -> None:
    write(tmp_path / "收件/a.yaml", enforcement(UNIT))
    _, entries = run(tmp_path / "收件", tmp_path / "out")
    assert [one.other for one in entries] == [""]
    assert OTHER in (tmp_path / "out/汇总.html").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_not_said_to_have_passed(tmp_path: Path) -> None:
    write(tmp_path / "收件/a.yaml", text_of(UNIT))
    write(tmp_path / f"收件/{UNIT}.yaml", "年度: [2021\n")
    write(tmp_path / "名单.csv", f"名称\n{UNIT}\n")
    run(tmp_path / "收件", tmp_path / "out", units=tmp_path / "名单.csv")
    (told,) = (row for row in _rows(tmp_path / "out/汇总表.xlsx") if row[1] == UNIT)
    assert told[2] == "有警告"
    assert f"{UNIT}.yaml:1:" in str(told)


def test_a_published_report_is_checked_as_the_kind_that_it_is(tmp_path: Path) -> None:
    write(tmp_path / "做/a.yaml", enforcement(UNIT))
    write(tmp_path / "收件/年报.yaml", text_of(UNIT))
    run(tmp_path / "做", tmp_path / "out")
    (made,) = documents(tmp_path / "out").values()
    (tmp_path / "收件/执法.docx").write_bytes(made)
    _, entries = run(tmp_path / "收件", tmp_path / "out2")
    assert sorted((one.other, one.trouble) for one in entries) == [("", ""), (OTHER, "")]


def test_a_profile_of_the_kind_that_is_collected_does_not_stop_another_kind(county: Path) -> None:
    _, entries = run(county / "收件", county / "out", profile=str(ROOT / "profiles" / "青禾县.yaml"))
    assert [one.trouble for one in entries] == ["", "", ""]


def earlier(unit: str) -> str:
    """The other report of the year that the plain ones are of."""
    return enforcement(unit).replace("年度: 2025", "年度: 2022").replace("2026-01-20", "2023-01-20")


def across(entries) -> dict[str, list[str]]:
    """What is told of reports beside each other, by the files that it is told of."""
    told = {entry.source: [one.message for one in entry.remarks if one.rule == "across-reports"] for entry in entries}
    return {Path(source).name: messages for source, messages in told.items()}


def test_reports_of_one_unit_are_held_against_each_other_where_it_is_asked_for(tmp_path: Path) -> None:
    folder, out = tmp_path / "收件", tmp_path / "out"
    write(folder / "年报.yaml", text_of(UNIT))
    write(folder / "执法.yaml", earlier(UNIT))
    write(folder / "别局.yaml", text_of("青禾县农业农村局"))
    assert not any(across(run(folder, out)[1]).values())
    result, entries = run(folder, out, beside=(folder,))
    told = across(entries)
    assert result.kept == 0
    assert any("与同年度的“行政执法”报告对不上" in message and "执法.yaml:" in message for message in told["年报.yaml"])
    assert any("与同年度的年报对不上" in message and "年报.yaml:" in message for message in told["执法.yaml"])
    assert [message[:13] for message in told["别局.yaml"]] == [f"在 {folder} 里没有找到"[:13]]
    assert run(folder, out, beside=(folder,))[0].kept == 3
    text = earlier(UNIT).replace("检查次数: 9160", "检查次数: 9161")
    write(folder / "执法.yaml", text)
    assert run(folder, out, beside=(folder,))[0].kept == 1


def test_of_two_reports_of_one_kind_none_is_compared(tmp_path: Path) -> None:
    folder = tmp_path / "收件"
    write(folder / "年报.yaml", text_of(UNIT))
    write(tmp_path / "执法" / "一.yaml", earlier(UNIT))
    write(tmp_path / "执法" / "二.yaml", earlier(UNIT))
    (messages,) = across(run(folder, tmp_path / "out", beside=(tmp_path / "执法",))[1]).values()
    assert [message for message in messages if "不止一份" in message] == messages != []


def test_a_folder_beside_that_there_is_not_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "收件" / "年报.yaml", text_of(UNIT))
    with pytest.raises(UsageError, match="同一年度其他报告的文件夹"):
        run(tmp_path / "收件", tmp_path / "out", beside=(tmp_path / "没有",))
