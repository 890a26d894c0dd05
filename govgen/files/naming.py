"""File names from the names of units: safe on every system, and never one name for two units."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import PurePath

from govgen.location import printable
from govgen.patterns import lazy

NAMELESS = "未命名"
SUFFIX = ".docx"
MAX_LETTERS = 80  # what Explorer and WPS still show
LONGEST = 100  # letters of a name that anybody reads
MAX_BYTES = 240  # file systems allow 255, and a name being written is a little longer

_FORBIDDEN = frozenset('<>:"/\\|?*')
# Windows keeps these for devices, whatever stands behind their first dot.
_DEVICES = lazy(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\s*(?:\.|\Z))", re.IGNORECASE)
# Signs that choose how another is drawn, and letters that are blank.
_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

_IDEOGRAPHIC_PLANES = (2, 3)


def safe_stem(unit: str, year: int | None) -> str:
    """A file name without ending: the unit and the year, with what no system takes left out or replaced."""
    name = "".join(map(_safe, unicodedata.normalize("NFC", unit)))
    name = " ".join(name.split()).strip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    return _cut(name or NAMELESS, "" if year is None else f"-{year}")


def _safe(letter: str) -> str:
    if letter in _FORBIDDEN:
        return "_"
    if letter.isspace() or _is_character(letter):
        return letter
    return "" if unicodedata.category(letter) in _INVISIBLE else letter


def _is_character(letter: str) -> bool:
    """True for a Chinese character, also one that was given its number after this Python was made."""
    number = ord(letter)
    return number >> 16 in _IDEOGRAPHIC_PLANES and number & 0xFFFE != 0xFFFE


def _cut(name: str, ending: str) -> str:
    """The name cut so that it fits with its ending and with the mark that tells namesakes apart."""
    reserved = ending + "-123456" + SUFFIX
    name = name[: MAX_LETTERS - len(reserved)]
    name = name.encode()[: MAX_BYTES - len(reserved)].decode(errors="ignore")
    return name.rstrip(". ") + ending


def readable(name: str) -> str:
    """A name as summaries and messages have it, on one line: one that is a text of pages is cut."""
    name = one_line(name)
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"


def one_line(name: str) -> str:
    """A name whose lines are joined, as it stands in lists, comments and letters."""
    return name if name.isprintable() else printable(" ".join(name.split()))


def some_of(names: Sequence[str], most: int, more: str, between: str = "、") -> str:
    """The first of many names; `more` stands behind them where there are others, with their `{count}` in all."""
    return between.join(names[:most]) + (more.format(count=len(names)) if len(names) > most else "")


UNREAD = "另有 {count} 个文件读不了，没有查：{files}。"
SHOWN = 3


def unread_files(files: Sequence[str]) -> str:
    """What is told of files that could not be read where something was looked for; empty if there are none."""
    return UNREAD.format(count=len(files), files=some_of(files, SHOWN, "等")) if files else ""


class FileNames:
    """Who has which name; namesakes are told apart by a mark that follows from where their data file is."""

    def __init__(self) -> None:
        self._holders: defaultdict[str, list[str]] = defaultdict(list)

    def hold(self, name: str, source: str) -> None:
        """Keep a name, with its ending, for a source that is not part of this batch."""
        self._holders[folded(name)].append(source)

    def claim(self, stem: str, source: str, mark: str) -> str:
        """The name to write a source's document under: the plain one if it is the first to ask."""
        holders = self._holders[folded(stem + SUFFIX)]
        if source not in holders:
            holders.append(source)
        return stem + SUFFIX if holders[0] == source else marked(stem, mark)

    def settled(self, stem: str, mark: str) -> str:
        """The name that a source ends with: plain without namesakes, else marked, whoever asked first."""
        alone = len(self._holders[folded(stem + SUFFIX)]) < 2
        return stem + SUFFIX if alone else marked(stem, mark)


def marked(stem: str, mark: str) -> str:
    """A namesake's name; `mark` is where its data file is in the folder of the batch."""
    return f"{stem}-{blake2b(mark.encode(errors='surrogatepass'), digest_size=3).hexdigest()}{SUFFIX}"


def fitting(name: str) -> str:
    """The name of a file as every system takes it: one that is too long is cut, and has a mark of its own then."""
    data = name.encode(errors="surrogatepass")
    if len(data) <= MAX_BYTES:
        return name
    ending = f"-{blake2b(data, digest_size=3).hexdigest()}{PurePath(name).suffix[:MAX_LETTERS]}"
    return data[: MAX_BYTES - len(ending.encode(errors="surrogatepass"))].decode(errors="ignore") + ending


def folded(name: str) -> str:
    """What makes two names one: Windows and macOS look neither at case nor at how accents are put together."""
    return unicodedata.normalize("NFC", name).casefold()


def unseen(name: str) -> str:
    """The characters of a name that nobody sees, by their codes; empty where there are none."""
    found = sorted({char for char in name if char in _FILLERS or unicodedata.category(char) in _INVISIBLE})
    return "、".join(f"U+{ord(char):04X}" for char in found)


def plain_name(name: str) -> str:
    """A name without blanks and with brackets of one width: what makes two spellings one unit."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def holds_twice(names: Iterable[str]) -> bool:
    """True where two names of an archive are one part's: one program reads the first, another the last."""
    plain = [name.replace("\\", "/").lstrip("/").lower() for name in names]
    return len(set(plain)) < len(plain)
