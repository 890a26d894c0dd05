"""`govgen aggregate` and `govgen check --children`: sums made, and typed ones compared."""

import json
import re
import sys

import openpyxl
import pytest

from tests.small_schemas import ROUNDED_SUM, schema_file, small_schema

LIST = "名称\n青禾县水利局\n青禾县教育局\n青禾县财政局\n"
PARENT = "青禾县人民政府"


@pytest.fixture
def folder(tmp_path, example):
    """Two units, one of last year, one torn."""
    below = tmp_path / "单位"
    below.mkdir()
    text = example.read_text(encoding="utf-8")
    for name in ("青禾县水利局", "青禾县教育局"):
        (below / f"{name}.yaml").write_text(text.replace("青禾县自然资源局", name), encoding="utf-8")
    old = text.replace("年度: 2024", "年度: 2023").replace("青禾县自然资源局", "青禾县财政局")
    (below / "旧.yaml").write_text(old, encoding="utf-8")
    (below / "坏.yaml").write_text("年度: [", encoding="utf-8")
    (tmp_path / "名单.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def summed(run, folder, *words):
    return run("aggregate", folder / "单位", "-o", folder / "县.yaml", "-u", PARENT, "-y", 2024, *words)


def test_a_sum_is_written_and_what_is_not_in_it_is_told(run, folder):
    ran = summed(run, folder, "--units", folder / "名单.csv")
    assert ran.status == 1
    assert "（2 份数据）" in ran.out
    assert "2023 年度" in ran.err
    assert "坏.yaml:1:1" in ran.err
    assert "还缺 1 个单位：青禾县财政局" in ran.err
    text = (folder / "县.yaml").read_text(encoding="utf-8")
    assert "行政许可: {本年处理决定数量: 624}" in text
    assert "范围: 全区域" in text
    assert "还缺 1 个：青禾县财政局" in text


def test_the_sum_of_units_fits_them(run, folder):
    summed(run, folder)
    ran = run("check", folder / "县.yaml", "--children", folder / "单位", "--format", "json")
    findings = json.loads(ran.out)["files"][0]["findings"]
    assert {f["rule"] for f in findings} & {"sum-differs", "child-missing", "child-cell-missing"} == {"child-missing"}
    assert not [f for f in findings if f["rule"] == "balance"]


def test_a_typed_sum_that_differs_is_a_warning(run, folder):
    summed(run, folder)
    path = folder / "县.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("本年处理决定数量: 624", "本年处理决定数量: 630"), encoding="utf-8")
    ran = run("check", path, "--children", folder / "单位", "--units", folder / "名单.csv")
    assert "填的是 630，各单位合计 624，相差 6" in ran.out
    assert "[sum-differs]" in ran.out
    assert ran.out.count("“青禾县财政局”") == 1


def test_a_difference_can_be_answered_for(run, folder):
    summed(run, folder)
    path = folder / "县.yaml"
    text = path.read_text(encoding="utf-8").replace("本年处理决定数量: 624", "本年处理决定数量: 630")
    reason = "说明:\n  - {规则: sum-differs, 位置: 主动公开.行政许可, 理由: 含县政府本级6件}\n"
    path.write_text(text + reason, encoding="utf-8")
    ran = run("check", path, "--children", folder / "单位", "--format", "json")
    (found,) = [f for f in json.loads(ran.out)["files"][0]["findings"] if f["rule"] == "sum-differs"]
    assert found["waived"]


def test_the_sum_of_the_units_settles_which_cell_of_the_parent_is_wrong(run, folder):
    summed(run, folder)
    path = folder / "县.yaml"
    text = path.read_text(encoding="utf-8")
    row = "行政复议: {结果维持: 2, 结果纠正: 2, 其他结果: 0, 尚未审结: 0"
    assert row in text
    path.write_text(text.replace(row, row.replace("结果维持: 2", "结果维持: 3") + ", 总计: 4"), encoding="utf-8")
    alone = run("check", path, "--format", "json")
    held = run("check", path, "--children", folder / "单位", "--format", "json")
    blind, (repair, *_) = (
        next(f for f in json.loads(ran.out)["files"][0]["findings"] if f["rule"] == "balance")["repairs"]
        for ran in (alone, held)
    )
    assert not blind  # the sum may be just what its units say
    (change,) = repair["changes"]
    assert (change["row"], change["column"], change["from"], change["to"]) == ("行政复议", "结果维持", "3", "2")
    assert "各下级单位合计为 2" in repair["evidence"]
    assert repair["rivals"] == 0


def test_workbooks_are_summed_like_data_files(run, folder):
    run("workbook", "new", "--from", folder / "单位" / "青禾县水利局.yaml", "-o", folder / "单位" / "水利局.xlsx")
    (folder / "单位" / "青禾县水利局.yaml").unlink()
    assert "（2 份数据）" in summed(run, folder).out


@pytest.mark.parametrize("name", ["明细.xlsx", "明细.csv"])
def test_what_each_unit_adds_is_laid_open(run, folder, name):
    summed(run, folder, "--review", folder / name)
    if name.endswith(".csv"):
        lines = (folder / name).read_text(encoding="utf-8-sig").splitlines()
        assert any(line.startswith("青禾县教育局,主动公开.行政许可.本年处理决定数量,312,") for line in lines)
        return
    book = openpyxl.load_workbook(folder / name, data_only=True)
    rows = {row[3]: row for row in book["各单位的数"].iter_rows(values_only=True)}
    assert rows["地址"][7:] == ("青禾县教育局", "青禾县水利局")
    assert rows["主动公开.行政许可.本年处理决定数量"][4:] == (624, 624, "平", 312, 312)
    assert len(list(book["名单"].iter_rows())) == 5


def test_the_own_office_gives_what_is_not_summed(run, folder, example):
    own = folder / "县政府.yaml"
    text = example.read_text(encoding="utf-8").replace("青禾县自然资源局", PARENT)
    own.write_text(text.replace("规章: 0 ", "规章: {现行有效件数: 4, 其余: 0} "), encoding="utf-8")
    ran = summed(run, folder, "--own", own, "-f")
    assert "（3 份数据）" in ran.out
    written = (folder / "县.yaml").read_text(encoding="utf-8")
    assert "规章: {本年制发件数: 0, 本年废止件数: 0, 现行有效件数: 4}" in written


def test_an_empty_folder_is_told(run, tmp_path):
    ran = run("aggregate", tmp_path, "-o", tmp_path / "a.yaml", "-u", PARENT, "-y", 2024)
    assert (ran.status, "没有数据文件" in ran.err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_report_that_is_hidden_or_a_link_is_missing_from_the_sum_and_its_status_says_so(run, folder):
    below = folder / "单位"
    (below / "旧.yaml").unlink()
    (below / "坏.yaml").unlink()
    (folder / "外.yaml").write_text("年度: 2024\n", encoding="utf-8")
    assert summed(run, folder).status == 0
    for name in ("连.yaml", "说明.db"):
        (below / name).symlink_to("../外.yaml")
    (below / ".隐.yaml").write_text("年度: 2024\n", encoding="utf-8")
    ran = summed(run, folder, "-f")
    assert ran.status == 1
    left = re.findall("没有计入：—（.*?([^/]+)）", ran.err)
    assert sorted(left) == [".隐.yaml", "连.yaml"]
    assert "连.yaml）读不出来：是指向这个文件夹外面的链接" in (folder / "县.yaml").read_text(encoding="utf-8")
    ran = run("aggregate", below, folder / "外.yaml", "-o", folder / "县.yaml", "-u", PARENT, "-y", 2024, "-f")
    assert "连.yaml" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("words", [["check"], ["batch", "-o", "做好"]])
def test_the_status_says_that_a_report_that_is_hidden_or_a_link_was_not_read(run, folder, monkeypatch, words):
    monkeypatch.chdir(folder)
    below = folder / "单位"
    (below / "旧.yaml").unlink()
    (below / "坏.yaml").unlink()
    assert run(*words, below).status == 0
    (below / ".隐.yaml").write_text("年度: 2024\n", encoding="utf-8")
    assert run(*words, below).status == 2
    (below / ".隐.yaml").rename(folder / "外.yaml")
    (below / "连.yaml").symlink_to("../外.yaml")
    assert run(*words, below).status == 2


def test_the_own_office_that_also_lies_among_the_units_counts_once(run, folder):
    own = folder / "单位" / "青禾县水利局.yaml"
    ran = summed(run, folder, "--own", own)
    assert "（2 份数据）" in ran.out
    assert "只计一次" in ran.err
    assert "行政许可: {本年处理决定数量: 624}" in (folder / "县.yaml").read_text(encoding="utf-8")
    held = run("check", folder / "县.yaml", "--children", folder / "单位", "--own", own, "--format", "json")
    assert not [f for f in json.loads(held.out)["files"][0]["findings"] if f["rule"] == "sum-differs"]


def test_a_unit_that_came_with_different_numbers_stops_the_sum(run, folder):
    text = (folder / "单位" / "青禾县水利局.yaml").read_text(encoding="utf-8")
    other = text.replace("本年处理决定数量: 312", "本年处理决定数量: 313")
    assert other != text
    (folder / "单位" / "另一份.yaml").write_text(other, encoding="utf-8")
    ran = summed(run, folder)
    assert (ran.status, "另一份.yaml" in ran.err, (folder / "县.yaml").exists()) == (2, True, False)
    assert "青禾县水利局" in ran.err
    assert "（1 份数据）" in summed(run, folder, "--partial").out


def test_all_files_of_a_unit_that_clash_are_named_whichever_name_they_write(run, folder):
    text = (folder / "单位" / "青禾县水利局.yaml").read_text(encoding="utf-8")
    other = text.replace("本年处理决定数量: 312", "本年处理决定数量: 313").replace("青禾县水利局", "县水利局")
    (folder / "单位" / "另一份.yaml").write_text(other, encoding="utf-8")
    (folder / "单位" / "旧的.yaml").write_text(text.replace("年度: 2024", "年度: 2022"), encoding="utf-8")
    (folder / "名单.csv").write_text(
        LIST.replace("名称", "名称,简称", 1).replace("水利局", "水利局,县水利局"), encoding="utf-8"
    )
    ran = summed(run, folder, "--units", folder / "名单.csv")
    (line,) = (line for line in ran.err.splitlines() if line.startswith("  青禾县水利局："))
    assert ("另一份.yaml" in line, "青禾县水利局.yaml" in line, "旧的.yaml" in line) == (True, True, False)


@pytest.fixture
def unbalanced(folder):
    (folder / "单位" / "旧.yaml").unlink()
    (folder / "单位" / "坏.yaml").unlink()
    path = folder / "单位" / "青禾县水利局.yaml"
    text = path.read_text(encoding="utf-8")
    assert "行政复议: {结果维持: 1" in text
    path.write_text(text.replace("行政复议: {结果维持: 1", "行政复议: {总计: 9, 结果维持: 1", 1), encoding="utf-8")
    return folder


def test_a_unit_whose_table_does_not_balance_is_named_and_not_summed(run, unbalanced):
    ran = summed(run, unbalanced)
    assert (ran.status, "（1 份数据）" in ran.out) == (1, True)
    assert "青禾县水利局" in ran.err
    assert "不符" in ran.err
    assert "（2 份数据）" in summed(run, unbalanced, "--with-errors", "-f").out


def test_no_repair_of_the_parent_is_proposed_for_what_its_units_say(run, unbalanced):
    summed(run, unbalanced, "--with-errors")
    path = unbalanced / "县.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("行政复议: {", "行政复议: {总计: 11, ", 1), encoding="utf-8")
    ran = run("check", path, "--children", unbalanced / "单位", "--format", "json")
    found = [f for f in json.loads(ran.out)["files"][0]["findings"] if f["rule"] == "balance"]
    assert found
    assert all("不平来自“青禾县水利局”" in f["message"] and not f["repairs"] for f in found)


def test_fix_proposes_nothing_for_a_sum_and_says_where_to_look(run, unbalanced):
    summed(run, unbalanced, "--with-errors")
    path = unbalanced / "县.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("行政复议: {", "行政复议: {总计: 11, ", 1), encoding="utf-8")
    ran = run("fix", path)
    assert ran.status == 1
    assert "改为" not in ran.out
    assert f"govgen check {path} --children" in ran.out


@pytest.mark.parametrize("review", ["在.xlsx", "没有这个文件夹/明细.xlsx", "县.yaml", "明细.pdf"])
def test_where_one_of_two_outputs_cannot_be_written_none_is_begun(run, folder, review):
    (folder / "在.xlsx").write_bytes(b"")
    ran = summed(run, folder, "--review", folder / review)
    assert ran.status == 2
    assert not (folder / "县.yaml").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder that takes no files from anybody")
def test_where_the_review_turns_out_not_to_be_writable_the_sum_is_not_written(run, folder):
    ran = summed(run, folder, "--review", "/proc/明细.csv")
    assert ran.status == 2
    assert "已汇总" not in ran.out + ran.err
    assert not (folder / "县.yaml").exists()


def test_files_that_nobody_can_read_are_named(run, folder):
    for name in ("财政局.xls", "水利局.et", "商务局.zip", "教育.yaml.txt", "民政局.docx", "司法局.jpg"):
        (folder / "单位" / name).write_bytes(b"x")
    told = summed(run, folder).err
    for name in ("财政局.xls", "水利局.et", "商务局.zip", "教育.yaml.txt", "民政局.docx", "司法局.jpg"):
        assert name in told
    assert "另存为 .xlsx" in told
    assert "多了“.txt”" in told


def test_an_own_office_of_another_year_is_refused(run, folder):
    ran = summed(run, folder, "--own", folder / "单位" / "旧.yaml")
    assert (ran.status, "2023 年度" in ran.err) == (2, True)


def test_a_sum_made_again_keeps_what_its_office_has_written(run, folder):
    summed(run, folder)
    path = folder / "县.yaml"
    text = path.read_text(encoding="utf-8")
    assert '主动公开: ""' in text
    written = text.replace('主动公开: ""', "主动公开: 全年公开的都在网上。", 1).replace(
        "年度: 2024", "年度: 2024\n落款日期: 2025-01-20", 1
    )
    path.write_text(written, encoding="utf-8")
    unit = folder / "单位" / "青禾县水利局.yaml"
    unit.write_text(
        unit.read_text(encoding="utf-8").replace(
            "行政许可: {本年处理决定数量: 312}", "行政许可: {本年处理决定数量: 313}"
        ),
        encoding="utf-8",
    )
    ran = summed(run, folder, "-f")
    assert "都保留了" in ran.out
    text = path.read_text(encoding="utf-8")
    assert "全年公开的都在网上。" in text
    assert "2025-01-20" in text
    assert "行政许可: {本年处理决定数量: 625}" in text


@pytest.mark.parametrize("text", ["年度: [", "年度: 2024\n单位: {名称: 青禾县水利局}\n"])
def test_a_sum_is_not_put_in_the_place_of_what_is_no_earlier_one(run, folder, text):
    path = folder / "县.yaml"
    path.write_text(text, encoding="utf-8")
    assert summed(run, folder, "-f").status == 2
    assert path.read_text(encoding="utf-8") == text


def test_what_units_send_writes_nothing_but_comments_into_the_sum(run, folder):
    torn = "年度：2024\n单位: {名称: 乙局}\n申请:\n\t本年新收: 1\n"
    (folder / "单位" / "乙.yaml").write_text(torn, encoding="utf-8")
    old = folder / "单位" / "旧.yaml"
    name = '"青禾县财政局\\n说明: []"'
    old.write_text(old.read_text(encoding="utf-8").replace("青禾县财政局", name), encoding="utf-8")
    ran = summed(run, folder)
    assert "没有计入：青禾县财政局 说明: []（" in ran.err
    assert "2 处写法不对" in ran.err
    written = (folder / "县.yaml").read_text(encoding="utf-8")
    assert "处写法不对：\n#   " in written
    assert "局 说明: []（" in written
    assert run("check", folder / "县.yaml").status == 1
    assert summed(run, folder, "-f").status == 1


def test_where_nothing_can_be_summed_each_unit_is_named(run, folder):
    ran = run("aggregate", folder / "单位", "-o", folder / "县.yaml", "-u", PARENT, "-y", 2025)
    assert (ran.status, "青禾县水利局（" in ran.err) == (2, True)


ROUNDED = "年度: 2024\n单位: {{名称: {unit}, 类别: 学校}}\n收支: {{甲: 0.33, 乙: 0.33, 丙: 0.33, 合计: {total}}}\n"


@pytest.fixture
def rounded(run, tmp_path):
    """The sum of four units, in each of which the parts are rounded and a cent is left."""
    below, schema = tmp_path / "单位", schema_file(tmp_path, small_schema(ROUNDED_SUM))
    below.mkdir()
    for unit in ("东校", "西校", "南校", "北校"):
        (below / f"{unit}.yaml").write_text(ROUNDED.format(unit=unit, total="1.00"), encoding="utf-8")
    total = tmp_path / "县.yaml"
    made = run("aggregate", below, "--schema", schema, "-o", total, "-u", "县教育局", "-y", 2024, "-c", "学校")
    assert (made.status, "（4 份数据）" in made.out) == (0, True)

    def balances(text=None, *words):
        if text:
            total.write_text(text, encoding="utf-8")
        ran = run("check", total, "--schema", schema, *words, "--format", "json")
        found = json.loads(ran.out)["files"][0]["findings"]
        return [(f["severity"], f["waived"], f["message"]) for f in found if f["rule"] == "balance"]

    return total.read_text(encoding="utf-8"), below, balances


def test_what_rounding_explains_in_each_unit_is_no_error_of_their_sum(rounded):
    text, below, balances = rounded
    ((severity, _, message),) = balances(None, "--children", below)
    assert (severity, "每个单位的差都没有超过四舍五入" in message) == ("hint", True)
    ((severity, _, message),) = balances(text.replace("合计: 4", "合计: 5"), "--children", below)
    assert severity == "error"


def test_a_sum_of_rounded_figures_can_be_answered_for_without_its_units(rounded):
    text, _, balances = rounded
    ((severity, waived, message),) = balances()
    assert (severity, waived, "--children" in message) == ("error", False, True)
    reason = "\n说明: [{规则: 收支合计, 位置: 收支, 理由: 四个学校的数各自四舍五入，合计相差四分}]\n"
    assert [waived for _, waived, _ in balances(text + reason)] == [True]
