"""The red head and the colophon of a printed probe: each part of a letter in its place, with the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgen.documents.document import Block, Line, RawTable
from govgen.model.keys import HEAD
from govgen.model.letter import ADDRESSED, COPIES, MARK, NUMBER, SIGNERS
from govgen.model.typing_habits import LABELS
from govgen.patterns import lazy
from govgen.word.filling.context import ABOVE, BESIDE, PRINTED, PRINTER, SENT_TO, Page
from govgen.word.proving.doubt import Doubt
from govgen.word.proving.order import CLOSING, Kind, Walk
from govgen.word.proving.spelling import plain
from govgen.word.proving.substitutes import printed

MISPLACED = "“{label}”的地方印的是“{other}”，应写成“{{{{ {label} }}}}”"
HEADED = "“{name}”印在了正文里或者正文后面，应在标题前面；要印在别处的，前面写明是什么，如“{label}：”"
ISSUED = "“{name}”印在了正文前面或者正文里，应在报告最后的版记里；要印在别处的，前面写明是什么，如“{label}：”"
UNNAMED = "“{name}”前面没有“{label}：”，看不出是什么"
ADDRESSING = "“{name}”要单独成行，后面是冒号：“{{{{ {name} }}}}：”"
LONE = "冒号前面什么也没有印；“{{{{ {name} }}}}：”和它的条件“if {name}”要在一起"
UNDATED = "“{name}”后面没有“印发”，看不出是什么日期；请写成“{{{{ {name} }}}}印发”"
DOUBLED = "“{name}”照数据文件印，数据文件里写着“文件”的会印成“文件文件”；后面的“文件”请删去"
LATER = "“{name}”印在“{before}”的后面，应在它前面"

_ISSUE, _DOCUMENT = "印发", "文件"
_SIGNED = (SIGNERS, ABOVE, BESIDE)
_HEADED, _ISSUED = (MARK, NUMBER), (PRINTER, PRINTED)
_PARTS = (*_HEADED, *_SIGNED, ADDRESSED, SENT_TO, COPIES, *_ISSUED)
_IN_ORDER = ((MARK, NUMBER), (ABOVE, BESIDE))
_SIGNER = LABELS[SIGNERS]
_LABEL = lazy(r"[^:,。;]{1,12}:")
_HAN = lazy("[\u4e00-\u9fff]")
_TELLING = 3  # letters of a sentence
# What names a part of a letter, besides the words that data files are typed with.
_NAMED: Mapping[str, str] = {
    **LABELS,
    **dict.fromkeys(_SIGNED, _SIGNER),
    SENT_TO: LABELS[ADDRESSED],
    MARK: "发文(?:机关|单位)(?:标[志识])?",
    NUMBER: f"{LABELS[NUMBER]}|文件编号|公文编号",
    COPIES: "抄[送报告发](?:机关|单位)?|分送|(?<![\u4e00-\u9fff])[报送]",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A paragraph or a cell: its block, its text, and what stands beside it, in the cell before it and that above."""

    block: int
    text: str
    beside: tuple[str, ...] = ()


def letter_doubts(found: Walk, page: Page) -> Iterator[Doubt]:
    """What is wrong with the red head, whom the letter is addressed to, and the colophon of one probe."""
    texts = list(_told(found.blocks))
    misaddressed = dict(_misaddressed(texts, page))
    for other in misaddressed.values():
        yield Doubt(other, MISPLACED.format(label=ADDRESSED, other=other), about="head", text=f"{{{{{other}}}}}:")
    values = {name: value for name in _PARTS if (value := printed(page, name))}
    begin, end = _body(found.met)
    seen: list[str] = []
    for told in texts:
        if told.text == ":" and told.block < begin:
            yield Doubt(ADDRESSED, LONE.format(name=ADDRESSED))
        here = sorted((told.text.find(value), name) for name, value in values.items() if value in told.text)
        if not here or told.text in misaddressed or _is_sentence(told.text, values):
            continue
        for _, name in here:
            seen.append(name)
            message = _judged(name, values[name], told, begin, end)
            if message:
                yield Doubt(name, message.format(name=name, label=_said(name)), blocking=message != DOUBLED)
    for before, name in _IN_ORDER:
        if before in seen and name in seen and seen.index(name) < seen.index(before):
            yield Doubt(before, LATER.format(name=before, before=name))


