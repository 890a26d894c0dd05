"""`govgen publish`: check, then make everything that a site, an archive and a reader need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import click

from govgen import api
from govgen.checking import Outcome
from govgen.cli import options
from govgen.cli.printing import echo_findings
from govgen.cli.speech import Command
from govgen.cli.writing import OUTPUT, refuse_inputs
from govgen.errors import BlockedError, GovgenError, UsageError
from govgen.files import write_folder
from govgen.files.naming import FileNames, safe_stem
from govgen.publishing import ENGINES, KINDS, Engine, Publication, files_of, series_of

FOLDER = "写到这个文件夹，每份年报一个子文件夹。"
ENGINE = "用什么做 PDF；默认有 LibreOffice 就用它，否则用 Typst。"
USUAL = "docx,html,csv,json"
SERIES = "全部数据"
FAILED = 1
NO_KIND = "--to 里的“{kind}”不认识；可以写：{known}，几种之间用逗号隔开。"
DONE = "已生成：{path}（{names}{note}）"
BLOCKED = "有错误，请按上面的提示改正以后再公开。"
SKIPPED = "没有生成：{file}：{reason}"


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=options.FILE, metavar="文件或文件夹...")
@click.option(
    "-o", "--output", type=OUTPUT, required=True, metavar="文件夹", help="写到这个文件夹，每份年报一个子文件夹。"
)
@click.option("--to", default=USUAL, metavar="格式", help=f"要哪几种，用逗号隔开：{'、'.join(KINDS)}；默认 {USUAL}。")
@click.option(
    "--pdf",
    "engine",
    type=click.Choice(ENGINES),
    default="auto",
    help=ENGINE,
)
@click.option("--licence", default="", metavar="名称或网址", help="数据按什么条款开放使用，写进 datapackage.json。")
@options.force
@click.option("--template", type=options.FILE, metavar="文件", help="用本机关自己的 Word 模板。")
@options.no_data
@options.previous
@options.profile
@options.schema
def publish(
    files: tuple[Path, ...],
    output: Path,
    to: str,
    engine: Engine,
    licence: str,
    force: bool,
    template: Path | None,
    no_data: bool,
    previous: Path | None,
    profile: str,
    schema: Path | None,
) -> int:
    """先校验，再生成公开要用的全部文件：网页、正文片段、Word、开放数据等；有错误的年报不生成。

    网页不带脚本，不引用别的文件；“正文片段.html”供贴进网站的编辑框。写了几份年报的，另在文件夹里合成一张总表。
    """
    wanted = _Wanted(output, _kinds(to), engine, licence, force, template, not no_data, previous, profile, schema)
    names = FileNames()
    found = api.find_data(files)
    made = [one for one in (_published(file, wanted, names, alone=len(found) == 1) for file in found) if one]
    if len(made) > 1 and "csv" in wanted.kinds:
        write_folder(output / SERIES, series_of(made, SERIES), force)
    return 0 if len(made) == len(found) else FAILED


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every report."""

    output: Path
    kinds: list[str]
    engine: Engine
    licence: str
    force: bool
    template: Path | None
    data: bool
    previous: Path | None
    profile: str
    schema: Path | None


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip().lower() for kind in text.replace("，", ",").split(",") if kind.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(NO_KIND.format(kind=kind, known="、".join(KINDS)))
    return kinds or _kinds(USUAL)


def _published(file: Path, wanted: _Wanted, names: FileNames, *, alone: bool) -> Publication | None:
    """The report of a file, its folder written; None, and the reason told, if that cannot be had."""
    try:
        made = replace(_made(file, wanted), engine=wanted.engine, licence=wanted.licence)
        report = made.dossier.report
        folder = wanted.output / names.claim(safe_stem(report.unit, report.year), str(file), str(file))
        held = files_of(made, wanted.kinds)
        refuse_inputs(folder.with_suffix("") / name for name in held.files)
        write_folder(folder.with_suffix(""), held.files, wanted.force)
    except BlockedError:
        click.echo(SKIPPED.format(file=file, reason=BLOCKED), err=True)
        return None
    except GovgenError as error:
        if alone:
            raise
        click.echo(SKIPPED.format(file=file, reason=error), err=True)
        return None
    click.echo(DONE.format(path=folder.with_suffix(""), names="、".join(held.files), note=held.note))
    return made


def _made(file: Path, wanted: _Wanted) -> Publication:
    dossier = api.load(file, previous=wanted.previous, schema=wanted.schema, profile=wanted.profile)
    findings = api.check(dossier)
    if findings:
        echo_findings(Outcome(str(file), dossier, findings))
    return api.publish(dossier, template=wanted.template, findings=findings, data=wanted.data)
