"""`govgen fix`: the repairs that leave no choice, shown as a diff and written only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from govgen import api
from govgen.api.mending import worth_mending
from govgen.checking.balances import broken, place_of
from govgen.checking.repairs import Diagnosis, localise
from govgen.checking.repairs.applying import Mending, propose
from govgen.cli import options
from govgen.cli.leftover import Leftover, leftover
from govgen.cli.piping import given, is_piped
from govgen.cli.project_command import ProjectCommand
from govgen.datafile.zeros import zeroed
from govgen.files import rewrite
from govgen.files.folders import BOOK
from govgen.location import printable
from govgen.model.report import Report, is_sum
from govgen.prose import Dossier
from govgen.reading.endings import refuse_unreadable
from govgen.reading.slips import Mended, diff
from govgen.schema import of_own
from govgen.source import Source, parse_source

UNDECIDED = "有 {count} 处勾稽不符要核对原始台账以后自己改："
SEVERAL = "{broken}，说得通的改法有："
NONE_FOUND = "{broken}，没有找到说得通的改法。"
OF_UNITS = "{broken}。这是下级单位的合计，请先看不平来自哪个单位：govgen check {file}{own} --children 下级数据。"
MORE = "{first}（共 {count} 条勾稽关系不成立）"
CANDIDATE = "  {place}: {repair}"
SHOWN = 5  # candidates of one group of relations
UNWRITTEN = "{path}:{line} 的“其余: 0”要拆开，请自己写明：应为 {after}。"
SLIP = "{file}:{line}: {message}"
LEFT = "改好以后还有：{reason}"
IN_EXCEL = "请核对原始台账，在 Excel 里改好以后再校验。"
ZEROS = "以上 {count} 处空着，将填 0；确实都是零，加 --apply 写入文件。"
ZEROED = "已把 {count} 处空格填为 0：{path}。请再运行 govgen check {path}{own}。"
NO_BLANKS = "表里没有写出来又空着的格。"
APPLIED = "已改 {count} 处：{path}。请再运行 govgen check {path}{own}。"
PASSED_ON = "已改 {count} 处，改好的写到了标准输出。"
PROPOSED = "以上 {count} 处改法明确；核对无误后加 --apply 写入文件。"


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a data file came from, and may be written: its name, and whether it is to be changed at all.

    `own` is what commands need besides the file, see `govgen.schema.of_own`.

    What came on standard input goes to standard output when it is mended; then all else is said beside it.
    """

    file: Path
    name: str
    write: bool
    own: str

    @property
    def done(self) -> str:
        """What is to be said of a file that was, or could be, mended."""
        return PASSED_ON if self.write and is_piped(self.file) else APPLIED if self.write else PROPOSED

    def tell(self, text: str, *, newline: bool = True) -> None:
        click.echo(text, nl=newline, err=self.write and is_piped(self.file))

    def put(self, text: str, encoding: str) -> None:
        if not self.write:
            return
        if is_piped(self.file):
            click.echo(text.encode(encoding), nl=False)
        else:
            rewrite(self.file, text.encode(encoding))


@click.command(cls=ProjectCommand, settings={"previous": "上年", "profile": "地方要求"})
@click.argument("file", type=options.PIPED_FILE, metavar="文件")
@click.option("--apply", "write", is_flag=True, help="把改法明确的写进文件，注释和排版不动。")
@click.option("--zeros", is_flag=True, help="表里写出来、空着的格都是零：填上 0。请先确认确实是零。")
@options.previous
@options.profile
@options.schema
def fix(file: Path, write: bool, zeros: bool, previous: Path | None, profile: str, schema: Path | None) -> int:
    """找出写错的地方，列出改法：全角符号、缩进、漏写的冒号和括号，勾稽不符时写错的是哪一格。

    填报表（.xlsx）只列出是哪一格，请在 Excel 里改。不加 --apply 只显示，不改文件。文件写“-”，就从标准输入读数据文件；
    再加 --apply，改好的写到标准输出。

    改不了的，列出是什么：空着的格、对不上又没有改法的勾稽关系、别的错误。

    退出状态：0 没有要改的（可以有警告），或者已经改好；1 还有要改的。
    """
    if file.suffix.lower() == BOOK:
        return _print_book_repairs(api.load(file, previous=previous, schema=schema, profile=profile))
    refuse_unreadable(file)
    data, name = given(file)
    desk = _Desk(file, name, write, of_own(schema))
    read = partial(api.load_data, name=name, previous=previous, schema=schema, profile=profile)
    mended = worth_mending(data, name, schema, read)
    if mended is not None:
        return _mend_slips(desk, mended, read)
    dossier, source = read(data), parse_source(data, name)
    return _fill_zeros(desk, source, dossier.report) if zeros else _mend_figures(desk, source, dossier, read)


