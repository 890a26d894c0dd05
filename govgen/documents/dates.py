"""Dates and years as reports write them, in digits or in Chinese."""

from __future__ import annotations

import re
from datetime import date

_ZEROS = "〇○零ＯO"
_DIGITS = {
    char: str(value) for row in ("〇一二三四五六七八九", "０１２３４５６７８９") for value, char in enumerate(row)
}
_DIGITS |= dict.fromkeys(_ZEROS, "0")
_PLAIN = re.compile(r"(\d{4})\s*(?:年|[-./．])\s*(\d{1,2}|元(?=\s*月))\s*(?:月|[-./．])\s*(\d{1,2})\s*日?")
_COUNTED = "([一二三四五六七八九十]{1,3})"
_MONTH = "([一二三四五六七八九十]{1,3}|元)"
_YEAR = f"([{_ZEROS}一二三四五六七八九]{{4}})"
_CHINESE = re.compile(rf"{_YEAR}年{_MONTH}月{_COUNTED}日")
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_LOOSE = re.compile(
    rf"(?P<day>{_PLAIN.pattern}|{_CHINESE.pattern})\s*(?:印发|{_CLOCK})\s*$"
    rf"|(?P<year>\d{{4}}|{_YEAR})\s*年\s*(?P<month>\d{{1,2}}|{_MONTH})\s*月\s*$"
)


def read_date(text: str) -> date | None:
    """The date that the whole of `text` writes, None if it is none or does not exist."""
    squeezed = "".join(text.split())
    plain = _PLAIN.fullmatch(squeezed)
    chinese = _CHINESE.fullmatch(squeezed)
    try:
        if plain:
            return date(int(plain[1]), _month(plain[2]), int(plain[3]))
        if chinese:
            return date(year_of(chinese[1]), _month(chinese[2]), _number(chinese[3]))
    except ValueError:
        return None
    return None


def ends_in_date(text: str) -> tuple[str, date] | None:
    """What stands before the date at the end of a line, and the date."""
    found = re.search(rf"(?:{_PLAIN.pattern}|{_CHINESE.pattern})\s*$", text)
    day = read_date(found[0]) if found else None
    return (text[: found.start()].strip(), day) if found and day else None


def ends_in_loose_date(text: str) -> tuple[str, str] | None:
    """What stands before a date that a clock or 印发 follows, or a month without its day, and what that says."""
    found = _LOOSE.search(text)
    if found is None:
        return None
    before = text[: found.start()].strip()
    if found["month"]:
        return before, f"{year_of(found['year'])}年{_month(found['month'])}月"
    day = read_date(found["day"])
    return (before, day.isoformat()) if day else None


def year_of(text: str) -> int:
    """The year that four digits write, Chinese or not; 0 if they do not."""
    digits = "".join(_DIGITS.get(char, char) for char in text)
    return int(digits) if re.fullmatch(r"\d{4}", digits, re.ASCII) else 0


def _month(text: str) -> int:
    """A month in digits or in Chinese; the first has a name of its own."""
    if text.isdigit():
        return int(text)
    return 1 if text == "元" else _number(text)


def _number(text: str) -> int:
    """A number below 100 in Chinese: `十二`, `二十`, `三`."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return int(_DIGITS[text])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
