"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path)

schema = click.option("--schema", type=FILE, metavar="文件", help="用另一份版式文件代替内置的 schema.yaml。")
previous = click.option("--previous", type=FILE, metavar="文件", help="上一年度的数据文件，用来核对结转等衔接关系。")
force = click.option("-f", "--force", is_flag=True, help="覆盖已有的文件。")
output = click.option("-o", "--output", type=FILE, metavar="文件", help="写到这个文件。")
quiet = click.option("-q", "--quiet", is_flag=True, help="只显示问题，不显示汇总。")
