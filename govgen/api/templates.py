"""Word templates for the verbs: those of the editions, an agency's own as a file or in memory, all faults of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govgen.api.taking import verb
from govgen.errors import BlockedError
from govgen.files import template_file
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.reading.catalog import catalog, named

if TYPE_CHECKING:
    from govgen.prose import Dossier
    from govgen.word import Template
    from govgen.word.fault import TemplateFault

BLOCKED = "有 {count} 处错误，没有生成文件；请按提示改正，或者加 --draft 先生成草稿。"
IN_MEMORY = "模板.docx"  # what a template is called that is no file


def template_path(edition: Edition) -> Path:
    """The Word template of an edition, in the folder `templates` beside its schema file."""
    return template_file(edition.folder, edition.template)


def template_for(edition: Edition, given: str | Path | bytes | None) -> Template:
    """The template to print reports of an edition by: its own, unless another is given; TemplateError for an unfit."""
    from govgen.word import proved

    return proved(*_content(template_path(edition) if given is None else given), edition)


def reminder(edition: Edition, template: str | Path | bytes) -> str:
    """What to look at in what a template prints of itself in every report; empty if there is nothing."""
    from govgen.word import reminder as told

    return told(*_content(template), edition)


def left_out(dossier: Dossier, template: str | Path | bytes) -> tuple[str, ...]:
    """The parts of the head that a report has and the template it is printed with does not show of it."""
    from govgen.word.filling.context import lay_out
    from govgen.word.filling.left_out import left_out as not_printed

    found = template_for(dossier.report.edition, template)
    page = lay_out(dossier, found.styles, draft=True)
    found.render(page)
    return not_printed(page)


def _content(given: str | Path | bytes) -> tuple[bytes, str]:
    """What a template says, and what it is called."""
    from govgen.word import read_template

    return (given, IN_MEMORY) if isinstance(given, bytes) else (read_template(Path(given)), str(given))


def refuse_blocked(found: Sequence[Finding]) -> None:
    """BlockedError if what was found in a report forbids to print it."""
    errors = [finding for finding in found if finding.severity is Severity.ERROR and not finding.waived]
    if errors:
        raise BlockedError(BLOCKED.format(count=len(errors)), errors[0].location)


@verb
def check_template(
    template: str | Path | bytes, edition: str = "", schema: Path | None = None, profile: str | Path | None = None
) -> tuple[TemplateFault, ...]:
    """All faults of an agency's Word template, for the edition named, else for the newest, as a profile asks for it."""
    chosen = named(catalog(schema, str(profile or "")), edition)
    from govgen.word import faults_in

    return faults_in(*_content(template), chosen)


@verb
def new_template(edition: str = "", schema: Path | None = None) -> tuple[str, bytes]:
    """A Word template drawn for an edition, else for the newest, and the file name that the schema gives it."""
    from govgen.reading.catalog import undrawn
    from govgen.word.drawing import template

    editions = undrawn(schema)
    chosen = named(editions, edition)
    return chosen.template, template(editions, chosen)
