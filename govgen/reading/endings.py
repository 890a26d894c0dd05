"""Kinds of files that no reader takes, by the endings of their names: what each is, and what to do about it.

What is in a file whose name does not say it tells how it should be called.
"""

from __future__ import annotations

from pathlib import Path

from govgen.errors import SourceError
from govgen.files.decoding import LONGEST, text_in
from govgen.files.folders import BOOK, CLOUD, NOTES, OLD_WORD, PAGE, PDF, READABLE, SUFFIXES, VALUES, WORD
from govgen.files.reading import read_file
from govgen.files.unpacked import SAVED, written_as
from govgen.location import Location
from govgen.reading.siblings import PACKED, PRINTED, whose
from govgen.reading.templates import TEMPLATE, is_template

DOUBLED = tuple(f"{ending}.txt" for ending in SUFFIXES)

RENAME = "这是数据文件，文件名末尾多了“.txt”，请改名去掉它"
OLD_BOOK = "旧版 Excel 或 WPS 表格不能读取，请打开后另存为 .xlsx"
FIXED = "OFD 版式文件不能读取，请单位交填报表、数据文件，或者另存为 Word 的年报"
ARCHIVE = "这是压缩包，请解压后放进来"
PICTURE = "这是图片，不直接读取；请用 govgen import 逐个识别成数据文件（要装识别组件），或者请单位交填报表"
NOT_HERE = "这份文件还在 iCloud 里，没有下载到这台电脑上；请在访达里点一下它旁边的云朵图标，下载以后再来"
OTHER = "不认识这种文件，请单位交填报表（.xlsx）、数据文件（.yaml），或者做好的年报（Word、网页、PDF）"
MISNAMED = "里面是{what}，文件名却不是以 {ending} 结尾；是年报的，请改名为“{name}”"
KINDS = {
    NOT_HERE: (CLOUD,),
    RENAME: DOUBLED,
    OLD_BOOK: (".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods"),
    FIXED: (".ofd",),
    ARCHIVE: (".zip", ".rar", ".7z", ".tar", ".gz"),
    PICTURE: (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
}
NO_REPORTS = (".json", *NOTES)  # what people and programs write beside reports
TRIED = (*READABLE, *NO_REPORTS, *VALUES)  # what is read where somebody says that it is a report: its reader says why
WHAT = {
    SUFFIXES[0]: "数据文件",
    BOOK: " Excel 工作簿",
    **dict.fromkeys((WORD[0], OLD_WORD[0]), " Word 文件"),
    PDF[0]: " PDF 文件",
    **dict.fromkeys((PAGE[0], SAVED), "网页"),
}
MEMBERS = {"word/document": WORD[0], "word/_rels/": WORD[0], "xl/workbook.xml": BOOK}  # how names of parts begin
MARKED_UP = ("<!doctype html", "<html")
BEFORE_MARKUP = "\ufeff \r\n\t"


def is_readable(path: Path) -> bool:
    """True for a file whose name says that it is of a kind that can be tried to be read."""
    name = path.name.lower()
    return name.endswith(READABLE) and not name.endswith(DOUBLED)


def why_unused(path: Path) -> str:
    """Why a file of such a name cannot be worked with, and what to do."""
    known = next((reason for reason, endings in KINDS.items() if path.name.lower().endswith(endings)), "")
    ending = "" if known else _ending_of(path)
    if not ending:
        return known or OTHER
    name = next((name for name in (path.name.strip(), path.stem.strip()) if is_readable(Path(name))), "")
    return MISNAMED.format(what=WHAT[ending], ending=ending, name=name or path.name.strip() + ending)


def _ending_of(path: Path) -> str:
    """The ending that the name of a file would have for what is in it; empty where that is nothing to be read."""
    try:
        data = read_file(path, LONGEST)
    except OSError:
        return ""
    if data.startswith(PACKED):
        from govgen.files.zipped import part_names  # noqa: PLC0415  # few files are asked what they are

        names = part_names(data)
        return next((ending for part, ending in MEMBERS.items() if any(each.startswith(part) for each in names)), "")
    if kind := written_as(data):
        return kind if kind == SAVED else OLD_WORD[0]
    return PDF[0] if data.startswith(PRINTED) else _of_text(text_in(data) or "")


def _of_text(text: str) -> str:
    if text.lstrip(BEFORE_MARKUP).lower().startswith(MARKED_UP):
        return PAGE[0]
    return SUFFIXES[0] if any(whose(text)) else ""


def refuse_unreadable(path: Path) -> None:
    """SourceError for a file of a kind that nobody can read, or for a template, with what to do about it."""
    name = path.name.lower()
    is_known = name.endswith(TRIED) and not name.endswith(DOUBLED)
    if path.is_file() and not is_known:
        raise SourceError(why_unused(path) + "。", Location(str(path)))
    if is_template(path):
        raise SourceError(TEMPLATE + "。", Location(str(path)))
