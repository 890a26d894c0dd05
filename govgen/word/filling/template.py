"""A Word template compiled once, rendered for each report: fixed parts stay packed, only what changes is deflated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govgen.errors import GovgenError, TemplateError
from govgen.files.reading import LargeFileError, read_file
from govgen.files.reasons import reason
from govgen.location import Location
from govgen.patterns import lazy
from govgen.word.carried_data import Shelf, shelf
from govgen.word.docx.archive import MAX_FILE, MB, TOO_LARGE, Bundle, Member, pack, read_archive
from govgen.word.docx.package import public
from govgen.word.filling.annexes import with_annexes
from govgen.word.filling.context import SENT_TO, Page
from govgen.word.filling.enriching import enriched, printed_notes
from govgen.word.filling.parts import CORE, TemplatePart, load_part
from govgen.word.filling.prepared import Prepared, kept
from govgen.word.filling.readback import FigureTable, find_tables
from govgen.word.filling.rewriting import BLOCK
from govgen.word.filling.rows import Rows, file_with_rows, with_rows
from govgen.word.filling.signed_rows import LISTED, is_signed_form, with_low_rows, with_room
from govgen.word.filling.tall_rows import has_tall_rows, with_tall_rows
from govgen.word.filling.text import NO_BREAK, Styles, bare
from govgen.word.filling.unbroken import unbroken

NO_FILE = "没有这个模板文件。"
_SIGNED = lazy(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MADE = lazy(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
UNREADABLE = "读不出这个模板文件（{reason}）。"


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file compiled once: its parts with tags, the document first, and all else as it lies in the archive.

    `shelf` is the same with a place for the data of a report. `by_docxtpl` says that the file uses what only docxtpl
    itself can do; `data` then goes to it for each report. `signed` is a form of rows that the signature follows,
    `listed` one that may have an annexed list.
    """

    file: str
    data: bytes
    styles: Styles
    parts: tuple[TemplatePart, ...]
    rest: Bundle
    shelf: Shelf
    tables: tuple[FigureTable, ...]
    by_docxtpl: bool
    signed: bool = False
    listed: bool = False

    def render(self, page: Page, data: str = "") -> bytes:
        """The Word file that prints the page, and carries the data file, if there is one, where nobody sees it.

        TemplateError where the template asks for what is not there.
        """
        try:
            return self._whole(page, data) if self.by_docxtpl else self._filled(page, data)
        except GovgenError as error:
            raise _placed(error, self.file) from error

    def _filled(self, page: Page, data: str) -> bytes:
        contents = [_content(part, page) for part in self.parts]
        if self.signed and not any(page.prose.values()):
            contents[0] = with_room(contents[0].decode(), page.report).encode()
        if self.listed:
            contents[0] = with_low_rows(contents[0].decode(), page.report).encode()
        if has_tall_rows(page.report):
            contents[0] = with_tall_rows(contents[0].decode(), page.report).encode()
        contents[0] = _unbroken(contents[0])
        made = [pack(part.name, content) for part, content in zip(self.parts, contents, strict=True)]
        if page.held or page.annexes:
            return self._enriched(read_archive(self.rest.add(made).close()), page, data)
        if not data:
            return self.rest.add(made).close()
        return self.shelf.members.add([*made, *self.shelf.item(page.report.edition.id, data, contents[0])]).close()

    def _whole(self, page: Page, data: str) -> bytes:
        from govgen.word.filling.by_docxtpl import render_by_docxtpl  # noqa: PLC0415  # most templates do without

        made = read_archive(render_by_docxtpl(self.data, page))
        for part in self.parts:
            if part.name == CORE:
                made[CORE] = pack(CORE, _content(part, page))
        document = self.parts[0].name
        made[document] = pack(document, _unbroken(made[document].unpack()))
        return self._enriched(made, page, data)

    def _enriched(self, members: Mapping[str, Member], page: Page, data: str) -> bytes:
        """The file of these members with what the prose refers to."""
        made = enriched(members, page.held, self.styles) if page.held else dict(members)
        name = self.parts[0].name
        if page.annexes:
            made[name] = pack(name, with_annexes(made[name].unpack().decode(), page.annexes, self.styles).encode())
        if not data:
            return Bundle().add(made.values()).close()
        own = shelf(made)
        notes = printed_notes(made, page.held)
        document = made[name].unpack()
        return own.members.add(own.item(page.report.edition.id, data, document, notes)).close()


