"""How wide the columns of a small table are and how large its type: no number is cut, heads stand whole if they can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from govgen.model.lines import width, within_words
from govgen.patterns import lazy
from govgen.prose.paragraphs import SmallTable

WIDTH = 8844  # twips between the margins
USUAL = 21  # half-points, as the styles of tables have them
_SMALLER = (18, 15, 13)
_MARGIN, _NARROW = 108, 57  # twips at each side of a cell, in the usual type and in a smaller one
_HEAD, _PART = 6, 4  # characters of a head that are kept in one line; those of a part such as （万元）
# What no line ends within: words of Latin letters and digits, a mark and the character that it clings to.
_TOKEN = lazy(r"[（《“〔]*(?:[!-~]+|.)[）》”〕，。、；：？！…％]*")
_LETTER, _MARK = lazy(r"[^\W_]"), lazy(r"[（《“〔）》”〕，。、；：]")
_SLACK = 0.1  # of a character, by which a line is longer than the characters that it holds
_LONGEST, _MOST_LINES = 5, 6  # texts of a column that are looked at, lines of a cell that are tried
_LONG = 40  # characters of a cell: what is longer stands well in one way or another
_TRIED = 8  # half characters by which a line may be longer for its words
_WIDER = 0.07  # of a character: by what digits of some faces are wider than half of one
_BETWEEN = 0.25  # of a character: what programs leave between Chinese characters and Latin ones


class TableFit(NamedTuple):
    """The size of the type in half-points, the margin at each side of a cell and the widths of the columns in twips."""

    size: int
    margin: int
    widths: Sequence[int]


def fit_table(table: SmallTable) -> TableFit:
    """The largest type in which heads and numbers stand whole, else that in which numbers do.

    Smaller than that where fewer cells then end in a line of one character.
    """
    ends = ((_ends_ill(table, fit), fit) for fit in _fits(table))
    best = next(ends)
    for each in ends:
        if not best[0]:
            break
        best = min(best, each, key=itemgetter(0))
    return best[1]


def _fits(table: SmallTable) -> Iterator[TableFit]:
    """What holds all numbers of a table, the best for its heads first; something in any case."""
    numbers = table.longest_numbers
    whole, parted = (_with_heads(table, numbers, most) for most in (_HEAD, _PART))
    first, second, _ = _SMALLER
    heads = ((USUAL, whole), (first, whole), (first, parted), (second, parted))
    least: Sequence[int] = ()
    done: set[int] = set()
    tried = (*heads, *((size, numbers) for size in _SMALLER))
    for size, figures in tried:
        if size in done:
            continue
        margin = _MARGIN if size == USUAL else _NARROW
        least = [each * size * 5 + 2 * margin for each in figures]
        if sum(least) <= WIDTH:
            done.add(size)
            yield TableFit(size, margin, _widths(table, _even_lines(table, least, size, margin)))
    if not done:  # told when the report is checked
        least = [each * WIDTH // (sum(least) + 1) for each in least]
        yield TableFit(_SMALLER[-1], _NARROW, _widths(table, _even_lines(table, least, _SMALLER[-1], _NARROW)))


def _ends_ill(table: SmallTable, fit: TableFit) -> int:
    """How many cells end in a line of one character."""
    rooms = [each - 2 * fit.margin for each in fit.widths]
    cells = {(cell.text, room) for row in table.rows for cell, room in zip(row, rooms, strict=True)}
    short = (each for each in cells if 1 < len(each[0]) < _LONG)
    return sum(not _stands(text, (room - set_in(text, room, fit.size)) / (fit.size * 10)) for text, room in short)


def _with_heads(table: SmallTable, numbers: Sequence[int], most: int) -> Sequence[int]:
    """Twice the characters that each column holds in a line: its numbers, and its head up to so many characters."""
    return [max(each, 2 * min(len(cell.text), most)) for each, cell in zip(numbers, table.rows[0], strict=True)]


def _even_lines(table: SmallTable, least: Sequence[int], size: int, margin: int) -> Sequence[int]:
    """What columns need at least for their texts to take as few lines as all of them can have room for."""
    texts = ({cell.text for cell in column} for column in zip(*table.rows, strict=True))
    columns = [sorted(column, key=width)[-_LONGEST:] for column in texts]
    most = ceil(max(width(text) for column in columns for text in column))
    for lines in range(1, min(most, _MOST_LINES) + 1):
        rooms = (max(_room(text, lines) for text in column) for column in columns)
        needed = [max(need, ceil(room * size * 10) + 2 * margin) for need, room in zip(least, rooms, strict=True)]
        if sum(needed) <= WIDTH:
            return needed
    return least


def _room(text: str, lines: int) -> float:
    """The characters of a line in which a text takes so many lines at most, its last one with more than a letter."""
    even = width(text) / lines + _SLACK
    tried = (even + more / 2 for more in range(_TRIED))
    return next((room for room in tried if len(_lines(text, room, 1)) <= lines and _ends_well(text, room)), even)


def _widths(table: SmallTable, least: Sequence[int]) -> Sequence[int]:
    """Shares of the longest text of each column, none below half an even share; who lacks takes from who has more."""
    longest = [max(len(cell.text) for cell in column) for column in zip(*table.rows, strict=True)]
    half, total = WIDTH // (2 * len(longest)), sum(longest) or 1
    rest = WIDTH - half * len(longest)
    widths = [half + rest * each // total for each in longest]
    widths[-1] += WIDTH - sum(widths)
    lacking = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
    if not lacking:
        return widths
    over = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
    fitted = [
        max(need, width - more * lacking // sum(over)) for width, need, more in zip(widths, least, over, strict=True)
    ]
    fitted[fitted.index(max(fitted))] += WIDTH - sum(fitted)
    return fitted


def set_in(text: str, room: int, size: int) -> int:
    """By how many twips the lines of a cell are shorter than its room, so that no character is left for the last.

    No line ends in a word, either, if fewer characters can be had without one more line.
    """
    wide = size * 10
    most = room / wide
    is_well = _stands(text, most)
    if is_well and not _parts_words(text, most):
        return 0
    fewer = [each + _SLACK for each in range(int(most), 1, -1) if _ends_well(text, each + _SLACK)]
    count = len(_lines(text, most, 1))
    whole = (each for each in fewer if len(_lines(text, each, 1)) == count and not _parts_words(text, each))
    best = next(whole, 0 if is_well else next(iter(fewer), 0))
    return room - round(best * wide) if best else 0


def _stands(text: str, most: float) -> bool:
    """The same for programs that have room for a character more where it is all but there."""
    return _ends_well(text, most) and _ends_well(text, most + _SLACK)


def _ends_well(text: str, most: float) -> bool:
    """True if the last line has more than one letter where lines hold so many, or is the only one.

    Marks are as wide as characters in some programs, half as wide in others.
    """
    ends = (_lines(text, most, wide)[1:] for wide in (0.5, 1))
    return all(len(_LETTER.findall(lines[-1])) != 1 for lines in ends if lines)


def _parts_words(text: str, most: float) -> bool:
    """True if a line that holds so many characters ends in a word."""
    ends = {place for wide in (0.5, 1) for place in accumulate(map(len, _lines(text, most, wide)[:-1]))}
    return bool(ends) and not within_words(text).isdisjoint(ends)


@lru_cache(maxsize=64)
def _tokens(text: str) -> Sequence[tuple[str, float, int, int]]:
    """What no line of a text ends within, each with its width and how many marks and Latin characters it has."""
    tokens = _TOKEN.findall(text)
    return [(each, width(each), len(_MARK.findall(each)), sum(map(str.isascii, each))) for each in tokens]


def _lines(text: str, most: float, mark: float) -> list[str]:
    """The lines of a text where each holds so many characters; where marks are as wide as they, digits are wide too."""
    lines, used = [""], 0.0
    for token, usual, marks, latin in _tokens(text):
        wide = usual + (latin * _WIDER if mark == 1 else (mark - 1) * marks)
        line = lines[-1]
        apart = _BETWEEN if line and token[0].isascii() != line[-1].isascii() else 0
        if used + apart + wide > most and line:
            lines.append("")
            used, apart = 0.0, 0
        lines[-1] += token
        used += apart + wide
    return lines
