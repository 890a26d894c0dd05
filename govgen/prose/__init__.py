"""Prose: figures put in, paragraphs, headings and their levels."""

from govgen.prose.narrative import Dossier, Fault, Narrative, RenderedPassage, open_dossier
from govgen.prose.paragraphs import Paragraph

__all__ = ["Dossier", "Fault", "Narrative", "Paragraph", "RenderedPassage", "open_dossier"]
