"""Characters in the cells of a workbook that no data file and no Word file can hold: seen, told, and not carried on."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.location import Location
from govgen.model.report import Passage, ReadProblem, Waiver, Written, wrong_shape

REASON = "理由"
UNKNOWN = "\ufffd"  # stands for a character that is not to be had


class Texts(Protocol):
    """What was read of one unit, as far as people wrote it in words."""

    head: dict[str, Written]
    passages: list[Passage]
    waivers: tuple[Waiver, ...]
    problems: list[ReadProblem]


def clean(held: Texts) -> None:
    """Put a mark for each such character, and a problem for each cell that has one."""
    for key, written in held.head.items():
        held.head[key] = replace(written, text=_cleaned(written.text, key, written.location, held.problems))
    for number, passage in enumerate(held.passages):
        path = f"{passage.section}.{passage.part}"
        text = _cleaned(passage.text, path, passage.location, held.problems)
        held.passages[number] = replace(passage, text=text, heading=FORBIDDEN_CHARACTERS.sub(UNKNOWN, passage.heading))
    held.waivers = tuple(
        replace(waiver, reason=_cleaned(waiver.reason, "理由", waiver.location, held.problems))
        for waiver in held.waivers
    )


def _cleaned(text: str, path: str, place: Location, problems: list[ReadProblem]) -> str:
    if not FORBIDDEN_CHARACTERS.search(text):
        return text
    problems.append(wrong_shape(path, place, "unseen", (path,)))
    return FORBIDDEN_CHARACTERS.sub(UNKNOWN, text)
