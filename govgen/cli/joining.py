"""The table of all that is published in a folder, made anew of what lies there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

import click

from govgen.cli.placing import FolderContent, Identity, is_current, put, refuse_others
from govgen.errors import GovgenError
from govgen.files.published import digest_of, read_record
from govgen.publishing import gather, series_of
from govgen.reading.catalog import known_edition

SERIES = "全部数据"
NOBODY: Identity = ("", "", "")
NOT_IN = "“{series}”里没有 {path}：它没有做开放数据；要收进去，请用 --to csv 再做。"
OLD = "“{series}”里还有以前做的 {paths}：这次没有做它，它的数据不在了、改了名称，或者有错误；不要的请把文件夹移走。"
NOT_JOINED = "没有重做 {path}：{reason}"
WANTING, UNUSABLE = 1, 2  # statuses: something is not there that should be, something could not be read or written


def join_all(parent: Path, made: Collection[Path | None], schema: Path | None, *, force: bool, whole: bool) -> int:
    """Write all reports that lie in the folder as one table; a status, and the reason told, if that cannot be done.

    Where those `made` are the `whole` of what should lie there, others among them are told of.
    """
    folder = parent / SERIES
    found = gather(parent, partial(known_edition, schema=schema))
    if len(found.units) + len(found.unusable) < 2 and not folder.exists():
        return 0
    for path in found.without:
        click.echo(NOT_IN.format(series=SERIES, path=path), err=True)
    for error in found.unusable:
        click.echo(NOT_JOINED.format(path=folder, reason=error), err=True)
    if found.unusable:
        return WANTING
    try:
        _put_series(folder, series_of(found.units, SERIES), force=force)
        old = [str(each.folder) for each in found.units if each.folder not in made]
        if old and whole:
            click.echo(OLD.format(series=SERIES, paths="、".join(old)), err=True)
    except GovgenError as error:
        click.echo(NOT_JOINED.format(path=folder, reason=error), err=True)
        return UNUSABLE
    return WANTING if found.without else 0


def _put_series(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    record = read_record(folder)
    source = digest_of(files.values())
    if not force:
        refuse_others(folder, record, NOBODY)
        if record is not None and is_current(folder, record, source):
            return
    put(folder, FolderContent(files, NOBODY, source, (), {}), record)
