"""Lengths and numbers of style sheets in pixels of a screen, with what sums, products and bounds of them come to."""

from __future__ import annotations

import re

EM = 16
FAR = 500  # pixels; stands for a part of what is not known
WIDE, HIGH = 1280, 720  # of the screen that a page is looked at on
_UNITS = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "in": 96,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "em": EM,
    "rem": EM,
    "ex": EM / 2,
    "ch": EM / 2,
    "ic": EM,
    "lh": EM,
    "rlh": EM,
    "cap": EM,
    **{f"{kind}{side}": size / 100 for kind in ("", "s", "l", "d") for side, size in (("vw", WIDE), ("vh", HIGH))},
    "vmin": HIGH / 100,
    "vmax": WIDE / 100,
    "vi": WIDE / 100,
    "vb": HIGH / 100,
}
LENGTH = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))\s*(%|[a-z]*)")
_INNERMOST = re.compile(r"(?<![\w-])(calc|min|max|clamp|)\(([^()]{1,120})\)")
_SUM = re.compile(r"\s([+-])\s")
_STEPS = re.compile(r"([*/])")
MOST = 20  # brackets in one another


def worked_out(text: str) -> str:
    """A style with what its sums and bounds of lengths come to; what only a browser can tell stays in its brackets."""
    for _ in range(MOST):
        found = _INNERMOST.search(text) if "(" in text else None
        value = _value(found[1], found[2]) if found else None
        if found is None or value is None:
            break
        text = text[: found.start()] + value + text[found.end() :]
    return text


def size_of(text: str, other: float) -> float:
    """A length in pixels, or a plain number; `other` for none, and for a part of what is not known."""
    found = LENGTH.match(text)
    if found is None or (found[2] == "%" and float(found[1])):
        return other
    return float(found[1]) * _UNITS.get(found[2], 1)


def smallest(text: str) -> float:
    """The smallest of the lengths of a style, in pixels."""
    return min((size_of(each, 0) for each in worked_out(text).split()), default=0)


def _value(name: str, said: str) -> str | None:
    """What one pair of brackets comes to, None where that is not known."""
    each = [_summed(part.strip()) for part in said.split(",")]
    if None in each:
        return None
    sizes = sorted(filter(None, each), key=lambda size: size_of(size, FAR))
    at = {"min": 0, "max": -1}.get(name, len(sizes) // 2)  # the middle one of three is between two bounds
    return sizes[at]


def _summed(text: str) -> str | None:
    first, *more = _SUM.split(text)
    total = _multiplied(first)
    for sign, part in zip(more[::2], more[1::2], strict=True):
        other = _multiplied(part)
        if total is None or other is None or (total[1] == "%") != (other[1] == "%"):
            return None
        total = total[0] + (other[0] if sign == "+" else -other[0]), total[1] or other[1]
    return f"{total[0]:.4f}".rstrip("0").rstrip(".") + total[1] if total else None


def _multiplied(text: str) -> tuple[float, str] | None:
    """A product as a number with its kind: of pixels, of hundredths, of nothing."""
    first, *more = _STEPS.split(text)
    product = _factor(first)
    for sign, part in zip(more[::2], more[1::2], strict=True):
        other = _factor(part)
        if product is None or other is None or (sign == "/" and not other[0]):
            return None
        product = product[0] * (other[0] if sign == "*" else 1 / other[0]), product[1] or other[1]
    return product


def _factor(text: str) -> tuple[float, str] | None:
    found = LENGTH.fullmatch(text.strip())
    if found is None or found[2] not in {"%", *_UNITS}:
        return None
    unit = found[2]
    return (float(found[1]), unit) if unit in {"", "%"} else (float(found[1]) * _UNITS[unit], "px")
