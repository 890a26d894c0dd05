"""Tables that stand in a text as a web page writes them are read, and the text around them as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.document import Line, RawTable
from govgen.documents.text.html_tables import tables_of
from govgen.documents.text.reader import read_text
from tests.documents.importing import taken, texts
from tests.documents.pages import HEAD, figures_of, form, html_table
from tests.reports import CATALOG

NEW = CATALOG.editions["2021"]
FRAMES = {"alone": "{}", "a page around": "<html><body>{}</body></html>", "on lines": "\n{}\n"}


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_tables_of_markdown_are_read_as_those_of_a_page(frame: str, suffix: str, tmp_path: Path) -> None:
    text = f"# {HEAD}\n"
    for table in ("申请", "复议诉讼"):
        _, grid, said = form(NEW, table)
        text += f"\n# {NEW.sections[table].label}\n\n{frame.format(html_table(grid, said))}\n\n表后的话。\n"
    imported = taken(tmp_path, text.encode(), suffix)
    for table in ("申请", "复议诉讼"):
        assert texts(imported, table) == figures_of(NEW, [table])
    assert {each.text for each in imported.report.passages} == {"表后的话。\n"}


def test_lines_keep_their_numbers_and_tables_their_place() -> None:
    first, second = "<table>\n<tr><td>1</td><td>2</td></tr>\n</table>", "<TABLE><tr><td>3</td><td>4</td></tr></TABLE>"
    blocks = read_text(f"甲\n{first}乙\n丙\n{second}\n丁", "a.md", "utf-8").blocks
    assert [block.text if isinstance(block, Line) else "table" for block in blocks] == [
        "甲",
        "table",
        "乙",
        "丙",
        "table",
        "丁",
    ]
    assert [block.place.line for block in blocks if isinstance(block, Line)] == [1, 4, 5, 7]
    places = [box.place for block in blocks if isinstance(block, RawTable) for row in block.rows for box in row]
    assert len(set(places)) == 4


@pytest.mark.parametrize("text", ["<table><tr><td>1", "a < b </table>", "<tablet></table>", ""])
def test_what_is_no_whole_table_stays_text(text: str) -> None:
    held = tables_of(text, "a.md")
    assert held.lines == [text]
    assert not held.tables
