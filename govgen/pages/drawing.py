"""Drawings as SVG, by hand: readable in grey, every figure written out, the whole told to those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from markupsafe import escape

# Dark, middle, light: as far apart in grey as in colour; each has a dark outline.
FILLS = ("#1b548f", "#8fb4d9", "#e3edf7")
_INK = "#1a1a1a"
WIDTH = 480  # of a drawing, in characters of 14; a wider one has longer bars and the same characters
_TOP, _LINE = 46, 26
_COLUMN, _DIGIT = 44, 8  # how wide columns are at most, and digits
_FONT = "font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"
REST = "其余"  # of a total, what its parts do not name
Number: TypeAlias = "int | Decimal"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind over several years."""

    name: str
    figures: tuple[Number | None, ...]


def bars(title: str, unit: str, figures: Mapping[str, Number], total: Number, width: int = WIDTH) -> str:
    """Parts of a total as horizontal bars in their order, each with its number and its share; what is left, as one."""
    left = total - sum(figures.values())
    figures = {**figures, REST: left} if left else figures
    said = "，".join(f"{name} {value}{unit}" for name, value in figures.items())
    return _svg(title, unit, said, (width, _TOP + _LINE * len(figures) + 10), "".join(_bars(figures, total, width)))


def _bars(figures: Mapping[str, Number], total: Number, across: int) -> Iterator[str]:
    longest = max([*figures.values(), 1])
    for row, (name, value) in enumerate(figures.items()):
        top = _TOP + row * _LINE
        width = round((across - 230) * value / longest)
        yield _text(104, top + 14, name, "end")
        yield _box(112, top, width, 18, FILLS[0])
        yield _text(118 + width, top + 14, f"{value}（{_share(value, total)}）", "start")


def _share(value: Number, total: Number) -> str:
    """A part in per cent; not all, and not nothing, where it is neither."""
    share = round(100 * value / total)
    if share == 100 and value < total:
        return "99%以上"
    return "不到1%" if share == 0 and value else f"{share}%"


def columns(title: str, unit: str, years: Sequence[str], series: Sequence[Series], width: int = WIDTH) -> str:
    """Series beside each other year by year, as columns with their numbers."""
    said = "；".join(_year_said(year, at, unit, series) for at, year in enumerate(years))
    legend = "".join(_legend(series))
    wide = min(_COLUMN, ((width - 40) // len(years) - 16) // len(series))
    if max(len(str(value)) for each in series for value in each.figures) * _DIGIT > wide + 4:  # would touch each other
        rows = _LINE * len(years) * len(series)
        return _svg(title, unit, said, (width, 60 + rows), legend + "".join(_year_bars(years, series, width)))
    return _svg(title, unit, said, (width, 250), legend + "".join(_columns(years, series, width, wide)))


def _year_said(year: str, at: int, unit: str, series: Sequence[Series]) -> str:
    figures = (f"{each.name} {each.figures[at]}{unit}" for each in series if each.figures[at] is not None)
    return f"{year}：{'，'.join(figures)}"


def _legend(series: Sequence[Series]) -> Iterator[str]:
    for at, each in enumerate(series):
        yield _box(16 + 150 * at, 36, 14, 14, FILLS[at % len(FILLS)])
        yield _text(36 + 150 * at, 48, each.name, "start")


def _longest(series: Sequence[Series]) -> Number:
    return max([*(value for each in series for value in each.figures if value is not None), 1])


def _year_bars(years: Sequence[str], series: Sequence[Series], across: int) -> Iterator[str]:
    """The same lying, each with a line of its own, so that there is room for numbers of any length."""
    longest = _longest(series)
    for row, (place, at) in enumerate((place, at) for place in range(len(years)) for at in range(len(series))):
        top, value = 62 + row * _LINE, series[at].figures[place]
        if at == 0:
            yield _text(16, top + 14, years[place], "start")
        if value is not None:
            width = round((across - 230) * value / longest)
            yield _box(80, top, width, 18, FILLS[at % len(FILLS)])
            yield _text(86 + width, top + 14, str(value), "start")


def _columns(years: Sequence[str], series: Sequence[Series], across: int, wide: int) -> Iterator[str]:
    longest = _longest(series)
    step = (across - 40) // len(years)
    for place, year in enumerate(years):
        left = 20 + place * step + (step - wide * len(series)) // 2
        yield _text(20 + place * step + step // 2, 240, year, "middle")
        for at, each in enumerate(series):
            value = each.figures[place]
            if value is not None:
                height = round(140 * value / longest)
                yield _box(left + at * wide, 222 - height, wide - 4, height, FILLS[at % len(FILLS)])
                yield _text(left + at * wide + wide // 2 - 2, 217 - height, str(value), "middle")
    yield f'<line x1="16" y1="222" x2="{across - 16}" y2="222" stroke="{_INK}"/>'


def shade(value: Number | None, most: Number) -> str:
    """The class of a cell in a table of many units, the darker the larger its figure; empty for nothing."""
    return f"shade-{min(3, 1 + int(3 * value / (most + 1)))}" if value and most > 0 else ""


def _svg(title: str, unit: str, said: str, size: tuple[int, int], inner: str) -> str:
    heading = _text(16, 24, f"{title}（{unit}）", "start", "bold")
    return (
        f'<svg viewBox="0 0 {size[0]} {size[1]}" preserveAspectRatio="xMidYMin" role="img"'
        f' aria-label="{escape(title)}：{escape(said)}"'
        f' style="{_FONT};font-size:14px">{heading}{inner}</svg>'
    )


@lru_cache(maxsize=4096)
def _box(left: int, top: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{fill}" stroke="{_INK}"/>'


@lru_cache(maxsize=4096)  # units of a year have most of their texts in common
def _text(left: int, base: int, text: str, anchor: str, weight: str = "normal") -> str:
    return (
        f'<text x="{left}" y="{base}" text-anchor="{anchor}" font-weight="{weight}" fill="{_INK}">{escape(text)}</text>'
    )
