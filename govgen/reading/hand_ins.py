"""What units have sent in: the files that can be worked with, and each of the others with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govgen.errors import GovgenError, SourceError
from govgen.files.folders import SUFFIXES, files_below
from govgen.location import Location
from govgen.reading.files import SENT

DOUBLED = tuple(f"{ending}.txt" for ending in SUFFIXES)

RENAME = "这是数据文件，文件名末尾多了“.txt”，请改名去掉它"
OLD_BOOK = "旧版 Excel 或 WPS 表格不能读取，请打开后另存为 .xlsx"
DOCUMENT = "这是做好的年报，不是数据；请用 govgen import 导入成数据文件，或者请单位交填报表"
OLD_DOCUMENT = "旧版 Word 或 WPS 文字文件不能读取，请打开后另存为 .docx，再用 govgen import 导入"
PACKED = "这是压缩包，请解压后放进来"
PICTURE = "这是图片，里面的数不能读取，请单位交填报表或者数据文件"
OTHER = "不认识这种文件，请单位交填报表（.xlsx）或者数据文件（.yaml）"
KINDS = {
    RENAME: DOUBLED,
    OLD_BOOK: (".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods"),
    DOCUMENT: (".docx", ".html", ".htm", ".mht", ".mhtml", ".odt", ".pdf", ".ofd", ".txt"),
    OLD_DOCUMENT: (".doc", ".wps", ".rtf"),
    PACKED: (".zip", ".rar", ".7z", ".tar", ".gz"),
    PICTURE: (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
}
# What lies beside the reports without being anybody's: lists, summaries, what systems leave behind.
BYSTANDERS = (".csv", ".json", ".ini", ".db", ".lnk", ".tmp", ".log", ".md", ".py", ".bat", ".exe")
OUTPUTS = (".docx", ".html", ".txt", ".pdf")


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """A file that came in and cannot be worked with: why, and what to do."""

    file: str
    reason: str

    def error(self) -> GovgenError:
        """The same as what keeps a file from being read."""
        return SourceError(self.reason + "。", Location(self.file))


def unused_files(folder: Path) -> Iterator[UnusedFile]:
    """The files in and below a folder that nobody could read, each with what to do about it.

    A document beside the data of the same name was made from it, and came from nobody.
    """
    files = files_below(folder, ("",))
    data = {path.with_suffix("") for path in files if path.suffix.lower() in SENT}
    for path in files:
        name = path.name.lower()
        made = name.endswith(OUTPUTS) and path.with_suffix("") in data
        if not name.endswith((*SENT, *BYSTANDERS)) and not made and path.is_file():
            yield UnusedFile(str(path), why_unused(name))


def why_unused(name: str) -> str:
    """Why a file of such a name cannot be worked with, and what to do."""
    return next((reason for reason, endings in KINDS.items() if name.lower().endswith(endings)), OTHER)
