"""Editions and the years they serve."""

import pytest

from govgen.model.form import CellRef
from govgen.model.relation import Addend, Balance, Formula, Relation
from tests.reports import CATALOG


@pytest.mark.parametrize(
    ("year", "edition"), [(2007, None), (2008, "2014"), (2018, "2014"), (2020, "2019"), (2021, "2021")]
)
def test_each_year_is_served_by_one_edition(year: int, edition: str | None) -> None:
    found = CATALOG.serving(year)
    assert (found.id if found else None) == edition


def test_the_newest_edition_serves_the_latest_years() -> None:
    assert CATALOG.newest.first == max(edition.first for edition in CATALOG.editions.values())


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=CATALOG.editions)
def test_slots_are_found_by_address_and_by_path(edition) -> None:
    for number, slot in enumerate(edition.slots):
        assert edition.index[slot.ref] == edition.paths[slot.ref.path] == number


def test_a_path_leaves_out_the_column_that_has_no_name() -> None:
    assert CellRef("统计表", "举报投诉数量", "").path == "统计表.举报投诉数量"


def test_a_balance_reads_the_slots_of_this_year_only() -> None:
    balance = Balance(
        Relation("甲", Formula("", (), "=", ())), "", (Addend(1, 4),), (Addend(1, 5, previous=True), Addend(-1, 6))
    )
    assert list(balance.slots()) == [4, 6]


def test_every_total_of_the_current_form_is_derived() -> None:
    edition = CATALOG.newest
    totals = {i for i, slot in enumerate(edition.slots) if "总计" in (slot.row.name, slot.ref.column)}
    assert totals == edition.derivable
