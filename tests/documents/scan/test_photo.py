"""Photos of a sheet: brought to a rectangle; what is no photo taken aslant stays as it is."""

from __future__ import annotations

import pytest

from govgen.documents.document import RawTable
from tests.documents.scan.test_reader import drawn
from tests.office import scans

pytestmark = [pytest.mark.office("scan"), pytest.mark.skipif(scans.TOO_NEW, reason=scans.MADE_FOR_OLDER)]
TEXTS = [["12", "40", "345"], ["7", "", "1980"]]
DESK = 70


def sheet():
    import cv2
    import numpy as np

    return cv2.imdecode(np.frombuffer(drawn(TEXTS), np.uint8), cv2.IMREAD_GRAYSCALE)


def photo(lean):
    """The sheet on a dark desk, seen from aside and lit from the left; `lean` is a part of its width."""
    import cv2
    import numpy as np

    desk = cv2.copyMakeBorder(sheet(), 160, 160, 160, 160, cv2.BORDER_CONSTANT, value=DESK)
    height, width = desk.shape
    seen = np.float32([[lean * width, 0], [(1 - lean / 2) * width, 0], [width, height], [0, height * (1 - lean)]])
    whole = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    warped = cv2.warpPerspective(desk, cv2.getPerspectiveTransform(whole, seen), (width, height), borderValue=DESK)
    return (warped * np.linspace(1, 0.65, width)).astype(np.uint8)


@pytest.mark.parametrize("lean", [0.04, 0.08, 0.14])
def test_a_table_photographed_aslant_is_read_cell_by_cell(lean):
    import cv2

    from govgen.documents.scan.reader import read_picture

    document = read_picture(cv2.imencode(".png", photo(lean))[1].tobytes(), "a.png")
    table = next(block for block in document.blocks if isinstance(block, RawTable))
    assert [[box.text for box in row] for row in table.rows] == TEXTS


def test_a_scan_a_dark_border_and_a_banner_are_left_as_they_are():
    import cv2

    from govgen.documents.scan.photo import flattened

    page = sheet()
    banner = page.copy()
    banner[:250] = 60
    for picture in (page, cv2.copyMakeBorder(page, 90, 40, 30, 120, cv2.BORDER_CONSTANT, value=0), banner):
        assert flattened(picture) is picture


def test_a_picture_of_one_shade_and_one_of_noise_are_left_as_they_are():
    import numpy as np

    from govgen.documents.scan.photo import flattened

    noise = np.random.default_rng(1).integers(0, 255, (400, 300)).astype(np.uint8)
    for picture in (np.full((400, 300), 255, np.uint8), np.zeros((1, 1), np.uint8), noise):
        assert flattened(picture) is picture
