"""A report written down as a data file and read again."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.location import Location
from govgen.model.report import Cell, Origin, Passage, Report, Waiver, Written
from govgen.source import parse_source
from tests.reports import CATALOG, ROOT, report

HERE = Location("made.yaml", 1, 1)
EXAMPLES = sorted((ROOT / "examples").glob("[vs]*/*.yaml"))
# Letters that reports are made of, with those that YAML reads otherwise.
LETTERS = st.sampled_from("公开信息，。：:#-|>\"'{}[]&*!%@`\\ \t1.９、（）—“”\n")
PROSE = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
FIGURES = st.sampled_from(
    ["", "0", "12", "-7", "1,234", "减5678", "7237.146万元", "6(已进入二审）", "/", "无", "１２", "001", "null", "~"]
)


def again(of: Report) -> Report:
    return read_report(parse_source(data_file(of).encode(), "again.yaml"), CATALOG)


def said(of: Report) -> list[object]:
    cells = [(cell.text, cell.value, cell.flaw, cell.unit, cell.origin is Origin.DERIVED) for cell in of.cells]
    passages = [(each.section, each.part, each.heading, each.text) for each in of.passages]
    return [of.edition.id, {key: text.text for key, text in of.head.items()}, cells, passages, of.given]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_back_the_same(path) -> None:
    original = report(path.read_text(encoding="utf-8"))
    assert said(again(original)) == said(original)


def test_waivers_read_back_the_same() -> None:
    waiver = Waiver("balance", "申请.收办平衡", "跨年合并：“另算”", HERE)
    original = replace(report("年度: 2023\n"), waivers=(waiver,))
    assert [(w.rule, w.place, w.reason) for w in again(original).waivers] == [
        ("balance", "申请.收办平衡", "跨年合并：“另算”")
    ]


@given(text=PROSE)
@settings(max_examples=300)
def test_any_prose_reads_back_the_same(text: str) -> None:
    start = report("年度: 2023\n")
    passages = tuple(
        Passage(section, part, heading, text, HERE, lambda _: HERE)
        for section, part, heading in (("总体情况", "引言", ""), ("申请", "前文", ""), ("问题与改进", "", ""))
    )
    found = again(replace(start, passages=passages, given=frozenset({"申请"})))
    assert [each.text for each in found.passages] == [text] * 3


@given(texts=st.lists(FIGURES, min_size=210, max_size=210), heads=st.lists(PROSE, min_size=2, max_size=2))
@settings(max_examples=60)
def test_any_cells_and_head_read_back_the_same(texts: list[str], heads: list[str]) -> None:
    start = report("版式: '2021'\n年度: 2023\n")
    cells = [Cell(text, None, HERE, Origin.WRITTEN if text else Origin.BLANK) for text in texts]
    given_tables = frozenset(slot.ref.table for slot in start.edition.slots)
    names = [" ".join(text.split()) for text in heads]
    head = {key: Written(text, HERE) for key, text in zip(("地方要求", "单位.代码"), names, strict=True) if text}
    draft = replace(
        start,
        head=MappingProxyType({**start.head, **head}),
        cells=tuple(cells[: len(start.cells)]),
        given=given_tables,
    )
    found = again(draft)
    assert [cell.text for cell in found.cells if cell.origin is not Origin.DERIVED] == [
        text for text, cell in zip(texts, found.cells, strict=False) if cell.origin is not Origin.DERIVED
    ]
    assert {key: found.text(key) for key in head} == {key: text.text for key, text in head.items()}


def test_official_labels_and_places_stand_as_comments() -> None:
    original = report("年度: 2023\n申请:\n  本年新收: {自然人: 3, 其余: 0}\n  其余: 0\n")
    text = data_file(original, ["导入自某处"], places=True)
    assert text.startswith("# 导入自某处\n")
    assert "# 一、本年新收政府信息公开申请数量  〔来源：第3行〕" in text
    assert "本年新收: {自然人: 3, 商业企业: 0," in text


def test_a_blank_stays_blank_and_a_derived_total_is_left_out() -> None:
    text = data_file(report("年度: 2023\n复议诉讼:\n  行政复议: [1, 2, 3, 4]\n  未经复议直接起诉: {结果维持: }\n"))
    assert "行政复议: {结果维持: 1, 结果纠正: 2, 其他结果: 3, 尚未审结: 4}\n" in text
    assert "未经复议直接起诉: {结果维持: , 结果纠正: , 其他结果: , 尚未审结: , 总计: }\n" in text


def test_a_section_that_is_missing_stays_missing() -> None:
    assert "其他事项" not in data_file(report("年度: 2023\n总体情况: 正文\n"))


def test_an_empty_section_stays_empty() -> None:
    found = again(report("年度: 2023\n总体情况:\n"))
    assert [flaw.kind for flaw in found.problems if flaw.path == "总体情况"] == ["empty-section"]
