"""Chinese numerals read as numbers: `十二`, `一百零五`, `两`, `二〇二三`."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIAD = "万"
LETTERS = "".join((*DIGITS, *STEPS, MYRIAD))


def read_numeral(text: str) -> int | None:
    """The number that a numeral writes, None for anything that is none."""
    if not text or not set(text) <= set(LETTERS):
        return None
    if set(text) <= set(DIGITS):
        return int("".join(str(DIGITS[char]) for char in text))
    total = part = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in STEPS:
            part, digit = part + (digit or 1) * STEPS[char], 0
        else:
            total, part, digit = (total + part + digit) * 10_000, 0, 0
    return total + part + digit * _spoken(text)


def _spoken(text: str) -> int:
    """What the last digit counts: in `一百五` and `三万二` the tens and the thousands are left unsaid."""
    if text[-1] not in DIGITS or text[-2:-1] not in {"百", "千", MYRIAD}:
        return 1
    return {**STEPS, MYRIAD: 10_000}[text[-2]] // 10
