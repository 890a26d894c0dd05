"""How a place has reports printed, where the form leaves it open."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Weight: TypeAlias = Literal["plain", "bold"]
Place: TypeAlias = Literal["cell", "note"]


class Printing(NamedTuple):
    """`third` is the weight of third-level headings: GB/T 9704 sets them in the face of the text, some offices bold.

    `remarks` says where words behind a figure are printed: with it in its `cell`, or in a `note` below the table.
    """

    third: Weight = "plain"
    remarks: Place = "cell"
