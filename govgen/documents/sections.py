"""The parts of a document entered into the report: prose by section, chapters, what stands beside tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from govgen.documents.document import Line
from govgen.documents.lexicon import LabelLexicon
from govgen.documents.outline.division import BY_NUMBER, NEAR_TITLE, SectionPart
from govgen.documents.outline.levels import END_MARKS, with_mark
from govgen.documents.outline.passages import name_of, passage, read_prose
from govgen.documents.receipt import Certainty, Draft
from govgen.documents.tables.form import Entered, TableForm
from govgen.documents.tables.recognition import Reader
from govgen.files.xlsx.doubts import as_percentage, doubt_of
from govgen.model.edition import Edition, Section
from govgen.model.form import PERCENTAGES, Table
from govgen.model.keys import AFTER, BEFORE
from govgen.model.numbers import REMARK_NOTE
from govgen.model.report import Cell, Origin, ReadProblem
from govgen.model.title import filled_in
from govgen.model.unread import written_cell
from govgen.model.words import read_value
from govgen.patterns import lazy
from govgen.schema.labels import bare, ordinal, position, squeeze, unnumbered

NO_HEADING = "没有找到表头，按官方列次"
INCOMPLETE = "官方表格 {total} 行，认出 {found} 行"
UNPLACED = "有 {count} 格不能确定位置，没有采用"
SLIPS = "有 {count} 个标签与官方写法不同"
HALF = 0.5
_UNIT = lazy(r"(?:金额)?单位\s*[：:]\s*(?P<unit>\S{1,8})")
_NOTES = lazy(r"\s*(?:(?:填表|统计|指标)?说明|注释?)\s*[：:]?\s*(?:1\s*[.．、]|$)")
OTHER_WORDS = "小标题与格式写法不同"
OTHER_ORDER = "次序与格式不同，按格式的次序收在这里"
MISPRINT: Final = "printed-label"


def enter_tables(draft: Draft, reader: Reader) -> None:
    """Take over the cells of every form of which something was found."""
    draft.unused += reader.unused
    for form in reader.forms.values():
        draft.unused += form.unused
        if form.cells:
            _enter(draft, form)
            certainty, reason = _judge(draft, form)
            draft.take(form.table.label, form.table.id, form.places[0], certainty, reason)
            draft.recognised += form.slips
            draft.problems += _misprints(form, reader.lexicon)


def _misprints(form: TableForm, lexicon: LabelLexicon) -> Iterator[ReadProblem]:
    """The labels that are no known spelling of the official one, nor a piece of it that a page cut off."""
    for slip in form.slips:
        cut = bare(slip.what) in bare(slip.taken)
        if slip.taken and not cut and not lexicon.look_up(slip.what):
            yield ReadProblem(MISPRINT, slip.taken, slip.place, slip.what)


def _enter(draft: Draft, form: TableForm) -> None:
    for number in draft.edition.slots_of(form.table.id):
        entered = form.cells.get(draft.edition.slots[number].ref, Entered("", form.places[0]))
        draft.cells[number] = read_cell(draft, number, entered)


def read_cell(draft: Draft, number: int, entered: Entered) -> Cell:
    """The cell that a text makes in a slot; a blank stays blank."""
    slot = draft.edition.slots[number]
    if not entered.text:
        blank = Cell("", None, entered.place, Origin.BLANK)
        return blank._replace(text="0", value=0, origin=Origin.WRITTEN) if slot.style.blank_zero else blank
    text = as_percentage(entered.text) if slot.kind in PERCENTAGES else entered.text
    if doubt_of(text) and slot.worded:
        return Cell(text, None, entered.place, Origin.WRITTEN, "unfit")
    return written_cell(text, read_value(text, slot), entered.place)


def _judge(draft: Draft, form: TableForm) -> tuple[Certainty, str]:
    rows = {slot.ref.row for slot in draft.edition.slots if slot.ref.table == form.table.id}
    found = {ref.row for ref in form.cells}
    reasons = []
    if len(found) < len(rows):
        reasons.append(INCOMPLETE.format(total=len(rows), found=len(found)))
    if not form.headed and form.table.layout != "list":  # whose figures stand behind their labels
        reasons.append(NO_HEADING)
    if form.unused:
        reasons.append(UNPLACED.format(count=len(form.unused)))
    if form.slips:
        reasons.append(SLIPS.format(count=len(form.slips)))
    if len(found) <= HALF * len(rows):
        return Certainty.LOW, "；".join(reasons)
    return Certainty.MEDIUM if reasons else Certainty.HIGH, "；".join(reasons)


_MARK = re.compile(r"\{\{([^{}]*)\}\}")
_FIGURE = r"([\d,，.]+)"


@dataclass(frozen=True, slots=True)
class FeeFigures:
    """The figures by slot, and the lines that are left when their sentence is taken away."""

    figures: dict[int, Entered]
    lines: list[Line]


def read_fees(section: Section, edition: Edition, lines: Sequence[Line]) -> FeeFigures:
    """The figures of a section where a line is exactly the sentence that tells them."""
    if section.figures is None:
        return FeeFigures({}, list(lines))
    pattern = _pattern(section.figures.sentence)
    for number, line in enumerate(lines):
        rest = [*lines[:number], *lines[number + 1 :]]
        found = pattern.fullmatch(line.text.strip())
        if found:
            paths = _MARK.findall(section.figures.sentence)
            slots = (edition.paths[path.strip()] for path in paths)
            texts = zip(slots, found.groups(), strict=True)
            return FeeFigures({slot: Entered(text, line.place) for slot, text in texts}, rest)
        if line.text.strip() == section.figures.zero:
            numbers = edition.slots_of(section.figures.table)
            return FeeFigures({slot: Entered("0", line.place) for slot in numbers}, rest)
    return FeeFigures({}, list(lines))


def _pattern(sentence: str) -> re.Pattern[str]:
    literals = _MARK.sub("\0", sentence).split("\0")
    return re.compile(_FIGURE.join(re.escape(literal) for literal in literals))


NOTES = "表格下面的说明，格式有自己的，印格式的"
FOOT = "表格下方的签署栏"
NO_TABLE = "有标题，没有可以读取的表格，各格按空白处理"
MOVED = "在各部分的标题之前，收在这里"


def enter_sections(draft: Draft, parts: Sequence[SectionPart], lead: Sequence[Line]) -> None:
    """Enter every part; `lead` is prose that stands before the first section."""
    waiting = list(lead)
    for section in draft.edition.sections.values():
        own = [part for part in parts if part.section is section]
        titled = _titled(draft, section, own)
        if section.kind == "table":
            _blank_table(draft, section)
            _beside(draft, section, own)
            continue
        if waiting:
            draft.take(waiting[0].text[:20] + "……", section.id, waiting[0].place, Certainty.MEDIUM, MOVED)
        if section.kind == "chapters":
            _chapters(draft, section, titled, waiting)
        else:
            _prose(draft, section, own, waiting)
        waiting = []


def _titled(draft: Draft, section: Section, parts: Sequence[SectionPart]) -> list[SectionPart]:
    """The parts of a section that have a title; each is noted, and the first is where the section stands."""
    titled = [part for part in parts if part.title]
    for part in titled:
        assert part.title
        draft.seen.append(part.title)
        draft.take(part.title.text, section.id, part.title.place, *_sure(part))
        draft.places.setdefault(section.id, part.title.place)
        if part.near and bare(part.title.text) not in {bare(label) for label in section.also}:
            draft.problems.append(ReadProblem(MISPRINT, section.label, part.title.place, part.title.text.strip()))
    return titled


def _sure(part: SectionPart) -> tuple[Certainty, str]:
    """How surely a title is that of its section, and why not quite."""
    if part.counted and not part.part:
        return Certainty.LOW, BY_NUMBER
    return (Certainty.MEDIUM, NEAR_TITLE) if part.near else (Certainty.HIGH, "")


def _blank_table(draft: Draft, section: Section) -> None:
    """A section that has its title and no table that could be read: every cell of it is blank."""
    numbers = draft.edition.slots_of(section.table)
    known = next((draft.cells[number].location for number in numbers if number in draft.cells), None)
    if known is not None:
        draft.places.setdefault(section.id, known)
    elif section.id in draft.places:
        place = draft.places[section.id]
        draft.take(draft.edition.tables[section.table].label, section.table, place, Certainty.LOW, NO_TABLE)
        draft.cells.update({number: read_cell(draft, number, Entered("", place)) for number in numbers})


def _beside(draft: Draft, section: Section, parts: Sequence[SectionPart]) -> None:
    table = draft.edition.tables[section.table]
    year, unit = (draft.head[key].text if key in draft.head else "" for key in ("年度", "单位.名称"))
    empty = filled_in(table.empty, unit, int(year) if year.isdecimal() else 0)
    notes = {squeeze(note) for note in (*table.notes, empty)}
    for name, after in ((BEFORE, False), (AFTER, True)):
        lines = [line for part in parts if part.after is after for line in part.lines]
        signed = [line for line in lines if _is_signed(line.text, table)]
        draft.leave(signed, FOOT)
        printed = [line for line in lines if squeeze(line.text) in notes or (table.unit and _is_unit(line, table))]
        draft.use(printed, table.label)
        kept = [line for line in lines if line not in signed and line not in printed]
        noted = _own_notes(kept) if after and len(table.notes) > 1 else []
        draft.leave(noted, NOTES)
        kept = [line for line in kept if line not in noted]
        remarked = [line for line in kept if after and _remark(draft, section.table, line)]
        draft.use(remarked, table.label)
        kept = [line for line in kept if line not in remarked]
        if kept:
            draft.passages.append(passage(section.id, name, "", kept))


def _own_notes(lines: Sequence[Line]) -> list[Line]:
    """The numbered notes that a page has below a table, with their heading; the form prints its own."""
    first = next((number for number, line in enumerate(lines) if _NOTES.match(line.text)), len(lines))
    counted = takewhile(lambda line: ordinal(line.text).isdecimal(), lines[first + 1 :])
    return [*lines[first : first + 1], *counted]


def _is_signed(text: str, table: Table) -> bool:
    """True for a line that is to be signed below a table: it has several of its labels, or begins with one."""
    begins = tuple(f"{label}{colon}" for label in table.foot for colon in "：:")
    return sum(label in text for label in table.foot) > 1 or text.lstrip().startswith(begins)


def _is_unit(line: Line, table: Table) -> bool:
    """True for the line above a table that says what its figures are counted in."""
    said = _UNIT.fullmatch(line.text)
    return said is not None and said["unit"] == table.unit


def _remark(draft: Draft, table: str, line: Line) -> bool:
    """True for a note of the words behind a figure, which are then put there again."""
    for number in draft.edition.slots_of(table):
        before, _, end = REMARK_NOTE.format(label=draft.edition.slots[number].label, remark="\0").partition("\0")
        cell = draft.cells.get(number)
        if cell is not None and cell.text and line.text.startswith(before) and line.text.endswith(end):
            text = f"{cell.text}（{line.text.removeprefix(before).removesuffix(end)}）"
            made = read_cell(draft, number, Entered(text, cell.location))
            if made.flaw == "remark":
                draft.cells[number] = made
                return True
    return False


def _prose(draft: Draft, section: Section, parts: Sequence[SectionPart], lead: Sequence[Line]) -> None:
    lines = [*lead, *(line for part in parts for line in part.lines)]
    fees = read_fees(section, draft.edition, lines)
    figures = section.figures.table if section.figures else section.id
    if fees.figures:
        draft.use([line for line in lines if line not in fees.lines], figures)
    for number, entered in fees.figures.items():
        draft.cells[number] = read_cell(draft, number, entered)
    if fees.lines or fees.figures:
        place = fees.lines[0].place if fees.lines else next(iter(fees.figures.values())).place
        draft.places.setdefault(section.id, place)
    if fees.lines:
        part = next((aspect.id for aspect in section.aspects if not aspect.heading), "") if fees.figures else ""
        _divided(draft, section, fees.lines, part)
    elif not fees.figures and section.id in draft.places:
        draft.problems.append(ReadProblem("empty-section", section.id, draft.places[section.id]))


def _divided(draft: Draft, section: Section, lines: Sequence[Line], part: str) -> None:
    """Enter the prose of a section, and note its sub-headings, which the form prints in its own words."""
    prose = read_prose(section, lines, part)
    draft.passages += prose.passages
    draft.seen += [line for line, _ in prose.headings]
    for line, aspect in prose.headings:
        same = name_of(unnumbered(line.text)) in {name_of(aspect.id), name_of(aspect.heading)}
        reasons = [*([] if same else [OTHER_WORDS]), *([OTHER_ORDER] if prose.moved else [])]
        sure = Certainty.MEDIUM if reasons else Certainty.HIGH
        draft.take(line.text, f"{section.id}.{aspect.id}", line.place, sure, "；".join(reasons))


def _chapters(draft: Draft, section: Section, parts: Sequence[SectionPart], lead: Sequence[Line]) -> None:
    if lead and not parts:
        draft.passages.append(passage(section.id, "1", "", lead))
        draft.places.setdefault(section.id, lead[0].place)
    titles = [part.title.text.strip() for part in parts if part.title]
    counted = [position(with_mark(title)) for title in titles] == [*range(1, len(titles) + 1)]
    before = list(lead)
    for number, (part, title) in enumerate(zip(parts, titles, strict=True), start=1):
        assert part.title
        heading = (unnumbered(with_mark(title)) if counted else title).rstrip(END_MARKS)
        lines = [*before, *part.lines]
        before = []
        if lines:
            draft.passages.append(passage(section.id, str(number), heading, lines))
        else:
            draft.passages.append(passage(section.id, str(number), heading, [Line("", part.title.place)]))