def _misaddressed(texts: Iterable[_Told], page: Page) -> Iterator[tuple[str, str]]:
    """Lines of a part of the head and a colon alone, as those are to whom a report is addressed; with that part."""
    named = [f"{name}.{key}" if key else name for name, inner in HEAD.items() for key in inner or ("",)]
    owners = {f"{printed(page, key)}:": key for key in named if page.texts.get(key)}
    for told in texts:
        if owners.get(told.text, ADDRESSED) != ADDRESSED:
            yield told.text, owners[told.text]


def _body(met: Sequence[tuple[Kind, int]]) -> tuple[int, int]:
    """The blocks where what a report says begins, and where it ends: before it is signed."""
    kinds = [kind for kind, _ in met]
    closed = next((at for at, kind in enumerate(kinds) if kind in CLOSING), len(met))
    own = [block for kind, block in met[:closed] if kind != "title"]
    return (own[0], own[-1]) if own else (0, 0)


def _told(blocks: Sequence[Block]) -> Iterator[_Told]:
    """The paragraphs of a document, each as one, and the cells of its tables."""
    for number, block in enumerate(blocks):
        if isinstance(block, RawTable):
            yield from _cells(number, block)
        elif isinstance(block, Line) and not block.goes_on:
            yield _Told(number, plain(block.text) + "".join(_rest(blocks, number + 1)))


def _rest(blocks: Sequence[Block], number: int) -> Iterator[str]:
    """The other lines of a paragraph."""
    while number < len(blocks) and isinstance(block := blocks[number], Line) and block.goes_on:
        yield plain(block.text)
        number += 1


def _cells(number: int, table: RawTable) -> Iterator[_Told]:
    above: dict[int, str] = {}
    for row in table.rows:
        before = ""
        for box in row:
            text = plain(box.text)
            yield _Told(number, text, (before, above.get(box.column, "")))
            before = above[box.column] = text


def _is_sentence(text: str, values: Mapping[str, str]) -> bool:
    """True for text that tells something of a letter in words of its own, wherever it stands."""
    for part in (*values.values(), _ISSUE, _DOCUMENT):
        text = text.replace(part, "")
    return len(_HAN.findall(_LABEL.sub("", text))) >= _TELLING


def _judged(name: str, value: str, told: _Told, begin: int, end: int) -> str:
    """What is wrong with a part of a letter where it stands; empty for nothing."""
    before, _, behind = told.text.partition(value)
    if name == MARK and behind == _DOCUMENT:
        return DOUBLED
    if _is_named(name, before, told.beside) or (name in _SIGNED and re.search(_SIGNER, before)):
        return ""
    if name == ADDRESSED and told.block < begin:
        return ADDRESSING if before or behind != ":" else ""
    if name in (*_HEADED, *_ISSUED):
        return _strayed(name, behind, begin, end, told.block)
    return UNNAMED


def _strayed(name: str, behind: str, begin: int, end: int, block: int) -> str:
    """What is wrong with a part that its place alone tells: before what the report says, or behind it."""
    if name in _HEADED:
        return HEADED if block >= begin else ""
    if block <= end:
        return ISSUED
    return UNDATED if name == PRINTED and not behind.startswith(_ISSUE) else ""


def _is_named(name: str, before: str, beside: Sequence[str]) -> bool:
    """True behind the words for a part, in its paragraph or in the cell that names its own."""
    words = (before,) if before else beside
    return any(re.search(f"(?:{_NAMED[name]})(?:名称)?:?$", text) for text in words)


def _said(name: str) -> str:
    """The words that name a part of a letter in print."""
    return "签发人" if name in _SIGNED else name.rpartition(".")[2].removeprefix("版记")
