"""A file handed to a page: the data files that a workbook or a published report becomes, and what to look at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from govgen import api
from govgen.checking.unadopted import not_adopted
from govgen.documents import remark_lines
from govgen.errors import SourceError
from govgen.files.folders import BOOK
from govgen.schema.reports import bundled_reports
from govgen.workbook.reading import NAMED, OWN, PLAIN, is_collecting

LEFT = "没有采用：{place}：{message}"
NOT_HERE = "这种文件在网页里读不了。请用 govgen import 转成数据文件，或者另存为 .docx、.xlsx 再打开。"
OTHER_FORM = "请用那一种报告的填报表单打开"


class Handed(NamedTuple):
    """The texts of data files, one for each report, and what should be looked at, a line each."""

    texts: list[str]
    lines: list[str]


def read_handed(name: str, data: bytes, schema: Path | None = None) -> Handed:
    """What a file says, as `govgen import` and `govgen workbook import` read it; SourceError if it cannot be read."""
    if name.lower().endswith(BOOK) and is_collecting(data):
        return _collected(name, data, schema)
    try:
        imported = api.import_(data, schema, name=name)
    except ImportError as error:  # what reads web pages and PDF is not everywhere
        raise SourceError(NOT_HERE) from error
    remarks = tuple(remark_lines(imported))
    return Handed([api.dumps(imported.report, remarks, places=True)], list(remarks[1:]))


def _collected(name: str, data: bytes, schema: Path | None) -> Handed:
    try:
        reports = api.read_workbook(data, schema, name=name)
    except SourceError as error:
        raise SourceError(_advised(error.message), error.location) from error
    left = [finding for report in reports for finding in not_adopted(report)]
    lines = [LEFT.format(place=finding.location, message=finding.message) for finding in left]
    return Handed([api.dumps(report) for report in reports], lines)


def _advised(message: str) -> str:
    """What a page can do where a command would take an option."""
    for advice in (PLAIN, OWN, *(NAMED.format(kind=kind) for kind in bundled_reports())):
        message = message.replace(advice, OTHER_FORM)
    return message
