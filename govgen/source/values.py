"""Slips in the value of a line: rows pasted or without braces, marks of full width, quotes and bars.

Each repair gives what is wrong, empty for nothing, and the value as it was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from govgen.patterns import lazy
from govgen.source.pasting import pasted_numbers

BLANKS = " \t\u00a0\u3000"
WIDE_MARKS = "第 {line} 行的花括号里用了全角符号，应当是半角的 {{ }} : ,。"
NO_BLANK = "第 {line} 行的花括号里，冒号后面要空一格。"
PASTED = "第 {line} 行是从 Excel 粘贴来的一行，应当写成 [21, 2, 0] 的样子。"
NO_BRACES = "第 {line} 行少了花括号，应当写成 {{列名: 数, 列名: 数}}。"
SPLIT_NUMBER = "第 {line} 行的数里不要写逗号。"
WIDE_LIST = "第 {line} 行的数要写在半角的方括号里，用半角逗号隔开：[21, 2, 0]。"
WIDE_DIGITS = "第 {line} 行的数字是全角的，应当是半角的。"
WIDE_QUOTES = "第 {line} 行的年度、数和日期不用加引号。"
OPEN_QUOTE = "第 {line} 行的引号没有成对。"
BAR = "第 {line} 行的“|”要用半角，文字写在它的下一行。"
NO_BAR = "第 {line} 行的文字有几段，“{key}:”后面要写“|”，否则连成一段。"
HASHTAG = "第 {line} 行空格后面的“#”起会当作注释丢掉，文字要写在“|”的下一行。"


class Known(NamedTuple):
    """The keys that a data file may have: the levels that each stands on, and which may have a row for a value."""

    levels: Mapping[str, frozenset[int]]
    rows: frozenset[str]


TOPIC = lazy(r"\s*[^\s\"'{\[|>#][^#]{3,}\s#[^\s#]+#[^#\n]*[，。；、,;].*", re.DOTALL)
THOUSANDS = lazy(r"(: ?\d{1,3}),(\d{3})(?=\s*[,}])")
TIGHT = lazy(r"(?<=[^\s{,:]):(?=[^\s/])")
WIDE = str.maketrans("｛｝：，［］", "{}:,[]")
BRACES = str.maketrans("｛｝［］", "{}[]")
# A comma between two entries: a key and its colon follow, or a number. Another one is part of a name.
ENTRY = lazy(r"[{,，]\s*[^\s:：,，{}]+\s*[:：]|，(?=\s*[-\d])")
PAIR = lazy(r"\s*(?P<key>[^\s:：,，{}]*[^\s:：,，{}\d.])\s*(?:[:：]\s*)?(?P<value>[\d.]+)\s*")
ROW = lazy(r"(?P<before>[ ]*)(?P<row>[{｛][^}｝#]*[}｝]?)(?P<behind>.*)", re.DOTALL)
WIDE_NUMBER = lazy(r"(?<=[:,{\s])[０-９]+(?:[．.][０-９]+)?(?=\s*[,}])")
WIDE_LIST_ROW = lazy(r"\s*(?P<row>[\[［【][\s\d０-９.．,，、]*[\d０-９]\s*[\]］】])(?P<behind>\s*(?:#.*)?)")
WIDE_SCALAR = lazy(r"\s*([０-９]+(?:[．.][０-９]+)?)(\s*(?:#.*)?)")
QUOTED = lazy(r"\s*[“”‘’「『](\d[\d.-]*)[“”’」』](\s*(?:#.*)?)")
SEVERAL = lazy("[,，、]")
LIST_MARKS = str.maketrans("【】、", "[],")
ROW_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (WIDE_MARKS, lambda row: ENTRY.sub(lambda found: found[0].translate(WIDE), row.translate(BRACES))),
    (NO_BLANK, lambda row: TIGHT.sub(": ", row)),
    (WIDE_DIGITS, lambda row: WIDE_NUMBER.sub(lambda found: unicodedata.normalize("NFKC", found[0]), row)),
    (SPLIT_NUMBER, lambda row: THOUSANDS.sub(r"\1\2", row)),
)


def _pasted(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    listed = pasted_numbers(value.removeprefix("\t")) if "\t" in value.strip() else ""
    return (PASTED, listed) if listed else ("", value)


def _braces(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    """A row in braces: its marks of full width, blanks behind colons, numbers cut by commas; not what stands behind."""
    found = ROW.match(value)
    if found is None or "{{" in found["row"]:
        return "", value
    mistake, row = "", found["row"]
    for message, mended in ROW_REPAIRS:
        after = mended(row)
        mistake, row = (mistake or message, after) if after != row else (mistake, row)
    return mistake, found["before"] + row + found["behind"]


def _listed(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    """Numbers of a row in brackets of full width."""
    found = WIDE_LIST_ROW.fullmatch(value)
    if found and not found["row"].isascii() and SEVERAL.search(found["row"]):
        plain = unicodedata.normalize("NFKC", found["row"]).translate(LIST_MARKS)
        return WIDE_LIST, f" [{', '.join(part.strip() for part in plain.strip('[] ').split(','))}]{found['behind']}"
    return "", value


def _wide(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    """A number of full width."""
    found = WIDE_SCALAR.fullmatch(value)
    return (WIDE_DIGITS, f" {unicodedata.normalize('NFKC', found[1])}{found[2]}") if found else ("", value)


def _unquoted(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    """A year, a number or a date between quotes of Chinese text."""
    found = QUOTED.fullmatch(value)
    return (WIDE_QUOTES, f" {found[1]}{found[2]}") if found else ("", value)


def _wrapped(value: str, known: Known) -> tuple[str, str]:
    """A row whose braces are missing."""
    parts = re.split("[,，]", value.strip())
    pairs = [PAIR.fullmatch(part) for part in parts]
    if not all(pair and pair["key"] in known.levels for pair in pairs):
        return "", value
    return NO_BRACES, " {" + ", ".join(f"{pair['key']}: {pair['value']}" for pair in pairs if pair) + "}"


def is_quoted_on(value: str, below: Iterable[str]) -> bool:
    """True for what begins with a quote that ends in one of the lines below it."""
    quote = value.strip()[:1]
    if quote not in ("'", '"') or value.count(quote) != 1:
        return False
    ending = next((line for line in below if line.count(quote) % 2), "")
    return ending.split("#")[0].rstrip().endswith(quote)


def _quoted(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    plain = value.strip()
    if not plain.startswith(('"', "'")) or plain.count(plain[0]) != 1 or "#" in plain:
        return "", value
    return OPEN_QUOTE, f" {plain}{plain[0]}"


def _bar(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    plain = value.strip(BLANKS)
    if plain[:1] in ("｜", "丨") or (plain[:1] == "|" and re.match(r"\|\s*[^\s#+-]", plain)):
        text = plain[1:].lstrip(BLANKS)
        return BAR, f" |\n{text}" if text else " |"
    return "", value


def _hashtag(value: str, known: Known) -> tuple[str, str]:  # noqa: ARG001  # one of the repairs of a value
    """Prose in which a topic of a social network is named: what follows would be a comment."""
    return (HASHTAG, f" |\n{value.strip()}") if TOPIC.match(value) else ("", value)


Repair: TypeAlias = Callable[[str, Known], tuple[str, str]]

TEXTS: tuple[Repair, ...] = (_wide, _unquoted, _quoted, _bar, _hashtag)
ROWS: tuple[Repair, ...] = (_pasted, _listed, _wide, _unquoted, _braces, _wrapped, _quoted, _bar, _hashtag)


def repairs_of(key: str, known: Known) -> tuple[Repair, ...]:
    """The repairs of what a key has for a value: those of a row only where it may have one."""
    return ROWS if key in known.rows else TEXTS
