"""Bundled files, and the one way files are written."""

from govgen.resources.bundled import bundled
from govgen.resources.folders import write_folder
from govgen.resources.writing import write_whole

__all__ = ["bundled", "write_folder", "write_whole"]
