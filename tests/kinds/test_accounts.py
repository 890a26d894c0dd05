"""部门决算公开: what its 情况说明 says against its nine tables, by data alone."""

import io
import re

import pytest

from govgen import api
from govgen.checking import check_dossier
from govgen.checking.profiles import load_editions, read_editions
from govgen.checking.rules import figure_in_text
from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.errors import SchemaError
from govgen.form.description import describe
from govgen.model.keys import HEAD
from govgen.prose import open_dossier
from govgen.schema.export import json_schema
from govgen.schema.files import SchemaFiles, SchemaPart, read_schema
from govgen.source import parse_source
from govgen.workbook.form_writing import form_book
from govgen.workbook.reading import read_workbook
from tests.reports import ROOT

FOLDER = ROOT / "reports" / "部门决算"
CATALOG = load_editions(FOLDER / "schema.yaml")
VALID = FOLDER / "examples" / "valid" / "部门.yaml"
TEXT = VALID.read_text(encoding="utf-8")
FIRST, LAST = TEXT.index("情况说明:"), TEXT.index("名词解释:")


def told(text):
    """What the rule says: its strength, and the figure it points at."""
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    lines = text.splitlines()
    found = figure_in_text.check(open_dossier(report))
    return [
        (one.severity.value, one.message, lines[one.location.line - 1][one.location.column - 1 :][:40]) for one in found
    ]


def said(**parts):
    """The example with some parts of its prose said in another way."""
    text = TEXT
    for part, words in parts.items():
        start = re.search(rf"^  {part}: ", text, re.MULTILINE)
        end = re.compile(r"^  \w+: |^\w+: ", re.MULTILINE).search(text, start.end())
        text = f"{text[: start.start()]}  {part}: |\n    {words}\n{text[end.start() :]}"
    return text


def test_the_prose_of_the_example_is_right():
    assert told(TEXT) == []


AMOUNT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=万元|%)")
# What no table has: changes against last year, which is not given, parts of parts, and what other systems count.
UNKNOWN = ("增加", "增长", "国内公务接待支出", "涉及资金", "授予中小企业", "占政府采购", "单价")
AMOUNTS = [
    found
    for found in AMOUNT.finditer(TEXT, FIRST, LAST)
    if not TEXT[: found.start()].endswith(UNKNOWN)
    and not any(word in TEXT[found.start() - 12 : found.start()] for word in UNKNOWN)
]


def test_almost_every_figure_of_the_prose_is_known():
    assert len(AMOUNTS) > 60
    assert len(AMOUNTS) * 5 > 4 * len(AMOUNT.findall(TEXT, FIRST, LAST))


@pytest.mark.parametrize("found", AMOUNTS, ids=lambda found: f"{TEXT[found.start() - 8 : found.start()]}{found[0]}")
def test_a_wrong_figure_is_pointed_at(found):
    wrong = "37" if found[0] in ("0", "100") else f"{9 - int(found[0][0]) or 7}{found[0][1:]}"
    assert told(TEXT[: found.start()] + wrong + TEXT[found.end() :])


def test_the_total_of_another_table_in_another_unit_is_found():
    ((severity, message, place),) = told(
        TEXT.replace("财政拨款收入支出总计2,735.55万元", "财政拨款收入支出总计0.3万元")
    )
    assert severity == "warning"
    assert "财政拨款收入支出总计0.3万元" in message
    assert "2735.55万元" in message
    assert place.startswith("0.3万元")


