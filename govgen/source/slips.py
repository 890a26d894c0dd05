"""Slips of typing and pasting in a data file: all of them in one pass, and the line as it was meant.

Only what leaves no doubt is mended: marks of full width, blanks that nobody sees, a colon, brace or blank that is
missing, prose that lost its indentation, a row pasted from a spreadsheet. What a line means follows from the keys that
a data file may have, which the caller knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from govgen.patterns import lazy
from govgen.source.pasting import NameOf, keyed_row, nameless
from govgen.source.syntax import TAB, TIGHT_COLON, WIDE_COLON
from govgen.source.values import BLANKS, NO_BAR, PASTED, Known, is_quoted_on, repairs_of

HIDDEN = "第 {line} 行的开头有看不见的空格（从网页、微信或 Word 粘贴来的），应当是普通的空格。"
UNINDENTED = "第 {line} 行是“|”下面的正文，行首要加 {indent} 个空格。"
INDENTED = "第 {line} 行多缩进了，应当与同一层的各行左对齐。"
OUTDENTED = "第 {line} 行少缩进了，应当与同一层的各行左对齐。"
NO_COLON = "第 {line} 行的“{key}”后面少了冒号。"
OPEN_BRACE = "第 {line} 行少了右花括号。"
WIDE_HASH = "第 {line} 行的注释要用半角的“#”开头。"


CODE = lazy(r"""["']?[0-9]+["']?\s*:""")
KEY = lazy(rf"(?P<lead>[{BLANKS}]*)(?P<key>[^\s:：{{｛|\[]+)[{BLANKS}]*(?P<colon>[:：]?)(?P<rest>.*)", re.DOTALL)
OPENS_BLOCK = lazy(r":[ ]+[|>][-+]?[ ]*(?:#.*)?$")


class TypingSlip(NamedTuple):
    """A line that was mistyped: what is wrong, and what should stand there instead, None where it goes.

    `message` is empty for a line that changes along with another.
    """

    line: int
    message: str
    after: str | None


def find_slips(text: str, known: Known, name_of: NameOf = nameless) -> tuple[TypingSlip, ...]:
    """All slips of a data file; `known` are the keys that one may have.

    `name_of` gives the row that a key or an official label is of, None for another text.
    """
    typed = text.splitlines()
    lines = [keyed_row(line, name_of) for line in typed]
    return tuple(_Reader(typed, lines, known).slips())


def is_wide_row(text: str) -> bool:
    """True for a row in braces of full width, which YAML takes for a word."""
    return text.lstrip().startswith("｛")


def mend(text: str, slips: tuple[TypingSlip, ...]) -> str:
    """The text with its slips mended."""
    lines: list[str | None] = [*text.splitlines()]
    for slip in slips:
        lines[slip.line - 1] = slip.after
    return "\n".join(line for line in lines if line is not None) + "\n"


class _Reader:
    """Goes through the lines, and knows whether one is prose under a `|`."""

    def __init__(self, typed: list[str], lines: list[str], known: Known) -> None:
        self._typed = typed
        self._lines = lines  # the same, pasted rows with their keys
        self._keys = known
        self._known = known.levels
        self._next = _next_words(lines)  # for each number of a line the first place behind it that has words
        self._leads = dict(self._usual_leads())  # of the keys of prose, by the number of their line
        self._block: int | None = None  # the indentation of the key whose prose is being read
        self._prose = 0  # the indentation of that prose, 0 before its first line
        self._level: int | None = None  # that of the last key whose value ended in its line
        self._last: frozenset[int] = frozenset()  # the levels on which that key may stand

    def _usual_leads(self) -> Iterator[tuple[int, str]]:
        """Where most keys of prose of a section stand that are one level below it, by the numbers of their lines."""
        sections: list[list[tuple[int, str]]] = [[]]
        for number, line in enumerate(self._lines, start=1):
            found = self._key(line)
            if found and 0 in self._known[found["key"]] and not found["lead"]:
                sections.append([])
            elif found and found["lead"] and 1 in self._known[found["key"]] and OPENS_BLOCK.search(line):
                sections[-1].append((number, found["lead"]))
        for held in sections:
            usual, count = Counter(lead for _, lead in held).most_common(1)[0] if held else ("", 0)
            if 2 * count > len(held) > 2:
                yield from ((number, usual) for number, _ in held)

    def _with_colon(self, number: int) -> str:
        """The line, with a colon if it is the name of a part of the file and nothing else."""
        line = self._lines[number - 1]
        if 0 not in self._known.get(line, ()):
            return line
        below = next(self._words_below(number), "")
        return f"{line}:" if below[:1] == " " and self._key(below) is not None else line

    def _words_below(self, number: int) -> Iterator[str]:
        """The lines behind one that are neither blank nor a comment."""
        while (number := self._next[number]) < len(self._lines):
            yield self._lines[number]
            number += 1

    def slips(self) -> Iterator[TypingSlip]:
        """The slips from top to bottom, one a line."""
        for number, (typed, meant) in enumerate(zip(self._typed, self._lines, strict=True), start=1):
            line = self._with_colon(number)
            found: TypingSlip | None
            if not line.strip():
                found = self._blank_line(number, typed)
            elif self._is_prose(number, line):
                found = self._prose_line(number, typed)
            else:
                message = PASTED if line == meant else NO_COLON
                pasted = TypingSlip(number, message.format(line=number, key=meant), line)
                found = self._key_line(number, line) or pasted
            if found is not None and found.after != typed:
                yield found

    def _is_prose(self, number: int, line: str) -> bool:
        if self._block is None:
            return False
        lead = len(line) - len(line.lstrip(" "))
        if number in self._leads and lead < self._prose:
            return False
        if lead > self._block:
            return True
        marked = line.lstrip(BLANKS).startswith(("#", "＃", "- "))
        return not (marked or self._key(line) or (lead == self._block and OPENS_BLOCK.search(line)))

    def _key(self, line: str) -> re.Match[str] | None:
        found = KEY.fullmatch(line)
        if found is None or found["key"] not in self._known:
            return None
        rest = found["rest"].lstrip(BLANKS)
        return found if found["colon"] or rest.startswith(("{", "｛")) else None

    def _blank_line(self, number: int, line: str) -> TypingSlip | None:
        """A line of blanks that YAML takes for words, unless it is one of prose."""
        is_inside = self._block is not None and len(line) - len(line.lstrip(" ")) > self._block
        is_blank = is_inside or not line.strip(" \t")
        return None if is_blank else TypingSlip(number, HIDDEN.format(line=number), "")

    def _prose_line(self, number: int, line: str) -> TypingSlip | None:
        text = line.lstrip(" ")
        lead = len(line) - len(text)
        if lead > (self._block or 0) and lead >= self._prose:
            self._prose = self._prose or lead
            return None
        self._prose = self._prose or (self._block or 0) + 2
        after = " " * self._prose + line.lstrip(BLANKS)
        return TypingSlip(number, UNINDENTED.format(line=number, indent=self._prose), after)

    def _key_line(self, number: int, line: str) -> TypingSlip | None:
        self._block = None
        stripped = line.lstrip(BLANKS)
        if stripped.startswith("#"):
            return None
        if stripped.startswith("＃"):
            return TypingSlip(number, WIDE_HASH.format(line=number), line.replace("＃", "#", 1))
        found = self._key(line)
        if found is None:
            if OPENS_BLOCK.search(line):  # a heading of the author's own
                self._remember(line)
            return None
        message, after = self._mended(number, found)
        self._remember(after)
        return TypingSlip(number, message.format(line=number, key=found["key"]), after) if message else None

    def _mended(self, number: int, found: re.Match[str]) -> tuple[str, str]:
        """What is wrong first, and the line with all of it mended."""
        mistake, lead = self._lead(found)
        usual = self._leads.get(number, lead)
        if not mistake and usual != lead:
            mistake, lead = OUTDENTED if len(lead) < len(usual) else INDENTED, usual
        if not mistake and (deeper := self._aligned(number, found, lead)):
            mistake, lead = OUTDENTED, deeper
        self._last = self._known[found["key"]]
        colon, rest = _colon(found)
        value_mistake, value = "", rest
        below = takewhile(lambda line: self._key(line) is None, self._lines[number:])
        for repair in repairs_of(found["key"], self._keys) if not is_quoted_on(value, below) else ():
            wrong, value = repair(value, self._keys)
            value_mistake = value_mistake or wrong
        if (
            value.startswith(" {")
            and "}" not in value
            and not value.rstrip().endswith(",")
            and self._is_key_below(number)
        ):
            value_mistake, value = value_mistake or OPEN_BRACE, value.rstrip() + "}"
        if not value.strip() and self._is_prose_below(number, lead):
            value_mistake, value = NO_BAR, " |"
        if value.startswith(" |\n"):
            value = value.replace("\n", "\n" + " " * (len(lead) + 2))
        return mistake or colon or value_mistake, f"{lead}{found['key']}:{value}"

    def _lead(self, found: re.Match[str]) -> tuple[str, str]:
        lead, levels = found["lead"], self._known[found["key"]]
        plain = lead.replace("\t", "  ").replace("\u3000", "  ").replace("\u00a0", " ")
        mistake = TAB if "\t" in lead else HIDDEN if plain != lead else ""
        if plain and levels == {0}:
            return mistake or INDENTED, ""
        if self._level is not None and len(plain) > self._level:
            return mistake or INDENTED, " " * self._level
        return mistake, plain

    def _aligned(self, number: int, found: re.Match[str], lead: str) -> str:
        """The indentation of the lines around a row that has less, empty if it is right: below a value nothing stands.

        Which of the lines is wrong is told by the one before, in the first row of a group by the second one below.
        """
        value = found["rest"].strip(BLANKS)
        levels = self._known[found["key"]]
        if (not lead and 0 in levels) or not value or value.startswith(("#", "|", ">")) or self._is_open(value):
            return ""
        below = self._below(number)
        if not below or len(below[0]["lead"]) <= len(lead):
            return ""
        near = below[0]["lead"]
        if self._level is not None:
            fits, beside = self._level == len(near), self._last
        else:
            fits, beside = [each["lead"] for each in below] == [near, near], self._known[below[0]["key"]]
        return near if fits and levels & beside else ""

    def _below(self, number: int) -> list[re.Match[str]]:
        """The next two lines with keys."""
        found = [self._key(line) for line in islice(self._words_below(number), 2)]
        return [each for each in found if each] if all(found) else []

    def _remember(self, line: str) -> None:
        """Where the next lines belong to: prose under a `|`, keys under a key without a value, else the same level."""
        lead = len(line) - len(line.lstrip(" "))
        last = line.rpartition("\n")[0] or line
        self._block, self._prose, self._level = None, 0, None
        if OPENS_BLOCK.search(last):
            self._block = lead
        elif not line.endswith(":") and line.partition(":")[2].split("#")[0].strip():
            self._level = lead if not self._is_open(line) else None

    @staticmethod
    def _is_open(line: str) -> bool:
        return line.count("{") > line.count("}") or line.count("[") > line.count("]") or line.count('"') % 2 == 1

    def _is_key_below(self, number: int) -> bool:
        below = next(self._words_below(number), "")
        return not below or self._key(below) is not None

    def _is_prose_below(self, number: int, lead: str) -> bool:
        """True if several lines of prose stand below a key, deeper than it."""
        count = 0
        for place in range(number, len(self._lines)):
            line = self._lines[place]
            text = line.lstrip(" ")
            if not text.strip():
                continue
            if len(line) - len(text) <= len(lead) or text.startswith(("#", "-")) or self._key(line):
                break
            if CODE.match(text):  # a row that the report has of its own
                break
            count += 1
            if count > 1:
                return True
        return False


def _next_words(lines: Sequence[str]) -> list[int]:
    """For each place and the end the first place from there on whose line is neither blank nor a comment."""
    following = [len(lines)]
    for place in range(len(lines) - 1, -1, -1):
        has_words = lines[place].lstrip()[:1] not in ("", "#")
        following.append(place if has_words else following[-1])
    return following[::-1]


def _colon(found: re.Match[str]) -> tuple[str, str]:
    """What is wrong with the colon of a key, and the value with the blank before it."""
    colon, rest = found["colon"], found["rest"]
    plain = rest.lstrip(BLANKS)
    if not colon:
        return NO_COLON, f" {plain}"
    if colon == "：":
        return WIDE_COLON, f" {plain}" if plain else ""
    if rest[:1] in ("\u00a0", "\u3000"):
        return HIDDEN, f" {plain}"
    if plain and rest[:1] not in (" ", "\t"):
        return TIGHT_COLON, f" {plain}"
    return "", rest
