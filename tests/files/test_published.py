"""The record of a published folder: what was written, whether it is still that; a broken record is none."""

import json
import sys

import pytest

from govgen.errors import OutputError
from govgen.files.published import (
    RECORD,
    PublishedRecord,
    altered_copies,
    digest_of,
    digests,
    read_record,
    without_copies,
)  # fmt: skip
from govgen.files.writing import write_folder


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "青禾县档案局-2024"


def recorded(files):
    return PublishedRecord(("青禾县档案局", "2024", ""), "0a", ("csv",), digests(files), {"申请": "3", "复议": None})


def put(folder, files, **options):
    write_folder(folder, {**files, RECORD: recorded(files).write()}, **options)


def test_a_record_comes_back_as_it_was_written(folder):
    put(folder, {"表.csv": b"1"})
    assert read_record(folder) == recorded({"表.csv": b"1"})


def test_a_file_that_was_changed_is_told_and_one_that_was_taken_away_is_missed(folder):
    put(folder, {"表.csv": b"1", "页.html": b"2"})
    record = read_record(folder)
    assert record.altered(folder) == ()
    assert record.is_whole(folder)
    (folder / "表.csv").write_bytes(b"9")
    (folder / "页.html").unlink()
    assert record.altered(folder) == ("表.csv",)
    assert not record.is_whole(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', '{"version": 1, "identity": [1]}'])
def test_a_broken_record_is_none(folder, text):
    folder.mkdir()
    (folder / RECORD).write_text(text, encoding="utf-8")
    assert read_record(folder) is None


def test_borders_of_contents_count_in_a_digest():
    assert digest_of((b"ab", b"c")) != digest_of((b"a", b"bc"))


def test_a_folder_that_is_renewed_keeps_the_files_of_others_and_loses_what_is_stale(folder):
    put(folder, {"表.csv": b"1", "页.html": b"2"})
    (folder / "附件").mkdir()
    (folder / "附件" / "批示.txt").write_text("留着", encoding="utf-8")
    put(folder, {"页.html": b"3"}, force=True, stale=("表.csv", "页.html"))
    assert sorted(path.name for path in folder.iterdir()) == sorted([RECORD, "附件", "页.html"])
    assert (folder / "附件" / "批示.txt").read_text(encoding="utf-8") == "留着"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_leads_elsewhere_is_not_written_into(folder, tmp_path):
    (tmp_path / "别处").mkdir()
    folder.symlink_to(tmp_path / "别处", target_is_directory=True)
    with pytest.raises(OutputError, match="链接"):
        put(folder, {"表.csv": b"1"}, force=True)
    assert list((tmp_path / "别处").iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"identity": [1, 2, 3]},
        {"files": {"表.csv": 1}},
        {"kinds": [["csv"]]},
        {"source": []},
        {"compared": {"申请": "1e999999999"}},
        {"compared": {"申请": 3}},
        {"compared": []},
        {"inputs": 5},
    ],
)
def test_a_record_with_other_values_than_ours_is_none(folder, change):
    folder.mkdir()
    held = json.loads(recorded({"表.csv": b"1"}).write())
    (folder / RECORD).write_text(json.dumps({**held, **change}), encoding="utf-8")
    assert read_record(folder) is None


def test_a_record_nested_without_end_is_none(folder):
    folder.mkdir()
    (folder / RECORD).write_text("[" * 100_000, encoding="utf-8")
    assert read_record(folder) is None


def test_a_record_names_files_of_its_folder_alone(folder):
    folder.mkdir()
    files = {"../表.csv": b"1", "..": b"2", "表.csv": b"3"}
    (folder / RECORD).write_bytes(recorded(files).write())
    assert list(read_record(folder).files) == ["表.csv"]


def test_a_record_takes_no_file_away_that_publishing_does_not_write(folder):
    put(folder, {"年报.html": b"1", "u1.yaml": b"2", "甲局.docx": b"3", "年报.docx": b"4", "收件.xlsx": b"5"})
    files = [folder / name for name in ("年报.html", "u1.yaml", "甲局.docx", "年报.docx", "收件.xlsx")]
    assert without_copies(files) == files[1:]
    for file in files:
        file.write_bytes(b"other")
    assert altered_copies(files) == frozenset()


@pytest.mark.parametrize("part", [{"files": {"\ud800.csv": "0"}}, {"identity": ["\ud800", "2024", ""]}])
def test_a_record_with_half_a_character_is_none(folder, part):
    put(folder, {"年报.html": b"1"})
    held = json.loads((folder / RECORD).read_text(encoding="utf-8")) | part
    (folder / RECORD).write_text(json.dumps(held), encoding="utf-8")
    assert read_record(folder) is None