ITEMS = (
    "2024年度一般公共预算财政拨款支出年初预算为2800万元，支出决算为2735.55万元，完成年初预算的97.7%。其中：1.一般公共服务支出（类）"
    "财政事务（款）行政运行（项）年初预算为1650万元，支出决算为1602.31万元，完成年初预算的97.1%。2.一般公共服务支出（类）"
    "财政事务（款）事业运行（项）年初预算为10万元，支出决算为0万元，完成年初预算的0%。3.住房保障支出年初预算为300万元，支出决算为290万元。"
)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("收支总体", "2024年度收、支总计2790.89万元。与上年相比，收、支总计各增加82.11万元，增长3.03%。"),
        ("收支总体", "本部门2024年度收入总计2,790.89万元，支出总计2,790.89万元。"),
        ("收支总体", "2024年度收入总计27908900元。"),
        ("收支总体", "与上年相比，收入支出总计减少82.11万元，下降2.86%，项目支出减少。"),
        ("收支总体", "收入支出总计比2023年度增加2,780.89万元，增长27,808.9%。"),
        ("财拨支出", "一般公共预算财政拨款支出增加12.50万元，增长0.5%。主要原因是人员增加5人，会议下降3%。"),
        ("绩效", "涉及资金增加12.50万元，项目数下降4.6%。"),
        ("财拨总体", "2024年度财政拨款收、支总计2735.55万元。2023年度财政拨款收、支总计2723.05万元。"),
        ("收入情况", "本年收入合计2741.75万元，其中：财政拨款收入2735.55万元，占99.8%；其他收入6.2万元，占0.2%。"),
        ("支出情况", "本年支出合计2735.55万元，其中：基本支出2336.91万元，占85.42%；项目支出398.64万元，占14.58%。"),
        ("财拨支出", ITEMS),
        ("财拨支出", "主要用于：社会保障和就业支出326.72万元，其中行政事业单位养老支出326.72万元。"),
        ("财拨支出", "2023年度社会保障和就业支出300.00万元。社会保障和就业支出增加26.72万元。"),
        ("财拨支出", "教育支出（类）支出0万元。2023年度一般公共服务（类）支出1900.00万元。"),
        ("财拨支出", "行政单位离退休（项）年初预算为0万元，支出决算为69.41万元，完成全年预算的100%。"),
        (
            "基本支出",
            "基本支出2336.91万元，其中：（一）人员经费2152.26万元。（二）公用经费184.65万元，其中办公费40.11万元。",
        ),
        (
            "三公经费",
            "“三公”经费支出预算为4万元，支出决算为3.6万元，完成预算的90%。公务接待费上年为0.8万元，今年减少0.2万元。",
        ),
        (
            "三公经费",
            "公务接待费预算为1万元，支出决算为0.6万元，完成预算的60%；国内公务接待费中用于接待外省的0.1万元。",
        ),
        ("三公经费", "公务接待费0.60万元，比2023年度减少0.20万元，其中国（境）外接待费0万元，国内公务接待费0.60万元。"),
        ("基本支出", "人员经费2,152.26万元，其中：工资福利支出2,082.85万元，对个人和家庭的补助69.41万元。"),
        ("收支总体", "2024年度收入总计2,790.89万元（含上年结转49.14万元），支出总计2,790.89万元。与上年持平。"),
        ("政府性基金", "本部门2024年度无政府性基金预算财政拨款收入，也没有使用政府性基金安排的支出。"),
        (
            "其他重要事项",
            "机关运行经费支出184.65万元。政府采购支出总额251.26万元，其中：货物4.79万元、工程0万元、服务246.47万元。",
        ),
    ],
)
def test_other_right_ways_of_saying_it_are_not_accused(part, words):
    assert told(said(**{part: words})) == []


@pytest.mark.parametrize(
    ("part", "words", "figure"),
    [
        ("收支总体", "2024年度收入支出总计2790.89万元。与上年相比，收入支出总计增加82.11万元，增长30.3%。", "30.3"),
        ("收支总体", "收入支出总计2790.89万元。与2023年度相比，收入支出总计减少82.11万元，增长3.03%。", "3.03"),
        ("财拨总体", "与2023年度相比，财政拨款收入支出总计增加12.50万元，增长46%。", "46"),
        ("财拨支出", "与2023年度相比，一般公共预算财政拨款支出增加12.50万元，增长4.6%。", "4.6"),
        ("绩效", "涉及资金增加12.50万元，下降4.6%。", "4.6"),
        ("收支总体", "2024年度收、支总计2709.89万元。", "2709.89"),
        ("收支总体", "2024年度收入总计2790.89元。", "2790.89"),
        ("基本支出", "基本支出2336.91万元，其中：人员经费215.23万元，公用经费184.65万元。", "215.23"),
        ("其他重要事项", "政府采购支出总额251.25万元，其中：货物4.79万元、工程0万元、服务246.74万元。", "251.25"),
        ("政府性基金", "本年收入12.00万元，本年支出0万元。", "12.00"),
        ("政府性基金", "政府性基金预算财政拨款收入0万元，支出12.00万元。", "12.00"),
        ("财拨支出", "主要用于：社会保障和就业支出362.72万元。", "362.72"),
        ("财拨支出", "主要用于：社会保障和就业支出326.72万元，占19.38%。", "19.38"),
        ("财拨支出", "其中：行政事业单位养老支出362.72万元。", "362.72"),
    ],
)
def test_wrong_ones_are(part, words, figure):
    ((severity, _, place),) = told(said(**{part: words}))
    assert (severity, place.startswith(figure)) == ("warning", True)


VEHICLES = "本部门共有车辆{total}辆，其中：机要通信用车1辆、其他用车{other}辆；单价100万元以上设备0台（套）。"
GRADED = "对{total}个项目开展了绩效自评，涉及资金312.44万元，平均得分95分，评为优的2个，良的{good}个。"


