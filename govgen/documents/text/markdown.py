"""Markdown's marks, which stand in a text and are not printed: rules, lists, quotes, links, emphasis, escapes."""

from __future__ import annotations

import re

RULE = "排版的横线，不是正文"
LONG = 5  # signs of a rule in a text that need not be Markdown: a shorter one may be an empty cell
_RULE = re.compile(r"\s*(?P<sign>[-=*_])(?:[ \t]*(?P=sign)){2,}\s*")
_BORDER = re.compile(r"\s*\+[-=:+]{3,}\+\s*")
# Lines that are drawn with signs of their own, as programs on a screen draw tables.
_DRAWN = re.compile("[\u2502-\u257f]")
_SIGNS = dict.fromkeys(range(0x2500, 0x2580), "+") | dict.fromkeys(map(ord, "│┃║"), "|")
_SIGNS |= dict.fromkeys(map(ord, "─━═"), "-")
_HEADED = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_LED = re.compile(r"\s*(?:>\s?|[-*+]\s+(?=\S))+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE = re.compile(r"\s*!\[[^\]]*\]\([^()]*\)\s*")
_WITHIN = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|`(?P<code>[^`]+)`|\[(?P<link>[^\[\]]+)\]\([^()]*\)"
    r"|(?<!\*)\*(?![\s*])(?P<words>[^*]+)(?<!\s)\*(?!\*)"
    r"|(?<!\w)_(?!\s)(?P<lined>[^_]+)(?<!\s)_(?!\w)"
)


def is_markdown(file: str) -> bool:
    """True for a file that is Markdown by its name."""
    return file.lower().endswith(".md")


def with_bars(line: str) -> str:
    """A line of a table that is drawn with such signs, with the bars and dashes of Markdown for them."""
    return line.translate(_SIGNS) if _DRAWN.search(line) else line


def is_border(line: str) -> bool:
    """True for a line that only parts the rows of a table whose columns it marks."""
    return bool(_BORDER.fullmatch(line))


def is_rule(line: str, file: str) -> bool:
    """True for a line that only rules off what stands above."""
    return bool(_RULE.fullmatch(line)) and (is_markdown(file) or len(line.strip()) >= LONG)


def is_picture(line: str, file: str) -> bool:
    """True for a line that only places a picture."""
    return is_markdown(file) and bool(_PICTURE.fullmatch(line))


def heading_of(line: str) -> tuple[str, int]:
    """A line without the marks of a heading, and the level that they give it."""
    marked = _HEADED.match(line)
    return (line[marked.end() :], len(marked[1])) if marked else (line, 0)


def printed_lines(line: str, file: str) -> list[str]:
    """What is printed of a line, without the marks of words."""
    line = line.replace("**", "")
    if not is_markdown(file):
        return [line.strip()]
    led = _LED.match(line)
    said = _WITHIN.sub(lambda found: found[found.lastgroup or 0], line[led.end() :] if led else line)
    return [part.strip() for part in _BREAK.split(said) if part.strip()]
