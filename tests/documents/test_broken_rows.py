"""Rows that the end of a page breaks keep their figures; letters of a label are no figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.importing import taken, texts
from tests.documents.pages import HEAD, figures_of, form, html_table, rows_of, web_page
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
TITLE = "<p>三、收到和处理政府信息公开申请情况</p>"


def broken(label: str, at: int, *, above: bool, repeated: bool) -> bytes:
    """The table of applications, the label of a row broken after some characters, its figures above or below."""
    _, grid, text = form(NEW, "申请")
    whole = html_table(grid, text)
    start = whole.rindex("<tr>", 0, whole.index(label))
    end = whole.index("</tr>", start)
    row = whole[start:end]
    figures = row[row.index("</td>", row.index(label)) + 5 :]
    empty = figures
    for cell in rows_of(grid):
        for each in cell:
            if each.ref:
                empty = empty.replace(f">{text(each)}<", "><")
    first = row[: row.index(label)] + label[:at] + "</td>" + (figures if above else empty)
    span = row[row.rindex("<td", 0, row.index(label)) : row.index(label)]
    head = whole[whole.index("<tr>") : whole.index("<tr>", whole.index("商业企业"))] if repeated else ""
    second = f"<tr><td></td><td></td>{span}{label[at:]}</td>{empty if above else figures}</tr>"
    return web_page(f"<h1>{HEAD}</h1>{TITLE}{whole[:start]}{first}</tr></table><table>{head}{second}{whole[end + 5 :]}")


@pytest.mark.parametrize("above", [True, False], ids=["figures above", "figures below"])
@pytest.mark.parametrize("repeated", [True, False], ids=["head repeated", "head once"])
@pytest.mark.parametrize("at", [3, 6])
def test_a_broken_row_keeps_its_figures(tmp_path: Path, at: int, above: bool, repeated: bool) -> None:
    data = broken("3.危及“三安全一稳定”", at, above=above, repeated=repeated)
    assert texts(taken(tmp_path, data, ".html"), "申请") == figures_of(NEW, ["申请"])


@pytest.mark.parametrize("where", ["above", "below", "both"])
@pytest.mark.parametrize("at", [3, 10, 20, 30])
def test_a_label_in_two_rows_of_one_table_has_the_figures_of_either(tmp_path: Path, at: int, where: str) -> None:
    """A line drawn through a row makes two of it; where both have figures nobody can tell which are its own."""
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    _, grid, text = form(NEW, "申请")
    whole = html_table(grid, text)
    start = whole.index(label)
    end = whole.index("</tr>", start)
    cells = whole[start + len(label) + len("</td>") : end]
    blank = "<td></td>" * 7
    first, second = {"above": (cells, blank), "below": (blank, cells), "both": (cells, cells)}[where]
    rows = f"{label[:at]}</td>{first}</tr><tr><td></td><td></td><td>{label[at:]}</td>{second}"
    imported = taken(tmp_path, web_page(f"<h1>{HEAD}</h1>{TITLE}{whole[:start]}{rows}{whole[end:]}"), ".html")
    expected = figures_of(NEW, ["申请"])
    row = [path for path in expected if ".逾期不缴费." in path]
    found = texts(imported, "申请")
    assert {path: said for path, said in found.items() if path not in row} == {
        path: said for path, said in expected.items() if path not in row
    }
    if where == "both":
        assert [found[path] for path in row] in ([""] * 7, [expected[path] for path in row])
    else:
        assert [found[path] for path in row] == [expected[path] for path in row]
        assert not {expected[path] for path in row} & {each.text for each in imported.receipt.unused}


@pytest.mark.parametrize("other", ["", "9"])
def test_a_row_that_stands_twice_with_other_figures_is_told_by_a_check_too(tmp_path: Path, other: str) -> None:
    _, grid, text = form(NEW, "申请")
    whole = html_table(grid, text)
    label = "2.重复申请"
    start = whole.rindex("<tr>", 0, whole.index(label))
    end = whole.index("</tr>", start) + 5
    row = whole[start:end]
    figure = row.rindex("</td>")
    again = row[:figure] + other + row[figure:]
    page = web_page(f"<h1>{HEAD}</h1>{TITLE}{whole[:end]}{again}{whole[end:]}")
    found = taken(tmp_path, page, ".html").report.problems
    assert [problem.known for problem in found if problem.detail == "twice"] == ([("2.重复申请",)] if other else [])


def test_letters_of_a_narrow_head_are_no_figures(tmp_path: Path) -> None:
    rows = [["行政复议"], list("结果维持总"), ["1", "2", "3", "4", "10"]]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = web_page(f"<h1>{HEAD}</h1><p>四、政府信息公开行政复议、行政诉讼情况</p><table>{table}</table>")
    assert "结" not in texts(taken(tmp_path, page, ".html"), "复议诉讼").values()


def test_a_page_end_within_the_heads_of_one_row_of_figures(tmp_path: Path) -> None:
    """As a browser prints it: the upper piece lacks lines, and the lower one has heads of its own above all figures."""
    _, grid, text = form(NEW, "复议诉讼")
    figures = [text(cell) for cell in grid.cells if cell.ref]
    upper = "<tr><td>行政复议</td><td colspan=2>行政诉讼</td></tr>"
    upper += "<tr><td>结果维 结果纠 其他结</td><td>未经复议直接起诉</td><td>复议后起诉</td></tr>"
    heads = [*[""] * 5, *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2]
    lower = "".join(f"<tr>{''.join(f'<td>{said}</td>' for said in row)}</tr>" for row in (heads, figures))
    body = f"<h1>{HEAD}</h1><p>四、政府信息公开行政复议、行政诉讼情况</p><table>{upper}</table><table>{lower}</table>"
    found = texts(taken(tmp_path, web_page(body), ".html"), "复议诉讼")
    assert list(found.values()) == figures
