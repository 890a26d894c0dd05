"""部门预算公开: what its prose says in 万元 against tables in 元, by data alone."""

import pytest

from govgen.checking import check_dossier
from govgen.checking.profiles import load_editions
from govgen.cli import main
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.reports import ROOT

FOLDER = ROOT / "reports" / "部门预算"
CATALOG = load_editions(FOLDER / "schema.yaml")
TEXT = (FOLDER / "examples" / "valid" / "部门.yaml").read_text(encoding="utf-8")


def told(text):
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    return [(one.relation or one.rule, one.severity.value) for one in check_dossier(open_dossier(report))]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("收入预算527.30万元", "收入预算572.30万元", "figure-in-text"),
        ("财政拨款收入521.30万元", "财政拨款收入521.40万元", "figure-in-text"),
        ("一般公共预算拨款支出预算521.30万元", "一般公共预算拨款支出预算512.30万元", "figure-in-text"),
        ("财政拨款预算52.10万元", "财政拨款预算52.10元", "figure-in-text"),
        ("公务接待费2.00万元", "公务接待费3.00万元", "figure-in-text"),
        ("服务预算24.50万元", "服务预算25.40万元", "figure-in-text"),
        ("预算资金102.00万元", "预算资金108.01万元", "figure-in-text"),
        ("预算资金102.00万元", "预算资金约900万元", "figure-in-text"),
        ("合计: 8.00, 出国", "合计: 9.00, 出国", "三公经费合计"),
        ("  支出总计: 5273000", "  支出总计: 5237000", "收支平衡"),
        (
            "一般公共预算资金: 5213000\n  收入总计: 5213000",
            "一般公共预算资金: 5213000\n  收入总计: 5313000",
            "财拨平衡",
        ),
        (
            "财拨总表:\n  一般公共预算资金: 5213000",
            "财拨总表:\n  一般公共预算资金: 5113000\n  政府性基金: 100000",
            "公共预算平衡",
        ),
        ("财拨总表:\n  一般公共预算资金: 5213000", "财拨总表:\n  一般公共预算资金: 5113000", "表一与表四一般"),
        (
            "  一般公共服务支出: 4382000\n  社会保障和就业支出: 412000",
            "  一般公共服务支出: 412000\n  社会保障和就业支出: 4382000",
            "表一与表三各类",
        ),
        ("机关运行经费: 52.10}", "机关运行经费: 25.10}", "机关运行经费与公用经费"),
        ('"30217": {名称: 公务接待费', '"30217": {名称: 公务用车运行维护费', "row-code"),
        ('"302": {名称: 商品和服务支出', '"302": {名称: 商品服务支出', "row-code"),
        (
            "差旅费, 合计: 173000, 人员经费: 0, 公用经费: 173000",
            "差旅费, 合计: 173000, 人员经费: 0, 公用经费: 137000",
            "人员公用合计",
        ),
    ],
)
def test_a_contradiction_is_found(old, new, rule):
    assert TEXT.count(old) == 1
    assert rule in {name.rpartition(".")[2] for name, _ in told(TEXT.replace(old, new))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("收入预算527.30万元", "收入预算5273000元"),
        ("收入预算527.30万元", "收入预算527.3万元"),
        ("预算资金102.00万元", "预算资金108.00万元"),
        ("预算资金102.00万元", "预算资金约100万元"),
        ("2025年，本部门", "2024年收入预算500.00万元。2025年，本部门"),
    ],
)
def test_the_same_in_other_words_is_not_accused(old, new):
    assert told(TEXT.replace(old, new, 1)) == []


def test_the_file_of_a_kind_can_be_found_by_its_name(capfd):
    with pytest.raises(SystemExit):
        main(["editions", "--report", "部门预算"])
    out, said = capfd.readouterr()
    assert out.startswith("九张表")
    assert str(FOLDER / "schema.yaml") in said


SPENT, BOUGHT = "  支出预算527.30万元。", "服务预算24.50万元。"


@pytest.mark.parametrize(
    ("behind", "wrong", "right"),
    [
        (SPENT, "其中：基本支出491.30万元，项目支出108.00万元。", "其中：基本支出419.30万元，项目支出108.00万元。"),
        (SPENT, "项目支出预算180.00万元。", "项目支出预算102.00万元。"),
        (SPENT, "其中：人员经费452.10万元，公用经费52.10万元。", "其中：人员经费367.20万元，公用经费52.10万元。"),
        (SPENT, "“一般公共服务支出”科目423.20万元。", "“一般公共服务支出”科目432.20万元。"),
        (SPENT, "“住房保障支出”科目31.10元。", "“住房保障支出”科目31.10万元。"),
        (BOUGHT, "面向中小企业预留政府采购项目预算46.50万元。", "面向中小企业预留政府采购项目预算26.50万元。"),
        (
            BOUGHT,
            "面向中小企业预留政府采购项目预算金额26.50万元，其中，预留给小型和微型企业的政府采购项目预算为29.00万元。",
            "面向中小企业预留政府采购项目预算金额26.50万元，其中，预留给小型和微型企业的政府采购项目预算为20.00万元。",
        ),
    ],
)
def test_what_the_prose_says_beside_the_totals_is_held_against_them_too(behind, wrong, right):
    assert TEXT.count(behind) == 1
    assert "figure-in-text" in {name.rpartition(".")[2] for name, _ in told(TEXT.replace(behind, behind + wrong))}
    assert told(TEXT.replace(behind, behind + right)) == []


