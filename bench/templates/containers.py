"""Templates with prose alone in a cell: often there is none, and the cell may not stay without a paragraph."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from bench.templates.case import Case, Must
from bench.templates.wordfile import NS, WordFile, grid, order, text_of


def containers(original: bytes, _seed: str) -> Iterator[Case]:
    """Each prose in a cell of its own, and beside each one a cell of which all stands under a condition."""
    file = WordFile.of(original)
    spots = [at for at, one in enumerate(file.paragraphs()) if text_of(one).startswith("{{p")]
    for spot in spots:
        file = WordFile.of(original)
        prose = file.paragraphs()[spot]
        table = grid(8000)
        prose.addprevious(table)
        table.find("w:tr/w:tc", NS).append(prose)
        table.addnext(order(""))
        yield Case("container emptied", f"cell, paragraph {spot}", Must.BE_SAFE, file.data(), itself=True)
        file = WordFile.of(original)
        again = copy.deepcopy(table)
        cell = again.find("w:tr/w:tc", NS)
        cell.remove(cell[-1])
        for text in ("{%p if 公文 %}", "（公文附件）", "{%p endif %}"):
            cell.append(order(text))
        file.paragraphs()[spot].addprevious(again)
        yield Case(
            "container emptied", f"cell under a condition, paragraph {spot}", Must.BE_SAFE, file.data(), itself=True
        )
