"""A report written down as a data file: official labels as comments, prose in blocks, blanks left blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgen.datafile.rows import table_rows
from govgen.datafile.text import banner, comment, prose_lines, quoted, scalar
from govgen.model.edition import Section
from govgen.model.keys import BEFORE, CHAPTER, HEAD, REPORT, WAIVER_KEYS, WAIVERS
from govgen.model.report import Passage, Report

STEP = "  "
WHOLE_NUMBERS = frozenset(("年度",))


def data_file(report: Report, remarks: Sequence[str] = (), *, places: bool = False) -> str:
    """The data file that says what a report says; reading it gives equal cells and passages.

    `remarks` stand as comments at its head; with `places` each row of figures tells where it was taken from.
    """
    lines = [comment(line) for line in remarks]
    lines += _head(report)
    for section in report.edition.sections.values():
        lines += _section(report, section, places=places)
    lines += _waivers(report)
    return "\n".join(lines) + "\n"


def public_data(report: Report) -> str:
    """The data file that a published document carries: without what only the examiner is told."""
    return data_file(replace(report, waivers=()))


def _head(report: Report) -> Iterator[str]:
    for name, keys in HEAD.items():
        if not keys:
            text = report.text(name) or (report.edition.report if name == REPORT else "")
            if text:
                yield f"{name}: {text if name in WHOLE_NUMBERS and text.isdigit() else quoted(text)}"
            continue
        written = [(key, report.text(f"{name}.{key}")) for key in keys if report.text(f"{name}.{key}")]
        if written:
            yield f"{name}:"
            yield from (f"{STEP}{key}: {quoted(text)}" for key, text in written)


def _section(report: Report, section: Section, *, places: bool) -> Iterator[str]:
    passages = [passage for passage in report.passages if passage.section == section.id]
    table = section.own_table
    figures = list(table_rows(report, report.edition.tables[table], places=places)) if table in report.given else []
    if not (passages or figures or section.id in report.places):
        return
    yield from banner(section.label or section.id)
    if section.kind == "chapters":
        yield from _chapters(section, passages)
    elif len(passages) == 1 and not passages[0].part and not figures:
        yield from prose_lines(section.id, passages[0].text, "")
    else:
        yield f"{section.id}:"
        yield from _mapping(section, passages, figures)


def _mapping(section: Section, passages: Sequence[Passage], figures: Sequence[str]) -> Iterator[str]:
    if figures and section.figures:
        yield f"{STEP}{section.figures.table}:"
        yield from (STEP + line for line in figures)
        figures = ()
    # What stands before the table is written before it.
    behind = [passage for passage in passages if not (figures and passage.part == BEFORE)]
    for passage in passages:
        if passage not in behind:
            yield from prose_lines(quoted(passage.part), passage.text, STEP)
    yield from figures
    for passage in behind:
        yield from prose_lines(quoted(passage.part), passage.text, STEP)


def _chapters(section: Section, passages: Sequence[Passage]) -> Iterator[str]:
    yield f"{section.id}:"
    title, text = CHAPTER
    for passage in passages:
        yield f"{STEP}- {title}: {scalar(passage.heading)}"
        yield from prose_lines(text, passage.text, STEP * 2)


def _waivers(report: Report) -> Iterator[str]:
    if not report.waivers:
        return
    yield from banner(WAIVERS)
    yield f"{WAIVERS}:"
    for waiver in report.waivers:
        texts = zip(WAIVER_KEYS, (waiver.rule, waiver.place, waiver.reason), strict=True)
        first, *rest = [f"{key}: {scalar(text)}" for key, text in texts]
        yield f"{STEP}- {first}"
        yield from (f"{STEP * 2}{line}" for line in rest)
