"""Last year's report is found by unit and year, in whatever kind of file, and only when it is certain."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from govgen import api
from govgen import county as collecting
from govgen.checking import check_dossier
from govgen.documents.opening import IMPORTERS
from govgen.errors import GovgenError, UsageError
from govgen.files.folders import NOTES, PICTURES, READABLE, VALUES
from govgen.model.report import MISMATCH, NOT_FOUND, SEVERAL, is_comparable
from govgen.prose import open_dossier
from govgen.reading import examine_all, load, open_archive
from govgen.reading.archive import join, last_year_of, previous_of
from tests.checking.samples import LAST_YEAR, report_text
from tests.documents.filling import form_book
from tests.reports import report

HEAD = "年度: {}\n单位: {{名称: {}}}\n"
UNIT = "青禾县水利局"

CARRIED = "申请: {上年结转: {自然人: 2, 其余: 0}, 结转下年度: {自然人: 2, 其余: 0}, 其余: 0}\n"


def saved(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def joined(folder, files, year=2025, unit=UNIT):
    for name, text in files.items():
        saved(folder / name, text.encode())
    return join(report(HEAD.format(year, unit)), open_archive(folder))


def problems(of):
    return [(flaw.detail, flaw.known) for flaw in of.problems if flaw.kind == MISMATCH]


def last_year(unit=UNIT):
    """Last year's report, in which two applications are left for this year."""
    return report(report_text(f"{LAST_YEAR}单位: {{名称: {unit}, 类别: 部门}}\n{CARRIED}"))


def word(folder, unit=UNIT):
    """Last year's report as the Word file that was published."""
    path = saved(folder / "上年.yaml", report_text(f"{LAST_YEAR}单位: {{名称: {unit}, 类别: 部门}}\n").encode())
    document = api.render(load(path))
    path.unlink()
    return document


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_elsewhere_is_not_followed_and_is_told(tmp_path):
    linked, text = tmp_path / "去年" / "甲.yaml", HEAD.format(2024, UNIT)
    saved(tmp_path / "别处" / "甲.yaml", text.encode())
    linked.parent.mkdir()
    linked.symlink_to("../别处/甲.yaml")
    assert problems(joined(tmp_path / "去年", {})) == [(NOT_FOUND, (str(tmp_path / "去年"), str(linked)))]
    (tmp_path / "去年" / "乙.yaml").symlink_to("里/甲.yaml")
    found = joined(tmp_path / "去年", {"里/甲.yaml": text})
    assert problems(found) == [
        (SEVERAL, (str(tmp_path / "去年" / "乙.yaml"), str(tmp_path / "去年" / "里" / "甲.yaml")))
    ]


def test_the_file_of_the_unit_and_the_year_before_is_taken(tmp_path):
    files = {
        "a/甲.yaml": HEAD.format(2024, UNIT),
        "乙.yaml": HEAD.format(2023, UNIT),
        "丙.yml": HEAD.format("2024年", "青禾县林业局"),
    }
    found = joined(tmp_path, files)
    assert found.previous.file == str(tmp_path / "a/甲.yaml")
    assert problems(found) == []
    assert is_comparable(found)


def test_blanks_and_the_width_of_brackets_do_not_make_another_unit(tmp_path):
    found = joined(tmp_path, {"甲.yaml": HEAD.format(2024, "青禾县水利局 （本级）")}, unit="青禾县水利局(本级)")
    assert found.previous is not None


def test_none_is_told_with_the_folder(tmp_path):
    found = joined(tmp_path, {"乙.yaml": HEAD.format(2023, UNIT)})
    assert found.previous is None
    assert problems(found) == [(NOT_FOUND, (str(tmp_path),))]


def test_one_that_is_likely_the_units_under_another_name_is_asked_about_and_not_taken(tmp_path):
    files = {"a.yaml": HEAD.format(2024, "县水利局"), "b.yaml": HEAD.format(2024, "青禾县林业局")}
    found = joined(tmp_path, files, unit="青禾县水利局")
    assert found.previous is None
    (message,) = [one.message for one in check_dossier(open_dossier(found)) if one.rule == MISMATCH]
    assert "那里有“县水利局”的，疑是同一单位" in message
    others = joined(tmp_path / "别处", {"b.yaml": HEAD.format(2024, "青禾县林业局")}, unit="青禾县水利局")
    assert "疑是" not in str([one.message for one in check_dossier(open_dossier(others))])


def test_a_file_of_a_kind_that_is_not_known_is_no_last_years_report(tmp_path):
    strange = HEAD.format(2024, UNIT) + "复议: {受理: 3}\n情况: {正文: 全年三件。}\n"
    found = joined(tmp_path, {"a.yaml": strange})
    assert found.previous is None
    assert problems(found) == [(NOT_FOUND, (str(tmp_path), str(tmp_path / "a.yaml")))]
    assert joined(tmp_path, {"b.yaml": HEAD.format(2024, UNIT)}).previous.file == str(tmp_path / "b.yaml")


