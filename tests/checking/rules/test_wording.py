"""What findings say holds for every kind of report."""

import pytest

from govgen.checking.rules import RULES


def texts(module):
    named = [value for name, value in vars(module).items() if name.isupper() and isinstance(value, (str, dict))]
    return [
        text
        for value in named
        for text in (value.values() if isinstance(value, dict) else [value])
        if isinstance(text, str)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_findings_call_no_other_kind_of_report_an_annual_one(rule):
    sentences = [text for text in texts(rule) if text.endswith("。")]
    assert [text for text in sentences if "年报" in text] == []
