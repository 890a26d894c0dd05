"""The forms whose templates are put on trial: the editions of the report on openness, and the other kinds of report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgen import api
from govgen.model.edition import Edition
from govgen.schema import bundled_reports

EDITIONS = {"2014": 2016, "2019": 2020, "2021": 2024}
KINDS = ("行政执法", "部门决算", "政府网站", "部门预算", "法治政府", "高校信息公开")
YEAR = 2024
EACH = "码各行"
# Rows that a report has of its own, by code, in accounts by function and in those by kind of expense.
BY_FUNCTION = {
    "201": "一般公共服务支出",
    "20106": "财政事务",
    "2010601": "行政运行",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
}
BY_EXPENSE = {"301": "工资福利支出", "30101": "基本工资", "302": "商品和服务支出"}


@dataclass(frozen=True, slots=True)
class Form:
    """An edition of one kind of report: what its template is called by, the year of its trial reports."""

    name: str
    edition: Edition
    schema: Path | None
    year: int

    @property
    def template(self) -> bytes:
        """The bundled template."""
        return api.template_path(self.edition).read_bytes()

    def rows(self, place: str) -> Mapping[str, str]:
        """The rows that trial reports have at a place of rows of their own, by code."""
        table, _, row = place.partition(".")
        blocks = self.edition.tables[table].blocks
        levels = next(each.open.levels for block in blocks for each in block.rows if each.id == row and each.open)
        return BY_FUNCTION if len(levels) > 2 else BY_EXPENSE

    def says(self, text: str, unit: str) -> str:
        """A title or a sentence of the form in a report."""
        for sign, word in (("{名称}", unit), ("{年度}", str(self.year)), ("{次年}", str(self.year + 1))):
            text = text.replace(sign, word)
        return text

    def optional(self) -> Sequence[str]:
        """The tables that a report may lack."""
        return [each.table for each in self.edition.sections.values() if each.table and each.missing != "error"]


@cache
def form_of(name: str) -> Form:
    """The form of that name, of other kinds of report the newest one."""
    if name in EDITIONS:
        return Form(name, api.find_edition(name), None, EDITIONS[name])
    schema = bundled_reports()[name]
    return Form(name, api.find_edition("", schema=schema), schema, YEAR)
