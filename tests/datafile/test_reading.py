"""From a data file to a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.datafile.reading import read_report
from govgen.errors import SourceError
from govgen.model.report import Origin
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.reports import CATALOG, report
from tests.small_schemas import ROUNDED_SUM, catalog_of, small_schema


def problems(text: str) -> list[tuple[str, str, str]]:
    """Flaws that are not missing or empty sections: kind, path, what was expected or found."""
    found = report(text).problems
    kept = (one for one in found if not one.kind.endswith("-section"))
    return [(one.kind, one.path, one.found or one.expected) for one in kept]


def passages(text: str) -> list[tuple[str, str, str]]:
    return [(found.part, found.heading, found.text) for found in report(text).passages]


EDITIONS = (
    ("年度: 2025", "2021"),
    ("年度: 2021年", "2021"),
    ("年度: 2020", "2019"),
    ("年度: 2013", "2014"),
    ('年度: 2025\n版式: "2019"', "2019"),
    ("年度: 2018\n版式: 2021", "2021"),
    ("年度: 2018\n版式: 不存在", "2014"),
    ("年度: 1890", "2021"),
    ("年度: 二〇二五", "2021"),
    ("年度: ２０１９", "2019"),
    ("标题: 没有年度", "2021"),
)


@pytest.mark.parametrize(("text", "edition"), EDITIONS)
def test_the_edition_is_named_or_follows_from_the_year(text: str, edition: str) -> None:
    assert report(text).edition.id == edition


def test_a_year_of_many_digits_is_no_year() -> None:
    found = report("年度: " + "9" * 5000)
    assert found.year is None
    assert found.edition.id == "2021"


def test_every_section_left_out_is_told() -> None:
    found = report("年度: 2025")
    assert [flaw.path for flaw in found.problems if flaw.kind == "missing-section"] == list(found.edition.sections)
    assert len(found.cells) == len(found.edition.slots)
    assert found.given == frozenset()


@pytest.mark.parametrize("blank", ["", " ~", ' ""', " |\n    \n"])
def test_a_section_left_blank_is_told(blank: str) -> None:
    (flaw,) = [flaw for flaw in report(f"年度: 2025\n申请:{blank}").problems if flaw.kind == "empty-section"]
    assert (flaw.path, flaw.location.line) == ("申请", 2)


def test_aspects_come_in_the_order_of_the_form_and_further_ones_stay_behind_theirs() -> None:
    text = "年度: 2025\n总体情况:\n  监督保障: 丁\n  主动公开: 乙\n  标准化: 丙\n  引言: 甲\n"
    assert passages(text) == [
        ("引言", "", "甲"),
        ("主动公开", "主动公开", "乙"),
        ("标准化", "标准化", "丙"),
        ("监督保障", "监督保障", "丁"),
    ]


def test_prose_may_be_written_in_one_piece() -> None:
    assert passages("年度: 2025\n问题与改进: 一段话\n") == [("", "", "一段话")]


def test_a_blank_aspect_is_no_passage() -> None:
    assert passages("年度: 2025\n总体情况: {引言: , 主动公开: ~}\n") == []


def test_the_place_of_a_character_of_a_passage_is_known() -> None:
    (passage,) = report("年度: 2025\n问题与改进:\n  问题: |\n    一二\n    三四\n").passages
    assert str(passage.locate(4)) == "a.yaml:5:6"


def test_a_table_section_may_have_text_around_its_table() -> None:
    assert passages("年度: 2025\n申请:\n  后文: 乙\n  前文: 甲\n  其余: 0\n") == [
        ("前文", "", "甲"),
        ("后文", "", "乙"),
    ]
    assert passages("年度: 2025\n申请: {前文: , 其余: 0}\n") == []


def test_chapters_are_numbered_passages_with_their_titles() -> None:
    text = "年度: 2017\n正文:\n  - {标题: 概述, 内容: 甲}\n  - {标题: 问题, 内容: }\n"
    assert passages(text) == [("1", "概述", "甲"), ("2", "问题", "")]


SHAPES = (
    ("年度: 2025\n总体情况: [甲]", ("shape", "总体情况", "prose")),
    ("年度: 2025\n总体情况: {引言: {甲: 乙}}", ("shape", "总体情况.引言", "text")),
    ("年度: 2025\n问题与改进: {成绩: 甲}", ("unknown-key", "问题与改进.成绩", "成绩")),
    ("年度: 2025\n其他事项: {处理费: 甲}", ("unknown-key", "其他事项.处理费", "处理费")),
    ("年度: 2025\n申请: {前文: [甲], 其余: 0}", ("shape", "申请.前文", "text")),
    ("年度: 2017\n正文: 一段话", ("shape", "正文", "chapters")),
    ("年度: 2017\n正文: {标题: 甲, 内容: 乙}", ("shape", "正文", "chapters")),
    ("年度: 2017\n正文: [一段话]", ("shape", "正文.1", "chapter")),
    ("年度: 2017\n正文: [{标题: 甲}]", ("shape", "正文.1", "chapter")),
    ("年度: 2017\n正文: [{标题: , 内容: 乙}]", ("shape", "正文.1", "chapter")),
    ("年度: 2017\n正文: [{标题: 甲, 内容: 乙, 附注: 丙}]", ("unknown-key", "正文.1.附注", "附注")),
    ("年度: 2025\n总体情形: 甲", ("unknown-key", "总体情形", "总体情形")),
    ("年度: [2025]", ("shape", "年度", "text")),
    ("单位: 某局", ("shape", "单位", "mapping")),
    ("单位: {名称: [某局]}", ("shape", "单位.名称", "text")),
    ("单位: {名字: 某局}", ("unknown-key", "单位.名字", "名字")),
    ("说明: 无", ("shape", "说明", "list")),
    ("说明: [无]", ("shape", "说明.1", "mapping")),
    ("说明: [{规则: balance, 原因: 无}]", ("unknown-key", "说明.原因", "原因")),
)


@pytest.mark.parametrize(("text", "flaw"), SHAPES)
def test_what_has_no_place_in_a_report_is_told(text: str, flaw: tuple[str, str, str]) -> None:
    assert problems(text) == [flaw]


def test_figures_inside_prose_are_known_beside_its_aspects() -> None:
    (flaw,) = [flaw for flaw in report("年度: 2025\n其他事项: {处理费: 甲}").problems if flaw.kind == "unknown-key"]
    assert flaw.known == ("信息处理费", "正文")
    assert str(flaw.location) == "a.yaml:2:8"


def test_the_head_is_read_by_dotted_keys() -> None:
    found = report("年度: 2025\n单位: {名称: ' 某局 ', 类别: }\n公文:\n联系: {电话: 010-1}\n")
    assert found.unit == "某局"
    assert {key: text.text for key, text in found.head.items()} == {
        "年度": "2025",
        "单位.名称": "某局",
        "联系.电话": "010-1",
    }
    assert str(found.place("联系.电话")) == "a.yaml:4:10"
    assert found.place("标题") == found.location


def test_waivers_keep_their_three_texts() -> None:
    found = report("年度: 2025\n说明:\n  - {规则: balance, 位置: 申请, 理由: 系统切换}\n  - {规则: balance}\n")
    assert [(w.rule, w.place, w.reason) for w in found.waivers] == [
        ("balance", "申请", "系统切换"),
        ("balance", "", ""),
    ]
    assert report("年度: 2025\n说明:\n").waivers == ()


def test_a_cell_is_found_by_its_address() -> None:
    found = report("年度: 2025\n申请: {本年新收: {自然人: 3, 其余: 0}}")
    ref = next(slot.ref for slot in found.edition.slots if slot.ref.path == "申请.本年新收.自然人")
    assert found.cell(ref).value == 3
    assert found.given == {"申请"}


NAMES = sorted(
    {key for edition in CATALOG.editions.values() for slot in edition.slots for key in slot.ref.path.split(".")}
    | {key for edition in CATALOG.editions.values() for key in edition.sections}
    | {"年度", "单位", "名称", "说明", "其余", "本项", "前文", "后文", "引言", "正文", "标题", "内容", "甲"}
)
SCALARS = st.sampled_from(["0", "7", "-3", "1.5", "三", "~", "''", '"0"', "2018", "无", "'{{ 年度 }}'"])
VALUES = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=7).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(NAMES), inside, max_size=6).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=20,
)


def test_a_file_that_has_nothing_of_an_annual_report_is_none():
    with pytest.raises(SourceError, match="里面的“复议”、“人员”也不是政府信息公开工作年度报告的内容"):
        report("年度: 2025\n复议: 1\n人员: 2\n")
    assert report("年度: 2025\n复议: 1\n").problems
    assert report("年度: 2025\n复议: 1\n其余: 0\n").problems


def test_a_file_of_one_part_and_an_edition_that_is_not_known_is_none_of_an_annual_report():
    with pytest.raises(SourceError, match=r"里面的“复议”也不是政府信息公开工作年度报告的内容.*加 --schema"):
        report('版式: "2025"\n年度: 2025\n复议: {受理: 3}\n')
    assert report('版式: "2025"\n年度: 2025\n申请: {本年新收: 3}\n').problems
    assert report('版式: "2021"\n年度: 2025\n复议: {受理: 3}\n').problems


@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8))
def test_whatever_a_file_says_becomes_a_report_with_every_cell(entries: dict[str, str]) -> None:
    found = report("甲: \n" + "".join(f"{key}: {value}\n" for key, value in entries.items() if key != "甲"))
    assert len(found.cells) == len(found.edition.slots)
    assert open_dossier(found).report is found
    for cell in found.cells:
        assert (cell.value is None) or cell.origin is not Origin.BLANK
        assert cell.location.line is not None


def test_a_report_knows_the_slots_of_its_flawed_cells():
    found = report("年度: 2025\n主动公开:\n  规章: {本年制发件数: 约五件, 本年废止件数: 1}\n  其余: 0")
    assert [found.edition.slots[number].ref.path for number in found.flawed] == ["主动公开.规章.本年制发件数"]
    assert found.values[found.flawed[0]] is None


def test_only_a_kind_of_report_that_there_is_is_offered():
    for name, offered in (("行政执法", True), ("/etc/passwd", False)):
        with pytest.raises(SourceError) as caught:
            report(f"报告: {name}\n年度: 2025\n")
        assert (f"--report {name}" in caught.value.message) == offered


def test_a_long_name_of_a_kind_is_cut():
    with pytest.raises(SourceError) as caught:
        report(f"报告: {'长' * 10000}\n年度: 2025\n")
    assert len(caught.value.message) < 120


def test_a_file_may_name_the_kind_that_an_own_schema_makes() -> None:
    catalog = catalog_of(small_schema(ROUNDED_SUM))
    text = "报告: {name}\n年度: 2025\n收支: {{甲: 1, 乙: 2, 丙: 3, 合计: 6}}\n"
    assert read_report(parse_source(text.format(name="统计报告").encode(), "a.yaml"), catalog).values == (1, 2, 3, 6)
    with pytest.raises(SourceError, match="“别的报告”的"):
        read_report(parse_source(text.format(name="别的报告").encode(), "a.yaml"), catalog)
