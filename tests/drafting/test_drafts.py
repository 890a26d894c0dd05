"""Empty official forms become schemas: rows, columns, units, sums; what is doubtful is asked, not decided."""

import docx
import openpyxl
import pytest

from govgen.checking.profiles import load_editions
from govgen.cli import main
from govgen.documents import open_document
from govgen.drafting import draft_schema
from govgen.errors import SourceError
from govgen.reading.catalog import undrawn
from govgen.schema import bundled_reports


def word(tmp_path):
    """A form of two headings one above the other, with a sum below and one beside."""
    document = docx.Document()
    for line in ("附件1", "2025年度职业技能培训情况统计表", "填报单位：            单位：人"):
        document.add_paragraph(line)
    table = document.add_table(5, 7)
    spans = [(0, 0, 1, 0, "类别"), (0, 1, 0, 3, "培训人次"), (0, 4, 0, 5, "资金（万元）"), (0, 6, 1, 6, "期数（期）")]
    for top, left, bottom, right, text in spans:
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    for column, text in enumerate(["线上", "线下", "小计", "补贴", "自筹"], 1):
        table.cell(1, column).text = text
    for row, text in enumerate(["企业职工", "农民工", "合计"], 2):
        table.cell(row, 0).text = text
    document.add_paragraph("说明：1.培训人次以结业为准。")
    document.add_paragraph("单位负责人：        审核人：        填表人：")
    document.add_paragraph("二、情况说明")
    document.save(tmp_path / "空表.docx")
    return tmp_path / "空表.docx"


def book(tmp_path, rows, title="检查情况表", width=3):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append([title])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    for row in rows:
        sheet.append([text or None for text in row.split("|")])
    made.save(tmp_path / "空表.xlsx")
    return tmp_path / "空表.xlsx"


def drafted(path, tmp_path, year=2025):
    draft = draft_schema(open_document(path), year)
    target = tmp_path / "schema.yaml"
    target.write_text(draft.text, encoding="utf-8")
    return draft, undrawn(target).newest


def test_a_word_form(tmp_path):
    draft, edition = drafted(word(tmp_path), tmp_path, None)
    assert draft.report == "职业技能培训情况统计表"
    assert (edition.first, draft.tables, draft.cells, len(edition.slots)) == (2025, 1, 18, 18)
    (table,) = edition.tables.values()
    assert [column.id for column in table.blocks[0].columns] == ["线上", "线下", "小计", "补贴", "自筹", "期数"]
    units = {slot.ref.column: (slot.kind, slot.unit) for slot in edition.slots}
    assert units["线上"] == ("count", "人")
    assert units["补贴"] == ("amount", "万元")
    assert units["期数"] == ("count", "期")
    assert {one.formula.text for one in edition.relations.values()} == {
        "合计 = 企业职工 + 农民工",
        "小计 = 线上 + 线下",
    }
    assert table.foot == ("单位负责人", "审核人", "填表人")
    assert table.notes == ("说明：1.培训人次以结业为准。",)
    assert [section.kind for section in edition.sections.values()] == ["table", "prose"]


def test_rows_below_one_another_by_their_numbers(tmp_path):
    lines = ["指标|计量单位|数量", "一、检查次数|次|", "（一）日常检查|次|", "（二）专项检查|次|", "其中：联合检查|次|"]
    draft, edition = drafted(book(tmp_path, [*lines, "二、罚没金额|万元|"]), tmp_path)
    paths = [slot.ref.path.partition(".")[2] for slot in edition.slots]
    assert paths == ["检查次数", "检查次数.日常检查", "检查次数.专项检查", "检查次数.专项检查.联合检查", "罚没金额"]
    (relation,) = edition.relations.values()
    assert relation.formula.text == "检查次数.专项检查.联合检查 <= 检查次数.专项检查"
    assert "待核：要不要求：检查次数 = 检查次数.日常检查 + 检查次数.专项检查" in draft.text
    assert edition.slots[-1].kind == "amount"


