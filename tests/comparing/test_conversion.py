"""A report taken into another edition, and the list of what has no place there."""

from __future__ import annotations

import pytest

from govgen.checking.profiles import load_editions
from govgen.comparing import convert
from govgen.datafile.reading import read_report
from govgen.model.report import Origin
from govgen.source import parse_source
from tests.reports import CATALOG, ROOT, cell, report, value

EDITIONS = CATALOG.editions
NEW = report((ROOT / "examples/valid/2021-县级部门.yaml").read_text(encoding="utf-8"))
OLD = report((ROOT / "examples/valid/2019-市级部门.yaml").read_text(encoding="utf-8"))
FREE = report((ROOT / "examples/valid/2014-县级部门.yaml").read_text(encoding="utf-8"))


def test_an_edition_into_itself_loses_nothing() -> None:
    same, left = convert(NEW, NEW.edition)
    assert left == ()
    assert [each.value for each in same.cells] == [each.value for each in NEW.cells]
    assert [each.text for each in same.passages] == [each.text for each in NEW.passages]


def test_cells_of_the_same_name_are_kept() -> None:
    made, _ = convert(OLD, EDITIONS["2021"])
    for path in ("申请.本年新收.自然人", "复议诉讼.行政复议.总计", "申请.结转下年度.总计"):
        assert value(made, path) == value(OLD, path)


def test_divided_rows_are_added_up() -> None:
    made, _ = convert(NEW, EDITIONS["2019"])
    parts = [value(NEW, f"申请.办理结果.其他处理.{name}.商业企业") for name in ("逾期不补正", "逾期不缴费", "其他")]
    assert value(made, "申请.办理结果.其他处理.商业企业") == sum(parts) == 1


def test_a_sum_is_not_divided() -> None:
    made, left = convert(OLD, EDITIONS["2021"])
    assert cell(made, "申请.办理结果.其他处理.其他.自然人").origin is Origin.BLANK
    assert "申请.办理结果.其他处理.自然人" in {each.path for each in left}


@pytest.mark.parametrize(("source", "target"), [(OLD, "2021"), (NEW, "2019"), (FREE, "2021"), (NEW, "2014")])
def test_every_written_cell_is_kept_or_listed(source, target: str) -> None:
    made, left = convert(source, EDITIONS[target])
    listed = {each.path for each in left}
    for slot, held in zip(source.edition.slots, source.cells, strict=True):
        if held.origin in (Origin.WRITTEN, Origin.REST) and slot.ref.path not in listed:
            kept = made.edition.index.get(slot.ref)
            parent = slot.ref.path.replace(f".{slot.row.name}.", ".", 1)
            assert kept is not None or parent in made.edition.paths


@pytest.mark.parametrize(("source", "target"), [(OLD, "2021"), (NEW, "2019"), (FREE, "2021"), (NEW, "2014")])
def test_every_passage_is_kept_or_listed(source, target: str) -> None:
    made, left = convert(source, EDITIONS[target])
    found = {each.text for each in made.passages} | {each.text for each in left}
    assert {each.text for each in source.passages} <= found


def test_a_chapter_named_as_a_section_becomes_it() -> None:
    made, _ = convert(FREE, EDITIONS["2021"])
    assert {each.section for each in made.passages} == {"问题与改进", "其他事项"}


def test_the_head_names_the_new_edition_and_missing_sections_are_flaws() -> None:
    made, _ = convert(FREE, EDITIONS["2021"])
    assert made.text("版式") == "2021"
    assert {flaw.path for flaw in made.problems} == {"总体情况", "主动公开", "申请", "复议诉讼"}


def test_rows_that_a_report_has_of_its_own_come_along() -> None:
    folder = ROOT / "reports" / "部门决算"
    editions = load_editions(folder / "schema.yaml")
    text = (folder / "examples" / "valid" / "部门.yaml").read_bytes()
    accounts = read_report(parse_source(text, "a.yaml"), editions)
    made, left = convert(accounts, editions.editions["二十四类"])
    assert {each.path.split(".")[1] for each in left} == {"债务还本支出", "债务付息支出"}
    rows = [path for path in accounts.edition.paths if ".科目." in path]
    assert len(rows) > 200
    assert [value(made, path) for path in rows] == [value(accounts, path) for path in rows]
    assert made.edition.tables["支出决算表"].blocks == accounts.edition.tables["支出决算表"].blocks
