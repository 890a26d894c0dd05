"""行政执法统计年报: a kind of report that is data alone goes the whole way, from a new file to the sum of a county."""

import re

import pytest

from govgen import api
from govgen.checking import check_dossier
from govgen.checking.balances import breaches
from govgen.checking.profiles import load_editions
from govgen.cli import main
from govgen.datafile.reading import read_report
from govgen.errors import SourceError
from govgen.prose import open_dossier
from govgen.schema import bundled_reports, schema_for
from govgen.source import parse_source, read_source
from govgen.word.lint import lint_template
from govgen.workbook.reading import read_workbook
from tests.reports import ROOT

FOLDER = ROOT / "reports" / "行政执法"
SCHEMA = FOLDER / "schema.yaml"
CATALOG = load_editions(SCHEMA)
VALID = FOLDER / "examples" / "valid" / "县人民政府.yaml"
TEXT = VALID.read_text(encoding="utf-8")


def report(text):
    return read_report(parse_source(text.encode(), "a.yaml"), CATALOG)


def found(text):
    return [(one.relation or one.rule, one.severity.value) for one in check_dossier(open_dossier(report(text)))]


def run(*words):
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


def test_it_is_found_by_its_name():
    assert bundled_reports()["行政执法"] == SCHEMA
    assert schema_for(read_source(VALID)) == SCHEMA


def test_a_kind_that_there_is_not_is_told_at_its_line():
    with pytest.raises(SourceError, match="没有“行政执发”这种报告，是否想写“行政执法”") as caught:
        schema_for(parse_source("年度: 2025\n报告: 行政执发\n".encode(), "a.yaml"))
    assert caught.value.location.line == 2


def test_a_file_of_another_kind_is_not_read_as_this_one():
    with pytest.raises(SourceError, match="这份数据文件是“别的”的，这里做的是行政执法统计年报"):
        report(TEXT.replace("报告: 行政执法", "报告: 别的"))


@pytest.mark.parametrize("line", ["", "报告:\n", "报告: ''\n"])
def test_a_file_that_names_no_kind_is_told_by_its_sections_which_it_is(tmp_path, line):
    path = tmp_path / "a.yaml"
    path.write_text(TEXT.replace("报告: 行政执法\n", line), encoding="utf-8")
    with pytest.raises(SourceError, match=r"没有写“报告”，里面的“行政处罚”.*请在年度上面写一行“报告: 行政执法”"):
        api.load(path)
    inside = "年度: 2025\n单位: {名称: 青禾县水利局}\n行政处罚: {}\n行政许可: {}\n行政事业性收费: {}\n"
    path.write_text(inside, encoding="utf-8")
    assert "应写在“主动公开”下面" in " ".join(one.message for one in api.check(api.load(path).report))


def test_a_complete_report_is_right():
    assert found(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "relation", "severity"),
    [
        ("合计: 4934", "合计: 4943", "处罚合计", "error"),
        ("受理数量: 2748", "受理数量: 2752", "受理不超过申请", "warning"),
        ("不予许可数量: 9", "不予许可数量: 19", "决定不超过受理", "warning"),
        ("申请法院强制执行: 19", "申请法院强制执行: 19\n  合计: 170", "强制合计", "error"),
        ("罚没金额: 862.37", "罚没金额: 0", "有罚款的有金额", "warning"),
        ("罚款: 3618, 没收: 27", "罚款: 0, 没收: 0", "没有罚没的没有金额", "warning"),
        ("征收次数: 8", "征收次数: 0", "没有征收的没有金额", "warning"),
        ("征收金额: 120.5", "征收金额: 0", "有征收的有金额", "warning"),
        ("给付金额: 38.2", "给付金额: 0", "有给付的有金额", "warning"),
        ("奖励金额: 0.6", "奖励金额: 0", "有奖励的有金额", "hint"),
        ("奖励次数: 2", "奖励次数: 0", "没有奖励的没有金额", "warning"),
        ("确认次数: 215", "确认次数: 215\n  裁决金额: 3", "没有裁决的没有金额", "warning"),
        ("确认次数: 215", "确认次数: 215\n  裁决次数: 3", "有裁决的有金额", "hint"),
    ],
)
def test_each_relation_is_heard_and_no_other(old, new, relation, severity):
    assert TEXT.count(old) == 1
    broken = report(TEXT.replace(old, new))
    told = {breach.balance.relation.id for breach in breaches(broken)}
    assert told - {"处罚合计"} == {relation} - {"处罚合计"}
    assert (relation, severity) in found(TEXT.replace(old, new))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("征收次数: 8\n", "征收次数: \n"),
        TEXT.replace("征收金额: 120.5", "征收金额: "),
    ],
)
def test_a_condition_on_a_blank_cell_asks_for_nothing(text):
    assert all(not breach.balance.relation.id.endswith("征收的有金额") for breach in breaches(report(text)))


