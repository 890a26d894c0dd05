"""How surely scans are read: examples printed, turned into pictures, and imported again.

    python bench/scans.py [--dpi 200] [--noise 0] [--tilt 0] [EXAMPLE ...]

Prints for each example how many of its cells came back right, wrong, or not at all, how many of the wrong ones were
told as doubtful, and the seconds a page. Needs LibreOffice, poppler and the extra `scan`.
"""

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from govgen import api
from govgen.documents import Certainty

ROOT = Path(__file__).resolve().parents[1]


def pages(example, dpi, noise, tilt, folder):
    """The pages of a printed report as pictures, with noise (part of the dots) and tilt (degrees)."""
    (folder / "a.docx").write_bytes(api.render(api.load(example)))
    for words in (
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "a.docx"],
        ["pdftoppm", "-r", str(dpi), "-gray", "-png", "a.pdf", "page"],
    ):
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
    chance = np.random.default_rng(7)
    for path in sorted(folder.glob("page*.png")):
        grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if tilt:
            height, width = grey.shape
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
            grey = cv2.warpAffine(grey, turn, (width, height), borderValue=255)
        if noise:
            grey = cv2.GaussianBlur(grey, (3, 3), 0)
            dots = chance.random(grey.shape)
            grey = np.where(dots < noise / 2, 0, np.where(dots > 1 - noise / 2, 255, grey)).astype(np.uint8)
        yield Image.fromarray(grey).convert("RGB")


def compare(example, dpi, noise, tilt):
    """Cells right, wrong, unread; wrong ones that were told; seconds a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, *others = pages(example, dpi, noise, tilt, folder)
        first.save(folder / "scan.pdf", save_all=True, append_images=others, resolution=dpi)
        start = time.perf_counter()
        imported = api.import_(folder / "scan.pdf")
        seconds = (time.perf_counter() - start) / (1 + len(others))
    wanted, found = api.load(example).report, imported.report
    told = {each.what for each in imported.receipt.recognised if each.certainty is Certainty.LOW}
    right = wrong = unread = doubtful = 0
    for slot, before, after in zip(wanted.edition.slots, wanted.cells, found.cells, strict=True):
        if before.value is None:
            continue
        if after.value == before.value:
            right += 1
        elif after.value is None:
            unread += 1
        else:
            wrong += 1
            doubtful += slot.ref.path in told
    return right, wrong, unread, doubtful, seconds


def main():
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("examples", nargs="*", type=Path)
    asked.add_argument("--dpi", type=int, default=200)
    asked.add_argument("--noise", type=float, default=0.0)
    asked.add_argument("--tilt", type=float, default=0.0)
    given = asked.parse_args()
    for example in given.examples or sorted((ROOT / "examples" / "valid").glob("20[12][19]-*.yaml")):
        right, wrong, unread, doubtful, seconds = compare(example, given.dpi, given.noise, given.tilt)
        print(
            f"{example.stem}: {right} right, {wrong} wrong ({doubtful} told), {unread} unread, {seconds:.1f} s a page"
        )


if __name__ == "__main__":
    main()
