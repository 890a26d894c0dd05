"""Documents at the end of a batch: one for a unit of the list, none where its files clash, none left without a word."""

import errno
import json
from pathlib import Path

import openpyxl
import pytest

from govgen import api
from govgen.batch.entry import BROKEN
from govgen.batch.manifest import FILE
from govgen.batch.workshop import SENT
from govgen.datafile.skeleton import skeleton
from govgen.files.fingerprint import digest
from govgen.files.sealing import unsealed
from govgen.reading.own_outputs import STALE
from tests.batch.units import UNIT, documents, run, text_of, write
from tests.reports import CATALOG

OTHER, ABSENT = "青禾县青石镇人民政府", "青禾县红土镇人民政府"


@pytest.fixture
def office(tmp_path):
    """A unit that sent the same thing twice, and one that sent two things."""
    write(tmp_path / "名单.csv", f"名称\n{UNIT}\n{OTHER}\n{ABSENT}\n")
    write(tmp_path / "收件/a.yaml", text_of(UNIT))
    write(tmp_path / "收件/副本/a.yaml", text_of(UNIT))
    write(tmp_path / "收件/b.yaml", text_of(OTHER))
    write(tmp_path / "收件/c.yaml", changed(text_of(OTHER)))
    return tmp_path


def changed(text):
    assert "主动公开: {其余: 0}" in text
    return text.replace("主动公开: {其余: 0}", "主动公开: {行政许可: 7, 其余: 0}", 1)


def year_of(text):
    return int(text.partition("年度: ")[2].partition("\n")[0])


def send(office, **more):
    return run(office / "收件", office / "出", units=office / "名单.csv", year=year_of(text_of()), **more)[0]


def names(office):
    return [name.rpartition("-")[0] for name in documents(office / "出")]


def sheet(office, title):
    rows = list(openpyxl.load_workbook(office / "出/汇总表.xlsx")[title].iter_rows(values_only=True))
    heads = next(number for number, row in enumerate(rows) if "状态" in row)
    return [dict(zip(rows[heads], row, strict=True)) for row in rows[heads + 1 :]]


def test_of_equal_files_one_report_is_made_and_of_different_ones_none(office):
    result = send(office)
    assert names(office) == [UNIT]
    assert len(result.twins) == 3
    assert sum(result.counts.values()) == 1
    assert not result.attendance.is_complete


def test_each_unit_of_the_list_has_one_line_and_each_file_one(office):
    send(office)
    first, second, third = sheet(office, "汇总表")
    assert (first["单位"], first["新收"]) == (UNIT, 0)
    assert "副本/a.yaml 与" in first["说明"]
    assert (second["状态"], second["新收"]) == ("交了读不了", None)
    assert "有 2 份不同的数据" in second["说明"]
    assert third["状态"] == "没交"
    files = {row["数据文件"]: row["状态"] for row in sheet(office, "文件")}
    assert files["../收件/副本/a.yaml"] == "没有用"
    assert files["../收件/b.yaml"] == files["../收件/c.yaml"] == "没有用"


def test_who_adds_up_the_figures_of_all_entries_counts_no_unit_twice(office):
    table = office / "汇总.json"
    send(office, summaries=[table])
    units = json.loads(table.read_text(encoding="utf-8"))["units"]
    assert [bool(unit["shown"]) for unit in units] == [True, False, False, False]


def test_figures_of_another_year_are_none_of_this_one(office):
    for name in ("b.yaml", "c.yaml"):
        (office / "收件" / name).unlink()
    text = changed(text_of(OTHER))
    write(office / "收件/b.yaml", text.replace(f"年度: {year_of(text)}", f"年度: {year_of(text) - 1}", 1))
    send(office)
    told = sheet(office, "汇总表")[1]
    assert (told["状态"], told["许可"], told["新收"]) == ("年度不对", None, None)
    assert f"b.yaml 是 {year_of(text) - 1} 年度的" in told["说明"]


def test_once_one_of_two_is_gone_the_other_makes_the_report(office):
    send(office)
    (office / "收件/c.yaml").unlink()
    assert send(office).left == ()
    assert names(office) == sorted([UNIT, OTHER])


