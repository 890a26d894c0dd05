"""Forms that differ from place to place: chosen by an option, by a data file or by the profile of a place."""

import pytest

from govgen import api
from govgen.checking import check_dossier
from govgen.checking.profiles import load_editions, local_editions
from govgen.datafile.reading import read_report
from govgen.errors import SchemaError, SourceError, UsageError
from govgen.prose import open_dossier
from govgen.reading.catalog import edition_of
from govgen.schema import bundled_reports, main_schema, parse_profile, schema_source
from govgen.source import parse_source
from tests.kinds.test_enforcement import TEXT, run

SCHEMA = bundled_reports()["行政执法"]
HEAD = "format: 1\nname: 某地\nbasis: 某文件\n"
TWELVE = "数量: {警告: 3, 罚款: 10, 罚没金额: 30000, 其余: 0}"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "某地.yaml").write_text(f"{HEAD}report: 行政执法\nvariant: 十二类\n", encoding="utf-8")
    return tmp_path


def units(folder, *names):
    folder.mkdir()
    table = TEXT[TEXT.index("  数量: {警告") : TEXT.index("\n\n行政许可")]
    text = TEXT.replace(table, f"  {TWELVE}").replace("报告: 行政执法", "报告: 行政执法\n版式: 十二类")
    text = text[: text.index("情况说明")] + "情况说明:\n  总体情况: 全年依法履职，执法情况见表。\n"
    for name in names:
        (folder / f"{name}.yaml").write_text(text.replace("青禾县人民政府", name), encoding="utf-8")


def test_a_profile_chooses_one(place):
    path = place / "a.yaml"
    words = ("--report", "行政执法", "--profile", place / "某地.yaml", "-u", "青禾县水利局", "-y", "2025")
    assert run("new", path, *words) == 0
    assert api.load(path).report.edition.id == "十二类"


def test_a_data_file_with_that_profile_need_not_name_it(place):
    units(place / "甲", "青禾县水利局")
    text = (place / "甲/青禾县水利局.yaml").read_text(encoding="utf-8")
    path = place / "a.yaml"
    path.write_text(text.replace("版式: 十二类", "地方要求: 某地"), encoding="utf-8")
    assert api.load(path).report.edition.id == "十二类"


def test_the_form_of_another_place_is_told(place):
    path = place / "a.yaml"
    path.write_text(TEXT.replace("报告: 行政执法", "报告: 行政执法\n版式: 九类\n地方要求: 某地"), encoding="utf-8")
    (found,) = [one for one in api.check(api.load(path)) if one.rule == "edition-year"]
    assert "按地方要求用的是“十二类”（山西等地）" in found.message
    assert found.location.line == 2


def test_a_profile_for_one_kind_leaves_others_alone(place):
    annual = place / "年报.yaml"
    annual.write_text("年度: 2025\n单位: {名称: 青禾县水利局}\n", encoding="utf-8")
    (outcome,) = api.examine_all([annual], profile=str(place / "某地.yaml"))
    assert outcome.error is None


def test_units_that_use_it_are_summed_in_it(tmp_path):
    units(tmp_path / "单位", "青禾县水利局", "青禾县林业局")
    words = ("aggregate", tmp_path / "单位", "--report", "行政执法", "-u", "青禾县人民政府", "-y", "2025")
    assert run(*words, "-o", tmp_path / "a.yaml") == 2
    assert run(*words, "-e", "十二类", "-o", tmp_path / "a.yaml") == 0
    total = api.load(tmp_path / "a.yaml").report
    assert (total.edition.id, total["行政处罚.数量.罚没金额"].value) == ("十二类", 60000)


def test_workbooks_of_it_come_back_as_it(tmp_path):
    pytest.importorskip("xlsxwriter")
    words = ("--report", "行政执法")
    book = tmp_path / "a.xlsx"
    assert run("workbook", "new", *words, "-e", "十二类", "-u", "青禾县水利局", "-y", "2025", "-o", book) == 0
    assert run("workbook", "import", book, *words, "-o", tmp_path / "back") == 0
    (path,) = (tmp_path / "back").iterdir()
    assert api.load(path).report.edition.id == "十二类"


def test_one_that_does_not_serve_the_year_is_refused():
    with pytest.raises(UsageError, match="“七类”这个版式不用于 2025 年度"):
        edition_of(2025, SCHEMA, "七类")
    assert edition_of(2025, SCHEMA, "十二类").variant


