"""A dossier becomes a Word report: laid out, filled, read back, and marked where it is a draft."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.model.finding import Finding
from govgen.narrative import Dossier
from govgen.rendering.comments import comment_findings
from govgen.rendering.context import lay_out
from govgen.rendering.draft import mark_draft
from govgen.rendering.readback import read_back
from govgen.rendering.template import Template


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
    return mark_draft(made, lambda document: comment_findings(document, template.tables, dossier, findings))
