"""Prose: figures put in, paragraphs, headings and their levels."""

from govgen.narrative.paragraphs import Paragraph
from govgen.narrative.story import Dossier, Fault, Narrative, Telling, open_dossier

__all__ = ["Dossier", "Fault", "Narrative", "Paragraph", "Telling", "open_dossier"]
