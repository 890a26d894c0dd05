"""Reports gathered from wherever they lie: data files, collecting workbooks, folders of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govgen.errors import UsageError
from govgen.examining import Read, read_sent
from govgen.location import Location
from govgen.source.folders import SUFFIXES, files_below

ENDINGS = (*SUFFIXES, ".xlsx")
NOTHING = "这里没有数据文件（.yaml、.yml）和填报表（.xlsx）。"
MISSING = "找不到这个文件或文件夹。"


def gather(sources: Iterable[Path], schema: Path | None = None) -> Iterator[Read]:
    """Every report of files and folders (with all below them), or why it cannot be read; UsageError for none."""
    for source in sources:
        paths = [source] if source.is_file() else files_below(source, ENDINGS)
        if not paths:
            raise UsageError(NOTHING if source.is_dir() else MISSING, Location(str(source)))
        for path in paths:
            yield from read_sent(path, schema)
