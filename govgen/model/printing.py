"""How a place has reports printed, where the form leaves it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal["plain", "bold"]


@dataclass(frozen=True, slots=True)
class Printing:
    """`third` is the weight of third-level headings: GB/T 9704 sets them in the face of the text, some offices bold."""

    third: Weight = "plain"