def test_two_are_told_and_none_is_taken(tmp_path):
    found = joined(tmp_path, dict.fromkeys(("甲.yaml", "乙.yaml"), HEAD.format(2024, UNIT)))
    assert found.previous is None
    assert problems(found) == [(SEVERAL, (str(tmp_path / "乙.yaml"), str(tmp_path / "甲.yaml")))]


def test_hidden_files_are_passed_over_and_broken_ones_are_told(tmp_path):
    files = {
        "坏.yaml": "年度: [",
        "坏.docx": "PK",
        ".甲.yaml": HEAD.format(2024, UNIT),
        "~$乙.yaml": HEAD.format(2024, UNIT),
        "无.yaml": "年度: 2024\n",
    }
    found = joined(tmp_path, files)
    assert found.previous is None
    assert problems(found) == [(NOT_FOUND, (str(tmp_path), str(tmp_path / "坏.yaml"), str(tmp_path / "坏.docx")))]


def test_a_file_that_is_still_in_a_cloud_is_told_where_last_years_report_is_missing(tmp_path):
    (tmp_path / ".青禾县水利局.yaml.icloud").write_bytes(b"bplist00")
    indexes = open_archive(tmp_path).indexes
    assert [Path(name).name for index in indexes for name in index().unread] == [".青禾县水利局.yaml.icloud"]


def test_only_the_year_before_is_comparable():
    assert not is_comparable(report("年度: 2025\n"))


def test_the_published_word_file_is_last_years_report(tmp_path):
    path = saved(tmp_path / "年报.docx", word(tmp_path))
    for place in (path, tmp_path):
        found = join(report(HEAD.format(2025, UNIT)), open_archive(place))
        assert (found.previous.unit, found.previous.year, found.previous.file) == (UNIT, 2024, str(path))


def test_a_collecting_workbook_is_last_years_report(tmp_path):
    path = saved(tmp_path / "填报表.xlsx", form_book(last_year()))
    for place in (path, tmp_path):
        found = join(report(HEAD.format(2025, UNIT)), open_archive(place))
        assert found.previous.file == str(path)
        assert problems(found) == []


def test_a_workbook_of_many_units_is_searched_by_unit(tmp_path):
    path = saved(tmp_path / "汇总.xlsx", collecting.long_book([last_year(), last_year("青禾县林业局")]))
    for place in (path, tmp_path):
        archive = open_archive(place)
        assert join(report(HEAD.format(2025, "青禾县林业局")), archive).previous.unit == "青禾县林业局"
        assert problems(join(report(HEAD.format(2025, "青禾县教育局")), archive)) == [(NOT_FOUND, (str(place),))]


def test_the_data_file_counts_before_the_document_made_from_it(tmp_path):
    saved(tmp_path / "年报.docx", word(tmp_path))
    found = joined(tmp_path, {"年报.yaml": HEAD.format(2024, UNIT)})
    assert found.previous.file == str(tmp_path / "年报.yaml")
    assert problems(found) == []


def test_a_file_of_one_report_is_taken_for_what_the_user_says_it_is(tmp_path):
    path = saved(tmp_path / "甲.yaml", HEAD.format(2020, "青禾县林业局").encode())
    assert join(report(HEAD.format(2025, UNIT)), open_archive(path)).previous.year == 2020


def test_a_folder_without_such_files_is_wrong_usage(tmp_path):
    saved(tmp_path / "说明.md", b"x")
    with pytest.raises(UsageError, match="这里没有数据文件"):
        open_archive(tmp_path)


@pytest.mark.parametrize("name", ["没有.yaml", "没有.docx", "没有.xlsx", "没有"])
def test_a_file_that_is_not_there_stops_all(tmp_path, name):
    own = saved(tmp_path / "今年.yaml", report_text().encode())
    with pytest.raises(GovgenError, match="找不到"):
        list(examine_all([own], previous=tmp_path / name))


@pytest.fixture
def opened(tmp_path):
    """The files below the test's folder that have been opened."""
    seen, listening = [], [True]

    def hear(event, arguments):
        # What opens a file through an opener of its own is heard a second time, without a mode.
        if listening and event == "open" and arguments[1] and str(arguments[0]).startswith(str(tmp_path)):
            seen.append(str(arguments[0]))

    sys.addaudithook(hear)
    yield seen
    listening.clear()


def data_files(folder, units):
    for number, unit in enumerate(units):
        saved(folder / f"{number}.yaml", report_text(f"{LAST_YEAR}单位: {{名称: {unit}, 类别: 部门}}\n").encode())


