"""What a template may print of a dossier: the names of `{{ }}`, ready for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from govgen.errors import TemplateError
from govgen.model.annexed import annexed_title, is_apart, note_lines
from govgen.model.edition import Edition, Section
from govgen.model.form import PLAIN
from govgen.model.keys import AFTER, ANNEXES, APART, BEFORE, EMPTY, HEAD
from govgen.model.letter import ADDRESSED, COLOPHON, is_close, is_moved
from govgen.model.lines import (
    ANNEX_LINE,
    SIGNATURE_LINE,
    above_number,
    break_title,
    head_line,
    in_lines,
    over_day,
)
from govgen.model.numbers import Number
from govgen.model.remarked import remark_notes
from govgen.model.report import Report
from govgen.model.title import filled_in
from govgen.model.words import in_words
from govgen.prose import Dossier, Paragraph
from govgen.prose.names import PREVIOUS, WORDS, YEAR, NameFault, ReportNames, UnfilledFault, suggest
from govgen.prose.quantity import Quantity, write_number
from govgen.word.filling.annexes import NOTE_STYLE, Annex, annex_notes
from govgen.word.filling.blocks import Additions, word_prose
from govgen.word.filling.cells import narrow_figure, printed_cell
from govgen.word.filling.rewriting import BLOCK
from govgen.word.filling.text import FIGURE_DIGITS, Styles, kept_with_next, word_text

# What the preface says of contacts: whom to ask, and how, in brackets.
ASKED, REACHED = "联系单位", "联系方式"
SIGNED = "落款单位"
ABOVE, BESIDE = "前几行签发人", "末行签发人"
SENT_TO = "版记主送"  # whom a letter is sent to, where that does not stand below the title
CLOSE = "首页拥挤"  # a word where the red rule and the title stand closer, for some text below
WAYS = ("地址", "邮编", "电话", "电子邮箱")
TITLE, SIGNERS, NUMBER = "标题", "公文.签发人", "公文.发文字号"
# By these styles: templates drawn earlier have the number on the first line of signers, the first ones hang the others.
BESIDE_FIRST, HUNG = "发文字号和签发人", "发文字号和几位签发人"
# A signature below so many lines of what is annexed is not alone on its page: the text may end on the one before.
NOTED = 3
PRINTER, PRINTED = "公文.印发机关", "公文.印发日期"

NO_NAME = "没有“{path}”这个名称{hint}。"
IS_PROSE = "“{path}”是成段的文字，要独占一段写成“{{{{p {path} }}}}”。"
IS_TEXT = "“{path}”不是成段的文字，不能写成“{{{{p }}}}”，要写在文字或单元格里：“{{{{ {path} }}}}”。"
IS_TABLE = "“{path}”是一张表，不能整个印出，要逐格写明，或者只用在“if”里。"
IS_MARKED = (
    "“{path}”里有加粗、表格、图片或者脚注，模板一段一段地印（for）印不出来；"
    "请把模板里的这一处改成独占一段的“{{{{p {path} }}}}”。"
)
NOT_A_NUMBER = "“{path}”不是数字，不能用过滤器。"


class Unfilled:
    """The number that a draft has not got yet: no condition on it holds."""

    def __bool__(self) -> bool:
        """False, as for nothing at all."""
        return False

    def __lt__(self, other: object) -> bool:
        """False: it is neither less nor more than anything."""
        return False

    __gt__ = __le__ = __ge__ = __lt__


UNFILLED = Unfilled()


@dataclass(frozen=True, slots=True)
class Page:
    """The data of one report as one template prints it; `filled` keeps each stretch that was printed.

    `texts` holds every printable name as escaped text, prose under its name with `¶` before it; `values` what a
    condition asks: the words of the head, and whether a table, a section or a part of the head is given. `held` is what
    the prose brings along beside words, `annexes` what stands behind the signature.
    """

    report: Report
    values: Mapping[str, object]
    texts: Mapping[str, str]
    prose: Mapping[str, tuple[Paragraph, ...]]
    filled: list[tuple[str, tuple[str, ...]]]
    held: Additions
    annexes: tuple[Annex, ...] = ()

    def fill(self, form: str, paths: tuple[str, ...]) -> Markup:
        """A stretch of the template with its names filled in."""
        try:
            stretch = form % tuple(map(self.texts.__getitem__, paths))
        except KeyError:
            stretch = form % tuple([self.text(path) for path in paths])
        self.filled.append((form, paths))
        return Markup(stretch)  # noqa: S704

    def value(self, path: str) -> object:
        """What a name is in a condition: a number, a text, whether there is such a part at all."""
        number = self.report.edition.paths.get(path)
        if number is not None:
            value = self.report.cells[number].value
            return UNFILLED if value is None else value
        return self.values[path] if path in self.values else self._asked(path)

    def quantity(self, path: str) -> Quantity | None:
        """The number of a name with its unit, for a filter; none where a draft has not got it yet."""
        try:
            found = ReportNames(self.report).look_up(path)
        except UnfilledFault:
            return None
        except NameFault as fault:
            raise TemplateError(f"{fault}。") from fault
        if isinstance(found, str):
            raise TemplateError(NOT_A_NUMBER.format(path=path))
        return found

    def each(self, path: str) -> list[dict[str, object]]:
        """The paragraphs of a section, for a loop."""
        if path not in self.prose:
            raise self._missing(path)
        if any(each.spans or each.is_block for each in self.prose[path]):
            raise TemplateError(IS_MARKED.format(path=path))
        self.filled.append(("", (BLOCK + path,)))
        return [{"级别": each.level, "标题": each.lead, "文字": each.text} for each in self.prose[path]]

    def text(self, path: str) -> str:
        """What a name prints, escaped; TemplateError for one that does not exist or cannot stand there."""
        found = self.texts.get(path)
        if found is not None:
            return found
        if path.startswith(BLOCK):
            name = path.removeprefix(BLOCK)
            raise TemplateError(IS_TEXT.format(path=name)) if name in self.texts else self._missing(name)
        if BLOCK + path in self.texts:
            raise TemplateError(IS_PROSE.format(path=path))
        if path in self.values:
            raise TemplateError(IS_TABLE.format(path=path))
        return write_number(self._asked(path))

    def _asked(self, path: str) -> Number:
        """Last year's figures, which few templates print, are looked up when they are asked for."""
        if not path.startswith(f"{PREVIOUS}."):
            raise self._missing(path)
        found = self.quantity(path)
        assert found is not None  # last year's report is no draft
        return found.value

    def _missing(self, path: str) -> TemplateError:
        known = [name.removeprefix(BLOCK) for name in self.texts]
        return TemplateError(NO_NAME.format(path=path, hint=suggest(path, known)))


