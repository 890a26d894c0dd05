"""`govgen check` as its users meet it."""

import json
import re

import openpyxl
import pytest
from docx import Document

from govgen.schema import bundled_reports


def test_a_good_file_passes_with_status_0(run, example):
    ran = run("check", example)
    assert ran.status == 0
    assert "校验完成：1 份，通过 1" in ran.out


def test_an_error_gives_status_1_and_its_place(run, wrong):
    ran = run("check", wrong)
    assert ran.status == 1
    assert f"{wrong}:" in ran.out
    assert "[edition-year" in ran.out


def test_json_stands_alone_on_standard_output(run, wrong):
    ran = run("check", wrong, "--format", "json")
    assert json.loads(ran.out)["summary"]["files"] == 1
    assert ran.status == 1


def test_one_unreadable_file_does_not_stop_the_others(run, example, tmp_path):
    ran = run("check", tmp_path / "没有.yaml", example)
    assert ran.status == 2
    assert "没有.yaml" in ran.out
    assert "通过 1" in ran.out


def test_output_goes_to_a_file(run, example, tmp_path):
    target = tmp_path / "结果.json"
    ran = run("check", example, "--format", "json", "-o", target)
    assert ran.status == 0
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1


def test_warnings_fail_only_when_asked(run, example, tmp_path):
    path = tmp_path / "警告.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text + "\n标题: 工作总结\n", encoding="utf-8")
    assert run("check", path).status == 0
    assert run("check", path, "--fail-on", "warning").status == 1


def test_last_years_file_is_held_against_this_years(run, example, tmp_path):
    last = tmp_path / "去年.yaml"
    text = example.read_text(encoding="utf-8")
    last.write_text(text.replace("年度: 2024", "年度: 2023", 1), encoding="utf-8")
    ran = run("check", example, "--previous", last)
    assert "现行有效衔接" in ran.out


def test_last_years_word_file_is_held_against_this_years(run, example, tmp_path):
    last, word = tmp_path / "去年.yaml", tmp_path / "去年.docx"
    text = example.read_text(encoding="utf-8")
    last.write_text(text.replace("年度: 2024", "年度: 2023", 1), encoding="utf-8")
    run("render", last, "--draft", "-o", word)
    last.unlink()
    for place in (word, tmp_path):
        ran = run("check", example, "--previous", place)
        assert "[identical-figures]" in ran.out
        assert "去年.docx" in ran.out


def test_a_word_file_is_held_against_a_folder_of_last_year(run, example, tmp_path):
    text = example.read_text(encoding="utf-8")
    (tmp_path / "去年.yaml").write_text(text.replace("年度: 2024", "年度: 2023", 1), encoding="utf-8")
    run("render", example, "-o", tmp_path / "今年.docx")
    ran = run("check", tmp_path / "今年.docx", "--previous", tmp_path)
    assert "[identical-figures]" in ran.out
    assert "去年.yaml" in ran.out


@pytest.mark.parametrize("profile", ["没有", "没有.yaml"])
def test_a_profile_that_is_not_there_is_told_once(run, example, profile):
    ran = run("check", example.parent, "--profile", profile)
    assert ran.status == 2
    assert ran.err.count("没有") >= 1
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


def test_last_years_file_that_is_not_there_is_told_once(run, example, tmp_path):
    ran = run("check", example.parent, "--previous", tmp_path / "没有.docx")
    assert ran.status == 2
    assert ran.err.count("没有.docx") == 1
    assert "找不到" in ran.err
    assert ran.out == ""


def test_files_that_could_not_be_searched_are_named(run, example, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK")
    ran = run("check", example, "--previous", tmp_path)
    assert "没有找到" in ran.out
    assert "另有 1 个文件读不了" in ran.out
    assert "坏.docx" in ran.out


def test_a_folder_stands_for_all_its_files(run, example):
    ran = run("check", example.parent)
    assert ran.status == 0
    assert f"校验完成：{len(list(example.parent.glob('*.yaml')))} 份" in ran.out


def test_an_empty_folder_is_wrong_usage(run, tmp_path):
    ran = run("check", tmp_path)
    assert ran.status == 2
    assert "没有数据文件" in ran.err


def test_last_years_file_is_found_in_a_folder(run, example, tmp_path):
    text = example.read_text(encoding="utf-8").replace("年度: 2024", "年度: 2023", 1)
    (tmp_path / "随便什么名字.yaml").write_text(text, encoding="utf-8")
    ran = run("check", example, "--previous", tmp_path)
    assert "[identical-figures]" in ran.out
    assert "[reused-text " in ran.out
    assert "随便什么名字.yaml" in ran.out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "html"])