def test_a_line_without_a_unit_heads_those_below_it(tmp_path):
    lines = ["项目|单位|数量", "强制措施||", "查封|宗|", "扣押|宗|", "合计|宗|"]
    _, edition = drafted(book(tmp_path, lines), tmp_path)
    assert [slot.row.id for slot in edition.slots] == ["强制措施.查封", "强制措施.扣押", "合计"]
    assert [one.formula.text for one in edition.relations.values()] == ["合计 = 强制措施.*"]


def test_pairs_of_figures_with_subtotals_in_a_group(tmp_path):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["J2"] = "“三公”经费支出决算表", "单位：万元"
    sheet.merge_cells("A1:J1")
    for column, text in zip((1, 3, 9), ("合计", "因公出国（境）费", "公务接待费"), strict=True):
        sheet.cell(3, column, text)
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column + 1)
    sheet.cell(3, 5, "公务用车费")
    sheet.merge_cells("E3:H3")
    for column, text in ((5, "小计"), (7, "购置费")):
        sheet.cell(4, column, text)
        sheet.merge_cells(start_row=4, end_row=4, start_column=column, end_column=column + 1)
    for column in range(1, 11):
        sheet.cell(5, column, "预算数" if column % 2 else "决算数")
    made.save(tmp_path / "空表.xlsx")
    draft, edition = drafted(tmp_path / "空表.xlsx", tmp_path)
    assert len(edition.slots) == 10
    formulas = {one.formula.text for one in edition.relations.values()}
    assert "预算数 = 因公出国费预算数 + 公务用车费小计预算数 + 公务接待费预算数" in formulas
    assert any("没有行名" in doubt for doubt in draft.doubts)


def test_labels_with_a_blank_behind_each(tmp_path):
    lines = ["访问总量（次）||独立用户（个）|", "信息总数（条）||其中：概况类（条）|"]
    _, edition = drafted(book(tmp_path, [f"{line} " for line in lines], width=4), tmp_path)
    assert [slot.row.name for slot in edition.slots] == ["访问总量", "独立用户", "信息总数", "概况类"]
    assert [one.formula.text for one in edition.relations.values()] == ["信息总数.概况类 <= 信息总数"]


@pytest.mark.parametrize("name", ["九类", "七类", "十二类"])
def test_the_bundled_forms_have_their_cells_and_sums_back(tmp_path, name):
    schema = bundled_reports()["行政执法"]
    right = load_editions(schema).editions[name]
    _, edition = drafted(schema.parent / "templates" / f"{name}.docx", tmp_path)
    assert len(edition.slots) == len(right.slots)
    assert [slot.column.label for slot in edition.slots[:10]] == [slot.column.label for slot in right.slots[:10]]
    sums = [one.formula for one in right.relations.values() if one.derives]
    assert len(edition.relations) == len(sums)
    assert max(len(one.formula.right) for one in edition.relations.values()) == len(sums[0].right)


def test_units_in_a_column_of_their_own_are_not_lost_where_that_is_not_drawn(tmp_path):
    rows = ["指标名称|代码|计量单位|本年|上年", "收到|01|件||", "办结率|02|%||", "经费（万元）|03|万元||"]
    draft, edition = drafted(book(tmp_path, rows, width=5), tmp_path)
    (table,) = edition.tables.values()
    assert [row.label for row in table.rows()] == ["收到（件）", "办结率（%）", "经费（万元）"]
    assert [row.name for row in table.rows()] == ["收到", "办结率", "经费"]
    assert "计量单位一列没有画，写进了行名，印在名称后面：收到（件）、办结率（%）" in draft.doubts


def schema_lines(draft):
    """What a draft proposes, without its remarks."""
    return [line for line in draft.text.splitlines() if not line.lstrip().startswith("#")]


