"""`govgen publish`: a folder for each report, nothing of a report with errors, nothing overwritten unasked."""

import csv
import io
import json
import re
import shutil
import sys

import pytest

from govgen.cli import publishing
from tests.reports import ROOT


def shown(folder):
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def table(folder):
    text = (folder / "全部数据" / "全部数据.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def units(folder):
    return {row["单位名称"] for row in table(folder)}


@pytest.fixture
def source(example, tmp_path):
    """A folder with the data file of one unit."""
    folder = tmp_path / "源"
    folder.mkdir()
    shutil.copy(example, folder / "局.yaml")
    return folder


@pytest.fixture
def order(source, tmp_path):
    return ("batch", source, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html,csv")


def correct(path, old="全年新收", new="全年共新收"):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_report_is_published_in_a_folder_of_its_own(run, example, tmp_path):
    ran = run("publish", example, "-o", tmp_path / "公开")
    assert ran.status == 0
    folder = tmp_path / "公开" / "青禾县自然资源局-2024"
    names = {path.name for path in folder.iterdir()}
    assert {"年报.docx", "年报.html", "正文片段.html", "表三.csv", "datapackage.json", "年报.json"} <= names
    assert str(folder) in ran.out


def test_only_what_is_asked_for_is_made(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "html，json").status == 0
    assert len(shown(tmp_path / "青禾县自然资源局-2024")) == 3


def test_a_report_with_errors_is_not_published_and_the_others_are(run, example, wrong, tmp_path):
    ran = run("publish", wrong, example, "-o", tmp_path / "公开")
    assert ran.status == 1
    assert "改正以后再公开" in ran.err
    assert [path.name for path in (tmp_path / "公开").iterdir()] == ["青禾县自然资源局-2024"]


@pytest.mark.parametrize("command", ["publish", "batch"])
def test_a_report_or_a_table_that_cannot_be_written_has_the_status_of_what_cannot(run, example, tmp_path, command):
    other = example.with_name("2021-县人民政府.yaml")
    where = (
        ("-o", tmp_path / "公开") if command == "publish" else ("-o", tmp_path / "出", "--publish", tmp_path / "公开")
    )
    for name in ("青禾县自然资源局-2024", "全部数据"):
        shutil.rmtree(tmp_path / "公开", ignore_errors=True)
        (tmp_path / "公开").mkdir()
        (tmp_path / "公开" / name).write_text("挡着", encoding="utf-8")
        ran = run(command, example, other, *where, "--to", "csv")
        assert (ran.status, f"{tmp_path / '公开' / name}" in ran.err) == (2, True)


def test_several_reports_give_one_table_more(run, example, tmp_path):
    other = example.with_name("2021-县人民政府.yaml")
    assert run("publish", example, other, "-o", tmp_path / "公开", "--to", "csv").status == 0
    assert (tmp_path / "公开" / "全部数据" / "全部数据.csv").is_file()


def test_two_files_that_say_the_same_of_one_unit_count_once(run, example, tmp_path):
    twin = tmp_path / "twin.yaml"
    shutil.copy(example, twin)
    ran = run("publish", example, twin, "-o", tmp_path / "公开", "--to", "csv")
    assert ran.status == 0
    assert "没有重复生成" in ran.out
    assert [path.name for path in shown(tmp_path / "公开")] == ["青禾县自然资源局-2024"]


def test_two_files_that_contradict_each_other_are_both_named_and_neither_is_published(run, example, tmp_path):
    twin, other = tmp_path / "twin.yaml", example.with_name("2021-县人民政府.yaml")
    shutil.copy(example, twin)
    correct(twin)
    ran = run("publish", example, twin, other, "-o", tmp_path / "公开", "--to", "csv")
    assert ran.status == 1
    assert str(example) in ran.err
    assert str(twin) in ran.err
    assert [path.name for path in shown(tmp_path / "公开")] == ["青禾县人民政府-2023"]


def test_files_beyond_those_that_are_kept_are_told_apart_too(run, example, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "MOST_KEPT", 1)
    (tmp_path / "二.yaml").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("publish", example, tmp_path / "二.yaml", "-o", tmp_path / "公开")
    assert ran.status == 0
    assert "没有重复生成" in ran.out + ran.err


def test_a_batch_stops_at_two_files_that_contradict_each_other(run, source, order):
    shutil.copy(source / "局.yaml", source / "局2.yaml")
    correct(source / "局2.yaml")
    ran = run(*order)
    assert ran.status == 1
    assert "局2.yaml" in ran.err
    assert "内容不同" in ran.err


def test_a_folder_that_exists_is_left_alone_without_force(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "json").status == 0
    other = tmp_path / "青禾县自然资源局-2024" / "批示.txt"
    other.write_text("留着", encoding="utf-8")
    (tmp_path / "青禾县自然资源局-2024" / ".govgen-publish.json").unlink()
    ran = run("publish", example, "-o", tmp_path, "--to", "json")
    assert ran.status == 2
    assert "已经存在" in ran.err
    forced = run("publish", example, "-o", tmp_path, "--to", "json", "--force")
    assert forced.status == 0
    assert "批示.txt 没有动" in forced.err
    assert other.read_text(encoding="utf-8") == "留着"


def test_an_output_that_is_a_file_is_refused(run, example, tmp_path):
    (tmp_path / "公开").write_text("x", encoding="utf-8")
    ran = run("publish", example, "-o", tmp_path / "公开")
    assert ran.status == 2
    assert "是一个文件" in ran.err


def test_an_unknown_kind_is_named_with_those_there_are(run, example, tmp_path):
    ran = run("publish", example, "-o", tmp_path, "--to", "html,epub")
    assert ran.status == 2
    assert "epub" in ran.err
    assert "html" in ran.err
    assert not list(tmp_path.glob("青禾*"))


def test_the_word_report_that_was_made_can_be_published_too(run, example, tmp_path):
    assert run("render", example, "-o", tmp_path / "年报.docx").status == 0
    assert run("publish", example, "-o", tmp_path / "一", "--to", "csv,json").status == 0
    assert run("publish", tmp_path / "年报.docx", "-o", tmp_path / "二", "--to", "csv,json").status == 0
    one, two = (shown(tmp_path / name / "青禾县自然资源局-2024") for name in ("一", "二"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_batch_publishes_what_is_without_errors(run, example, wrong, tmp_path):
    source = tmp_path / "源"
    source.mkdir()
    for path in (example, example.with_name("2021-县人民政府.yaml"), wrong):
        shutil.copy(path, source)
    ran = run("batch", source, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html,csv")
    assert ran.status == 1
    published = {path.name for path in (tmp_path / "公开").iterdir()}
    assert published == {"青禾县自然资源局-2024", "青禾县人民政府-2023", "全部数据"}


def test_what_this_machine_cannot_make_does_not_keep_the_rest_from_being_made(run, example, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "typst", None)
    other = example.with_name("2021-县人民政府.yaml")
    ran = run("publish", example, other, "-o", tmp_path / "公开", "--to", "html,pdf")
    assert ran.status == 1
    assert ran.err.count("没有做 pdf：") == 1
    assert "pip install govgen[print]" in ran.err
    assert len(list((tmp_path / "公开").glob("*/年报.html"))) == 2
    alone = run("publish", example, "-o", tmp_path / "另", "--to", "pdf")
    assert alone.status == 2
    assert "LibreOffice" in alone.err
    assert not (tmp_path / "另").exists()


@pytest.mark.parametrize("raised", ["ImportError('DLL load failed')", "OSError('no such library')"])
def test_a_typst_that_does_not_start_is_as_good_as_absent(run, example, tmp_path, monkeypatch, raised):
    (tmp_path / "库").mkdir()
    (tmp_path / "库" / "typst.py").write_text(f"raise {raised}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "库"))
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.setenv("PATH", "")
    ran = run("publish", example, "-o", tmp_path / "公开", "--to", "html,pdf,ofd,chart")
    assert ran.status == 1
    assert "启动不了" in ran.err
    folder = tmp_path / "公开" / "青禾县自然资源局-2024"
    assert [path.name for path in shown(folder)] == ["图解.html", "年报.html", "正文片段.html"]


def test_an_engine_that_is_not_there_is_named_with_the_one_that_is(run, example, tmp_path, monkeypatch):
    pytest.importorskip("typst")
    monkeypatch.setenv("PATH", "")
    ran = run("publish", example, "-o", tmp_path / "公开", "--to", "pdf", "--pdf", "libreoffice")
    assert ran.status == 2
    assert "没有 LibreOffice" in ran.err
    assert "--pdf typst" in ran.err


def test_a_second_batch_publishes_what_is_new_or_was_corrected(run, example, source, order, tmp_path):
    assert run(*order).status == 0
    page = tmp_path / "公开" / "青禾县自然资源局-2024" / "年报.html"
    before = page.read_bytes()
    shutil.copy(example.with_name("2021-县人民政府.yaml"), source)
    assert run(*order).status == 0
    assert page.read_bytes() == before
    assert units(tmp_path / "公开") == {"青禾县自然资源局", "青禾县人民政府"}
    correct(source / "局.yaml")
    assert run(*order).status == 0
    assert "全年共新收" in page.read_text(encoding="utf-8")
    shutil.copy(example.with_name("2019-市级部门.yaml"), source)
    ran = run(*order)
    assert ran.status == 0, ran.err
    assert len(units(tmp_path / "公开")) == 3


def test_what_was_altered_by_hand_is_refused_by_every_batch_until_it_is_mended(run, source, order, tmp_path):
    assert run(*order).status == 0
    page = tmp_path / "公开" / "青禾县自然资源局-2024" / "年报.html"
    before = page.read_bytes()
    page.write_text("改过", encoding="utf-8")
    correct(source / "局.yaml")
    for _ in range(2):
        ran = run(*order)
        assert ran.status == 2
        assert "年报.html" in ran.err
        assert ".." not in ran.err
        assert page.read_text(encoding="utf-8") == "改过"
    page.write_bytes(before)
    assert run(*order).status == 0
    assert "全年共新收" in page.read_text(encoding="utf-8")


def test_a_unit_that_is_no_longer_among_the_data_is_told_of(run, example, source, order):
    shutil.copy(example.with_name("2021-县人民政府.yaml"), source)
    assert run(*order).err == ""
    (source / "2021-县人民政府.yaml").unlink()
    ran = run(*order)
    assert ran.status == 0
    assert "青禾县人民政府-2023" in ran.err


def test_a_folder_of_somebody_else_is_refused_by_every_batch(run, order, tmp_path):
    (tmp_path / "公开" / "青禾县自然资源局-2024").mkdir(parents=True)
    for _ in range(2):
        ran = run(*order)
        assert ran.status == 2
        assert "没有覆盖" in ran.err


def test_a_batch_makes_the_kinds_that_were_not_asked_for_before(run, order, tmp_path):
    assert run(*order).status == 0
    folder = tmp_path / "公开" / "青禾县自然资源局-2024"
    assert not (folder / "年报.json").exists()
    assert run(*order[:-1], "json").status == 0
    assert (folder / "年报.json").is_file()
    assert (folder / "年报.html").is_file()


def test_nothing_old_stays_in_a_folder_that_is_made_again(run, source, order, tmp_path):
    assert run(*order).status == 0
    folder = tmp_path / "公开" / "青禾县自然资源局-2024"
    (folder / "批示.txt").write_text("留着", encoding="utf-8")
    correct(source / "局.yaml")
    assert run(*order[:-1], "json").status == 0
    assert "全年共新收" in (folder / "年报.html").read_text(encoding="utf-8")
    assert (folder / "批示.txt").read_text(encoding="utf-8") == "留着"
    assert not [path for path in (tmp_path / "公开").iterdir() if path.name.startswith(".")]


def test_the_table_of_all_has_what_lies_in_the_folder(run, example, tmp_path):
    county, city = (example.with_name(f"{name}.yaml") for name in ("2021-县人民政府", "2019-市级部门"))
    assert run("publish", example, county, "-o", tmp_path, "--to", "csv").status == 0
    assert run("publish", city, "-o", tmp_path, "--to", "csv").status == 0
    assert len(units(tmp_path)) == 3
    corrected = tmp_path / "改.yaml"
    shutil.copy(example, corrected)
    correct(corrected)
    assert run("publish", corrected, "-o", tmp_path, "--to", "csv", "--force").status == 0
    assert len(units(tmp_path)) == 3
    package = json.loads((tmp_path / "全部数据" / "datapackage.json").read_bytes())
    assert len(package["sources"]) == 3


def test_the_table_of_all_is_not_made_of_figures_that_somebody_altered(run, example, tmp_path):
    others = [example.with_name(f"{name}.yaml") for name in ("2021-县人民政府", "2019-市级部门")]
    assert run("publish", example, others[0], "-o", tmp_path, "--to", "csv").status == 0
    figures = tmp_path / "青禾县自然资源局-2024" / "表三.csv"
    figures.write_bytes(figures.read_bytes().replace(b",31,", b",91,", 1))
    before = table(tmp_path)
    ran = run("publish", others[1], "-o", tmp_path, "--to", "csv")
    assert ran.status == 1
    assert "表三.csv" in ran.err
    assert table(tmp_path) == before


def test_a_unit_without_open_data_is_missed_in_the_table_of_all(run, example, tmp_path):
    others = [example.with_name(f"{name}.yaml") for name in ("2021-县人民政府", "2019-市级部门")]
    assert run("publish", *others, "-o", tmp_path, "--to", "csv").status == 0
    ran = run("publish", example, "-o", tmp_path, "--to", "html")
    assert ran.status == 1
    assert "青禾县自然资源局-2024" in ran.err


def test_the_output_folder_may_lie_in_the_folder_that_is_read(run, source, monkeypatch):
    monkeypatch.chdir(source)
    assert run("publish", ".", "-o", "公开").status == 0
    assert run("publish", ".", "-o", "公开", "--force").status == 0


def test_a_published_file_that_is_read_is_not_written_over(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path).status == 0
    word = tmp_path / "青禾县自然资源局-2024" / "年报.docx"
    assert run("publish", word, "-o", tmp_path, "--force").status == 2


def test_findings_of_a_batch_are_printed_once(run, example, tmp_path):
    wrong = example.read_text(encoding="utf-8").replace("全年新收", "投诉请打13812345678，新收", 1)
    (tmp_path / "年报.yaml").write_text(wrong, encoding="utf-8")
    ran = run("batch", tmp_path / "年报.yaml", "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "html")
    assert (ran.out + ran.err).count("校验完成") == 0


def test_a_batch_with_an_unknown_kind_does_nothing(run, example, tmp_path):
    assert run("batch", example, "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "epub").status == 2
    assert not (tmp_path / "出").exists()


def test_rows_of_a_table_are_published(run, example, tmp_path):
    other = example.with_name("2021-县人民政府.yaml")
    assert run("workbook", "new", "-o", tmp_path / "表.xlsx", "--from", example, "--from", other).status == 0
    ran = run("batch", tmp_path / "表.xlsx", "-o", tmp_path / "出", "--publish", tmp_path / "公开", "--to", "json")
    assert ran.status == 0, ran.err
    assert len(list((tmp_path / "公开").iterdir())) == 2
    again = tmp_path / "另.yaml"
    shutil.copy(example, again)
    correct(again)
    ran = run("publish", tmp_path / "表.xlsx", again, "-o", tmp_path / "再", "--to", "json")
    assert ran.status == 1
    assert "表.xlsx!总表!A6" in ran.err


def test_what_was_published_is_one_report_when_it_is_read_again(run, example, tmp_path):
    pytest.importorskip("typst")
    pytest.importorskip("pdfplumber")
    out, back = tmp_path / "公开", tmp_path / "导入"
    kinds = "docx,html,pdf,ofd,chart,csv,json"
    assert run("publish", example, "-o", out, "--to", kinds, "--pdf", "typst").status == 0
    checked = run("check", out)
    assert checked.status == 0, checked.err
    assert "1 份" in checked.out + checked.err
    assert run("import", out, "-o", back).status == 0
    assert len(list(back.iterdir())) == 1
    folder = out / "青禾县自然资源局-2024"
    sent = tmp_path / "传来"
    shutil.copytree(folder, sent, ignore=shutil.ignore_patterns(".*", "年报.docx", "年报.html"))
    assert "1 份" in run("check", sent).out
    (folder / "年报.docx").unlink()
    assert run("check", folder).status == 0
    page = folder / "年报.html"
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    assert "2 份" in run("check", folder).out


def test_a_report_published_before_is_left_as_it_is_and_new_kinds_are_added(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "csv").status == 0
    folder = tmp_path / "青禾县自然资源局-2024"
    before = {path: path.stat().st_mtime_ns for path in shown(folder)}
    again = run("publish", example, "-o", tmp_path, "--to", "csv")
    assert again.status == 0
    assert "没有变化" in again.out
    assert {path: path.stat().st_mtime_ns for path in shown(folder)} == before
    more = run("publish", example, "-o", tmp_path, "--to", "json")
    assert more.status == 0, more.err
    assert "（年报.json）" in more.out
    assert {*before, folder / "年报.json"} == set(shown(folder))


def years_of(page):
    label = re.search('aria-label="申请的新收[^"]*"', page.read_text(encoding="utf-8"))[0]
    return re.findall(r"(\d{4})年", label)


@pytest.fixture
def years(example, tmp_path):
    """A folder with the reports of a unit on four years."""
    folder = tmp_path / "各年"
    folder.mkdir()
    for year in range(2021, 2025):
        shutil.copy(example, folder / f"{year}.yaml")
        correct(folder / f"{year}.yaml", "年度: 2024", f"年度: {year}")
        text = (folder / f"{year}.yaml").read_text(encoding="utf-8").replace("2025-01-20", f"{year + 1}-01-20")
        (folder / f"{year}.yaml").write_text(text.replace("2024年", f"{year}年"), encoding="utf-8")
    return folder


def test_years_that_are_published_together_stand_beside_each_other(run, years, tmp_path):
    assert run("publish", years, "-o", tmp_path / "公开", "--to", "html").status == 0
    for year in (2022, 2024):
        page = tmp_path / "公开" / f"青禾县自然资源局-{year}" / "年报.html"
        assert years_of(page) == [str(each) for each in range(2021, year + 1)]


def test_all_years_before_stand_beside_a_report_but_those_that_do_not_add_up(run, years, tmp_path):
    correct(years / "2022.yaml", "自然人: 31", "自然人: 33")
    ran = run("publish", years / "2024.yaml", "--previous", years, "-o", tmp_path / "公开", "--to", "html")
    assert ran.status == 0
    assert "图解里没有画 2022 年的数" in ran.err
    assert years_of(tmp_path / "公开" / "青禾县自然资源局-2024" / "年报.html") == ["2021", "2023", "2024"]


def test_a_file_that_was_taken_away_is_told_and_publishing_again_brings_it_back(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "html,csv").status == 0
    lost = tmp_path / "青禾县自然资源局-2024" / "表四.csv"
    held = lost.read_bytes()
    lost.unlink()
    checked = run("check", tmp_path)
    assert f"{lost}：公开后少了" in checked.err
    assert checked.status == 0
    again = run("publish", example, "-o", tmp_path, "--to", "html,csv")
    assert again.status == 0, again.err
    assert lost.read_bytes() == held
    assert "公开后少了" not in run("check", tmp_path).err


def test_a_report_that_changed_takes_the_place_of_the_earlier_one_with_force_only(run, source, tmp_path):
    out, data = tmp_path / "公开", source / "局.yaml"
    assert run("publish", data, "-o", out, "--to", "html").status == 0
    page = out / "青禾县自然资源局-2024" / "年报.html"
    before = page.read_bytes()
    correct(data)
    ran = run("publish", data, "-o", out, "--to", "html")
    assert ran.status == 2
    assert "--force" in ran.err
    assert page.read_bytes() == before
    assert run("publish", data, "-o", out, "--to", "html", "--force").status == 0
    assert "全年共新收" in page.read_text(encoding="utf-8")


def test_a_published_file_that_somebody_altered_is_named_and_left(run, example, tmp_path):
    assert run("publish", example, "-o", tmp_path, "--to", "html").status == 0
    page = tmp_path / "青禾县自然资源局-2024" / "年报.html"
    page.write_text("改过", encoding="utf-8")
    ran = run("publish", example, "-o", tmp_path, "--to", "html,csv")
    assert ran.status == 2
    assert "年报.html" in ran.err
    assert [path.name for path in shown(page.parent)] == ["年报.html", "正文片段.html"]


def test_a_batch_that_follows_a_publication_by_hand_knows_it_again(run, source, order, tmp_path):
    assert run("publish", source, "-o", tmp_path / "公开", "--to", "html,csv").status == 0
    record = tmp_path / "公开" / "青禾县自然资源局-2024" / ".govgen-publish.json"
    page = record.with_name("年报.html")
    before = page.stat().st_mtime_ns
    assert not json.loads(record.read_bytes())["inputs"]
    assert run(*order).status == 0
    assert json.loads(record.read_bytes())["inputs"]
    assert page.stat().st_mtime_ns == before


def test_a_batch_of_drafts_publishes_no_drafts(run, order, tmp_path):
    assert run(*order[:-1], "docx", "--draft").status == 0
    (word,) = (tmp_path / "公开").glob("*/年报.docx")
    (draft,) = (tmp_path / "出").glob("*.docx")
    assert word.read_bytes() != draft.read_bytes()


def test_a_folder_gives_workbooks_and_word_reports_too_and_each_other_file_is_named(run, example, source, tmp_path):
    book, word = source / "水利局.xlsx", source / "林业局.docx"
    for unit, form in (("青禾县水利局", book), ("青禾县林业局", word)):
        data = tmp_path / f"{unit}.yaml"
        data.write_text(example.read_text(encoding="utf-8").replace("青禾县自然资源局", unit), encoding="utf-8")
        made = run("workbook", "new", "--from", data, "-o", form) if form is book else run("render", data, "-o", form)
        assert made.status == 0
    (source / "旧.xls").write_bytes(b"x")
    (source / "图.zip").write_bytes(b"PK")
    (source / "说明.md").write_text("便条", encoding="utf-8")
    ran = run("publish", source, "-o", tmp_path / "公开", "--to", "csv")
    assert ran.status == 2
    assert ran.err.count("没有生成：") == 2
    assert "旧.xls: 旧版 Excel" in ran.err
    assert units(tmp_path / "公开") == {"青禾县自然资源局", "青禾县水利局", "青禾县林业局"}


def test_of_a_report_in_a_folder_its_data_is_published_and_not_its_word_file(run, source, tmp_path):
    assert run("render", source / "局.yaml", "-o", source / "局年报.docx").status == 0
    correct(source / "局.yaml")
    ran = run("publish", source, "-o", tmp_path / "公开", "--to", "html")
    assert ran.status == 0
    assert "局年报.docx：同一单位、同一年度的数据在" in ran.out
    assert "全年共新收" in (tmp_path / "公开" / "青禾县自然资源局-2024" / "年报.html").read_text(encoding="utf-8")


def test_a_folder_elsewhere_is_not_read_by_way_of_a_link(run, source, tmp_path):
    (tmp_path / "处").mkdir()
    (source / "局.yaml").rename(tmp_path / "处" / "局.yaml")
    (source / "链").symlink_to(tmp_path / "处")
    ran = run("publish", source, "-o", tmp_path / "公开")
    assert (ran.status, ran.err.count("没有进去读")) == (2, 1)
    assert not (tmp_path / "公开").exists()


def test_what_was_published_in_the_folder_that_is_read_is_not_read_again(run, source):
    order = ("publish", source, "-o", source / "公开", "--to", "docx")
    assert run(*order).status == 0
    correct(source / "局.yaml")
    assert run(*order, "--force").status == 0


def test_a_file_that_is_not_published_is_named_once(run, source, tmp_path):
    (source / "坏.yaml").write_text("年度: [", encoding="utf-8")
    ran = run("publish", source, "-o", tmp_path / "公开", "--to", "csv")
    assert ran.err.count("坏.yaml") == 1


@pytest.mark.parametrize("command", ["publish", "batch"])
def test_a_profile_beside_the_data_is_told_and_can_be_refused(run, source, tmp_path, command):
    profile = "format: 1\nname: 宽松\nbasis: 县里\nrules:\n  length: {severity: hint}\n"
    (source / "宽松.yaml").write_text(profile, encoding="utf-8")
    data = source / "局.yaml"
    data.write_text("地方要求: 宽松\n" + data.read_text(encoding="utf-8"), encoding="utf-8")
    used = run(command, source, "-o", tmp_path / "甲")
    refused = run(command, source, "-o", tmp_path / "乙", "--no-local-profile")
    assert "地方要求“宽松.yaml”检查" in used.out + used.err
    assert "地方要求“宽松.yaml”没有采用" in refused.out + refused.err
    assert "宽松.yaml" in run(command, source, "-o", tmp_path / "丙", "-q").err


def test_a_folder_of_published_reports_is_read_where_it_is_named_and_nowhere_else(run, example, tmp_path):
    for name in (example.name, "2021-县人民政府.yaml"):
        shutil.copy(example.with_name(name), tmp_path)
    assert run("publish", tmp_path, "-o", tmp_path / "公开", "--to", "docx,csv").status == 0
    for named in (tmp_path / "公开", tmp_path):
        assert "校验完成：2 份" in run("check", named).out


def test_files_of_another_kind_of_report_are_called_as_it_is_and_come_back_as_one(run, tmp_path):
    example = ROOT / "reports/行政执法/examples/valid/县人民政府.yaml"
    assert run("publish", example, "-o", tmp_path / "公开", "--to", "docx,html,json").status == 0
    (folder,) = (path for path in (tmp_path / "公开").iterdir() if path.is_dir())
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert names == {"行政执法.docx", "行政执法.html", "正文片段.html", "行政执法.json"}
    assert "1 份，" in run("check", str(tmp_path / "公开")).out
    for path in folder.glob(".*"):
        path.unlink()  # as where only what is seen was copied
    (folder / "行政执法.docx").unlink()
    assert "1 份，" in run("check", str(tmp_path / "公开")).out