def test_a_reason_given_is_in_every_form_of_output(run, tmp_path, example, form):
    waiver = "\n标题: 工作总结\n说明: [{规则: title, 位置: 标题, 理由: 上级统一规定}]\n"
    text = example.read_text(encoding="utf-8") + waiver
    path = tmp_path / "说明.yaml"
    path.write_text(text, encoding="utf-8")
    ran = run("check", path, "--format", form)
    assert ran.status == 0
    assert "已说明" in ran.out if form == "text" else "上级统一规定" in ran.out


def test_a_place_asks_for_more(run, example, tmp_path):
    assert run("check", example).out.count("[length") == 0
    assert run("check", example, "--profile", "青禾县").out.count("[length") == 1
    named = tmp_path / "a.yaml"
    named.write_text(example.read_text(encoding="utf-8") + "\n地方要求: 青禾县\n", encoding="utf-8")
    assert run("check", named).out.count("[length") == 1


def test_a_bad_profile_beside_the_data_concerns_its_file_alone(run, example, tmp_path):
    text = example.read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(f"{text}\n地方要求: 坏\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "坏.yaml").write_text("format: 1\nname: 坏\nbasis: 无\nrules: {nonsense: {}}\n", encoding="utf-8")
    files = (tmp_path / "a.yaml", tmp_path / "b.yaml")
    ran = run("check", *files)
    assert (ran.status, "坏.yaml:4:" in ran.out, "通过 1" in ran.out) == (2, True, True)
    ran = run("check", *files, "--no-local-profile")
    assert (ran.status, "没有采用" in ran.out) == (0, True)


def test_a_document_is_checked_where_no_profile_beside_the_data_is_wanted(run, example, tmp_path):
    run("render", example, "-o", tmp_path / "甲.docx")
    run("workbook", "new", "--from", example, "-o", tmp_path / "甲.xlsx")
    for name in ("甲.docx", "甲.xlsx"):
        ran = run("check", tmp_path / name, "--no-local-profile")
        assert (ran.status < 2, "无法读取" in ran.out) == (True, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules: {nonsense: {}}\n", "没有“nonsense”这条规则"),
        ("relations: {甲: {formula: 全无 = 全有, basis: 常理}}\n", "全无"),
    ],
)
def test_a_broken_profile_gives_status_2_and_its_line(run, example, tmp_path, text, words):
    profile = tmp_path / "地方.yaml"
    profile.write_text(f"format: 1\nname: 地方\nbasis: 某文\n{text}", encoding="utf-8")
    ran = run("check", example, "--profile", profile)
    assert ran.status == 2
    assert f"{profile}:4:" in ran.err
    assert words in ran.err


def test_hundreds_of_findings_are_folded_and_counted(run, tmp_path, example):
    path = tmp_path / "多.yaml"
    marks = "".join(f"    第{number}处XX。\n" for number in range(300))
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("  引言: |\n", f"  引言: |\n{marks}", 1), encoding="utf-8")
    folded, whole = run("check", path), run("check", path, "--all")
    assert folded.out.count("[placeholder]") == 6
    assert "另有 295 处同类的错误没有列出" in folded.out
    assert whole.out.count("[placeholder]") == 300
    assert folded.out.splitlines()[-1] == whole.out.splitlines()[-1]


def test_sisters_are_compared_when_asked(run, example, tmp_path):
    other = tmp_path / "b.yaml"
    text = example.read_text(encoding="utf-8").replace("名称: 青禾县自然资源局", "名称: 白石县自然资源局")
    other.write_text(text, encoding="utf-8")
    assert "[sister-text" not in run("check", example, other).out
    assert "[sister-text" in run("check", example, other, "--sisters").out


def word_with_a_fault(run, example, folder):
    """A report that came as Word, with a place left to be filled in."""
    word = folder / "青禾县自然资源局.docx"
    assert run("render", example, "-o", word).status == 0
    document = Document(word)
    document.paragraphs[3].runs[0].text += "青禾县待填"
    document.save(word)
    return word


def test_a_word_file_goes_back_with_comments_in_a_copy(run, example, tmp_path):
    word = word_with_a_fault(run, example, tmp_path)
    before, copy = word.read_bytes(), word.with_name("青禾县自然资源局-批注.docx")
    ran = run("check", word, "--annotate", "--format", "json")
    assert json.loads(ran.out)["files"]
    assert f"已写批注：{copy}" in ran.err
    assert word.read_bytes() == before
    assert copy.is_file()


