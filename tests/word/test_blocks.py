"""Bold words, footnotes, tables and pictures of prose in Word: real ones, in a valid file."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from govgen.api import load, render
from govgen.errors import RenderingError, TemplateError
from govgen.word import render_dossier
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
