"""A form of rows that ends in the signature has some of them on its page, whatever stands above its title."""

import re

import pytest
import yaml

from govgen import load, render
from govgen.schema import bundled_reports
from govgen.word.filling.signed_rows import MARK, USUAL, is_signed_form, with_room
from tests.word.making import dossier, part

EXAMPLE = next(bundled_reports()["政府网站"].parent.glob("examples/valid/*.yaml"))
LETTER = {
    "发文机关标志": "青禾县人民政府文件",
    "发文字号": "青政函〔2026〕3号",
    "主送": "市人民政府",
    "抄送": "县档案馆",
}


def heights(folder, **given):
    """The heights of the rows of the example with other values for some of its keys."""
    data = {**yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")), **given}
    path = folder / "网站.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return set(map(int, re.findall('<w:trHeight w:val="([0-9]+)"', part(render(load(path))))))


def test_rows_have_their_usual_height_where_the_signature_has_company(tmp_path):
    assert heights(tmp_path) == {USUAL}


def test_rows_are_drawn_together_where_the_signature_would_stand_alone(tmp_path):
    assert heights(tmp_path, 公文=LETTER) == {360}


def test_a_long_colophon_leaves_the_last_page_less_room(tmp_path):
    copies = "、".join(["青禾县自然资源局"] * 14)
    assert heights(tmp_path, 公文={**LETTER, "抄送": copies, "印发机关": "青禾县政府办"}) == {320}


def test_rows_between_prose_are_left_alone(tmp_path):
    prose = {"后文": "数据由网站后台取得。", **yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["网站"]}
    assert heights(tmp_path, 公文=LETTER, 网站=prose) == {USUAL}


@pytest.mark.parametrize(("count", "kept"), [(45, True), (55, False), (28, False)])
def test_rows_keep_their_height_where_their_last_page_has_room(count, kept):
    """Of rows of the usual height 27 go on the first page, and 30 on any other, but for the signature's room."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:t>甲</w:t></w:p></w:tc>'
    rows = f"<w:tr><w:trPr>{MARK}</w:trPr>{cell}</w:tr>" * count
    assert (with_room(rows, dossier().report) == rows) is kept


@pytest.mark.parametrize(
    ("before", "known"),
    [("", True), ('<w:p><w:pStyle w:val="Heading1"/></w:p>', False), ("<w:tbl><w:tr></w:tr></w:tbl>", False)],
)
def test_where_more_stands_before_the_rows_their_pages_are_not_known(before, known):
    assert is_signed_form(f"<w:p>标题</w:p>{before}<w:tbl><w:tr>{MARK}</w:tr></w:tbl>") is known
