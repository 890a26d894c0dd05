"""What a report is published as: each kind with the files that it makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from govgen.arguments import TEXT, expect
from govgen.errors import OutputError, SourceError, UsageError
from govgen.files.naming import safe_stem
from govgen.files.office_names import as_usual
from govgen.files.published import digest_of
from govgen.model.annexed import is_above_notes, is_apart, is_too_long
from govgen.model.form import CellRef
from govgen.model.keys import APART
from govgen.prose import Dossier
from govgen.publishing import opendata
from govgen.publishing.charts import POSTER_WIDTH, YearFigures, drawings, has_charts, poster, poster_title
from govgen.publishing.ofd import from_pdf
from govgen.publishing.paper import Block, Body, PaperLine, read_paper
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.paper_forms import OfficialTable
from govgen.publishing.pdf import Engine, Printed, print_pdf, print_poster
from govgen.publishing.web import article, page

Files = Mapping[str, bytes]
Made = TypeVar("Made")
MAIN_PART = b"word/document.xml"  # names of parts stand in an archive as they are
NO_WORD_FILE = (
    "document 不是 Word 文件的内容，或者里面的部分不叫 Word 通常的名字；请用 render 做出的，或者不写 document。"
)
NO_KIND = "没有“{kind}”这种文件；可以是：{known}。"
NOT_DRAWN = "；图解要用的格还没有填全或者全是 0，没有做"
NO_CHARTS = "；这种年报没有规定图解，没有做"
NOT_PRINTED = (
    "；图解的 PDF 要有 Typst（pip install govgen[print]）和中文字体，没有做，可以在浏览器里打印 图解.html（{why}）"
)
NO_PICTURES = "；OFD 里的图片没有认准位置，只留出图片的位置和图题，图片请看 PDF 或者网页"
ON_ODD_PAGE = "；版记在第 {page} 面，双面印的不在最后一面：在“公文”里写“版记: {apart}”，印到第 {next} 面"
TOO_FAR = "；版记另面后在第 {page} 面，双面印的不在最后一面：删去“版记: {apart}”，再看是不是在双数面"
TOO_LONG = (
    "；抄送长，版记自动另面，在第 {page} 面，双面印的不在最后一面："
    "请把“抄送”写短（例如“县政府各部门”），或者在它前面加一张空白页"
)
ABOVE_NOTES = (
    "；最后一部分有脚注，版记自动另面，在第 {page} 面，双面印的不在最后一面："
    "请把那里的脚注写进正文，或者在版记前面加一张空白页"
)
LAID_OUT_BY = "；排版：{engine}"


@dataclass(frozen=True, slots=True)
class Publication:
    """A report ready to be published: its data, its Word file, and what that says.

    `data` is the data file that pages carry, empty for none; `engine` what is to make the
    PDF, `licence` the terms under which the data may be used. `before` are the earlier years that its drawings show,
    None for that of last year's report.
    """

    dossier: Dossier
    document: bytes
    blocks: tuple[Block, ...]
    data: str = ""
    engine: Engine = "auto"
    licence: str = ""
    before: Sequence[YearFigures] | None = None
    _kept: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        """What several kinds are made of, made for the first and kept for the others."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast("Made", self._kept[name])

    @property
    def name(self) -> str:
        """What its files are called: as this kind of report is."""
        return safe_stem(self.dossier.report.edition.kind, None)

    @property
    def printed(self) -> Printed:
        """The report as PDF."""
        return self._once("printed", lambda: print_pdf(self.document, self.blocks, self.title, self.engine))

    @property
    def apart(self) -> bool:
        """True for a colophon 版记 on a page of its own."""
        return is_apart(self.dossier.report)

    @property
    def drawings(self) -> tuple[str, ...]:
        """The drawings of the report."""
        return self._once("drawings", lambda: tuple(drawings(self.dossier.report, before=self.before)))

    @property
    def figures(self) -> Sequence[tuple[str, str]]:
        """The figures of the report with their units, as open data has them: slot by slot, empty for a blank one."""
        return self._once("figures", lambda: opendata.figures_of(self.dossier.report))

    @property
    def source(self) -> str:
        """A digest of all that its files follow from: what it says, what it draws, how it is to be made."""
        report = self.dossier.report
        said = (self.data, report.text("单位.代码"), *self.drawings, self.engine, self.licence)
        return digest_of((self.document, *map(str.encode, said)))

    @property
    def printed_figures(self) -> Sequence[tuple[CellRef, str]]:
        """What the official tables of its Word file print, by the cells of the form."""
        tables = (block for block in self.blocks if isinstance(block, OfficialTable))
        return [
            each
            for table in tables
            for each in zip((cell.ref for cell in table.grid.cells if cell.ref), table.texts, strict=True)
        ]

    @property
    def title(self) -> str:
        """The title as printed, in one line."""
        titles = (block.text for block in self.blocks if isinstance(block, PaperLine) and block.role == "title")
        return next(titles, self.dossier.report.unit).replace("\n", "")

    def make(self, *kinds: str) -> MadeFiles:
        """The files of some kinds (`docx`, `html`, `pdf`, …), by name; UsageError for a kind that there is not."""
        for kind in kinds:
            expect(kind, str, "kinds", TEXT)
            if kind not in KINDS:
                raise UsageError(NO_KIND.format(kind=kind, known="、".join(KINDS)))
        return files_of(self, kinds)