def test_what_a_hand_in_that_is_gone_has_made_is_told(office):
    (office / "收件/c.yaml").unlink()
    send(office)
    (office / "收件/b.yaml").unlink()
    (left,) = send(office).left
    assert left.startswith(OTHER)
    assert left in (office / "出/汇总.html").read_text(encoding="utf-8")
    assert [row["报告"] for row in sheet(office, "文件") if row["状态"] == "以前留下的"] == [left]
    result, _ = run(office / "收件/a.yaml", office / "出", units=office / "名单.csv")
    assert result.left == (left,)


def test_what_other_data_that_is_there_has_made_is_not_left_over(office):
    (office / "收件/c.yaml").unlink()
    send(office)
    result, _ = run(office / "收件/a.yaml", office / "出")
    assert result.left == ()


def test_data_that_cannot_be_looked_at_just_now_is_not_gone_and_stops_nobody(office, monkeypatch):
    write(office / "收件/密/c.yaml", (office / "收件/c.yaml").read_text(encoding="utf-8"))
    for name in ("b.yaml", "c.yaml"):
        (office / "收件" / name).unlink()
    send(office)
    (office / "收件/密/c.yaml").unlink()
    (office / "收件/密").rmdir()
    look = Path.stat

    def shut(path, **options):
        if "密" in path.parts:
            raise PermissionError(errno.EACCES, "")
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", shut)
    assert send(office).left == ()
    assert names(office) == sorted([UNIT, OTHER])


def test_a_document_that_could_not_be_written_anew_is_not_left_over(office):
    (office / "收件/c.yaml").unlink()
    send(office)
    (made,) = (office / "出").glob(f"{OTHER}*")
    write(office / "收件/b.yaml", changed(text_of(OTHER)))
    made.chmod(0o444)
    for _ in range(2):
        result = send(office)
        assert (result.left, result.counts[BROKEN]) == ((), 1)
    made.chmod(0o644)
    assert send(office).counts[BROKEN] == 0


def test_a_document_that_was_handed_in_is_never_written_over(tmp_path):
    write(tmp_path / "甲.yaml", changed(text_of(UNIT)))
    run(tmp_path, tmp_path)
    (sent,) = tmp_path.glob("*.docx")
    (tmp_path / ".govgen-batch.jsonl").unlink()
    before = sent.read_bytes()
    write(tmp_path / "甲.yaml", text_of(UNIT))
    for force in (False, True):
        result, entries = run(tmp_path, tmp_path, force=force)
        assert sent.read_bytes() == before
        assert [entry.verdict for entry in entries].count(BROKEN) == 1
        assert result.left == ()


def test_a_document_that_somebody_went_on_with_is_not_taken_away(office):
    (office / "收件/c.yaml").unlink()
    send(office)
    (mine,) = (office / "出").glob(f"{OTHER}*")
    mine.write_bytes(b"my own words")
    write(office / "收件/c.yaml", changed(text_of(OTHER)))
    assert send(office).left == (mine.name,)
    assert mine.read_bytes() == b"my own words"


def test_an_untouched_form_has_no_errors_but_that(office):
    year = year_of(text_of())
    write(office / "收件/d.yaml", skeleton(CATALOG.suiting(year), year, ABSENT))
    send(office)
    told = sheet(office, "汇总表")[2]
    assert (told["状态"], told["错误"]) == ("没填", 0)
    assert "还没有填" in (office / "出/汇总.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["b.docx", ""])
@pytest.mark.parametrize("with_data", [True, False])
def test_what_a_stranger_says_of_a_document_among_the_hand_ins_neither_moves_nor_replaces_it(
    with_data, place, tmp_path
):
    write(tmp_path / "a.yaml", text_of())
    run(tmp_path, tmp_path)
    [name], record = documents(tmp_path), tmp_path / FILE
    sent = tmp_path / (place or name)
    other = api.render(api.loads(changed(text_of())), data=with_data)
    said = {**json.loads(unsealed(record.read_bytes()).said), "output": sent.name, "made": digest(other)}
    for forged in (said, {**said, "inputs": ""}):
        write(record, json.dumps(forged) + "\n")
        (tmp_path / name).unlink()
        sent.write_bytes(other)
        result, [entry] = run(tmp_path, tmp_path, force=not forged["inputs"])
        assert sent.read_bytes() == other
        assert [one.reason for one in result.attendance.unused] == [STALE]
        assert entry.trouble == ("" if place else f"{sent}: {SENT}")
