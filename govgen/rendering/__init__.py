"""Word reports: templates compiled once, filled with a dossier, read back; drafts marked.

Checking templates takes python-docx and stays in `govgen.rendering.lint`.
"""

from govgen.rendering.rendering import render_dossier
from govgen.rendering.template import Template, load_template, read_template

__all__ = ["Template", "load_template", "read_template", "render_dossier"]