def lay_out(dossier: Dossier, styles: Styles, draft: bool = False) -> Page:
    """The page that a template with these styles prints of a dossier; a draft shows figures as they were written."""
    report, edition = dossier.report, dossier.report.edition
    styles = replace(styles, third=edition.printing.third)
    words = _words(report, styles)
    prose = {name: dossier.narrative.paragraphs.get(name, ()) for name in prose_names(edition)}
    for name, notes in () if draft else remark_notes(report).items():
        if name in prose:
            prose[name] = (*(Paragraph(0, "", note) for note in notes), *prose[name])
    texts: dict[str, str] = {name: word_text(word) for name, word in words.items()}
    for path, number in edition.paths.items():
        cell, slot = report.cells[number], edition.slots[number]
        plain = type(cell.value) is int and not cell.unit and slot.style is PLAIN
        text = str(cell.value) if plain and not cell.flaw else printed_cell(cell, slot, edition, draft)
        texts[path] = text if len(text) <= FIGURE_DIGITS else narrow_figure(text, edition, slot, styles)
    held = Additions(report, draft)
    for name, paragraphs in prose.items():
        texts[BLOCK + name] = word_prose(paragraphs, styles, held)
    last = BLOCK + _last_prose(edition)
    if note_lines(report) < NOTED or not styles.ids.get(NOTE_STYLE):
        texts[last] = kept_with_next(Markup(texts.get(last, "")))  # noqa: S704
    annexes = tuple(_annexes(dossier, styles, held))
    if annexes:
        more = sum(bool(table.title) for name, table in edition.tables.items() if name in report.given)
        texts[last] += kept_with_next(annex_notes(annexes, styles, more))
    return Page(report, _parts(report, words, prose) | words, texts, prose, [], held, annexes)


