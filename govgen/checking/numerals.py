"""Chinese numerals read back as numbers, to tell a clerk which digits to write."""

from govgen.model.numbers import COUNTERS

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIAD = "万"
MAX_LENGTH = 15  # numerals; more would be no number of a report


def read_numeral(text: str) -> int | None:
    """The number that `六`, `十二件` or `一百零五` writes, None for anything else."""
    counter = next((counter for counter in COUNTERS if text.endswith(counter)), "")
    numeral = text.removesuffix(counter)
    if not 0 < len(numeral) <= MAX_LENGTH or not set(numeral) <= {*DIGITS, *STEPS, MYRIAD}:
        return None
    if set(numeral) <= set(DIGITS):
        return int("".join(str(DIGITS[char]) for char in numeral))
    return _composed(numeral)


def _composed(numeral: str) -> int:
    total = part = digit = 0
    for char in numeral:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in STEPS:
            part, digit = part + (digit or 1) * STEPS[char], 0
        else:
            total, part, digit = (total + part + digit) * 10_000, 0, 0
    return total + part + digit