def _mend_figures(desk: _Desk, source: Source, dossier: Dossier, read: Callable[[bytes], Dossier]) -> int:
    """Show the repairs that leave no choice, or make them; list those that people have to decide, and what is left."""
    mending = propose(dossier, source)
    desk.tell(mending.diff, newline=False)
    for correction in mending.unwritten:
        place = correction.location
        desk.tell(UNWRITTEN.format(path=desk.name, line=place.line, after=correction.after))
    if mending.open:
        desk.tell(UNDECIDED.format(count=len(mending.open)))
    for diagnosis in mending.open:
        desk.tell("\n".join(_candidates(dossier.report, diagnosis)))
    if mending.applied or is_piped(desk.file):
        desk.put(mending.after if mending.applied else source.text, source.encoding)
    left = leftover(read(mending.after.encode(source.encoding)) if mending.applied else dossier, mending.open)
    desk.tell("".join(f"{line}\n" for line in (*_conclusion(mending, desk, left), *left.lines())), newline=False)
    undone = mending.open or mending.unwritten or (mending.applied and not desk.write)
    return 1 if undone or left.is_owed else 0


def _mend_slips(desk: _Desk, mended: Mended, read: Callable[[bytes], Dossier]) -> int:
    """Show the slips of a file, or mend them; what is wrong with its numbers is asked of the mended file."""
    for slip in mended.told:
        desk.tell(SLIP.format(file=desk.name, line=slip.line, message=slip.message))
    desk.tell(mended.diff(), newline=False)
    if mended.left is not None:
        reason = LEFT.format(reason=mended.left) if mended.slips else mended.left
        click.echo(reason, err=True)
    if mended.slips or is_piped(desk.file):
        desk.put(mended.after, mended.encoding)
        desk.tell(desk.done.format(count=len(mended.told), path=desk.name, own=desk.own))
    if not desk.write or mended.left is not None:
        return 1
    left = leftover(read(mended.after.encode(mended.encoding)))
    desk.tell("".join(f"{line}\n" for line in left.lines()), newline=False)
    return 1 if left.is_owed else 0


def _fill_zeros(desk: _Desk, source: Source, report: Report) -> int:
    """Show or fill the blank cells that the person says are zero."""
    after, count = zeroed(source, report)
    desk.tell(diff(desk.name, source.text, after), newline=False)
    if count or is_piped(desk.file):
        desk.put(after, source.encoding)
    said = {"count": count, "path": desk.name, "own": desk.own}
    desk.tell((ZEROED if desk.write else ZEROS).format(**said) if count else NO_BLANKS)
    return 0 if desk.write or not count else 1


def _print_book_repairs(dossier: Dossier) -> int:
    """The cells of a workbook that may be wrong."""
    diagnoses = localise(dossier)
    for diagnosis in diagnoses:
        click.echo("\n".join(_candidates(dossier.report, diagnosis)))
    left = leftover(dossier, diagnoses)
    for line in (*(() if diagnoses else left.verdict()), *left.lines()):
        click.echo(line)
    if diagnoses or left.is_owed:
        click.echo(IN_EXCEL)
    return 1 if diagnoses or left.is_owed else 0


def _candidates(report: Report, diagnosis: Diagnosis) -> Iterator[str]:
    """What does not hold, and the likeliest repairs, each with the place of its first cell."""
    balance, count = diagnosis.balances[0], len(diagnosis.balances)
    relations = place_of(report, balance) + broken(balance.relation.id)
    relations = MORE.format(first=relations, count=count) if count > 1 else relations
    told = SEVERAL if diagnosis.repairs else OF_UNITS if is_sum(report) else NONE_FOUND
    yield told.format(broken=relations, file=printable(report.file), own=of_own(report.edition.schema))
    for repair in diagnosis.repairs[:SHOWN]:
        place = report.cell(repair.changes[0].ref).location
        yield CANDIDATE.format(place=place, repair=repair.describe(report.edition))


def _conclusion(mending: Mending, desk: _Desk, left: Leftover) -> Iterator[str]:
    if mending.applied:
        yield desk.done.format(count=len(mending.applied), path=desk.name, own=desk.own)
    elif not mending.open and not mending.unwritten:
        yield from left.verdict()
