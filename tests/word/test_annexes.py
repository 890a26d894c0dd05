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
