"""Word reports: templates compiled once, filled with a dossier, read back; drafts marked; templates checked."""

from govgen.rendering.lint import TemplateFault, lint_template
from govgen.rendering.rendering import render_dossier
from govgen.rendering.template import Template, load_template, read_template

__all__ = ["Template", "TemplateFault", "lint_template", "load_template", "read_template", "render_dossier"]