def _content(part: TemplatePart, page: Page) -> bytes:
    return _properties(part, page) if part.name == CORE else part.render(page)


def load_template(path: Path) -> Template:
    """The template in a file; TemplateError if it cannot be read or used."""
    return compile_template(read_template(path), str(path))


def read_template(path: Path) -> bytes:
    """The bytes of a template file; TemplateError if there are none to be had."""
    try:
        return read_file(path, MAX_FILE)
    except LargeFileError as error:
        raise TemplateError(TOO_LARGE.format(limit=MAX_FILE // MB), Location(str(path))) from error
    except FileNotFoundError as error:
        raise TemplateError(NO_FILE, Location(str(path))) from error
    except OSError as error:
        raise TemplateError(UNREADABLE.format(reason=reason(error)), Location(str(path))) from error


def compile_template(data: bytes, file: str = "", rows: Rows = ()) -> Template:
    """The template that these bytes are, with the rows of one report's own.

    TemplateError if they are no Word file or its tags are broken.
    """
    try:
        return _compile(data, file, rows)
    except TemplateError as error:
        raise _placed(error, file) from error


def _placed(error: GovgenError, file: str) -> GovgenError:
    """The error with the file it is about, where that has a name."""
    return type(error)(error.message, error.location or (Location(file) if file else None))


def _compile(data: bytes, file: str, rows: Rows) -> Template:
    bundled = kept(data)  # nothing in it is private
    members = read_archive(data) if bundled else _members(data)
    prepared = with_rows(bundled, rows) if bundled else _prepared(data, rows)
    parts = tuple(load_part(name, code) for name, code in prepared.parts.items())
    shown = members if bundled else public(members)
    fixed = {name: member for name, member in shown.items() if name not in prepared.parts}
    tables = find_tables(prepared.document)
    if prepared.by_docxtpl:
        data = file_with_rows(_accepted(members), rows)
    rest = Bundle().add(fixed.values())
    styles = Styles(prepared.styles, moves=SENT_TO in prepared.document)
    forms = is_signed_form(prepared.document), LISTED in prepared.document
    return Template(file, data, styles, parts, rest, shelf(fixed), tables, prepared.by_docxtpl, *forms)


def _members(data: bytes) -> Mapping[str, Member]:
    from govgen.word.docx.part_names import read_package  # noqa: PLC0415  # bundled templates are

    return read_package(data)


def _accepted(members: Mapping[str, Member]) -> bytes:
    """The Word file as docxtpl is to fill it: changes accepted, comments left out."""
    from govgen.word.filling.preparing import accepted  # noqa: PLC0415  # most templates do without

    return Bundle().add(accepted(members).values()).close()


def _prepared(data: bytes, rows: Rows) -> Prepared:
    from govgen.word.filling.preparing import prepare  # noqa: PLC0415  # bundled templates are prepared

    return prepare(data, rows)


def _unbroken(document: bytes) -> bytes:
    return unbroken(document.decode()).encode() if NO_BREAK.encode() in document else document


def _properties(part: TemplatePart, page: Page) -> bytes:
    """The properties of the document: the day it is signed is the day it was made, else it is older than its year."""
    made = f"{_day(page).isoformat()}T00:00:00Z"
    return _MADE.sub(rf"\g<1>{made}", part.render(_in_one_line(page)).decode()).encode()


def _day(page: Page) -> date:
    """The day a report is signed; where it says none, the first on which it can be."""
    signed = _SIGNED.fullmatch(page.text("落款日期"))
    try:
        return date(*map(int, signed.groups())) if signed else date((page.report.year or 2000) + 1, 1, 1)
    except ValueError:
        return date((page.report.year or 2000) + 1, 1, 1)


def _in_one_line(page: Page) -> Page:
    """The page as document properties print it: no line breaks, and no marks of stretches, which are the body's."""
    texts = {name: bare(text) for name, text in page.texts.items() if not name.startswith(BLOCK)}
    return replace(page, texts=texts, filled=[])
