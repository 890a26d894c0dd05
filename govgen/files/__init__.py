"""Bundled files, and the one way files are written."""

import os
import sys
from pathlib import Path

from govgen.files.writing import encoded, rewrite, write_folder, write_whole

__all__ = [
    "BUNDLED",
    "TEMPLATES",
    "bundled",
    "called",
    "encoded",
    "in_utf8",
    "rewrite",
    "template_file",
    "write_folder",
    "write_whole",
]

TEMPLATES = "templates"  # the folder of Word templates beside a schema
BUNDLED = ("schema.yaml", "schema", TEMPLATES, "profiles", "reports")  # all but examples
_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "data"


def bundled(name: str) -> Path:
    """A file or folder that comes with govgen: inside an installed package, else at the top of the repository."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name


def in_utf8(name: str) -> str:
    """A name as it was found on the disk, read as UTF-8, which those of all that comes with govgen are.

    Where the locale is another one, say GBK, Python reads it as that; a name that is no UTF-8 stays as it is.
    """
    try:
        return os.fsencode(name).decode()
    except UnicodeError:
        return name


def called(name: str, folder: Path) -> Path:
    """The file of this name in a folder: as the locale spells it, or in UTF-8 where only that is there."""
    path = folder / name
    if sys.getfilesystemencoding() == "utf-8" or path.exists():
        return path
    other = folder / os.fsdecode(name.encode())
    return other if other.exists() else path


def template_file(folder: str, name: str) -> Path:
    """The Word template of this name that lies beside the schema of a folder."""
    return called(name, Path(folder) / TEMPLATES)
