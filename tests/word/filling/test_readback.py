"""A wrong cell is caught before the file is written."""

import io

import pytest

from govgen.errors import RenderingError
from govgen.word.filling.readback import find_tables, read_back
from govgen.word.filling.template import Template, compile_template
from tests.word.making import DATA, FIRST_ROW, add_table, document, page, part, saved, template, with_parts

CELLS = [f"{{{{ {path} }}}}" for path in FIRST_ROW]
PHONE = f"{DATA}联系: {{电话: 0700-0000000}}\n"
TABLE = [["自然人", "商业企业", "总计&合计"], CELLS]


def check(made: bytes, of: Template, laid) -> None:
    read_back(made, "word/document.xml", of.tables, laid)


def tampered(made: bytes, old: str, new: str) -> bytes:
    xml = part(made)
    assert old in xml
    return with_parts(made, {"word/document.xml": xml.replace(old, new, 1)})


def test_a_report_that_says_what_the_data_says_passes():
    of, laid = template("{{ 名称 }}", table=TABLE), page()
    check(of.render(laid), of, laid)
    assert [table.fills for table in of.tables] == [FIRST_ROW]


def test_a_wrong_cell_is_named_with_what_was_expected_and_found():
    of, laid = template(table=TABLE), page()
    with pytest.raises(RenderingError) as error:
        check(tampered(of.render(laid), ">23<", ">24<"), of, laid)
    assert "“申请.本年新收.总计”应是“23”，文件里却是“24”" in error.value.message


def test_a_lost_cell_is_named():
    of, laid = template(table=TABLE), page()
    with pytest.raises(RenderingError, match="应是“20”，文件里却是“”"):
        check(tampered(of.render(laid), ">20<", "><"), of, laid)


def test_swapped_cells_are_caught():
    of, laid = template(table=TABLE), page()
    swapped = tampered(
        tampered(of.render(laid), ">20<", ">3<"),
        ">3</w:t></w:r></w:p></w:tc><w:tc>",
        ">3</w:t></w:r></w:p></w:tc><w:tc>",
    )
    with pytest.raises(RenderingError, match="应是“20”，文件里却是“3”"):
        check(swapped, of, laid)


def test_a_table_that_is_gone_is_named():
    of, laid = template(table=TABLE), page()
    with pytest.raises(RenderingError, match=r"找不到“申请.本年新收.自然人”所在的表格"):
        check(tampered(of.render(laid), "总计&amp;合计", "别的"), of, laid)


def test_a_document_written_in_another_way_is_compared_cell_by_cell():
    of, laid = template(table=TABLE), page()
    check(tampered(of.render(laid), "<w:tblLook", "<!-- x --><w:tblLook"), of, laid)


def test_a_table_that_a_condition_takes_out_is_not_looked_for():
    made = document("{%p if 公文 %}")
    add_table(made, TABLE)
    made.add_paragraph("{%p endif %}")
    add_table(made, [["标题"], ["{{ 名称 }}"]])
    add_table(made, TABLE)
    of, laid = compile_template(saved(made)), page()
    result = of.render(laid)
    assert result.count(b"PK\1\2") > 3
    check(result, of, laid)
    with pytest.raises(RenderingError, match="应是“23”"):
        check(tampered(result, ">23<", ">24<"), of, laid)


@pytest.mark.parametrize("other", [TABLE, [["别的", "样子", "的表"], CELLS]])
def test_of_two_branches_with_the_same_figures_the_one_printed_is_compared(other):
    made = document("{%p if 公文 %}")
    add_table(made, other)
    made.add_paragraph("{%p else %}")
    add_table(made, TABLE)
    made.add_paragraph("{%p endif %}")
    of, laid = compile_template(saved(made)), page()
    result = of.render(laid)
    check(result, of, laid)
    with pytest.raises(RenderingError, match="应是“23”"):
        check(tampered(result, ">23<", ">24<"), of, laid)


def test_figures_in_rows_that_come_and_go_are_looked_for_in_order():
    rows = [["甲", "乙", "丙"], ["{%tr if 申请 %}", "", ""], CELLS, ["{%tr endif %}", "", ""]]
    of, laid = template(table=rows), page()
    result = of.render(laid)
    assert of.tables[0].steered
    check(result, of, laid)
    with pytest.raises(RenderingError, match=r"找不到“申请.本年新收.总计”"):
        check(tampered(result, ">23<", ">24<"), of, laid)


def test_a_row_that_was_not_printed_is_not_looked_for():
    rows = [["甲", "乙", "丙"], ["{%tr if 公文 %}", "", ""], CELLS, ["{%tr endif %}", "", ""]]
    of, laid = template(table=rows), page()
    check(of.render(laid), of, laid)


def test_a_cell_with_words_around_its_figure_is_compared_whole():
    of, laid = template(table=[["{{ 申请.本年新收.总计 }}件（100%）"]]), page()
    check(of.render(laid), of, laid)
    with pytest.raises(RenderingError, match="应是“23件（100%）”，文件里却是“23条（100%）”"):
        check(tampered(of.render(laid), "件（", "条（"), of, laid)


def test_a_cell_with_a_filter_or_prose_does_not_hide_its_neighbours():
    of, laid = template(table=[["{{ 申请.本年新收.总计|千分位 }}", "{{p 问题与改进 }}", CELLS[0]]]), page()
    check(of.render(laid), of, laid)
    with pytest.raises(RenderingError, match="找不到"):
        check(tampered(of.render(laid), ">20<", ">21<"), of, laid)


def test_last_years_figures_are_read_back_too():
    of = template(table=[["{{ 上年.申请.本年新收.总计 }}"]])
    laid = page(previous="年度: 2023\n单位: {名称: 甲}\n申请: {本年新收: {自然人: 7, 其余: 0}, 其余: 0}\n")
    check(of.render(laid), of, laid)


def test_a_tag_that_is_left_is_named():
    of, laid = template("甲", table=TABLE), page()
    with pytest.raises(RenderingError, match=r"还留着标记“{{ 甲 }}”"):
        check(tampered(of.render(laid), ">甲<", ">{{ 甲 }}<"), of, laid)


def test_a_mark_that_the_data_itself_brings_is_no_tag():
    of = template("{{ 名称 }}", table=TABLE)
    laid = page(
        "年度: 2024\n单位: {名称: '{{ 7*7 }}'}\n申请: {本年新收: {自然人: 20, 商业企业: 3, 其余: 0}, 其余: 0}\n"
    )
    check(of.render(laid), of, laid)


def test_a_table_that_only_lays_out_words_is_not_read_back():
    of, laid = template(table=[["{{ 名称 }}", "{% if 公文 %}x{% endif %}"]]), page()
    check(tampered(of.render(laid), "青禾县水利局", "别的"), of, laid)


def test_a_table_without_figures_is_none_of_the_business():
    assert find_tables("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>") == ()


def test_the_file_is_read_from_its_bytes():
    of, laid = template(table=TABLE), page()
    made = io.BytesIO(of.render(laid)).getvalue()
    assert "{{" not in part(made)
    check(made, of, laid)


def test_a_telephone_number_is_read_with_its_hyphen_where_a_table_is_compared_cell_by_cell():
    names = (*FIRST_ROW[:2], "联系.电话")
    of, laid = template(table=[TABLE[0], [f"{{{{ {path} }}}}" for path in names]]), page(PHONE)
    made = tampered(of.render(laid), "<w:tblPr>", "<w:tblPr >")
    check(made, of, laid)
    with pytest.raises(RenderingError, match="应是“0700-0000000”"):
        check(tampered(made, "<w:noBreakHyphen/>", ""), of, laid)
