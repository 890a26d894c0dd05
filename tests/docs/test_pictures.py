"""The pictures of pages are small, and whole."""

import struct
import zlib

import pytest

from tests.reports import CATALOG
from tools.make_docs.pictures import FOLDER, LARGEST, shown
from tools.make_docs.png import PALETTE, SHADES, small_png

PICTURES = sorted(FOLDER.glob("*.png"))


@pytest.mark.parametrize("edition", CATALOG.editions)
def test_every_edition_is_shown(edition):
    assert shown(edition, "").count("<img ") == len(list(FOLDER.glob(f"{edition}-*.png"))) > 2


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_shows_an_upright_page(path):
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert len(data) <= LARGEST
    assert width < height


def indices(png):
    """The pixels of a picture that `small_png` made, line by line."""
    width, height = struct.unpack(">II", png[16:24])
    start = png.index(b"IDAT") + 4
    lines = zlib.decompress(png[start : png.index(b"IEND") - 8])
    return [list(lines[row * (width + 1) + 1 : (row + 1) * (width + 1)]) for row in range(height)]


def test_shades_of_grey_and_of_red_have_a_place_in_the_palette():
    ppm = b"P6\n3 2\n255\n" + bytes([0, 0, 0, 255, 255, 255, 128, 128, 128, 255, 0, 0, 255, 255, 255, 255, 136, 136])
    rows = indices(small_png(ppm))
    assert rows[0] == [0, SHADES - 1, 8]
    assert [tuple(PALETTE[3 * at : 3 * at + 3]) for at in rows[1]] == [(255, 0, 0), (255, 255, 255), (255, 136, 136)]


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="PPM"):
        small_png(b"P5\n1 1\n255\n0")
