"""Finished reports made public: web pages, print, open data and charts, all from what the Word report says."""

from govgen.publishing.pdf import ENGINES, Engine
from govgen.publishing.publication import KINDS, MadeFiles, Publication, files_of, joined, publication, series_of

__all__ = ["ENGINES", "KINDS", "Engine", "MadeFiles", "Publication", "files_of", "joined", "publication", "series_of"]
