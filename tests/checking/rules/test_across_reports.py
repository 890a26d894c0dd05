"""Two reports of one unit on one year that speak of the same things: what does not fit is told, with both places."""

import pytest

from govgen import api
from govgen.checking.profiles import load_editions
from govgen.checking.rules import across_reports
from govgen.model.finding import Severity
from govgen.schema import bundled_reports, main_schema
from tests.reports import ROOT
from tests.small_schemas import schema_file

LAW = (ROOT / "reports/行政执法/examples/valid/县人民政府.yaml").read_text(encoding="utf-8")
HEAD = "年度: 2025\n单位: {名称: 青禾县人民政府, 类别: 人民政府}\n"
DONE = "主动公开:\n  行政处罚: 4934\n  行政许可: 2742\n  行政强制: 174\n  其余: 0\n"
ANNUAL = HEAD + DONE


def told(text, name, beside):
    others = [api.loads(each, other) for other, each in beside.items()]
    found = api.check(api.loads(text, name, beside=others))
    return [one for one in found if one.rule == "across-reports"]


def test_reports_that_agree_say_nothing():
    assert told(ANNUAL, "年报.yaml", {"执法.yaml": LAW}) == []
    assert told(LAW, "执法.yaml", {"年报.yaml": ANNUAL}) == []


@pytest.mark.parametrize(
    ("old", "new", "relation", "line"),
    [
        ("行政处罚: 4934", "行政处罚: 4943", "处罚与年报一致", 4),
        ("行政许可: 2742", "行政许可: 2733", "许可与年报一致", 5),
        ("行政强制: 174", "行政强制: 147", "强制与年报一致", 6),
    ],
)
def test_what_does_not_fit_is_told_from_both_sides_with_both_places(old, new, relation, line):
    annual = ANNUAL.replace(old, new)
    (found,) = told(annual, "年报.yaml", {"执法.yaml": LAW})
    assert (found.relation, found.severity, found.location.line) == (relation, Severity.HINT, line)
    assert "“行政执法”报告" in found.message
    assert "（执法.yaml:" in found.message
    (back,) = told(LAW, "执法.yaml", {"年报.yaml": annual})
    assert (back.relation, back.location.file) == (relation, "执法.yaml")
    assert f"（年报.yaml:{line}:" in back.message


def test_the_parts_of_a_sum_are_told_and_what_it_comes_to():
    (found,) = told(ANNUAL.replace("2742", "2733"), "年报.yaml", {"执法.yaml": LAW})
    assert "许可数量 2733" in found.message
    assert "不予许可数量 9" in found.message
    assert "= 2742" in found.message
    assert "相差 9" in found.message


def test_a_blank_cell_is_not_compared():
    assert told(ANNUAL.replace("行政处罚: 4934", "行政处罚: "), "年报.yaml", {"执法.yaml": LAW}) == []


LEFT_OUT = LAW[: LAW.index("行政许可:\n")] + LAW[LAW.index("行政强制:\n") :]


def test_a_table_that_one_report_leaves_out_is_held_against_what_the_other_says():
    (found,) = told(ANNUAL, "年报.yaml", {"执法.yaml": LEFT_OUT})
    assert (found.relation, found.location.line, found.left, found.right) == ("许可与年报一致", 5, 0, 2742)
    assert "本年处理决定数量 2742，那一份没有写“表二 行政许可实施情况统计表”" in found.message
    (back,) = told(LEFT_OUT, "执法.yaml", {"年报.yaml": ANNUAL})
    assert "年报的表二“行政许可”本年处理决定数量 2742（年报.yaml:5:" in back.message
    assert "这一份没有写“表二 行政许可实施情况统计表”" in back.message


def test_a_table_that_is_left_out_is_not_told_where_nothing_done_fulfils_the_relation(monkeypatch):
    monkeypatch.setitem(across_reports.HOLDS, "=", across_reports.HOLDS["<="])
    assert told(ANNUAL, "年报.yaml", {"执法.yaml": LEFT_OUT}) == []


