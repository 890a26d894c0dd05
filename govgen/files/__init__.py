"""Bundled files, and the one way files are written."""

from govgen.files.bundled import bundled
from govgen.files.writing import encoded, write_folder, write_whole

__all__ = ["bundled", "encoded", "write_folder", "write_whole"]
