"""Pages in traditional characters: the official labels are found, no figure changes, and that it was so is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.api import check
from govgen.documents.traditional import NOTE, _simple
from tests.documents.generating import made_report
from tests.documents.importing import EDITION, taken
from tests.documents.pages import page_of

PAGE = page_of(made_report(EDITION, 3))


def _traditional(text: str) -> str:
    return text.translate({ord(simple): chr(old) for old, simple in _simple().items()})


@pytest.mark.parametrize("tables_alone", [False, True])
def test_a_page_in_traditional_characters_is_read(tables_alone: bool, tmp_path: Path) -> None:
    once = taken(tmp_path, PAGE.encode(), ".html")
    start, end = PAGE.index("<table"), PAGE.rindex("</table>")
    page = PAGE[:start] + _traditional(PAGE[start:end]) + PAGE[end:] if tables_alone else _traditional(PAGE)
    imported = taken(tmp_path, page.encode(), ".html")
    assert imported.report.values == once.report.values
    assert [each.text for each in imported.report.passages] == [each.text for each in once.report.passages]
    assert NOTE in imported.receipt.notes
    assert [each.message[:7] for each in check(imported.report) if each.rule == "unread"] == ["原文是繁体字，"]


def test_words_that_are_others_in_traditional_pages_are_read(tmp_path: Path) -> None:
    """The words of reports are; the name of a body, and what is no such word, are not."""
    once = taken(tmp_path, PAGE.encode(), ".html").report
    other = _traditional(PAGE).replace("信息", "資訊").replace("</table>", "</table><p>縣資訊中心辦理</p>", 1)
    report = taken(tmp_path, other.encode(), ".html").report
    assert report.values == once.values
    assert report.unit == once.unit
    assert set(report.places) == set(once.places)
    assert not [each for each in report.problems if each.kind in ("missing-section", "printed-label")]
    assert any("县资讯中心办理" in each.text for each in report.passages)


def test_a_name_in_traditional_characters_stays_as_it_is(tmp_path: Path) -> None:
    page = PAGE.replace("</h1>", "</h1><p>書法：張體寫</p>")
    assert NOTE not in taken(tmp_path, page.encode(), ".html").receipt.notes


def test_no_character_is_one_of_both_scripts() -> None:
    said = {letter for name in ("schema.yaml", "schema/words.yaml") for letter in Path(name).read_text("utf-8")}
    assert not said & {chr(old) for old in _simple()}
