"""A figure stands under its head on the page: columns that body and head draw otherwise are refused."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from tests.word.making import W, part, with_parts
from tests.word.test_lint import faults_of, official

LABELS = 3  # columns of the grid that the labels of rows lie over
COLUMN = 710


def shifted(width: int) -> bytes:
    """The official template, the figures of its second table moved right by so much of a column."""
    root = etree.fromstring(part(official()).encode())
    table = list(root.iter(f"{W}tbl"))[1]
    for column in list(table.iterfind(f"{W}tblGrid/{W}gridCol"))[LABELS:]:
        rest = copy.deepcopy(column)
        column.set(f"{W}w", str(width))
        rest.set(f"{W}w", str(COLUMN - width))
        column.addnext(rest)
    for row in table.iterfind(f"{W}tr"):
        cells, at = row.findall(f"{W}tc"), 0
        spans = [_span(cell) for cell in cells]
        for cell, span in zip(cells, spans, strict=True):
            labels = max(0, min(at + span, LABELS) - at)
            _set_span(cell, labels + 2 * (span - labels))
            at += span
        printed = [number for number, cell in enumerate(cells) if "{{" in "".join(cell.itertext())]
        if printed:
            _set_span(cells[printed[0] - 1], _span(cells[printed[0] - 1]) + 1)
            _set_span(cells[-1], _span(cells[-1]) - 1)
    return with_parts(official(), {"word/document.xml": etree.tostring(root, encoding="unicode")})


def _span(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(found.get(f"{W}val")) if found is not None else 1


def _set_span(cell: etree._Element, span: int) -> None:
    properties = cell.find(f"{W}tcPr")
    found = properties.find(f"{W}gridSpan")
    if found is None:
        found = etree.Element(f"{W}gridSpan")
        properties.find(f"{W}tcW").addnext(found)
    found.set(f"{W}val", str(span))


@pytest.mark.parametrize("width", [355, 450, 600])
def test_figures_beside_their_heads_are_refused_once_for_a_table(width):
    (fault,) = faults_of(shifted(width))
    assert fault.startswith("第 2 张表第 4 行第 2 列：错误 ")
    assert "没有印在它的列标签“自然人”的正下面" in fault
    assert "这张表另有" in fault


def test_figures_a_little_beside_their_heads_are_accepted():
    assert faults_of(shifted(60)) == []
