"""Rows that reports have of their own, summed by their codes."""

from govgen import api
from govgen.county import SumOrder, aggregate, remarks, review
from govgen.schema import bundled_reports
from tests.reports import ROOT

ACCOUNTS = (ROOT / "reports" / "部门决算" / "examples" / "valid" / "部门.yaml").read_text(encoding="utf-8")


def summed(folder, *names):
    """The sum of as many units as there are names of one code, each calling it by its own."""
    for number, name in enumerate(names):
        text = ACCOUNTS.replace("青禾县财政局", f"青禾县第{'一二三'[number]}局").replace("住房改革支出", name)
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    year = api.load(folder / "0.yaml").report.year
    return aggregate(SumOrder((folder,), "青禾县人民政府", year, schema=bundled_reports()["部门决算"]))


def test_one_code_with_two_names_is_told_with_who_calls_it_so(tmp_path):
    total = summed(tmp_path, "住房改革支出", "住房保障改革支出", "住房改革支出")
    (line,) = total.renamed
    assert "代码“22102”" in line
    assert "住房改革支出（青禾县第一局、青禾县第三局）、住房保障改革支出（青禾县第二局）" in line
    assert "照规定的代码改正" in line
    assert line in remarks(total)


def test_a_code_is_called_in_the_sum_as_most_units_call_it(tmp_path):
    total = summed(tmp_path, "住房改革支出", "住房改革支出", "住房保障改革支出")
    (line,) = total.renamed
    assert "名称用的是“住房改革支出”" in line


def test_one_code_with_one_name_is_nothing_to_tell(tmp_path):
    assert summed(tmp_path, "住房改革支出", "住房改革支出").renamed == ()


def test_units_with_other_rows_are_laid_open_cell_by_cell(tmp_path):
    for number, code in enumerate(("2010607", "2010650")):
        text = ACCOUNTS.replace("青禾县财政局", f"青禾县第{'一二'[number]}局").replace("2010607", code)
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    order = SumOrder((tmp_path,), "青禾县人民政府", 2024, schema=bundled_reports()["部门决算"])
    rows = [line.split(",") for line in review(aggregate(order), ".csv").decode("utf-8-sig").splitlines()]
    shown = {
        (row[0], row[1].split("码")[1][:7]): row[2] for row in rows if row[1].startswith("支出决算表.科目.码20106")
    }
    assert shown["青禾县第一局", "2010650"] == shown["青禾县第二局", "2010607"] == "0"
    assert shown["青禾县第二局", "2010650"] == shown["汇总数", "2010607"]
