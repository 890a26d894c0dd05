"""`govgen workbook`: the collecting workbook, made for units and read back into data files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from govgen.cli import options
from govgen.cli.printing import tell_aside
from govgen.cli.project_command import ProjectCommand
from govgen.cli.speech import CommandGroup
from govgen.cli.verbosity import note
from govgen.cli.writing import BOOK as BOOKS
from govgen.cli.writing import DATA as DATAFILES
from govgen.cli.writing import FOLDER_OUTPUT, OUTPUT, refuse_input, refuse_no_folder, write
from govgen.files import encoded, write_whole
from govgen.files.folders import BOOK
from govgen.files.naming import SHOWN, FileNames, safe_stem, some_of, unread_files
from govgen.location import printable
from govgen.model.finding import Finding
from govgen.model.report import MISMATCH, NOT_FOUND, Report
from govgen.reading.files import SENT
from govgen.schema import of_own

MADE = "已生成：{{path}}（{count} 个单位）"
THERE = "另有 {count} 份已经在那里，没有动；要全部重新生成，加 --force，填好的内容会丢失。"
MADE_MANY = "已生成 {count} 份填报表：{folder}"
WITHOUT = "没有“上年数”：{units}，找不到上年的年报，或者不止一份。{unread}"
TAKEN = "已导入：{path}"
FAILED = "没有导入：{reason}"
MADE_REPORT = "{file}：这是做好的年报，不是填报表；请用 govgen import 导入。"
SUMMARY = "导入完成：{done} 份{failed}。"
NEXT = "下一步：govgen check {folder}{own}"
FAILURES = "，没有导入 {count} 个文件"
PREFIX, DATA = "填报表_", ".yaml"
LEFT = "没有采用：{place}: {message}"
LEFT_COUNT = "，另有 {count} 处没有采用，请看上面的说明"
UNADOPTED, UNUSABLE = 1, 2


@click.group(cls=CommandGroup)
def workbook() -> None:
    """用 Excel 填报：生成填报表，收回以后导入成数据文件。"""


@workbook.command("new", cls=ProjectCommand, settings={"units": "名单", "year": "年度", "previous": "上年"}, many=True)
@click.option("--units", type=options.FILE, metavar="名单", help="单位名单，.csv 或 .xlsx，要有“名称”一列。")
@click.option("-u", "--unit", default="", metavar="机关名称", help="只给一个单位做。")
@click.option("-y", "--year", type=click.IntRange(1900, 9999), metavar="年度", help="报告的年度。")
@click.option(
    "--from",
    "filled",
    type=options.FILE,
    multiple=True,
    metavar="文件",
    help="填进已有的数据或年报；写了 -y 的，上年的填在“上年数”里。",
)
@click.option(
    "--previous", type=options.FILE, metavar="文件或文件夹", help="上一年度的年报（Word 也可以）：填在“上年数”里。"
)
@click.option("-o", "--output", type=OUTPUT, required=True, metavar="文件或文件夹", help="写到这里。")
@click.option("--per-unit", is_flag=True, help="每个单位一份，写在文件夹里；不写就是所有单位一张总表。")
@options.edition
@options.profile
@options.force
@options.schema
def new(
    units: Path | None,
    unit: str,
    year: int | None,
    filled: tuple[Path, ...],
    previous: Path | None,
    output: Path,
    per_unit: bool,
    force: bool,
    edition: str,
    profile: str,
    schema: Path | None,
) -> None:
    """生成填报表：每个单位一份，或者所有单位一张总表。

    \b
    每个单位一份：govgen workbook new --units 名单.csv -y 2025 --per-unit -o 填报表
    所有单位一张：govgen workbook new --units 名单.csv -y 2025 -o 填报总表.xlsx
    只做一个单位：govgen workbook new -u 机关名称 -y 2025 -o 填报表.xlsx
    """  # noqa: D301  # click reads \\b as “leave these lines as they are”
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    listed = None if unit else units  # one that is named stands for itself, whatever the project file says
    order = county.BookOrder(listed, unit, year, filled, previous, schema, edition, profile)
    _tell_without(reports := county.book_reports(order, tell_aside))
    if per_unit:
        _write_each(reports, output, force)
    else:
        data = county.form_book(reports[0]) if len(reports) == 1 and not units else county.long_book(reports)
        write(output, data, force, BOOKS, MADE.format(count=len(reports)))


def _tell_without(reports: Iterable[Report]) -> None:
    """Say for which units last year's figures were looked for in vain, and what could not be read there."""
    sought = {report.unit: each for report in reports for each in report.problems if each.kind == MISMATCH}
    if sought:
        absent = (each for each in sought.values() if each.detail == NOT_FOUND)
        unread = tuple(dict.fromkeys(file for each in absent for file in each.known[1:]))
        units = some_of(tuple(sought), SHOWN, "等 {count} 个单位")
        click.echo(WITHOUT.format(units=units, unread=unread_files(unread)), err=True)