def test_a_figure_of_the_prose_is_held_against_its_cell():
    assert ("figure-in-text", "warning") in found(TEXT.replace("行政检查 9160 次", "行政检查 9106 次"))


def test_a_table_that_does_not_concern_the_unit_may_be_left_out():
    text = re.sub(r"行政许可:\n  数量:.*\n\n", "", TEXT).replace(
        "收到行政许可申请 2751 宗，受理 2748 宗，不予许可 9 宗；", ""
    )
    assert found(text) == [("missing-section", "hint")]
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    (told,) = [one.message for one in check_dossier(open_dossier(report)) if one.rule == "missing-section"]
    assert "没有这项职责的，整表不写" in told
    assert "补写" not in told


@pytest.mark.parametrize("name", CATALOG.editions)
def test_the_template_of_each_edition_has_every_cell(name):
    edition = CATALOG.editions[name]
    assert lint_template((FOLDER / "templates" / edition.template).read_bytes(), edition) == ()


def test_a_variant_is_taken_only_where_it_is_named():
    assert [CATALOG.serving(year).id for year in (2019, 2021, 2025)] == ["七类", "九类", "九类"]
    assert CATALOG.newest.id == "九类"
    text = "报告: 行政执法\n版式: 十二类\n年度: 2025\n单位: {名称: 青禾县水利局}\n行政处罚: 0\n"
    assert report(text).edition.variant
    assert report(text.replace("版式: 十二类\n", "")).edition.id == "九类"


def test_new_files_name_their_kind_and_are_read_by_it(tmp_path):
    path = tmp_path / "a.yaml"
    assert run("new", path, "--report", "行政执法", "-u", "青禾县水利局", "-y", "2025") == 0
    assert "\n报告: 行政执法\n" in path.read_text(encoding="utf-8")
    assert api.load(path).report.edition.id == "九类"


def test_what_is_printed_comes_back_as_it_was_typed(tmp_path):
    assert run("render", VALID, "--no-data", "-o", tmp_path / "a.docx") == 0
    assert run("import", tmp_path / "a.docx", "--report", "行政执法", "-o", tmp_path / "b.yaml") == 0
    back, typed = api.load(tmp_path / "b.yaml").report, api.load(VALID).report
    assert back.values == typed.values
    assert "注：" not in (tmp_path / "b.yaml").read_text(encoding="utf-8")


def test_workbooks_are_filled_and_come_back(tmp_path):
    pytest.importorskip("xlsxwriter")
    book = tmp_path / "a.xlsx"
    words = ("--report", "行政执法")
    assert run("workbook", "new", *words, "-u", "青禾县人民政府", "-y", "2025", "--from", VALID, "-o", book) == 0
    assert run("workbook", "import", book, *words, "-o", tmp_path / "back") == 0
    (path,) = (tmp_path / "back").iterdir()
    assert api.load(path).report.values == api.load(VALID).report.values


