"""Slips in a schema or a profile that parse, and then mean nothing: marks of a Chinese keyboard, names left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.errors import SchemaError
from govgen.patterns import lazy
from govgen.source import Mapping, Node, Scalar, Sequence, Source

JOINED = "“{text}”里的“{mark}”不隔开列表的各项，几项写成了一项；请改成半角逗号加空格，本来是一项的用半角双引号括起来"
WIDE = "“{text}”里的“{mark}”是全角的，应当是半角的“{plain}”"
NAMELESS = "这里的名称是空的，提示里、说明里都没有办法指明是哪一条；请写上名称"
QUOTED = "“{text}”两边的引号是全角的，会当作内容；请改成半角双引号"
UNPAIRED = "“{text}”里的“{mark}”没有成对"
NO_YEAR = "“{text}”里的“{mark}”：〔〕里是文号的年份，四位数字"
OTHER_BRACKETS = "“{text}”里的“{mark}”：文号的年份写在六角括号〔〕里，例如 〔2021〕30号"
LETTERS = "“{text}”里的“{mark}”是字母夹在数字里（O 当 0，l、I 当 1），请改成数字"
NO_ADDRESS = "“{text}”里的“{mark}”：网址以 http:// 或者 https:// 开头"
NARROW = {"｜": "|", "｛": "{", "｝": "}"}
SENTENCES = frozenset(("also", "breaks", "foot", "heads", "label", "notes", "titles"))  # lists of whole sentences
NAMED = frozenset(("relations", "mentions", "summary", "quantities", "denominators"))  # told by their names
FLOW, BAR, PAUSE, SHOWN = "[", "|", "、", 40
PATTERN = "pattern"  # a regular expression, no sentence
_BETWEEN = lazy(r"(?<=\S) *([，、；]) *(?=\S)|(?<=[\u4e00-\u9fff])([ \u3000])[ \u3000]*(?=[\u4e00-\u9fff])")
_WIDE = lazy(r"[｜｛｝]")
_WRAPPED = lazy(r"[“”][^“”]*[“”]")
_PAIR = lazy(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|《[^《》]*》|〔[^〔〕]*〕|「[^「」]*」|“[^“”]*”|【[^【】]*】")
_ITEM = lazy(r"(?<![\w（(])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2})[）)]")  # what numbers an item: `1）`
_BRACKETS = (lazy(r"[（）《》〔〕「」“”【】]"), lazy(r"[()\[\]]"))
_QUOTE = lazy(r"[《》〔〕「」“”【】]")  # what wordings have in pairs too, unlike round brackets
# What a sentence hardly ever has but by a slip, and what is said of it.
SENTENCE_SLIPS = (
    (lazy(r"〔(?!(?:19|20)\d\d〕)[^〔〕]*〕"), NO_YEAR),
    (lazy(r"(?!〔\d+〕)[\[［【(（〔](?:19|20)\d\d[\]］】)）〕]第?\d+号"), OTHER_BRACKETS),
    (
        lazy(r"(?<![A-Za-z\d])(?:\d+[OlI]+(?![A-Za-z])|(?:[lI]+|O+(?=\d\d))\d+(?![A-Za-z\d])|^[lI]+(?=[.．、]))"),
        LETTERS,
    ),
    (lazy(r"(?<![A-Za-z])(?!https?://\w)[A-Za-z]{2,6}(?::/|//)"), NO_ADDRESS),
)


def refuse_slips(source: Source) -> None:
    """SchemaError at the first of them: what was meant would be left out, or told without its name, in silence."""
    for node, message in _slips(source, source.root, ""):
        raise SchemaError(message, source.at(node))


def _slips(source: Source, node: Node, key: str) -> Iterator[tuple[Scalar, str]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            if not entry.key.text.strip() and key in NAMED:
                yield entry.key, NAMELESS
            yield from _slips(source, entry.value, entry.key.text)
            if isinstance(entry.value, Scalar) and entry.key.text != PATTERN:
                yield from _misspelt(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _slips(source, item, key)
            if isinstance(item, Scalar) and not item.style and key not in SENTENCES and _is_flow(source, node):
                yield from _joined(item)
            if isinstance(item, Scalar) and key in SENTENCES:
                yield from _misspelt(item)
            elif isinstance(item, Scalar):
                yield from _unpaired(item, _QUOTE)
    else:
        yield from _wide(node)


def _is_flow(source: Source, node: Sequence) -> bool:
    """True if commas part the items."""
    return source.lines[node.line - 1].startswith(FLOW, node.column - 1)


def _joined(item: Scalar) -> Iterator[tuple[Scalar, str]]:
    # Of words of which one will do (甲|乙、丙) each may have a mark of its own.
    if found := _BETWEEN.search(item.text.replace(PAUSE, "") if BAR in item.text else item.text):
        yield item, JOINED.format(text=item.text[:SHOWN], mark=found[1] or found[2])


def _wide(node: Scalar) -> Iterator[tuple[Scalar, str]]:
    if found := _WIDE.search(node.text):
        yield node, WIDE.format(text=node.text[:SHOWN], mark=found[0], plain=NARROW[found[0]])
    if not node.style and _WRAPPED.fullmatch(node.text):
        yield node, QUOTED.format(text=node.text[:SHOWN])


def _misspelt(node: Scalar) -> Iterator[tuple[Scalar, str]]:
    """Half a pair of brackets, letters for digits and the like, in sentences: wordings have what they match."""
    yield from _unpaired(node, *_BRACKETS)
    for pattern, message in SENTENCE_SLIPS:
        if found := pattern.search(node.text):
            yield node, message.format(text=node.text[:SHOWN], mark=found[0])


def _unpaired(node: Scalar, *halves: re.Pattern[str]) -> Iterator[tuple[Scalar, str]]:
    """Half a pair of brackets or quotation marks, of those that `halves` find."""
    rest, paired = node.text, 1
    while paired:
        rest, paired = _PAIR.subn("", rest)
    rest = _ITEM.sub("", rest)
    if found := next(filter(None, (half.search(rest) for half in halves)), None):
        yield node, UNPAIRED.format(text=node.text[:SHOWN], mark=found[0])
