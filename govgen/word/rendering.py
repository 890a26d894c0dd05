"""A dossier becomes a Word report: laid out, filled, read back, and marked where it is a draft."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.model.finding import Finding
from govgen.prose import Dossier
from govgen.word.context import lay_out
from govgen.word.readback import read_back
from govgen.word.template import Template


def render_dossier(
    dossier: Dossier, template: Template, draft: bool = False, findings: Sequence[Finding] = ()
) -> bytes:
    """The Word file of a dossier, found equal to its data; RenderingError or TemplateError if that cannot be had.

    A draft has its `findings` as comments.
    """
    page = lay_out(dossier, template.styles)
    made = template.render(page)
    read_back(made, template.parts[0].name, template.tables, page)
    if not draft:
        return made
    return _as_draft(made, template, dossier, findings)


def _as_draft(made: bytes, template: Template, dossier: Dossier, findings: Sequence[Finding]) -> bytes:
    # Reports without errors need no python-docx.
    from govgen.word.draft import comment_findings, mark_draft  # noqa: PLC0415

    return mark_draft(made, lambda document: comment_findings(document, template.tables, dossier, findings))
