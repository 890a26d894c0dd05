"""Numbers written in Chinese: `二十三`, `一百零五`."""

DIGITS = "零一二三四五六七八九"
_STEPS = ("", "十", "百", "千")
_GROUPS = ((10**8, "亿"), (10**4, "万"))
LIMIT = 10**16  # from here on there are other words


def in_chinese(number: int) -> str:
    """A whole number below `LIMIT`, of either sign."""
    text = _grouped(abs(number)) or DIGITS[0]
    return ("负" if number < 0 else "") + (text[1:] if text.startswith("一十") else text)


def _grouped(number: int) -> str:
    for size, unit in _GROUPS:
        high, low = divmod(number, size)
        if high:
            zero = DIGITS[0] if 0 < low < size // 10 else ""
            return _grouped(high) + unit + zero + _grouped(low)
    return _four(number)


def _four(number: int) -> str:
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (DIGITS[0] if zero and text else "") + DIGITS[digit] + _STEPS[power]
            zero = False
        else:
            zero = True
    return text
