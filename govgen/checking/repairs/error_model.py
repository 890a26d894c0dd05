"""How a number comes to be written wrongly: kinds of slip, their rates, and the chance of what is written.

The rates are shares of wrong cells, rounded and set by judgement, those of totals with the mistakes of published
reports in view. The four slips of the keyboard (Damerau, CACM 7(3), 1964, found them behind four of five misspellings)
are half, a changed digit twice as often as the others; the rest are slips of forms: totals left at 0, addends
forgotten, a row or column mixed up. `CELL` is the share of cells that are wrong at all, a few per thousand: the price
of every further slip. A reading is as likely as its slip is frequent times how likely that slip writes just this.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from govgen.checking.wording import figure
from govgen.model.numbers import Number

CELL = 0.003
TYPICAL = 2  # digits of a number: each keystroke is a chance to slip, so a long number is mistyped more often
ZERO_TOUCHED = 0.05  # cells that are 0 are filled in all at once and left alone: so much seldomer is one mistyped
SCALES = (1, 2, 3, 4)
YUAN = 4  # 万元 to 元: four places

CHANGED = "“{written}”与“{value}”只差一个数字，可能打错"
OMITTED = "比“{value}”少一个数字，可能漏打"
BEHEADED = "“{value}”漏打第一个数字就成了“{written}”"
DOUBLED = "“{value}”的一个数字可能多打了一遍"
INSERTED = "比“{value}”多一个数字，可能多打"
SWAPPED = "“{value}”相邻的两个数字可能打颠倒了"
SIGN = "正负号可能写反"
SCALE = "小数点或者 0 的个数可能写错，相差 10 的 {power} 次方倍"
UNIT = "可能混淆了元和万元，相差一万倍"
MISCOUNT = "与“{value}”只差 {difference}，可能多计或者漏计"
OTHER = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of slip: its `rate` among wrong cells and the chance that it writes `written` for `value`."""

    rate: float
    chance: Callable[[str, str], float]
    evidence: str


def _changed(value: str, written: str) -> float:
    if len(value) != len(written):
        return 0
    differing = [pair for pair in zip(value, written, strict=True) if pair[0] != pair[1]]
    return 1 / 9 / TYPICAL if len(differing) == 1 and "." not in differing[0] else 0


def _omitted(value: str, written: str) -> float:
    if len(value) != len(written) + 1:
        return 0
    return sum(value[:i] + value[i + 1 :] == written for i in range(len(value))) / TYPICAL


def _beheaded(value: str, written: str) -> float:
    """309 without its 3 is 9."""
    return 1 / TYPICAL if value[1:2] == "0" and value[1:].lstrip("0") == written else 0


def _doubled(value: str, written: str) -> float:
    if len(value) + 1 != len(written) or value == "0":
        return 0
    return sum(value[: i + 1] + value[i:] == written for i in range(len(value))) / TYPICAL


def _inserted(value: str, written: str) -> float:
    if value == "0":
        return 0
    return _omitted(written, value) / 10


def _swapped(value: str, written: str) -> float:
    if len(value) != len(written) or value == written:
        return 0
    pairs = range(len(value) - 1)
    return sum(value[:i] + value[i + 1] + value[i] + value[i + 2 :] == written for i in pairs) / TYPICAL


def _sign(value: str, written: str) -> float:
    return float(value != "0" and Decimal(value) == -Decimal(written))


def _scale(value: str, written: str) -> float:
    return 1 / (2 * len(SCALES)) if power_between(value, written) in SCALES else 0


def _unit(value: str, written: str) -> float:
    return 0.5 if power_between(value, written) == YUAN else 0


def _miscount(value: str, written: str) -> float:
    """Off by a few, either way; the chance falls with the square of the distance and adds up to 1."""
    distance = abs(float(value) - float(written))
    return 1 / (2 * distance * (distance + 1))


def _other(_: str, written: str) -> float:
    """Anything else: every order of magnitude alike, fifteen digits at most."""
    return 1 / (35 * (abs(float(written)) + 1))


def power_between(value: str, written: str) -> int:
    """The n of the 10ⁿ between two numbers, 0 if they are not that far apart."""
    low, high = sorted((abs(Decimal(value)), abs(Decimal(written))))
    return next((n for n in SCALES if low and low.scaleb(n) == high), 0)


KEYBOARD = (
    Slip(0.20, _changed, CHANGED),
    Slip(0.10, _omitted, OMITTED),
    Slip(0.10, _beheaded, BEHEADED),
    Slip(0.08, _doubled, DOUBLED),
    Slip(0.02, _inserted, INSERTED),
    Slip(0.10, _swapped, SWAPPED),
    Slip(0.04, _scale, SCALE),
)
MEANING = (
    Slip(0.02, _sign, SIGN),
    Slip(0.05, _miscount, MISCOUNT),
    Slip(0.05, _other, OTHER),
)
MONEY = (Slip(0.04, _unit, UNIT),)


@lru_cache(maxsize=4096)
def readings(value: Number, written: Number, *, money: bool) -> tuple[tuple[float, str], ...]:
    """The slips that write `written` for `value`: probability and evidence of each, likeliest first."""
    texts = figure(value), figure(written)
    slips = MEANING + (KEYBOARD if (value < 0) == (written < 0) else ()) + (MONEY if money else ())
    found = ((slip.rate * slip.chance(*texts), slip.evidence) for slip in slips)
    named = [(chance, _evidence(evidence, *texts)) for chance, evidence in found if chance > 0]
    return tuple(sorted(named, reverse=True))


def _evidence(evidence: str, value: str, written: str) -> str:
    if evidence == CHANGED and len(written) == 1:
        return ""  # any digit can be mistaken for any other: no evidence
    difference = abs(Decimal(value) - Decimal(written))
    return evidence.format(
        value=value, written=written, difference=figure(difference), power=power_between(value, written)
    )
