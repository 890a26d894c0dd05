"""What a number format shows of a number: rounded, in hundredths, in thousands, as a date, or nothing at all."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# Formats that have a number and no text in the file; those left out show dates, fractions, or the number as it is.
BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": "#,##0", "6": "#,##0", "7": "#,##0.00", "8": "#,##0.00",
    "9": "0%", "10": "0.00%", "11": "0.00E+00", "37": "#,##0;(#,##0)", "38": "#,##0;(#,##0)",
    "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;(#,##0.00)",
    "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
}  # fmt: skip
# Numbers of built-in formats that show dates or times, those of Chinese programs (27 and up) too.
DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
LONGEST = 255  # characters of a format; programs take no more
PLACES = 30
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile("[ymdhsYMDHS]")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\[\]]*\]|(E[+-]|e[+-])|([0#?]+)|(.)', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
_SCALE = re.compile("(?!百分)[百千万亿]+元?")
_GENERAL = re.compile("General|G/通用格式|@", re.IGNORECASE)


def shows_date(code: str) -> bool:
    """True for a format of dates or times."""
    return bool(_DATE_LETTERS.search(_LITERAL.sub("", code)))


@lru_cache(maxsize=20_000)
def shown(value: str, code: str) -> str:
    """How a number stands in its cell, where that is another number than `value`; empty where it is the same.

    What cannot be told counts as the same.
    """
    if _CONDITION.search(code) or len(code) > LONGEST:
        return ""
    number = Decimal(value)
    section, is_signed = _section(code, number)
    if _GENERAL.search(_LITERAL.sub("", section)):
        return ""
    digits, words = _parts(section)
    if "/" in digits:
        return ""  # fractions show what is near enough
    if not re.search("[0#?]", digits):
        return (words.strip() or "空白") if number else ""
    seen = _rounded(abs(number), digits)
    if seen is None:
        return ""
    minus = number < 0 and (is_signed or bool(re.search("[-−－(（△▲负]", words)))
    text = f"{'-' if minus and seen else ''}{seen:f}"
    suffix = "%" * digits.count("%") + "".join(_SCALE.findall(words))
    is_same = Decimal(text) == number
    return "" if is_same and not suffix else (value if is_same else text) + suffix


def _section(code: str, number: Decimal) -> tuple[str, bool]:
    """The part of a format that is for a number, and whether a minus is put before what it shows."""
    sections = _split(code)
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _split(code: str) -> list[str]:
    """The sections of a format, at those semicolons that are no text."""
    parts = [""]
    for found in _TOKEN.finditer(code):
        if found[0] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def _parts(section: str) -> tuple[str, str]:
    """What of a section stands for digits, and what is printed as it is."""
    digits, words = "", ""
    for found in _TOKEN.finditer(section):
        quoted, escaped, exponent, place, other = (part or "" for part in found.groups())
        digits += "E" if exponent else place or (other if other in ".,%/" else "")
        words += quoted or escaped or (other if other and other not in ".,%/" else "")
    return digits, words


def _rounded(number: Decimal, digits: str) -> Decimal | None:
    """A positive number as the digits show it; None where that cannot be told."""
    mantissa, exponent, _ = digits.partition("E")
    whole, _, rest = mantissa.partition(".")
    places = len(re.findall("[0#?]", rest))
    if places > PLACES or number.adjusted() > PLACES:
        return None
    if exponent:
        if len(re.findall("[0#?]", whole)) != 1 or not number:
            return None
        return number.quantize(Decimal(1).scaleb(number.adjusted() - places), context=EXACT)
    thousands = sum(len(part) - len(part.rstrip(",")) for part in (whole.rstrip("%"), rest.rstrip("%")))
    scaled = number.scaleb(2 * digits.count("%") - 3 * thousands, context=EXACT)
    return scaled.quantize(Decimal(1).scaleb(-places), context=EXACT)
