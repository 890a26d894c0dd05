"""A leftover year at the head of a sentence about the whole year."""

import pytest

from tests.checking.samples import of_rule


def said(text):
    return of_rule("year-in-text", f"问题与改进: {text}解读单一，将加强。\n")


@pytest.mark.parametrize("text", ["2024年，全年公开信息12条。", "2024年度，本局开展工作，现将情况报告如下。"])
def test_another_year_is_found_where_it_stands(text):
    (found,) = said(text)
    assert "写的是 2024 年" in found.message
    assert found.location.column == len("问题与改进: ") + 1


@pytest.mark.parametrize(
    "text",
    [
        "2025年，全年公开信息12条。",
        "2024年，全年收到12件，与之相比今年多2件。",
        "2026年，计划全年培训4次。",
        "《2024年政府信息公开工作年度报告》提出的问题已经解决，全年没有再发生。",
        "自2019年以来，全年无休。",
    ],
)
def test_years_in_other_places_are_left_alone(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年，本局公开信息312条，内容覆盖规划、预算、审计。",
        "2024年公开政府信息312条。",
        "2024年街道推送信息312条。",
        "2024年，本局收到申请3件。",
        "截至2024年底，办结3件。",
        "二〇二四年，本局公开信息3条。",
        "2 0 2 4 年，发布3条。",
    ],
)
def test_own_work_of_another_year_is_a_warning(text):
    assert [one.severity.value for one in said(text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "2026年，我局认真贯彻《条例》要求，全年公开信息3条。",
        "2026年开展培训4次，参训157人次。",
        "本报告依据国办发〔2014〕32号文件编制。",
    ],
)
def test_what_was_done_in_a_year_ahead_and_the_basis_of_an_older_form_are_told(text):
    assert [one.severity.value for one in said(text)] == ["warning"]


def test_streets_of_others_are_not_the_body_itself():
    (of_others,), (own,) = said("2024年，市里对各街道受理情况进行考核。"), said("2024年，街道受理了来信。")
    assert (of_others.severity.value, own.severity.value) == ("hint", "warning")


@pytest.mark.parametrize(
    "text",
    [
        "2024年，部门决算公开86份。",
        "2024年新建的专区接待3人次。",
        "2026年，公开信息要求不少于3条。",
        "2026年，开展培训4次，要求各科室参加。",
        "国办发〔2014〕32号已经废止，本报告依据国办公开办函〔2021〕30号编制。",
    ],
)
def test_goals_of_a_year_ahead_are_left_alone(text):
    assert said(text) == []


@pytest.mark.parametrize("text", ["2024年，本局建成专栏。", "2024年，有的来信咨询，逐一答复。"])
def test_work_without_a_figure_may_have_been_done_then(text):
    assert [one.severity.value for one in said(text)] == ["hint"]


@pytest.mark.parametrize(
    "text", ["截至2025年13月31日。", "截至2025年11月31日。", "结转2025年继续办理3件。", "上年（2023年）结转3件。"]
)
def test_what_no_calendar_allows_is_told(text):
    assert [one.severity.value for one in said(text)] == ["warning"]


def test_an_outdated_basis_beside_that_in_force_is_left_alone():
    assert said("本报告根据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号的要求编制。") == []


def test_an_outdated_basis_is_told():
    (found,) = said("本报告按照国办公开办函〔2019〕60号编制。")
    assert "国办公开办函〔2021〕30号" in found.message


TABLE = "申请:\n  本年新收: {{自然人: 156, 其余: 0}}\n问题与改进: {text}将加强。\n"


def test_a_figure_of_last_year_that_is_this_years_is_told_wherever_it_stands():
    (found,) = of_rule("year-in-text", TABLE.format(text="据统计，全县2024年收到申请156件。"))
    assert [ref.path for ref in found.cells] == ["申请.本年新收.自然人"]
    assert found.severity.value == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "全县与2024年的156件持平。",
        "全县2024年收到申请140件。",
        "全县2024年的审计查出156件。",
        "全县2024年印发文件156件。",
        "应办理申请160件，包括2024年度结转156件。",
    ],
)
def test_a_figure_of_last_year_that_is_compared_or_of_something_else_is_left_alone(text):
    assert of_rule("year-in-text", TABLE.format(text=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年度共新收政府信息公开申请156件。",
        "2024年我局未收到行政复议申请。",
        "2024年制定行政规范性文件3件，废止2件。",
        "2024年，我局未收取信息处理费。",
        "2024年11月，我局组织培训1次。",
        "2026年，我局公开各类信息1886条。",
        "2024年，我局对专栏进行改版，新增栏目3个。",
    ],
)
def test_what_the_own_body_did_is_of_the_year_reported_on_however_the_year_is_joined(text):
    assert [one.severity.value for one in said(text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年制定的规范性文件有3件到期。",
        "2024年12月收到的4件申请，结转到2025年办理。",
        "2026年，公开信息力争不少于1886条。",
        "2024年11月，国务院发布意见1份。",
        "2021年以来共作出行政处罚412件。",
    ],
)
def test_what_is_of_another_year_indeed_is_left_alone(text):
    assert said(text) == []


def test_a_basis_that_came_later_is_told():
    text = "年度: 2020\n问题与改进: 本报告按照国办公开办函〔2021〕30号编制。\n"
    (found,) = of_rule("year-in-text", text)
    assert "不是 2020 年度报告的依据" in found.message


