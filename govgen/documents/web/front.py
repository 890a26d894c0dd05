"""What a published fragment leaves to fields of the site: red head, number, title. They stand unseen in its mark-up."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.documents.document import Block, Line
from govgen.location import Location
from govgen.model.carried import bare


def with_front(above: Sequence[Block], front: str, place: Location) -> list[Block]:
    """What a site shows above a fragment, and the fragment's own front, which is not told twice."""
    lines = [text for text in front.split("\n") if text.strip()]
    told = {bare(text) for text in lines}
    kept = [block for block in above if not (isinstance(block, Line) and bare(block.text) in told)]
    return [*kept, *(Line(text, place) for text in lines)]
