"""Which rows or columns of a form are parts of which: by their numbers, and by `其中`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govgen.schema.labels import brief, ordinal

LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}[、.．](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"\d{1,2}[.．]\d{1,2}(?![\d.．十百千万亿元吨米公升%％])"),
    re.compile(r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}(?!\d)"),
)
FIRST = ("一", "1")
AMONG = re.compile(r"^\s*(?:(?:\d[.、．]\s*)?其中\s*[:：、]?|[#＃]\s*(?=\w))")
TOTAL = re.compile(r"^(?:合计|总计|共计|总和|.*(?:合计|总计))$")
PART = re.compile(r"^(?:小计|.*小计)$")


def is_total(label: str) -> bool:
    """True for 合计, 总计 and their like."""
    return not AMONG.match(label) and bool(TOTAL.match(brief(label)))


def is_subtotal(label: str) -> bool:
    """True for 小计."""
    return not AMONG.match(label) and bool(PART.match(brief(label)))


def is_sum(label: str) -> bool:
    """True for a sum of others."""
    return is_total(label) or is_subtotal(label)


def is_bare_among(label: str) -> bool:
    """True for a heading that says nothing but that parts stand below it."""
    return bool(AMONG.fullmatch(label))


def level_of(label: str) -> int | None:
    """How deep a label stands by its number; None without one."""
    return next((level for level, pattern in enumerate(LEVELS) if pattern.match(label)), None)


def wholes(labels: Sequence[str]) -> Iterator[int | None]:
    """For each label the place of that which it is a part of, None for what stands by itself."""
    above: list[tuple[int, int]] = []  # the numbered ones that go on: how deep, and where
    latest: tuple[int, int | None] | None = None  # what 其中 is of, and what that is a part of
    held: int | None = None  # the label without a number whose parts are numbered
    for at, label in enumerate(labels):
        if AMONG.match(label):
            yield latest[0] if latest else None
            continue
        level = level_of(label)
        if level is not None:
            # Numbers that begin anew behind a label without one are of its parts.
            if ordinal(label) in FIRST and latest and _leads(labels[latest[0]]):
                held = latest[0]
            above = [pair for pair in above if pair[0] < level]
            whole = above[-1][1] if above else held
            above.append((level, at))
        else:
            whole = latest[1] if latest and is_subtotal(label) else None
            above, held = (above, held) if whole is not None else ([], None)
        latest = at, whole
        yield whole


def _last_among(labels: Sequence[str]) -> Iterator[int]:
    """其中 behind the last of several parts of a sum, of the last of them or of all of them."""
    parts = [at for at, label in enumerate(labels) if not AMONG.match(label) and not is_sum(label)]
    if len(parts) > 1 and level_of(labels[parts[-1]]) is None:
        behind = range(parts[-1] + 1, len(labels))
        yield from (at for at in behind if AMONG.match(labels[at]) and not is_sum(labels[at - 1]))


def _leads(label: str) -> bool:
    return level_of(label) is None and not is_sum(label)


def doubtful(labels: Sequence[str]) -> list[int]:
    """Labels without a number of which nothing tells what they are parts of: they follow parts, or end a whole row."""
    found, parts = list[int](), False
    if any(map(is_sum, labels)):
        found += _last_among(labels)
    for at, (label, whole) in enumerate(zip(labels, wholes(labels), strict=True)):
        plain = level_of(label) is None and not AMONG.match(label) and not is_sum(label)
        if plain and parts:
            found.append(at)
        parts = whole is not None or (plain and parts)
    return found
