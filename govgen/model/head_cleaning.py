"""What people type round the texts of a head - marks, quotes, blanks, full-width figures - taken as they mean it.

The templates set the marks of `主送：` and `抄送：…。` themselves, and a name is set with its own spacing; what is
typed besides would be printed twice. Where it is not clear what is meant, it stays as it is typed, and is told.
"""

from __future__ import annotations

from dataclasses import replace

from govgen.model.report import Passage, ProblemKind, ReadProblem, Written
from govgen.model.typing_habits import ANNEX, HABITS, LISTS, MARK, NAMES, PRINTED, PRINTER, TITLE, UNIT, day_of_printing
from govgen.patterns import lazy

KIND: ProblemKind = "retyped"
CLOSED = "去掉名称里的空格"
BLANK, LINES, QUOTES = "中间有空格", "有的分行写", "里的引号、括号不成对"
LAST = "日0123456789"  # of a day
MOST = 5  # times that habits are looked for in what is left: marks within quotes, quotes before marks
PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）")
# What most type, which needs no closer look: words with a mark between them, none of which is known to be amiss.
_PLAIN = lazy(
    r"(?![，、；])(?!.*(?:印发$|文件文件|报告报告|[，、；](?:[，、；]|$)))[\u4e00-\u9fffA-Za-z0-9〔〕·（），、；-]+"
)
_MET = {key: tuple(habit for habit in HABITS if key in habit.keys) for habit in HABITS for key in habit.keys}
_BLANK = lazy(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])")
_BLANKS = lazy(r"[ \t\u3000]+")


def take_as_meant(head: dict[str, Written], problems: list[ReadProblem]) -> None:
    """Put the texts of a head as they are meant, and add a problem for each that was typed in another way.

    What is `known` of a problem is the text as it is taken, then what was done; where it stays as typed, what is odd.
    """
    _part_day(head)
    unit = head[UNIT].text if UNIT in head else ""
    unit = unit if _is_plain(UNIT, unit) else _taken(UNIT, unit, "")[0]
    for key, written in head.items():
        if _is_plain(key, written.text):
            continue
        meant, done = _taken(key, written.text, unit)
        if done:
            head[key] = replace(written, text=meant)
            problems.append(ReadProblem(KIND, key, written.location, written.text, (meant, *done)))
        odd = _odd(key, meant)
        if odd:
            problems.append(ReadProblem(KIND, key, written.location, meant, (meant, *odd)))


def annex_as_meant(annex: Passage, problems: list[ReadProblem]) -> Passage:
    """An annex with its title as it is meant: the form prints the word and the number before it."""
    meant, done = _taken(ANNEX, annex.heading, "")
    if done:
        problems.append(ReadProblem(KIND, ANNEX, annex.location, annex.heading, (meant, *done)))
    return replace(annex, heading=meant)


def _part_day(head: dict[str, Written]) -> None:
    """The day of printing that stands behind the printer is taken for the day where none is given."""
    printer = head.get(PRINTER)
    day = day_of_printing(printer.text) if printer and not _is_plain(PRINTER, printer.text) else ""
    if printer and day and PRINTED not in head:
        head[PRINTED] = replace(printer, text=day)


def _is_plain(key: str, typed: str) -> bool:
    """True for what nobody looks at twice, as most texts are; a day may stand behind the one who prints."""
    return (
        not typed
        or key not in _MET
        or (_PLAIN.fullmatch(typed) is not None and not (key == PRINTER and typed[-1] in LAST))
    )


def _taken(key: str, typed: str, unit: str) -> tuple[str, tuple[str, ...]]:
    """A text as it is meant, and what was done to it."""
    text, done = typed, dict[str, None]()
    for _ in range(MOST):
        before = text
        for habit in _MET[key]:
            meant = habit.mend(key, text)
            if meant.strip() and meant != text:
                text = meant.strip()
                done[habit.told] = None
        if text == before:
            break
    closed = _closed(key, text, unit)
    if closed != text:
        text = closed
        done[CLOSED] = None
    return text, tuple(done)


def _closed(key: str, text: str, unit: str) -> str:
    """The text without the blanks in the name of the unit, which is known."""
    closed = "".join(_BLANKS.split(text))
    known = unit and closed.startswith(unit)
    return closed if known and key in (*NAMES, MARK, TITLE) and "\n" not in text else text


def _odd(key: str, text: str) -> tuple[str, ...]:
    """What may be meant in two ways: a blank that may part two names, a quotation mark without its other half."""
    if key not in (*NAMES[1:], *LISTS, MARK, TITLE):  # blanks and quotes in the name of a unit are told by its rule
        return ()
    unpaired = any(text.count(pair[0]) != text.count(pair[1]) for pair in PAIRS)
    found = ((BLANK, _BLANK.search(text)), (LINES, key in LISTS and "\n" in text), (QUOTES, unpaired))
    return tuple(told for told, odd in found if odd)
