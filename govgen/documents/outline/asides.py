"""Lists of links and side columns of a page within a report: what a site shows beside an article is none of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from govgen.documents.document import Block, Line, Unused
from govgen.documents.hidden import UNREAD
from govgen.documents.outline.headings import find_titles
from govgen.model.edition import Edition
from govgen.model.report import ReadProblem

ASIDE = "网页上的旁栏或者一串链接"
LEAST = 3  # links below each other; fewer may be what the report refers to
TOLD = 60  # characters of them that check tells


def without_asides(blocks: Sequence[Block], edition: Edition) -> tuple[list[Block], list[Unused], list[ReadProblem]]:
    """The blocks without what a site puts between the parts of a report; what is left out, and the flaws to tell.

    What stands before the first title of a section or behind the last is told apart by its place.
    """
    left: list[Unused] = []
    flaws: list[ReadProblem] = []
    gone: set[int] = set()
    is_led = any(isinstance(block, Line) and (block.aside or block.linked) for block in blocks)
    for numbers in _asides(blocks, find_titles(blocks, edition)) if is_led else ():
        lines = [block for number in numbers if isinstance(block := blocks[number], Line)]
        left += [Unused(line.text, line.place, ASIDE) for line in lines]
        said = " ".join(line.text for line in lines)[:TOLD]
        flaws.append(ReadProblem(UNREAD, "", lines[0].place, said, (ASIDE, ""), detail="words"))
        gone.update(numbers)
    return [block for number, block in enumerate(blocks) if number not in gone], left, flaws


def _asides(blocks: Sequence[Block], titles: Collection[int]) -> Iterator[list[int]]:
    first, last = min(titles, default=0), max(titles, default=0)
    for key, run in groupby(range(first, last), key=lambda number: number not in titles and _kind(blocks[number])):
        numbers = list(run)
        if key == "links" and len(numbers) >= LEAST:
            above = blocks[numbers[0] - 1]
            is_headed = isinstance(above, Line) and above.level > 0 and numbers[0] - 1 not in titles
            yield [numbers[0] - 1, *numbers] if is_headed else numbers
        elif key == "aside":
            yield numbers


def _kind(block: Block) -> str:
    if not isinstance(block, Line):
        return ""
    return "aside" if block.aside else "links" if block.linked else ""
