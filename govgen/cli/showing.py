"""`govgen editions`, `rules` and `explain`: what the program knows."""

from __future__ import annotations

from pathlib import Path

import click

from govgen import api
from govgen.checking import PAGES, SEVERITY_WORDS, summary
from govgen.checking.naming import explain_named
from govgen.cli import completing, options
from govgen.cli.speech import Command
from govgen.model.edition import Catalog
from govgen.model.keys import REPORT
from govgen.schema import bundled_reports

KEPT = "格式文件在这里，要改的先把整个文件夹抄一份：{path}"


@click.command(cls=Command)
@options.schema
def editions(schema: Path | None) -> None:
    """列出各个版式和适用的年度。"""
    for name, path in {"": schema, **({} if schema else bundled_reports())}.items():
        if name:
            click.echo(f"\n{REPORT}: {name}")
        _list_editions(api.catalog(path))
    if schema in bundled_reports().values():
        click.echo(KEPT.format(path=schema), err=True)


def _list_editions(catalog: Catalog) -> None:
    for edition in catalog.editions.values():
        years = f"{edition.first}—{edition.last or '今'}" + (f"（{edition.variant}）" if edition.variant else "")
        click.echo(
            f"{edition.id}  {years}  {edition.bases}  {len(edition.slots)} 格，{len(edition.balances)} 条勾稽关系"
        )


@click.command(cls=Command)
def rules() -> None:
    """列出全部检查规则。"""
    for rule in PAGES:
        click.echo(f"{rule.ID:<18} {SEVERITY_WORDS[rule.SEVERITY]}  {summary(rule.ID)}")


@click.command(cls=Command)
@click.argument("rule", metavar="规则", shell_complete=completing.rules)
@options.schema
def explain(rule: str, schema: Path | None) -> None:
    """说明一条检查规则或者勾稽关系：查什么，为什么，依据，怎么改。

    规则可以写编号、名称，也可以照抄提示里方括号中的字，例如 govgen explain 收办平衡。
    """
    click.echo(explain_named(rule, api.catalog(schema)))
