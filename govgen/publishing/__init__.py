"""Finished reports made public: web pages, print, open data and charts, all from what the Word report says."""

from govgen.publishing.charts import YearFigures, compared, year_figures
from govgen.publishing.collection import gather, recorded, series_of
from govgen.publishing.paper import Body
from govgen.publishing.pdf import ENGINES, Engine
from govgen.publishing.publication import KINDS, MadeFiles, Publication, files_of, joined, publication

__all__ = [
    "ENGINES",
    "KINDS",
    "Body",
    "Engine",
    "MadeFiles",
    "Publication",
    "YearFigures",
    "compared",
    "files_of",
    "gather",
    "joined",
    "publication",
    "recorded",
    "series_of",
    "year_figures",
]