def _annexes(dossier: Dossier, styles: Styles, held: Additions) -> Iterator[Annex]:
    """What the unit adds behind the signature."""
    for passage in dossier.report.passages:
        if passage.section == ANNEXES:
            paragraphs = dossier.narrative.paragraphs[f"{ANNEXES}.{passage.part}"]
            title = break_title(passage.heading, dossier.report.unit, ANNEX_LINE)
            yield Annex(passage.heading, title, word_prose(paragraphs, styles, held))


def _parts(report: Report, words: Mapping[str, str], prose: Mapping[str, object]) -> dict[str, object]:
    """Whether the parts of a report are there: its tables, its sections, the mappings of its head."""
    parts: dict[str, object] = {table: table in report.given for table in report.edition.tables}
    parts |= {name: any(words[f"{name}.{key}"] for key in keys) for name, keys in HEAD.items() if keys}
    return parts | {name: bool(paragraphs) for name, paragraphs in prose.items()}


def prose_names(edition: Edition) -> Iterator[str]:
    """The names of the prose of an edition: its sections, and what stands before and after tables."""
    for section in edition.sections.values():
        yield from _prose_of(section)


def _last_prose(edition: Edition) -> str:
    """The name of the prose that the signature follows."""
    sections = [section for section in edition.sections.values() if section.kind != "table"]
    return [name for section in sections or edition.sections.values() for name in _prose_of(section)][-1]


def _prose_of(section: Section) -> Iterator[str]:
    if section.kind == "table":
        yield from (f"{section.table}.{part}" for part in (BEFORE, AFTER))
    else:
        yield section.id


def text_names(edition: Edition) -> Iterator[str]:
    """The names that print a text or a number: the head, the cells, the titles of tables."""
    yield from _head_names()
    yield from WORDS
    yield from (ASKED, REACHED, SIGNED, ABOVE, BESIDE, SENT_TO, CLOSE)
    yield from edition.paths
    yield from (f"{table}.{TITLE}" for table in edition.tables)
    yield from (f"{table.id}.{EMPTY}" for table in edition.tables.values() if table.empty)


def _words(report: Report, styles: Styles) -> dict[str, str]:
    words = {name: _word(report, name) for name in _head_names()}
    year = report.year
    words[YEAR] = report.text(YEAR) if year is None else str(year)
    words["名称"] = report.unit
    words["简称"] = report.text(WORDS["简称"]) or report.unit
    title = report.text(TITLE) or filled_in(report.edition.title, report.unit, year)
    words[TITLE] = break_title(title, report.unit)
    words[SIGNED] = in_lines(report.unit, SIGNATURE_LINE)
    words[ASKED] = report.text("联系.部门") or report.unit
    words[REACHED] = _ways(report)
    words[ABOVE], words[BESIDE] = above_number(words[NUMBER], words[SIGNERS])
    number, words[SIGNERS] = head_line(words[NUMBER], words[SIGNERS], hung=HUNG in styles.ids)
    words[NUMBER] = number if BESIDE_FIRST in styles.ids else words[NUMBER]
    words[PRINTER] = over_day(words[PRINTER], words[PRINTED])
    words[SENT_TO] = words[ADDRESSED] if styles.moves and is_moved(report) else ""
    words[ADDRESSED] = "" if words[SENT_TO] else words[ADDRESSED]
    words[CLOSE] = CLOSE if is_close(report) else ""
    words[COLOPHON] = APART if is_apart(report) else words[COLOPHON]
    for table in report.edition.tables.values():
        words[f"{table.id}.{TITLE}"] = annexed_title(report, table)
        if table.empty:
            said = filled_in(table.empty, report.unit, year) if _is_empty(report, table.id) else ""
            words[f"{table.id}.{EMPTY}"] = said
    return words


def _is_empty(report: Report, table: str) -> bool:
    """True for a table without a figure that is more than zero."""
    return not any(report.values[number] for number in report.edition.slots_of(table))


def _ways(report: Report) -> str:
    told = [f"{way}：{report.text(f'联系.{way}')}" for way in WAYS if report.text(f"联系.{way}")]
    return f"（{'；'.join(told)}）" if told else ""


def _head_names() -> Iterator[str]:
    for name, keys in HEAD.items():
        yield from (f"{name}.{key}" for key in keys) if keys else (name,)


def _word(report: Report, name: str) -> str:
    text = report.text(name)
    return in_words(text) if name.endswith("日期") else text
