"""Lines of a head as official ones stand: the title with the unit first, no line of one character; signers by twos."""

from __future__ import annotations

from math import ceil

from govgen.patterns import lazy

SIGNER = 10  # characters behind 签发人
BESIDE_ONE, BESIDE_SEVERAL = 20, 12  # characters of a number and the name beside it; of a number before several lines
SHORT_NAME = 6  # a longer one stands in a room of its own, as several do
ISSUED = 19  # characters of an office that fit one line with the day of printing
ISSUER_LINE = 29
LINE = 20  # characters of a title that fit one line, figures counted whole: not every face has narrow ones
# A line may end before an opening bracket, behind a closing one, and behind a level of government or a link.
_GOOD = lazy(r"(?=[（《“])|(?<=[）》”、和与及省市县区旗州盟镇])|(?<=人民政府)|(?<=街道)|(?<=委员会)")
# Neither figures nor a year and its 年 part, and no mark begins a line or an opening one ends it.
_NEVER = lazy(r"(?<=[0-9])(?=[0-9年])|(?=[）》”、，])|(?<=[（《“])")


def break_title(title: str, unit: str) -> str:
    """The title with line ends where it is too long for one line; one that has its own keeps them."""
    rest = title.removeprefix(unit)
    if len(title) <= LINE or "\n" in title:
        return title
    if unit and rest and rest != title:
        return f"{_balanced(unit)}\n{_balanced(rest)}"
    return _balanced(title)


def break_signers(text: str) -> str:
    """The names of several signers, two in a line; the characters of a short name that are spaced out stay together."""
    names: list[str] = []
    for part in text.replace("、", " ").split():
        if len(part) == 1 and names and len(names[-1]) == 1:
            names[-1] += f"\u3000{part}"
        else:
            names.append(part)
    if len(names) == 1 and len(text) > SIGNER:
        return _parted(text)
    lines = ("\u3000".join(names[first : first + 2]) for first in range(0, len(names), 2))
    return "\n".join(lines) if len(names) > 2 else text


def beside(number: str, signers: str) -> str:
    """The number of a document, ending its line where the signer named behind it would not fit there."""
    several = len(signers) > SHORT_NAME
    taken = _width(number) + (0 if several else len(signers))
    return f"{number}\n" if signers and taken > (BESIDE_SEVERAL if several else BESIDE_ONE) else number


def over_day(office: str, day: str) -> str:
    """The printing office, ending its line where the day of printing would not fit there."""
    if not day or _width(office) <= ISSUED:
        return office
    lines = ceil(len(office) / ISSUER_LINE)
    return "\n".join(_evenly(office, lines)) + "\n"


def _width(text: str) -> float:
    """Characters of a line that a text takes: of figures and Latin letters two go into one."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def _evenly(text: str, lines: int) -> list[str]:
    share = ceil(len(text) / lines)
    return [text[at : at + share] for at in range(0, len(text), share)]


def _parted(name: str) -> str:
    """A name too long for its line, broken behind a dot, the last that leaves no line too long; without one, evenly."""
    dots = [at + 1 for at, letter in enumerate(name) if letter == "·"]
    if not dots:
        return "\n".join(_evenly(name, ceil(len(name) / SIGNER)))
    fitting = [at for at in dots if at <= SIGNER and len(name) - at <= SIGNER]
    at = fitting[-1] if fitting else min(dots, key=lambda dot: abs(2 * dot - len(name)))
    return f"{name[:at]}\n{name[at:]}"


def _balanced(text: str) -> str:
    """As few lines as hold the text, about equally long, broken at a good place where one is near."""
    count = ceil(len(text) / LINE)
    if count < 2:  # one line
        return text
    first = min(_places(text), key=lambda place: _badness(text, place, count))
    return f"{text[:first]}\n{_balanced(text[first:])}"


def _places(text: str) -> list[int]:
    never = {found.start() for found in _NEVER.finditer(text)}
    return [place for place in range(2, len(text) - 1) if place not in never]


def _badness(text: str, place: int, count: int) -> tuple[bool, float]:
    """How far the rest is from an equal share, in characters, with a quarter line off for a good place."""
    width, whole = len(text[:place]), len(text)
    fits = width <= LINE and whole - width <= LINE * (count - 1)
    good = any(found.start() == place for found in _GOOD.finditer(text))
    return not fits, abs(width - whole / count) - (LINE / 4 if good else 0)
