"""The same official table printed more than once: a caption tells which is the body's own, or none is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from govgen.documents.document import Block, Box, Line, RawTable, Unused
from govgen.documents.hidden import UNREAD
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.tables.form import is_number, unused_cells
from govgen.location import Location
from govgen.model.form import Layout
from govgen.model.report import ProblemDetail, ReadProblem
from govgen.patterns import lazy
from govgen.schema.labels import bare

NOT_CHOSEN = "{name}印了不止一张，这一张不是本机关本年度的：{caption}"
UNDECIDED = "{name}印了不止一张，数不一样，分不清哪一张是本机关本年度的，都没有读"
FIRST, CAPTIONED, WITHOUT = "前一张", "“{caption}”的一张", "没有写明是哪里的一张"
READ_BY_ROWS: tuple[Layout, ...] = ("sides", "list")
LEAST = 3  # rows that two tables share
SHARED = 0.6  # of the rows of the smaller one
CAPTION, CAPTIONS = 40, 2  # letters of a caption, lines of it

# Words of captions: whose figures a table has. Those of a government may be of its level alone or of all below it.
_OWN = lazy(r"(?:本|局|厅|委|办|院|部|政府)机关|本(?:单位|部门|局|厅|委|办|院|部|街道|镇|乡|中心)|^本?年度?$|^当年$")
_LEVEL = lazy(r"本级")
_OTHERS = lazy(r"系统|样表|示例|空表|上年|去年")
_WIDER = lazy(r"汇总|全(?:省|市|县|区|州|旗|镇|乡)|所属|下属|直属|下级|各(?:单位|部门|县|区|市|街道|乡|镇)")
_YEAR = lazy(r"(20\d\d)(?=年|$)")
_BODY = r"人民政府(?:办公[室厅])?"
_GOVERNMENT = lazy(rf"{_BODY}(?:20\d\d年度?)?(?:政府)?信息公开|年度?[^年]{{2,20}}{_BODY}(?:政府)?信息公开")


@dataclass(slots=True)
class Versions:
    """Tables that are one of the form's, by the numbers of their blocks, and what their captions say."""

    table: str
    numbers: list[int]
    captions: list[str] = field(default_factory=list)

    def chosen(self, is_government: bool) -> int | None:
        """Which of them is the body's own of the year; None where nothing tells."""
        if is_government and any(_LEVEL.search(each) or _WIDER.search(each) for each in self.captions):
            return None
        years = [int(found[1]) if (found := _YEAR.search(caption)) else 0 for caption in self.captions]
        if all(years) and len(set(years)) > 1:
            last = max(years)
            return years.index(last) if years.count(last) == 1 else None
        own = [bool(_OWN.search(each) or _LEVEL.search(each)) for each in self.captions]
        others = [bool(_OTHERS.search(each) or _WIDER.search(each)) for each in self.captions]
        clear = [at for at, (one, other) in enumerate(zip(own, others, strict=True)) if one and not other]
        if len(clear) == 1:
            return clear[0]
        left = [at for at, other in enumerate(others) if not other]
        return left[0] if not clear and len(left) == 1 and not own[left[0]] else None


def without_versions(
    blocks: Sequence[Block], words: LabelLexicon, start: int
) -> tuple[list[Block], list[Unused], list[ReadProblem]]:
    """The blocks without tables that stand there again with other figures; what is left out, and the flaws to tell.

    Those before the block `start`, the first heading, are samples.
    """
    left: list[Unused] = []
    flaws: list[ReadProblem] = []
    gone: set[int] = set()
    found = list(_versions(blocks, words, start))
    is_government = bool(found) and any(_GOVERNMENT.search(each.text) for each in blocks if isinstance(each, Line))
    for each in found:
        chosen = each.chosen(is_government)
        dropped = [number for at, number in enumerate(each.numbers) if at != chosen]
        name = words.edition.tables[each.table].label or each.table
        for number in dropped:
            caption = each.captions[each.numbers.index(number)] or WITHOUT
            reason = (UNDECIDED if chosen is None else NOT_CHOSEN).format(name=name, caption=caption)
            left += unused_cells(_boxes(blocks[number]), reason)
        gone.update(dropped)
        flaws.append(_flaw(each, chosen, blocks[dropped[-1]].place))
    return [block for number, block in enumerate(blocks) if number not in gone], left, flaws


def _flaw(held: Versions, chosen: int | None, place: Location) -> ReadProblem:
    captions = tuple(caption for caption in held.captions if caption)
    detail: ProblemDetail = "several" if chosen is None else "again"
    which = "" if chosen is None else _called(held.captions[chosen]) if chosen else FIRST
    return ReadProblem(UNREAD, held.table, place, which, captions, detail=detail)


def _boxes(block: Block) -> Iterator[Box]:
    return chain.from_iterable(block.rows if isinstance(block, RawTable) else ())


def _called(caption: str) -> str:
    return CAPTIONED.format(caption=caption) if caption else WITHOUT


def _versions(blocks: Sequence[Block], words: LabelLexicon, start: int) -> Iterator[Versions]:
    """Tables that name the same rows and have other numbers, in the order of the first of each."""
    titles = {bare(section.label) for section in words.edition.sections.values()}
    found: list[tuple[Versions, frozenset[str], set[tuple[str, ...]]]] = []
    for number, block in enumerate(blocks[start:], start):
        table, rows = _rows(block, words) if isinstance(block, RawTable) else ("", frozenset[str]())
        if not isinstance(block, RawTable) or len(rows) < LEAST:
            continue
        said = tuple(box.text for row in block.rows for box in row if is_number(box.text))
        for held, known, texts in found:
            if held.table == table and len(rows & known) >= max(LEAST, SHARED * min(len(rows), len(known))):
                if said and said not in texts:
                    held.numbers.append(number)
                    held.captions.append(_caption(blocks, number, titles))
                    texts.add(said)
                break
        else:
            found.append((Versions(table, [number], [_caption(blocks, number, titles)]), rows, {said}))
    yield from (held for held, _, _ in found if len(held.numbers) > 1)


def _rows(table: RawTable, words: LabelLexicon) -> tuple[str, frozenset[str]]:
    """The table of the form that a table is for sure, and the rows that it names."""
    entries = [entry for row in table.rows for box in row if box.text.strip() for entry in words.look_up(box.text)]
    named = Counter(table for table, _ in {(entry.table, entry.row.id) for entry in entries if entry.row})
    if not named or not any(is_number(box.text) for row in table.rows for box in row):
        return "", frozenset()
    best, count = named.most_common(1)[0]
    form = words.edition.tables[best]
    if form.layout in READ_BY_ROWS or any(True for _ in form.open_rows) or [*named.values()].count(count) > 1:
        return "", frozenset()
    return best, frozenset(entry.row.id for entry in entries if entry.row and entry.table == best)


def _caption(blocks: Sequence[Block], number: int, titles: Collection[str]) -> str:
    """The short lines right above a table that are not the end of a sentence."""
    held: list[str] = []
    for block in reversed(blocks[max(0, number - CAPTIONS) : number]):
        if not isinstance(block, Line) or len(block.text) > CAPTION or block.text.endswith("。"):
            break
        if bare(block.text) in titles:
            break
        held.insert(0, block.text.strip("：: "))
        if any(pattern.search(block.text) for pattern in (_OWN, _LEVEL, _OTHERS, _WIDER, _YEAR)):
            break
    return held[0] if held else ""