@pytest.mark.parametrize(
    ("empty", "filled", "told"),
    [
        (
            ["科目|合计|基本支出|项目支出", "教育|||", "卫生|||", "其他|||"],
            ["科目|合计|基本支出|项目支出", "教育|1,200.50|1,000.50|200.00", "卫生|300.00|300.00|", "其他|||"],
            "1,200.50",
        ),
        (["类别|期数（期）|人次", "业务||", "合计||"], ["类别|期数（期）|人次", "业务|12|340", "合计|15|"], "340"),
        (["类别|期数（期）|人次", "业务||", "合计||"], ["类别|期数（期）|人次", "业务|0|0", "合计|0|0"], ""),
        (
            ["序号|企业名称|检查次数（次）|罚款（万元）", "1|||", "2|||", "合计|||"],
            ["序号|企业名称|检查次数（次）|罚款（万元）", "例|某某公司|2|1.5", "1|||", "2|||", "合计|||"],
            "某某公司",
        ),
        (["警告|罚款|没收|合计", "|||"], ["警告|罚款|没收|合计", "5|12|0|17"], "17"),
    ],
)
def test_what_was_filled_in_is_put_out_and_told(tmp_path, empty, filled, told):
    right, _ = drafted(book(tmp_path, empty), tmp_path)
    draft, _ = drafted(book(tmp_path, filled), tmp_path)
    assert schema_lines(draft) == schema_lines(right)
    texts = [doubt for doubt in draft.doubts if doubt.startswith("表里已经填着的没有采用")]
    assert f"“{told}”" in "".join(texts) if told else not texts


@pytest.mark.parametrize("heads", ["月份（月）|1|2|3", "年龄|16|17|18", "年龄|16|18|60"])
def test_figures_that_name_columns_are_none_that_were_filled_in(tmp_path, heads):
    draft, edition = drafted(book(tmp_path, [heads, "男（人）|||", "女（人）|||"]), tmp_path)
    assert not [doubt for doubt in draft.doubts if "已经填着" in doubt]
    assert [column.label for column in edition.tables["检查情况表"].blocks[0].columns] == heads.split("|")[1:]


def test_numbers_of_lines_and_codes_are_none_that_were_filled_in(tmp_path):
    rows = ["序号|科目|编码|金额（万元）", "1|教育|205|", "2|卫生|210|", "3|其他|20102|"]
    draft, _ = drafted(book(tmp_path, rows), tmp_path)
    assert not [doubt for doubt in draft.doubts if "已经填着" in doubt]


def test_what_has_nothing_to_fill_in_is_refused(tmp_path):
    document = docx.Document()
    document.add_paragraph("2025年度情况")
    document.save(tmp_path / "a.docx")
    with pytest.raises(SourceError, match="没有要填的表格"):
        draft_schema(open_document(tmp_path / "a.docx"))
    with pytest.raises(SourceError, match="标题上没有年度。请用 -y"):
        draft_schema(open_document(book(tmp_path, ["项目|单位|数量", "甲|件|"])))


def test_a_draft_is_used_at_once(tmp_path, capsys):
    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        return ended.value.code

    schema = tmp_path / "schema.yaml"
    assert run("schema", "draft", word(tmp_path), "-o", schema) == 0
    assert "1 张表，18 格，2 条勾稽关系" in capsys.readouterr().err
    assert run("template", "new", "--schema", schema) == 0
    words = ("--schema", schema, "-u", "青禾县水利局", "-y", "2025", "-c", "部门")
    assert run("new", tmp_path / "a.yaml", *words) == 0
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "企业职工" in text
    assert run("schema", "draft", word(tmp_path), "-o", schema) == 2


def test_a_caption_with_its_unit_in_one_line_heads_its_table(tmp_path):
    document = docx.Document()
    for line in ("绿地养护年报表", "填报单位：（公章）　　2025年度"):
        document.add_paragraph(line)
    for line in ("表1  绿地", "表2  经费收支（单位：万元）", "三、人员（计量单位：人）（含临聘）"):
        document.add_paragraph(line)
        table = document.add_table(3, 3)
        for cell, text in zip(table.column_cells(0), ("项目", "甲", "乙"), strict=True):
            cell.text = text
        table.cell(0, 1).text, table.cell(0, 2).text = "计划", "完成"
    document.save(tmp_path / "空表.docx")
    draft, edition = drafted(tmp_path / "空表.docx", tmp_path)
    labels = [section.label for section in edition.sections.values()]
    assert labels == ["表1 绿地", "表2 经费收支", "三、人员（含临聘）"]
    assert [table.unit for table in edition.tables.values()] == ["", "万元", "人"]
    assert draft.report == "绿地养护年报表"


