"""Numbers as clerks write them: exact values, and what is wrong with the writing. Never a float."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, get_args

from govgen.model.form import DECIMALS, PERCENTAGES, SIGNED, Kind
from govgen.patterns import lazy

Number: TypeAlias = int | Decimal


class WordValue(int):
    """The words of a cell: in sums and comparisons they count as 1, or as 0 where they say no or none.

    Printed it is its words, and it is equal to the same words only.
    """

    words: str

    def __str__(self) -> str:
        """The words."""
        return self.words

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        """True for the same words only: what is kept of a number is not kept of words that count as much."""
        return isinstance(other, WordValue) and self.words == other.words

    def __ne__(self, other: object) -> bool:
        """The contrary: `int` has its own."""
        return not self.__eq__(other)

    def __hash__(self) -> int:
        """That of the words."""
        return hash(self.words)


def say(words: str, counts: int) -> WordValue:
    """Words, and what they count as."""
    said = WordValue(counts)
    said.words = words
    return said


Style: TypeAlias = Literal["", "commas", "wide", "unit", "sign", "zeros", "remark"]
NumberFlaw: TypeAlias = (
    Style | Literal["word", "large", "unitless", "negative", "fraction", "places", "unfit", "unread"]
)

DIGITS = 15
PLACES = 4
YUAN = "元"  # what amounts are compared in
UNITS = {YUAN: Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
COUNTERS = ("人次", "件", "条", "个", "次", "人", "份", "项", "宗", "起", "篇", "部")
SIGN_WORDS = {"减少": "-", "减": "-", "下降": "-", "增加": "+", "增": "+", "－": "-", "−": "-", "＋": "+"}

OPENING, CLOSING = ("（", "("), ("）", ")")
_HAN = lazy("[\u4e00-\u9fff]")
# Digits of other scripts, superscripts and circled numbers are digits to Python, not to a clerk.
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_PLAIN = lazy(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_NUMBER = lazy(r"[+\-0-9,.]*")
_GROUPED = lazy(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def is_digits(text: str) -> bool:
    """True for a text of nothing but 0 to 9: to Python, digits of other scripts and superscripts are digits too."""
    return text.isascii() and text.isdigit()


def read_year(text: str) -> int | None:
    """The year that a text writes, `2025` or `2025年`; None where it writes none."""
    digits = text.removesuffix("年")
    return int(digits) if is_digits(digits) and len(digits) <= 4 else None


def figure(value: Number) -> str:
    """The digits of a number, never with an exponent."""
    return str(value) if isinstance(value, int) else format(value, "f")


def digits(value: Number, decimals: int | None, *, grouping: bool = False) -> str:
    """The digits with the decimals of a table, if it has so many always; more than it has are not cut off."""
    simple = Decimal(value).normalize()
    places = max(decimals or 0, -int(simple.as_tuple().exponent), 0)
    return f"{simple:{',' if grouping else ''}.{places}f}"


def convert(value: Number, unit: str, to: str) -> Decimal:
    """An amount of money in another unit of `UNITS`."""
    return Decimal(value) * UNITS[unit] / UNITS[to]


def simplest(value: Number) -> Number:
    """The value without trailing zeros; an integer where it is one, since `Decimal` would write it with an exponent."""
    if isinstance(value, int):
        return value
    return int(value) if value == int(value) else value.normalize()


def in_unit(value: Number | None, unit: str, to: str) -> Number | None:
    """A number of one place as another has it: money in the unit there, everything else as it is."""
    if value is None or unit == to or unit not in UNITS or to not in UNITS:
        return value
    return simplest(convert(value, unit, to))


class Writing(NamedTuple):
    """What a written number says: its value, or None where it says none, and the flaw of the writing, empty for none.

    Flaws that leave no value: `word`, `large`, `unitless`, `unfit` of words, and `unread` of what a document says
    there and could not be read. Flaws of a value that does not belong
    there: `negative`,
    `fraction`, `places`. Flaws of style, read where the meaning is certain: `commas`, `wide`, `unit`, `sign`, `zeros`;
    `remark` for words in brackets behind the number.
    """

    value: Number | None
    flaw: NumberFlaw = ""
    unit: str = ""


def read_digits(text: str) -> int | None:
    """The number of a text that is nothing but its digits, as nearly all are; None for any other."""
    if is_digits(text) and len(text) <= DIGITS and (text[0] != "0" or text == "0"):
        return int(text)
    return None


def read_number(text: str, kind: Kind, unit: str = "") -> Writing:
    """The number that `text` writes in a slot of `kind` (see `Slot`) whose form states `unit`."""
    value = read_digits(text)
    if value is None:
        remarked = _split_remark(text)
        return _with_remark(_unusual(remarked[0], kind, unit)) if remarked else _unusual(text.strip(), kind, unit)
    return Writing(value) if kind != "money" or not value else Writing(None, "unitless")


REMARK_NOTE = "注：{label}：{remark}。"  # how the words behind a figure stand below its table


def remark_of(text: str) -> str:
    """The words in brackets behind the number that a text writes, brackets included; empty for none."""
    remarked = _split_remark(text)
    return remarked[1] if remarked else ""


def _split_remark(text: str) -> tuple[str, str] | None:
    """The number and the words in brackets behind it, `22（其中修订16件）`; a unit alone is no remark."""
    whole = text.strip()
    at = min((whole.find(mark) for mark in OPENING if mark in whole), default=0)
    number, words = whole[:at].strip(), whole[at + 1 : -1]
    if not number or not whole.endswith(CLOSING) or not _HAN.search(words):
        return None
    unit = words.strip().removeprefix("单位").lstrip("：: ")
    nested = any(mark in words for mark in (*OPENING, *CLOSING))
    return None if nested or unit in (*UNITS, *COUNTERS) else (number, whole[at:])


def _with_remark(writing: Writing) -> Writing:
    """The number before a remark; its own flaw of value is the graver one."""
    is_read = writing.value is not None and writing.flaw in get_args(Style)
    return writing._replace(flaw="remark") if is_read else writing


def _unusual(text: str, kind: Kind, unit: str) -> Writing:
    plain, style = _narrow(text)
    plain, sign_flaw = _signed(plain)
    plain, style = _ungrouped(plain, style)
    plain, written = _split_unit(plain.removesuffix("%") if kind in PERCENTAGES else plain)
    match = _PLAIN.fullmatch(plain)
    if match is None:
        return Writing(None, "word")
    if len(match[2]) + len(match[3] or "") > DIGITS:
        return Writing(None, "large")
    value = Decimal(plain) if match[3] else int(plain)
    if kind == "money":
        return _money(value, written, style)
    style = style or sign_flaw or _zeros(match[2]) or ("unit" if written else "")
    return _judged(_scaled(value, written, unit), kind, style)


def _narrow(text: str) -> tuple[str, Style]:
    """The text with full-width digits, points and commas made half-width."""
    narrow = text.translate(_WIDE)
    return narrow, "wide" if narrow != text else ""


def _ungrouped(text: str, style: Style) -> tuple[str, Style]:
    number = _NUMBER.match(text)
    if number and _GROUPED.fullmatch(number[0]):
        return number[0].replace(",", "") + text[number.end() :], "commas"
    return text, style


def _signed(text: str) -> tuple[str, Style]:
    for word, sign in SIGN_WORDS.items():
        if text.startswith(word) and "0" <= text[len(word) :][:1] <= "9":
            return sign + text[len(word) :], "sign"
    return text, ""


def _split_unit(text: str) -> tuple[str, str]:
    for unit in (*sorted(UNITS, key=len, reverse=True), *COUNTERS):
        if text.endswith(unit):
            return text.removesuffix(unit).rstrip(), unit
    return text, ""


def _zeros(digits: str) -> Style:
    return "zeros" if len(digits) > 1 and digits[0] == "0" else ""


def _scaled(value: Number, written: str, unit: str) -> Number | None:
    """The value in the unit of the form; None where the written unit cannot be turned into it."""
    if not written or written == unit:
        return value
    if written in UNITS and unit in UNITS:
        return simplest(convert(value, written, unit))
    return value if written in COUNTERS and unit not in UNITS else None


def _money(value: Number, written: str, style: Style) -> Writing:
    if written not in UNITS:
        return Writing(None, "word" if written else "unitless")
    return Writing(value, "negative" if value < 0 else style, written)


def _judged(value: Number | None, kind: Kind, style: Style) -> Writing:
    if value is None:
        return Writing(None, "word")
    if value < 0 and kind not in SIGNED:
        return Writing(value, "negative")
    if kind not in DECIMALS and value != int(value):
        return Writing(value, "fraction")
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > PLACES:
        return Writing(value, "places")
    return Writing(value if kind in DECIMALS else int(value), style)
