"""Generated blocks of Markdown: `<!-- generated: NAME ARGUMENT -->` … `<!-- /generated -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Makes the inside of a block from the argument of its marker and the page before it.
Maker = Callable[[str, str], str]

FORM = "{opening}\n\n{inside}\n\n<!-- /generated -->"

_BLOCK = re.compile(
    r"(?P<opening><!-- generated: (?P<name>[a-z]+)(?: (?P<argument>[^>]*?))? -->)\n.*?<!-- /generated -->",
    re.DOTALL,
)
_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<language>[a-z]*)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced piece of text: its language, its text, and where it begins and ends in the page."""

    language: str
    text: str
    start: int
    end: int


def refresh(page: str, makers: Mapping[str, Maker]) -> str:
    """The page with every generated block made anew; KeyError for a block that nobody makes."""

    def make(block: re.Match[str]) -> str:
        inside = makers[block["name"]](block["argument"] or "", page[: block.start()])
        return FORM.format(opening=block["opening"], inside=inside.strip("\n"))

    return _BLOCK.sub(make, page)


def fences(page: str) -> Iterator[Fence]:
    """The fenced pieces of a page."""
    for found in _FENCE.finditer(page):
        yield Fence(found["language"], found["text"], found.start(), found.end())


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
