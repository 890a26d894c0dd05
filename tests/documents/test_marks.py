"""Bold words, footnotes, tables and pictures of prose come back from Word and from pages."""

import io
import re
from pathlib import Path

import pytest
from docx import Document

from govgen.api import check, import_, load, loads, publish, render
from govgen.documents.document import Line, MarkedText
from govgen.documents.marks import GatheredPictures, Stretch, as_written, named_after, with_marks
from govgen.files import bundled
from govgen.files.naming import MAX_BYTES
from govgen.location import Location
from govgen.model.report import Report
from tests.prose.drawn import jpeg, png
from tests.word.filling.test_blocks import COMPLETE, MARKED
from tests.word.making import document, saved


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "图.png").write_bytes(png(1600, 400))
    (tmp_path / "照片.jpg").write_bytes(jpeg(80, 40))
    path = tmp_path / "年报.yaml"
    path.write_text(COMPLETE.replace("  主动公开: 全年公开信息 20 条。\n", MARKED), encoding="utf-8")
    return path


def passage(report: Report) -> str:
    (text,) = [each.text for each in report.passages if (each.section, each.part) == ("总体情况", "主动公开")]
    return text


AGAIN = """\
全年**公开**信息 20 条[^1]，网站与公报[^2]同步。
[^1]: 不含转载 & 链接。
[^2]: 季刊。
表：各渠道
| 渠道 | 条数 |
| --- | --- |
| **网站** | 20 |
| 公报 | 0 |
![柱形图："网站"20条](图.png "图1 条数")
![照片](照片.jpg)
"""


def test_a_word_file_gives_them_back_with_the_pictures(written):
    found = import_(render(load(written)), name="年报.docx")
    assert passage(found.report) == AGAIN
    assert found.report.pictures == {"图.png": png(1600, 400), "照片.jpg": jpeg(80, 40)}
    assert not [each for each in found.receipt.unused if "脚注" in each.reason or "图片" in each.reason]


def test_a_footnote_with_a_telephone_number_is_not_told_as_left_out(written):
    written.write_text(written.read_text("utf-8").replace("季刊。", "电话400-810-8888。"), encoding="utf-8")
    found = import_(render(load(written), data=False), name="年报.docx")
    assert "[^2]: 电话400-810-8888。" in passage(found.report)
    assert not [each for each in found.receipt.unused if "脚注" in each.reason]


def test_a_page_gives_them_back_with_the_pictures(written):
    page = publish(load(written), data=False).make("html").files["年报.html"]
    found = import_(page, name="年报.html")
    assert passage(found.report) == AGAIN
    assert set(found.report.pictures) == {"图.png", "照片.jpg"}


def with_picture(data: bytes, *, beside: bool = False) -> bytes:
    """A Word file into which a picture is put: beside one that it has, or in a paragraph of its own."""
    document = Document(io.BytesIO(data))
    held = next(each for each in document.paragraphs if each._p.findall(".//{*}blip")) if beside else None
    below = next(each for each in document.paragraphs if each.text.startswith("全年公开信息"))
    paragraph = held or below.insert_paragraph_before("")
    paragraph.add_run().add_picture(io.BytesIO(png(60, 60)))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside another"])
def test_a_picture_that_was_added_to_a_word_file_is_told_by_its_data_too(beside, written):
    made = render(load(written))
    assert [each for each in check(import_(made, name="年报.docx").report) if each.rule == "unread"] == []
    found = import_(with_picture(made, beside=beside), name="年报.docx")
    (finding,) = (each for each in check(found.report) if each.rule == "unread")
    assert "有图片，没有读" in finding.message
    assert [each.text for each in found.receipt.unused].count("[图片]") == 1


def test_what_a_file_carries_is_taken_as_it_was_written(written):
    found = import_(render(load(written), data=True), name="年报.docx")
    assert "[^乙]: 季刊。" in passage(found.report)
    assert set(found.report.pictures) == {"图.png", "照片.jpg"}
    assert not found.report.problems


def test_a_report_from_a_document_is_checked_with_the_pictures_it_brings(written):
    found = import_(render(load(written)), name="年报.docx")
    assert [each.message for each in check(found.report) if each.rule == "markup"] == []


