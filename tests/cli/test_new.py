"""`govgen new` as its users meet it."""

import json
import re

import pytest

from govgen import api
from govgen.model.grid import draw
from tests.documents.pages import html_table, page_around
from tests.publishing.test_carrying import edited
from tests.reports import CATALOG, ROOT
from tests.small_schemas import ROUNDED_SUM, schema_file, small_schema

NEWEST = CATALOG.editions["2021"]
TABLE = NEWEST.tables["申请"]


@pytest.mark.parametrize("year", [2018, 2020, 2025])
def test_a_new_file_lacks_only_what_is_to_be_filled_in(run, tmp_path, year):
    path = tmp_path / "年报.yaml"
    assert run("new", path, "-u", "青禾县民政局", "-y", year, "-c", "部门").status == 0
    ran = run("check", path, "--format", "json")
    found = {finding["rule"] for file in json.loads(ran.out)["files"] for finding in file["findings"]}
    assert ran.status == 1
    assert found <= {"not-filled", "empty-section", "required-aspect", "missing-section", "signature-date"}


def test_it_points_editors_at_a_schema_that_lies_beside_it(run, tmp_path):
    path = tmp_path / "年报.yaml"
    run("new", path, "-u", "青禾县民政局", "-y", 2025)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = tmp_path / first.split("$schema=")[1].strip()
    assert json.loads(schema.read_text(encoding="utf-8"))["type"] == "object"


def test_it_never_overwrites_without_force(run, tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text("我的数据", encoding="utf-8")
    assert run("new", path, "-u", "青禾县民政局", "-y", 2025).status == 2
    assert path.read_text(encoding="utf-8") == "我的数据"
    assert run("new", path, "-u", "青禾县民政局", "-y", 2025, "--force").status == 0


def test_a_year_before_every_edition_is_refused(run, tmp_path):
    ran = run("new", tmp_path / "年报.yaml", "-u", "青禾县民政局", "-y", 1901)
    assert ran.status == 2
    assert "1901" in ran.err


def test_an_unknown_category_is_refused_with_the_choices(run, tmp_path):
    ran = run("new", tmp_path / "年报.yaml", "-u", "青禾县民政局", "-y", 2025, "-c", "公司")
    assert ran.status == 2
    assert "乡镇街道" in ran.err


def test_a_unit_name_full_of_markup_survives(run, tmp_path):
    path = tmp_path / "年报.yaml"
    assert run("new", path, "-u", '青<禾>&"县: #局', "-y", 2025).status == 0
    ran = run("check", path, "--format", "json")
    assert json.loads(ran.out)["files"][0]["unit"] == '青<禾>&"县: #局'


@pytest.fixture
def last_year(run, example, tmp_path):
    """A folder of last year's reports, one of them a Word file."""
    folder = tmp_path / "上年"
    folder.mkdir()
    assert run("render", example, "-o", folder / "自然资源局年报.docx").status == 0
    return folder


def test_last_years_report_is_found_in_a_folder_by_unit_and_year(run, last_year, tmp_path):
    made = tmp_path / "今年.yaml"
    assert run("new", made, "-u", "青禾县自然资源局", "-y", "2025", "--from", last_year).status == 0
    assert "全年新收政府信息公开申请42件" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-u", "青禾县资源局", "-y", "2025"), "是否想写“青禾县自然资源局”"),
        (("-u", "青禾县自然资源局", "-y", "2027"), "没有找到“青禾县自然资源局”2026 年度"),
        (("-y", "2025"), "请用 -u 写明单位"),
    ],
)
def test_a_unit_that_is_not_in_the_folder_is_told(run, last_year, tmp_path, words, said):
    ran = run("new", tmp_path / "今年.yaml", *words, "--from", last_year)
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "今年.yaml").exists()


def test_what_could_not_be_read_where_last_year_is_not_found_is_told(run, last_year, tmp_path):
    (last_year / "青禾县档案局-2024.docx").write_bytes(b"torn")
    ran = run("new", tmp_path / "今年.yaml", "-u", "青禾县档案局", "-y", "2025", "--from", last_year)
    assert "另有 1 个文件读不了，没有查" in ran.err


def test_a_report_of_another_year_is_not_carried_over(run, last_year, tmp_path):
    ran = run("new", tmp_path / "a.yaml", "-y", "2026", "--from", last_year / "自然资源局年报.docx")
    assert ran.status == 2
    assert "应当用 2025 年度的" in ran.err


def test_a_report_of_another_unit_is_told(run, last_year, tmp_path):
    word = last_year / "自然资源局年报.docx"
    ran = run("new", tmp_path / "a.yaml", "-u", "青禾县教育局", "-y", "2025", "--from", word)
    assert ran.status == 0
    assert "不是“青禾县教育局”的" in ran.err


