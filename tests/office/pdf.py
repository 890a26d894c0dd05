"""What a PDF holds, read by poppler's programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

PROGRAMS = ("pdfinfo", "pdftotext", "pdffonts", "pdftoppm")
MM_PER_POINT = Decimal("25.4") / 72
SIZE = re.compile(r"^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts", re.MULTILINE)
SUBSET = re.compile(r"^[A-Z]{6}\+")


def available() -> bool:
    """Whether poppler is on this machine."""
    return all(shutil.which(program) for program in PROGRAMS)


def pages(pdf: Path) -> int:
    """How many pages."""
    return len(sizes(pdf))


def sizes(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres; upright A4 is (210, 297)."""
    report = _run("pdfinfo", "-l", "-1", str(pdf))
    return [(_millimetres(width), _millimetres(height)) for width, height in SIZE.findall(report)]


def texts(pdf: Path) -> list[str]:
    """The text of each page, laid out as on paper."""
    # poppler ends each page with a form feed.
    return _run("pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-").split("\f")[:-1]


def fonts(pdf: Path) -> frozenset[str]:
    """The fonts of the file by their PostScript names, without the tag of a subset.

    Noto Sans CJK SC appears as `NotoSansCJKjp-Regular-…`: its collection has one set of glyphs, in groups.
    """
    table = _run("pdffonts", str(pdf)).splitlines()[2:]
    return frozenset(SUBSET.sub("", line.split()[0]) for line in table)


def to_png(pdf: Path, out: Path, dpi: int = 60) -> list[Path]:
    """A picture of each page in the folder `out`, in the order of the pages."""
    out.mkdir(parents=True, exist_ok=True)
    _run("pdftoppm", "-png", "-r", str(dpi), str(pdf), str(out / pdf.stem))
    made = re.compile(re.escape(pdf.stem) + r"-\d+\.png")
    return sorted(path for path in out.iterdir() if made.fullmatch(path.name))


def _millimetres(points: str) -> int:
    return int((Decimal(points) * MM_PER_POINT).quantize(Decimal(1), ROUND_HALF_EVEN))


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return done.stdout.decode("utf-8")