def one_table(folder, units):
    saved(folder / "汇总.xlsx", collecting.long_book([last_year(unit) for unit in units]))


def documents(folder, units):
    for number, unit in enumerate(units):
        saved(folder / f"{number}.docx", word(folder, unit))


@pytest.mark.parametrize(("write", "reads"), [(data_files, 2), (one_table, 2), (documents, 2)])
def test_last_years_files_are_not_opened_again_for_every_unit(tmp_path, opened, write, reads):
    """Each once for its name and year, a data file once more when its unit comes.

    A workbook and a Word file once more, to see what it is.
    """
    units = [f"青禾县第{number}小学" for number in range(12)]
    for unit in units:
        saved(tmp_path / "今年" / f"{unit}.yaml", report_text(f"单位: {{名称: {unit}, 类别: 部门}}\n").encode())
    write(tmp_path / "去年", units)
    opened.clear()
    outcomes = list(examine_all([tmp_path / "今年"], previous=tmp_path / "去年"))
    assert [outcome.dossier.report.previous is not None for outcome in outcomes] == [True] * 12
    times = Counter(path for path in opened if "去年" in path)
    assert times
    assert set(times.values()) == {reads}


def test_a_folder_opened_once_serves_every_file_that_is_loaded(tmp_path, opened):
    data_files(tmp_path / "去年", [UNIT, "青禾县林业局"])
    own = saved(tmp_path / "今年.yaml", report_text().encode())
    archive = open_archive(tmp_path / "去年")
    assert load(own, previous=archive).report.previous.unit == UNIT
    opened.clear()
    assert load(own, previous=archive).report.previous.unit == UNIT
    assert [path for path in opened if "去年" in path] == [str(tmp_path / "去年" / "0.yaml")]


def test_every_kind_of_report_that_can_be_imported_is_looked_for_or_left_out_on_purpose():
    assert set(IMPORTERS) - set(READABLE) == {*VALUES, *NOTES, *PICTURES}  # lists, notes


def test_a_report_with_the_ending_of_old_word_is_found_in_a_folder_as_it_is_as_a_file(tmp_path):
    path = saved(tmp_path / "去年" / "年报.wps", word(tmp_path))
    for place in (path, path.parent):
        of = join(report(HEAD.format(2025, UNIT)), open_archive(place))
        assert of.previous is not None
        assert not problems(of)


@pytest.mark.parametrize(("now", "before"), [("县水利局", UNIT), (UNIT, "县水利局"), ("县水利局", "县水利局")])
def test_the_list_says_which_names_are_one_units(tmp_path, now, before):
    saved(tmp_path / "去年/一.yaml", HEAD.format(2024, before).encode())
    units = saved(tmp_path / "名单.csv", f"名称,简称\n{UNIT},县水利局\n".encode())
    of = join(report(HEAD.format(2025, now)), open_archive(tmp_path / "去年", units=units))
    assert of.previous is not None
    assert of.previous.unit == now
    assert not problems(of)


def accounts(folder):
    """A report of another kind of the same unit."""
    text = f"报告: 部门决算\n年度: 2024\n单位: {{名称: {UNIT}, 类别: 部门}}\n"
    return saved(folder / "决算.yaml", text.encode())


def test_a_file_of_another_kind_is_no_last_years_report_and_is_told(tmp_path):
    path = accounts(tmp_path)
    found = join(report(HEAD.format(2025, UNIT)), open_archive(path))
    assert found.previous is None
    (told,) = [one for one in check_dossier(open_dossier(found)) if one.rule == MISMATCH]
    assert told.severity.value == "error"
    assert "是“部门决算”的，这一份是“年报”的，没有用它核对" in told.message


@pytest.mark.parametrize(
    "wants",
    [
        lambda path: last_year_of(path, UNIT, 2024, ""),
        lambda path: previous_of(path, UNIT, 2025, ""),
        lambda path: previous_of(path, "", None, ""),
        lambda path: collecting.book_reports(collecting.BookOrder(year=2025, filled=(path,))),
        lambda path: collecting.book_reports(collecting.BookOrder(unit=UNIT, year=2025, previous=path)),
    ],
    ids=["new", "form", "form-any-year", "workbook-from", "workbook-previous"],
)
def test_nothing_is_filled_in_from_a_file_of_another_kind(tmp_path, wants):
    with pytest.raises(UsageError, match=r"是“部门决算”的，这里要的是上一年度的“年报”。.*--report 部门决算"):
        wants(accounts(tmp_path))


def test_last_years_report_of_the_kind_that_is_asked_for_is_taken(tmp_path):
    assert previous_of(accounts(tmp_path), UNIT, 2025, "部门决算").edition.report == "部门决算"