def test_a_copy_with_comments_is_no_hand_in_and_is_not_overwritten_unasked(run, example, tmp_path):
    word = word_with_a_fault(run, example, tmp_path)
    run("check", word, "--annotate")
    again = run("check", tmp_path, "--annotate")
    assert again.status == 2
    assert "文件已经存在" in again.err
    assert "校验完成：1 份" in again.out
    assert run("check", tmp_path, "--annotate", "-f").status == 1


def test_a_copy_that_is_named_is_an_input_and_not_written_over(run, example, tmp_path):
    word = word_with_a_fault(run, example, tmp_path)
    run("check", word, "--annotate")
    copy = word.with_name("青禾县自然资源局-批注.docx")
    before = copy.read_bytes()
    assert run("check", word, copy, "--annotate", "-f").status == 2
    assert copy.read_bytes() == before


def test_what_is_no_word_file_is_told_to_take_no_comments(run, wrong):
    ran = run("check", wrong, "--annotate")
    assert ran.status == 2
    assert "只有 Word 文件" in ran.err


def test_a_file_named_alone_is_held_against_the_list_and_the_year(run, example, tmp_path):
    units = tmp_path / "名单.csv"
    units.write_text("名称\n青禾县无此局\n", encoding="utf-8")
    ran = run("check", example, "--units", units)
    assert (ran.status, "不在名单上" in ran.out) == (0, True)
    unit = next(line for line in example.read_text(encoding="utf-8").splitlines() if "名称:" in line)
    name = unit.split("名称:")[1].split(",")[0].strip()
    units.write_text(f"名称\n{name}\n", encoding="utf-8")
    assert "年度不对" in run("check", example, "--units", units, "-y", 2030).out
    assert "不在名单上" not in run("check", example, "--units", units).out


def test_a_sheet_that_is_gone_from_a_workbook_is_named(run, example, tmp_path):
    book = tmp_path / "填报表.xlsx"
    run("workbook", "new", "--from", example, "-o", book)
    opened = openpyxl.load_workbook(book)
    del opened["表四"]
    opened.save(book)
    assert "工作表“表四”不见了" in run("check", book).out


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_file_that_another_format_is_written_to_says_how_to_ask_for_it(run, example, tmp_path, form):
    target = tmp_path / f"结果.{form}"
    ran = run("check", example, "-o", target)
    assert (ran.status, target.exists()) == (2, False)
    assert f"--format {form}" in ran.err


@pytest.fixture(name="folder")
def folder_of_one(run, example, tmp_path):
    run("publish", example, "-o", tmp_path / "公开", "--to", "html,csv,json")
    (folder,) = (path for path in (tmp_path / "公开").iterdir() if path.is_dir())
    return folder


def changed(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_figure_that_was_changed_since_publication_gives_status_1(run, folder):
    page = folder / "年报.html"
    figure = re.search(r">(\d\d+)</td>", page.read_text(encoding="utf-8"))[0]
    ran = run("check", changed(page, figure, ">9" + figure[1:]))
    assert ran.status == 1
    assert "错误 做成或者公开后有改动" in ran.out
    assert "第1张表!第" in ran.out


def test_words_that_were_changed_since_are_a_warning(run, folder):
    ran = run("check", changed(folder / "年报.html", "存在的", "发现的"))
    assert ran.status == 0
    assert "警告 做成或者公开后有改动" in ran.out


@pytest.mark.parametrize("name", ["*.csv", "年报.json"])
def test_another_file_of_the_folder_that_was_changed_gives_status_1(name, run, folder):
    assert run("check", folder).status == 0
    changed(next(folder.glob(name)), "0", "7")
    ran = run("check", folder)
    assert ran.status == 1
    assert "这个文件与发布时不同" in ran.err


@pytest.mark.parametrize("name", ["年报.json", "datapackage.json"])
def test_open_data_is_no_data_file(name, run, folder):
    ran = run("check", folder / name)
    assert ran.status == 2
    assert ran.out.count(": 错误 ") == 1
    assert "这是公开的开放数据" in ran.out


def test_without_a_list_two_names_that_may_be_of_one_unit_are_told(run, example, tmp_path):
    text = example.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if "名称:" in line).split("名称:")[1].split(",")[0].strip(" }")
    for file, unit in (("a", "青禾县水利局"), ("b", "县水利局"), ("c", "青禾县林业局")):
        (tmp_path / f"{file}.yaml").write_text(text.replace(name, unit), encoding="utf-8")
    files = [tmp_path / f"{file}.yaml" for file in "abc"]
    told = [line for line in run("check", *files).out.splitlines() if "像是同一个单位" in line]
    assert len(told) == 1
    assert "青禾县水利局" in told[0]
    assert "县水利局" in told[0].replace("青禾县水利局", "")
    assert "像是" not in run("check", files[0], files[2]).out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "html"])