@pytest.mark.parametrize(
    ("part", "words", "figure", "strength"),
    [
        ("其他重要事项", VEHICLES.format(total=2, other=2), "2辆", "warning"),
        ("绩效", GRADED.format(total=3, good=2), "3个", "hint"),
        ("绩效", "发现问题5个，已完成整改3个，正在整改1个。", "5个", "hint"),
        (
            "其他重要事项",
            "政府采购支出总额251.25万元。授予中小企业合同251.25万元，占政府采购支出总额的50%。",
            "50%",
            "warning",
        ),
        ("三公经费", "公务接待费支出0.60万元。其中：国内公务接待支出0.60元，5批次。", "0.60元", "hint"),
        ("绩效", "涉及资金2,790.89元。", "2,790.89元", "hint"),
    ],
)
def test_numbers_of_the_prose_alone_are_held_together(part, words, figure, strength):
    ((severity, _, place),) = told(said(**{part: words}))
    assert (severity, place.startswith(figure)) == (strength, True)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("其他重要事项", VEHICLES.format(total=2, other=1)),
        ("绩效", GRADED.format(total=3, good=1)),
        ("绩效", GRADED.format(total=4, good=1).replace("良的1个", "良的1个，其余未评")),
        ("绩效", "对10个部门的3个项目自评，优2个，良1个。其中2个项目优化了流程，其中1个结转。"),
        ("绩效", "发现问题5个，已完成整改5个。"),
        (
            "其他重要事项",
            "采购总额200万元，授予中小企业100万元，占采购总额的50%；小微企业20万元，占中小企业合同总额的20%。",
        ),
        ("绩效", "培训费每人每天450元，共4人1800元；项目资金10元、0.61元。"),
    ],
)
def test_numbers_that_are_held_together_well_are_left_alone(part, words):
    assert told(said(**{part: words})) == []


def test_what_rounding_explains_is_a_hint():
    ((severity, message, _),) = told(TEXT.replace("项目支出398.64万元", "项目支出398.65万元"))
    assert severity == "hint"
    assert "没有超过四舍五入可能造成的" in message
    assert [one[0] for one in told(TEXT.replace("项目支出398.64万元", "项目支出398.66万元"))] == ["warning"]


def test_none_said_where_there_is_some_is_found():
    table = "国资决算表:\n  合计: {本年收入: 5, 合计: 5, 项目支出: 5, 其余: 0}\n"
    found = told(TEXT.replace("国资决算表: 0\n", table))
    assert [one[2][:4] for one in found] == ["没有国有"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("年初预算为0万元，支出决算为5万元，完成年初预算的95.89%。", "算不出完成的比例"),
        ("年初预算为10万元，支出决算为5万元，完成年初预算的90%。", "算是 50%"),
        ("年初预算为10万元，支出决算为5万元，决算数大于预算数的主要原因是增加任务。", "却不是这样"),
        ("年初预算为5万元，支出决算为5万元，决算数小于预算数的主要原因是节约。", "却不是这样"),
    ],
)
def test_what_was_spent_of_a_budget_is_worked_out(words, kind):
    ((severity, message, _),) = told(said(绩效=words))
    assert severity == "warning"
    assert kind in message


@pytest.mark.parametrize(
    "words",
    [
        "年初预算为0万元，支出决算为5万元，完成全年预算的100%。",
        "年初预算为10万元，支出决算为5万元，完成调整预算的83.33%。",
        "年初预算为10万元，支出决算为5万元，完成年初预算的50%，决算数小于预算数的主要原因是节约。",
        "年初预算为10万元。支出决算为5万元，完成年初预算的90%。",
        "年初预算为3万元，支出决算为2万元，完成年初预算的66.66%。",
        "年初预算为3万元，支出决算为2万元，决算数大于（小于）预算数的，写明原因；决算数大于预算数、决算数小于预算数。",
    ],
)
def test_other_budgets_are_left_alone(words):
    assert told(said(绩效=words)) == []


def with_claims(old, new):
    """A catalog whose claims have something else."""
    files = read_schema(FOLDER / "schema.yaml")
    parts = tuple(
        SchemaPart(part.name, part.file, part.data.decode().replace(old, new).encode()) if "决算" in part.name else part
        for part in files.parts
    )
    return read_editions(SchemaFiles(files.file, files.data, parts, files.templates))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("row: 科目, column: 合计, level: 3", "row: 合计, column: 合计, level: 3", "没有“合计”这样由各单位自己写的行"),
        ("row: 科目, column: 合计, level: 3", "row: 科目, column: 合技, level: 3", "没有“合技”这一列"),
        ("level: 3", "level: 4", "代码没有 4 位的；这张表的代码是 3、5、7 位"),
        ('"{名称}（类）[支出]N"', '"（类）[支出]N"', "里要有 {名称}"),
        ('"{名称}（类）[支出]N"', '"{名称}（类）[支出]"', "里要有一个代表数字的 N"),
        ('"{名称}（类）[支出]N"', '"{名称}（类）[支出N"', "少了“]”"),
        ("parts: [收入情况], cells", "parts: [收人情况], cells", "没有“收人情况”这一部分，是否想写“收入情况”"),
    ],
)
def test_a_mistake_in_what_is_said_of_rows_is_told_at_its_line(old, new, message):
    with pytest.raises(SchemaError, match=re.escape(message)) as caught:
        with_claims(old, new)
    assert caught.value.location.line > 1
    assert "claims-决算.yaml" in caught.value.location.file


