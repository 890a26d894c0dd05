"""Pictures of the pages of one example of each edition, through LibreOffice with free faces for the named fonts."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from govgen import load, render
from tests.office import libreoffice
from tools.make_docs.catalog import ROOT
from tools.make_docs.png import small_png

FOLDER = ROOT / "docs" / "pictures"
EXAMPLES = {
    "2021": "examples/valid/2021-县级部门.yaml",
    "2019": "examples/valid/2019-市级部门.yaml",
    "2014": "examples/valid/2014-县级部门-公文.yaml",
}
DPI = 80
LARGEST = 150 * 1024
TOO_LARGE = "{path} has {size} bytes, more than {largest}"
SHOWN = '<img src="pictures/{name}" width="380" alt="{edition} 版式第 {number} 页">'


class PictureError(Exception):
    """A picture is not fit for the repository."""


def draw() -> list[Path]:
    """Make all pictures anew; the paths written."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        documents = [_render(edition, work) for edition in EXAMPLES]
        pages = [_pages(printed) for printed in libreoffice.to_pdf(documents, work)]
    # Pages that are no longer there must not stay behind.
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    return [
        _keep(FOLDER / f"{edition}-{number}.png", picture)
        for edition, pictures in zip(EXAMPLES, pages, strict=True)
        for number, picture in enumerate(pictures, start=1)
    ]


def _render(edition: str, folder: Path) -> Path:
    path = folder / f"{edition}.docx"
    path.write_bytes(render(load(ROOT / EXAMPLES[edition])))
    return path


def _pages(printed: Path) -> list[bytes]:
    """Each page of a PDF as a small PNG."""
    target = printed.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(DPI), str(printed), str(target)], check=True, stdin=subprocess.DEVNULL)
    drawn = sorted(printed.parent.glob(f"{printed.stem}-*.ppm"))
    return [small_png(picture.read_bytes()) for picture in drawn]


def _keep(path: Path, picture: bytes) -> Path:
    if len(picture) > LARGEST:
        raise PictureError(TOO_LARGE.format(path=path.name, size=len(picture), largest=LARGEST))
    path.write_bytes(picture)
    return path


def shown(argument: str, _before: str) -> str:
    """The pictures of an edition, in the order of the pages."""
    found = sorted(FOLDER.glob(f"{argument}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    lines = (SHOWN.format(name=path.name, edition=argument, number=n) for n, path in enumerate(found, start=1))
    return "\n".join(lines)
