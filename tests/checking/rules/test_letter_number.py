"""The number of an official letter is written as the standard has it."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only

LETTER = "公文:\n  发文机关标志: 青禾县水利局文件\n  印发机关: 青禾县水利局办公室\n  印发日期: 2026-01-20\n"
REASONS = {
    "青水发[2026]3号": "没有用六角括号",
    "青水发（2026）3号": "没有用六角括号",
    "青水发〔2026〕第3号": "有“第”字",
    "青水发〔2026〕03号": "以 0 开头",
    "青水发〔26〕3号": "不是规范的写法",
    "2026年3号": "不是规范的写法",
}


@pytest.mark.parametrize("text", REASONS)
def test_the_reason_is_told(text):
    found = only("letter-number", f"{LETTER}  发文字号: {text}\n")
    assert REASONS[text] in found.message
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("text", ["古卫发〔2026〕21号", "国办公开办函〔2026〕30号"])
def test_the_standard_form_is_right(text):
    assert findings(f"{LETTER}  发文字号: {text}\n") == ()


@pytest.mark.parametrize("text", ["青水发〔2025〕3号", "青水发〔2062〕3号"])
def test_a_year_that_is_not_that_of_the_signature_is_told(text):
    found = only("letter-number", f"{LETTER}  发文字号: {text}\n")
    assert f"的年份是 {text[4:8]}，落款日期是 2026-01-20" in found.message
    assert found.severity is Severity.WARNING
