"""`govgen fix`: the repairs that leave no choice, shown as a diff and written only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from govgen import api
from govgen.checking.balances import broken, place_of
from govgen.checking.repairs import Diagnosis, localise
from govgen.checking.repairs.applying import Mending, propose
from govgen.cli import options
from govgen.cli.desk import DeskCommand
from govgen.datafile.zeros import zeroed
from govgen.files import write_whole
from govgen.files.folders import BOOK
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.reading.slips import Mended, diff, mend_file
from govgen.source import Source, read_source

NOTHING = "勾稽关系都成立，没有要改的。"
UNDECIDED = "有 {count} 处勾稽不符要核对原始台账以后自己改："
SEVERAL = "{broken}，说得通的改法有："
NONE_FOUND = "{broken}，没有找到说得通的改法。"
MORE = "{first}（共 {count} 条勾稽关系不成立）"
CANDIDATE = "  {place}: {repair}"
SHOWN = 5  # candidates of one group of relations
UNWRITTEN = "{path}:{line} 的“其余: 0”要拆开，请自己写明：应为 {after}。"
SLIP = "{file}:{line}: {message}"
LEFT = "改好以后还有：{reason}"
IN_EXCEL = "请核对原始台账，在 Excel 里改好以后再校验。"
ZEROS = "以上 {count} 处空着，将填 0；确实都是零，加 --apply 写入文件。"
ZEROED = "已把 {count} 处空格填为 0：{path}。请再运行 govgen check {path}。"
NO_BLANKS = "表里没有写出来又空着的格。"
APPLIED = "已改 {count} 处：{path}。请再运行 govgen check {path}。"
PROPOSED = "以上 {count} 处改法明确；核对无误后加 --apply 写入文件。"


@click.command(cls=DeskCommand, settings={"previous": "上年"})
@click.argument("file", type=options.FILE, metavar="文件")
@click.option("--apply", "write", is_flag=True, help="把改法明确的写进文件，注释和排版不动。")
@click.option("--zeros", is_flag=True, help="表里写出来、空着的格都是零：填上 0。请先确认确实是零。")
@options.previous
@options.schema
def fix(file: Path, write: bool, zeros: bool, previous: Path | None, schema: Path | None) -> int:
    """找出写错的地方，列出改法：全角符号、缩进、漏写的冒号和括号，勾稽不符时写错的是哪一格。

    填报表（.xlsx）只列出是哪一格，请在 Excel 里改。不加 --apply 只显示，不改文件。

    退出状态：0 没有要改的，或者已经改好；1 还有要改的。
    """
    is_book = file.suffix.lower() == BOOK
    mended = None if is_book else mend_file(file, schema)
    if mended is not None:
        return _mend_slips(file, mended, write)
    dossier = api.load(file, previous=previous, schema=schema)
    if is_book:
        return _print_book_repairs(dossier)
    source = read_source(file)
    if zeros:
        return _fill_zeros(file, source, dossier.report, write)
    mending = propose(dossier, source)
    click.echo(mending.diff, nl=False)
    for correction in mending.unwritten:
        place = correction.location
        click.echo(UNWRITTEN.format(path=file, line=place.line, after=correction.after))
    if mending.open:
        click.echo(UNDECIDED.format(count=len(mending.open)))
    for diagnosis in mending.open:
        click.echo("\n".join(_candidates(dossier.report, diagnosis)))
    if write and mending.applied:
        write_whole(file, mending.after.encode(source.encoding), force=True)
    click.echo(_conclusion(mending, file, write), nl=False)
    return 1 if mending.open or mending.unwritten or (mending.applied and not write) else 0


def _mend_slips(file: Path, mended: Mended, write: bool) -> int:
    """Show the slips of a file, or mend them; what is wrong with its numbers is asked of the mended file."""
    for slip in mended.slips:
        click.echo(SLIP.format(file=file, line=slip.line, message=slip.message))
    click.echo(mended.diff(), nl=False)
    if mended.left is not None:
        click.echo(LEFT.format(reason=mended.left), err=True)
    if write:
        write_whole(file, mended.after.encode(mended.encoding), force=True)
    click.echo((APPLIED if write else PROPOSED).format(count=len(mended.slips), path=file))
    return 0 if write and mended.left is None else 1


def _fill_zeros(file: Path, source: Source, report: Report, write: bool) -> int:
    """Show or fill the blank cells that the person says are zero."""
    after, count = zeroed(source, report)
    click.echo(diff(str(file), source.text, after), nl=False)
    if write and count:
        write_whole(file, after.encode(source.encoding), force=True)
    click.echo((ZEROED if write else ZEROS).format(count=count, path=file) if count else NO_BLANKS)
    return 0 if write or not count else 1


def _print_book_repairs(dossier: Dossier) -> int:
    """The cells of a workbook that may be wrong."""
    diagnoses = localise(dossier)
    for diagnosis in diagnoses:
        click.echo("\n".join(_candidates(dossier.report, diagnosis)))
    click.echo(IN_EXCEL if diagnoses else NOTHING)
    return 1 if diagnoses else 0


def _candidates(report: Report, diagnosis: Diagnosis) -> Iterator[str]:
    """What does not hold, and the likeliest repairs, each with the place of its first cell."""
    balance, count = diagnosis.balances[0], len(diagnosis.balances)
    relations = place_of(report, balance) + broken(balance.relation.id)
    relations = MORE.format(first=relations, count=count) if count > 1 else relations
    yield (SEVERAL if diagnosis.repairs else NONE_FOUND).format(broken=relations)
    for repair in diagnosis.repairs[:SHOWN]:
        place = report.cell(repair.changes[0].ref).location
        yield CANDIDATE.format(place=place, repair=repair.describe(report.edition))


def _conclusion(mending: Mending, file: Path, write: bool) -> str:
    if mending.applied:
        return (APPLIED if write else PROPOSED).format(count=len(mending.applied), path=file) + "\n"
    return "" if mending.open or mending.unwritten else NOTHING + "\n"
