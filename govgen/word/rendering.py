"""A dossier becomes a Word report: laid out, filled, read back, and marked where it is a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from govgen.errors import RenderingError
from govgen.model.finding import Finding
from govgen.prose import Dossier
from govgen.word.filling.context import Page, lay_out
from govgen.word.filling.left_out import left_out
from govgen.word.filling.readback import read_back
from govgen.word.filling.rewriting import BLOCK
from govgen.word.filling.template import Template

LOST = "模板没有印出“{name}”的地方，这段文字会丢失；没有生成文件，请在模板里加上独占一段的“{{{{p {name} }}}}”。"


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished Word file, its main part as it was read back from it, and the names of its styles by id.

    `left_out` are the parts of its head that the report has and the file does not show.
    """

    document: bytes
    body: bytes
    names: Mapping[str, str]
    left_out: tuple[str, ...]


def render_dossier(
    dossier: Dossier, template: Template, draft: bool = False, findings: Sequence[Finding] = (), data: str = ""
) -> bytes:
    """The Word file of a dossier, found equal to its data; RenderingError or TemplateError if that cannot be had.

    It carries `data`, the report as a data file, if that is given. A draft has its `findings` as comments instead.
    """
    if not draft:
        return finish(dossier, template, data).document
    made = _filled(lay_out(dossier, template.styles, draft=True), template).document
    return _as_draft(made, template, dossier, findings)


def finish(dossier: Dossier, template: Template, data: str = "") -> Finished:
    """The same for what is to be read on: what the file says need not be unpacked again."""
    return _filled(lay_out(dossier, template.styles), template, data)


def _filled(page: Page, template: Template, data: str = "") -> Finished:
    made = template.render(page, data)
    _refuse_lost(page)
    body = read_back(made, template.parts[0].name, template.tables, page)
    # By their ids as XML says them: a template has them as they are put into its text.
    names = {unescape(style): name for name, style in template.styles.ids.items()}
    return Finished(made, body, names, left_out(page))


def _refuse_lost(page: Page) -> None:
    """RenderingError for prose beside tables that the template has no place for: it would be lost without a word."""
    printed = {path for _, paths in page.filled for path in paths}
    for name, paragraphs in page.prose.items():
        if paragraphs and "." in name and BLOCK + name not in printed:
            raise RenderingError(LOST.format(name=name))


def _as_draft(made: bytes, template: Template, dossier: Dossier, findings: Sequence[Finding]) -> bytes:
    # Reports without errors need no python-docx.
    from govgen.word.marking.draft import comment_findings, mark_draft  # noqa: PLC0415

    return mark_draft(made, lambda document: comment_findings(document, template.tables, dossier, findings))