def test_rows_that_are_called_alike_are_not_told_apart():
    text = TEXT.replace('"2010607": {名称: 信息化建设', '"2010607": {名称: 一般行政管理事务')
    words = "一般公共服务支出（类）财政事务（款）一般行政管理事务（项）年初预算为1万元，支出决算为7万元。"
    assert [one for one in told(text.replace("信息化建设（项）", words)) if "7万元" in one[2]] == []


ITEM = "1.一般公共服务支出（类）财政事务（款）行政运行（项）{words}，支出决算为{spent}万元。"


@pytest.mark.parametrize(
    "words",
    [
        "。主要用于：人员支出，按月发放。年初预算为1650万元",
        "主要用于人员支出，年初预算为1650万元",
        "支出年初预算为1650万元",
        "年初预算为1650万元",
    ],
)
def test_a_budget_without_a_subject_is_that_of_the_item(words):
    assert told(said(财拨支出=ITEM.format(words=words, spent="1602.31"))) == []
    ((severity, _, place),) = told(said(财拨支出=ITEM.format(words=words, spent="1620.31")))
    assert (severity, place.startswith("1620.31")) == ("warning", True)


@pytest.mark.parametrize(
    "words", ["2.其他支出，年初预算为10万元", "（2）其他支出。年初预算为10万元", "教育支出年初预算为10万元"]
)
def test_a_budget_of_another_subject_is_not_that_of_the_item(words):
    item = ITEM.format(words="年初预算为1650万元", spent="1602.31")
    assert told(said(财拨支出=f"{item}{words}，支出决算为9万元。")) == []


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("财政事务（款）信息化（项）年初预算为82万元，支出决算为86.20万元", "财政事务（款）信息化建设（项）"),
        ("税务事务（款）信息化建设（项）。年初预算为82万元，支出决算为86.20万元", "财政事务（款）信息化建设（项）"),
    ],
)
def test_an_item_that_the_table_has_not_is_told(words, near):
    ((rule, message),) = rules(said(财拨支出=f"一般公共服务支出（类）{words}。"))
    assert rule == "row-code"
    assert f"表五没有，是否想写“{near}”" in message


@pytest.mark.parametrize(
    "words",
    [
        "财政事务（款）事业运行（项）年初预算为10万元，支出决算为0.00万元",
        "财政事务（款）事业运行（项）是指事业单位的基本支出",
        "其中财政事务（款）信息化建设（项）支出决算为86.20万元",
    ],
)
def test_an_item_on_which_nothing_was_spent_needs_no_row(words):
    assert rules(said(财拨支出=f"{words}。")) == []


def rules(text):
    """The rules that have something to say, with what they say."""
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    return [(one.rule, one.message) for one in check_dossier(open_dossier(report))]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("[1, 2]", "应当一个代码写一行"),
        ("5", "应当一个代码写一行"),
        ('{"201": 3}', '“"201"”的写法不对，有几列数'),
        ('{"201": []}', '“"201"”的写法不对，应当按表上的列次写 6 个数'),
    ],
)
def test_rows_by_code_that_are_written_wrongly_are_told(rows, message):
    ((rule, told),) = rules(TEXT.replace("国资决算表: 0", f"国资决算表:\n  科目: {rows}\n  合计: 0"))
    assert rule == "shape"
    assert message in told


@pytest.mark.parametrize("rows", ["{}", "0", "", "{其余: 0}"])
def test_no_rows_by_code_are_none(rows):
    assert rules(TEXT.replace("国资决算表: 0", f"国资决算表:\n  科目: {rows}\n  合计: 0")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"2101101": {名称: 行政单位医疗, 合计',
            '"2101109": {名称: 行政单位医疗, 合计',
            "表五写了“2101109 行政单位医疗”，表三没有这个代码（那里的“行政单位医疗”是 2101101），请核对。",
        ),
        (
            '"2101101": {名称: 行政单位医疗, 合计',
            '"2101101": {名称: 事业单位医疗, 合计',
            "表五的“2101101”写的是“事业单位医疗”，表二写的是“行政单位医疗”，请核对代码和名称。",
        ),
        (
            '"2101101": {名称: 行政单位医疗, 合计',
            '"21011091": {名称: 行政单位医疗, 合计',
            "表五的代码“21011091”有 8 位",
        ),
    ],
)
def test_codes_of_one_list_are_the_same_in_every_table(old, new, message):
    assert [told for rule, told in rules(TEXT.replace(old, new)) if rule == "row-code" and message in told]
    assert len([rule for rule, _ in rules(TEXT.replace(old, new)) if rule == "row-code"]) == 1


