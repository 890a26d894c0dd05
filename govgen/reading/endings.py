"""Kinds of files that no reader takes, by the endings of their names: what each is, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from govgen.errors import SourceError
from govgen.files.folders import SUFFIXES
from govgen.location import Location

DOUBLED = tuple(f"{ending}.txt" for ending in SUFFIXES)

RENAME = "这是数据文件，文件名末尾多了“.txt”，请改名去掉它"
OLD_BOOK = "旧版 Excel 或 WPS 表格不能读取，请打开后另存为 .xlsx"
FIXED = "OFD 版式文件不能读取，请单位交填报表、数据文件，或者另存为 Word 的年报"
PACKED = "这是压缩包，请解压后放进来"
PICTURE = "这是图片，不直接读取；请用 govgen import 识别成数据文件（要装识别组件），或者请单位交填报表"
OTHER = "不认识这种文件，请单位交填报表（.xlsx）、数据文件（.yaml），或者做好的年报（Word、网页、PDF）"
KINDS = {
    RENAME: DOUBLED,
    OLD_BOOK: (".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods"),
    FIXED: (".ofd",),
    PACKED: (".zip", ".rar", ".7z", ".tar", ".gz"),
    PICTURE: (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
}
# What can be read by no command at all, whatever it is asked to do.
UNREADABLE = (RENAME, OLD_BOOK, FIXED, PACKED, PICTURE)


def why_unused(name: str) -> str:
    """Why a file of such a name cannot be worked with, and what to do."""
    return next((reason for reason, endings in KINDS.items() if name.lower().endswith(endings)), OTHER)


def refuse_unreadable(path: Path) -> None:
    """SourceError for a file of a kind that nobody can read, with what to do about it."""
    reason = why_unused(path.name)
    if reason in UNREADABLE and path.is_file():
        raise SourceError(reason + "。", Location(str(path)))
