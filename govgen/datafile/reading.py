"""From a data file to a report: every value is taken to its place, and what has no place is kept as a problem."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType

from govgen.datafile.choosing import choose_edition
from govgen.datafile.figures import FigureReader, read_table
from govgen.datafile.head import read_head, read_waivers
from govgen.datafile.other_kinds import refuse_other_kind
from govgen.model.completion import complete
from govgen.model.edition import ANNEX_SECTION, Aspect, Catalog, Edition, Section
from govgen.model.head_cleaning import annex_as_meant
from govgen.model.keys import AFTER, ANNEXES, BEFORE, CHAPTER, NAME, REST, WAIVERS
from govgen.model.report import Cell, Origin, Passage, ReadProblem, Report, Written, wrong_shape
from govgen.patterns import lazy
from govgen.schema.growing import grown, has_open_rows
from govgen.source import KeyValue, Mapping, Node, Scalar, Sequence, Source


def read_report(source: Source, catalog: Catalog) -> Report:
    """The report that a data file writes down, with its derived cells filled in.

    Where its edition does not suit its year or place a rule tells so: everything else can be checked all the same.
    """
    problems: list[ReadProblem] = []
    head, edition = _head_and_edition(source, catalog, problems)
    cells: dict[int, Cell] = {}
    passages: list[Passage] = []
    for section in edition.sections.values():
        _read_section(source, edition, section, cells, passages, problems)
    passages += _annexes(source, problems)
    waivers = tuple(read_waivers(source, problems))
    problems += _strays(source, source.root, "", (*edition.head, *edition.sections, ANNEXES, WAIVERS))
    return Report(
        file=source.file,
        encoding=source.encoding,
        edition=edition,
        location=source.at(source.root),
        head=MappingProxyType(head),
        cells=_completed(cells, edition, source),
        passages=tuple(passages),
        given=frozenset(edition.slots[number].ref.table for number in cells),
        problems=tuple(problems),
        waivers=waivers,
        places=MappingProxyType({entry.key.text: source.at(entry.key) for entry in source.root.entries}),
    )


def _head_and_edition(
    source: Source, catalog: Catalog, problems: list[ReadProblem]
) -> tuple[dict[str, Written], Edition]:
    """The head of a data file and the edition that it is of, whose deadlines may ask for more in the head."""
    head = read_head(source, problems)
    refuse_other_kind(source, head, catalog)
    edition = _with_open_rows(choose_edition(source, head, catalog, problems), source)
    return head | read_head(source, problems, dict.fromkeys(edition.events, ())), edition


def _with_open_rows(edition: Edition, source: Source) -> Edition:
    return grown(edition, _open_rows(source, edition)) if has_open_rows(edition) else edition


def _completed(cells: dict[int, Cell], edition: Edition, source: Source) -> tuple[Cell, ...]:
    blank = Cell("", None, source.at(source.root), Origin.BLANK)
    filled = [cells.get(number, blank) for number in range(len(edition.slots))]
    complete(filled, edition.balances)
    return tuple(filled)


def _open_rows(source: Source, edition: Edition) -> dict[tuple[str, str], dict[str, str]]:
    """The rows that a data file has of its own, with what they are called: as it says, else as is prescribed."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for section in edition.sections.values():
        table = edition.tables.get(section.table)
        node = source.root.get(section.id) if table else None
        for row in table.open_rows if table else ():
            held = node.get(row.name) if isinstance(node, Mapping) else None
            if isinstance(held, Mapping) and row.open:
                names = {code: _name(value, row.open.called(code)) for code, value in held.values.items()}
                found[section.table, row.id] = {code: name for code, name in names.items() if code != REST}
    return found


def _name(node: Node, prescribed: str) -> str:
    said = node.get(NAME) if isinstance(node, Mapping) else None
    return said.text.strip() if isinstance(said, Scalar) and said.text.strip() else prescribed


def _strays(source: Source, node: Node, path: str, known: tuple[str, ...]) -> Iterator[ReadProblem]:
    assert isinstance(node, Mapping)
    for entry in node.entries:
        name = entry.key.text
        if name not in known:
            yield ReadProblem("unknown-key", f"{path}.{name}" if path else name, source.at(entry.key), name, known)


def _read_section(
    source: Source,
    edition: Edition,
    section: Section,
    cells: dict[int, Cell],
    passages: list[Passage],
    problems: list[ReadProblem],
) -> None:
    entry = source.root.entry(section.id)
    if entry is None:
        problems.append(ReadProblem("missing-section", section.id, source.at(source.root)))
        return
    node, place = entry.value, source.at(entry.key)
    if isinstance(node, Scalar) and (node.is_null or not node.text.strip()):
        problems.append(ReadProblem("empty-section", section.id, place))
        return
    table = section.own_table
    holder: Node | None = node
    if section.figures:
        holder = node.get(table) if isinstance(node, Mapping) else None
    if table and holder is not None:
        sheet = FigureReader(source, edition, edition.tables[table], edition.derivable, cells, problems)
        read_table(sheet, holder, place, () if section.figures else (BEFORE, AFTER))
    passages += PROSE[section.kind](source, section, node, problems)