def test_two_years_told_one_behind_the_other_are_no_leftover():
    assert said("2024年收到申请88件，办结82件；2025年收到申请92件，办结91件。") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("现公布青禾县水利局2024年政府信息公开工作年度报告。", "warning"),
        ("现予发布《青禾县水利局2023年政府信息公开工作年度报告》。", "warning"),
        ("青禾县水利局2024年度政府信息公开工作年度报告如下。", "warning"),
        ("现将青禾县水利局2024年政府信息公开工作年度报告如下。", "warning"),
        ("2024年全县组织政策宣讲6场。", "warning"),
        ("2024年，将公开情况纳入绩效考核。", "hint"),
    ],
)
def test_a_report_that_is_announced_and_what_was_done_are_of_the_year_reported_on(text, severity):
    assert [one.severity.value for one in said(text)] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "现公布2019年修订的条例的解读。",
        "现公布青禾县水利局2025年政府信息公开工作年度报告，2024年的见网站。",
        "按照2021年印发的格式，年度报告如下。",
        "2026年，将继续开展培训4期。",
        "2024年开展的评估已经结束。",
        "现公开2024年办理的复议决定书。",
    ],
)
def test_what_is_announced_of_another_year_may_be_of_that(text):
    assert said(text) == []


LEFT_BEHIND = [
    "现公布2024年县水利局政府信息公开年报。",
    "特向社会公布2024年度本机关政府信息公开工作年度报告。",
    "县水利局2024年政府信息公开工作年度报告已经编制完成，现予公布。",
    "本报告由2024年县水利局政府信息公开工作情况汇总编制。",
    "截至2024年12月，公开信息416条。",
    "年内（2024年1月至12月）公开信息416条。",
    "2024年3月，组织业务培训1次。",
    "2024年上半年开展自查1次，下半年开展自查1次。",
    "2024年，我局未因信息公开收取费用。",
    "2024年度未发生泄密事故。",
    "下一步，2025年将从以下方面改进。",
    "2025年工作打算：一是培训。",
    "2025年下一步工作：一是培训。",
    "在2025年工作中，将加大培训力度。",
]


@pytest.mark.parametrize("text", LEFT_BEHIND)
def test_a_year_left_in_what_only_this_report_says_is_a_warning(text):
    assert [one.severity.value for one in said(text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "检查发现公开2024年年报不及时。",
        "专栏现公布2019年至2024年的年报6份。",
        "2024年3月，国务院办公厅印发通知。",
        "2024年3月，印发的办法已经废止。",
        "2024年下半年，建成的大厅2025年启用。",
        "2024年下半年资格考试成绩已经公开。",
        "按照2025年工作计划，逐项落实。",
        "在2025年工作中，将政务公开纳入考核。",
        "截至2024年12月前的文件均已复查。",
        "2026年工作打算：一是培训。",
    ],
)
def test_a_year_of_others_and_of_what_is_over_is_left_alone(text):
    assert said(text) == []


@pytest.mark.parametrize(("figure", "severity"), [("142", "hint"), ("143", "warning")])
@pytest.mark.parametrize("text", ["2024年我局收到申请{}件。", "截至2024年底，收到申请{}件。"])
def test_what_last_years_report_told_may_be_of_last_year(text, figure, severity):
    before = "# 上年：申请:\n# 上年：  本年新收: {自然人: 142, 其余: 0}\n"
    found = of_rule("year-in-text", f"{before}问题与改进: {text.format(figure)}将加强。\n")
    assert [one.severity.value for one in found] == [severity]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("下一步工作打算：2025年继续加强培训。", 1),
        ("下一步工作打算：2026年继续加强培训。", 0),
        ("2025年我们将重点做好以下工作。", 1),
        ("2025年，我局将从以下方面改进。", 1),
        ("2026年，我局将从以下方面改进。", 0),
        ("2025年，我局将以下信息列入目录。", 0),
        ("一、2024年总体情况如下。", 1),
        ("一、2025年总体情况如下。", 0),
        ("2024年存在的主要问题是信息分散。", 1),
        ("2025年存在的主要问题是信息分散。", 0),
        ("2024年存在的问题主要是信息分散，年内已整改到位。", 0),
        ("针对2024年存在的解读质量不高问题，制定了办法。", 0),
        ("本报告结合2024年本局工作实际编制。", 1),
        ("本报告结合2025年本局工作实际编制。", 0),
        ("2024年收到、跨年办理的4件申请均已答复。", 0),
    ],
)
def test_what_only_this_report_or_its_plans_say_has_their_year(text, told):
    assert len(said(text)) == told


def test_what_the_form_asks_of_the_year_before_is_no_figure_of_this_one():
    row = "行政许可: {上一年项目数量: 2310, 本年增减: 154, 处理决定数量: 2464}"
    table = f"版式: '2019'\n年度: 2020\n主动公开: {{{row}, 其余: 0}}\n"
    text = "问题与改进: 2019年办理行政许可{}件，解读单一，将加强。\n"
    assert of_rule("year-in-text", table + text.format(2310)) == []
    assert of_rule("year-in-text", table + text.format(2464))


@pytest.mark.parametrize(
    "text",
    [
        "在2024年的工作中，本局不断完善制度。",
        "2024年本局没有因政府信息公开被追究责任。",
        "2024年3月，局办公室组织了培训。",
    ],
)
def test_what_the_body_did_is_of_the_year_reported_on_whoever_of_it_did_it(text):
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2024年市政府办公室印发的办法继续执行。",
        "2024年3月，市政府印发办法。",
        "在2024年工作的基础上，今年增加培训。",
    ],
)
def test_what_others_did_then_is_left_alone(text):
    assert said(text) == []


def test_a_figure_of_last_year_beside_this_years_is_told_where_it_is_the_same_by_no_accident():
    (found,) = of_rule("year-in-text", TABLE.format(text="全县2025年收到申请180件，2024年办结156件。"))
    assert found.severity.value == "hint"
