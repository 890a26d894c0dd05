"""Why a file is not YAML, in a clerk's words: a table of causes, tried at each place the parser names.

What the parser complains of is told by where it began, where it stopped and what stands there: never by its sentences,
which are another library's and change.
"""

import re
from typing import Any, Literal, NamedTuple, TypeAlias

from yaml.parser import ParserError
from yaml.scanner import ScannerError

from govgen.errors import SourceError
from govgen.location import Location
from govgen.patterns import lazy

TAB = "第 {line} 行用了制表符缩进，请改为空格。"
WIDE_SPACE = "第 {line} 行的开头或冒号后面用了全角空格，请改为半角空格。正文段首不必空两格，排版时自动缩进。"
WIDE_COLON = "第 {line} 行的名称后面用了全角冒号“：”，请改为半角冒号加一个空格，例如“年度: 2025”。"
TIGHT_COLON = "第 {line} 行的冒号后面没有空格，请在半角冒号后加一个空格，例如“年度: 2025”。"
WIDE_BRACKET = "第 {line} 行用了全角括号“{at}”，请改为半角括号。"
WIDE_COMMA = "第 {line} 行的括号里用了全角逗号“，”，请改为半角逗号加一个空格。"
OPEN_QUOTE = "第 {line} 行的引号没有成对，请在文字末尾补上同样的引号。"
AFTER_QUOTE = "第 {line} 行的引号后面还有文字，请把整个值用半角单引号括起来，例如：'\"五公开\"工作'。"
AFTER_BRACKET = '第 {line} 行的值以括号开头、后面还有文字，请给整个值加半角双引号，例如："[2020] 12号"。'
SPECIAL_START = "第 {line} 行的值以特殊符号“{at}”开头，请把整个值用半角双引号括起来。"
TWO_COLONS = '第 {line} 行的值里又有冒号，请把整个值用半角双引号括起来，例如：说明: "备注: 见下"。'
BLOCK_TEXT = "第 {line} 行是“|”下面的正文，请让每行都比上面的名称多缩进两个空格；开头空行里的空格不要比正文多。"
MIXED_LIST = "第 {line} 行把列表项（以 - 开头）和“名称: 内容”混在了同一层，请统一写法或调整缩进。"
ESCAPE = "第 {line} 行的双引号里用了反斜杠“\\”，请改用半角单引号，或者把反斜杠写成两个。"
NO_COLON = "第 {line} 行没有冒号。一项要写成“名称: 内容”；正文要写在“名称: |”下面，并比名称多缩进两个空格。"
PASTED_ROW = "第 {line} 行像是从 Excel 粘贴来的，没有名称和冒号。请写成“行名: [21, 2, 0]”的样子，行名用模板里原来的。"
OPEN_BRACKET = "从第 {line} 行开始的括号里少了逗号，或者没有成对。请用半角逗号隔开各项，末尾补上括号。"
DIRECTIVE = "第 {line} 行以“%”开头，请删除这一行，或者把它写成某一项的内容，并用半角双引号括起来。"
INDENTATION = "第 {line} 行的缩进与上下文不一致，或者引号、括号没有成对。同一层左对齐，下一层多缩进两个空格。"
OTHER = "第 {line} 行附近不是正确的 YAML 写法。请检查冒号、引号、括号和缩进。"

KEY = r"^ *(?:- +)*[^\s:：'\"#\[{][^:：'\"#\[{]*"
# Only so much of a line is looked at: the patterns are not made for megabytes of blanks.
MAX_LINE = 500
BRACKETS, QUOTES, SIGNS = ("[", "{"), ('"', "'"), tuple("|>&*!%@`")
VALUE = r"(?:^|: |- |[\[{,] *) *"

# What the parser was in when it stopped: a quoted text (that never ends, or in it), brackets, the lines of a block or
# of a list, before the first value, at a second colon, at a dash, in a key that no colon follows, behind a “%”.
Trouble: TypeAlias = Literal[
    "open", "quoted", "brackets", "block", "list", "start", "colon", "dash", "key", "directive", ""
]
IN_LINES: tuple[Trouble, ...] = ("block", "list")
WRONG_LEVEL: tuple[Trouble, ...] = (*IN_LINES, "colon", "start")
BESIDE_DASH: tuple[Trouble, ...] = (*IN_LINES, "start", "brackets", "key")


