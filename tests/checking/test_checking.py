"""All rules together: findings in the order of the file, and never an exception."""

from hypothesis import given
from hypothesis import strategies as st

from govgen.checking import check_dossier
from tests.checking.samples import COMPLETE, blocks, dossier_of, findings

VALUES = [
    "0",
    "-1",
    "1.5",
    "六",
    "",
    "''",
    "[]",
    "{}",
    "[1]",
    "{a: b}",
    "无",
    "XX",
    "'1,234'",
    "{其余: 0}",
    "[{}]",
    "9" * 40,
]


def test_findings_come_in_the_order_of_the_file():
    found = findings("问题与改进: XX无\n标题: 总结\n申请: {本年新收: 六}\n")
    assert [finding.location.line for finding in found] == sorted(finding.location.line for finding in found)
    assert len(found) > 3


@given(st.dictionaries(st.sampled_from(sorted(blocks(COMPLETE))), st.sampled_from(VALUES)))
def test_no_rule_raises_whatever_is_written(values):
    snippet = "".join(f"{key}: {value}\n" for key, value in values.items())
    for finding in check_dossier(dossier_of(snippet)):
        assert finding.message
        assert "\n" not in finding.message


@given(
    st.dictionaries(
        st.sampled_from(["本年新收", "上年结转", "办理结果", "结转下年度", "其余", "234"]),
        st.sampled_from(VALUES),
    )
)
def test_no_rule_raises_whatever_a_table_holds(rows):
    table = ", ".join(f"{row}: {value}" for row, value in rows.items())
    assert isinstance(findings(f"申请: {{{table}}}\n"), tuple)
