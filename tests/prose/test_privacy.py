"""What names a person: cards in groups of digits, homes with a door."""

import pytest

from govgen.prose.privacy import personal_numbers


@pytest.mark.parametrize(
    "text",
    [
        "汇入账号 6222 0213 0200 1234 565。",
        "汇入账号6222-0213-0200-1234-565。",
        "被申请人住址为安澜区民主路33号院4号楼2门501。",
        "申请人家住迎宾路18号3栋2单元501室。",
    ],
)
def test_cards_in_groups_and_homes_with_a_door_are_personal(text):
    assert list(personal_numbers(text))


@pytest.mark.parametrize(
    "text", ["房屋为2室1厅，126户居民家住安澜区北部片区。", "某居民反映家住幸福里小区，查询不便。", "汇款6222万元。"]
)
def test_a_part_of_the_town_is_nobodys_home(text):
    assert list(personal_numbers(text)) == []