def test_a_batch_and_a_sum_of_units(tmp_path):
    units = tmp_path / "单位"
    units.mkdir()
    for name in ("青禾县水利局", "青禾县林业局"):
        text = TEXT.replace("青禾县人民政府, 类别: 人民政府", f"{name}, 类别: 部门")
        (units / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run("batch", units, "-o", tmp_path / "out") == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    words = ("--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run("aggregate", units, *words, "-o", tmp_path / "a.yaml") == 0
    total = api.load(tmp_path / "a.yaml").report
    assert total.values == tuple(2 * value for value in api.load(VALID).report.values)


def test_a_sum_tells_of_other_kinds_in_its_folder_and_lacks_nothing_for_them(tmp_path, capfd):
    units = tmp_path / "单位"
    units.mkdir()
    text = TEXT.replace("青禾县人民政府, 类别: 人民政府", "青禾县水利局, 类别: 部门")
    (units / "执法.yaml").write_text(text, encoding="utf-8")
    (units / "网站.yaml").write_text("报告: 政府网站\n年度: 2025\n单位: {名称: 青禾县水利局}\n", encoding="utf-8")
    words = ("--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run("aggregate", units, *words, "-o", tmp_path / "a.yaml") == 0
    told = capfd.readouterr().err
    assert "网站.yaml" in told and "是“政府网站”的" in told
    assert "读不出来" not in told


def test_last_year_is_that_of_the_same_kind(tmp_path):
    before = tmp_path / "去年"
    before.mkdir()
    text = TEXT.replace("年度: 2025", "年度: 2024").replace("2026-01-20", "2025-01-20")
    (before / "执法.yaml").write_text(text, encoding="utf-8")
    (before / "年报.yaml").write_text("年度: 2024\n单位: {名称: 青禾县人民政府}\n", encoding="utf-8")
    found = api.load(VALID, previous=before).report.previous
    assert found is not None
    assert found.edition.report == "行政执法"


RIGHT = (
    "采取行政强制措施{措施}宗，实施行政强制共计{{{{ 行政强制.合计 }}}}宗。",
    "作出重大行政处罚决定35宗。",
    "作出不予行政处罚决定12宗。",
    "人均作出行政处罚决定8宗。",
    "办理行政确认{确认}次，撤销行政许可{撤销}宗。",
    "警告、通报批评1204宗，罚款3618宗，没收违法所得、没收非法财物27宗，吊销许可证3宗，罚款850万元。",
    "作出警告1000宗、通报批评204宗。",
    "县水利局罚款30宗；不予罚款12宗，减轻罚款8宗；听证罚款案件12宗。",
    "行政给付74次，给付总金额38.2万元，行政奖励2次，奖励金额0.6万元，征收总金额120.5万元。",
    "查封场所、设施或者财物36宗、扣押财物58宗，加处罚款或者滞纳金41宗、代履行6宗、申请人民法院强制执行19宗。",
    "开展联合检查30次，安全检查12次，检查企业400家。",
    "其中，水利部门作出行政处罚决定13宗，罚没金额21.5万元。",
    "水利部门作出行政处罚决定13宗，罚没金额21.5万元。",
    "罚没款入库850.20万元。",
    "罚款处罚3618宗，其他处罚5宗，从重处罚12件，水利处罚13宗。",
    "其中，行政处罚4934宗，行政许可2733件。",
    "受理各类行政许可申请2748件，作出行政许可决定2742宗。",
    "食品经营许可230件，变更许可30件，撤回许可3件，简易程序行政处罚4204宗。",
    "公示行政处罚信息4800条、行政许可2700条。",
    "对整改到位的45家企业未开展行政检查。",
    "其中水政监察部门作出行政处罚3宗，罚没金额7.45万元；河道部门作出行政处罚2宗。",
    "其中行政强制措施{措施}宗。",
    "没有超时的行政确认事项。",
    "罚款案件占行政处罚的73.3%。",
    "罚款案件平均每件2383元。",
)
WRONG = ("采取行政强制措施{措施}1宗。", "办理行政确认{确认}1次。", "撤销行政许可{撤销}1宗。", "行政拘留{拘留}1宗。")
RIGHT += (
    "罚没金额862.37万元，其中罚款850.12万元，没收违法所得2.25万元。",
    "罚没金额862.37万元，比上年减少20万元，其中罚款850.12万元，没收违法所得12.25万元。",
    "查封、扣押94宗，查封36宗、扣押58宗。",
    "罚款3618宗，占行政处罚总数的73.3%。",
)
WRONG += (
    "罚没金额862.37万元，其中罚款850.12万元，没收违法所得22.25万元。",
    "罚款3618宗，占行政处罚总数的37.3%。",
    "查封、扣押49宗。",
    "警告、通报批评1217宗。",
    "作出罚款决定9492宗。",
    "吊销许可证4件。",
    "行政给付75次。",
    "给付总金额38.5万元。",
    "奖励金额0.8万元。",
    "征收总金额30.5万元。",
    "查封场所37宗。",
    "申请法院强制执行18宗。",
    "开展执法检查9100次。",
    "行政处罚4394宗。",
    "全年共查处行政处罚案件4394件。",
    "罚没总额862.73万元。",
    "共罚没862.73万元。",
    "水利部门作出行政处罚决定13宗，全县罚没金额826.37万元。",
    "其他行政处罚15宗。",
    "行政许可申请2571件。",
    "全年申请行政许可2571件。",
    "全县共处罚4394宗。",
    "全年办理行政许可2724宗。",
    "行政许可受理2478件。",
    "作出行政许可决定2372件。",
    "许可2373件。",
    "全年未作出行政许可。",
    "没有开展行政检查。",
    "其中行政强制措施{措施}6宗。",
    "全年没有行政确认事项。",
    "没有开展行政确认。",
    "罚款案件占行政处罚的37.3%。",
)


def in_prose(sentence):
    values = {
        slot.ref.path: cell.value for slot, cell in zip(report(TEXT).edition.slots, report(TEXT).cells, strict=True)
    }
    measures = sum(value for path, value in values.items() if path.startswith("行政强制.强制措施."))
    known = {"措施": measures, "确认": values["其他执法.确认次数"], "撤销": values["行政许可.数量.撤销许可数量"]}
    words = sentence.format(拘留=values["行政处罚.数量.行政拘留"], **known)
    return [rule for rule, _ in found(TEXT.replace("    收到行政许可申请", f"    {words}收到行政许可申请", 1))]


@pytest.mark.parametrize(
    ("edition", "words", "kind", "accused"),
    [
        ("十二类", "警告11宗，通报批评4宗", "警告", ["警告11宗"]),
        ("十二类", "责令停产停业3宗，降低资质等级2宗", "责令停产停业", ["责令停产停业3宗", "降低资质等级2宗"]),
        ("七类", "警告11宗，吊销许可证、执照1宗", "警告", ["警告11宗", "吊销许可证、执照1宗"]),
    ],
)
def test_each_variant_has_its_own_kinds(edition, words, kind, accused):
    year = 2019 if edition == "七类" else 2025
    cells = f"{kind}: 4, 其余: 0" + ("" if edition == "七类" else ", 通报批评: 4")
    head = f"报告: 行政执法\n版式: {edition}\n年度: {year}\n单位: {{名称: 青禾县水利局, 类别: 部门}}\n"
    text = f"{head}行政处罚: {{数量: {{{cells}}}}}\n情况说明: {{总体情况: 全年{words}。}}\n"
    told = " ".join(one.message for one in check_dossier(open_dossier(report(text))) if one.rule == "figure-in-text")
    assert all(f"“{quoted}”" in told for quoted in accused)
    assert told.count("正文说") == len(accused)


@pytest.mark.parametrize(
    ("edition", "amount", "asked"),
    [
        ("九类", "8623700", "平均每件 2383.5544万元，是不是把元填进了万元的格"),
        ("九类", "862.37", ""),
        ("九类", "36180", ""),
        ("十二类", "862.37", "平均每件不到 10 元，是不是按万元填的"),
        ("十二类", "8623700", ""),
    ],
)
def test_the_unit_of_fines_is_asked_for_without_last_year(edition, amount, asked):
    head = f"报告: 行政执法\n版式: {edition}\n年度: 2025\n单位: {{名称: 青禾县人民政府, 类别: 人民政府}}\n"
    text = f"{head}行政处罚: {{数量: {{罚款: 3618, 罚没金额: {amount}, 其余: 0}}}}\n"
    for category in ("人民政府", "部门"):
        made = text.replace("类别: 人民政府", f"类别: {category}")
        told = [one.message for one in check_dossier(open_dossier(report(made))) if one.rule == "unit-slip"]
        assert len(told) == bool(asked)
        assert all(asked in message or "把元填进了万元的格" in message for message in told)


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_part_of_a_total_or_something_else_is_not_accused(sentence):
    assert "figure-in-text" not in in_prose(sentence)


@pytest.mark.parametrize("heading", ["（一）水政监察领域。", "（一）市场监管系统\n    ", "1.公安机关："])
def test_what_stands_below_the_heading_of_a_part_is_of_that_part(heading):
    told = "作出行政处罚1208宗，罚没金额327.45万元。\n    "
    below = f"全年工作如下。\n    {heading}{told}"
    assert "figure-in-text" not in in_prose(below)
    for whole in ("（一）全县执法机关。", "（一）行政执法部门。", "（一）行政处罚情况。"):
        assert "figure-in-text" in in_prose(f"全年工作如下。\n    {whole}{told}")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("警告1204宗，罚款3618宗，拘留16宗。", True),
        ("警告1204宗，罚款3618宗，拘留61宗。", False),
        ("移送公安机关刑事拘留16件。", False),
        ("司法拘留3件，拘留16人。", False),
        ("作出处罚决定四千九百四十三宗。", True),
        ("作出处罚决定四千九百三十四宗。", False),
    ],
)
def test_short_names_of_penalties_are_those_of_the_table(sentence, told):
    assert ("figure-in-text" in in_prose(sentence)) is told


@pytest.mark.parametrize("sentence", WRONG)
def test_figures_of_prose_are_held_against_the_tables(sentence):
    assert "figure-in-text" in in_prose(sentence)


KINDS = "警告、通报批评 罚款 没收违法所得、没收非法财物 暂扣许可证、执照，降低资质等级 吊销许可证、执照"
KINDS += " 限制开展生产经营活动 责令停产停业、责令关闭、限制从业 行政拘留 其他行政处罚 合计"
COUNTS = ["12175", "94929", "235", "189", "101", "0", "11", "504", "12", "108156", "1753.79"]


HEADS = [*(f"{kind}（宗）" for kind in KINDS.split()), "罚没金额（万元）"]


def published(tmp_path, *rows, title="表一 庆元县2024年度行政处罚实施情况统计表", heads=HEADS):
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *rows))
    page = f"<h1>庆元县2024年度行政执法统计年报</h1><p>{title}</p><table>{''.join(cells)}</table>"
    page += "<p>行政执法情况说明</p><p>全年作出行政处罚决定108156宗。</p><p>庆元县人民政府</p><p>2025年1月17日</p>"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    return path


