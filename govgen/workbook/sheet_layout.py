"""The collecting workbook 填报表: the names of sheets and headings that its writer and its reader share."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.model.edition import Edition, Section
from govgen.model.keys import AFTER, BEFORE, REPORT

FORMAT = "1"
EDITION, YEAR, NAME = "版式", "年度", "单位.名称"

# Sheets. The one called MARKS is hidden: it tells which form the workbook is.
MARKS, MARKS_KEYS = "govgen", ("格式", EDITION, REPORT)
GUIDE, BASICS, PROSE, REASONS, BEFORE_SHEET, LONG = "填写说明", "基本情况", "文字", "警告理由", "上年数", "总表"
NAMES_SHEET = "数的名称"

# Headings inside sheets.
OWNER = "单位名称"
PART, TITLE, TEXT, HINT = "部分", "小标题", "内容", "写什么"
CONTINUED = "（接上一格）"
REST, YES, NO = "没有填的格都是 0", "是", "否"
PREVIOUS = "上年."
SCOPES = ("本单位", "本级", "全区域")

# What a check cell says.
EVEN, APART, UNFILLED, NO_PREVIOUS = "平", "差", "未填全", "缺上年数"

# More than a cell of a workbook can hold goes on in the next row.
CELL_LIMIT = 32_000


def head_keys(edition: Edition) -> Iterator[str]:
    """Dotted keys of the head of a data file that a workbook asks for, in their order."""
    for name, members in edition.head.items():
        if name not in (EDITION, REPORT):
            yield from (f"{name}.{member}" for member in members) if members else (name,)


def head_label(key: str) -> str:
    """How a sheet names a key of the head: `单位·名称`."""
    return key.replace(".", "·")


def section_name(section: Section) -> str:
    """How a sheet names a section."""
    return section.label or section.id


def part_titles(section: Section) -> dict[str, str]:
    """The titles under which a sheet has the parts of a section, with the ids of these parts."""
    if section.kind == "table":
        return {BEFORE: BEFORE, AFTER: AFTER}
    return {aspect.id: aspect.id for aspect in section.aspects}


def sheet_name(edition: Edition, table: str) -> str:
    """The sheet on which a table stands; programs for workbooks allow 31 characters."""
    return edition.tables[table].label[:31]


def previous_slots(edition: Edition) -> tuple[int, ...]:
    """Slots of the year before that the relations of an edition ask for, in reading order."""
    asked = {addend.slot for balance in edition.balances for addend in balance.read() if addend.previous}
    return tuple(sorted(asked))
