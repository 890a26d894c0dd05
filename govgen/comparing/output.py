"""A comparison for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.comparing.comparison import (
    CellChange,
    ChangeKind,
    Comparison,
    ParagraphChange,
    SectionChange,
    UnmatchedFigure,
)
from govgen.model.numbers import Number
from govgen.model.report import Report
from govgen.prose.quantity import write_number

TITLE = "{unit}报告对照：{old} → {new}"
FILES = "{old}：{old_file}；{new}：{new_file}"
WARNING = "注意：{doubt}"
FOLDED = "  空着与 0 的差别 {count} 处，没有逐一列出；要看的，用 --format html 或者 json"
FIGURES = "数字：{changed} 处不同，{same} 处相同"
UNREAD = "，{count} 处没有读出来，没有比"
TABLE = "“{caption}”"
CHANGED = "  {row}{column}：{before} → {after}{change}"
UNMATCHED = "只在{side}有的格：{count} 个"
UNMATCHED_CELL = "  {row}{column}：{text}"
PROSE = "文字“{label}”：{reused}% 来自{old}"
PARAGRAPH = "  {kind}{likeness}{origin}：{text}"
BLANK = "（空）"
SHOWN = 40


def text_lines(comparison: Comparison) -> Iterator[str]:
    """The comparison line by line: figures, figures of one form only, prose by section."""
    old, new = comparison.names
    yield TITLE.format(unit=comparison.unit, old=old, new=new)
    yield FILES.format(old=old, old_file=comparison.old.file, new=new, new_file=comparison.new.file)
    yield from (WARNING.format(doubt=doubt) for doubt in comparison.doubts)
    yield from _figures(comparison)
    for side, in_new in ((old, False), (new, True)):
        unmatched = [each for each in comparison.unmatched if each.in_new is in_new]
        if unmatched:
            yield UNMATCHED.format(side=side, count=len(unmatched))
            yield from (_unmatched(each) for each in unmatched)
    for section in comparison.sections:
        yield PROSE.format(label=section.label, reused=section.reused, old=old)
        yield from (_paragraph(each) for each in section.paragraphs)


def _figures(comparison: Comparison) -> Iterator[str]:
    changed, same, unread = comparison.counts
    yield FIGURES.format(changed=changed, same=same) + (UNREAD.format(count=unread) if unread else "")
    for caption, cells in comparison.tables.items():
        yield TABLE.format(caption=caption)
        yield from (_changed(cell) for cell in cells)
    if comparison.folded:
        yield FOLDED.format(count=len(comparison.folded))


def _changed(cell: CellChange) -> str:
    change = (
        f"（{signed(cell.change)}{'' if cell.percent is None else f'，{signed(cell.percent)}%'}）"
        if cell.change is not None
        else ""
    )
    before, after = (text or BLANK for text in (cell.before, cell.after))
    return CHANGED.format(row=cell.row, column=_column(cell.column), before=before, after=after, change=change)


def _column(column: str) -> str:
    return f"·{column}" if column else ""


def signed(value: Number) -> str:
    """A difference with its sign."""
    return f"+{write_number(value)}" if value > 0 else write_number(value)


def _unmatched(each: UnmatchedFigure) -> str:
    return UNMATCHED_CELL.format(row=each.row, column=_column(each.column), text=each.text)


def _paragraph(each: ParagraphChange) -> str:
    likeness = f" {each.likeness}%" if each.kind is ChangeKind.REUSED else ""
    origin = f"（原在“{each.origin}”）" if each.origin else ""
    text = each.shown
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return PARAGRAPH.format(kind=each.kind.value, likeness=likeness, origin=origin, text=text)


def as_json(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain values, version 1; numbers are texts, so that none is rounded."""
    return {
        "version": 1,
        "old": _report(comparison.old),
        "new": _report(comparison.new),
        "doubts": list(comparison.doubts),
        "cells": [_cell(cell) for cell in comparison.cells],
        "lone": [
            {"path": each.path, "text": each.text, "in": "new" if each.in_new else "old"}
            for each in comparison.unmatched
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
            "fate": each.kind.name.lower(),
            "old": each.old,
            "new": each.new,
            "likeness": each.likeness,
            "origin": each.origin,
            "place": str(each.place),
        }
        for each in section.paragraphs
    ]
    return {"section": section.section, "label": section.label, "reused": section.reused, "paragraphs": paragraphs}
