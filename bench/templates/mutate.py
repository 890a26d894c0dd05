"""Templates that are wrong: a bundled one with one thing exchanged, altered, hidden, left out or put under a condition.

Everything is drawn from a seed, so that the same templates come out each time.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from bench.templates.case import Case, Change, remove, wrong
from bench.templates.wordfile import (
    NS,
    WordFile,
    cells,
    is_figure,
    order_row,
    piece,
    put_text,
    text_of,
    w,
)

CONDITIONS = ("公文", "联系", "公文 and 公文.签发人", "年度 == 1999", "名称|length > 14")
SIGNS = ("1{}", "{}0", "-{}", "{}.5", "0{}", "{}宗")
LEVEL_ONE = "Heading1"


class Places:
    """What there is to change in a template, by number, so that it is found again in a fresh copy."""

    def __init__(self, original: bytes) -> None:
        file = WordFile.of(original)
        self.figures: list[tuple[int, int, int]] = []
        self.labels: list[tuple[int, int, int]] = []
        self.heads: list[tuple[int, int, int]] = []
        for number, table in enumerate(file.tables()):
            self._sort(number, table)
        paragraphs = file.paragraphs()
        self.headings = [at for at, one in enumerate(paragraphs) if style_of(one) == LEVEL_ONE]
        self.prose = [at for at, one in enumerate(paragraphs) if text_of(one).startswith("{{p")]
        self.closing = [at for at, one in enumerate(paragraphs) if _is_closing(text_of(one))]

    def _sort(self, number: int, table: etree._Element) -> None:
        rows: dict[int, list[tuple[int, etree._Element]]] = {}
        for row, place, cell in cells(table):
            rows.setdefault(row, []).append((place, cell))
        for row, line in rows.items():
            printed = any(is_figure(cell) for _, cell in line)
            for place, cell in line:
                kind = self.figures if is_figure(cell) else self.labels if printed else self.heads
                if text_of(cell).strip():
                    kind.append((number, row, place))


def style_of(paragraph: etree._Element) -> str:
    """The style of a paragraph."""
    style = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if style is None else style.get(w("val"), "")


def _is_closing(text: str) -> bool:
    return text.strip() in {"{{ 标题 }}", "{{ 名称 }}", "{{ 落款单位 }}", "{{ 落款日期 }}", "{{ 统计表.标题 }}"}


Spot = tuple[int, int, int]


def cell_at(file: WordFile, spot: Spot) -> etree._Element:
    """The cell of a fresh copy."""
    table, row, place = spot
    return file.tables()[table].findall("w:tr", NS)[row].findall("w:tc", NS)[place]


def row_at(file: WordFile, spot: Spot) -> etree._Element:
    """The row of a fresh copy."""
    return file.tables()[spot[0]].findall("w:tr", NS)[spot[1]]


def mutants(original: bytes, seed: str) -> Iterator[Case]:
    """All the wrong templates made of one."""
    chance = random.Random(seed)
    places = Places(original)
    for kind, make in KINDS.items():
        yield from wrong(original, kind, make(places, chance))


Maker = Callable[[Places, random.Random], Iterator[tuple[str, Change]]]


def _swap_texts(one: Spot, other: Spot) -> tuple[str, Change]:
    def change(file: WordFile) -> None:
        first, second = cell_at(file, one), cell_at(file, other)
        texts = text_of(first), text_of(second)
        put_text(first, texts[1])
        put_text(second, texts[0])

    return f"{one} <-> {other}", change


def _write(spot: Spot, edit: Callable[[str], str], what: str = "") -> tuple[str, Change]:
    def change(file: WordFile) -> None:
        cell = cell_at(file, spot)
        put_text(cell, edit(text_of(cell)))

    return f"{spot} {what}", change


def _draw(chance: random.Random, found: Sequence[Spot], count: int) -> list[Spot]:
    return sorted(chance.sample(list(found), min(count, len(found))))


def _pairs(chance: random.Random, found: Sequence[Spot], count: int) -> Iterator[tuple[str, Change]]:
    pairs = list(itertools.combinations(found, 2))
    for one, other in sorted(chance.sample(pairs, min(count, len(pairs)))):
        yield _swap_texts(one, other)


def exchange_tags(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    yield from _pairs(chance, places.figures, 90)


def exchange_neighbours(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    known = set(places.figures)
    beside = [(one, (one[0], one[1], one[2] + 1)) for one in places.figures]
    below = [(one, (one[0], one[1] + 1, one[2])) for one in places.figures]
    pairs = [pair for pair in beside + below if pair[1] in known]
    for one, other in sorted(chance.sample(pairs, min(60, len(pairs)))):
        yield _swap_texts(one, other)


def exchange_rows(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    """All tags of two rows of the same length exchanged."""
    rows: dict[tuple[int, int], list[Spot]] = {}
    for spot in places.figures:
        rows.setdefault(spot[:2], []).append(spot)
    alike = [pair for pair in itertools.combinations(rows.values(), 2) if len(pair[0]) == len(pair[1]) > 1]
    for one, other in chance.sample(alike, min(20, len(alike))):
        swaps = [_swap_texts(a, b)[1] for a, b in zip(one, other, strict=True)]
        yield f"row {one[0]} <-> {other[0]}", lambda file, swaps=swaps: [swap(file) for swap in swaps]


def digit_beside_tag(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for place, spot in enumerate(_draw(chance, places.figures, 42)):
        sign = SIGNS[place % len(SIGNS)]
        yield _write(spot, sign.format, sign)


def number_typed(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for spot in _draw(chance, places.figures, 12):
        yield _write(spot, lambda _: "0", "0")


def figure_doubled(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for spot in _draw(chance, places.figures, 12):
        yield _write(spot, lambda text: text + text)


def cell_emptied(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for spot in _draw(chance, places.figures, 12):
        yield _write(spot, lambda _: "")


def cell_conditional(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for place, spot in enumerate(_draw(chance, places.figures, 20)):
        condition = (*CONDITIONS, "")[place % 6]
        yield _write(spot, lambda text, on=condition: f"{{% if {on or text[3:-3]} %}}{text}{{% endif %}}", condition)


def label_exchanged(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    yield from _pairs(chance, places.labels, 40)


def label_altered(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    edits = (
        lambda text: text[:-1],
        lambda text: "不" + text,
        lambda text: text[:-2] + text[:-3:-1],
        lambda _: "本单位自定项目",
    )
    for place, spot in enumerate(_draw(chance, places.labels, 40)):
        yield _write(spot, edits[place % 4], str(place % 4))


def head_exchanged(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    yield from _pairs(chance, places.heads, 25)


def head_altered(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for place, spot in enumerate(_draw(chance, places.heads, 16)):
        yield _write(spot, (lambda text: text[:-1], lambda text: "上年" + text)[place % 2])


def row_removed(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for spot in _draw(chance, _row_spots(places), 25):
        yield f"row {spot}", lambda file, spot=spot: remove(row_at(file, spot))


def row_conditional(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for place, spot in enumerate(_draw(chance, _row_spots(places), 42)):
        yield f"row {spot}", lambda file, spot=spot, at=place: _row_under(row_at(file, spot), at)


def _row_under(row: etree._Element, at: int) -> None:
    condition = (*CONDITIONS, "")[at % 6]
    own = next(text_of(cell)[3:-3] for cell in row.findall("w:tc", NS) if is_figure(cell))
    row.addprevious(order_row(row, f"{{%tr if {condition or own} %}}"))
    row.addnext(order_row(row, "{%tr endif %}"))


def row_hidden(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    def hide(row: etree._Element) -> None:
        row.find("w:trPr", NS).append(piece("<w:hidden/>"))

    for spot in _draw(chance, _row_spots(places), 6):
        yield f"row {spot}", lambda file, spot=spot: hide(row_at(file, spot))


def row_twice(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    """A row printed again below, with the figures of another."""
    for spot, other in zip(_draw(chance, _row_spots(places), 8), reversed(_row_spots(places)), strict=False):
        yield f"row {spot}", lambda file, spot=spot, other=other: _second_row(file, spot, other)


def _second_row(file: WordFile, spot: Spot, other: Spot) -> None:
    row, source = row_at(file, spot), row_at(file, other)
    again = copy.deepcopy(row)
    tags = [text_of(cell) for cell in source.findall("w:tc", NS) if is_figure(cell)]
    own = [cell for cell in again.findall("w:tc", NS) if is_figure(cell)]
    for cell, tag in zip(own, itertools.cycle(tags), strict=False):
        put_text(cell, tag)
    row.addnext(again)


def _row_spots(places: Places) -> list[Spot]:
    return sorted({(table, row, 0) for table, row, _ in places.figures})


def hidden_text(places: Places, chance: random.Random) -> Iterator[tuple[str, Change]]:
    for spot in _draw(chance, places.figures, 6) + _draw(chance, places.labels, 6) + _draw(chance, places.heads, 3):
        yield f"{spot}", lambda file, spot=spot: hide_text(cell_at(file, spot))


def hide_text(element: etree._Element) -> None:
    """Mark all the text of an element as hidden."""
    for run in element.iter(w("r")):
        look = run.find("w:rPr", NS)
        if look is None:
            run.insert(0, piece("<w:rPr/>"))
            look = run[0]
        look.append(piece("<w:vanish/>"))


KINDS: dict[str, Maker] = {
    "two tags exchanged": exchange_tags,
    "neighbouring tags exchanged": exchange_neighbours,
    "tags of two rows exchanged": exchange_rows,
    "digit or sign beside a tag": digit_beside_tag,
    "number typed for a tag": number_typed,
    "tag twice in a cell": figure_doubled,
    "tag left out": cell_emptied,
    "tag under a condition": cell_conditional,
    "labels exchanged": label_exchanged,
    "label altered": label_altered,
    "column heads exchanged": head_exchanged,
    "column head altered": head_altered,
    "row removed": row_removed,
    "row under a condition": row_conditional,
    "row hidden": row_hidden,
    "row again with other figures": row_twice,
    "cell text hidden": hidden_text,
}
