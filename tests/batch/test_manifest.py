"""The manifest outlives every way to die."""

import json
import os
import sys

import pytest

from govgen.batch import placing
from govgen.batch.entry import PASSED, Entry, Remark, read_entry
from govgen.batch.manifest import FILE, Manifest
from govgen.batch.placing import HopelessError
from govgen.errors import OutputError
from govgen.model.finding import Severity
from tests.batch.units import fill, run


def entry(source, made="00", **more):
    return Entry(source, "in", "财政局", 2025, "2021", PASSED, output=f"{source}.docx", made=made, **more)


@pytest.fixture
def manifest(tmp_path):
    """Opens the manifest of a folder, again and again."""
    opened = []

    def again():
        if opened:
            opened.pop().close()
        opened.append(Manifest(tmp_path))
        return opened[0]

    yield again
    opened.pop().close()


def test_what_was_recorded_is_there_the_next_time(manifest):
    told = entry(
        "a.yaml", remarks=(Remark(Severity.ERROR, "balance", "收办平衡", "a.yaml:1", "不平", "1"),), note="说明"
    )
    manifest().record(told)
    assert manifest().entry("a.yaml") == told


def test_a_line_torn_by_a_crash_is_forgotten_and_the_next_is_whole(manifest, tmp_path):
    manifest().record(entry("a.yaml"))
    with (tmp_path / FILE).open("ab") as file:
        file.write(entry("b.yaml").write()[:-20])
    after = manifest()
    assert list(after.sources()) == ["a.yaml"]
    after.record(entry("c.yaml"))
    assert list(manifest().sources()) == ["a.yaml", "c.yaml"]


def test_lines_that_are_no_entries_are_passed_over(manifest, tmp_path):
    (tmp_path / FILE).write_bytes(b'{"x": 1}\n[]\nnonsense\n\xff\n' + entry("a.yaml").write())
    assert list(manifest().sources()) == ["a.yaml"]


def test_the_last_line_of_a_source_counts_and_every_content_stays_ours(manifest):
    book = manifest()
    book.record(entry("a.yaml", made="01"))
    book.record(entry("a.yaml", made="02"))
    assert book.entry("a.yaml").made == "02"
    assert book.is_ours("a.yaml.docx", "01")
    assert not book.is_ours("a.yaml.docx", "03")


def test_old_lines_are_dropped_when_there_are_many(manifest, tmp_path):
    book = manifest()
    for number in range(300):
        book.record(entry("a.yaml", made=f"{number:02x}"))
    manifest()
    lines = (tmp_path / FILE).read_bytes().splitlines()
    assert [read_entry(line) for line in lines] == [entry("a.yaml", made="12b")]


@pytest.mark.parametrize(
    "change",
    [
        {"output": "../victim.docx"},
        {"output": "/etc/victim.docx"},
        {"output": "a\\victim.docx"},
        {"output": ".."},
        {"output": 5},
        {"verdict": "fine"},
        {"year": "2025"},
        {"source": None},
        {"time": "5"},
        {"untouched": 1},
        {"edition": ["2021"]},
        {"remarks": [{"severity": "error", "rule": "balance", "relation": "", "place": "a:1", "message": None}]},
        {"remarks": [{"severity": "fatal", "rule": "balance", "relation": "", "place": "a:1", "message": "不平"}]},
    ],
)
def test_a_line_that_no_batch_has_written_is_forgotten(manifest, tmp_path, change):
    values = json.loads(entry("a.yaml").write()) | change
    del values["seal"], values["own"]
    (tmp_path / FILE).write_text(json.dumps(values) + "\n", encoding="utf-8")
    assert list(manifest().sources()) == []
    manifest().record(entry("b.yaml"))
    assert list(manifest().sources()) == ["b.yaml"]


def test_a_line_that_was_altered_is_forgotten(manifest, tmp_path):
    line = entry("a.yaml").write()
    altered = line.replace(b'"verdict":"passed"', b'"verdict":"warned"')
    assert altered != line
    (tmp_path / FILE).write_bytes(altered)
    assert list(manifest().sources()) == []


def test_a_line_of_before_there_were_seals_is_taken(manifest, tmp_path):
    line = entry("a.yaml").write()
    (tmp_path / FILE).write_bytes(line[: line.index(b',"own"')] + b"}\n")
    assert list(manifest().sources()) == ["a.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_manifest_that_is_a_link_to_another_file_is_not_written(tmp_path):
    other, folder = tmp_path / "other", tmp_path / "out"
    folder.mkdir()
    other.write_text("mine", encoding="utf-8")
    (folder / FILE).symlink_to(other)
    with pytest.raises(HopelessError, match="链接"):
        Manifest(folder)
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_lock_that_is_a_link_to_another_file_is_not_taken(tmp_path):
    other, folder = tmp_path / "other", tmp_path / "out"
    folder.mkdir()
    other.write_text("mine", encoding="utf-8")
    (folder / placing.FILE).symlink_to(other)
    with pytest.raises(HopelessError, match="链接"), placing.locked(folder):
        pass
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes in its folders")
@pytest.mark.parametrize("name", [FILE, placing.FILE])
def test_a_pipe_in_the_place_of_a_file_is_told_and_not_waited_for(tmp_path, name):
    (tmp_path / "出").mkdir()
    os.mkfifo(tmp_path / "出" / name)
    with pytest.raises(OutputError, match="写不进去"):
        run(fill(tmp_path / "源", 1), tmp_path / "出")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes in its folders")
def test_a_pipe_in_the_place_of_a_summary_is_left_and_stops_nothing(tmp_path):
    (tmp_path / "出").mkdir()
    os.mkfifo(tmp_path / "出" / "汇总.html")
    result, _ = run(fill(tmp_path / "源", 1), tmp_path / "出")
    assert (dict(result.counts), result.foreign) == ({PASSED: 1}, (str(tmp_path / "出" / "汇总.html"),))
