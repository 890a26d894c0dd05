"""Tables put together again: rows that a page end broke, tables that a line above names."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.document import Box, RawTable
from govgen.documents.lexicon import lexicon
from govgen.documents.tables.joining import mend
from govgen.location import Location
from tests.documents.importing import taken, texts
from tests.documents.pages import HEAD, web_page
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
HERE = Location("a.pdf", sheet="第1页第1张表")


def table(*rows: str) -> RawTable:
    cells = [row.split("|") for row in rows]
    drawn = (tuple(Box(text, r, c, 1, 1, HERE) for c, text in enumerate(row)) for r, row in enumerate(cells))
    return RawTable(tuple(drawn), HERE)


def mended(*tables: RawTable) -> list[list[str]]:
    found = [block for block in mend(tables, lexicon(NEW)) if isinstance(block, RawTable)]
    return ["|".join(box.text for box in row) for each in found for row in each.rows]


def test_a_row_broken_by_a_page_end_is_one_row() -> None:
    assert mended(
        table("（四）无法提|1.本机关不掌|9|1"), table("供|握相关政府信息||", "|2.没有现成信息需要另行制作|2|0")
    ) == [
        "（四）无法提供|1.本机关不掌握相关政府信息|9|1",
        "|2.没有现成信息需要另行制作|2|0",
    ]


def test_a_head_broken_by_a_page_end_is_one_row() -> None:
    assert mended(table("结|结|其|尚|总"), table("果维持|果纠正|他结果|未审结|计", "1|0|0|0|1")) == [
        "结果维持|结果纠正|其他结果|尚未审结|总计",
        "1|0|0|0|1",
    ]


def test_figures_stand_on_either_side() -> None:
    assert mended(table("2.重复|"), table("申请|7")) == ["2.重复申请|7"]


def test_a_repeated_head_stands_between_the_halves() -> None:
    head = "申请人情况|自然人"
    assert mended(table(head, "2.重复|7"), table(head, "申请|")) == [head, "2.重复申请|7", head]


@pytest.mark.parametrize(
    "rows",
    [("2.重复申请|7", "3.要求提供公开出版物|0"), ("2.重复|7", "申请|8"), ("物资|7", "车辆|8"), ("3.其他|1", "其他|2")],
    ids=["two rows", "figures in both", "another table", "labels of their own"],
)
def test_rows_of_their_own_are_left(rows: tuple[str, str]) -> None:
    assert mended(table(rows[0]), table(rows[1])) == list(rows)


def suits(*parts: tuple[tuple[str, ...], str]) -> bytes:
    head = "".join(f"<td>{each}</td>" for each in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    drawn = "".join(
        "".join(f"<p>{line}</p>" for line in lines)
        + f"<table><tr>{head}</tr><tr>{''.join(f'<td>{figure}</td>' for figure in figures.split())}</tr></table>"
        for lines, figures in parts
    )
    title = "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    return web_page(f"<h1>{HEAD}</h1>{title}{drawn}<p>五、存在的主要问题及改进情况</p><p>不够及时。</p>")


THREE = (
    (("1.行政复议",), "2 1 0 1 4"),
    (("（二）行政诉讼", "1.未经复议直接起诉"), "1 0 0 0 1"),
    (("2.复议后起诉",), "1 1 0 1 3"),
)


def test_tables_that_lines_above_them_name(tmp_path: Path) -> None:
    imported = taken(tmp_path, suits(*THREE), ".html")
    assert " ".join(texts(imported, "复议诉讼").values()) == "2 1 0 1 4 1 0 0 0 1 1 1 0 1 3"
    assert not any(passage.section == "复议诉讼" for passage in imported.report.passages)


def test_tables_that_nothing_names_are_not_taken(tmp_path: Path) -> None:
    imported = taken(tmp_path, suits(((), "2 1 0 1 4"), ((), "1 0 0 0 1"), ((), "1 1 0 1 3")), ".html")
    assert set(texts(imported, "复议诉讼").values()) == {""}