class Cause(NamedTuple):
    """A mistake: how its line looks (group `at` is the place), the line above, the parser's trouble, if it matters."""

    message: str
    line: re.Pattern[str]
    troubles: tuple[Trouble, ...]
    above: re.Pattern[str]


def _cause(message: str, line: str = "", troubles: tuple[Trouble, ...] = (), above: str = "") -> Cause:
    return Cause(message, lazy(line), troubles, lazy(above))


_OPENED = lazy(VALUE + r"""(?P<at>["'])(?:(?!(?P=at)).)*$""")
LINE_CAUSES = (
    _cause(PASTED_ROW, r"^(?P<at>[^:：{#\"']*[\t ]-?\d[\d,.]*(?:[\t ]+[-/\d][\d,.]*){1,40}\s*)$"),
    _cause(TAB, r"^ *(?P<at>\t)"),
    _cause(WIDE_SPACE, r"^ *(?P<at>[\u3000\u00a0])"),
    _cause(BLOCK_TEXT, r"^ *(?P<at>\S)(?!.*:(?: |$))", above=r"(?:: |- ) *[|>][-+\d]* *(?:#.*)?$"),
    _cause(WIDE_SPACE, KEY + r":(?P<at>[\u3000\u00a0])"),
    _cause(WIDE_COLON, KEY + "(?P<at>：)"),
    _cause(TIGHT_COLON, KEY + r":(?P<at>[^\s:])(?!.*: )"),
    _cause(WIDE_BRACKET, VALUE + "(?P<at>[｛［])"),
    _cause(WIDE_COMMA, r"[\[{][^\"'\[{]*(?P<at>，).*[\]}]", ("brackets",)),
    _cause(AFTER_QUOTE, VALUE + r"""(["'])(?:(?!\1).)*\1 *(?P<at>[^\s,#\]}:'"])"""),
    Cause(OPEN_QUOTE, _OPENED, (), lazy("")),
    _cause(AFTER_BRACKET, r"(?:: +|^ *- +)(?P<at>[\[{]).*[\]}] *[^\s,#\]}:]"),
    _cause(DIRECTIVE, "^(?P<at>%)", ("directive",)),
    _cause(SPECIAL_START, r"(?:: +|^ *- +)(?P<at>[@%`*&!,\]}?]|[|>](?![-+\d\s]|$)|-(?= ))"),
    _cause(TWO_COLONS, KEY + r": +[^\s'\"#\[{|>][^'\"#]*?(?P<at>:)(?: |$)"),
    _cause(NO_COLON, r"^ *(?P<at>[^\s#'\"\[{|>}\]-][^:：]*)$", IN_LINES),
)

# Where the line itself looks right, the parser's trouble decides.
TROUBLE_CAUSES = (
    _cause(OPEN_QUOTE, troubles=("open",)),
    _cause(ESCAPE, troubles=("quoted",)),
    _cause(OPEN_BRACKET, troubles=("brackets",)),
    _cause(MIXED_LIST, r"^ *-(?: |$)", BESIDE_DASH),
    _cause(MIXED_LIST, troubles=("list", "dash")),
    _cause(NO_COLON, troubles=("key",)),
    _cause(INDENTATION, troubles=WRONG_LEVEL),
    _cause(OTHER),
)


def explain(error: Exception, text: str, file: str) -> SourceError:
    """Turn the parser's complaint into a cause, a place and a next step."""
    lines = text.splitlines() or [""]
    trouble = _trouble(error, lines)
    places = _places(error, trouble, lines)
    for line, _ in places:
        found = _find(trouble, line, lines, file)
        if found:
            return found
    line, column = places[0]
    general = next(cause for cause in TROUBLE_CAUSES if _fits(cause, trouble, line, lines))
    return SourceError(general.message.format(line=line), Location(file, line, column))


def explain_line(text: str, line: int, file: str) -> SourceError | None:
    """Give the mistake that a line shows, whether or not the parser minded it."""
    return _find("", line, text.splitlines(), file)


