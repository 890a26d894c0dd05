"""The edition that a document follows."""

from __future__ import annotations

import pytest

from govgen.checking.profiles import load_editions
from govgen.documents.document import Box, RawTable
from govgen.documents.lexicon import detect_edition
from govgen.documents.receipt import Certainty
from govgen.location import Location
from govgen.model.form import Table
from govgen.model.grid import draw
from govgen.schema import bundled_reports
from tests.documents.pages import form
from tests.reports import CATALOG

HERE = Location("a.txt", 1)


def table(edition: str, name: str) -> RawTable:
    _, grid, text = form(CATALOG.editions[edition], name)
    boxes = [Box(text(cell), cell.row, cell.column, cell.height, cell.width, HERE) for cell in grid.cells]
    return RawTable((tuple(boxes),), HERE)


@pytest.mark.parametrize(("edition", "name"), [("2014", "统计表"), ("2019", "主动公开"), ("2021", "主动公开")])
@pytest.mark.parametrize("year", [None, 2013, 2020, 2024])
def test_labels_decide_whatever_the_year(edition: str, name: str, year: int | None) -> None:
    found, certainty, _ = detect_edition([table(edition, name)], year, CATALOG)
    assert (found.id, certainty) == (edition, Certainty.HIGH)


def test_another_year_is_told() -> None:
    assert "不同" in detect_edition([table("2019", "主动公开")], 2023, CATALOG)[2]


@pytest.mark.parametrize("year", [None, 2020, 2023])
def test_tables_of_two_editions_in_one_report_are_told(year: int | None) -> None:
    """Towns keep a table of the old form beside one of the new."""
    found, certainty, reason = detect_edition([table("2019", "主动公开"), table("2021", "申请")], year, CATALOG)
    assert (found.id, certainty) == ("2019", Certainty.MEDIUM)
    assert reason == "各表的标签不属于同一版式，有的属于 2021，照 2019 读"


def test_tables_that_two_editions_have_alike_are_of_none_for_sure() -> None:
    found, certainty, _ = detect_edition([table("2021", "主动公开"), table("2019", "申请")], 2023, CATALOG)
    assert (found.id, certainty) == ("2021", Certainty.HIGH)


@pytest.mark.parametrize(("year", "told"), [(2025, False), (2019, True)])
def test_a_variant_that_serves_the_year_too_is_no_other(year: int, told: bool) -> None:
    catalog = load_editions(bundled_reports()["行政执法"])
    columns = catalog.editions["十二类"].tables["行政处罚"].blocks[0].columns
    boxes = tuple(Box(column.label, 0, number, 1, 1, HERE) for number, column in enumerate(columns))
    found, _, why = detect_edition([RawTable((boxes,), HERE)], year, catalog)
    assert (found.id, "不同" in why) == ("十二类", told)


@pytest.mark.parametrize(("year", "edition"), [(2015, "2014"), (2019, "2019"), (2023, "2021")])
def test_the_year_decides_without_tables(year: int, edition: str) -> None:
    found, certainty, _ = detect_edition([], year, CATALOG)
    assert (found.id, certainty) == (edition, Certainty.MEDIUM)


@pytest.mark.parametrize(("year", "edition"), [(2019, "2019"), (2023, "2021")])
def test_the_year_decides_where_editions_share_a_table(year: int, edition: str) -> None:
    assert detect_edition([table("2021", "复议诉讼")], year, CATALOG)[0].id == edition


def test_without_anything_it_is_a_guess() -> None:
    assert detect_edition([], None, CATALOG)[:2] == (CATALOG.newest, Certainty.LOW)


@pytest.mark.parametrize("name", bundled_reports())
def test_each_edition_of_a_bundled_report_is_known_by_its_own_labels(name: str) -> None:
    catalog = load_editions(bundled_reports()[name])
    for edition in catalog.editions.values():
        tables = [printed(one) for one in edition.tables.values() if one.printed]
        assert detect_edition(tables, edition.first, catalog)[0] is edition
        assert detect_edition(tables, edition.last or edition.first + 5, catalog)[0] is edition


def printed(official: Table) -> RawTable:
    """A table of a form as a document has it, its labels broken into lines."""
    boxes = [
        Box(f"{cell.label[:6]}\n{cell.label[6:]}", cell.row, cell.column, cell.height, cell.width, HERE)
        for cell in draw(official).cells
    ]
    return RawTable((tuple(boxes),), HERE)
