"""Scans: a printed report as pictures of its pages, and whether this machine can read them."""

from __future__ import annotations

import sys
from pathlib import Path

from govgen.documents.scan.text import ENGINE
from govgen.files.components import flaw
from tests.office import pdf

TOO_NEW = sys.version_info >= (3, 13)
MADE_FOR_OLDER = "what reads pictures is made for Python 3.12 and below"


def available() -> bool:
    """Whether what reads pictures is installed, or cannot be: tests then skip themselves with `MADE_FOR_OLDER`."""
    return TOO_NEW or not flaw(ENGINE)


def scanned(printed: Path, dpi: int, out: Path) -> Path:
    """A PDF that has nothing but the pictures of another's pages."""
    from PIL import Image

    pages = [Image.open(path).convert("L") for path in pdf.to_png(printed, out, dpi)]
    made = out / "scan.pdf"
    pages[0].save(made, save_all=True, append_images=pages[1:], resolution=dpi)
    return made
