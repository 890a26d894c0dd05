"""`govgen check`: all findings of all files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias

import click

from govgen import api
from govgen.checking import Outcome, Tally, contradicted, tally
from govgen.cli import options
from govgen.cli.piping import PIPED, piped
from govgen.cli.printing import emit, once, style, tell_aside
from govgen.cli.project_command import ProjectCommand
from govgen.cli.roster import alike_lines, contrary_lines, doubled_lines, late_lines, roster_lines, stray_lines
from govgen.cli.verbosity import is_quiet, note
from govgen.cli.writing import FORMATS, STANDARD, refuse_input
from govgen.errors import GovgenError, UsageError
from govgen.files import write_whole
from govgen.files.folders import SUFFIXES, annotated
from govgen.model.keys import MAIN_REPORT
from govgen.model.report import is_sum
from govgen.reading.hand_ins import Tell, UnusedFile
from govgen.reading.register import Register
from govgen.reporters import REPORTERS, report_text
from govgen.schema import of_own

LEVELS = ("error", "warning")
Failing: TypeAlias = Literal["error", "warning"]
FAILED, UNREADABLE = 1, 2
FEW = 20  # files of which each is told what can be mended in it
KIND = "【{kind}】"
WHERE, WHERE_ABOVE = "加 --all，可以看到两份各在哪一格", "两份各在哪一格，见上面的提示"
OWN_ALONE = "--own 要与 --children 一起用：它是汇总里本机关自己的数。"
SETTINGS = {
    "files": "收件",
    "previous": "上年",
    "beside": "同期",
    "profile": "地方要求",
    "units": "名单",
    "year": "年度",
}
ANNOTATED = "已写批注：{path}（{count} 条）"
NOT_ANNOTATED = "没有写批注：{error}"
MENDED = "{file}: 有 {count} 处是写法不对，运行“govgen fix {file}{own}”可以看到怎样改，加 --apply 一次改好。"
# What slips of typing are found as, where the file can be read in spite of them.
SIGNS = frozenset(("unknown-key", "shape", "damaged-text", "expression", "lost-text"))


@click.command(cls=ProjectCommand, settings=SETTINGS, sources="files", many=True)
@click.argument("files", nargs=-1, type=options.PIPED_FILE, metavar="文件或文件夹...")
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", help="输出格式，默认 text。")
@click.option("--fail-on", type=click.Choice(LEVELS), default="error", help="到哪一级算不通过，默认 error。")
@click.option("--all", "whole", is_flag=True, help="问题很多时也全部列出，不折叠。")
@click.option("--sisters", is_flag=True, help="同时把这些单位的正文互相对照，查出雷同。")
@click.option("--annotate", "commented", is_flag=True, help="Word 交来的，另写一份带批注的“原名-批注.docx”，退给单位。")
@options.output
@options.force
@options.previous
@options.beside
@options.children
@options.units
@click.option("-y", "--year", type=click.IntRange(1900, 9999), metavar="年度", help="收哪个年度的，别的指出来。")
@options.own
@options.profile
@options.no_local_profile
@options.schema
def check(
    files: tuple[Path, ...],
    fail_on: Failing,
    commented: bool,
    force: bool,
    units: Path | None,
    form: str,
    year: int | None,
    **asked: Any,
) -> int:
    """校验数据文件、填报表和已经公开的年报，列出全部问题；写文件夹，就校验其中全部的文件。

    写了 --units 的，每个单位一行：没交、读不了、没填、年度不对、有错误、有警告、通过；加 --all 再列出全部问题。

    写了 --children 的，再与下级单位的数据核对：合计不符、缺单位、缺格，逐项列出。

    写了 --annotate 的，Word 文件另写一份“原名-批注.docx”，每个问题是一条批注，在它的单元格或文字上；原文件不动。

    文件写“-”，就从标准输入读一份数据文件。退出状态：0 通过（可以有警告和提示），1 有错误，2 文件读不了或者命令写错；
    名单上有单位没交、没填，有年度不对的，公开的文件夹里有文件与发布时不同，也是 1。
    """
    whole, output, (tell, unused) = asked.pop("whole"), asked.pop("output"), _telling()
    outcomes = _examined(files, units, tell=tell, **asked)
    rostered, alone = _registers(outcomes, files, None if asked["children"] else units, year, unused)
    late = list(late_lines(outcomes, year)) if year and not units else []
    text = _text(outcomes, output, rostered, whole=whole) if form == "text" else REPORTERS[form](outcomes)
    text += _aside(outcomes, alone, late, asked["schema"], listed=bool(units)) if form == "text" else ""
    emit(text, output, force, FORMATS[form], FORMATS)
    done, amiss = not commented or _write_annotated(outcomes, force), _is_amiss(files, unused, late)
    if not done or any(one.is_withheld for one in unused):
        return UNREADABLE
    return _status(tally(outcomes), fail_on, rostered.values(), amiss=amiss)


def _is_amiss(files: Sequence[Path], unused: Iterable[UnusedFile], late: Sequence[str]) -> bool:
    """True if a file of a published folder was altered, or one of a folder is of another year."""
    return any(one.is_altered for one in unused) or (bool(late) and any(path.is_dir() for path in files))


def _telling() -> tuple[Tell, list[UnusedFile]]:
    """What says of a file that it was not read, and keeps it."""
    unused: list[UnusedFile] = []

    def tell(found: UnusedFile) -> None:
        tell_aside(found)
        unused.append(found)

    return tell, unused


def _examined(
    files: tuple[Path, ...],
    units: Path | None,
    children: tuple[Path, ...],
    tell: Tell,
    *,
    own: Path | None,
    sisters: bool,
    previous: Path | None,
    beside: tuple[Path, ...],
    profile: str,
    no_local_profile: bool,
    schema: Path | None,
) -> tuple[Outcome, ...]:
    if own and not children:
        raise UsageError(OWN_ALONE)
    asked = profile or options.local(no_local_profile)
    archive = api.open_archive(previous, schema, units) if previous else None
    given: dict[str, Any] = {"previous": archive, "beside": beside, "schema": schema, "profile": asked}
    examined = _given(files, tell, peers=sisters, apart=[units] if units else [], **given)
    if not children:
        return tuple(examined)
    from govgen import county  # noqa: PLC0415  # checking of data files alone does without

    below = county.Children(children, units, own)
    tell = once(tell)
    return tuple(county.with_children(outcome, below, schema, tell) for outcome in examined)


def _given(
    files: Sequence[Path], tell: Tell, *, peers: bool, apart: Sequence[Path], **options: Any
) -> Iterator[Outcome]:
    """The outcomes of the files named; one of them may come on standard input."""
    named = [path for path in files if str(path) != STANDARD]
    if len(named) < len(files):
        yield api.examine_data(piped(), PIPED, **options)
    if named:
        yield from api.examine_all(named, peers=peers, apart=apart, tell=tell, **options)


def _text(outcomes: Sequence[Outcome], output: Path | None, registers: Mapping[str, Register], *, whole: bool) -> str:
    """The findings; where a list of units is asked for a line for each, behind the findings if all are wanted."""
    findings = report_text(outcomes, style(output), whole=whole, brief=is_quiet())
    if not registers:
        return findings
    lines = []
    for kind, register in registers.items():
        lines += [KIND.format(kind=kind or MAIN_REPORT)] if kind or len(registers) > 1 else []
        lines += roster_lines(register, brief=is_quiet())
    found = ((one.dossier.report.unit, each) for one in outcomes if one.dossier is not None for each in one.findings)
    lines += contrary_lines(contradicted(found), WHERE_ABOVE if whole else WHERE)
    return (findings if whole else "") + "".join(f"{line}\n" for line in lines)


def _aside(
    outcomes: Sequence[Outcome], alone: Iterable[Register], late: Iterable[str], schema: Path | None, *, listed: bool
) -> str:
    """What `govgen fix` would mend, of few files at a time, and what of files named alone is not on the list.

    Without a list two names that may be of one unit are told, two reports of one, and what is `late`.
    """
    sums = {one.path for one in outcomes if one.dossier is not None and is_sum(one.dossier.report)}
    lines = [*(line for register in alone for line in stray_lines(register, sums)), *late]
    lines += [] if listed else [*alike_lines(outcomes), *doubled_lines(outcomes)]
    if len(outcomes) <= FEW and not is_quiet():
        lines += _retyping_lines(outcomes, schema)
    return "".join(f"{line}\n" for line in lines)


def _retyping_lines(outcomes: Sequence[Outcome], schema: Path | None) -> Iterator[str]:
    """A line for each data file with findings that mending its slips of typing would answer."""
    for outcome in outcomes:
        path = Path(outcome.path)
        signs = any(finding.rule in SIGNS and not finding.waived for finding in outcome.findings)
        count = _slips(path, schema) if signs and path.suffix.lower() in SUFFIXES and path.is_file() else 0
        if count:
            yield MENDED.format(file=path, count=count, own=of_own(schema))


def _slips(path: Path, schema: Path | None) -> int:
    from govgen.reading.slips import mend_data  # noqa: PLC0415  # few files have any
    from govgen.source import read_bytes  # noqa: PLC0415

    try:
        mended = mend_data(read_bytes(path), str(path), schema)
    except GovgenError:
        return 0
    return len(mended.told) if mended else 0


def _write_annotated(outcomes: Iterable[Outcome], force: bool) -> bool:
    """Write a copy with comments beside each hand-in that has findings; False if one of them takes none."""
    done = [_write_copy(outcome, force) for outcome in outcomes if outcome.findings]
    return all(done)


def _write_copy(outcome: Outcome, force: bool) -> bool:
    assert outcome.dossier is not None
    path, count = Path(outcome.dossier.report.file), len(outcome.findings)
    try:
        data = api.annotate(path, outcome.dossier, outcome.findings)
        refuse_input(annotated(path))
        write_whole(annotated(path), data, force)
    except GovgenError as error:
        click.echo(NOT_ANNOTATED.format(error=error), err=True)
        return False
    note(ANNOTATED.format(path=annotated(path), count=count), aside=True)  # standard output may be for a machine
    return True


def _registers(
    outcomes: Sequence[Outcome],
    files: Sequence[Path],
    units: Path | None,
    year: int | None,
    unused: Sequence[UnusedFile],
) -> tuple[Mapping[str, Register], Iterable[Register]]:
    """What came in for each unit of a list, by the kinds of report that came; apart, if no folder was asked for."""
    if units is None:
        return {}, ()
    from govgen import county  # noqa: PLC0415  # checking of data files alone does without

    found = county.attendances(outcomes, units, year, unused)
    return (found, ()) if any(path.is_dir() for path in files) else ({}, found.values())


def _status(counts: Tally, fail_on: Failing, registers: Iterable[Register], *, amiss: bool) -> int:
    if counts.unreadable:
        return UNREADABLE
    failing = counts.errors + (counts.warnings if fail_on == "warning" else 0)
    owed = not all(unit.state.is_valid for register in registers for unit in register.units)
    return FAILED if failing or owed or amiss else 0
