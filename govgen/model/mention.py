"""Mentions 应写事项: what the prose of a section must speak of, for which bodies and when."""

from __future__ import annotations

from typing import NamedTuple

from govgen.model.relation import Addend, SeverityWord


class Mention(NamedTuple):
    """Something that a section must mention by one of `words`.

    `part` is the aspect that says it by being there, `table` the figures that say it when they are filled in.
    `categories` limits it to some kinds of bodies, and to others whose name ends with one of `names`; `when` to
    reports in which that sum of cells is above `above`.
    """

    id: str
    section: str
    words: tuple[str, ...]
    basis: str
    severity: SeverityWord
    part: str = ""
    table: str = ""
    categories: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    when: tuple[Addend, ...] = ()
    above: int = 0
