"""Five published reports as word processors dumped them: every number and every blank, typed by hand from the files.

The files are no part of the repository; without them the tests are skipped.
"""

from __future__ import annotations

import pytest

from govgen.documents import Imported, import_report
from tests.documents.importing import texts
from tests.reports import CATALOG, ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DONE = "办理结果"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not here")


def seed(number: str) -> Imported:
    path = next(SEEDS.glob(f"{number}_*.txt"), None)
    if path is None:
        pytest.skip(f"report {number} is not here")
    return import_report(path, CATALOG)


def filled(imported: Imported, table: str) -> dict[str, str]:
    """The cells of a table that have a text, without the name of the table."""
    return {path.partition(".")[2]: text for path, text in texts(imported, table).items() if text}


def row(name: str, figures: str, columns: tuple[str, ...] = COLUMNS) -> dict[str, str]:
    """Cells of a row, `_` for a blank one."""
    pairs = zip(columns, figures.split(), strict=True)
    return {f"{name}.{column}": figure for column, figure in pairs if figure != "_"}


def sections(imported: Imported) -> list[tuple[str, str, int]]:
    """Section, part and number of paragraphs of each passage."""
    return [(each.section, each.part, each.text.count("\n")) for each in imported.report.passages]


def test_000_has_every_figure_of_its_list() -> None:
    imported = seed("000")
    ways = "主动公开情况.通过不同渠道和方式公开政府信息的情况"
    answers = "回应解读情况.通过不同渠道和方式回应解读的情况"
    asked = "依申请公开情况"
    means = "机构建设和保障经费情况"
    known = {
        "主动公开情况.主动公开政府信息数": "2137",
        "主动公开情况.主动公开政府信息数.主动公开规范性文件数": "7",
        "主动公开情况.主动公开政府信息数.制发规范性文件总数": "7",
        f"{ways}.政府网站公开政府信息数": "2130",
        f"{ways}.政务微信公开政府信息数": "39",
        f"{answers}.参加或举办新闻发布会总次数": "1",
        f"{answers}.参加或举办新闻发布会总次数.主要负责同志参加新闻发布会次数": "1",
        f"{answers}.政府网站在线访谈次数": "4",
        f"{answers}.政府网站在线访谈次数.主要负责同志参加政府网站在线访谈次数": "4",
        f"{answers}.政策解读稿件发布数": "1",
        f"{asked}.收到申请数": "109",
        f"{asked}.收到申请数.当面申请数": "15",
        f"{asked}.收到申请数.网络申请数": "32",
        f"{asked}.收到申请数.信函申请数": "62",
        f"{asked}.申请办结数": "109",
        f"{asked}.申请办结数.按时办结数": "86",
        f"{asked}.申请办结数.延期办结数": "23",
        "行政复议数量": "6",
        "行政复议数量.维持具体行政行为数": "3",
        "行政复议数量.被依法纠错数": "3",
        "行政诉讼数量": "7",
        "行政诉讼数量.维持具体行政行为或者驳回原告诉讼请求数": "1",
        "行政诉讼数量.其他情形数": "6(均已进入二审程序，尚未作出二审判决）",
        f"{means}.政府信息公开工作专门机构数": "1",
        f"{means}.设置政府信息公开查阅点数": "1",
        f"{means}.从事政府信息公开工作人员数": "3",
        f"{means}.从事政府信息公开工作人员数.兼职人员数": "3",
        f"{means}.政府信息公开专项经费": "2",
        "政府信息公开会议和培训情况.召开政府信息公开工作会议或专题会议数": "1",
        "政府信息公开会议和培训情况.举办各类培训班数": "1",
        "政府信息公开会议和培训情况.接受培训人员数": "148",
    }
    found = filled(imported, "统计表")
    assert {path: text for path, text in found.items() if text != "0"} == known
    assert len(found) == len(imported.report.edition.slots)
    assert [(each.text, "没有数字" in each.reason) for each in imported.receipt.unused] == [("0", False), ("6", True)]


def test_000_has_its_eight_chapters_and_its_head() -> None:
    imported = seed("000")
    assert imported.report.edition.id == "2014"
    assert [count for _, _, count in sections(imported)] == [5, 9, 3, 1, 6, 1, 4, 2]
    assert imported.report.passages[5].heading == "突出规范高效，及时做好依申请公开工作"
    assert (imported.report.unit, imported.report.year) == ("湖南省卫生健康委员会", 2018)
    assert imported.report.text("标题") == "湖南省卫生健康委员会2018年度政务服务政务信息公开报告"


def test_001_has_no_table_but_its_letterhead_and_signature() -> None:
    imported = seed("001")
    report = imported.report
    assert report.given == frozenset()
    assert (report.edition.id, report.unit, report.year) == ("2014", "古县卫生和计划生育局", 2018)
    assert report.text("公文.发文机关标志") == "古县卫生和计划生育局文件"
    assert report.text("公文.发文字号") == "古卫发〔2019〕21号"
    assert report.text("落款日期") == "2019-03-12"
    assert (report.text("联系.邮编"), report.text("联系.电话")) == ("042400", "0357--8322321")
    assert [each.heading for each in report.passages][::7] == ["概述", "存在主要问题和改进措施"]
    assert len(report.passages) == 8


