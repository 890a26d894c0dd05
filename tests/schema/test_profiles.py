"""What a place asks for is laid over the editions; what does not fit them is told at its line."""

import pytest

from govgen.checking.profiles import BOOK
from govgen.errors import SchemaError
from govgen.schema import apply_profile, load_profile, parse_profile
from govgen.schema.profiles import MAX_SIZE
from govgen.source import parse_source
from tests.reports import CATALOG

HEAD = "format: 1\nname: 青禾县\nbasis: 青政办发〔2025〕54号\n"


def applied(text):
    return apply_profile(parse_profile(parse_source((HEAD + text).encode(), "青禾县.yaml")), CATALOG, BOOK)


def test_options_join_those_of_the_edition():
    rules = applied("rules: {unit-slip: {large: 5, severity: error}}\n").editions["2021"].rules["unit-slip"]
    assert (rules["large"], rules["severity"]) == (5, "error")
    assert rules["amounts"] == CATALOG.editions["2021"].rules["unit-slip"]["amounts"] != ()


def test_a_place_chooses_how_reports_are_printed():
    printing = applied("printing: {third: bold, remarks: note}\n").editions["2021"].printing
    assert (printing.third, printing.remarks) == ("bold", "note")


def test_a_new_relation_is_laid_out_and_the_old_ones_stay():
    text = "relations: {维持不超过: {table: 复议诉讼, each: row, formula: 结果维持 <= 总计, basis: 常理}}\n"
    before, after = CATALOG.editions["2021"], applied('editions: ["2021"]\n' + text).editions["2021"]
    assert after.balances[: len(before.balances)] == before.balances
    added = after.balances[len(before.balances) :]
    assert [(balance.relation.id, balance.place) for balance in added] == [
        ("维持不超过", "行政复议"),
        ("维持不超过", "未经复议直接起诉"),
        ("维持不超过", "复议后起诉"),
    ]
    assert after.slots is before.slots


def test_a_known_relation_can_be_made_stronger_or_answerable():
    text = 'editions: ["2021"]\nrelations: {现行有效衔接: {severity: error, answerable: true}}\n'
    edition = applied(text).editions["2021"]
    graded = {balance.relation.severity for balance in edition.balances if balance.relation.id == "现行有效衔接"}
    assert graded == {"error"}
    assert edition.relations["现行有效衔接"].answerable
    assert len(edition.balances) == len(CATALOG.editions["2021"].balances)


def test_other_editions_are_left_alone():
    assert applied('editions: ["2021"]\nrules: {jump: {times: 3}}\n').editions["2019"] is CATALOG.editions["2019"]