def figures(path):
    held = api.import_(path, SCHEMA).report
    return [held.cells[number].text for number in held.edition.slots_of("行政处罚")]


def unread_of(path):
    return [one for one in api.check(api.import_(path, SCHEMA).report) if one.rule == "unread"]


def test_a_published_row_of_numbers_without_its_label_is_read(tmp_path):
    assert figures(published(tmp_path, COUNTS)) == COUNTS


def without(texts, place, more=None, at=None):
    """The texts without one of them, and with another in its place or elsewhere."""
    left = [text for number, text in enumerate(texts) if number != place]
    return left if more is None else [*left[:at], more, *left[at:]]


STRANGE = [(None, None, None), ("备注", "", 10), ("责令改正", "4", 8), ("责令改正", "4", 2)]
PAGES = [*((*each, named) for each in STRANGE for named in (True, False)), ("备注", "见附注", 10, True)]


@pytest.mark.parametrize(("more", "figure", "at", "named"), PAGES)
def test_a_page_without_one_of_the_columns_has_its_figures_where_the_heads_say(tmp_path, more, figure, at, named):
    detention = KINDS.split().index("行政拘留")
    heads, row = without(HEADS, detention, more, at), without(COUNTS, detention, figure, at)
    heads, row = (["处罚种类", *heads], ["数量（宗）", *row]) if named else (heads, row)
    path = published(tmp_path, row, heads=heads)
    assert figures(path) == [text if number != detention else "" for number, text in enumerate(COUNTS)]
    assert [one.message for one in unread_of(path) if "实施数量（行政拘留）" in one.message]