def test_a_changed_footnote_is_told(written, tmp_path):
    made = Document(io.BytesIO(render(load(written), data=True)))
    notes = next(part for part in made.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
    notes._blob = notes.blob.replace("季刊".encode(), "月刊".encode())
    changed = io.BytesIO()
    made.save(changed)
    found = import_(changed.getvalue(), name="年报.docx")
    assert "altered-document" in {each.kind for each in found.report.problems}


def test_a_lead_in_bold_or_a_bold_paragraph_is_no_emphasis():
    assert with_marks([Stretch("（一）公开。", bold=True), Stretch("全年20条。")]) == ""
    assert with_marks([Stretch("全部都粗。", bold=True)]) == ""
    assert with_marks([Stretch("全年"), Stretch(" 公开 ", bold=True), Stretch("20条。")]) == "全年 **公开** 20条。"


def test_text_that_has_such_marks_already_is_left_as_it_is():
    assert with_marks([Stretch("全年**"), Stretch("公开", bold=True)]) == ""


def test_pictures_of_several_reports_are_called_after_them(written):
    found = named_after(import_(render(load(written)), name="年报.docx").report, "青禾县水利局-2025")
    assert set(found.pictures) == {"青禾县水利局-2025-图.png", "青禾县水利局-2025-照片.jpg"}
    assert re.findall(r"\]\((\S+?)[ )]", passage(found)) == list(found.pictures)


def test_a_picture_with_an_endless_name_is_called_by_a_part_of_it(written, tmp_path):
    (tmp_path / "图.png").rename(tmp_path / f"{'图' * 70}.png")
    written.write_text(written.read_text("utf-8").replace("](图.png", f"]({'图' * 70}.png"), encoding="utf-8")
    found = import_(render(load(written)), name="年报.docx").report
    assert f"{'图' * 70}.png" in found.pictures
    renamed = named_after(found, "青禾县水利局-2025")
    assert all(len(name.encode()) <= MAX_BYTES for name in renamed.pictures)
    assert re.findall(r"\]\((\S+?)[ )]", passage(renamed)) == list(renamed.pictures)


ANNEXED = """\
附件:
  - 标题: 公开目录
    内容: |
      共**2**项。
      第二段。
  - 标题: 查阅点一览
    内容: 县档案馆。
"""


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_annexes_come_back(kind):
    made = publish(loads(COMPLETE + ANNEXED), data=False).make(kind).files
    name = f"年报.{kind}"
    report = import_(made[name], name=name).report
    assert [(each.heading, each.text) for each in report.passages if each.section == "附件"] == [
        ("公开目录", "共**2**项。\n第二段。\n"),
        ("查阅点一览", "县档案馆。\n"),
    ]
    assert "公开目录" not in "".join(each.text for each in report.passages)
    assert report.text("落款日期") == "2026-01-20"


def test_an_annexed_table_of_the_form_is_no_annex():
    path = next(
        each for each in sorted(bundled("examples").glob("valid/*2014*.yaml")) if "统计表:" in each.read_text("utf-8")
    )
    report = import_(render(loads(path.read_text("utf-8") + "\n" + ANNEXED)), name="年报.docx").report
    assert [each.heading for each in report.passages if each.section == "附件"] == ["公开目录", "查阅点一览"]
    assert "统计表" in report.given
    assert not [each for each in report.passages if "统计表" in each.text and each.section != "附件"]


LOOKS_ALIVE = "新收{{ 申请.本年新收.总计 }}件{% if x %}，见[^1]，张**、李**等"


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt"])
def test_what_is_printed_and_looks_like_a_mark_or_a_figure_to_be_put_in_stays_text_and_is_told(ending, tmp_path):
    (tmp_path / "secret.png").write_bytes(png(40, 40))
    lines = ["青禾县水利局2024年政府信息公开工作年度报告", "一、总体情况", "（一）主动公开", LOOKS_ALIVE]
    lines += ['![工资表](secret.png "图1 工资")', "（二）依申请公开", "没有。"]
    found = import_(_printed(lines, ending), name=f"年报{ending}")
    stars = "、李" if ending == ".txt" else "＊＊、李＊＊"
    words = f"新收｛｛ 申请.本年新收.总计 ｝｝件｛% if x %}}，见［^1]，张{stars}等"
    assert passage(found.report) == f'{words}\n！[工资表](secret.png "图1 工资")\n'
    assert not found.report.pictures
    (note,) = found.receipt.notes
    assert note.startswith("有 2 段里像标记的半角符号（“{{”")
    told = [finding.message for finding in check(found.report) if finding.rule in ("markup", "damaged-text")]
    for mark in ("｛｛", "［^1]", "！[工资表]"):
        assert any(f"“{mark}" in message for message in told)


def test_a_bold_word_makes_nothing_beside_it_alive():
    line = Line("新收{{ 年度 }}件", Location("a"), marked=MarkedText("新收{{ 年度 }}件", "**新收**{{ 年度 }}件"))
    assert as_written(line) == "**新收**｛｛ 年度 ｝｝件"


def _printed(lines, ending):
    if ending == ".docx":
        return saved(document(*lines))
    return "\n".join(f"<p>{line}</p>" if ending == ".html" else line for line in lines).encode()


@pytest.mark.parametrize(("wide", "said"), [(1200, " 宽15.6厘米"), (100, " 宽10.0厘米"), (0, "")])
def test_a_picture_of_any_width_is_placed(wide, said):
    line = GatheredPictures().line("图.png", "说明", "图1", png(400, 300), Location("年报.docx"), wide)
    assert line is not None
    assert as_written(line) == f'![说明](图.png "图1"{said})'