def publication(dossier: Dossier, document: bytes, data: str = "", body: Body | None = None) -> Publication:
    """A report with the Word file made of it, the data file that its page is to carry, and the file's body, if known.

    A body that is not known is unpacked. SourceError for what is no Word file.
    """
    if MAIN_PART not in document or (body is None and not _is_usual(document)):
        raise SourceError(NO_WORD_FILE)
    return Publication(dossier, document, read_paper(document, dossier.report.edition, body), data)


def _is_usual(document: bytes) -> bool:
    """True for a Word file whose parts have the names by which they are looked for."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        return as_usual(archive, "", "").namelist() == names


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """The files of one kind, and what their reader should know of how they were made."""

    files: Files
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """All that its reader should know, as one text."""
        return "".join(self.notes)


def _word(of: Publication) -> MadeFiles:
    return MadeFiles({f"{of.name}.docx": of.document})


def _web(of: Publication) -> MadeFiles:
    edition = of.dossier.report.edition
    body = article(of.blocks, edition)
    whole = page(body, of.title, edition=edition.id, drawings=of.drawings, data=of.data)
    return MadeFiles({f"{of.name}.html": whole.encode(), "正文片段.html": f"{body.fragment}\n".encode()})


def _pdf(of: Publication) -> MadeFiles:
    return MadeFiles(
        {f"{of.name}.pdf": of.printed.data}, (LAID_OUT_BY.format(engine=of.printed.engine), _on_odd_page(of))
    )


def _on_odd_page(of: Publication) -> str:
    """What to do about a colophon 版记 in front of an empty last side."""
    pages = of.printed.pages
    has_colophon = any(isinstance(block, PaperLine) and block.role == "colophon" for block in of.blocks)
    if not has_colophon or pages % 2 == 0:
        return ""
    report = of.dossier.report
    usual = TOO_FAR if of.apart else ON_ODD_PAGE
    told = TOO_LONG if is_too_long(report) else ABOVE_NOTES if is_above_notes(report) else usual
    return told.format(page=pages, next=pages + 1, apart=APART)


def _ofd(of: Publication) -> MadeFiles:
    printed = of.printed
    report = of.dossier.report
    pictures = [block for block in of.blocks if isinstance(block, PaperPicture)]
    made = from_pdf(printed.data, of.title, report.unit, report.text("落款日期"), pictures)
    left = "" if made.has_pictures else NO_PICTURES
    return MadeFiles({f"{of.name}.ofd": made.data}, (LAID_OUT_BY.format(engine=printed.engine), left))


def _poster(of: Publication) -> MadeFiles:
    report = of.dossier.report
    drawn = of.drawings
    if not drawn:
        return MadeFiles({}, (NOT_DRAWN if has_charts(report.edition) else NO_CHARTS,))
    title = poster_title(report)
    held = {"图解.html": poster(title, drawn).encode()}
    try:
        return MadeFiles(
            held | {"图解.pdf": print_poster(title, report.unit, drawings(report, POSTER_WIDTH, of.before))}
        )
    except OutputError as error:
        return MadeFiles(held, (NOT_PRINTED.format(why=error.message.rstrip("。")),))


def _csv(of: Publication) -> MadeFiles:
    report = of.dossier.report
    held: Files = opendata.tables(report, of.figures) or _json(of).files
    return MadeFiles({**held, opendata.PACKAGE: opendata.package(report, of.title, held, of.licence)})


def _json(of: Publication) -> MadeFiles:
    return MadeFiles({f"{of.name}.json": opendata.as_json(of.dossier, of.title, of.figures)})


KINDS: Mapping[str, Callable[[Publication], MadeFiles]] = {
    "docx": _word,
    "html": _web,
    "pdf": _pdf,
    "ofd": _ofd,
    "chart": _poster,
    "csv": _csv,
    "json": _json,
}
"""What a report can be published as; each makes files by name."""


def files_of(of: Publication, kinds: Iterable[str]) -> MadeFiles:
    """The files of all kinds asked for, by name; OutputError for the first that cannot be made on this machine."""
    return joined([KINDS[kind](of) for kind in kinds])


def joined(made: Sequence[MadeFiles]) -> MadeFiles:
    """The files of several kinds, and all that is to be said of them, once where it goes for several."""
    files = {name: data for each in made for name, data in each.files.items()}
    return MadeFiles(files, tuple(dict.fromkeys(note for each in made for note in each.notes)))
