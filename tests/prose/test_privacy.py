"""What names a person: cards in groups of digits, homes with a door."""

import pytest

from govgen.prose.privacy import personal_numbers


@pytest.mark.parametrize(
    "text",
    [
        "汇入账号 6222 0213 0200 1234 565。",
        "请汇入6222021302001234565账户。",
        "汇入账号6222-0213-0200-1234-565。",
        "被申请人住址为安澜区民主路33号院4号楼2门501。",
        "申请人家住迎宾路18号3栋2单元501室。",
    ],
)
def test_cards_in_groups_and_homes_with_a_door_are_personal(text):
    assert list(personal_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "房屋为2室1厅，126户居民家住安澜区北部片区。",
        "某居民反映家住幸福里小区，查询不便。",
        "汇款6222万元。",
        "文号6222021302001234565号",
    ],
)
def test_a_part_of_the_town_is_nobodys_home(text):
    assert list(personal_numbers(text)) == []


@pytest.mark.parametrize(
    "text", ["身份证号320102198805123456，申请公开", "身份证320102880512345号", "身份证号码：32010219880512345X。"]
)
def test_what_is_called_an_identity_number_is_one_with_a_digit_mistyped_and_of_the_old_length(text):
    (found,) = personal_numbers(text)
    assert found.kind == "身份证号码" and found.masked.startswith("320…")


@pytest.mark.parametrize("text", ["办理身份证1326件。", "身份证业务咨询000000000000000", "统一代码320102198805123456"])
def test_other_numbers_beside_identity_cards_are_none(text):
    assert list(personal_numbers(text)) == []


def test_a_right_identity_number_is_told_once():
    assert len(list(personal_numbers("身份证号11010519491231002X。"))) == 1
