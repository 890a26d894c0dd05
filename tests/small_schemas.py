"""Schemas of one small kind of report: each test shows only the tables and relations that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govgen.checking.profiles import BOOK
from govgen.model.edition import Catalog, Edition
from govgen.schema import SchemaFiles, parse_catalog

HEAD = """\
format: 1
report: 统计报告
categories: [{category}]
{units}editions:
  "1":
    title: "{{名称}}{{年度}}年报告"
    basis: 某文
    years: {{from: 2000}}
    template: 1.docx
    deadlines: {{{category}: 01-31}}
"""


def small_schema(body: str, *, units: Sequence[str] = (), category: str = "学校") -> str:
    """The text of a schema with one edition; `body` holds its sections, tables and relations, four blanks deep."""
    named = f"units: [{', '.join(units)}]\n" if units else ""
    return HEAD.format(category=category, units=named) + body


def catalog_of(text: str) -> Catalog:
    """What a schema says, without a file."""
    return parse_catalog(SchemaFiles("s.yaml", text.encode()), BOOK)


def only_edition(text: str) -> Edition:
    """The newest edition of a schema."""
    return catalog_of(text).newest


def schema_file(folder: Path, text: str) -> Path:
    """A schema as a file of a folder, beside the template that its edition names: an empty one, which nothing fills."""
    (folder / "templates").mkdir()
    (folder / "templates" / "1.docx").touch()
    (folder / "schema.yaml").write_text(text, encoding="utf-8")
    return folder / "schema.yaml"


# A sum of amounts that were rounded one by one.
ROUNDED_SUM = """\
    sections: {收支: {kind: table, table: 收支}}
    tables:
      收支:
        label: 表一
        layout: list
        unit: 万元
        heads: [项目, 单位, 数]
        rows:
          甲: {label: 甲, kind: amount}
          乙: {label: 乙, kind: amount}
          丙: {label: 丙, kind: amount}
          合计: {label: 合计, kind: amount}
    relations:
      收支合计: {table: 收支, formula: 合计 = 甲 + 乙 + 丙, rounding: 2, basis: 表注}
"""
