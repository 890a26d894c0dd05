"""What a batch keeps may be spoilt by anybody who can write there: it is told, put aside, and stops nothing."""

import json
import os
import sys

import pytest

from govgen.batch.ledger import FILE as LEDGER
from govgen.batch.ledger import read_ledger
from govgen.batch.manifest import FILE as MANIFEST
from govgen.batch.notices import FOLDER
from govgen.errors import OutputError, UsageError
from govgen.files.records import LINKED, TORN
from govgen.reading.own_outputs import NOTICES, SUMMARIES, SUMMED
from tests.batch.units import documents, fill, run, text_of, write

NESTED = "[" * 100_000
RECORDS = [LEDGER, SUMMARIES, f"通知/{NOTICES}"]
STRANGE_LEDGERS = [
    {"last": ["", ""], "units": {"甲": [{"since": 5}]}},
    {"last": ["", ""], "units": []},
    {"last": 5, "units": {}},
]


@pytest.fixture
def folder(tmp_path):
    """The folder of a batch that has run."""
    run(fill(tmp_path / "源", 2, wrong=1), tmp_path / "出", notices=tmp_path / "出" / "通知")
    return tmp_path / "出"


def noted(folder, notices):
    """The names of the notices that a batch writes into a new folder, in their order."""
    again(folder, notices=notices)
    return list(json.loads((notices / NOTICES).read_bytes()))


def again(folder, **options):
    return run(folder.parent / "源", folder, **{"notices": folder / "通知", **options})[0]


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_nested_without_end_is_put_aside_and_the_batch_goes_on(folder, name):
    (folder / name).write_text(NESTED, encoding="utf-8")
    result = again(folder)
    assert sum(result.counts.values()) == 2
    assert [TORN in told and str(folder / name) in told for told in result.spoilt] == [True]
    assert (folder / f"{name}.bak1").read_text(encoding="utf-8") == NESTED
    assert again(folder).spoilt == ()


HALF = json.dumps("\ud800")
HALVES = [f"{{{HALF}: {{}}}}", f"[{HALF}]", f'{{{HALF}: "a"}}']


