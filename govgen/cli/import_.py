"""`govgen import`: a published report becomes a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgen import api
from govgen.cli import options
from govgen.cli.printing import tell_aside
from govgen.cli.speech import Command
from govgen.cli.verbosity import note
from govgen.cli.writing import DATA, OUTPUT, PAGE, STANDARD, TABLE, refuse_all, refuse_no_folder, write
from govgen.errors import GovgenError, UsageError, program_faults, within_time
from govgen.files import encoded
from govgen.files.csv import csv_text
from govgen.files.folders import SUFFIXES
from govgen.files.naming import FileNames, safe_stem
from govgen.location import Location, printable
from govgen.reading.endings import refuse_unreadable
from govgen.schema import of_own

if TYPE_CHECKING:
    from govgen.documents import Imported
    from govgen.model.report import Report

ORIGINS = ("名称", "原文", "位置")
ONE = "已导入：{source} → {{path}}"
FAILED = "没有导入：{reason}"
NOTHING = "这里没有可以导入的年报（Word、网页、PDF 等）。请检查写的是不是这个文件夹。"
SUMMARY = "导入完成：{done} 份{failed}。"
NEXT = "原文的数字和空格没有改动；下一步：govgen check {folder}{own}"
FAILURES = "，没有导入 {count} 个文件"
UNUSABLE = 2
UNREVIEWED = "这是扫描件，数字是识别出来的；请加 --review 核对.html 再导入一次，逐格与原图核对。"
NO_PICTURES = "正文里的图片没有写出来：写到标准输出的，没有放图片的地方；请用 -o 写成文件。"
DONE = "已导入：{path}\n原文的数字和空格没有改动；请运行 govgen check {path}{own} 核对。"


@click.command("import", cls=Command, many=True)
@click.argument("file", type=options.FILE, metavar="文件或文件夹")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    required=True,
    metavar="文件.yaml",
    help="写到这个数据文件；导入文件夹的，写一个文件夹。",
)
@click.option("--origins", type=OUTPUT, metavar="出处.csv", help="逐个写明每个数、每段文字出自原文何处。")
@click.option("--review", type=OUTPUT, metavar="核对.html", help="扫描件：每个数与它的原图并排列出，把握不大的在前。")
@options.force
@options.schema
def import_(
    file: Path, output: Path, origins: Path | None, review: Path | None, force: bool, schema: Path | None
) -> int:
    """把已经公开的年报（.docx、.html、.pdf、.txt、.doc、.xlsx、.csv）导入成数据文件。

    扫描的 PDF 和图片（.png、.jpg）装了识别组件（pip install govgen[scan]）也能导入，识别在本机进行。

    照原文导入，不猜测，不改正；认出了什么、什么没有采用，逐项列出。写文件夹的，里面的年报每份导入成一个数据文件。

    退出状态：0 全部导入，2 有的读不了。
    """
    if file.is_dir():
        return _import_folder(file, output, force, schema)
    from govgen.documents import receipt_lines, remark_lines  # noqa: PLC0415  # other commands do without

    asked = ((output, DATA), (origins, TABLE), (review, PAGE))
    refuse_all([(path, endings) for path, endings in asked if path], force)
    with within_time(place=Location(str(file))):
        imported = api.import_(file, schema)
    text = api.dumps(imported.report, tuple(remark_lines(imported)), places=True)
    for line in receipt_lines(imported):
        click.echo(line, err=True)
    _write_pictures(imported.report, output if str(output) == STANDARD else output.parent, force)
    write(output, encoded(text), force, DATA, DONE, of_own(schema))
    if origins:
        write(origins, _origins(imported), force, TABLE)
    if imported.receipt.scanned:
        _review(imported, review, force)
    return 0


def _review(imported: Imported, page: Path | None, force: bool) -> None:
    """Write the page on which figures stand beside their pictures, or say that there is one."""
    if page is None:
        note(UNREVIEWED)
        return
    from govgen.documents.scan.review import scan_review  # noqa: PLC0415

    broken = {ref.path: finding.message for finding in api.check(imported.report) for ref in finding.cells}
    write(page, scan_review(imported, broken), force, PAGE)


def _import_folder(folder: Path, output: Path, force: bool, schema: Path | None) -> int:
    """Every report of a folder as a data file of another; what cannot be read is named, and stops no other."""
    from govgen.documents import named_after, remark_lines  # noqa: PLC0415  # other commands do without
    from govgen.reading.hand_ins import hand_ins  # noqa: PLC0415

    refuse_no_folder(output)
    names, failures, done = FileNames(), 0, 0
    found = [path for path in hand_ins(folder, tell=tell_aside, schema=schema) if not _is_data(path)]
    if not found:
        raise UsageError(NOTHING, Location(str(folder)))
    output.mkdir(parents=True, exist_ok=True)
    for path in found:
        try:
            refuse_unreadable(path)
            with program_faults(str(path)):
                imported = api.import_(path, schema)
            stem = safe_stem(imported.report.unit or path.stem, imported.report.year)
            name = names.claim(stem, str(path), str(path)).rpartition(".")[0] + DATA[0]
            report = named_after(imported.report, name.rpartition(".")[0])
            text = api.dumps(report, tuple(remark_lines(imported)), places=True)
            _write_pictures(report, output, force)
            write(output / name, encoded(text), force, DATA, ONE.format(source=_braced(printable(str(path)))))
            done += 1
        except GovgenError as error:
            failures += 1
            click.echo(FAILED.format(reason=error), err=True)
    failed = FAILURES.format(count=failures) if failures else ""
    following = NEXT.format(folder=output, own=of_own(schema)) if done else ""
    note(SUMMARY.format(done=done, failed=failed) + following)
    return UNUSABLE if failures else 0


def _is_data(path: Path) -> bool:
    """True for a data file, which is none to import."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def _braced(name: str) -> str:
    """A name within a text that is still filled in."""
    return name.replace("{", "{{").replace("}", "}}")


def _write_pictures(report: Report, folder: Path, force: bool) -> None:
    """The pictures of the prose, beside the data file; one that lies there already is left as it is."""
    if report.pictures and str(folder) == STANDARD:
        note(NO_PICTURES, aside=True)
        return
    for name, data in report.pictures.items():
        path = folder / name
        if not _holds(path, data):
            write(path, data, force, (path.suffix,))


def _holds(path: Path, data: bytes) -> bool:
    """True for a file that is this already; why none can be there is told where it is written."""
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def _origins(imported: Imported) -> bytes:
    """A table of origins; with a BOM, so that Excel reads it as what it is."""
    from govgen.documents import origin_rows  # noqa: PLC0415

    return encoded(csv_text([ORIGINS, *origin_rows(imported)]))
