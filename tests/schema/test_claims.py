"""The claims of schema.yaml: taken over from other editions, laid over cells, refused at their line."""

import pytest

from govgen.errors import SchemaError
from govgen.schema import parse_catalog
from govgen.source import parse_source
from tests.reports import CATALOG, ROOT

SCHEMA = (ROOT / "schema.yaml").read_text(encoding="utf-8")


def refused(old, new):
    assert SCHEMA.count(old) >= 1
    with pytest.raises(SchemaError) as caught:
        parse_catalog(parse_source(SCHEMA.replace(old, new, 1).encode(), "schema.yaml"), "")
    return caught.value


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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cells: [部分公开], about", "cells: [部分公升], about", "部分公升"),
        ("cells: [主动公开.行政强制.本年处理决定数量]", "cells: [主动公开.行政强制.件数]", "主动公开.行政强制.件数"),
        (
            "{table: 申请, column: 总计, cells: [部分公开]",
            "{table: 申情, column: 总计, cells: [部分公开]",
            "没有“申情”这张表",
        ),
        ("{table: 申请, column: 总计, cells: [部分公开]", "{table: 申请, column: 总和, cells: [部分公开]", "总和"),
        ('"办结率N"', '"办结率"', "代表数字的 N"),
        ('"办结率N"', '"办结(率N"', "少了“)”"),
        ('      words: "2021"', '      words: "2031"', "没有可以沿用的 claims"),
        ("      counts: [场", "      countz: [场", "countz"),
    ],
)
def test_a_mistake_is_told_at_its_line(old, new, said):
    error = refused(old, new)
    assert said in str(error)
    assert error.location.line > 1