def _prose(source: Source, section: Section, node: Node, problems: list[ReadProblem]) -> Iterator[Passage]:
    if isinstance(node, Scalar):
        yield _passage(source, section.id, "", "", node, problems)
    elif isinstance(node, Mapping):
        yield from _aspects(source, section, node, problems)
    else:
        problems.append(wrong_shape(section.id, source.at(node), "prose"))


def _aspects(source: Source, section: Section, node: Mapping, problems: list[ReadProblem]) -> Iterator[Passage]:
    aspects = {aspect.id: aspect for aspect in section.aspects}
    tables = (section.figures.table,) if section.figures else ()
    for entry in _in_order(node, tuple(aspects)):
        name, text = entry.key.text, entry.value
        aspect = aspects.get(name, Aspect(name, name) if section.open else None)
        path = f"{section.id}.{name}"
        if name in tables:
            continue
        if aspect is None:
            problems.append(ReadProblem("unknown-key", path, source.at(entry.key), name, (*tables, *aspects)))
        elif not isinstance(text, Scalar):
            problems.append(wrong_shape(path, source.at(text), "text"))
        elif not text.is_null:
            yield _passage(source, section.id, name, aspect.heading, text, problems)


def _in_order(node: Mapping, known: tuple[str, ...]) -> list[KeyValue]:
    """The entries as the form orders them; further ones stay behind the one they were written after."""
    rank: dict[str, int] = {name: i for i, name in enumerate(known)}
    last = -1
    ranked: list[tuple[int, KeyValue]] = []
    for entry in node.entries:
        last = rank.get(entry.key.text, last)
        ranked.append((last, entry))
    return [entry for _, entry in sorted(ranked, key=lambda item: item[0])]


def _beside(source: Source, section: Section, node: Node, problems: list[ReadProblem]) -> Iterator[Passage]:
    if not isinstance(node, Mapping):
        return
    for part in (BEFORE, AFTER):
        text = node.get(part)
        if isinstance(text, Scalar) and not text.is_null:
            yield _passage(source, section.id, part, "", text, problems)
        elif text is not None and not isinstance(text, Scalar):
            problems.append(wrong_shape(f"{section.id}.{part}", source.at(text), "text"))


def _chapters(source: Source, section: Section, node: Node, problems: list[ReadProblem]) -> Iterator[Passage]:
    if not isinstance(node, Sequence):
        problems.append(wrong_shape(section.id, source.at(node), "chapters"))
        return
    for number, item in enumerate(node.items, start=1):
        title, text = (item.get(key) for key in CHAPTER) if isinstance(item, Mapping) else (None, None)
        path = f"{section.id}.{number}"
        if isinstance(title, Scalar) and isinstance(text, Scalar) and not title.is_null:
            yield _passage(source, section.id, str(number), title.text.strip(), text, problems)
            problems += _strays(source, item, path, CHAPTER)
        else:
            problems.append(wrong_shape(path, source.at(item), "chapter"))


def _annexes(source: Source, problems: list[ReadProblem]) -> Iterator[Passage]:
    """The annexes that the unit adds, written as chapters are."""
    entry = source.root.entry(ANNEXES)
    if entry is not None and not (isinstance(entry.value, Scalar) and entry.value.is_null):
        for annex in _chapters(source, ANNEX_SECTION, entry.value, problems):
            yield annex_as_meant(annex, problems)


SHOWN = 12  # characters of a text that is lost, or around a place where lines are joined
_COMMENT = lazy(r"\s(#\S.*)")
_JOINED = lazy(r"\S{1,6}[^\x00-\x7f] [^\x00-\x7f]\S{0,6}")
_RUN_ON = lazy(r"\S{1,6}[。；！？] [^\x00-\x7f]\S{0,6}")  # in quotes, where a blank may be meant
_SENTENCE = lazy(r"\s(#\s*\S.*[。；！？])\s*$")  # behind a bar, where a comment may be meant


def lost_text(source: Source, node: Scalar) -> str:
    """What YAML takes for a comment behind a text, or the place where it joins its lines; empty where all is read."""
    first = source.lines[node.line - 1][node.column - 1 :]
    if node.style == "" and (found := _COMMENT.search(first)):
        return found[1][:SHOWN]
    if node.style in ("|", ">") and (found := _SENTENCE.search(first)):
        return found[1][:SHOWN]
    own = source.lines[node.line] if node.style == ">" and node.line < len(source.lines) else first
    if node.style == "|" or len(node.text.strip()) <= len(own.strip()):
        return ""
    joined = (_JOINED if node.style in ("", ">") else _RUN_ON).search(node.text)
    return joined[0] if joined else ""


def _passage(
    source: Source, section: str, part: str, heading: str, node: Scalar, problems: list[ReadProblem]
) -> Passage:
    text = "" if node.is_null else node.text
    lost = lost_text(source, node) if text else ""
    if lost:
        problems.append(ReadProblem("lost-text", f"{section}.{part}", source.at(node), lost))
    return Passage(section, part, heading, text, source.at(node), partial(source.inside, node))


PROSE = {"prose": _prose, "table": _beside, "chapters": _chapters}
