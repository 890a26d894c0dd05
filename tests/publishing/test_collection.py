"""Published reports of a folder as one table: all of them, or it is said which one not and why."""

import csv
import io
import shutil
from dataclasses import replace

import pytest

from govgen.files.published import RECORD, PublishedRecord, digests, read_record
from govgen.files.writing import write_folder
from govgen.publishing import compared, files_of, gather, recorded, series_of
from govgen.publishing.opendata import PACKAGE
from govgen.reading.catalog import known_edition
from tests.publishing.papers import EXAMPLES, example


@pytest.fixture
def published(tmp_path):
    """A folder into which all examples are published as open data."""
    for path in EXAMPLES:
        publish(tmp_path / path.stem, example(path), ["csv"])
    return tmp_path


def publish(folder, of, kinds):
    report = of.dossier.report
    files = files_of(of, kinds).files
    identity = (report.unit, report.text("年度"), report.edition.report)
    figures = recorded(compared(report))
    record = PublishedRecord(identity, of.source, tuple(kinds), digests(files), figures)
    write_folder(folder, {**files, RECORD: record.write()}, force=True)


def test_all_reports_of_a_folder_make_one_table(published):
    found = gather(published, known_edition)
    files = series_of(found.units, "全部数据")
    rows = list(csv.DictReader(io.StringIO(files["全部数据.csv"].decode("utf-8-sig"))))
    assert len({(row["单位名称"], row["年度"]) for row in rows}) == len(EXAMPLES)
    assert "青禾县自然资源局" in files["对照.html"].decode()
    assert (found.without, found.unusable) == ((), ())


def test_main_figures_come_back_from_tables_as_they_were(published):
    wanted = sorted((compared(example(path).dossier.report) for path in EXAMPLES), key=lambda each: each.unit)
    assert (
        sorted((each.compared for each in gather(published, known_edition).units), key=lambda each: each.unit) == wanted
    )


def test_main_figures_and_names_are_those_of_the_tables_whatever_a_record_says(published):
    wanted = gather(published, known_edition)
    for folder in published.iterdir():
        record = read_record(folder)
        forged = dict.fromkeys(record.compared, "999999")
        identity = (f"{record.identity[0]}的", *record.identity[1:])
        (folder / RECORD).write_bytes(replace(record, identity=identity, compared=forged).write())
    told = [each for each in gather(published, known_edition).units if each.tables]
    assert told == [each for each in wanted.units if each.tables]
    assert any(each.compared.figures for each in told)


def rewrite(path, data):
    """Another text for a published file, and the record of its folder says that it is this one."""
    path.write_bytes(data)
    record = read_record(path.parent)
    files = {**record.files, **digests({path.name: data})}
    (path.parent / RECORD).write_bytes(replace(record, files=files).write())


STRANGE = {
    "other columns": lambda data: data.replace("指标".encode(), "标签".encode(), 1),
    "too few columns": lambda data: data.replace(b"\n", b"\n1,2\n", 1),
    "no text": lambda data: data + b"\xff",
}


@pytest.mark.parametrize("spoil", STRANGE.values(), ids=STRANGE)
def test_a_table_that_govgen_cannot_have_written_is_named_with_its_folder(published, spoil):
    first = next(path for path in sorted(published.iterdir()) if any(path.glob("*.csv")))
    table = min(first.glob("*.csv"))
    rewrite(table, spoil(table.read_bytes()))
    (told,) = gather(published, known_edition).unusable
    assert str(told.location) == str(first)


def test_a_report_without_open_data_and_one_that_was_altered_are_named(published):
    first, second, third = sorted(published.iterdir())[:3]
    publish(first, example(EXAMPLES[0]), ["json"])
    changed = next(second.glob("*.csv"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    (third / RECORD).unlink()
    found = gather(published, known_edition)
    assert found.without == (first,)
    assert [str(error.location) for error in found.unusable] == [str(second), str(third)]
    assert changed.name in found.unusable[0].message
    assert len(found.units) == len(EXAMPLES) - 3


def test_a_copied_folder_gives_its_rows_once(published):
    first = min(published.iterdir())
    shutil.copytree(first, first.with_name(f"{first.name} - 副本"))
    found = gather(published, known_edition)
    assert found.unusable == ()
    assert len(found.units) == len(EXAMPLES)


def test_two_folders_of_one_unit_that_differ_are_both_named(published):
    first = min(published.iterdir())
    copy = first.with_name(f"{first.name} - 副本")
    shutil.copytree(first, copy)
    table = min(copy.glob("*.csv"))
    rewrite(table, table.read_bytes() + table.read_bytes().splitlines(keepends=True)[-1])
    (told,) = gather(published, known_edition).unusable
    assert str(told.location) == str(copy)
    assert str(first) in told.message


@pytest.mark.parametrize("text", ["[" * 100_000, "[]", '{"title": 5}', '{"sources": {}}'])
def test_a_package_file_that_govgen_cannot_have_written_is_told(published, text):
    first = min(published.iterdir())
    rewrite(first / PACKAGE, text.encode())
    found = gather(published, known_edition)
    assert [error.location.file for error in found.unusable] == [str(first / PACKAGE)]
    assert len(found.units) == len(EXAMPLES) - 1
