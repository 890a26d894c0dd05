"""What prose says and must say: taken over from other editions, laid over cells."""

import pytest

from govgen.checking.profiles import read_editions
from govgen.schema.inherit import inherit_claims
from govgen.schema.places import Places
from govgen.source import parse_source
from tests.reports import CATALOG
from tests.schema.test_mistakes import MAIN, with_mistake


def quantity(edition, name):
    return next(one for one in CATALOG.editions[edition].claims.quantities if one.id == name)


def paths(edition, reading):
    slots = CATALOG.editions[edition].slots
    return [slots[addend.slot].ref.path for addend in reading.addends]


def test_every_edition_knows_claims():
    assert all(edition.claims is not None for edition in CATALOG.editions.values())


def test_a_row_and_a_column_make_a_cell():
    (reading,) = quantity("2021", "予以公开").readings
    assert paths("2021", reading) == ["申请.办理结果.予以公开.总计"]
    assert reading.label == "表三“（一）予以公开”总计"


def test_a_group_is_laid_out_over_its_rows():
    (reading,) = quantity("2021", "无法提供").readings
    assert len(reading.addends) == 3
    assert reading.label == "表三“无法提供各项之和”总计"


def test_a_rate_has_what_it_is_of():
    (reading,) = quantity("2021", "办结率").readings
    assert len(reading.over) == 2


def test_an_edition_takes_over_the_claims_of_another_but_for_its_own():
    assert paths("2019", quantity("2019", "行政处罚").readings[0]) == ["主动公开.行政处罚.处理决定数量"]
    assert paths("2019", quantity("2019", "新收申请").readings[0]) == ["申请.本年新收.总计"]


def test_a_quantity_written_null_falls_away():
    with pytest.raises(StopIteration):
        quantity("2019", "收费金额")


def test_an_edition_may_take_over_the_words_alone():
    assert CATALOG.editions["2014"].claims.plain == CATALOG.editions["2021"].claims.plain
    with pytest.raises(StopIteration):
        quantity("2014", "予以公开")


def test_of_the_words_that_are_taken_over_units_count_that_the_own_ones_are():
    words = {"units": ["件", "起", "人"], "counts": ["件", "人"], "cases": ["件", "起"], "plain": ["件"]}
    parts = {"own.yaml": {"words": "words.yaml", "units": ["处", "件"]}, "words.yaml": words}
    made = inherit_claims("1", "own.yaml", parts, Places(parse_source(b"editions: {}\n", "s.yaml"), {}))
    assert (made["units"], made["counts"], made["cases"], made["plain"]) == (["处", "件"], ["件"], ["件"], ["件"])
    more = {**parts, "own.yaml": {"words": "words.yaml", "cases": ["起"]}}
    made = inherit_claims("1", "own.yaml", more, Places(parse_source(b"editions: {}\n", "s.yaml"), {}))
    assert (made["units"], made["counts"], made["cases"]) == (words["units"], words["counts"], ["起"])


def mention(name):
    return next(one for one in CATALOG.editions["2021"].mentions if one.id == name)


def test_duties_of_governments_are_limited_to_them():
    assert mention("社会评议").categories == ("人民政府",)


def test_a_mention_may_depend_on_a_cell():
    (addend,) = mention("信息处理费").when
    assert CATALOG.editions["2021"].slots[addend.slot].ref.path == "申请.办理结果.其他处理.逾期不缴费.总计"


def test_the_options_of_rules_stand_beside_the_schema_and_those_of_an_edition_lie_over_them():
    old, new = (
        "    claims: claims-2014.yaml",
        '    rules: {widening: {severity: "off", least: 9}}\n    claims: claims-2014.yaml',
    )
    before = CATALOG.editions["2014"].rules
    after = read_editions(with_mistake(MAIN, old, new)).editions["2014"].rules
    assert set(before["widening"]) == {"words"}
    assert after == {**before, "widening": {**before["widening"], "severity": "off", "least": 9}}


def test_a_file_like_another_takes_over_its_rules_but_those_that_fall_away():
    newest, older = (CATALOG.editions[name].rules for name in ("2021", "2019"))
    assert older["suit-after-review"].keys() == newest["suit-after-review"].keys()
    assert older["rule-making"]["makers"] == newest["rule-making"]["makers"]
    assert older["rule-making"]["cells"] != newest["rule-making"]["cells"]
    assert "unit-slip" in newest
    assert "unit-slip" not in older
