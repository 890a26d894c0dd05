"""`govgen workbook`: made for a list of units, filled, read back into data files."""

import openpyxl
import pytest

from tests.cli.conftest import EXAMPLES

LIST = "名称,类别,上级\n青禾县水利局,部门,青禾县人民政府\n石桥镇人民政府,乡镇街道,青禾县人民政府\n"


@pytest.fixture
def units(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_bytes(LIST.encode("gb18030"))
    return path


def test_a_workbook_for_each_unit_and_back_into_data_files(run, tmp_path, units):
    made = run("workbook", "new", "--units", units, "-y", 2025, "--per-unit", "-o", tmp_path / "填报表")
    assert made.status == 0
    files = sorted((tmp_path / "填报表").iterdir())
    assert [path.name for path in files] == ["填报表_石桥镇人民政府-2025.xlsx", "填报表_青禾县水利局-2025.xlsx"]
    taken = run("workbook", "import", *files, "-o", tmp_path / "数据")
    assert taken.status == 0
    text = (tmp_path / "数据" / "青禾县水利局-2025.yaml").read_text(encoding="utf-8")
    assert text.startswith('版式: "2021"\n年度: 2025\n单位:\n  名称: 青禾县水利局\n  类别: 部门\n')


def test_a_table_of_all_units_says_the_same_as_their_own_workbooks(run, tmp_path, units):
    run("workbook", "new", "--units", units, "-y", 2025, "--per-unit", "-o", tmp_path / "a")
    run("workbook", "new", "--units", units, "-y", 2025, "-o", tmp_path / "总表.xlsx")
    run("workbook", "import", *sorted((tmp_path / "a").iterdir()), "-o", tmp_path / "b")
    run("workbook", "import", tmp_path / "总表.xlsx", "-o", tmp_path / "c")
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in "bc")
    assert first == second
    assert len(first) == 2


def test_data_that_is_there_is_filled_in(run, tmp_path, example):
    made = run("workbook", "new", "--from", example, "-o", tmp_path / "填报表.xlsx")
    assert (made.status, made.err) == (0, "")
    run("workbook", "import", tmp_path / "填报表.xlsx", "-o", tmp_path)
    (path,) = tmp_path.glob("*.yaml")
    assert run("check", path).status == run("check", example).status == 0


def test_a_workbook_is_checked_at_its_cells(run, tmp_path, wrong):
    run("workbook", "new", "--from", wrong, "-o", tmp_path / "填报表.xlsx")
    checked = run("check", tmp_path / "填报表.xlsx")
    assert checked.status == 1
    assert "填报表.xlsx!" in checked.out


def test_one_bad_file_does_not_stop_the_others(run, tmp_path, example):
    run("workbook", "new", "--from", example, "-o", tmp_path / "好.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    taken = run("workbook", "import", tmp_path / "坏.xlsx", tmp_path / "好.xlsx", "-o", tmp_path / "d")
    assert taken.status == 2
    assert "坏.xlsx: 文件已损坏" in taken.err
    assert "导入完成：1 份，没有导入 1 个文件。下一步：govgen check" in taken.out
    none = run("workbook", "import", tmp_path / "坏.xlsx", "-o", tmp_path / "空")
    assert none.out == "导入完成：0 份，没有导入 1 个文件。\n"


def test_nothing_is_overwritten_unasked(run, tmp_path, example):
    words = ("workbook", "new", "--from", example, "-o", tmp_path / "a.xlsx")
    assert run(*words).status == 0
    again = run(*words)
    assert again.status == 2
    assert "没有覆盖" in again.err
    assert run(*words, "-f").status == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "--units"),
        (("-u", "甲局"), "写明年度"),
        (("-u", "甲局", "-y", "2025", "--per-unit"), "写文件夹"),
        (("-u", "甲局", "-y", "1999"), "没有适用于 1999 年度的版式"),
    ],
)
def test_what_is_lacking_is_told(run, tmp_path, words, message):
    ran = run("workbook", "new", *words, "-o", tmp_path / "a.xlsx")
    assert ran.status == 2
    assert message in ran.err


