"""`govgen render`: check, then fill the official Word template."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from govgen import api
from govgen.checking import Outcome
from govgen.cli import options
from govgen.cli.piping import PIPED, piped
from govgen.cli.printing import echo_findings, tell_left_out, tell_reminder
from govgen.cli.project_command import ProjectCommand
from govgen.cli.writing import STANDARD, WORD, write

DONE = "已生成：{path}"
DONE_DRAFT = "已生成草稿：{path}（每页有“草稿”字样，不能公开）"


@click.command(cls=ProjectCommand, settings={"previous": "上年", "template": "模板", "profile": "地方要求"})
@click.argument("file", type=options.PIPED_FILE, metavar="文件")
@options.output
@options.force
@click.option("--template", type=options.FILE, metavar="文件", help="用本机关自己的 Word 模板。")
@click.option("--draft", is_flag=True, help="有错误也生成，每页标明“草稿”，每个问题写成一条批注。")
@options.no_data
@options.previous
@options.profile
@options.schema
def render(
    file: Path,
    output: Path | None,
    force: bool,
    template: Path | None,
    draft: bool,
    no_data: bool,
    previous: Path | None,
    profile: str,
    schema: Path | None,
) -> None:
    """先校验，再生成 Word 报告；有错误就不生成。

    不写 -o 时，报告写在数据文件旁边，同名，扩展名为 .docx。文件写“-”，就从标准输入读数据文件，报告写到标准输出。
    """
    is_piped = str(file) == STANDARD
    load = partial(api.load_data, piped(), PIPED) if is_piped else partial(api.load, file)
    dossier = load(previous=previous, schema=schema, profile=profile)
    findings = api.check(dossier)
    if findings:
        echo_findings(Outcome(dossier.report.file, dossier, findings))
    document = api.render(dossier, template=template, draft=draft, findings=findings, data=not no_data)
    tell_reminder(dossier, template)
    tell_left_out(dossier, template)
    target = output or (file if is_piped else file.with_suffix(".docx"))
    write(target, document, force, WORD, DONE_DRAFT if draft else DONE)