RELATION = 'editions: ["2021"]\nrelations:\n  甲:\n    table: 申请\n    each: column\n    basis: 常理\n    formula: '
WRONG = {
    "unknown edition": ('editions: ["2077"]\n', 4, "没有“2077”这个版式"),
    "unknown key": ("widgets: 1\n", 4, "有不认识的键：widgets"),
    "key of another": ("remarks: note\n", 4, "有不认识的键：remarks，应写在“printing”下面"),
    "misspelt key": ("relation: 1\n", 4, "是否想写“relations”"),
    "no severity": ("rules: {jump: {severity: loud}}\n", 4, "只能是"),
    "no formula": ('editions: ["2021"]\nrelations:\n  甲: {severity: error}\n', 6, "要写明 formula"),
    "unknown row": (RELATION + "本年新收 = 去年旧收\n", 10, "去年旧收"),
    "a number": (RELATION + "100 >= 本年新收\n", 10, "不能只写数字"),
    "no comparison": (RELATION + "本年新收 + 上年结转\n", 10, "没有“=”"),
    "always true": (RELATION + "本年新收 = 本年新收\n", 10, "什么也没有要求"),
    "always true too": (RELATION + "本年新收 <= 本年新收 + 上年结转\n", 10, "什么也没有要求"),
    "never true": (RELATION + "本年新收 = 本年新收 + 上年结转\n", 10, "只有全部为 0 时才成立"),
    "never true too": (RELATION + "本年新收 + 上年结转 <= 本年新收\n", 10, "只有全部为 0 时才成立"),
    "unknown table": (RELATION.replace("申请", "借阅") + "本年新收 = 上年结转\n", 7, "没有“借阅”这张表"),
    "years backwards": ("years:\n  from: 2024\n  to: 2021\n", 6, "先后颠倒"),
    "years of no edition": ('editions: ["2021"]\nyears:\n  from: 2015\n  to: 2018\n', 5, "没有一个年度用得上"),
    "a cell of no other report": (
        RELATION.replace("    each: column\n", "").replace("    table: 申请\n", "")
        + "主动公开.行政处罚.本年处理决定数量 = 同期.行政执法.行政处罚.数量.总计\n",
        8,
        "没有“行政处罚.数量.总计”这一格",
    ),
    "contrary": (
        RELATION + "本年新收 <= 上年结转 + 3\n  乙:\n    table: 申请\n    each: column\n    basis: 常理\n"
        "    formula: 本年新收 >= 上年结转 + 10\n",
        15,
        "不能同时成立",
    ),
    "an item of blanks": (
        "rules:\n  widening:\n    words:\n      - 党建\n      - ' '\n",
        8,
        "规则“widening”的选项“words”第 2 项是空的",
    ),
    "an item of nothing": ("rules:\n  widening:\n    words:\n      - 党建\n      -\n", 8, "第 2 项是空的"),
    "a number among words": ("rules:\n  widening:\n    words: [党建, 1]\n", 6, "第 2 项应当是文字"),
    "a list among words": ("rules:\n  widening:\n    words: [党建, [党务]]\n", 6, "第 2 项应当是文字"),
    "a word for words": ("rules:\n  widening:\n    words: 党建\n", 6, "应当是列表，例如"),
    "yes for a number": ("rules:\n  length: {sections: [总体情况], most: true}\n", 5, "“most”应当是 1 到"),
    "weakened": ('editions: ["2021"]\nrelations:\n  收办平衡: {severity: hint}\n', 6, "不能把它降为 hint"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_told_at_its_line(name):
    text, line, words = WRONG[name]
    with pytest.raises(SchemaError, match=words) as caught:
        applied(text)
    assert (caught.value.location.file, caught.value.location.line) == ("青禾县.yaml", line)


def test_a_formula_that_some_report_can_fulfil_is_taken():
    formulas = ("本年新收 >= 上年结转", "本年新收 - 上年结转 = 结转下年度", "结转下年度 = 上年.结转下年度")
    for formula in formulas:
        assert applied(RELATION + formula + "\n").editions["2021"].relations["甲"].formula.text == formula


def test_a_relation_that_fits_some_editions_only_says_so():
    text = "relations: {甲: {table: 申请, each: column, formula: 结转下年度 <= 本年新收 + 上年结转, basis: 常理}}\n"
    with pytest.raises(SchemaError, match="没有“申请”这张表（版式 2014）。只用于部分版式的，请在 editions 里写明"):
        applied(text)


def test_one_that_fits_no_edition_is_told_as_the_newest_has_it():
    text = "relations: {甲: {table: 申请, each: column, formula: 本年新收 = 本年新收, basis: 常理}}\n"
    with pytest.raises(SchemaError, match=r"什么也没有要求$"):
        applied(text)


def test_a_place_says_what_its_word_templates_may_lack():
    editions = applied('editions: ["2021"]\ntemplate: {optional: [标题, 落款日期]}\n').editions
    assert editions["2021"].optional == {"标题", "落款日期"}
    assert editions["2019"].optional == frozenset()


def test_a_template_lacks_nothing_that_is_not_its_title_signature_or_date():
    with pytest.raises(SchemaError, match="optional"):
        applied("template: {optional: [总体情况]}\n")


def test_a_needed_key_that_is_misspelt_is_told_where_it_stands():
    with pytest.raises(SchemaError, match="缺少必需的键：basis；这里写的是“bases”") as caught:
        parse_profile(parse_source(HEAD.replace("basis", "bases").encode(), "青禾县.yaml"))
    assert caught.value.location.line == 3


def test_a_profile_with_more_than_any_place_asks_for_is_refused_at_once(tmp_path):
    path = tmp_path / "青禾县.yaml"
    lines = "".join(f"  甲{number}: {{formula: 申请.本年新收.总计 >= {number}, basis: x}}\n" for number in range(9_000))
    path.write_text(f"{HEAD}relations:\n{lines}", encoding="utf-8")
    with pytest.raises(SchemaError, match="不像一份地方要求"):
        load_profile(path)
    path.write_text(HEAD + "#" * (MAX_SIZE - len(HEAD.encode())), encoding="utf-8")
    assert load_profile(path).name == "青禾县"