def test_a_table_that_is_left_out_goes_with_nothing_done():
    none = ANNUAL.replace("行政许可: 2742", "行政许可: 0")
    assert told(none, "年报.yaml", {"执法.yaml": LEFT_OUT}) == []
    blank = ANNUAL.replace("行政许可: 2742", "行政许可: ")
    assert told(blank, "年报.yaml", {"执法.yaml": LEFT_OUT}) == []
    absent = "\n".join(line for line in ANNUAL.splitlines() if "行政许可" not in line and "其余" not in line)
    assert told(absent, "年报.yaml", {"执法.yaml": LAW}) == []


def test_a_cell_that_the_other_report_does_not_have_is_told_where_it_is_asked_for():
    old = "年度: 2015\n单位: {名称: 青禾县人民政府, 类别: 人民政府}\n"
    law = LAW.replace("年度: 2025", "年度: 2015\n版式: 九类")
    found = told(law, "执法.yaml", {"年报.yaml": old})
    assert [one.severity for one in found] == [Severity.HINT] * 3
    assert (
        "年报（年报.yaml）里没有“主动公开.行政处罚.本年处理决定数量”这一格，“处罚与年报一致”没有核对"
        in found[0].message
    )
    assert told(old, "年报.yaml", {"执法.yaml": law}) == []


def test_the_cells_that_bundled_relations_ask_of_others_are_there():
    kinds = {"": main_schema(), **bundled_reports()}
    catalogs = {name: load_editions(schema) for name, schema in kinds.items()}
    asked = [
        (crossing.kind, each.path)
        for catalog in catalogs.values()
        for edition in catalog.editions.values()
        for crossing in edition.crossings
        for each in (*crossing.left, *crossing.right)
        if each.slot < 0 and not each.told
    ]
    assert asked
    assert [one for one in asked if one[1] not in catalogs[one[0]].newest.paths] == []


FEES = """\
format: 1
report: 收费统计表
categories: [人民政府]
editions:
  "1":
    title: "{名称}{年度}年度收费统计表"
    basis: 某文
    years: {from: 2000}
    template: 1.docx
    deadlines: {人民政府: 01-31}
    sections: {收费: {kind: table, table: 收费}}
    tables:
      收费: {label: 表一, layout: list, rows: {收到: {label: 收到, kind: amount, unit: 元}}}
    relations:
      收费与年报一致: {formula: 收费.收到 = 同期.年报.主动公开.行政事业性收费.本年收费金额, basis: 同一笔钱}
"""


def test_amounts_of_two_units_are_compared_as_what_they_are(tmp_path):
    schema = schema_file(tmp_path, FEES)
    annual = api.loads(f"{HEAD}主动公开:\n  行政事业性收费: 3172.5846\n  其余: 0\n", "年报.yaml")

    def found(amount):
        fees = api.loads(f"{HEAD}收费:\n  收到: {amount}\n", "收费.yaml", beside=[annual], schema=schema)
        return [one.message for one in api.check(fees) if one.rule == "across-reports"]

    assert found("31725846") == []
    (message,) = found("31725847")
    assert "相差 1元。" in message


@pytest.mark.parametrize(
    ("name", "reason"),
    [("政府网站", "年报的表里没有留言"), ("法治政府", "只有文字，没有表")],
)
def test_why_nothing_of_two_kinds_can_be_compared_is_told_from_both_sides(name, reason):
    other = f"报告: {name}\n{HEAD}"
    for text, file, beside in (
        (ANNUAL, "年报.yaml", {"别的.yaml": other}),
        (other, "别的.yaml", {"年报.yaml": ANNUAL}),
    ):
        (found,) = told(text, file, beside)
        assert "没有可以对照的数，没有对照：" in found.message
        assert reason in found.message


def test_reasons_are_given_for_kinds_that_there_are():
    for schema in bundled_reports().values():
        edition = load_editions(schema).newest
        assert not {crossing.kind or "年报" for crossing in edition.crossings}.intersection(edition.apart)


BUDGET = (
    (ROOT / "reports/部门预算/examples/valid/部门.yaml")
    .read_text(encoding="utf-8")
    .replace("青禾县档案局", "青禾县财政局")
)
ACCOUNT = (ROOT / "reports/部门决算/examples/valid/部门.yaml").read_text(encoding="utf-8")


