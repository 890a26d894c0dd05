"""Word reports: templates compiled once, filled with a dossier, read back; drafts marked.

Checking templates takes python-docx and stays in `govgen.word.lint`.
"""

from govgen.word.filling.template import Template, load_template, read_template
from govgen.word.guard import faults_in, judged, proved, proved_template, reminder, verdict
from govgen.word.rendering import Finished, finish, render_dossier

__all__ = [
    "Finished",
    "Template",
    "faults_in",
    "finish",
    "judged",
    "load_template",
    "proved",
    "proved_template",
    "read_template",
    "reminder",
    "render_dossier",
    "verdict",
]
