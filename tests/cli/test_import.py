"""`govgen import`, `diff` and `new --from` as their users meet them."""

import csv
import json
import sys

import pytest
import yaml

from govgen import load
from govgen.api import read_one


@pytest.fixture
def published(run, example, tmp_path):
    """The Word file of a good report."""
    path = tmp_path / "去年年报.docx"
    assert run("render", example, "-o", path).status == 0
    return path


def test_a_published_report_becomes_a_data_file_that_passes(run, published, tmp_path):
    ran = run("import", published, "-o", tmp_path / "去年.yaml")
    assert ran.status == 0
    assert "认出" in ran.err
    assert run("check", tmp_path / "去年.yaml").status == 0


def test_figures_and_prose_come_back_as_they_were(run, published, example, tmp_path):
    run("import", published, "-o", tmp_path / "去年.yaml")
    ran = run("diff", example, tmp_path / "去年.yaml", "--format", "json")
    changed = [cell for cell in json.loads(ran.out)["cells"] if cell["before"] != cell["after"]]
    assert ran.status == 0
    assert changed == []


def test_an_existing_data_file_is_kept_without_force(run, published, tmp_path):
    target = tmp_path / "去年.yaml"
    target.write_text("我的数据", encoding="utf-8")
    assert run("import", published, "-o", target).status == 2
    assert target.read_text(encoding="utf-8") == "我的数据"


def test_where_the_table_of_origins_cannot_be_written_no_data_file_is_begun(run, published, tmp_path):
    (tmp_path / "出处.csv").write_text("别的", encoding="utf-8")
    ran = run("import", published, "-o", tmp_path / "去年.yaml", "--origins", tmp_path / "出处.csv")
    assert ran.status == 2
    assert not (tmp_path / "去年.yaml").exists()


def test_a_document_is_checked_directly_and_findings_point_into_it(run, published):
    import docx

    document = docx.Document(published)
    document.tables[1].rows[3].cells[-1].paragraphs[0].runs[0].text = "999"
    document.save(published)
    ran = run("check", published)
    assert ran.status == 1
    assert "[balance" in ran.out
    assert "第" in ran.out.split(": 错误")[0]


def test_a_file_without_a_report_is_told(run, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("关于放假的通知", encoding="utf-8")
    ran = run("import", path, "-o", tmp_path / "x.yaml")
    assert ran.status == 2
    assert "通知.txt" in ran.err
    assert not (tmp_path / "x.yaml").exists()


def test_new_starts_from_last_years_document(run, published, example, tmp_path):
    path = tmp_path / "今年.yaml"
    assert run("new", path, "-y", 2025, "--from", published).status == 0
    text = path.read_text(encoding="utf-8")
    last = yaml.safe_load(example.read_text(encoding="utf-8"))
    new = yaml.safe_load(text)
    assert new["单位"]["名称"] == last["单位"]["名称"]
    assert new["申请"]["上年结转"]["自然人"] == last["申请"]["结转下年度"]["自然人"]
    assert "供改写，不要照抄" in text


def test_new_without_a_name_or_last_year_is_refused(run, tmp_path):
    ran = run("new", tmp_path / "x.yaml", "-y", 2025)
    assert ran.status == 2
    assert "--from" in ran.err


def test_diff_tells_what_changed(run, example, tmp_path):
    path = tmp_path / "改.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("本年处理决定数量: 312", "本年处理决定数量: 400"), encoding="utf-8")
    out = run("diff", example, path).out
    assert "312" in out
    assert "400" in out
    assert "+88" in out
    assert run("diff", example, path, "--format", "html").out.startswith("<!DOCTYPE html>")


def test_a_report_goes_into_another_edition_and_what_has_no_place_is_listed(run, example, tmp_path):
    old = example.parent / "2019-市级部门.yaml"
    path = tmp_path / "新版式.yaml"
    ran = run("convert", old, "-e", "2021", "-o", path)
    assert ran.status == 0
    assert "政府集中采购" in ran.err
    last, new = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in (old, path))
    assert new["申请"]["本年新收"]["自然人"] == last["申请"]["本年新收"]["自然人"]
    assert run("convert", old, "-e", "1999", "-o", path, "--force").status == 2


