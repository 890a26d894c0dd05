"""The sparse forms of tables; blank is not zero."""

import pytest

from govgen.model.report import Origin, Report
from tests.reports import cell, report, value

NEW = "申请.本年新收"
REFUSED = "申请.办理结果.不予公开"


def table(text: str, name: str = "申请", year: int = 2025) -> Report:
    return report(f"年度: {year}\n{name}:" + text)


def problems(found: Report, kind: str) -> list[tuple[str, str]]:
    return [(problem.path, problem.found or problem.expected) for problem in found.problems if problem.kind == kind]


def test_a_blank_cell_is_not_zero() -> None:
    found = table("\n  本年新收: {自然人: , 商业企业: 0}")
    assert cell(found, f"{NEW}.自然人").origin is Origin.BLANK
    assert value(found, f"{NEW}.自然人") is None
    assert value(found, f"{NEW}.商业企业") == 0
    assert value(found, f"{NEW}.科研机构") is None


@pytest.mark.parametrize("blank", ["", "~", "null", '""', "' '"])
def test_a_blank_stays_blank_under_a_rest_of_zero(blank: str) -> None:
    found = table(f"\n  本年新收: {{自然人: {blank}, 其余: 0}}\n  上年结转: {blank or '~'}\n  其余: 0")
    assert value(found, f"{NEW}.自然人") is None
    assert value(found, f"{NEW}.商业企业") == 0
    assert value(found, "申请.结转下年度.自然人") == 0


def test_a_null_row_stays_blank_under_a_rest_of_zero() -> None:
    found = table("\n  上年结转:\n  其余: 0")
    assert value(found, "申请.上年结转.自然人") is None
    assert cell(found, "申请.上年结转.自然人").location.line == 3


@pytest.mark.parametrize("text", [" 0", " {其余: 0}", "\n  其余: 0"])
def test_a_whole_table_is_zero(text: str) -> None:
    found = table(text)
    numbers = [c for slot, c in zip(found.edition.slots, found.cells, strict=True) if slot.ref.table == "申请"]
    assert {c.value for c in numbers} == {0}
    assert {c.origin for c in numbers} == {Origin.REST, Origin.DERIVED}


def test_a_group_given_as_zero_is_zero_below_only() -> None:
    found = table("\n  办理结果:\n    不予公开: 0")
    assert value(found, f"{REFUSED}.属于国家秘密.自然人") == 0
    assert value(found, f"{REFUSED}.属于国家秘密.总计") == 0
    assert value(found, "申请.办理结果.予以公开.自然人") is None


def test_a_rest_inside_a_group_reaches_every_row_below_it() -> None:
    found = table("\n  办理结果:\n    不予公开: {属于国家秘密: {自然人: 2, 其余: 0}}\n    其余: 0")
    assert value(found, f"{REFUSED}.属于国家秘密.自然人") == 2
    assert value(found, f"{REFUSED}.属于行政查询事项.商业企业") == 0
    assert value(found, "申请.办理结果.总计.总计") == 2
    assert value(found, "申请.上年结转.自然人") is None


def test_a_rest_of_zero_says_where_it_stands() -> None:
    assert str(cell(table("\n  其余: 0"), f"{NEW}.自然人").location) == "a.yaml:3:7"


def test_a_list_stands_in_the_order_of_the_columns() -> None:
    found = table("\n  本年新收: [1, 2, 3, 4, 5, 6]")
    assert [value(found, f"{NEW}.{name}") for name in ("自然人", "其他", "总计")] == [1, 6, 21]
    assert cell(found, f"{NEW}.总计").origin is Origin.DERIVED


def test_a_list_with_its_total_keeps_the_total_that_was_typed() -> None:
    found = table("\n  本年新收: [1, 0, 0, 0, 0, 0, 9]")
    assert value(found, f"{NEW}.总计") == 9
    assert cell(found, f"{NEW}.总计").origin is Origin.WRITTEN


@pytest.mark.parametrize("items", ["[]", "[1, 2]", "[1, 2, 3, 4, 5, 6, 7, 8]"])
def test_a_list_of_another_length_is_refused(items: str) -> None:
    found = table(f"\n  本年新收: {items}\n  其余: 0")
    assert ("本年新收", "list") in problems(found, "shape")
    assert cell(found, f"{NEW}.自然人").flaw == "shape"
    assert value(found, f"{NEW}.总计") is None


def test_a_typed_total_stays_as_it_was_typed() -> None:
    found = table("\n  本年新收: {自然人: 3, 总计: 5, 其余: 0}")
    assert value(found, f"{NEW}.总计") == 5


def test_a_row_of_one_column_may_be_a_number() -> None:
    found = table("\n  行政许可: 5\n  行政处罚: 0\n  行政强制: {本年处理决定数量: 2}", "主动公开")
    path = "主动公开.行政{}.本年处理决定数量"
    assert [value(found, path.format(name)) for name in ("许可", "处罚", "强制")] == [5, 0, 2]
    assert cell(found, path.format("处罚")).origin is Origin.WRITTEN


def test_a_row_of_several_columns_may_only_be_zero() -> None:
    found = table("\n  规章: 3\n  行政规范性文件: 0", "主动公开")
    assert problems(found, "shape") == [("规章", "row")]
    assert cell(found, "主动公开.规章.本年制发件数").flaw == "shape"
    assert value(found, "主动公开.行政规范性文件.现行有效件数") == 0