def test_a_table_without_figures_of_a_code_needs_no_other_for_it():
    line = '    "2101103": {名称: 公务员医疗补助, 合计: 0, 基本支出: 0, 项目支出: 0}\n'
    before = '    "221": {名称: 住房保障支出, 合计'
    assert rules(TEXT.replace(before, line + before)) == []


def test_messages_name_a_row_by_its_code():
    text = TEXT.replace("一般行政管理事务, 本年支出合计: 312.44", "一般行政管理事务, 本年支出合计: 313.44")
    told = " ".join(message for _, message in rules(text))
    assert "20106 财政事务 2000.95，2010601 行政运行 1602.31 + 2010602 一般行政管理事务 313.44" in told
    assert "码20" not in told


def test_prose_that_was_not_divided_is_read_by_its_headings():
    lines = (
        "情况说明: |",
        "  二、收入决算情况说明",
        "  本年收入合计2741.75万元，其中：其他收入6.2万元。",
        "  三、支出决算情况说明",
        "  本年支出合计2735.55万元，其中：项目支出389.64万元。",
        "",
    )
    ((severity, _, place),) = told(TEXT[:FIRST] + "\n".join(lines) + TEXT[LAST:])
    assert (severity, place) == ("warning", "389.64万元。")


def test_what_appropriations_paid_of_a_class_is_no_more_than_all_of_it():
    rows = "\n  社会保障和就业支出: {}\n  卫生健康支出: {}\n"
    swapped = TEXT.replace(rows.format("326.72", "96.12"), rows.format("96.12", "326.72"), 1)
    assert swapped != TEXT
    report = read_report(parse_source(swapped.encode(), "a.yaml"), CATALOG)
    found = [one.relation for one in check_dossier(open_dossier(report)) if one.rule == "balance"]
    assert "财拨不超过社会保障和就业支出" in found
    assert found.count("表一与表三各类") == 2