def test_the_labels_that_places_publish_are_no_misprints(tmp_path):
    found = api.check(api.import_(published(tmp_path, COUNTS), SCHEMA).report)
    assert [one.message for one in found if one.rule == "printed-label"] == []


def test_a_title_with_unit_and_year_is_the_title_of_its_table(tmp_path):
    held = api.import_(published(tmp_path, COUNTS), SCHEMA).report
    assert str(held.places["行政处罚"]).endswith("第2段")
    assert not any("统计表" in one.text for one in held.passages)


@pytest.mark.parametrize("rows", [[COUNTS[:-1]], [[*COUNTS, "7"]]])
def test_a_table_of_which_nothing_was_read_never_passes(tmp_path, rows):
    unread = unread_of(published(tmp_path, *rows, title="执法数据"))
    assert [(one.severity.value, "表一有" in one.message) for one in unread] == [("error", True)]
    assert str(unread[0].location).endswith("第2行第1列")


def test_a_table_that_may_be_the_missing_one_is_told_at_its_first_figure(tmp_path):
    path = published(tmp_path, COUNTS)
    other = "<table><tr><td>某类事项</td><td>某类数量</td></tr><tr><td>26569</td><td>102</td></tr></table>"
    path.write_text(path.read_text(encoding="utf-8").replace("</table>", f"</table>{other}"), encoding="utf-8")
    (unread,) = unread_of(path)
    assert (unread.severity.value, "26569、102" in unread.message) == ("warning", True)
    assert str(unread.location).endswith("第2张表!第2行第1列")


