"""`govgen new`: a data file to fill in."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from govgen import api
from govgen.cli import completing, options
from govgen.cli.project_command import ProjectCommand
from govgen.cli.unread import tell_all, tell_altered
from govgen.cli.writing import DATA, OUTPUT, STANDARD, write
from govgen.errors import UsageError
from govgen.files import encoded, write_whole
from govgen.files.naming import plain_name
from govgen.files.writing import make_own
from govgen.model.edition import Edition
from govgen.model.report import Report
from govgen.schema import of_own

NO_UNIT = "缺少 -u/--unit：请写明机关全称，或者用 --from 给出去年的文件。"
NO_TARGET = "请写明新文件的名称，例如 年报.yaml。"
WITHOUT = "没有带上年的数：{reason}"
OTHER_UNIT = "提示：上年的年报是“{found}”的，不是“{unit}”的。单位改了名的，不用管；拿错了文件的，请换一份再做。"
DONE = "已新建：{path}\n填好以后：govgen check {path}{own}"


@click.command(cls=ProjectCommand, settings={"year": "年度", "last": "上年"})
@click.argument("out", type=OUTPUT, required=False, metavar="[新文件.yaml]")
@click.option("-o", "--output", type=OUTPUT, metavar="新文件.yaml", help="同前：写到这个文件。")
@click.option("-u", "--unit", default="", metavar="机关名称", help="填报单位的全称；--from 写了文件的可以不写。")
@click.option("-y", "--year", required=True, type=int, metavar="年度", help="报告的年度。")
@click.option(
    "-c",
    "--category",
    default="",
    metavar="类别",
    shell_complete=completing.categories,
    help="部门、人民政府、乡镇街道或其他，决定公开期限。",
)
@options.last
@options.edition
@options.profile
@options.force
@options.schema
def new(
    out: Path | None,
    output: Path | None,
    unit: str,
    year: int,
    category: str,
    last: Path | None,
    force: bool,
    schema: Path | None,
    **asked: str,  # which edition, or the profile that chooses it
) -> None:
    """新建一份待填写的数据文件，每一行都带官方标签和填写说明。

    --from 写文件夹的，按单位和年度找出上年的年报，数据文件、填报表、Word、网页、PDF 都可以。
    """
    target = output or out
    if target is None:
        raise click.UsageError(NO_TARGET, click.get_current_context())
    chosen = api.edition_of(year, schema, asked["edition"], asked["profile"])
    previous = _last_year(last, unit, year, chosen.report, schema) if last else None
    if not unit and previous is None:
        raise click.UsageError(NO_UNIT, click.get_current_context())
    completion = Path(".govgen") / f"{chosen.report}{chosen.id}.schema.json"
    places = {"edition": chosen.id, "completion": completion.as_posix()}
    text = api.new(unit, year, category, schema=schema, previous=previous, **places)
    write(target, encoded(text), force, DATA, DONE, of_own(schema))
    if str(target) != STANDARD:
        _write_completion(target.parent / completion, chosen)


def _write_completion(path: Path, edition: Edition) -> None:
    """What editors complete the data file with."""
    make_own(path.parent)
    write_whole(path, encoded(api.completion_schema(edition)), force=True)


def _last_year(place: Path, unit: str, year: int, kind: str, schema: Path | None) -> Report | None:
    """Last year's report; where only the project file says where to look, a unit may have none."""
    from govgen.reading.archive import last_year_of  # noqa: PLC0415  # a form without last year's figures needs none

    source = click.get_current_context().get_parameter_source("last")
    try:
        found = last_year_of(place, unit, year - 1, kind, schema)
    except UsageError as error:
        if source is not ParameterSource.DEFAULT_MAP:
            raise
        click.echo(WITHOUT.format(reason=error), err=True)
        return None
    if unit and found.unit and plain_name(found.unit) != plain_name(unit):
        click.echo(OTHER_UNIT.format(found=found.unit, unit=unit), err=True)
    tell_all(found)
    tell_altered(found)
    return found