@pytest.mark.parametrize(
    "title",
    [
        "2025年度培训情况表",
        "____年度培训情况表",
        "（    ）年培训情况表",
        "20  年度培训情况表",
        "培训情况表（2025年度）",
    ],
)
def test_only_the_year_is_taken_out_of_a_title(tmp_path, title):
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "项目", "人次", "甲"
    document.save(tmp_path / "空表.docx")
    assert drafted(tmp_path / "空表.docx", tmp_path)[0].report == "培训情况表"


def test_a_choice_a_crossed_cell_and_a_year_are_to_be_decided_on(tmp_path):
    rows = ["品名|2024年（件）|2025年（件）|去处", "帐篷|||□库房 □租用 □其他", "棉被|——||□库房 □租用 □其他", "合计|—||"]
    draft, _ = drafted(book(tmp_path, rows), tmp_path)
    told = "".join(draft.doubts)
    assert "空表上划去了，写成不填的格（crossed），不计入合计：棉被2024年（件）、合计2024年（件）" in told
    assert "写着年份，每年不同" in told
    rows = ["名称|", "方式|□库房 □租用 □其他", "件数（件）|"]
    draft, _ = drafted(book(tmp_path, rows, width=2), tmp_path)
    assert any("几项里只选一项；可以选几项的" in doubt and doubt.endswith("方式") for doubt in draft.doubts)


def test_cells_that_all_have_a_stroke_are_blanks(tmp_path):
    draft, _ = drafted(book(tmp_path, ["品名|数量（件）", "帐篷|—", "棉被|—"], width=2), tmp_path)
    assert not [doubt for doubt in draft.doubts if "划去" in doubt]


def test_the_unit_in_the_title_of_a_table_is_its_own(tmp_path):
    rows = ["项目|预算|决算", "基本支出||", "合计||"]
    _, edition = drafted(book(tmp_path, rows, title="经费对比表（万元）"), tmp_path)
    assert {(slot.kind, slot.unit) for slot in edition.slots} == {("amount", "万元")}


def test_what_a_part_behind_a_part_is_of_is_asked(tmp_path):
    rows = ["指标|本年（人）", "总人数|", "其中：城镇|", "农村|", "其中：脱贫|", "从业人数|", "#女性|"]
    draft, edition = drafted(book(tmp_path, rows, width=2), tmp_path)
    found = {one.formula.text for one in edition.relations.values()}
    assert not [text for text in found if "脱贫" in text]
    assert any("要不要求" in doubt and "脱贫" in doubt for doubt in draft.doubts)


def test_rates_by_thousand_and_means_are_no_counts_and_not_added_up(tmp_path):
    rows = ["类别|出生数（人）|自然增长率‰|满意率%|平均办理时间（天）", "城镇||||", "乡村||||", "合计||||"]
    draft, edition = drafted(book(tmp_path, rows, width=5), tmp_path)
    assert {slot.ref.column: (slot.kind, slot.unit, slot.sum) for slot in edition.slots} == {
        "出生数": ("count", "人", "sum"),
        "自然增长率": ("signed", "‰", "none"),
        "满意率": ("percent", "", "own"),
        "平均办理时间": ("decimal", "天", "none"),
    }
    assert any("“自然增长率‰”“平均办理时间（天）”不能这样相加" in doubt for doubt in draft.doubts)


def test_the_unit_of_a_heading_is_that_of_the_rows_below_it(tmp_path):
    document = docx.Document()
    document.add_paragraph("检查情况统计表（2025年度）")
    table = document.add_table(4, 3)
    for top, left, bottom, right, text in [
        (0, 0, 0, 1, "项目"),
        (1, 0, 2, 0, "企业（家）"),
        (3, 0, 3, 1, "检查（次）"),
    ]:
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    for row, column, text in [(0, 2, "数量"), (1, 1, "规模以上"), (2, 1, "规模以下")]:
        table.cell(row, column).text = text
    document.save(tmp_path / "空表.docx")
    _, edition = drafted(tmp_path / "空表.docx", tmp_path)
    assert [(slot.row.name, slot.unit) for slot in edition.slots] == [
        ("规模以上", "家"),
        ("规模以下", "家"),
        ("检查", "次"),
    ]
    assert [table.label for table in edition.tables.values()] == ["检查情况统计表"]