def test_a_code_on_a_sheet_needs_no_name_where_the_form_prescribes_one(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    report = read_report(parse_source(TEXT.encode(), "a.yaml"), CATALOG)
    book = openpyxl.load_workbook(io.BytesIO(api.make_workbook([report])))
    codes = [row for row in book["表二"].iter_rows() if str(row[0].value) in {"201", "208", "221"}]
    for row in codes:
        row[1].value = None
    book.save(tmp_path / "a.xlsx")
    (back,) = api.read_workbook(tmp_path / "a.xlsx", FOLDER / "schema.yaml")
    assert len(codes) == 3
    assert back.values == report.values
    assert [flaw for flaw in back.problems if flaw.expected == "row-gone"] == []


def recoded(folder, code, written):
    """What a workbook says back of which a code in the third table is written in another way, and what is told."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    report = read_report(parse_source(VALID.read_bytes(), "a.yaml"), CATALOG)
    book = openpyxl.load_workbook(io.BytesIO(form_book(report)))
    (cell,) = (row[0] for row in book["表三"].iter_rows() if row[0].value == code)
    cell.value = written
    book.save(folder / "a.xlsx")
    (back,) = read_workbook(folder / "a.xlsx", CATALOG)
    found = [one.message for one in check_dossier(open_dossier(back)) if one.rule == "shape"]
    return report, back, found


@pytest.mark.parametrize("written", ["２０１０６０１", "201-06-01", "\u3000201 06 01 ", 2010601])
def test_a_code_in_another_writing_is_that_code(tmp_path, written):
    report, back, found = recoded(tmp_path, "2010601", written)
    assert (back.values, found) == (report.values, [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "以“一般行政管理事务”开头，没有写功能分类科目编码"),
        ("20106021", "以“20106021”开头，没有写功能分类科目编码，或者写得不对"),
        ("2010601", "它的功能分类科目编码“2010601”与别的行相同"),
    ],
)
def test_a_row_whose_code_is_amiss_is_told_once_with_what_is_wrong_with_it(tmp_path, written, told):
    report, back, (message,) = recoded(tmp_path, "2010602", written)
    assert told in message
    assert "“表三第" in message
    kept = [path for path in report if not path.startswith("支出决算表.科目.码2010602.")]
    assert [back[path].value for path in kept] == [report[path].value for path in kept]


def exchanged(folder, change, name="表三"):
    """What a workbook says back of which a table was changed, with what is told."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    report = read_report(parse_source(VALID.read_bytes(), "a.yaml"), CATALOG)
    book = openpyxl.load_workbook(io.BytesIO(form_book(report)))
    change(book[name])
    book.save(folder / "a.xlsx")
    (back,) = read_workbook(folder / "a.xlsx", CATALOG)
    return report, back, [one.message for one in check_dossier(open_dossier(back)) if one.rule == "shape"]


def test_rows_of_codes_may_stand_in_any_order(tmp_path):
    def swap(sheet):
        one, other = ([cell for cell in row if cell.value is not None] for row in rows_of_codes(sheet))
        for mine, its in zip(one, other, strict=True):
            mine.value, its.value = its.value, mine.value

    def rows_of_codes(sheet):
        return (row for row in sheet.iter_rows(max_col=5) if row[0].value in ("2010601", "2080505"))

    report, back, found = exchanged(tmp_path, swap)
    assert (back.values, found) == (report.values, [])


def test_columns_are_read_by_headings_that_changed_places(tmp_path):
    def swap(sheet):
        for row in sheet.iter_rows(min_row=5, min_col=4, max_col=5):
            row[0].value, row[1].value = row[1].value, row[0].value

    report, back, found = exchanged(tmp_path, swap)
    assert found == []
    assert back["支出决算表.合计.项目支出"].value == report["支出决算表.合计.项目支出"].value


@pytest.mark.parametrize(("lines", "one", "other"), [((6, 8), (5, 6), (7, 8)), ((5, 8), (1, 2), (3, 4))])
def test_headings_over_the_same_columns_change_places_with_their_figures(tmp_path, lines, one, other):
    def swap(sheet):
        pairs = [(row, *columns) for row in lines for columns in zip(one, other, strict=True)]
        for mine, its in ((sheet.cell(row, left), sheet.cell(row, right)) for row, left, right in pairs):
            if mine.value is not None:
                mine.value, its.value = its.value, mine.value

    report, back, found = exchanged(tmp_path, swap, "表七")
    assert (back.values, found) == (report.values, [])


FUNDS = [("政府性基金", "政府性基金"), ("国有资本", "国有资本经营")]
SPENT_OF_FUNDS = [
    "2024年度{name}预算财政拨款支出决算为12.00万元，完成年初预算的100%。",
    "2024年度{name}预算财政拨款本年支出12.00万元，其中：基本支出0万元，项目支出12.00万元。",
    "2024年度{name}预算财政拨款年初结转和结余0万元，本年收入12.00万元，本年支出12.00万元，年末结转和结余0万元。",
]
FUND_ROW = "{年初结转和结余: 0, 本年收入: 12, 合计: 12, 基本支出: 0, 项目支出: 12, 年末结转和结余: 0}"


@pytest.mark.parametrize(("part", "name"), FUNDS)
@pytest.mark.parametrize("words", SPENT_OF_FUNDS)
def test_what_is_said_of_funds_is_held_against_their_table(part, name, words):
    places = [place for _, _, place in told(said(**{part: words.format(name=name)}))]
    assert places
    assert all("12.00" in place for place in places)


@pytest.mark.parametrize("words", SPENT_OF_FUNDS)
def test_what_is_said_of_funds_may_be_what_their_table_says(words):
    text = said(政府性基金=words.format(name="政府性基金"))
    assert told(text.replace("基金决算表: 0\n", f"基金决算表:\n  合计: {FUND_ROW}\n")) == []


def test_what_a_single_project_cost_is_a_part_of_what_funds_spent():
    words = "政府性基金预算财政拨款支出12.00万元，其中：污水处理项目支出5.00万元，道路维修项目支出7.00万元。"
    assert told(said(政府性基金=words).replace("基金决算表: 0\n", f"基金决算表:\n  合计: {FUND_ROW}\n")) == []


APPROVED = "批复日期: 2025-08-05\n"


@pytest.mark.parametrize(
    ("line", "severity", "message"),
    [
        ("批复日期: 2025-07-31\n", "", ""),
        ("批复日期: 2025年7月31日\n", "", ""),
        ("", "", ""),
        ("批复日期: 2025-07-30\n", "warning", "应在 20 日内（2025-08-19 以前）公开"),
        ("批复日期: 2025-08-21\n", "warning", "在批复日期 2025-08-21 之前"),
        ("批复日期: 八月五日\n", "warning", "不是日期，公开期限没有核对"),
        ("批复日期:\n", "hint", "公开期限（批复日期后 20 日内）没有核对"),
    ],
)
def test_the_deadline_counts_from_the_approval(line, severity, message):
    found = check_dossier(open_dossier(read_report(parse_source(TEXT.replace(APPROVED, line).encode(), "a"), CATALOG)))
    told = [(one.severity.value, one.message) for one in found if one.rule == "deadline"]
    assert [one for one, _ in told] == [severity] * bool(severity)
    assert all(message in text for _, text in told)


def test_the_day_of_the_event_goes_everywhere_that_the_head_does(tmp_path):
    pytest.importorskip("xlsxwriter")
    skeleton = api.new("青禾县财政局", 2024, schema=FOLDER / "schema.yaml")
    assert "\n批复日期: \n" in skeleton
    assert "部门、单位 批复日期后 20 日内" in skeleton
    report = api.load(VALID).report
    assert APPROVED.replace("2025-08-05", '"2025-08-05"') in data_file(report)
    assert "公开期限" in json_schema(CATALOG.newest)["properties"]["批复日期"]["description"]
    assert describe(CATALOG.newest, CATALOG)["head"]["批复日期"] == []
    (tmp_path / "a.xlsx").write_bytes(form_book(report))
    (back,) = read_workbook(tmp_path / "a.xlsx", CATALOG)
    assert back.text("批复日期") == "2025-08-05"


def test_an_edition_without_events_has_the_head_of_all():
    assert CATALOG.newest.events == ("批复日期",)
    assert load_editions(ROOT / "schema.yaml").newest.head is HEAD


def test_thousands_in_groups_are_the_way_of_this_form():
    grouped = re.sub(r"(?<=: )(\d)(\d{3}\.\d\d)(?=[\n,}])", r'"\1,\2"', TEXT[:FIRST]) + TEXT[FIRST:]
    assert grouped != TEXT
    report = read_report(parse_source(grouped.encode(), "a.yaml"), CATALOG)
    assert report.values == read_report(parse_source(TEXT.encode(), "a.yaml"), CATALOG).values
    assert check_dossier(open_dossier(report)) == ()


def test_commas_that_part_no_thousands_are_told():
    text = TEXT.replace("其他收入: 6.20\n", '其他收入: "6,20.00"\n')
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    assert {one.rule for one in check_dossier(open_dossier(report))} & {"not-a-number", "number-style"}


TENDERS = "政府采购支出总额251.25万元。授予中小企业合同金额{}万元。"
GUESTS = "公务接待费支出0.60万元。其中：国内公务接待支出{}万元，国内公务接待{}批次，{}人次。"


@pytest.mark.parametrize(
    ("part", "words", "figure", "strength"),
    [
        ("三公经费", GUESTS.format("0.60", 43, 5), "43批次", "warning"),
        ("三公经费", GUESTS.format("6.00", 5, 43), "6.00万元", "warning"),
        ("三公经费", "购置公务用车1辆。", "1辆", "warning"),
        ("三公经费", "全年安排因公出国（境）团组2个。", "2个", "hint"),
        ("三公经费", "公务用车保有量为12辆。", "公务用车保有量为12辆", "hint"),
        ("其他重要事项", TENDERS.format("351.25"), "中小企业合同金额351.25", "hint"),
        ("绩效", "涉及资金31244万元。", "涉及资金31244", "hint"),
        ("绩效", "平均得分195分。", "平均得分195", "warning"),
        ("财拨总体", "财政拨款收入支出总计增加12.50万元，持平。", "12.50万元", "warning"),
    ],
)
def test_numbers_that_cannot_be_more_than_others_are_told(part, words, figure, strength):
    ((severity, _, place),) = told(said(**{part: words}))
    assert (severity, figure in place) == (strength, True)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("三公经费", GUESTS.format("0.60", 5, 43)),
        ("三公经费", GUESTS.format("0.60", 5, 5)),
        ("三公经费", "国内公务接待43人次、5批次；外事接待3人次、1批次。"),
        ("三公经费", "购置公务用车0辆，安排因公出国（境）团组0个，公务用车保有量为2辆。"),
        ("其他重要事项", TENDERS.format("251.25")),
        ("绩效", "涉及资金312.44万元，平均得分100分。"),
        ("财拨总体", "财政拨款收入支出总计增加12.50万元，基本持平。"),
        (
            "支出情况",
            (
                "本年支出合计2735.55万元，其中：基本支出2336.91万元，占85.43%；项目支出398.64万元，占14.57%，比上年减少20.11万元；"
                "经营支出0万元。"
            ),
        ),
        ("支出情况", "本年支出合计2735.55万元，其中：基本支出2336.91万元，比2023年减少20.11万元；项目支出398.64万元。"),
    ],
)
def test_numbers_that_may_be_so_are_not_accused(part, words):
    assert told(said(**{part: words})) == []