def test_every_format_is_written_to_standard_output_where_a_dash_asks_for_it(run, wrong, form):
    ran = run("check", wrong, "--format", form, "-o", "-")
    assert (ran.status, ran.out) == (1, run("check", wrong, "--format", form).out)


def test_a_name_without_an_ending_is_told_which_it_needs(run, example, tmp_path):
    ran = run("check", example, "--format", "json", "-o", tmp_path / "结果")
    assert "请写成“结果.json”" in ran.err


def test_a_year_that_is_asked_for_without_a_list_tells_reports_on_another(run, example, tmp_path):
    (tmp_path / "甲.yaml").write_bytes(example.read_bytes())
    assert run("check", tmp_path, "-y", "2024").status == 0
    ran = run("check", tmp_path, "-y", "2025")
    assert (ran.status, "甲.yaml 是 2024 年度的" in ran.out) == (1, True)


def test_who_has_not_sent_anything_shows_in_the_status_of_every_format(run, example, tmp_path):
    (tmp_path / "收件").mkdir()
    (tmp_path / "收件" / "甲.yaml").write_bytes(example.read_bytes())
    (tmp_path / "名单.csv").write_text("名称\n青禾县自然资源局\n青禾县水利局\n", encoding="utf-8")
    for form in ("text", "json"):
        assert run("check", tmp_path / "收件", "--units", tmp_path / "名单.csv", "--format", form).status == 1


def test_a_file_that_is_not_read_has_one_status_in_all_commands(run, example, tmp_path):
    sent = tmp_path / "收件"
    sent.mkdir()
    (sent / "甲.yaml").write_bytes(example.read_bytes())
    for name in (".水利局.yaml", "民政局.csv", "教育局"):
        (sent / name).write_text("年度: 2024\n单位: {名称: 某局}\n", encoding="utf-8")
    units = tmp_path / "名单.csv"
    units.write_text("名称\n青禾县水利局\n青禾县民政局\n青禾县教育局\n", encoding="utf-8")
    asked = (sent, "--units", units, "-y", "2024")
    assert "名单上 3 个单位：交了读不了 3。" in run("check", *asked).out
    assert "名单上 3 个单位：交了读不了 3。" in run("batch", *asked, "-o", tmp_path / "报告").out


def test_a_form_that_was_not_filled_has_no_errors_beside_its_status(run, tmp_path):
    run("new", tmp_path / "收件.yaml", "-u", "青禾县水利局", "-y", 2024)
    (tmp_path / "收件").mkdir()
    (tmp_path / "收件.yaml").rename(tmp_path / "收件/水利局.yaml")
    (tmp_path / "名单.csv").write_text("名称\n青禾县水利局\n", encoding="utf-8")
    line, *_ = run("check", tmp_path / "收件", "--units", tmp_path / "名单.csv").out.splitlines()
    assert line.split() == ["1", "青禾县水利局", "没填"]


def test_statuses_of_another_kind_of_report_say_which(run, tmp_path):
    (example, *_) = (bundled_reports()["行政执法"].parent / "examples/valid").glob("*.yaml")
    text = example.read_text(encoding="utf-8")
    (tmp_path / "收件").mkdir()
    (tmp_path / "收件/甲.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "名单.csv").write_text("名称\n青禾县人民政府\n", encoding="utf-8")
    line, *_ = run("check", tmp_path / "收件", "--units", tmp_path / "名单.csv").out.splitlines()
    assert line == "【行政执法】"


def test_the_sum_of_who_collects_is_no_stranger_to_the_list(run, example, tmp_path):
    path, units = tmp_path / "县.yaml", tmp_path / "名单.csv"
    path.write_text(example.read_text(encoding="utf-8").replace("范围: 本单位", "范围: 全区域"), encoding="utf-8")
    units.write_text("名称\n青禾县水利局\n", encoding="utf-8")
    assert "不在名单上" in run("check", example, "--units", units).out
    ran = run("check", path, "--units", units)
    assert ("不在名单上" in ran.out, "校验完成" in ran.out) == (False, True)