def test_a_list_with_a_unit_twice_is_refused(run, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("名称\n甲局\n甲 局\n", encoding="utf-8")
    ran = run("workbook", "new", "--units", path, "-y", 2025, "-o", tmp_path / "a.xlsx")
    assert (ran.status, "重复" in ran.err) == (2, True)


def test_units_of_one_name_get_files_of_their_own(run, tmp_path):
    source = EXAMPLES / "valid" / "2021-县级部门.yaml"
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_bytes(source.read_bytes())
    words = ("--from", tmp_path / "a.yaml", "--from", tmp_path / "b.yaml", "--per-unit")
    assert run("workbook", "new", *words, "-o", tmp_path / "d").status == 0
    assert len(list((tmp_path / "d").iterdir())) == 2


def test_what_an_import_does_not_adopt_is_listed_and_tells_in_its_status(run, tmp_path, example):
    run("workbook", "new", "--from", example, "-o", tmp_path / "填报表.xlsx")
    book = openpyxl.load_workbook(tmp_path / "填报表.xlsx")
    book.create_sheet("补充").append(["件数", 5])
    book["文字"].append(["不存在的部分", "", "这一段没有地方放。"])
    book.save(tmp_path / "填报表.xlsx")
    taken = run("workbook", "import", tmp_path / "填报表.xlsx", "-o", tmp_path / "数据")
    assert taken.status == 1
    assert "填报表.xlsx!补充!B1" in taken.err
    assert "“不存在的部分”" in taken.err
    assert "2 处没有采用" in taken.out
    assert len(list((tmp_path / "数据").iterdir())) == 1


def test_a_good_file_is_written_before_the_next_is_read(run, tmp_path, example):
    run("workbook", "new", "--from", example, "-o", tmp_path / "好.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    taken = run("workbook", "import", tmp_path / "好.xlsx", tmp_path / "坏.xlsx", "-o", tmp_path / "d")
    assert taken.status == 2
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["青禾县自然资源局-2024.yaml"]


def test_a_file_that_is_not_there_is_told_before_anything_is_written(run, tmp_path, example):
    run("workbook", "new", "--from", example, "-o", tmp_path / "好.xlsx")
    taken = run("workbook", "import", tmp_path / "好.xlsx", tmp_path / "无.xlsx", "-o", tmp_path / "d")
    assert taken.status == 2
    assert not (tmp_path / "d").exists()


def given(tmp_path, example, **figures):
    """Data of units of one year, each with the figure that it has for permits."""
    text = example.read_text(encoding="utf-8")
    held = "行政许可: {本年处理决定数量: 312}"
    assert held in text
    for number, (unit, figure) in enumerate(figures.items()):
        made = text.replace("青禾县自然资源局", unit).replace(held, held.replace("312", figure))
        (tmp_path / f"{number}.yaml").write_text(made, encoding="utf-8")
    names = tmp_path / "名单.csv"
    names.write_text("名称,简称\n青禾县水利局,县水利局\n", encoding="utf-8")
    files = (word for number in range(len(figures)) for word in ("--from", tmp_path / f"{number}.yaml"))
    return ("workbook", "new", "--units", names, "-y", 2024, "-o", tmp_path / "表.xlsx", *files)


def test_what_is_given_of_a_unit_under_its_short_name_is_filled_in(run, tmp_path, example):
    assert run(*given(tmp_path, example, 县水利局="77")).status == 0
    assert any(77 in row for sheet in openpyxl.load_workbook(tmp_path / "表.xlsx") for row in sheet.values)


def test_two_that_do_not_say_the_same_of_a_unit_are_asked_about(run, tmp_path, example):
    assert run(*given(tmp_path, example, 县水利局="77", 青禾县水利局="77")).status == 0
    ran = run(*given(tmp_path, example, 县水利局="77", 青禾县水利局="78"), "-f")
    assert ran.status == 2
    assert "请各留一份" in ran.err


def test_last_year_is_told_where_it_is_not_found_and_refused_where_it_is_of_another_year(run, tmp_path, example):
    place, book = tmp_path / "上年", tmp_path / "表.xlsx"
    place.mkdir()
    (place / "青禾县档案局-2027.docx").write_bytes(b"torn")
    words = ("workbook", "new", "-u", "青禾县档案局", "-y", "2028", "-o", str(book))
    ran = run(*words, "--previous", str(place))
    assert (ran.status, book.exists()) == (0, True)
    assert "没有“上年数”：青禾县档案局" in ran.err
    assert "另有 1 个文件读不了，没有查" in ran.err
    ran = run(*words, "--previous", str(example), "-f")
    assert ran.status == 2
    assert "应当用 2027 年度的" in ran.err
