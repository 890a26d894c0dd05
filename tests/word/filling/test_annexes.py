"""Annexes of a unit: named below the text, printed behind the signature, numbered with those of the template."""

import io
from pathlib import Path

import pytest
from docx import Document

from govgen.api import load, loads, render
from govgen.datafile.writing import data_file
from govgen.files import bundled
from govgen.model.report import Report
from tests.checking.samples import COMPLETE, findings
from tests.office.validity import faults

ONE = "附件:\n  - 标题: 公开目录\n    内容: |\n      共2项。\n"
TWO = f"{ONE}  - 标题: 查阅点一览\n    内容: 县档案馆。\n"


def printed(text: str) -> list[str]:
    """The paragraphs of a report with annexes."""
    return [each.text for each in Document(io.BytesIO(render(loads(text)))).paragraphs if each.text]


def test_one_annex_has_no_number():
    said = printed(COMPLETE + ONE)
    assert said[said.index("附件：公开目录") :] == [
        "附件：公开目录",
        "青禾县水利局",
        "2026年1月20日",
        "附件",
        "公开目录",
        "共2项。",
    ]


def test_several_are_numbered_and_each_begins_a_page():
    said = printed(COMPLETE + TWO)
    assert said[said.index("附件：1.公开目录") :][:2] == ["附件：1.公开目录", "2.查阅点一览"]
    assert [said[said.index(f"附件{number}") + 1] for number in (1, 2)] == ["公开目录", "查阅点一览"]


def test_of_many_annexes_only_the_last_two_are_bound_to_the_signature():
    many = "附件:\n" + "".join(f"  - 标题: 第{number}类\n    内容: 目录。\n" for number in range(1, 13))
    paragraphs = Document(io.BytesIO(render(loads(COMPLETE + many)))).paragraphs
    named = [each for each in paragraphs if each.style is not None and each.style.name == "附件说明"]
    kept = [each.paragraph_format.keep_with_next is not False for each in named]
    assert kept == [True, *[False] * 9, True, True]


def test_the_text_goes_to_the_page_of_the_names_of_annexes_and_of_the_signature():
    paragraphs = Document(io.BytesIO(render(loads(COMPLETE + ONE)))).paragraphs
    note = next(number for number, each in enumerate(paragraphs) if each.text == "附件：公开目录")
    assert [each.paragraph_format.keep_with_next for each in paragraphs[note - 1 : note + 1]] == [True, True]


def test_the_text_may_end_a_page_before_several_names():
    three = TWO + "  - 标题: 办理流程\n    内容: 流程。\n"
    paragraphs = Document(io.BytesIO(render(loads(COMPLETE + three)))).paragraphs
    note = next(number for number, each in enumerate(paragraphs) if each.text == "附件：1.公开目录")
    assert paragraphs[note - 1].paragraph_format.keep_with_next is None


def test_a_name_of_several_lines_is_hung_at_its_own_first_character():
    paragraphs = Document(io.BytesIO(render(loads(COMPLETE + TWO)))).paragraphs
    indents = [each.paragraph_format for each in paragraphs if each.text.startswith(("附件：1.", "2."))][:2]
    ends = [(round(each.left_indent.twips), round(each.first_line_indent.twips)) for each in indents]
    assert ends == [(6 * 315, -4 * 315), (6 * 315, -315)]


def test_a_long_title_of_an_annex_is_parted_between_words():
    said = printed(
        COMPLETE + "附件:\n  - 标题: 青禾县第1类政务公开事项标准目录（2023年版）及其说明\n    内容: 目录。\n"
    )
    assert "青禾县第1类政务公开事项标准目录\n（2023年版）及其说明" in said


def test_the_table_that_an_edition_annexes_comes_behind_them(tmp_path):
    path = next(
        path for path in sorted(bundled("examples").glob("valid/*2014*.yaml")) if "统计表:" in path.read_text("utf-8")
    )
    said = printed(path.read_text(encoding="utf-8") + "\n" + ONE)
    note = said.index("附件：1.公开目录")
    assert said[note + 1].startswith("2.")
    assert said[note + 1].endswith("统计表")
    assert said.index("附件1") < said.index("附件2")
    (tmp_path / "年报.docx").write_bytes(render(loads(path.read_text(encoding="utf-8") + "\n" + ONE)))
    assert faults(tmp_path / "年报.docx") == []


def test_a_data_file_keeps_them(tmp_path: Path):
    path = tmp_path / "年报.yaml"
    path.write_text(data_file(loads(COMPLETE + TWO).report), encoding="utf-8")
    assert annexes(load(path).report) == annexes(loads(COMPLETE + TWO).report)


def annexes(report: Report) -> list[tuple[str, str]]:
    return [(each.heading, each.text) for each in report.passages if each.section == "附件"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("附件: 一段文字\n", "shape"),
        ("附件:\n  - 内容: 没有标题。\n", "shape"),
        ("附件:\n  - 标题: 甲\n    内容: 见《XX目录》。\n", "placeholder"),
        ("附件:\n  - 标题: 甲\n    内容: 联系人手机13800138000。\n", "personal-data"),
    ],
)
def test_what_is_wrong_with_them_is_told(text, rule):
    assert rule in {each.rule for each in findings(text)}
