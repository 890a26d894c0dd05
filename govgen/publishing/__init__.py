"""Finished reports made public: web pages, print, open data and charts, all from what the Word report says."""

from govgen.publishing.publication import KINDS, Publication, files_of, publication, series_of

__all__ = ["KINDS", "Publication", "files_of", "publication", "series_of"]