def test_a_code_of_which_no_name_is_prescribed_may_be_there_where_not_all_are():
    row = '    "{}": {{名称: {}, 合计: 0, 人员经费: 0, 公用经费: 0}}\n'
    line = row.format("30215", "会议费") + row.format("30298", "别的费用")
    at = TEXT.index('    "30217": ')
    assert told(TEXT[:at] + line + TEXT[at:]) == []


YEARS = [
    ("2025年，本部门收入预算", "2024年，本部门收入预算"),
    ("2025年，本部门收入预算", "2026年，本部门收入预算"),
    ("2025年“三公”经费", "2024年“三公”经费"),
    ("2025年政府采购", "2024年政府采购"),
    ("2025年机关运行", "2024年机关运行"),
    ("2025年1月至12月", "2024年1月至12月"),
    ("截至2024年12月31日", "截至2023年12月31日"),
    ("截至2024年12月31日", "截至2025年12月31日"),
]


@pytest.mark.parametrize(("old", "new"), YEARS)
def test_the_text_of_last_year_is_told_by_its_year(old, new):
    assert old in TEXT
    assert told(TEXT.replace(old, new)) == [("year-in-text", "warning")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025年政府采购预算", "2024年政府采购预算30万元，2025年政府采购预算"),
        ("2025年政府采购预算", "2024年政府采购预算30万元。今年政府采购预算"),
        ("2025年政府采购预算", "2024年政府采购预算执行良好。2025年政府采购预算"),
        ("2025年政府采购预算", "2025年，将继续严格控制支出。2025年政府采购预算"),
        ("2025年1月至12月", "2024年1月至2025年12月"),
    ],
)
def test_last_year_beside_this_one_and_plans_for_this_one_are_no_slips(old, new):
    assert told(TEXT.replace(old, new)) == []


SPOKEN = (
    "2025年“三公”经费预算数为8.00万元，其中：因公出国（境）费0万元，公务用车购置及运行费6.00万元，公务接待费2.00万元。"
)
QUIET = TEXT.replace(SPOKEN, "2025年“三公”经费按规定编制。").replace("财政拨款预算52.10万元", "按规定编制")


@pytest.mark.parametrize(
    ("changes", "told_of"),
    [
        ({}, []),
        ({"合计: 8.00, ": "合计: 7.00, ", "接待: 2.00": "接待: 1.00"}, ["三公经费不少于基本支出中的"]),
        ({"合计: 8.00, ": "合计: 9.00, ", "接待: 2.00": "接待: 3.00"}, []),
        (
            {"8.00, 出国": "80000, 出国", "2.00, 车": "20000, 车", "6.00, 购": "60000, 购", "6.00, 机": "60000, 机"},
            ["三公经费是财政拨款"],
        ),
    ],
)
def test_table_nine_in_ten_thousands_is_held_against_those_in_yuan(changes, told_of):
    text = QUIET
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    assert told(text) == [(one, "warning") for one in told_of]


def test_what_is_spent_on_guests_need_not_be_in_the_basic_expenditure():
    line = '    "30217": {名称: 公务接待费, 合计: 20000, 人员经费: 0, 公用经费: 20000}\n'
    assert line in QUIET
    found = [one for one, _ in told(QUIET.replace(line, ""))]
    assert not {"row-code", "三公经费不少于基本支出中的"} & set(found)


WHOLE = "收入预算527.30万元，其中：财政拨款收入521.30万元，事业收入0万元，其他收入6万元。"


@pytest.mark.parametrize(
    ("said", "told_of"),
    [
        (WHOLE.replace("，其中", "，比上年增加27.30万元，其中"), []),
        (WHOLE.replace("，其中", "，比2024年预算增加27.30万元，其中"), []),
        (WHOLE.replace("，其中", "，较上年预算500万元增加27.30万元，其中"), []),
        ("收入预算527.30万元，比上年增加27.30万元，其中：财政拨款收入增加20万元，其他收入增加7.30万元。", []),
        (
            "收入预算527.30万元，比上年增加27.30万元，其中：财政拨款收入增加20万元，其他收入增加2万元，事业收入增加5万元。",
            ["figure-in-text"],
        ),
        (WHOLE.replace("，其中", "，比上年增加27.30万元，其中").replace("收入6万", "收入8万"), ["figure-in-text"]),
    ],
)
def test_parts_are_of_what_grew_and_not_of_its_growth(said, told_of):
    assert WHOLE in TEXT
    assert [one for one, _ in told(TEXT.replace(WHOLE, said))] == told_of
