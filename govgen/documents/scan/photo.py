"""Photos of a sheet of paper: brought to the rectangle that the sheet is, and lit evenly.

A picture is a matrix of grey values, 255 for white.
"""

from __future__ import annotations

from typing import Any

from govgen.documents.scan.grid import PAPER

LEAST, MOST = 0.2, 0.95  # of the picture that the sheet takes up; beyond, its edges are not seen
FILLED = 0.95  # of the shape of four corners that the bright area fills
ASLANT = 0.01  # of the width, that a corner is off the upright rectangle; a scan with a dark border is left as it is
CORNERS = 4
GAP = 0.02  # of the width, wider than a stroke of print
LOOSE = (0.01, 0.02, 0.03, 0.05)  # of its length, how far the edge of a sheet may bend
LETTER, GROUND = 15, 51  # pixels; what is larger than a letter is how the paper is lit


def flattened(picture: Any) -> Any:
    """The sheet that is photographed aslant, as a scanner would show it; any other picture as it is."""
    corners = _corners(picture)
    return picture if corners is None else _lit(_upright(picture, corners))


def _corners(picture: Any) -> Any:
    """The corners of the sheet from the upper left clockwise, None where it has no four or lies straight."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    height, width = picture.shape
    size = max(round(GAP * width), 1)
    bright = cv2.threshold(cv2.GaussianBlur(picture, (9, 9), 0), 0, PAPER, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    found = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    if not found:
        return None
    sheet = max(found, key=cv2.contourArea)
    shape = _four_cornered(cv2.convexHull(sheet))
    if shape is None or not LEAST < cv2.contourArea(sheet) / (height * width) < MOST:
        return None
    is_whole = cv2.contourArea(sheet) > FILLED * cv2.contourArea(shape)
    corners = _in_order(shape.reshape(CORNERS, 2))
    return corners if is_whole and _is_aslant(corners, width) else None


def _four_cornered(hull: Any) -> Any:
    import cv2  # noqa: PLC0415  # an extra

    length = cv2.arcLength(hull, True)
    shapes = (cv2.approxPolyDP(hull, loose * length, True) for loose in LOOSE)
    return next((shape for shape in shapes if len(shape) == CORNERS), None)


def _in_order(corners: Any) -> Any:
    """Four corners from the upper left clockwise."""
    import numpy as np  # noqa: PLC0415  # an extra

    sums, across = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    return np.float32([corners[at] for at in (sums.argmin(), across.argmax(), sums.argmax(), across.argmin())])


def _is_aslant(corners: Any, width: int) -> bool:
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    upright = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return bool(abs(corners - upright).max() > ASLANT * width)


def _upright(picture: Any, corners: Any) -> Any:
    """What stands between four corners, as a rectangle as long as their longest sides."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    sides = [float(np.linalg.norm(corners[at] - corners[at - 1])) for at in range(CORNERS)]
    width, height = round(max(sides[1::2])), round(max(sides[::2]))
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(corners, target), (width, height), borderValue=PAPER
    )


def _lit(picture: Any) -> Any:
    """The picture with its paper white everywhere."""
    import cv2  # noqa: PLC0415  # an extra
    import numpy as np  # noqa: PLC0415

    ground = cv2.medianBlur(cv2.dilate(picture, np.ones((LETTER, LETTER), np.uint8)), GROUND)
    return cv2.divide(picture, ground, scale=PAPER)
