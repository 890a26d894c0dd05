"""What a number format shows of a number: rounded, in hundredths or thousands, as a fraction or a date, or nothing.

A format has sections for numbers of several kinds, each with places for digits and with words that are printed as they
are. Words may hold digits, stand between the places and turn a number into another one that nobody has stored.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

# Formats that have a number and no text in the file; those left out show dates, or the number as it is.
BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": "#,##0", "6": "#,##0", "7": "#,##0.00", "8": "#,##0.00",
    "9": "0%", "10": "0.00%", "11": "0.00E+00",
    "12": "# ?/?", "13": "# ??/??", "48": "##0.0E+0", "37": "#,##0;(#,##0)", "38": "#,##0;(#,##0)",
    "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;(#,##0.00)",
    "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
}  # fmt: skip
# Numbers of built-in formats that show dates or times, those of Chinese programs (27 and up) too.
DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
LONGEST = 255  # characters of a format; programs take no more
MOST = 4  # sections of one
CODES = 500  # formats and sections that are kept known
UNCLEAR, TOO_WIDE, NOTHING = "看不出是多少", "####", "空白"
PLACES = 30
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

Kind: TypeAlias = Literal["word", "letter", "general", "exponent", "place", "sign"]
Mark: TypeAlias = tuple[Kind, str]
_WORDS: tuple[Kind, ...] = ("word", "letter")
_PLACED: tuple[Kind, ...] = ("place", "general")
_FIGURES: tuple[Kind, ...] = ("exponent", "place", "sign")

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile("[ymdhsYMDHS]")
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\[\]-]*)[^\[\]]*\]|\*([0-9])|(General|G/通用格式|@)|([Ee][+-])|([0#?])|([.,%/])|_.|\*.|\[[^\[\]]*\]|(.)',
    re.DOTALL | re.IGNORECASE,
)
_KINDS: tuple[Kind, ...] = ("word", "word", "word", "word", "general", "exponent", "place", "sign", "letter")
_WHITE = re.compile(r"\[(?:white|白色?|(?:color|颜色) ?2)\]", re.IGNORECASE)  # on paper
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\.[0-9]*)?)\]")
_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, ">": operator.gt, "=": operator.eq, "<=": operator.le, ">=": operator.ge, "<>": operator.ne,
}  # fmt: skip
_SCALE = re.compile("(?!百分)[百千万亿]+元?|[%％‰]")
_NUMERAL = re.compile("[〇零一二三四五六七八九十](?=[0-9])|(?<=[0-9])[〇零一二三四五六七八九十]")
_ONE_NUMBER = re.compile(r"[^0-9０-９]*(?<![.．])([0-9]+(?:\.[0-9]+)?)[^0-9０-９]*")
_GROUPED = re.compile("(?<=[0-9])[ \u00a0\u202f,，'’](?=[0-9]{3}(?![0-9]))")
_MINUS = re.compile("[-−－(（△▲负]")
_NEGATIVE = re.compile(r"^[^0-9]*([-−－△▲负]|[(（](?=[0-9.]+ *[)）])) *[0-9]")
_TEXT_SECTION = re.compile(r"(?:\"[^\"]*\"|\\.|[^;])+", re.DOTALL)
_DENOMINATOR = re.compile(r" *(?:([1-9][0-9]*)|([0#?]+))")


def shows_date(code: str) -> bool:
    """True for a format of dates or times."""
    return bool(_DATE_LETTERS.search(_LITERAL.sub("", code)))


@lru_cache(maxsize=20_000)
def shown(value: str, code: str) -> str:
    """How a number stands in its cell, where that is another number than `value`; empty where it is the same."""
    if len(code) > LONGEST:
        return UNCLEAR
    number = Decimal(value)
    if number.adjusted() > PLACES:
        return UNCLEAR
    sections = _sections(code, number)
    seen = (_seen(section, number, is_signed=is_signed) for section, is_signed in sections)
    return next(filter(None, seen), "") if sections else TOO_WIDE


@lru_cache(maxsize=CODES)
def shown_text(text: str, code: str) -> str:
    """How a text stands in its cell, where digits of the format make another one of it; empty for all others."""
    parts = _TEXT_SECTION.findall(code) if len(code) <= LONGEST else []
    marks = _marks(parts[-1]) if parts and "@" in _LITERAL.sub("", parts[-1]) else ()
    said = "".join(text if kind == "general" else each for kind, each in marks if kind in ("general", "word", "letter"))
    return said if said != text and re.search("[0-9]", said.replace(text, "", 1)) else ""


def _sections(code: str, number: Decimal) -> list[tuple[str, bool]]:
    """The parts of a format that may be for a number, each with whether a minus is put before what it shows.

    Programs do not agree on some formats with conditions: then there are several.
    """
    parts, conditions = _split(code)
    if any(conditions):
        asked = zip(parts, conditions, strict=False)
        met = next((part for part, asks in asked if asks and _HOLDS[asks[1]](number, Decimal(asks[2]))), None)
        rest = [part for part, asks in zip(parts, [*conditions, None, None], strict=False) if not asks]
        return [(part, True) for part in ([met] if met is not None else rest)]
    if number < 0 and len(parts) > 1:
        return [(parts[1], False)]
    return [(parts[2] if number == 0 and len(parts) > 2 else parts[0], True)]


def _condition(section: str) -> re.Match[str] | None:
    return next(filter(None, (_CONDITION.fullmatch(found[0]) for found in _LITERAL.finditer(section))), None)


@lru_cache(maxsize=CODES)
def _split(code: str) -> tuple[list[str], list[re.Match[str] | None]]:
    """The sections of a format that are for numbers, at those semicolons that are no text, and their conditions."""
    parts = [""]
    for found in _TOKEN.finditer(code):
        if found[0] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    if len(parts) < MOST and "@" in _LITERAL.sub("", parts[-1]):
        parts = parts[:-1] or ["General"]
    return parts, [_condition(part) for part in parts[:2]]


@lru_cache(maxsize=CODES)
def _marks(section: str) -> tuple[Mark, ...]:
    """What a section consists of: words that are printed, places of digits, and what says how."""
    return tuple(_each_mark(section))


def _each_mark(section: str) -> Iterator[Mark]:
    has_point = False
    for found in _TOKEN.finditer(section):
        kind: Kind = _KINDS[found.lastindex - 1] if found.lastindex else "word"
        text = found[found.lastindex] if found.lastindex else " " * found[0].startswith("_")
        is_point = kind == "sign" and text == "."
        yield ("word", text) if is_point and has_point else (kind, text)
        has_point |= is_point


def _seen(section: str, number: Decimal, *, is_signed: bool) -> str:
    """What a section shows of a number, where that is another number."""
    if number and _WHITE.search(section):
        return NOTHING
    marks = _marks(section)
    kinds = {kind for kind, _ in marks}
    words = "".join(text for kind, text in marks if kind in _WORDS)
    if kinds.isdisjoint(_PLACED):
        return words.strip() or NOTHING if number or re.search("[0-9]", words) else ""
    if "general" not in kinds and ("sign", "/") in marks:
        return _fraction(section, number)
    digits = "" if "general" in kinds else "".join("E" if k == "exponent" else t for k, t in marks if k in _FIGURES)
    seen = _rounded(abs(number), digits) if digits else abs(number)
    is_laid = digits and "E" not in digits
    text = _GROUPED.sub("", (_laid if is_laid else _around)(marks, f"{seen:f}"))
    found = _ONE_NUMBER.fullmatch(text) if seen or re.search("[0-9]", text) else _ONE_NUMBER.fullmatch("0")
    if found is None or _NUMERAL.search(text) or (number > 0 and _NEGATIVE.search(text)):
        return text.strip()
    minus = "-" if number < 0 and Decimal(found[1]) and (is_signed or _MINUS.search(words)) else ""
    suffix = "%" * digits.count("%") + "".join(_SCALE.findall(words))
    is_same = Decimal(minus + found[1]) == number
    return "" if is_same and not suffix else (format(number, "f") if is_same else minus + found[1]) + suffix


def _around(marks: Sequence[Mark], text: str) -> str:
    """A number with the words of its section before and behind it."""
    first = next(at for at, (kind, _) in enumerate(marks) if kind in _PLACED)
    before, behind = ("".join(t for kind, t in part if kind in _WORDS) for part in (marks[:first], marks[first:]))
    return before + text + behind


def _laid(marks: Sequence[Mark], text: str) -> str:
    """The digits of a number in their places, with the words before, between and behind them."""
    whole, _, rest = text.partition(".")
    whole, point = whole.lstrip("0"), marks.index(("sign", ".")) if ("sign", ".") in marks else len(marks)
    first = next((at for at, (kind, _) in enumerate(marks[:point]) if kind == "place"), None)
    laid = [whole] if first is None else []
    for at, (kind, mark) in reversed(list(enumerate(marks[:point]))):
        piece = mark if kind in _WORDS else ""
        if kind == "place":
            taken = whole if at == first else whole[-1:]
            whole, piece = whole[: len(whole) - len(taken)], taken or mark.strip("#?")
        laid.append(piece)
    behind = iter(rest)
    laid.reverse()
    laid += [
        next(behind, "") if kind == "place" else mark if kind in _WORDS or mark == "." else ""
        for kind, mark in marks[point:]
    ]
    return "".join(laid)


def _fraction(section: str, number: Decimal) -> str:
    """The fraction that is shown of a number, where it is not the number itself."""
    before, _, behind = _LITERAL.sub("", section).partition("/")
    over = _DENOMINATOR.match(behind)
    if over is None:
        return UNCLEAR
    exact = Fraction(abs(number))
    near = (
        Fraction(round(exact * int(over[1])), int(over[1]))
        if over[1]
        else exact.limit_denominator(10 ** min(len(over[2]), PLACES) - 1)
    )
    if near == exact and not re.search(
        "[0-9百千万亿]", "".join(text for kind, text in _marks(section) if kind == "word")
    ):
        return ""
    whole, rest = divmod(near, 1) if len(before.split()) > 1 else (0, near)
    return " ".join(filter(None, ("-" * (number < 0) + str(whole or ""), str(rest or "")))) or "0"


def _rounded(number: Decimal, digits: str) -> Decimal:
    """A positive number as the digits show it."""
    mantissa, exponent, _ = digits.partition("E")
    whole, _, rest = mantissa.partition(".")
    places = min(len(re.findall("[0#?]", rest)), PLACES)
    if exponent:
        step = max(1, len(re.findall("[0#?]", whole)))
        shift = number.adjusted() // step * step - places if number else 0
        return number.quantize(Decimal(1).scaleb(shift), context=EXACT)
    thousands = sum(len(part) - len(part.rstrip(",")) for part in (whole.rstrip("%"), rest.rstrip("%")))
    scaled = number.scaleb(2 * digits.count("%") - 3 * thousands, context=EXACT)
    return scaled.quantize(Decimal(1).scaleb(-places), context=EXACT)