def test_the_output_can_be_named_as_everywhere(run, tmp_path):
    assert run("new", "-o", tmp_path / "a.yaml", "-u", "青禾县教育局", "-y", "2025").status == 0
    assert run("new", "-u", "青禾县教育局", "-y", "2025").status == 2


def test_one_of_a_kind_of_its_own_says_which_schema_every_command_needs(run, tmp_path):
    schema = tmp_path / "schema.yaml"
    schema.write_text((ROOT / "tests/toy/schema.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "library.docx").touch()
    done = run("new", tmp_path / "a.yaml", "--schema", schema, "-u", "青禾县图书馆", "-y", "2025", "-c", "公共馆")
    assert f"a.yaml --schema {schema}" in done.out
    assert f"--schema {schema}，不写就按别的报告检查" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    done = run("new", tmp_path / "b.yaml", "--report", "行政执法", "-u", "青禾县水利局", "-y", "2025", "-c", "部门")
    assert "--schema" not in done.out + (tmp_path / "b.yaml").read_text(encoding="utf-8")


@pytest.fixture
def half_read(tmp_path):
    """A page of last year of which one figure is a picture."""
    page = page_around(html_table(draw(TABLE), lambda cell: cell.label if cell.ref is None else "7"), NEWEST, TABLE.id)
    path = tmp_path / "上年.html"
    path.write_bytes(re.sub(rb">7</td>", b"><img src='a.png'></td>", page, count=1))
    return path


def test_what_could_not_be_read_of_last_year_is_not_told_as_blank(run, half_read, tmp_path):
    path = tmp_path / "年报.yaml"
    ran = run("new", path, "-y", 2024, "--from", half_read)
    assert f"提示：{half_read} 里有 1 格没有读出来，不是空着。" in ran.err
    assert "1 格没有读出来" in path.read_text(encoding="utf-8")
    assert "格空着" not in path.read_text(encoding="utf-8")


def test_what_could_not_be_read_is_no_change_from_blank(run, half_read, tmp_path):
    whole = tmp_path / "今年.html"
    whole.write_bytes(half_read.read_bytes().replace(b"<img src='a.png'>", b"7"))
    ran = run("diff", half_read, whole)
    assert f"提示：{half_read} 里有 1 格没有读出来，不是空着。" in ran.err
    assert "没有读出来 → 7" in ran.out
    assert "数字：0 处不同，" in ran.out
    assert "处相同，1 处没有读出来，没有比" in ran.out
    assert "空" not in ran.out


def test_that_one_of_two_tables_was_taken_is_told(run, half_read, tmp_path):
    page = half_read.read_text(encoding="utf-8").replace("<img src='a.png'>", "7")
    table = page[page.index("<table") : page.index("</table>") + 8]
    twice = f"<p>全系统</p>{table.replace('>7<', '>70<')}<p>本机关</p>{table}"
    half_read.write_text(page.replace(table, twice), encoding="utf-8")
    for ran in (run("new", tmp_path / "年报.yaml", "-y", 2024, "--from", half_read), run("diff", half_read, half_read)):
        assert f"提示：{half_read} 里" in ran.err
        assert "的数不止一份，用的是其中一份" in ran.err


def test_a_unit_and_a_year_that_are_not_certain_are_told(run, half_read, tmp_path):
    """With the words of the receipt; a report that has both in its title has no doubt."""
    plain = run("new", tmp_path / "a.yaml", "-y", 2024, "--from", half_read)
    page = half_read.read_text(encoding="utf-8")
    title = page[page.index("<h1>") : page.index("</h1>") + 5]
    half_read.write_text(f"<title>{title[4:-5]}</title>{page.replace(title, '')}", encoding="utf-8")
    made, total = tmp_path / "b.yaml", tmp_path / "sum.yaml"
    for command in (
        ("new", made, "-y", 2024, "--from", half_read),
        ("diff", half_read, half_read),
        ("aggregate", half_read, "-u", "青禾县人民政府", "-y", 2023, "-o", total, "--with-errors"),
    ):
        ran = run(*command)
        assert f"提示：{half_read} 里认出：单位.名称 → " in ran.err, ran
        assert "认出：年度 → 2023，把握中：依据网页标题" in ran.err
    assert "认出" not in plain.err
    wrong = run("new", tmp_path / "c.yaml", "-y", 2030, "--from", half_read)
    assert wrong.status == 2
    assert "应当用 2029 年度的" in wrong.err
    assert "依据网页标题" in wrong.err


@pytest.fixture
def altered(example, tmp_path):
    """A Word report in which a figure, and another word, were changed after it was made."""
    path = tmp_path / "改过.docx"
    made = edited(
        api.render(api.load(example), data=True), "word/document.xml", lambda xml: xml.replace("第711号", "第712号")
    )
    path.write_bytes(made)
    return path


with_every_command_that_takes_from_a_report = pytest.mark.parametrize(
    "command",
    [
        ("new", "-y", 2025, "--from"),
        ("aggregate", "-u", "青禾县人民政府", "-y", 2024),
        ("convert", "-e", "2019"),
    ],
    ids=lambda command: command[0],
)


@with_every_command_that_takes_from_a_report
def test_what_is_taken_from_a_report_altered_since_is_told(run, altered, tmp_path, command):
    ran = run(*command, altered, "-o", tmp_path / "新.yaml")
    assert "改过.docx 公开后有改动（" in ran.err, ran
    assert "第712号" in ran.err


@with_every_command_that_takes_from_a_report
def test_words_that_a_report_hides_are_told_where_it_is_used(run, example, tmp_path, command):
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部情况</w:t></w:r></w:p>"
    path, made = tmp_path / "藏字.docx", api.render(api.load(example))
    path.write_bytes(edited(made, "word/document.xml", lambda xml: xml.replace("<w:body>", f"<w:body>{hidden}")))
    ran = run(*command, path, "-o", tmp_path / "新.yaml")
    assert "藏字.docx 里的“内部情况”是没有显示的文字，没有用" in ran.err, ran
    assert "内部情况" not in (tmp_path / "新.yaml").read_text(encoding="utf-8")


def test_what_comes_next_names_the_schema_of_an_office_at_every_door(run, tmp_path):
    schema = schema_file(tmp_path, small_schema(ROUNDED_SUM))
    text = "年度: 2025\n单位: {名称: 某校, 类别: 学校}\n落款日期: 2026-01-10\n收支: {甲: 1, 乙: 2, 丙: 3, 合计: 6}\n"
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "a.yaml").write_text(text, encoding="utf-8")
    of = ("--schema", schema)
    # what a workbook is for, its first sheet says
    run("workbook", "new", "--from", tmp_path / "units" / "a.yaml", "-o", tmp_path / "a.xlsx", *of)
    told = [
        run("check", tmp_path / "units" / "a.yaml", *of),
        run("aggregate", tmp_path / "units", "-o", tmp_path / "sum.yaml", "-u", "某县", "-y", "2025", *of),
        run("convert", tmp_path / "units" / "a.yaml", "-e", "1", "-o", tmp_path / "c.yaml", *of),
        run("workbook", "import", tmp_path / "a.xlsx", "-o", tmp_path / "back", *of),
    ]
    assert [f"--schema {schema}" in one.out for one in told] == [True] * len(told), told


@pytest.mark.parametrize(
    ("figures", "command"),
    [
        ("甲：1\n  乙: 2\n  丙: 3\n  合计: 6", ["check"]),
        ("甲：1\n  乙: 2\n  丙: 3\n  合计: 6", ["fix", "--apply"]),
        ("甲: 1\n  乙:\n  丙: 3\n  合计: 4", ["fix", "--zeros", "--apply"]),
    ],
)
def test_what_mends_a_file_of_an_office_says_the_schema_too(run, tmp_path, figures, command):
    schema, path = schema_file(tmp_path, small_schema(ROUNDED_SUM)), tmp_path / "a.yaml"
    path.write_text(f"年度: 2025\n单位: {{名称: 某校, 类别: 学校}}\n收支:\n  {figures}\n", encoding="utf-8")
    ran = run(command[0], path, *command[1:], "--schema", schema)
    assert f"{path} --schema {schema}" in ran.out + ran.err, ran


def test_a_kind_of_report_that_there_is_not_is_told_with_those_that_there_are(run, tmp_path):
    done = run("new", tmp_path / "a.yaml", "--report", "行政执法年报", "-u", "青禾县水利局", "-y", "2025")
    assert done.status == 2
    assert "没有“行政执法年报”这种报告，是否想写“行政执法”。自带的有：" in done.err
    assert "找不到这个文件" in run("new", tmp_path / "a.yaml", "--schema", "没有.yaml", "-u", "甲", "-y", "2025").err


def test_two_kinds_of_report_are_not_compared_with_each_other(run, example):
    law = ROOT / "reports" / "行政执法" / "examples" / "valid" / "县人民政府.yaml"
    ran = run("diff", example, law)
    assert ran.status == 2
    assert "不是同一种报告" in ran.err
    assert f"{law} 是“行政执法”" in ran.err
    assert run("diff", law, law).status == 0
