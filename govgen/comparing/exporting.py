"""A comparison for other programs and for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govgen.comparing.comparison import CellChange, Comparison, SectionChange
from govgen.comparing.telling import signed
from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.narrative.quantity import write_number

STYLE = (
    "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.2em .6em}"
    "td.n{text-align:right}.g{color:#777;text-decoration:line-through}.s{color:#777}.m{color:#05a}"
)
HEADS = ("表", "行", "列", "旧", "新", "增减", "%")
MARKS = {"SAME": "s", "MOVED": "m", "REUSED": "m", "NEW": "n", "GONE": "g"}


def as_json(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain values, version 1; numbers are texts, so that none is rounded."""
    return {
        "version": 1,
        "old": _report(comparison.old),
        "new": _report(comparison.new),
        "cells": [_cell(cell) for cell in comparison.cells],
        "lone": [
            {"path": each.path, "text": each.text, "in": "new" if each.in_new else "old"} for each in comparison.lone
        ],
        "sections": [_section(section) for section in comparison.sections],
    }


def _report(report: Report) -> dict[str, object]:
    return {"file": report.file, "unit": report.unit, "year": report.year, "edition": report.edition.id}


def _number(value: Number | None) -> str | None:
    return None if value is None else write_number(value)


def _cell(cell: CellChange) -> dict[str, object]:
    return {
        "path": cell.path,
        "before": cell.before,
        "after": cell.after,
        "change": _number(cell.change),
        "percent": _number(cell.percent),
        "same": cell.is_same,
    }


def _section(section: SectionChange) -> dict[str, object]:
    paragraphs = [
        {
            "fate": each.fate.name.lower(),
            "old": each.old,
            "new": each.new,
            "likeness": each.likeness,
            "origin": each.origin,
            "place": str(each.place),
        }
        for each in section.paragraphs
    ]
    return {"section": section.section, "label": section.label, "reused": section.reused, "paragraphs": paragraphs}


def as_html(comparison: Comparison) -> str:
    """The comparison as one page that needs nothing else."""
    return "".join(_page(comparison))


def _page(comparison: Comparison) -> Iterator[str]:
    title = escape(f"{comparison.old.file} → {comparison.new.file}")
    yield f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    yield f"<h1>{title}</h1><table><tr>{''.join(f'<th>{head}</th>' for head in HEADS)}</tr>"
    yield from (_row(cell) for cell in comparison.changed)
    yield "</table>"
    for section in comparison.sections:
        yield f"<h2>{escape(section.label)}（{section.reused}%）</h2>"
        for each in section.paragraphs:
            text = escape(each.new or each.old)
            yield f'<p class="{MARKS[each.fate.name]}"><b>{each.fate.value}</b> {text}</p>'
    yield "</html>\n"


def _row(cell: CellChange) -> str:
    change = "" if cell.change is None else signed(cell.change)
    percent = "" if cell.percent is None else signed(cell.percent)
    words = "".join(f"<td>{escape(text)}</td>" for text in (cell.table, cell.row, cell.column))
    numbers = "".join(f'<td class="n">{escape(text)}</td>' for text in (cell.before, cell.after, change, percent))
    return f"<tr>{words}{numbers}</tr>"