GROUPS = (
    ("{本项: 9, 当面申请数: 2, 其余: 0}", 9, 2, 0),
    ("{当面申请数: 2, 其余: 0}", 2, 2, 0),
    ("{本项: , 当面申请数: 2, 其余: 0}", 2, 2, 0),
    ("0", 0, 0, 0),
    ("{其余: 0}", 0, 0, 0),
    ("5", 5, None, None),
    ("", None, None, None),
)


@pytest.mark.parametrize(("text", "own", "first", "second"), GROUPS)
def test_a_row_with_a_number_and_rows_below(text: str, own: object, first: object, second: object) -> None:
    found = table(f"\n  依申请公开情况:\n    收到申请数: {text}", "统计表", 2017)
    path = "统计表.依申请公开情况.收到申请数"
    assert [value(found, path), value(found, f"{path}.当面申请数"), value(found, f"{path}.传真申请数")] == [
        own,
        first,
        second,
    ]


def test_a_blank_own_number_stays_blank_under_a_rest_of_zero() -> None:
    found = table("\n  主动公开情况:\n    主动公开政府信息数: {本项: }\n  其余: 0", "统计表", 2017)
    assert value(found, "统计表.主动公开情况.主动公开政府信息数") is None
    assert value(found, "统计表.主动公开情况.主动公开政府信息数.制发规范性文件总数") == 0


def test_an_own_number_of_the_wrong_shape_is_told() -> None:
    found = table("\n  主动公开情况:\n    主动公开政府信息数: {本项: [1, 2]}", "统计表", 2017)
    assert problems(found, "shape") == [("主动公开情况.主动公开政府信息数", "list")]


STRAYS = (
    ("\n  本年新受: 0", "申请.本年新受"),
    ("\n  本年新收: {自然: 3}", "申请.本年新收.自然"),
    ("\n  办理结果: {予以: 0}", "申请.办理结果.予以"),
    ("\n  本年新收: {本项: 3}", "申请.本年新收.本项"),
)


@pytest.mark.parametrize(("text", "path"), STRAYS)
def test_an_unknown_key_is_told_at_its_place(text: str, path: str) -> None:
    (flaw,) = [flaw for flaw in table(text).problems if flaw.kind == "unknown-key"]
    assert flaw.path == path
    assert flaw.location.line == 3
    assert flaw.found not in flaw.known
    assert "其余" in flaw.known


SHAPES = (
    (" 三十件", ("申请", "table")),
    (" [1]", ("申请", "table")),
    ("\n  其余: 1", ("其余", "rest")),
    ("\n  其余:", ("其余", "rest")),
    ("\n  其余: [0]", ("其余", "rest")),
    ("\n  办理结果: [1]", ("办理结果", "group")),
    ("\n  办理结果: 7", ("办理结果", "row")),
    ("\n  本年新收: {自然人: {a: 1}}", ("本年新收", "number")),
)


@pytest.mark.parametrize(("text", "flaw"), SHAPES)
def test_another_shape_is_told_once_and_leaves_its_cells_blank(text: str, flaw: tuple[str, str]) -> None:
    found = table(text)
    assert problems(found, "shape") == [flaw]
    assert value(found, f"{NEW}.自然人") is None


def test_words_behind_a_rest_are_kept_in_the_first_of_its_cells() -> None:
    words = "0（没有单位申请）"
    found = table(f"\n  本年新收: {{自然人: 3, 其余: {words}}}\n  上年结转: {{自然人: 1}}\n  其余: 0")
    cells = [found.cells[found.edition.paths[f"{NEW}.{name}"]] for name in ("商业企业", "科研机构")]
    assert [(cell.text, cell.value, cell.flaw) for cell in cells] == [(words, None, "shape"), ("", None, "shape")]
    assert (value(found, f"{NEW}.自然人"), value(found, "申请.上年结转.商业企业")) == (3, 0)
    assert [cell.text for cell in found.cells].count(words) == 1


SPREAD = (
    ("[1, 1, '？']", ["1", "1", "？", "", "", "", ""]),
    ("[1, 2, 3, 4, 5, 6, 7, 8]", ["1", "2", "3", "4", "5", "6、7、8", ""]),
    ("[1, [2, 3], 4, 5, 6, 7]", ["1", "2、3", "4", "5", "6", "7", ""]),
    ("{自然人: {男: 1, 女: 2}, 商业企业: 5}", ["男：1，女：2", "5", "0", "0", "0", "0", ""]),
)


@pytest.mark.parametrize(("written", "texts"), SPREAD)
def test_what_is_written_in_another_shape_is_kept_where_it_stands_for_a_draft(written: str, texts: list[str]) -> None:
    found = table(f"\n  本年新收: {written}\n  其余: 0")
    numbers = [number for path, number in found.edition.paths.items() if path.startswith(f"{NEW}.")]
    assert [found.cells[number].text for number in numbers] == texts
    assert len(problems(found, "shape")) == 1


def test_a_list_for_a_group_is_kept_in_its_first_cell() -> None:
    found = table("\n  办理结果: [3, 0]\n  其余: 0")
    assert [each.text for each in found.cells if "、" in each.text] == ["3、0"]
    assert cell(found, "申请.办理结果.予以公开.自然人").text == "3、0"


def test_figures_inside_prose_may_be_left_blank_as_a_whole() -> None:
    found = report("年度: 2025\n其他事项:\n  信息处理费:\n  正文: 无\n")
    assert problems(found, "shape") == []
    assert value(found, "信息处理费.通知金额") is None


def test_flawed_numbers_keep_their_text() -> None:
    found = cell(table("\n  本年新收: {自然人: 1e3}"), f"{NEW}.自然人")
    assert (found.text, found.value, found.flaw, found.origin) == ("1e3", None, "word", Origin.WRITTEN)