def test_of_two_rows_without_a_label_neither_is_silently_left_out(tmp_path):
    assert any("出现了两次" in one.message for one in unread_of(published(tmp_path, COUNTS, COUNTS[::-1])))


def test_a_workbook_of_another_kind_is_told_and_not_read_as_this_one(tmp_path):
    pytest.importorskip("xlsxwriter")
    enforcement, plain = tmp_path / "执法.xlsx", tmp_path / "年报.xlsx"
    assert run("workbook", "new", "--report", "行政执法", "-u", "青禾县水利局", "-y", "2025", "-o", enforcement) == 0
    assert run("workbook", "new", "-u", "青禾县水利局", "-y", "2025", "-o", plain) == 0
    main, other = load_editions(ROOT / "schema.yaml"), CATALOG
    with pytest.raises(SourceError, match=r"这是行政执法的填报表，这里读的是.*。请加 --report 行政执法"):
        list(read_workbook(enforcement, main))
    with pytest.raises(SourceError, match="这是年报的填报表，这里读的是行政执法统计年报。请去掉 --report"):
        list(read_workbook(plain, other))
    assert next(read_workbook(enforcement, other)).unit == next(read_workbook(plain, main)).unit == "青禾县水利局"


@pytest.mark.parametrize(
    ("title", "ways"),
    [
        ("青禾县2025年度行政执法统计年报", []),
        ("青禾县人民政府2025年度行政执法统计年报", []),
        ("青水县2025年度行政执法统计年报", [("title", "warning")]),
        ("青禾县2024年度行政执法统计年报", [("title", "warning")]),
    ],
)
def test_the_title_of_a_government_may_name_its_place_alone(title, ways):
    assert found(TEXT.replace("年度: 2025\n", f"年度: 2025\n标题: {title}\n")) == ways