@pytest.mark.parametrize(("year", "usual"), [(2019, "七类"), (2022, "九类")])
def test_a_place_may_keep_its_form_for_some_years_beside_the_next(year, usual):
    editions = load_editions(SCHEMA)
    assert editions.serving(year).id == usual
    assert edition_of(year, SCHEMA, "七类").id == "七类"
    text = f"报告: 行政执法\n版式: 七类\n年度: {year}\n单位: {{名称: 杭州市水务局, 类别: 部门}}\n行政处罚: 0\n"
    found = check_dossier(open_dossier(read_report(parse_source(text.encode(), "a.yaml"), editions)))
    assert {one.rule for one in found} == {"missing-section", "signature-date"}


def test_a_place_that_speaks_of_editions_of_another_kind_leaves_this_one_as_it_is():
    catalog = load_editions(SCHEMA)
    for rule in ("", "rules: {jump: {times: 3}}\n"):
        profile = parse_profile(schema_source((HEAD + 'editions: ["2021"]\n' + rule).encode(), "某地.yaml"))
        laid = local_editions(catalog, profile).editions
        assert all(laid[name] is edition for name, edition in catalog.editions.items())
    chosen = parse_profile(schema_source((HEAD + 'editions: ["2021"]\nvariant: 十二类\n').encode(), "某地.yaml"))
    assert local_editions(catalog, chosen).chosen == "十二类"


def test_an_edition_that_no_kind_has_is_told():
    for kind in ("", "report: 行政执法\n"):
        profile = parse_profile(schema_source((HEAD + kind + 'editions: ["2077"]\n').encode(), "某地.yaml"))
        with pytest.raises(SchemaError, match="没有“2077”这个版式"):
            local_editions(load_editions(SCHEMA), profile)


def test_a_place_that_names_no_kind_has_its_variant_for_the_kind_that_has_it():
    """The annual report of the same place is held against the same profile."""
    profile = parse_profile(schema_source((HEAD + "variant: 十二类\n").encode(), "某地.yaml"))
    assert local_editions(load_editions(SCHEMA), profile).serving(2025).id == "十二类"
    annual = load_editions(main_schema())
    assert local_editions(annual, profile).serving(2025).id == annual.serving(2025).id


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("variant: 十类\n", "没有“十类”这个各地不同的版式（variant）；现有：七类、十二类", 4),
        ("variant: 九类\n", "“九类”是平常就用的版式，不必选", 4),
        ("report: 行政执发\n", "没有“行政执发”这种报告，是否想写“行政执法”", 4),
    ],
)
def test_what_a_profile_cannot_choose_is_told_at_its_line(text, words, line):
    with pytest.raises(SchemaError) as caught:
        local_editions(load_editions(SCHEMA), parse_profile(schema_source((HEAD + text).encode(), "某地.yaml")))
    assert words in caught.value.message
    assert caught.value.location.line == line


