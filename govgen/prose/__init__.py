"""Prose: figures put in, paragraphs, headings and their levels."""

from govgen.prose.narrative import Dossier, Fault, Narrative, Paragraph, RenderedPassage, open_dossier

__all__ = ["Dossier", "Fault", "Narrative", "Paragraph", "RenderedPassage", "open_dossier"]
