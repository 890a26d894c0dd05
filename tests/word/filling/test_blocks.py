"""Bold words, footnotes, tables and pictures of prose in Word: real ones, in a valid file."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from govgen.api import load, render
from govgen.documents.document import Line
from govgen.documents.docx.reader import read_word
from govgen.documents.marks import as_written
from govgen.errors import RenderingError, TemplateError
from govgen.prose.paragraphs import Paragraph, SmallTable
from govgen.word import render_dossier
from govgen.word.filling.table_fit import fit_table, set_in
from tests.checking.samples import COMPLETE
from tests.office.validity import faults
from tests.prose.drawn import jpeg, png
from tests.word.making import lines, template

MARKED = """\
  主动公开: |
    全年**公开**信息 20 条[^1]，网站与公报[^乙]同步。
    [^1]: 不含转载 & 链接。
    [^乙]: 季刊。
    表：各渠道
    | 渠道 | 条数 |
    | --- | --- |
    | **网站** | 20 |
    | 公报 | 0 |
    ![柱形图："网站"20条](图.png "图1 条数")
    ![照片](照片.jpg)
"""


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    (tmp_path / "图.png").write_bytes(png(1600, 400))
    (tmp_path / "照片.jpg").write_bytes(jpeg(80, 40))
    path = tmp_path / "年报.yaml"
    path.write_text(COMPLETE.replace("  主动公开: 全年公开信息 20 条。\n", MARKED), encoding="utf-8")
    return path


def test_they_are_real_ones(marked):
    made = Document(io.BytesIO(render(load(marked))))
    (bold,) = [run for each in made.paragraphs for run in each.runs if run.text == "公开" and run.bold]
    assert bold is not None
    table = next(each for each in made.tables if each.cell(0, 0).text == "渠道")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["渠道", "条数"],
        ["网站", "20"],
        ["公报", "0"],
    ]
    sides = [(shape.width, shape.height) for shape in made.inline_shapes]
    assert sides == [(8844 * 635, round(400 * 9525 * 8844 * 635 / (1600 * 9525))), (80 * 9525, 40 * 9525)]


@pytest.mark.parametrize(
    ("pixels", "printed"),
    [((1600, 900), (103, 58)), ((1000, 1000), (58, 58)), ((400, 1000), (23, 58)), ((1600, 400), (156, 39))],
)
def test_a_picture_that_has_no_room_leaves_no_third_of_a_page_empty(marked, pixels, printed):
    marked.with_name("图.png").write_bytes(png(*pixels))
    (picture, _) = Document(io.BytesIO(render(load(marked)))).inline_shapes
    assert (round(picture.width.mm), round(picture.height.mm)) == printed


@pytest.mark.parametrize(("asked", "printed"), [("8", (80, 200)), ("6.5", (65, 162)), ("20", (80, 200))])
def test_who_says_how_wide_a_picture_is_has_it_so_and_it_comes_back(marked, asked, printed):
    marked.with_name("图.png").write_bytes(png(400, 1000))
    text = marked.read_text("utf-8").replace('"图1 条数")', f'"图1 条数" 宽{asked}厘米)')
    marked.write_text(text, encoding="utf-8")
    made = render(load(marked), data=False)
    picture, other = Document(io.BytesIO(made)).inline_shapes
    assert (round(picture.width.mm), round(picture.height.mm)) == printed
    assert round(other.width.mm) == 21
    said = "\n".join(as_written(block) for block in read_word(made, "年报.docx").blocks if isinstance(block, Line))
    assert f'(图.png "图1 条数" 宽{printed[0] / 10:.1f}厘米)' in said
    assert "(照片.jpg)" in said


def part(made: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return archive.read(name).decode()


def test_a_picture_has_its_text_and_a_footnote_its_words(marked):
    made = render(load(marked))
    assert 'name="图.png" descr="柱形图：&#34;网站&#34;20条"' in part(made, "word/document.xml")
    assert re.findall(r"<w:t [^>]*>([^<]+)</w:t>", part(made, "word/footnotes.xml")) == [
        " 不含转载 &amp; 链接。",
        " 季刊。",
    ]
    assert 'w:val="footnote text"' in part(made, "word/styles.xml")


def test_the_file_is_valid_and_the_same_each_time(marked, tmp_path):
    made = render(load(marked), data=True)
    assert made == render(load(marked), data=True)
    (tmp_path / "年报.docx").write_bytes(made)
    assert faults(tmp_path / "年报.docx") == []


def test_a_file_without_marks_has_no_part_for_them(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_text(COMPLETE, encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(render(load(path)))) as archive:
        assert not [name for name in archive.namelist() if "footnotes" in name or "media" in name]


def test_a_draft_says_which_picture_is_left_out(marked):
    (marked.parent / "图.png").unlink()
    assert "［图片“图.png”没有印出］" in lines(render(load(marked), draft=True))
    with pytest.raises(RenderingError, match="印不出来"):
        render(load(marked), findings=())


def test_a_template_that_loops_over_paragraphs_is_told_how_to_print_them(marked):
    looping = template("{%p for 段 in 总体情况 %}", "{{ 段.文字 }}", "{%p endfor %}")
    with pytest.raises(TemplateError, match="独占一段"):
        render_dossier(load(marked), looping)


def small_table(rows: list[list[str]]) -> SmallTable:
    return SmallTable(tuple(tuple(Paragraph(0, "", text) for text in row) for row in rows))


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ([["渠道", "条数"], ["网站", "20"]], 21),
        ([["乡镇", *["全年合计"] * 7], ["白桥镇", *["1234567.80"] * 7]], 18),
        ([["一月"] * 10, ["17576000"] * 10], 18),
    ],
)
def test_no_number_of_a_small_table_is_cut(rows, size):
    fit = fit_table(small_table(rows))
    assert (fit.size, sum(fit.widths)) == (size, 8844)
    for column, width in zip(zip(*rows, strict=True), fit.widths, strict=True):
        longest = max(len(text) for text in column if text[0].isascii()) if column[1][0].isascii() else 0
        assert width >= longest * fit.size * 5 + 2 * fit.margin


WORDS = "青禾县农村宅基地用地审批办法解读图解在线访谈"


@pytest.mark.parametrize("cells", [[WORDS[: 3 + at] for at in range(10)], [WORDS[at : at + 9] for at in range(10)]])
def test_no_cell_ends_in_a_line_of_one_character_if_smaller_type_helps(cells):
    fit = fit_table(small_table([["公开"] * 10, cells]))
    for text, width in zip(cells, fit.widths, strict=True):
        room = width - 2 * fit.margin
        line = int((room - set_in(text, room, fit.size)) / (fit.size * 10) + 0.1)
        assert len(text) % line != 1


@pytest.mark.parametrize("number", ["2024-01-15", "0996-6600118", "2024/1/15"])
def test_a_date_or_telephone_number_is_not_cut_in_a_small_table(number):
    fit = fit_table(small_table([["甲"] * 8, [number] * 8]))
    assert min(fit.widths) >= len(number) * fit.size * 5 + 2 * fit.margin


def assert_sound(made: bytes, beside: Path) -> None:
    file = beside.with_name("报告.docx")
    file.write_bytes(made)
    assert faults(file) == []


def test_a_smaller_type_is_that_of_every_run_of_the_table(marked):
    wide = "    | " + " | ".join(["全年合计"] * 8) + " |\n    |" + " --- |" * 8 + "\n    |" + " 1234567.80 |" * 8 + "\n"
    text = marked.read_text(encoding="utf-8").replace(
        "    | 渠道 | 条数 |\n    | --- | --- |\n    | **网站** | 20 |\n    | 公报 | 0 |\n", wide
    )
    marked.write_text(text, encoding="utf-8")
    made = render(load(marked))
    table = next(each for each in Document(io.BytesIO(made)).tables if each.cell(0, 0).text == "全年合计")
    sizes = {run.font.size.pt for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}
    assert sizes == {9}
    assert_sound(made, marked)


def test_years_with_a_hyphen_in_the_caption_of_a_picture_or_table_leave_the_file_sound(marked):
    text = (
        marked.read_text(encoding="utf-8")
        .replace("表：各渠道", "表：2021-2025年各渠道")
        .replace("照片]", "2021-2025年照片]")
    )
    marked.write_text(text, encoding="utf-8")
    made = render(load(marked))
    assert_sound(made, marked)
    assert 'descr="2021-2025年照片"' in part(made, "word/document.xml")
    assert 'w:tblCaption w:val="2021-2025年各渠道"' in part(made, "word/document.xml")


@pytest.mark.parametrize(
    ("text", "room", "shorter"),
    [
        ("青禾县住房和城乡建设局", 10, 1),
        ("青禾县住房和城乡建设局", 5, 1),
        ("青禾县住房和城乡建设局", 4, 0),
        ("指标1（万元）", 6, 2),
        ("行政许可决定", 5, 1),
        ("一二三", 2, 0),
        ("12345678.90", 5, 0),
        ("全年合计", 4, 0),
        ("机关事业单位基本养老保险缴费支出", 9, 1),  # 养老 stays whole
    ],
)
def test_no_character_of_a_label_is_left_for_the_last_line_of_its_cell(text, room, shorter):
    assert round(set_in(text, room * 210, 21) / 210 + 0.1) == shorter


def test_lines_of_a_label_are_made_shorter_and_its_words_are_not_touched(marked):
    wide = (
        "    | 单位 |"
        + " 指标 |" * 8
        + "\n    |"
        + " --- |" * 9
        + "\n    | 青禾县住房和城乡建设局综合行政执法大队直属机 |"
        + " 300000.05 |" * 8
    )
    text = marked.read_text(encoding="utf-8").replace(
        "    | 渠道 | 条数 |\n    | --- | --- |\n    | **网站** | 20 |\n    | 公报 | 0 |", wide
    )
    marked.write_text(text, encoding="utf-8")
    table = next(each for each in Document(io.BytesIO(render(load(marked)))).tables if each.cell(0, 0).text == "单位")
    label, figure = (table.cell(1, column).paragraphs[0] for column in (0, 1))
    assert label.text == "青禾县住房和城乡建设局综合行政执法大队直属机"
    assert label.paragraph_format.right_indent > 0
    assert figure.paragraph_format.right_indent == 0


def test_columns_are_as_wide_as_makes_their_texts_take_about_as_many_lines():
    heads = ["政府网站公开数量", "条数", "本年", "渠道", "条数", "备注", "增减", "办理单位名称", "占比"]
    office = "县人力资源和社会保障局"
    fit = fit_table(small_table([heads, [office, "12", "12", office, "1234567", office, "12", "12", "98.7%"]]))
    room = [(width - 2 * fit.margin) // (10 * fit.size) for width in fit.widths]
    assert {-(-len(office) // room[column]) for column in (0, 3, 5)} == {3}


def test_a_unit_is_not_parted_where_the_digits_of_a_face_are_wide():
    assert set_in("1234.56万元", 1080 - 2 * 57, 18) > 0


def test_a_column_of_days_is_wide_enough_for_a_last_line_of_more_than_one_character():
    day = "2024年12月31日"
    fit = fit_table(small_table([["办理日期", *["条数"] * 6], [day, *["12"] * 6]]))
    assert set_in(day, fit.widths[0] - 2 * fit.margin, fit.size) == 0
