"""Bundled files, and the one way files are written."""

from pathlib import Path

from govgen.files.writing import encoded, rewrite, write_folder, write_whole

__all__ = ["BUNDLED", "bundled", "encoded", "rewrite", "write_folder", "write_whole"]

BUNDLED = ("schema.yaml", "schema", "templates", "profiles", "reports")  # all but examples
_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "data"


def bundled(name: str) -> Path:
    """A file or folder that comes with govgen: inside an installed package, else at the top of the repository."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name
