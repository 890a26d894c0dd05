"""Word reports: templates compiled once, filled with a dossier, read back; drafts marked.

Checking templates takes python-docx and stays in `govgen.word.lint`.
"""

from govgen.word.guard import proved, proved_template
from govgen.word.rendering import render_dossier
from govgen.word.template import Template, load_template, read_template

__all__ = ["Template", "load_template", "proved", "proved_template", "read_template", "render_dossier"]