def test_the_title_of_an_office_names_it_in_full():
    text = TEXT.replace("青禾县人民政府, 类别: 人民政府", "青禾县公安局, 类别: 部门")
    told = found(text.replace("年度: 2025\n", "年度: 2025\n标题: 青禾县2025年度行政执法统计年报\n"))
    assert ("title", "warning") in told


def published_whole(tmp_path, *rows, heads=("单位",), caption="表一 庆元县2024年度行政处罚实施情况统计表"):
    """A page as places print it: names before the figures, units behind titles, notes and parts of the page's own."""
    heads = [*heads, *(f"{kind}（宗）" for kind in KINDS.split()), "罚没金额（万元）"]
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *rows))
    permits = ["申请数量", "受理数量", "许可数量", "不予许可数量", "撤销许可数量"]
    lines = [
        *("<h1>庆元县2024年度行政执法统计年报</h1>", "<h3>第一部分 行政执法数据表</h3>", f"<p>{caption}</p>"),
        f"<table>{''.join(cells)}</table><p>说明：</p><p>1.统计2022年作出的决定。</p><p>2.并处的算一宗。</p>",
        "<p>本表不含乡镇。</p><p>表二 行政许可实施情况统计表（单位：宗）</p>",
        f"<table><tr>{''.join(f'<td>{one}</td>' for one in permits)}</tr><tr>{'<td>5</td>' * 5}</tr></table>",
        "<h3>第二部分 行政执法情况说明</h3><p>全年作出行政处罚决定108156宗。</p>",
        "<p>庆元县人民政府</p><p>2025年1月17日</p>",
    ]
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{''.join(lines)}</body></html>", encoding="utf-8")
    return api.import_(path, SCHEMA)


@pytest.mark.parametrize(("names", "heads"), [(["庆元县"], ["单位"]), (["1", "庆元县"], ["序号", "单位"])])
def test_the_only_row_of_a_table_may_have_a_name_of_the_pages_own(tmp_path, names, heads):
    made = published_whole(tmp_path, [*names, *COUNTS], heads=heads)
    assert [made.report.cells[number].text for number in made.report.edition.slots_of("行政处罚")] == COUNTS
    assert ("庆元县", True) in [(one.text, "只有这一行" in one.reason) for one in made.receipt.unused]


def test_of_several_rows_with_names_of_their_own_none_is_taken(tmp_path):
    made = published_whole(tmp_path, ["庆元县水利局", *COUNTS], ["庆元县公安局", *COUNTS[::-1]])
    assert not any(made.report.cells[number].text for number in made.report.edition.slots_of("行政处罚"))
    assert {one.text for one in made.receipt.unused} >= set(COUNTS)


@pytest.mark.parametrize("caption", ["表一 行政处罚实施情况统计表（单位：宗）", "表一 庆元县行政处罚情况"])
def test_titles_units_and_notes_of_a_page_are_printed_once(tmp_path, caption):
    made = published_whole(tmp_path, ["庆元县", *COUNTS], caption=caption)
    said = {(one.section, one.part): one.text.strip() for one in made.report.passages}
    assert said == {("行政处罚", "后文"): "本表不含乡镇。", ("情况说明", ""): "全年作出行政处罚决定108156宗。"}
    left = [one.text for one in made.receipt.unused if "格式有自己的" in one.reason]
    assert left == ["说明：", "1.统计2022年作出的决定。", "2.并处的算一宗。"]