@pytest.mark.parametrize(("name", "text"), [*zip(RECORDS, HALVES, strict=True)])
def test_a_record_with_half_a_character_is_put_aside(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    result = again(folder)
    assert sum(result.counts.values()) == 2
    assert [TORN in told and str(folder / name) in told for told in result.spoilt] == [True]


def test_a_record_may_name_files_that_are_no_text(folder):
    notices = folder / "通知" / NOTICES
    held = json.loads(notices.read_bytes()) | {os.fsdecode(b"\xff.txt"): "a", "\0.txt": "b"}
    notices.write_text(json.dumps(held), encoding="utf-8")
    assert again(folder).spoilt == ()
    assert json.loads(notices.read_bytes()) == held


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_stays_as_it_is_where_the_batch_is_refused_for_another_reason(folder, name):
    (folder / name).write_text(NESTED, encoding="utf-8")
    (folder.parent / "空").mkdir()
    with pytest.raises(UsageError):
        run(folder.parent / "空", folder, notices=folder / "通知")
    (folder.parent / "别人.csv").write_text("别人的", encoding="utf-8")
    with pytest.raises(OutputError, match="记录丢了"):
        again(folder, summaries=[folder.parent / "别人.csv"])
    assert (folder / name).read_text(encoding="utf-8") == NESTED
    assert not (folder / f"{name}.bak1").exists()


@pytest.mark.parametrize("name", RECORDS)
def test_a_folder_in_the_place_of_a_record_is_put_aside(folder, name):
    (folder / name).unlink()
    (folder / name).mkdir()
    assert "这是文件夹" in again(folder).spoilt[0]
    assert not (folder / name).is_dir()  # no summary was written of which anything could be kept


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", RECORDS)
def test_a_link_in_the_place_of_a_record_is_put_aside(folder, name, tmp_path):
    (tmp_path / "别处").write_text("[]", encoding="utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "别处")
    assert LINKED in again(folder).spoilt[0]
    assert (tmp_path / "别处").read_text(encoding="utf-8") == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes in its folders")
def test_a_pipe_in_the_place_of_a_record_is_put_aside(folder):
    (folder / LEDGER).unlink()
    os.mkfifo(folder / LEDGER)
    assert "不是普通文件" in again(folder).spoilt[0]


@pytest.mark.parametrize("held", STRANGE_LEDGERS)
def test_a_ledger_with_other_values_than_ours_is_put_aside(folder, held):
    (folder / LEDGER).write_text(json.dumps(held), encoding="utf-8")
    assert TORN in again(folder).spoilt[0]
    assert read_ledger(folder).units


def test_lines_that_no_batch_has_written_are_told_once_and_the_rest_counts(folder):
    lines = (folder / MANIFEST).read_bytes().splitlines(keepends=True)
    (folder / MANIFEST).write_bytes(NESTED.encode() + b"\n" + b"".join(lines))
    before = documents(folder)
    result = again(folder)
    assert ["1 行" in told and MANIFEST in told for told in result.spoilt] == [True]
    assert (result.kept, documents(folder)) == (2, before)
    assert again(folder).spoilt == ()


@pytest.mark.parametrize("shown", [[[{}, "1", "2"]], [["收到", 1, 2]], [["收到", [], ""]]])
def test_a_line_with_figures_that_are_no_texts_is_forgotten(folder, shown):
    line = json.loads((folder / MANIFEST).read_bytes().splitlines()[0]) | {"shown": shown}
    (folder / MANIFEST).write_text(json.dumps(line) + "\n", encoding="utf-8")
    result = again(folder)
    assert result.spoilt
    assert sum(result.counts.values()) == 2


def test_an_output_of_another_batch_among_the_hand_ins_is_read(tmp_path):
    run(write(tmp_path / "教育局" / "a.yaml", text_of("青禾县教育局")), tmp_path / "教育局" / "报告")
    (tmp_path / "教育局" / "a.yaml").unlink()
    result, entries = run(tmp_path / "教育局", tmp_path / "出")
    assert [entry.unit for entry in entries] == ["青禾县教育局"]
    assert {one.reason for one in result.attendance.unused} == {SUMMED}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_notices_are_not_written_into_a_folder_that_leads_elsewhere(folder, tmp_path):
    (tmp_path / "别处").mkdir()
    (tmp_path / "新").mkdir()
    (tmp_path / "新" / FOLDER).symlink_to(tmp_path / "别处", target_is_directory=True)
    with pytest.raises(OutputError, match="链接"):
        again(folder, notices=tmp_path / "新")
    assert list((tmp_path / "别处").iterdir()) == []


def test_a_name_of_pages_is_cut_where_it_is_told(tmp_path):
    _, (entry,) = run(write(tmp_path / "a.yaml", text_of("青" * 100_000 + "局")), tmp_path / "出")
    assert entry.unit == "青" * 100 + "…"


def test_a_summary_is_known_as_ours_where_the_next_one_cannot_be_written(folder):
    page, table = folder / "甲.html", folder / "无" / "乙.csv"
    write(folder.parent / "源" / "更.yaml", text_of("青禾县更镇人民政府"))
    with pytest.raises(OutputError):
        again(folder, summaries=[page, table])
    assert page.is_file()
    table.parent.mkdir()
    assert again(folder, summaries=[page, table]).summaries == (page, table)


def test_a_notice_is_known_as_ours_where_another_cannot_be_written(folder):
    write(folder.parent / "源" / "更.yaml", text_of("青禾县更镇人民政府", wrong=True))
    first, second = noted(folder, folder / "旧")
    (folder / "新" / second).mkdir(parents=True)
    with pytest.raises(OutputError):
        again(folder, notices=folder / "新")
    assert (folder / "新" / first).is_file()
    assert list(json.loads((folder / "新" / NOTICES).read_bytes())) == [first]