def test_a_file_that_names_no_kind_is_not_read_as_another(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("年度: 2025\n单位: {名称: 青禾县水利局}\n主动公开: {其余: 0}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="没有写“报告”，是另一种报告的；这里做的是行政执法统计年报"):
        api.load(path, schema=SCHEMA)


def test_a_folder_with_two_kinds_has_a_list_of_each(tmp_path, capsys):
    folder = tmp_path / "收件"
    folder.mkdir()
    (folder / "执法.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "年报.yaml").write_text("年度: 2025\n单位: {名称: 青禾县人民政府}\n", encoding="utf-8")
    (tmp_path / "名单.csv").write_text("名称\n青禾县人民政府\n青禾县水利局\n", encoding="utf-8")
    assert run("check", folder, "--units", tmp_path / "名单.csv", "-y", "2025") == 1
    told = capsys.readouterr().out
    assert told.index("【年报】") < told.index("没填") < told.index("【行政执法】") < told.index("通过")
    assert "2 份不同的数据" not in told
    words = ("aggregate", folder, "-u", "青禾市人民政府", "-y", "2025", "--partial")
    run(*words, "-o", tmp_path / "a.yaml")
    assert "是另一种报告（行政执法），这里汇总的是年报" in capsys.readouterr().err


FINES = "行政处罚.数量.罚没金额"


def two_variants(folder, before, now):
    """Last year's report in 元, this year's in 万元, each with this amount."""
    units(folder, "青禾县人民政府")
    text = (folder / "青禾县人民政府.yaml").read_text(encoding="utf-8").replace("年度: 2025", "年度: 2024")
    old, new = folder / "去年.yaml", folder / "今年.yaml"
    old.write_text(text.replace("罚没金额: 30000", f"罚没金额: {before}"), encoding="utf-8")
    new.write_text(TEXT.replace("罚没金额: 862.37", f"罚没金额: {now}"), encoding="utf-8")
    return old, new


@pytest.mark.parametrize(("before", "now", "told"), [(8623700, "862.37", 0), (8623700, "8623700", 1)])
def test_amounts_of_last_year_are_held_against_this_year_in_one_unit(tmp_path, before, now, told):
    old, new = two_variants(tmp_path / "甲", before, now)
    found = api.check(api.load(new, previous=old))
    assert [(one.rule, one.severity.value) for one in found].count(("unit-slip", "warning")) == told


def test_an_amount_is_compared_and_converted_in_the_unit_of_its_place(tmp_path):
    old, new = two_variants(tmp_path / "甲", 8623700, "862.37")
    (change,) = (one for one in api.compare(api.load(old), api.load(new)).cells if one.path == FINES)
    assert (change.before, change.change) == ("862.37", 0)
    converted, left = api.convert(api.load(new), "十二类")
    assert (converted[FINES].text, converted[FINES].value) == ("8623700", 8623700)
    assert any("以元为单位，原来是万元" in one.reason for one in left)


def test_a_new_file_shows_last_years_amount_in_its_own_unit(tmp_path):
    old, _ = two_variants(tmp_path / "甲", 8623700, "862.37")
    assert run("new", tmp_path / "a.yaml", "--report", "行政执法", "--from", old, "-y", "2025") == 0
    comments = [line for line in (tmp_path / "a.yaml").read_text(encoding="utf-8").splitlines() if "罚没金额" in line]
    assert any("862.37" in line for line in comments)
    assert not any("8623700" in line for line in comments)


def test_cells_of_another_variant_than_the_place_chose_are_told_as_that_and_not_one_by_one(place):
    (place / "a.yaml").write_text(TEXT, encoding="utf-8")
    (outcome,) = api.examine_all([place / "a.yaml"], profile=str(place / "某地.yaml"))
    (found,) = [one for one in outcome.findings if one.severity.value == "error"]
    assert found.rule == "edition-year"
    told = "2025 年度按地方要求（山西等地）用的是“十二类”，表里的“警告通报批评”、“暂扣许可证件降低资质等级”"
    assert told in found.message
    assert "却是“九类”的。请照“十二类”重新填" in found.message
    assert "不要直接把数字挪过去" in found.message


def test_cells_of_a_variant_that_nothing_names_are_read_as_such_and_asked_for_its_name(tmp_path):
    units(tmp_path / "单位", "青禾县水利局")
    (path,) = (tmp_path / "单位").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("版式: 十二类\n", ""), encoding="utf-8")
    (outcome,) = api.examine_all([path])
    (found,) = [one for one in outcome.findings if one.severity.value == "error"]
    assert "请在年度上面加一行“版式: 十二类”" in found.message
    assert "平常用的是“九类”" in found.message
    path.write_text(path.read_text(encoding="utf-8").replace("年度: ", "版式: 十二类\n年度: "), encoding="utf-8")
    (outcome,) = api.examine_all([path])
    assert [one.rule for one in outcome.findings if one.severity.value == "error"] == []


def test_a_key_that_is_mistyped_says_nothing_of_the_variant(place):
    (place / "a.yaml").write_text(TEXT.replace("暂扣许可证件降低资质等级", "暂扣许可证"), encoding="utf-8")
    (outcome,) = api.examine_all([place / "a.yaml"])
    assert "unknown-key" in {one.rule for one in outcome.findings}
    assert "edition-year" not in {one.rule for one in outcome.findings}


def test_the_columns_of_another_variant_than_is_named_are_told_as_its_own():
    text = TEXT.replace("报告: 行政执法", "报告: 行政执法\n版式: 九类")
    table = text[text.index("  数量: {警告") : text.index("\n\n行政许可")]
    text = text.replace(table, f"  {TWELVE}")
    found = {one.rule: one for one in api.check(api.loads(text, "a.yaml"))}
    assert "却是“十二类”的栏目" in found["edition-year"].message
    assert "版式: 十二类" in found["edition-year"].message
    assert found["edition-year"].location.line == 2
    assert "它是“十二类”的栏目" in found["unknown-key"].message
    assert "是否想写" not in found["unknown-key"].message


def test_a_file_that_names_another_kind_than_its_sections_are_of_is_told_which():
    with pytest.raises(SourceError, match="却都是“行政执法”的内容") as caught:
        api.loads(TEXT.replace("报告: 行政执法", "报告: 部门决算"), "a.yaml")
    assert caught.value.location.line == TEXT[: TEXT.index("报告: ")].count("\n") + 1
