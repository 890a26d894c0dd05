"""A number that several quantities are told by is any of them or their sum, whatever each of them may mean."""

from govgen.model.claim import Reading
from govgen.model.relation import Addend
from govgen.prose.claims.together import any_of
from tests.reports import CATALOG

ONE, OTHER, *_ = CATALOG.newest.claims.quantities


def quantity(like, *slots, over=()):
    return like._replace(readings=tuple(Reading(str(slot), (Addend(1, slot),), over) for slot in slots))


def summed(*quantities):
    return [[addend.slot for addend in one.addends] for one in any_of(quantities, added=True).readings]


def test_one_reading_goes_with_all_of_another():
    assert summed(quantity(ONE, 1), quantity(OTHER, 2, 3, 4)) == [[1, 2], [1, 3], [1, 4], [1], [2], [3], [4]]
    assert summed(quantity(ONE, 2, 3), quantity(OTHER, 1)) == [[2, 1], [3, 1], [2], [3], [1]]


def test_readings_of_the_same_kind_go_together():
    assert summed(quantity(ONE, 1, 2), quantity(OTHER, 3, 4)) == [[1, 3], [2, 4], [1], [2], [3], [4]]


def test_a_percentage_is_added_to_nothing():
    assert summed(quantity(ONE, 1), quantity(OTHER, 2, over=(Addend(1, 9),))) == [[1], [2]]


def test_what_is_not_added_is_any_of_them():
    either = any_of((quantity(ONE, 1), quantity(OTHER, 2)), added=False)
    assert [reading.label for reading in either.readings] == ["1", "2"]


def test_one_alone_stays_itself():
    assert any_of((ONE,), added=True) is ONE