def rules_of(text):
    return [
        (one.rule, one.severity.value)
        for one in check_dossier(open_dossier(read_report(parse_source(text.encode(), "a.yaml"), CATALOG)))
    ]


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("2023年度本年支出合计2,735.55万元。", [("year-in-text", "warning")]),
        ("2023年度本年支出合计2,731.20万元。", []),
        ("2024年度本年支出合计2,735.55万元。", []),
        ("2023年末结转和结余55.34万元。", []),
        ("2025年度本年支出合计2,735.55万元。", [("year-in-text", "warning")]),
        ("2022年度没有政府性基金支出。", [("year-in-text", "warning")]),
        ("2023年度没有政府性基金支出。", [("year-in-text", "warning")]),
        ("2023年度对3个项目开展了绩效自评。", [("year-in-text", "warning")]),
        ("与2022年度相比，人员有增加。", [("year-in-text", "warning")]),
        ("与2023年度相比，人员有增加。", []),
        ("2023年度结转的资金已经用完。", []),
    ],
)
def test_amounts_of_this_year_that_are_said_to_be_last_years_are_told(words, ways):
    assert rules_of(said(支出情况=words)) == ways


@pytest.mark.parametrize(
    ("name", "ways"), [("青禾县水利局", [("other-body", "warning")]), ("青禾县财政局", []), ("县财政局", [])]
)
def test_the_report_is_that_of_its_own_body(name, ways):
    words = f"{name}部门决算由局本级和局属单位组成。"
    assert rules_of(re.sub(r"(?m)^  单位构成: .*$", f"  单位构成: {words}", TEXT)) == ways


