"""Pages that lie on their side or stand on their head: turned before they are read, whatever the file says of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

TURNED = "第{page}页的字是横着、倒着的，转正了读；请与原件核对"
MOST = 0.6  # of the letters; watermarks and turned heads of columns are fewer


def upright_page(pdf: Any, page: Any, notes: list[str]) -> Any:
    """The page with its letters upright; a note where it had to be turned."""
    turns = Counter(_turn(char["matrix"]) for char in page.chars if char["text"].strip())
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    if not turn or count < MOST * turns.total():
        return page
    drawn = page.page_obj
    drawn.rotate = (page.rotation + turn) % 360
    drawn.attrs = {**drawn.attrs, "Rotate": drawn.rotate}
    page.close()
    notes.append(TURNED.format(page=page.page_number))
    return type(page)(pdf, drawn, page.page_number, page.initial_doctop)


def _turn(matrix: tuple[float, ...]) -> int:
    """By how many degrees clockwise a letter is to be turned to stand upright."""
    across, up = matrix[:2]
    if abs(across) >= abs(up):
        return 180 if across < 0 else 0
    return 90 if up > 0 else 270
