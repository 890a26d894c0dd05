"""`govgen form`: one file in which a report is filled in, without installing anything."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.cli import completing, options
from govgen.cli.speech import Command
from govgen.cli.verbosity import note
from govgen.cli.writing import OUTPUT, PAGE, STANDARD, write
from govgen.files.unit_list import CATEGORY, read_units
from govgen.form import Choices, form_html, full_html
from govgen.model.report import Report
from govgen.reading.catalog import expect_category

NOT_HTML = "输出的文件请写成 .html。"
NEXT = "用浏览器打开 {path} 填写；填好后保存的数据文件可以用 govgen check、govgen render 处理。"
FOLLOWS = "上年的文件是 {last} 年度的，表单做成 {year} 年度的；不对的，请换一份，或者用 -y 写明年度。"
SIZE = "已写出：{{path}}（{size} KB）"


@click.command(cls=Command)
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="填报.html", help="写到这个文件。")
@click.option("-u", "--unit", default="", metavar="机关名称", help="填报单位的全称，可以留给填表人写。")
@click.option("-y", "--year", type=int, metavar="年度", help="报告的年度；不写，就是最新的版式。")
@click.option(
    "-c",
    "--category",
    default="",
    metavar="类别",
    shell_complete=completing.categories,
    help="部门、人民政府、乡镇街道或其他。",
)
@click.option(
    "--from",
    "--previous",
    "last",
    type=options.FILE,
    metavar="去年的文件",
    help="上年的数据文件或年报：数字和文字显示在旁边。",
)
@options.units
@click.option("--light", is_flag=True, help="不带 Python：填写、合计、核对勾稽关系、保存，一百多 KB。")
@options.force
@options.schema
def form(
    output: Path,
    unit: str,
    year: int | None,
    category: str,
    last: Path | None,
    units: Path | None,
    light: bool,
    force: bool,
    schema: Path | None,
) -> None:
    """生成填报表单：一个网页文件，双击打开就能填，不联网，不用安装。"""
    if str(output) != STANDARD and output.suffix.lower() not in PAGE:
        raise click.UsageError(NOT_HTML, click.get_current_context())
    previous = _last_year(last, unit, year, schema) if last else None
    if year is None and previous and previous.year:
        year = previous.year + 1
        note(FOLLOWS.format(last=previous.year, year=year))
    if year is not None:
        api.edition_of(year, schema)
    catalog, listed = api.catalog(schema), read_units(units) if units else ()
    names, kinds = tuple(one.name for one in listed), {one.name: one.details.get(CATEGORY, "") for one in listed}
    known = {name: kind for name, kind in kinds.items() if kind in catalog.categories}
    choices = Choices(unit, year, category, names, known, previous)
    expect_category(category, catalog)
    data = (form_html if light else full_html)(catalog, choices).encode("utf-8")
    write(output, data, force, PAGE, SIZE.format(size=len(data) // 1024))
    if str(output) != STANDARD:
        note(NEXT.format(path=output))


def _last_year(last: Path, unit: str, year: int | None, schema: Path | None) -> Report:
    """Last year's report; UsageError for that of another year or kind, which every form handed out would refuse."""
    from govgen.reading.archive import previous_of  # noqa: PLC0415  # most forms are made without last year's figures

    return previous_of(last, unit, year, api.catalog(schema).name, schema)
