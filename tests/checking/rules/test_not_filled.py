"""Blank cells are told once for each table; what follows from others is not asked for."""

from dataclasses import replace
from types import MappingProxyType

from govgen.checking import check_dossier
from govgen.datafile.reading import read_report
from govgen.datafile.skeleton import skeleton
from govgen.datafile.writing import data_file
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.checking.samples import dossier_of, findings, of_rule, only
from tests.form.node import needs_node, run_with
from tests.small_schemas import catalog_of, small_schema


def test_blank_cells_are_counted_and_the_first_are_named():
    rows = "行政复议: {结果维持: 1}, 未经复议直接起诉: 0, 复议后起诉: {结果维持: 1, 尚未审结: 0}"
    found = only("not-filled", f"复议诉讼: {{{rows}}}\n")
    assert found.message.startswith(
        "表四还有 5 格没有填写：“行政复议”结果纠正、“行政复议”其他结果、“行政复议”尚未审结等。"
    )
    assert "其余: 0" in found.message
    assert (found.location.column, len(found.cells)) == (8, 5)


def test_a_total_that_follows_from_blank_cells_is_not_asked_for():
    found = of_rule("not-filled", "复议诉讼: {行政复议: , 其余: 0}\n")
    assert "总计" not in found[0].message
    assert {ref.column for finding in found for ref in finding.cells} == {
        "结果维持", "结果纠正", "其他结果", "尚未审结"
    }  # fmt: skip


def test_few_blank_cells_are_all_named():
    rest = "行政强制: 0, 行政许可: 0, 规章: 0, 行政规范性文件: 0, 行政事业性收费: 0"
    found = only("not-filled", f"主动公开: {{行政处罚: , {rest}}}\n")
    assert "：“行政处罚”本年处理决定数量。" in found.message


def test_each_table_has_its_own_finding():
    rules = [finding.rule for finding in findings("复议诉讼: {行政复议: }\n申请: {本年新收: }\n")]
    assert rules == ["not-filled", "not-filled"]


def test_figures_told_within_a_section_are_asked_for_there():
    found = only("not-filled", "其他事项: {信息处理费: {发出收费通知: 0, 通知金额: 0}, 正文: 无}\n")
    assert str(found.location).endswith(":17:1")


def test_a_table_that_is_not_there_is_not_asked_for_cell_by_cell():
    assert of_rule("not-filled", "# 省略：申请\n") == []


def test_a_cell_that_cannot_be_read_is_not_called_blank():
    assert of_rule("not-filled", "申请: {本年新收: 五, 其余: 0}\n主动公开: {行政处罚: 五, 其余: 0}\n") == []


def test_the_edition_may_name_more_cells():
    dossier = dossier_of("复议诉讼:\n  行政复议: {结果维持: 1}\n  未经复议直接起诉: 0\n  复议后起诉: 0\n")
    edition = replace(dossier.report.edition, rules=MappingProxyType({"not-filled": {"shown": 1}}))
    found = check_dossier(open_dossier(replace(dossier.report, edition=edition)))
    assert "：“行政复议”结果纠正等。" in found[0].message


def test_a_table_without_a_section_is_told_at_its_row():
    dossier = dossier_of("复议诉讼: {行政复议: }\n")
    sections = {key: value for key, value in dossier.report.edition.sections.items() if key != "复议诉讼"}
    edition = replace(dossier.report.edition, sections=MappingProxyType(sections))
    found = check_dossier(open_dossier(replace(dossier.report, edition=edition)))
    assert [str(finding.location) for finding in found] == ["年报.yaml:13:14"]


def test_a_row_that_is_blank_is_named_once_and_at_its_line():
    found = only("not-filled", "复议诉讼:\n  未经复议直接起诉: 0\n  行政复议:\n  复议后起诉: 0\n")
    assert found.message.startswith("表四还有 4 格没有填写：“行政复议”整行。")
    assert str(found.location).startswith("年报.yaml:15:")


def test_a_document_is_not_told_how_to_write_a_data_file():
    report = replace(dossier_of("复议诉讼: {行政复议: , 其余: 0}\n").report, file="年报.docx")
    (found,) = [one for one in check_dossier(open_dossier(report)) if one.rule == "not-filled"]
    assert "其余" not in found.message
    assert "没有的填 0" in found.message


LIST = small_schema(
    """\
    sections: {房屋: {kind: table, table: 房屋}}
    tables:
      房屋:
        label: 表一
        layout: matrix
        codes: 序号
        corner: 房屋
        columns: {地址: {kind: text}, 招租: {kind: "yes"}, 面积: {kind: decimal}}
        rows: {条目: {label: 条目, open: {levels: [2]}}, 其他: {label: 其他}, 合计: {label: 合计}}
    relations:
      合计: {table: 房屋, each: EACH, formula: FORMULA, basis: 表注}
"""
)
ROWS = """\
房屋:
  条目:
    "01": {名称: 东门, 招租: 是, 面积: 7}
  其他: {地址: 无, 招租: 无, 面积: 0}
  合计: {面积: 7}
"""


def lists(each, formula):
    return catalog_of(LIST.replace("EACH", each).replace("FORMULA", formula))


def listed(each, formula):
    return read_report(parse_source(f"年度: 2025\n{ROWS}".encode(), "a.yaml"), lists(each, formula))


def test_nothing_has_to_be_said_in_words_of_a_sum_of_rows():
    report = listed("level", "合计 = 条目.*")
    (found,) = [one for one in check_dossier(open_dossier(report)) if one.rule == "not-filled"]
    assert "1 格没有填写：“01 东门”地址。" in found.message
    assert "地址" not in skeleton(report.edition, 2025, "某校", "学校").split("# 合计")[1]
    assert "合计: {面积: 7}" in data_file(report)


def test_words_of_a_row_that_is_no_sum_are_asked_for():
    report = listed("column", "合计 >= 其他")
    (found,) = [one for one in check_dossier(open_dossier(report)) if one.rule == "not-filled"]
    assert "“合计”招租" in found.message


@needs_node
def test_the_form_asks_for_no_words_of_a_sum_of_rows(tmp_path):
    catalog = lists("level", "合计 = 条目.*")
    edition = catalog.newest
    body = "return [...form.edition.derivable];"
    spare = run_with(tmp_path, "datafile", "prepare as laid", body, None, edition, catalog)
    assert [edition.slots[number].ref.path for number in spare] == ["房屋.合计.地址", "房屋.合计.招租"]
