"""`govgen check --annotate`: what came as Word goes back to its unit with the findings as comments."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from govgen import api
from govgen.checking import Outcome
from govgen.cli.loudness import note
from govgen.cli.writing import refuse_input
from govgen.errors import GovgenError
from govgen.files import write_whole
from govgen.files.folders import annotated

DONE = "已写批注：{path}（{count} 条）"
NOT_DONE = "没有写批注：{error}"


def write_annotated(outcomes: Iterable[Outcome], force: bool) -> bool:
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
        click.echo(NOT_DONE.format(error=error), err=True)
        return False
    note(DONE.format(path=annotated(path), count=count), aside=True)  # standard output may be for a machine
    return True