def _trouble(error: Exception, lines: list[str]) -> Trouble:
    """What the parser was in when it stopped."""
    begun: Any = getattr(error, "context_mark", None)
    noticed: Any = getattr(error, "problem_mark", None)
    first, stop = _character(begun, lines), _character(noticed, lines)
    if isinstance(error, ScannerError):
        return _scanning(begun, noticed, first, stop)
    if not isinstance(error, ParserError):
        return ""
    if begun is None:
        return "start"
    if first in BRACKETS:
        return "brackets"
    if stop != ":" and (begun.line, begun.column) == (noticed.line, noticed.column):
        return ""  # a value that cannot be one: its own sign tells
    return "list" if first == "-" else "block"


def _scanning(begun: Any, noticed: Any, first: str, stop: str) -> Trouble:
    """The same where a single word could not be read."""
    if begun is None:
        return "colon" if stop == ":" else "dash" if stop == "-" else ""
    if first in QUOTES:
        return "quoted" if stop else "open"
    if first in SIGNS:
        return "directive" if first == "%" and not begun.column else ""
    return "key" if stop != "\t" and (begun.line < noticed.line or not stop) else ""


def _character(mark: Any, lines: list[str]) -> str:
    """What stands at a place, empty at the end of a line and of the text."""
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def _places(error: Exception, trouble: Trouble, lines: list[str]) -> list[tuple[int, int]]:
    """Give the lines to look at, as (line, column), the likeliest first."""
    begun = getattr(error, "context_mark", None)
    noticed = getattr(error, "problem_mark", None)
    if noticed and trouble == "quoted":
        back = lines[noticed.line].rfind("\\", 0, noticed.column + 1)
        return [(noticed.line + 1, (back if back >= 0 else noticed.column) + 1)]
    # What was being scanned, or the open bracket, is the culprit; an open block is only where it happened.
    marks = [noticed] if trouble in IN_LINES else [begun, noticed]
    places = [(mark.line + 1, mark.column + 1) for mark in marks if mark]
    if noticed and (above := _quoted_above(noticed, lines)):
        places.insert(0, (above, 1))
    # A key without a colon that YAML sees runs on into the next line, and only there is the parser surprised.
    if noticed and trouble == "colon":
        places.append((noticed.line, 1))
    elif noticed and (above := _without_colon(noticed.line, lines)):
        places.append((above, 1))
    return [(min(max(line, 1), len(lines)), column) for line, column in places] or [(1, 1)]


def _quoted_above(noticed: Any, lines: list[str]) -> int:
    """The line in which a quoted text began that ends, lines below, where the parser stopped; else 0.

    A quote that is not closed runs on to the next one of its kind, and only behind that is the parser surprised.
    """
    before = lines[noticed.line][: noticed.column] if noticed.line < len(lines) else ""
    quote = before[max(before.rfind(one) for one in QUOTES) :][:1]
    if quote not in QUOTES or before.count(quote) % 2 == 0:
        return 0
    number = next((number for number in range(noticed.line, 0, -1) if quote in lines[number - 1]), 0)
    opened = number and _OPENED.search(lines[number - 1][:MAX_LINE])
    return number if opened and opened["at"] == quote else 0


def _without_colon(above: int, lines: list[str]) -> int:
    """The last line with content down to number `above`, if it begins where the next one does; else 0."""
    number = next((number for number in range(above, 0, -1) if lines[number - 1].lstrip()[:1] not in ("", "#")), 0)
    begins = [len(line) - len(line.lstrip(" ")) for line in (lines[number - 1], *lines[above : above + 1])]
    return number if number and len(set(begins)) == 1 else 0


def _find(trouble: Trouble, line: int, lines: list[str], file: str) -> SourceError | None:
    for cause in LINE_CAUSES:
        found = _fits(cause, trouble, line, lines)
        if found:
            message = cause.message.format(line=line, at=found["at"])
            return SourceError(message, Location(file, line, found.start("at") + 1))
    return None


def _fits(cause: Cause, trouble: Trouble, line: int, lines: list[str]) -> re.Match[str] | None:
    if cause.above.search(_above(line, lines)) and (not cause.troubles or trouble in cause.troubles):
        return cause.line.search(lines[line - 1][:MAX_LINE])
    return None


def _above(line: int, lines: list[str]) -> str:
    near = reversed(lines[max(line - 50, 0) : line - 1])
    return next((text[:MAX_LINE] for text in near if text and not text.isspace()), "")
