"""How each layout of the official tables is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Styles of heads, numbers and labels: of one row, of several, and right of another; heights in twips.

    A table that is kept `whole` moves to the next page rather than break: its merged cells would break too.
    """

    head: str
    number: str
    label: str
    group: str
    beside: str
    height: int
    whole: bool = False


LOOKS: Mapping[str, Look] = {
    "blocks": Look(
        head="TableHead",
        number="TableCentred",
        label="TableCentred",
        group="TableCentred",
        beside="TableCentred",
        height=454,
    ),
    "matrix": Look(
        head="TableHeadSmall",
        number="TableCentredSmall",
        label="TableTextSmall",
        group="TableCentredSmall",
        beside="TableTextSmall",
        height=340,
        whole=True,
    ),
    "across": Look(
        head="TableHeadSmall",
        number="TableCentredNarrow",
        label="TableHeadSmall",
        group="TableHeadSmall",
        beside="TableHeadSmall",
        height=454,
    ),
    "list": Look(
        head="TableHead",
        number="TableCentred",
        label="TableText",
        group="TableText",
        beside="TableCentred",
        height=320,
    ),
}