def test_the_budget_of_one_item_is_no_more_than_that_of_all():
    item = "年初预算为1,650.00万元，支出决算为1,602.31万元，完成年初预算的97.11%"
    assert TEXT.count(item) == 1
    more = item.replace("1,650.00", "2,850.00").replace("97.11", "56.22")
    assert rules_of(TEXT.replace(item, more)) == [("figure-in-text", "hint")]


def without_rows(*tables):
    """The example without the rows by code of some tables: their totals alone."""
    text = TEXT
    for table in tables:
        text = re.sub(rf"(?m)^({table}:\n)  科目:\n(?:    .*\n)+", r"\1", text)
    return text


def test_a_total_of_rows_of_which_none_is_written_is_told():
    found = rules(without_rows("收入决算表", "支出决算表", "财拨支出表"))
    told = [message for rule, message in found if rule == "not-filled"]
    assert [message[:2] for message in told] == ["表二", "表三", "表五"]
    assert all("“合计”有数，“科目”一行也没有写" in message for message in told)


def test_a_total_that_is_nothing_needs_no_rows():
    assert rules(TEXT.replace("国资决算表: 0", "国资决算表:\n  合计: 0")) == []


def test_classes_that_change_places_in_the_summaries_are_told_against_those_of_the_codes():
    text = TEXT
    for line in (
        "  社会保障和就业支出: {}\n",
        "  社会保障和就业支出: {{合计: {0}, 一般公共预算财政拨款: {0}, 其余: 0}}\n",
    ):
        other = line.replace("社会保障和就业支出", "卫生健康支出")
        text = text.replace(
            line.format("326.72") + other.format("96.12"), line.format("96.12") + other.format("326.72")
        )
    found = [message for rule, message in rules(text) if rule == "balance"]
    assert len(found) == 4
    assert [message for message in found if "表四“八、社会保障和就业支出”一般公共预算财政拨款 96.12" in message]
    assert [message for message in found if "表三“210 卫生健康支出”本年支出合计 96.12" in message]


def test_a_class_with_a_figure_whose_code_another_table_lacks_is_told():
    text = TEXT.replace("卫生健康支出: 96.12", "节能环保支出: 96.12").replace(
        "卫生健康支出: {合计: 96.12, 一般", "节能环保支出: {合计: 96.12, 一般"
    )
    found = [message for rule, message in rules(text) if rule == "row-code"]
    assert found == [
        "表一“十、节能环保支出”决算数有数，表三没有代码“211”的行，请核对。",
        "表四“十、节能环保支出”一般公共预算财政拨款有数，表五没有代码“211”的行，请核对。",
    ]


def test_a_cent_between_a_class_and_its_code_is_rounding():
    found = rules(TEXT.replace("  社会保障和就业支出: 326.72", "  社会保障和就业支出: 326.71"))
    assert {rule for rule, _ in found} == {"balance"}
    assert [message for _, message in found if "“表一与表三各类”" in message]
    assert all("四舍五入" in message for _, message in found)


def test_two_codes_of_one_row_above_have_not_one_name():
    found = [
        message for rule, message in rules(TEXT.replace("名称: 购房补贴", "名称: 住房公积金")) if rule == "row-code"
    ]
    assert found == [
        f"{table}的“2210203”和“2210201”都写的是“住房公积金”，请核对代码和名称。" for table in ("表二", "表三", "表五")
    ]


def test_a_code_that_last_years_report_calls_by_another_name_is_told_once():
    before = TEXT.replace("年度: 2024", "年度: 2023").replace("2025-08", "2024-08")
    last = api.loads(before, "去年.yaml").report
    text = TEXT.replace("名称: 财政事务", "名称: 审计事务")
    found = [one for one in api.check(api.loads(text, "今年.yaml", previous=last)) if one.rule == "row-code"]
    hints = [one.message for one in found if one.severity.value == "hint"]
    assert len(hints) == 1
    assert "表二的“20106”写的是“审计事务”，上年写的是“财政事务”（去年.yaml）" in hints[0]
    same = api.check(api.loads(TEXT, "今年.yaml", previous=last))
    assert not [one for one in same if one.rule == "row-code"]
