"""What sections must mention, as schema.yaml says it; mistakes are refused at their line."""

import pytest

from govgen.errors import SchemaError
from govgen.schema import parse_catalog
from govgen.source import parse_source
from tests.reports import CATALOG, ROOT

SCHEMA = (ROOT / "schema.yaml").read_text(encoding="utf-8")


def mention(name):
    return next(one for one in CATALOG.editions["2021"].mentions if one.id == name)


def test_duties_of_governments_are_limited_to_them():
    assert mention("社会评议").categories == ("人民政府",)


def test_a_mention_may_depend_on_a_cell():
    (addend,) = mention("信息处理费").when
    assert CATALOG.editions["2021"].slots[addend.slot].ref.path == "申请.办理结果.其他处理.逾期不缴费.总计"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("责任追究结果: {section: 总体情况,", "责任追究结果: {section: 总体情兄,", "没有“总体情兄”这个章节"),
        ("when: 申请.本年新收.总计,", "when: 申请.本年新收.总和,", "没有“申请.本年新收.总和”这个单元格"),
        ("when: 申请.本年新收.总计,", "when: 申请.本年新收.总计 +,", "读不懂"),
    ],
)
def test_a_mistake_is_told_at_its_line(old, new, said):
    assert old in SCHEMA
    with pytest.raises(SchemaError, match=said) as caught:
        parse_catalog(parse_source(SCHEMA.replace(old, new).encode(), "schema.yaml"), "")
    assert caught.value.location.line > 1
