"""The units that stand over official tables are those of the form: another one makes every figure another."""

from functools import cache

import pytest

from govgen.checking.profiles import load_editions
from govgen.model.edition import Edition
from govgen.schema import bundled_reports
from govgen.word.drawing import template
from govgen.word.lint import lint_template
from tests.small_schemas import catalog_of, small_schema
from tests.word.making import part, with_parts
from tests.word.test_lint import changed, faults_of

OVER = "单位：{}<"
PROSE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@cache
def of_kind(kind: str) -> tuple[bytes, Edition]:
    """The template of a kind of report and its first edition."""
    schema = bundled_reports()[kind]
    edition = next(iter(load_editions(schema).editions.values()))
    return (schema.parent / "templates" / edition.template).read_bytes(), edition


def told(kind: str, *changes: tuple[str, str], count: int = 1) -> list[str]:
    """What is told of the template of a kind in which some texts are others, one after another."""
    data, edition = of_kind(kind)
    xml = part(data)
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new, count)
    return [str(fault) for fault in lint_template(with_parts(data, {"word/document.xml": xml}), edition)]


@pytest.mark.parametrize(
    ("kind", "own", "said"),
    [
        ("部门决算", "万元", "元"),
        ("部门决算", "万元", "人民币元"),
        ("部门决算", "万元", "{{ 名称 }}　　金额单位：千元"),
        ("部门预算", "元", "万元"),
        ("行政执法", "宗", "次"),
        ("行政执法", "宗", "千宗"),
    ],
)
def test_another_unit_over_a_table_is_refused_where_it_stands(kind, own, said):
    (fault,) = told(kind, (OVER.format(own), OVER.format(said)))
    assert "段：错误 表一的单位是“" + own in fault


@pytest.mark.parametrize(
    ("kind", "own", "said"),
    [
        ("部门决算", "单位：万元", "金额单位：人民币万元"),
        ("部门决算", "单位：万元", "（单 位： 万 元）"),
        ("部门决算", "单位：万元", "编制单位：{{ 名称 }}　　金额单位：万元"),
        ("部门决算", "单位：万元", "以万元为金额单位"),
        ("部门决算", "单位：万元", "（万元）"),
        ("行政执法", "单位：宗", "单位：宗、万元"),
    ],
)
def test_the_unit_of_the_form_is_known_in_other_words(kind, own, said):
    assert told(kind, (f">{own}<", f">{said}<")) == []


def test_a_table_that_says_no_unit_is_refused_where_the_form_has_one():
    faults = told("部门决算", (">单位：万元<", "><"), count=-1)
    assert len(faults) == 9
    assert faults[0].startswith("第 1 张表：错误 表一没有印出单位")


def test_a_unit_that_stands_in_the_table_is_enough():
    assert told("部门决算", (">收入<", ">收入（单位：万元）<")) != []  # no head of the form
    data, edition = of_kind("部门决算")
    xml = part(data).replace(">单位：万元<", "><", 1)
    at = xml.index("<w:tr>", xml.index("<w:tbl>", xml.index("收支总表.前文")))
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>{PROSE.format("单位：万元")}</w:tc>'
    made = with_parts(data, {"word/document.xml": f"{xml[:at]}<w:tr>{cell}</w:tr>{xml[at:]}"})
    assert lint_template(made, edition) == ()


@pytest.mark.parametrize("said", ["单位：人次", "单位：万元", "（单位：百件）", "以千件为单位"])
@pytest.mark.parametrize("prose", ["申请.前文", "复议诉讼.后文"])
def test_a_unit_that_the_form_does_not_have_is_refused(said, prose):
    found = faults_of(behind(prose, said))
    assert len(found) == 1
    assert "计，印的单位却是" in found[0]
    assert "段：错误" in found[0]


@pytest.mark.parametrize("said", ["单位：件", "单位：宗", "填报单位：{{ 名称 }}（盖章）", "单位：人社局"])
def test_a_right_unit_or_none_is_accepted(said):
    assert faults_of(behind("申请.前文", said)) == []