OF_002 = (
    row("本年新收", "1 _ _ _ _ 1 2")
    | row("上年结转", "_ _ _ _ _ _ 0")
    | row(f"{DONE}.予以公开", "_ _ _ _ _ 1 1")
    | row(f"{DONE}.无法提供.本机关不掌握相关政府信息", "1 _ _ _ _ _ 1")
    | row(f"{DONE}.总计", "_ _ _ _ _ _ 2")
    | row("结转下年度", "_ _ _ _ _ _ 0")
)
OF_003 = (
    row("本年新收", "20 _ _ _ _ _ 20")
    | row("上年结转", "1 _ _ _ _ _ 1")
    | row(f"{DONE}.予以公开", "5 _ _ _ _ _ 5")
    | row(f"{DONE}.部分公开", "3 _ _ _ _ _ 3")
    | row(f"{DONE}.无法提供.本机关不掌握相关政府信息", "4 _ _ _ _ _ 4")
    | row(f"{DONE}.其他处理", "7 _ _ _ _ _ 7")
    | row(f"{DONE}.总计", "19 _ _ _ _ _ 19")
    | row("结转下年度", "2 _ _ _ _ _ 2")
)


@pytest.mark.parametrize(("number", "figures"), [("002", OF_002), ("003", OF_003)])
def test_the_applications_of_002_and_003_with_every_blank(number: str, figures: dict[str, str]) -> None:
    assert filled(seed(number), "申请") == figures


THREE = ("上一年项目数量", "本年增减", "处理决定数量")
MADE = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
BOUGHT = ("采购项目数量", "采购总金额")


def test_the_disclosure_of_002() -> None:
    assert filled(seed("002"), "主动公开") == (
        row("规章", "0 0 0", MADE)
        | row("规范性文件", "1 1 1", MADE)
        | row("行政许可", "39 -7 32", THREE)
        | row("其他对外管理服务事项", "0 1 1", THREE)
        | row("行政处罚", "167 290 467", THREE)
        | row("行政强制", "0 0 0", THREE)
        | row("行政事业性收费", "0 0", THREE[:2])
        | row("政府集中采购", "0 0", BOUGHT)
    )


def test_the_disclosure_of_003_with_its_words() -> None:
    assert filled(seed("003"), "主动公开") == (
        row("规章", "0 0 0", MADE)
        | row("规范性文件", "0 0 0", MADE)
        | row("行政许可", "10399 减5678 4721", THREE)
        | row("其他对外管理服务事项", "0 0 0", THREE)
        | row("行政处罚", "3438 减少2367 1071", THREE)
        | row("行政强制", "1 减1 0", THREE)
        | row("行政事业性收费", "0 0", THREE[:2])
        | row("政府集中采购", "39 7237.146万元", BOUGHT)
    )


def test_the_cases_of_003_keep_their_wrong_totals() -> None:
    assert filled(seed("003"), "复议诉讼") == (
        row("行政复议", "3 1 1 2 7", RESULTS)
        | row("未经复议直接起诉", "0 1 3 1 4", RESULTS)
        | row("复议后起诉", "0 0 0 1 5", RESULTS)
    )


def test_the_cases_of_002_are_all_zero() -> None:
    assert list(texts(seed("002"), "复议诉讼").values()) == ["0"] * 15


def test_the_prose_of_002_and_003_is_in_its_sections() -> None:
    assert sections(seed("002")) == [
        ("总体情况", "", 7),
        ("主动公开", "前文", 5),
        ("申请", "前文", 1),
        ("复议诉讼", "前文", 1),
        ("问题与改进", "", 1),
    ]
    assert sections(seed("003")) == [("总体情况", "", 15), ("问题与改进", "", 2), ("其他事项", "", 1)]


def test_the_heads_of_002_and_003() -> None:
    two, three = seed("002").report, seed("003").report
    assert (two.edition.id, two.unit, two.year) == ("2019", "海宁市卫生健康局", 2020)
    assert two.text("标题") == "海宁市卫生健康局2020年信息公开工作年度报告"
    assert (three.edition.id, three.unit, three.year) == ("2019", "济南市卫生健康委员会", 2020)
    assert (three.text("标题"), three.text("落款日期")) == ("", "2020-01-26")


def test_004_is_all_zero_but_its_decisions() -> None:
    imported = seed("004")
    disclosed = texts(imported, "主动公开")
    assert {path.split(".")[1]: text for path, text in disclosed.items() if text != "0"} == {
        "行政许可": "535",
        "行政处罚": "154",
    }
    assert set(texts(imported, "申请").values()) == {"0"}
    assert len(texts(imported, "申请")) == 175
    assert list(texts(imported, "复议诉讼").values()) == ["0"] * 15
    # Two rows of the file have an eighth number.
    assert [each.text for each in imported.receipt.unused] == ["0", "0"]


def test_004_has_its_own_headings_and_a_short_name() -> None:
    imported = seed("004")
    assert sections(imported) == [
        ("总体情况", "引言", 1),
        ("总体情况", "2021年政府信息公开工作", 1),
        ("总体情况", "2021年政务公开工作落实情况", 10),
        ("问题与改进", "", 2),
        ("其他事项", "", 1),
    ]
    assert (imported.report.edition.id, imported.report.unit, imported.report.year) == ("2021", "卫健委", 2021)
