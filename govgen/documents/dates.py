"""Dates and years as reports write them, in digits or in Chinese."""

from __future__ import annotations

import re
from datetime import date

_ZEROS = "〇○零ＯO"
_DIGITS = {
    char: str(value) for row in ("〇一二三四五六七八九", "０１２３４５６７８９") for value, char in enumerate(row)
}
_DIGITS |= dict.fromkeys(_ZEROS, "0")
_PLAIN = re.compile(r"(\d{4})\s*(?:年|[-./．])\s*(\d{1,2})\s*(?:月|[-./．])\s*(\d{1,2})\s*日?")
_COUNTED = "([一二三四五六七八九十]{1,3})"
_CHINESE = re.compile(rf"([{_ZEROS}一二三四五六七八九]{{4}})年{_COUNTED}月{_COUNTED}日")


def read_date(text: str) -> date | None:
    """The date that the whole of `text` writes, None if it is none or does not exist."""
    squeezed = "".join(text.split())
    plain = _PLAIN.fullmatch(squeezed)
    chinese = _CHINESE.fullmatch(squeezed)
    try:
        if plain:
            return date(int(plain[1]), int(plain[2]), int(plain[3]))
        if chinese:
            return date(year_of(chinese[1]), _number(chinese[2]), _number(chinese[3]))
    except ValueError:
        return None
    return None


def ends_in_date(text: str) -> tuple[str, date] | None:
    """What stands before the date at the end of a line, and the date."""
    found = re.search(rf"(?:{_PLAIN.pattern}|{_CHINESE.pattern})\s*$", text)
    day = read_date(found[0]) if found else None
    return (text[: found.start()].strip(), day) if found and day else None


def year_of(text: str) -> int:
    """The year that four digits write, Chinese or not; 0 if they do not."""
    digits = "".join(_DIGITS.get(char, char) for char in text)
    return int(digits) if re.fullmatch(r"\d{4}", digits, re.ASCII) else 0


def _number(text: str) -> int:
    """A number below 100 in Chinese: `十二`, `二十`, `三`."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return int(_DIGITS[text])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