def test_a_unit_without_a_duty_adds_nothing_to_the_sum_and_is_told(tmp_path, capsys):
    units, without = tmp_path / "单位", re.sub(r"行政许可:\n  数量:.*\n\n", "", TEXT)
    units.mkdir()
    for name, table in (("青禾县水利局", TEXT), ("青禾县林业局", without)):
        text = table.replace("青禾县人民政府, 类别: 人民政府", f"{name}, 类别: 部门")
        (units / f"{name}.yaml").write_text(text, encoding="utf-8")
    words = ("--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run("aggregate", units, *words, "-o", tmp_path / "a.yaml") == 0
    assert "按没有这项职责计，不影响合计；请核对是不是漏报：青禾县林业局（表二）" in capsys.readouterr().err
    total, one = api.load(tmp_path / "a.yaml").report, api.load(VALID).report
    for slot, both, each in zip(one.edition.slots, total.values, one.values, strict=True):
        assert both == (each if slot.ref.table == "行政许可" else 2 * each)


def test_a_table_that_all_units_leave_out_is_not_in_the_sum(tmp_path):
    (tmp_path / "甲.yaml").write_text(
        re.sub(r"行政许可:\n  数量:.*\n\n", "", TEXT).replace(
            "青禾县人民政府, 类别: 人民政府", "青禾县水利局, 类别: 部门"
        ),
        encoding="utf-8",
    )
    words = ("--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run("aggregate", tmp_path / "甲.yaml", *words, "-o", tmp_path / "a.yaml") == 0
    assert "行政许可" not in api.load(tmp_path / "a.yaml").report.given


def test_a_table_with_its_heading_and_nothing_in_it_is_blank_in_the_sum(tmp_path):
    text = re.sub(r"行政许可:\n  数量:.*\n\n", "行政许可:\n\n", TEXT)
    text = text.replace("青禾县人民政府, 类别: 人民政府", "青禾县水利局, 类别: 部门")
    (tmp_path / "甲.yaml").write_text(text, encoding="utf-8")
    words = ("--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run("aggregate", tmp_path / "甲.yaml", *words, "-o", tmp_path / "a.yaml") == 1


def test_two_reports_of_one_unit_that_differ_are_told_where_a_folder_is_checked(tmp_path, capfd):
    files = {"a": TEXT, "b": TEXT, "c": TEXT.replace("申请法院强制执行: ", "申请法院强制执行: 1")}
    assert files["c"] != TEXT
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(files[name], encoding="utf-8")
    run("check", tmp_path)
    assert "填的数不同" not in capfd.readouterr().out
    (tmp_path / "c.yaml").write_text(files["c"], encoding="utf-8")
    run("check", tmp_path)
    told = capfd.readouterr().out
    assert "年度的“行政执法”有 3 份，填的数不同" in told
    assert "c.yaml" in told


@pytest.mark.parametrize("count", ["次数", "数量", "次数（次）"])
def test_a_list_with_counts_and_sums_side_by_side_is_read_by_its_heads(tmp_path, count):
    rows = [("类别", count, "金额（万元）"), ("行政征收", "8", "120.5"), ("行政检查", "9160", "/")]
    rows += [("行政裁决", "0", "0"), ("行政给付", "74", "38.2"), ("行政确认", "215", "/"), ("行政奖励", "2", "0.6")]
    rows += [("其他行政执法行为", "3", "/")]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<h1>庆元县2024年度行政执法统计年报</h1><p>表四 其他行政执法行为实施情况统计表</p><table>{table}</table>"
    page += "<p>行政执法情况说明</p><p>全年依法履职。</p><p>庆元县人民政府</p><p>2025年1月17日</p>"
    path = tmp_path / "页.html"
    path.write_text(f"<html><meta charset='utf-8'><body>{page}</body></html>", encoding="utf-8")
    held = api.import_(path, SCHEMA).report
    figures = [held.cells[number].text for number in held.edition.slots_of("其他执法")]
    assert figures == ["8", "120.5", "9160", "0", "0", "74", "38.2", "215", "2", "0.6", "3"]


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_a_unit_above_a_table_is_that_of_all_its_rows(edition):
    listed = [table for table in edition.tables.values() if table.layout == "list" and table.unit]
    units = {table.id: {edition.slots[number].unit for number in edition.slots_of(table.id)} for table in listed}
    assert units == {table.id: {table.unit} for table in listed}
