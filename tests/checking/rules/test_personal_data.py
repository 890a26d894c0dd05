"""Identity and mobile numbers in the prose; the numbers here are made up and pass their check only by arithmetic."""

import pytest

from govgen.prose.privacy import CHECK_DIGITS, WEIGHTS
from tests.checking.samples import of_rule

BODY = "11010119900307663"
DIGIT = CHECK_DIGITS[sum(int(digit) * weight for digit, weight in zip(BODY, WEIGHTS, strict=True)) % 11]
WRONG = next(digit for digit in CHECK_DIGITS if digit != DIGIT)


def said(text):
    return of_rule("personal-data", f"问题与改进: 解读单一，将加强。{text}\n")


def test_an_identity_number_with_its_check_digit_is_found_and_masked():
    (found,) = said(f"申请人{BODY}{DIGIT}反映")
    assert BODY not in found.message
    assert "“110…" in found.message


def test_eighteen_digits_without_it_are_not():
    assert said(f"编号{BODY}{WRONG}") == []


@pytest.mark.parametrize(
    "number",
    [
        *("13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"),
        *("+8613800138000", "8613800138000", "0086-13800138000", "＋86 138 0013 8000"),
    ],
)
def test_a_mobile_number_is_found(number):
    assert len(said(f"电话{number}。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "12345热线",
        "0357-8322321",
        "青水发〔2025〕14号",
        "13800138000元",
        "913800138000",
        "28613800138000",
        "8613800138000元",
        "138****8000",
        "91110108551385082Q",
    ],
)
def test_hotlines_landlines_document_numbers_and_amounts_are_left_alone(text):
    assert said(text) == []


@pytest.mark.parametrize("text", ["退款账号6222021234567890123", "申请人王某，住青禾县白桥镇柳林村3组12号"])
def test_accounts_and_homes_of_persons_are_told(text):
    assert said(text)


@pytest.mark.parametrize("text", ["联系地址：青禾县城关镇人民路12号", "王局长，住建局3号楼", "账号青禾发布"])
def test_offices_and_other_accounts_are_left_alone(text):
    assert said(text) == []