def test_the_budget_of_accounts_is_that_of_the_budget_of_their_year():
    budget = BUDGET.replace("年度: 2025", "年度: 2024")
    found = told(ACCOUNT, "决算.yaml", {"预算.yaml": budget})
    assert "三公经费与部门预算一致" in {one.relation for one in found}
    assert {one.severity for one in found} == {Severity.HINT}
    assert all("（预算.yaml:" in one.message for one in found)
    (back,) = [
        one for one in told(budget, "预算.yaml", {"决算.yaml": ACCOUNT}) if one.relation == "三公经费与部门预算一致"
    ]
    assert back.location.file == "预算.yaml"


FEE_TOLD = "    （二）政府采购支出情况\n"
FEES_OF_THE_YEAR = HEAD.replace("2025", "2024").replace("青禾县人民政府, 类别: 人民政府", "青禾县财政局, 类别: 部门")
CHARGED = f"""\
{FEES_OF_THE_YEAR}主动公开:
  行政事业性收费: 286.4150
  其余: 0
其他事项:
  信息处理费: {{发出收费通知: 1, 通知金额: 120, 实际收取: 120}}
"""


def of_fees(sentence, annual=CHARGED):
    account = ACCOUNT.replace(FEE_TOLD, f"    {sentence}\n{FEE_TOLD}")
    assert account != ACCOUNT
    return told(account, "决算.yaml", {"年报.yaml": annual}), told(annual, "年报.yaml", {"决算.yaml": account})


@pytest.mark.parametrize(
    ("sentence", "relation", "difference"),
    [
        ("2024年度行政事业性收费收入268.42万元，全额上缴国库。", "行政事业性收费与年报一致", "17.995万元"),
        ("2024年度收取行政事业性收费2864051元。", "行政事业性收费与年报一致", "0.0099万元"),
        ("全年收取政府信息公开信息处理费210元。", "信息处理费与年报一致", "90元"),
    ],
)
def test_an_amount_that_only_the_prose_names_is_held_against_a_cell(sentence, relation, difference):
    (found,), (back,) = of_fees(sentence)
    assert (found.relation, found.severity, found.location.file) == (relation, Severity.HINT, "决算.yaml")
    assert f"相差 {difference}。" in found.message
    assert "（年报.yaml:" in found.message
    assert (back.relation, back.severity, back.location.file) == (relation, Severity.HINT, "年报.yaml")
    assert "“部门决算”报告的正文写“" in back.message
    assert "（决算.yaml:" in back.message


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年度行政事业性收费收入286.42万元。",
        "2024年度行政事业性收费收入2,864,150元。",
        "2023年度行政事业性收费收入268.42万元。",
        "2024年度行政事业性收费收入约300万元。",
        "2024年度减免行政事业性收费10万元。",
        "涉企行政事业性收费5万元。",
        "行政事业性收费268.42。",
        "没有行政事业性收费。",
        "上半年行政事业性收费收入100万元，下半年行政事业性收费收入168万元。",
        "全年收取信息处理费120元。",
        "本部门没有其他需要说明的事项。",
    ],
)
def test_what_is_the_same_rounded_or_not_surely_said_is_not_held_against_anything(sentence):
    assert of_fees(sentence) == ([], [])


def test_fees_that_the_other_report_has_not_filled_in_are_not_compared():
    assert of_fees("2024年度行政事业性收费收入268.42万元。", FEES_OF_THE_YEAR) == ([], [])


def test_a_row_that_is_called_so_has_the_amount_too():
    old = '"2299999": {名称: 其他支出, 本年收入合计: 6.20'
    assert ACCOUNT.count(old) == 1
    account = ACCOUNT.replace(old, '"2299999": {名称: 行政事业性收费收入, 本年收入合计: 6.20')
    (found,) = told(account, "决算.yaml", {"年报.yaml": CHARGED})
    assert "“2299999 行政事业性收费收入”本年收入合计 6.20万元，年报的表二" in found.message
    assert "相差 280.215万元。" in found.message
    assert told(account, "决算.yaml", {"年报.yaml": CHARGED.replace("286.4150", "6.1999")}) == []
