"""Figures told in a fixed sentence."""

from __future__ import annotations

from govgen.documents.document import Line
from govgen.documents.sections import FeeFigures, read_fees
from govgen.location import Location
from tests.reports import CATALOG

EDITION = CATALOG.editions["2021"]
SECTION = EDITION.sections["其他事项"]
SENTENCE = "本年度发出信息处理费收费通知3件，通知收费总金额1,200.5元，实际收取总金额900元。"


def fees(*texts: str) -> FeeFigures:
    return read_fees(SECTION, EDITION, [Line(text, Location("a.txt", 1)) for text in texts])


def figures(of: FeeFigures) -> dict[str, str]:
    return {EDITION.slots[number].ref.row: entered.text for number, entered in of.figures.items()}


def test_the_sentence_gives_its_figures_as_written() -> None:
    found = fees("甲。", SENTENCE)
    assert figures(found) == {"发出收费通知": "3", "通知金额": "1,200.5", "实际收取": "900"}
    assert [line.text for line in found.lines] == ["甲。"]


def test_the_sentence_for_nothing_gives_zeros() -> None:
    assert SECTION.figures is not None
    assert set(figures(fees(SECTION.figures.zero)).values()) == {"0"}


def test_the_same_said_otherwise_gives_nothing() -> None:
    found = fees("本年度收取信息处理费900元。")
    assert (found.figures, len(found.lines)) == ({}, 1)


def test_a_section_without_figures_gives_nothing() -> None:
    found = read_fees(EDITION.sections["总体情况"], EDITION, [Line(SENTENCE, Location("a.txt", 1))])
    assert (found.figures, len(found.lines)) == ({}, 1)