def test_a_scale_away_from_official_tables_is_reminded_of():
    (fault,) = faults_of(behind("问题与改进", "单位：千件"))
    assert "：提醒 模板里写着“单位：千件”，表里的数照数据文件印，不换算" in fault


def behind(prose: str, words: str) -> bytes:
    """The official template with a paragraph behind some prose."""
    tag = "{{p " + prose + " }}</w:t></w:r></w:p>"
    return changed(tag, tag + PROSE.format(words))


@pytest.mark.parametrize(
    ("kind", "said", "is_refused"),
    [
        ("部门决算", "单位：元", True),
        ("部门决算", "单位：万元", False),
        ("部门决算", "编制单位：{{ 名称 }}", False),
        ("行政执法", "单位：千宗", True),
        ("行政执法", "单位：件", False),
    ],
)
def test_a_unit_in_the_footers_is_that_of_the_tables(kind, said, is_refused):
    data, edition = of_kind(kind)
    footer = part(data, "word/footer1.xml")
    more = footer.replace("</w:ftr>", f"{PROSE.format(said)}</w:ftr>")
    faults = [str(fault) for fault in lint_template(with_parts(data, {"word/footer1.xml": more}), edition)]
    assert bool(faults) is is_refused
    assert all("页脚" in fault and f"错误 写着“{said}”，印在每一页上" in fault for fault in faults)


@pytest.mark.parametrize("said", ["单位：万元（本表以元列示）", "单位：万元，以千元计"])
def test_a_second_unit_beside_the_right_one_is_refused(said):
    (fault,) = told("部门决算", (OVER.format("单位：万元"[3:]), OVER.format(said[3:])))
    assert "错误 表一的单位是“万元”" in fault


MEASURED = """\
    sections: {造林: {label: 一、造林, kind: table, table: 造林}}
    tables:
      造林:
        label: 造林表
        layout: matrix
        unit: 亩
        corner: 类别
        columns: {林地: {kind: decimal}, 面积: {label: 面积（公顷）, unit: 公顷, kind: decimal}}
        rows: {山地: {label: 山地}, 平原: {label: 平原}}
"""


def of_measures(old: str = "", new: str = "") -> list[str]:
    """The faults of the template that is drawn for a form of measures, with a text of it changed."""
    catalog = catalog_of(small_schema(MEASURED, units=("亩", "公顷")))
    edition, data = catalog.newest, template(catalog, catalog.newest)
    assert old in part(data)
    changed = with_parts(data, {"word/document.xml": part(data).replace(old, new)})
    return [str(fault) for fault in lint_template(changed, edition) if fault.blocking]


def test_a_form_may_measure_in_any_unit():
    assert of_measures() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("单位：亩", "单位：公顷", "单位是“亩”，印的却是“公顷”"),
        ("单位：亩", "单位：万亩", "印的却是“万亩”"),
        ("单位：亩", "", "没有印出单位"),
        ("面积（公顷）", "面积（亩）", "缺少标签“面积（公顷）”"),
    ],
)
def test_another_measure_is_refused(old, new, told):
    assert any(told in fault for fault in of_measures(old, new))


UNITLESS = """\
    sections: {指数: {label: 一、指数, kind: table, table: 指数}}
    tables:
      指数:
        label: 指数表
        layout: matrix
        corner: 类别
        columns: {均值: {kind: decimal}, 中值: {kind: decimal}}
        rows: {甲: {label: 甲类}, 乙: {label: 乙类}}
"""


def test_a_form_without_units_may_say_one_on_each_page():
    catalog = catalog_of(small_schema(UNITLESS))
    data = template(catalog, catalog.newest)
    footer = part(data, "word/footer1.xml")
    said = footer.replace("</w:ftr>", "<w:p><w:r><w:t>单位：人</w:t></w:r></w:p></w:ftr>")
    faults = [str(each) for each in lint_template(with_parts(data, {"word/footer1.xml": said}), catalog.newest)]
    assert not [each for each in faults if "单位：人" in each]
