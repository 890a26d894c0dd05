"""Formulas that read another report: what is wrong with one is told at its own line."""

from shutil import copytree

import pytest

from govgen.checking.profiles import load_editions, local_editions
from govgen.errors import SchemaError
from govgen.reading.catalog import catalog
from govgen.schema import bundled_reports, parse_profile, schema_source

SCHEMA = bundled_reports()["行政执法"]
TEXT = SCHEMA.read_text(encoding="utf-8")
FORMULA = "行政处罚.数量.合计 = 同期.年报.主动公开.行政处罚.本年处理决定数量"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("行政处罚.数量.合计 = 同期.年表.主动公开.行政处罚.本年处理决定数量", "没有“年表”这种报告，是否想写“年报”"),
        ("行政处罚.数量.合计 = 同期.年报", "没有写明是哪一格"),
        ("行政处罚.数量.总计 = 同期.年报.主动公开.行政处罚.本年处理决定数量", "没有“行政处罚.数量.总计”这个单元格"),
        ("行政处罚.数量.合计 = 同期.年报.甲.乙 + 同期.法治政府.甲.乙", "只能与一种报告对照，这里写了：年报、法治政府"),
        ("行政强制.强制措施.* = 同期.年报.甲.乙", "不能写“行政强制.强制措施.*”"),
        ("正文.收费 = 同期.年报.主动公开.行政事业性收费.本年收费金额", "quantities 里没有“收费”这样不写 cells 的一项"),
        ("行政处罚.数量.合计 = 同期.年报.正文.收费", "是别的报告正文里的数"),
        (f"{FORMULA}, severity: error", "severity 只能是 hint（不写就是它）或 warning"),
        (f"{FORMULA}, table: 行政处罚", "要写完整的单元格名称，不写 table"),
        (f"{FORMULA}, when: 行政处罚.数量.合计 > 0", "不写 when"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path, new, words):
    assert TEXT.count(FORMULA) == 1
    path = tmp_path / "schema.yaml"
    path.write_text(TEXT.replace(FORMULA, new).replace("template: ", "template: x"), encoding="utf-8")
    copytree(SCHEMA.parent / "schema", tmp_path / "schema")
    with pytest.raises(SchemaError) as caught:
        catalog(path)
    assert words in str(caught.value)
    assert caught.value.location.line == TEXT[: TEXT.index(FORMULA)].count("\n") + 1


def profile(relations):
    text = f"format: 1\nname: 某地\nbasis: 某文件\nrelations:\n{relations}"
    return local_editions(load_editions(SCHEMA), parse_profile(schema_source(text.encode(), "某地.yaml")))


def test_a_place_may_grade_one_and_add_one():
    plain = "{formula: 行政处罚.数量.罚款 <= 同期.年报.主动公开.行政处罚.本年处理决定数量, basis: 某文件}"
    added = profile(f"  处罚与年报一致: {{severity: warning}}\n  罚款不多于年报: {plain}\n  ")
    found = {one.relation.id: one.relation.severity for one in added.newest.crossings}
    assert (found["处罚与年报一致"], found["罚款不多于年报"]) == ("warning", "hint")


def test_what_a_place_adds_must_fit_too():
    with pytest.raises(SchemaError, match="没有“年表”这种报告"):
        profile("  甲: {formula: 行政处罚.数量.罚款 = 同期.年表.甲.乙, basis: 某文件}\n")


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("正文.信息处理费 + 正文.行政事业性收费 = 同期.年报.信息处理费.实际收取", "要单独写在一边"),
        ("正文.信息处理费 = 同期.年报.信息处理费.发出收费通知", "的单位是“件”，正文里“信息处理费”的单位却是“元”"),
    ],
)
def test_what_prose_names_stands_alone_and_in_a_unit_of_the_cells(formula, words):
    schema = bundled_reports()["部门决算"]
    text = f"format: 1\nname: 某地\nbasis: 某文件\nrelations:\n  甲: {{formula: {formula}, basis: 某文件}}\n"
    with pytest.raises(SchemaError, match=words):
        local_editions(load_editions(schema), parse_profile(schema_source(text.encode(), "某地.yaml")))
