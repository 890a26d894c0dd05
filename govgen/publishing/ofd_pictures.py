"""The pictures of a report in an OFD file: the files as they were given, where the pages of the PDF show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from govgen.prose.pictures import PrintablePicture, judge_picture
from govgen.publishing.paper_extras import PaperPicture

_ALIKE = 0.03  # by which the shape of a picture on paper may differ from that of its file


class PageImage(NamedTuple):
    """A picture and its place on a page, in points from the upper left corner."""

    picture: PaperPicture
    left: float
    top: float
    width: float
    height: float


def placed(pages: Sequence[Any], pictures: Sequence[PaperPicture]) -> list[list[PageImage]] | None:
    """The pictures of each page; None where the pages do not show just these in their order."""
    shown = [(number, image) for number, page in enumerate(pages) for image in sorted(page.images, key=_order)]
    found: list[list[PageImage]] = [[] for _ in pages]
    if len(shown) != len(pictures):
        return None
    for (number, image), picture in zip(shown, pictures, strict=True):
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        if not _is_like(picture, width, height):
            return None
        found[number].append(PageImage(picture, image["x0"], image["top"], width, height))
    return found


def _order(image: Any) -> tuple[int, float]:
    return round(image["top"]), image["x0"]


def _is_like(picture: PaperPicture, width: float, height: float) -> bool:
    file = judge_picture(f"picture.{picture.kind}", picture.data)
    if not isinstance(file, PrintablePicture) or min(width, height) <= 0:
        return False
    return abs(width * file.height / (height * file.width) - 1) <= _ALIKE
