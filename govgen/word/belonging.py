"""Whether a Word file that was made before is that of a report: by the data it carries, else by what it prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from itertools import chain
from typing import NamedTuple

from govgen.errors import OutputError
from govgen.model.carried import bare as without_spaces
from govgen.model.carried import data_digest, text_digest
from govgen.model.form import CellRef
from govgen.model.report import Report
from govgen.model.signs import HYPHEN, NO_BREAK_HYPHEN
from govgen.patterns import lazy
from govgen.prose import Dossier
from govgen.prose.names import WORDS
from govgen.word.carried_data import printed_text
from govgen.word.docx.archive import Member, read_archive
from govgen.word.filling.cells import printed_cell
from govgen.word.filling.text import bare

OTHER = (
    "这不是这份年报的 Word 文件：{why}。批量生成的，把改动写进数据文件，加 --force 重新生成；"
    "程序里（document=）的，用 render 重新做。"
)
OTHER_FIGURE = "{label}，数据是“{then}”，文件里是“{now}”"
OTHER_UNIT = "里面没有“{unit}”"
OTHER_YEAR = "标题是“{title}”，数据是 {year} 年度的"
OTHER_DATA = "它带着的数据与这份年报的不同，例如改数据以前做的"
OTHER_TEXT = "里面没有“{text}……”这一段，例如改数据以前做的，或者后来在 Word 里改过"
SHOWN = 20  # characters of a paragraph
_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_ITEM = re.compile(r"customXml/item\d+\.xml")
_DIGESTS = re.compile(rb'\btext="([0-9a-f]{64})" digest="([0-9a-f]{64})"')
_YEARS = lazy(r"\d{4}")


class PrintedReport(NamedTuple):
    """What a Word file prints where a reader of it looks: its title, the figures of official tables by their cells."""

    title: str
    figures: Sequence[tuple[CellRef, str]]


def refuse_other(document: bytes, dossier: Dossier, data: str, printed: Callable[[], PrintedReport]) -> None:
    """OutputError for the Word file of another report, or of this one before it was changed.

    `data` is the data file that the report would carry. What the file carries tells for certain, unless it was edited:
    then what is `printed` does.
    """
    members = read_archive(document)
    said = printed_text(members[_BODY].unpack())
    notes = printed_text(members[_NOTES].unpack()) if _NOTES in members else ""
    then, carried = _digests(members)
    is_same = carried == data_digest(data)
    if is_same and (then == text_digest(said) or then == text_digest(said + notes)):
        return
    departures = _departures(dossier, printed(), _plain(said + notes))
    for why in (*departures, *([OTHER_DATA] if carried and not is_same else [])):
        raise OutputError(OTHER.format(why=why))


def _digests(members: Mapping[str, Member]) -> tuple[str, str]:
    """Those of the text that a file printed when it was made and of its data; empty for one that carries none."""
    for name, member in members.items():
        if _ITEM.fullmatch(name) and (found := _DIGESTS.search(member.unpack())):
            return found[1].decode(), found[2].decode()
    return "", ""


def _departures(dossier: Dossier, printed: PrintedReport, said: str) -> Iterator[str]:
    """What a file prints that is not the report's, or does not print: its unit and year, its figures, its prose."""
    report = dossier.report
    names = [name for name in (report.unit, report.text(WORDS["简称"])) if name]
    if "名称" not in report.edition.optional and not any(_plain(name) in said for name in names):
        yield OTHER_UNIT.format(unit=report.unit)
    years = _YEARS.findall(printed.title)
    if years and str(report.year) not in years:
        yield OTHER_YEAR.format(title=printed.title, year=report.year)
    yield from _other_figures(report, printed.figures)
    for paragraph in chain.from_iterable(dossier.narrative.paragraphs.values()):
        text = paragraph.lead + paragraph.text
        if not paragraph.is_block and _plain(text) not in said:
            yield OTHER_TEXT.format(text=text[:SHOWN])


def _other_figures(report: Report, figures: Sequence[tuple[CellRef, str]]) -> Iterator[str]:
    for ref, now in figures:
        number = report.edition.index[ref]
        slot = report.edition.slots[number]
        then = unescape(bare(printed_cell(report.cells[number], slot, report.edition, draft=False)))
        if _plain(then) != _plain(now):
            yield OTHER_FIGURE.format(label=slot.label, then=then, now=now)


def _plain(text: str) -> str:
    """A text without spaces, its hyphens of one kind: other programs write those that no line ends at otherwise."""
    return without_spaces(text).replace(NO_BREAK_HYPHEN, HYPHEN)
