"""`govgen schema`: the JSON Schema of data files, and a schema drafted from an empty official form."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.cli import options
from govgen.cli.printing import emit
from govgen.cli.speech import CommandGroup
from govgen.cli.verbosity import note
from govgen.cli.writing import DATA, JSON, OUTPUT, STANDARD, write
from govgen.errors import SchemaError, UsageError
from govgen.files import encoded, folders
from govgen.location import Location
from govgen.reading.catalog import undrawn

DRAFTED = "已起草：{path}"
COUNTED = "{report}：{tables} 张表，{cells} 格，{relations} 条勾稽关系。"
DOUBT = "待核：{doubt}"
LEFT = "还要改好才能用：{reason}"
NEXT = "对着空表改好“待核”的地方，再运行：govgen template new --schema {path}"
FORMS = (*folders.WORD, *folders.OLD_WORD, folders.BOOK, *folders.VALUES, *folders.PAGE, *folders.PDF)
NO_FORM = "起草要用没有填过的空表：Word、Excel、网页或者带文字的 PDF（{known}），扫描件和图片不能用。"


@click.group(cls=CommandGroup, invoke_without_command=True)
@options.edition
@options.output
@options.force
@options.schema
@click.pass_context
def schema(ctx: click.Context, edition: str, output: Path | None, force: bool, schema: Path | None) -> None:
    """导出数据文件的 JSON Schema，供编辑器提示和补全；照空表起草格式，用 govgen schema draft。"""
    if ctx.invoked_subcommand is None:
        emit(api.completion_schema(api.find_edition(edition, schema)), output, force, JSON)


@schema.command("draft")
@click.argument("form", type=options.FILE, metavar="空表.docx|.xlsx")
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="schema.yaml", help="写到这个文件。")
@click.option(
    "-y", "--year", type=click.IntRange(1949, 2100), metavar="年度", help="从哪个年度开始用；不写的，照空表上的年度。"
)
@options.force
def draft(form: Path, output: Path, year: int | None, force: bool) -> int:
    """照一份官方的空表起草格式：表格的行和列、单位、合计与其中的勾稽关系，由人改好再用。

    没有把握的地方写“待核”，也逐条列出。退出状态：0 起草好了，载入没有错；1 还有写不对的地方要先改；2 空表读不了。
    """
    from govgen.documents import open_document  # noqa: PLC0415  # only this command pays for it
    from govgen.drafting import draft_schema  # noqa: PLC0415

    if form.suffix.lower() not in FORMS:
        raise UsageError(NO_FORM.format(known="、".join(FORMS)), Location(str(form)))
    drafted = draft_schema(open_document(form), year)
    write(output, encoded(drafted.text), force, DATA, DRAFTED)
    click.echo(
        COUNTED.format(report=drafted.report, tables=drafted.tables, cells=drafted.cells, relations=drafted.relations),
        err=True,
    )
    for doubt in drafted.doubts:
        click.echo(DOUBT.format(doubt=doubt), err=True)
    return 0 if str(output) == STANDARD else _judged(output)


def _judged(path: Path) -> int:
    """Whether the draft can be used as it is."""
    try:
        undrawn(path)
    except SchemaError as error:
        click.echo(LEFT.format(reason=error), err=True)
        return 1
    note(NEXT.format(path=path))
    return 0