def _write_each(reports: Sequence[Report], folder: Path, force: bool) -> None:
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    refuse_no_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for path, report in _paths(reports, folder, PREFIX, BOOK):
        if force or not path.exists():
            refuse_input(path)
            write_whole(path, county.form_book(report), force)
            made += 1
    note(MADE_MANY.format(count=made, folder=folder))
    if made < len(reports):
        note(THERE.format(count=len(reports) - made))


def _paths(reports: Iterable[Report], folder: Path, prefix: str, suffix: str) -> Iterator[tuple[Path, Report]]:
    """A file for each unit, safe on every system; units of one name never get the same."""
    names = FileNames()
    for number, report in enumerate(reports):
        mark = f"{report.location}{number}"
        stem = names.claim(prefix + safe_stem(report.unit, report.year), mark, mark).rpartition(".")[0]
        yield folder / f"{stem}{suffix}", report


@workbook.command("import", many=True)
@click.argument("files", nargs=-1, required=True, type=options.FILE, metavar="填报表.xlsx...")
@click.option("-o", "--output", type=FOLDER_OUTPUT, required=True, metavar="文件夹", help="数据文件写到这个文件夹。")
@options.force
@options.schema
def take(files: tuple[Path, ...], output: Path, force: bool, schema: Path | None) -> int:
    """把填好的填报表导入成数据文件，每个单位一份；读不了的、没有采用的逐个说明，其他的照常导入。

    退出状态：0 全部导入，1 有的内容没有采用，2 有的文件读不了，或者命令写错。
    """
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    refused: list[str] = []
    left: list[Finding] = []
    done = 0
    for path, report in _paths(_sent(files, schema, refused), output, "", DATA):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, encoded(county.data_file(report)), force, DATAFILES, TAKEN)
        left += county.not_adopted(report)
        done += 1
    for finding in left:
        click.echo(LEFT.format(place=finding.location, message=finding.message), err=True)
    failed = FAILURES.format(count=len(refused)) if refused else ""
    failed += LEFT_COUNT.format(count=len(left)) if left else ""
    following = NEXT.format(folder=output, own=of_own(schema)) if done else ""
    note(SUMMARY.format(done=done, failed=failed) + following)
    return UNUSABLE if refused else UNADOPTED if left else 0


def _sent(files: Sequence[Path], schema: Path | None, refused: list[str]) -> Iterator[Report]:
    """The reports of collecting workbooks and data files, one after another; of the others it is told why at once."""
    from govgen import county  # noqa: PLC0415  # only this command pays for it

    for file, found in county.gather(files, schema, tell=tell_aside):
        if isinstance(found, Report) and found.file.lower().endswith(SENT):
            yield found
            continue
        reason = MADE_REPORT.format(file=printable(found.file)) if isinstance(found, Report) else found
        refused.append(file)
        click.echo(FAILED.format(reason=reason), err=True)