def test_every_value_tells_where_it_came_from(run, published, example, tmp_path):
    ran = run("import", published, "-o", tmp_path / "去年.yaml", "--origins", tmp_path / "出处.csv")
    assert ran.status == 0
    with (tmp_path / "出处.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {name: (text, place) for name, text, place in csv.reader(file)}
    report = load(example).report
    figures = {slot.ref.path for slot in report.edition.slots if report.edition.tables[slot.ref.table].printed}
    assert figures <= set(rows)
    assert all("第" in rows[path][1] for path in figures)
    assert rows["单位.名称"][0] == report.unit


def test_a_comparison_of_two_units_says_so(run, example, tmp_path):
    other = tmp_path / "另一家.yaml"
    text = example.read_text(encoding="utf-8")
    other.write_text(text.replace(read_one(example).unit, "青禾县档案局"), encoding="utf-8")
    assert "不是同一个单位" in run("diff", example, other).err
    assert "不是同一个单位" not in run("diff", example, example).err


def test_a_form_of_the_kit_is_sent_to_the_command_that_reads_it(run, example, tmp_path):
    (tmp_path / "收").mkdir()
    book = tmp_path / "收" / "自然.xlsx"
    assert run("workbook", "new", "--from", example, "-o", book).status == 0
    one = run("import", book, "-o", tmp_path / "一.yaml")
    folder = run("import", tmp_path / "收", "-o", tmp_path / "数据")
    assert (one.status, folder.status) == (2, 2)
    assert "请用 govgen workbook import" in one.err
    assert "请用 govgen workbook import" in folder.err
    assert list((tmp_path / "数据").iterdir()) == []


def test_a_report_whose_sheets_bear_names_of_the_form_is_imported(run, published, tmp_path):
    import docx
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "总表"
    document = docx.Document(published)
    for paragraph in document.paragraphs[:3]:
        book.active.append([paragraph.text])
    for table in document.tables:
        for row in table.rows:
            book.active.append([cell.text for cell in row.cells])
    book.save(tmp_path / "年报.xlsx")
    assert run("import", tmp_path / "年报.xlsx", "-o", tmp_path / "年报.yaml").status == 0


def test_a_fault_met_in_one_file_of_a_folder_stops_no_other(run, published, tmp_path, monkeypatch):
    from govgen import api

    sent, real = tmp_path / "收", api.import_
    sent.mkdir()
    for name in ("a.docx", "b.docx"):
        (sent / name).write_bytes(published.read_bytes())
    monkeypatch.setattr(api, "import_", lambda path, schema: {}["x"] if path.name == "a.docx" else real(path, schema))
    ran = run("import", sent, "-o", tmp_path / "数据")
    assert ran.status == 2
    assert "a.docx: 程序出错" in ran.err
    assert len(list((tmp_path / "数据").iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such alarm")
def test_a_file_that_never_ends_keeps_none_behind_it_waiting(run, published, tmp_path, monkeypatch):
    from govgen import errors
    from govgen.reading import recognising

    real = recognising.open_document

    def opened(path):
        while path.name == "a.docx":
            pass
        return real(path)

    (tmp_path / "a.docx").write_bytes(published.read_bytes())
    monkeypatch.setattr(recognising, "open_document", opened)
    monkeypatch.setattr(errors, "SECONDS", 3)
    ran = run("check", tmp_path / "a.docx", published)
    assert ran.status == 2
    assert "a.docx: 错误 这个文件用了处理器 3 秒还没有处理完" in ran.out
    assert "通过 1" in ran.out


def test_a_folder_with_nothing_to_import_is_refused_and_no_folder_made(run, tmp_path):
    (tmp_path / "空").mkdir()
    ran = run("import", tmp_path / "空", "-o", tmp_path / "出")
    assert ran.status == 2
    assert "这里没有可以导入的年报" in ran.err
    assert not (tmp_path / "出").exists()


def test_a_picture_whose_name_no_system_takes_is_not_there_yet(tmp_path):
    from govgen.cli.import_ import _holds

    (tmp_path / "图.png").write_bytes(b"1")
    assert _holds(tmp_path / "图.png", b"1")
    assert not _holds(tmp_path / "图.png", b"2")
    assert not _holds(tmp_path / ("图" * 200), b"1")
