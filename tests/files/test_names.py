"""Two spellings of a unit are one."""

from govgen.files.naming import plain_name


def test_two_spellings_of_a_name_are_one_unit():
    assert plain_name("青禾县（城关）镇") == plain_name("青禾县 (城关)镇")
