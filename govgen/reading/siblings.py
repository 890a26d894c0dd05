"""A document beside a data file of the same name: made from it, of the same unit, or somebody else's report.

Nothing is read as reports are: a few bytes tell, of thousands of files too, and what tells nothing is a hand-in.
"""

from __future__ import annotations

import html
import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from govgen.errors import SourceError
from govgen.files.decoding import LONGEST, text_in, text_of
from govgen.files.folders import BOOK, SUFFIXES, WORD, annotated, resolved
from govgen.files.naming import plain_name
from govgen.files.reading import read_file
from govgen.model.carried import BODY, FORMAT, MARK, PROGRAM, bare
from govgen.patterns import lazy
from govgen.reading.change_since import Since, is_noted, page_since, word_since

if TYPE_CHECKING:
    import zipfile

    from govgen.reading.agreeing import SaidByData

Relation: TypeAlias = Literal["made", "reworded", "stale", "older", "same", ""]
"""Made from the data; made from it and worded anew since; made from what the data was before; made from it for another
year; of its unit and year, by whomever; none of these, or with other figures than it was made with."""
Whose: TypeAlias = tuple[str, str]  # unit and year, as they are compared

BEGINNING = 100_000  # letters of a document in which its title stands
PACKED, PRINTED = b"PK", b"%PDF"
MANY = 50  # parts that are looked into
WORKBOOK = "xl/workbook.xml"  # its links call it a document, as those of a Word file do
KINDS: tuple[Relation, ...] = ("made", "older", "same")
PROPERTIES = lazy(r"docProps/(?:core|app)\.xml|customXml/item\d+\.xml")
NOTED = lazy(r"word/(?:document|footnotes)\.xml")
MAIN, CELLS = lazy(r"word/document\.xml|content\.xml"), lazy(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
STYLES = lazy(r"word/styles\.xml")
MARKUP = lazy(r"<[^<>]*>")

_YEAR = lazy(r"^年度\s*[:：]\s*[\"'“]?(\d{4})", re.MULTILINE)
_UNIT = lazy(r"^单位\s*[:：].{0,400}?名称\s*[:：][ \t]*[\"']?([^\"'\n#,}]*)", re.MULTILINE | re.DOTALL)
_AUTHOR = lazy(r"<dc:creator>([^<]*)</dc:creator>")
_TITLE = lazy(r"<(?:dc:)?title>([^<]*)</")
_TITLE_YEAR = lazy(r"(\d{4})年")
_CELL = lazy(r">([^<>]{1,100})<")
_RECENT = lazy(r"20[0-9]{2}")
# Fields, links to data, changes, signs and colours of letters: what govgen itself sets in no table of a form.
_SEEN_OTHERWISE = lazy(
    r"<(?:w:(?:vanish|specVanish|d?strike|color|position|w|shd|highlight|fldSimple|instrText|dataBinding|del|ins|moveFrom"
    r"|altChunk|ruby|sym|bdo|dir)\b|w:sz w:val=\"[1-9]\"|w14:|m:)"
)
BODY_MARK, RENDITION = "<w:body", "AlternateContent"
_HIDING = lazy(r"<w:(?:vanish|d?strike)\b|FFFFFF")
_END = lazy(r"</w:p>|</(?:p|h\d|div|td|title)>")


def relation(document: Path, data: Collection[Path], saying: SaidByData) -> Relation:
    """What a document is to the data files of its name."""
    stored = StoredDocument(document)
    found = [_held(path, stored, stored.ours) for path in data]
    kind: Relation = next((kind for kind in KINDS if kind in found), "")
    if kind != "made":
        return kind
    # Without its data nothing says that its figures are those of the file beside it.
    since: Relation = stored.since() if stored.carried else "same"
    if since == "made" and _is_seen_otherwise(stored, saying):
        return ""
    return "stale" if since == "made" and not saying.agrees(stored.carried, data) else since


def _is_seen_otherwise(document: StoredDocument, saying: SaidByData) -> bool:
    """True if readers may see other figures than a document prints: only one that may be so is read as a report."""
    return document.is_doubtful and saying.is_seen_otherwise(document.path)


def other_copy(document: Path) -> Path | None:
    """What is called the copy of a Word file with comments, and does not say what that does: somebody's own."""
    copy = annotated(document) if document.suffix.lower() == WORD[0] else None
    if copy is None or not copy.is_file():
        return None
    stored = map(StoredDocument, (document, copy))
    said = {bare(MARKUP.sub("", each.parts(MAIN))) or each.content for each in stored}
    return copy if len(said) > 1 else None


def _held(data: Path, document: StoredDocument, ours: Whose | None) -> Relation:
    if data.suffix.lower() == BOOK:
        return "made" if ours is not None and _lists(data, ours) else ""
    unit, year = whose(text_of(data) or "")
    if ours == (unit, year):
        return "made"
    if ours is not None:
        return "older" if unit and ours[0] == unit else ""
    return "same" if unit and year and document.is_of(unit, year) else ""


class HeldData:
    """The data among the files of a folder: where it is, and of which units and years."""

    def __init__(self, files: Iterable[Path], folder: Path, saying: SaidByData) -> None:
        self.files = frozenset(files)
        self._folder = folder
        self._saying = saying

    def is_at(self, folder: Path) -> bool:
        """True for the folder itself, into which everybody puts what is handed in."""
        return resolved(folder) == resolved(self._folder)

    @cached_property
    def places(self) -> frozenset[Path]:
        """Where the files are."""
        return frozenset(map(resolved, self.files))

    @cached_property
    def _units(self) -> Mapping[Whose, Collection[Path]]:
        return _units_in(self.files)

    def is_for(self, document: StoredDocument) -> bool:
        """True if a document is of a unit and year of the data, by what it says of itself: govgen has made it."""
        return document.ours in self._units

    def says(self, document: StoredDocument) -> bool:
        """True if the data of its unit and year says now what a document carries, and prints still."""
        data = self._units.get(document.ours, ()) if document.ours else ()
        is_made = bool(document.carried) and document.since() == "made"
        agrees = is_made and self._saying.agrees(document.carried, data)
        return agrees and not _is_seen_otherwise(document, self._saying)


class StoredDocument:
    """A document as it stands in its file, which is read and opened once: nothing of it is read as reports are."""

    def __init__(self, path: Path) -> None:
        self.path, self.content = path, _read(path)
        self._is_packed = self.content.startswith(PACKED)

    @cached_property
    def ours(self) -> Whose | None:
        """Whose it is if govgen made it, by the data that it carries or by what it says of itself."""
        if any(found := whose(self.carried)):
            return found
        if PROGRAM not in self._said and f'id="{BODY}"' not in self._said:
            return None
        author, title = _AUTHOR.search(self._said), _TITLE.search(self._said)
        year = _TITLE_YEAR.search(title[1]) if title else None
        unit = author[1] if author else title[1][: year.start()] if title and year else ""
        return plain_name(html.unescape(unit)), year[1] if year else ""

    @cached_property
    def carried(self) -> str:
        """The data that it carries; nothing if it carries none."""
        mark = f'"{FORMAT}' if self._is_packed else f'id="{MARK}"'
        start = self._said.find(mark)
        return html.unescape(self._said[self._said.find(">", start) + 1 :].partition("<")[0]) if start >= 0 else ""

    def since(self) -> Since:
        """What became of one that carries its data."""
        if not self._is_packed:
            return page_since(self._said)
        return word_since(self._said, self._printed.encode())

    @property
    def is_doubtful(self) -> bool:
        """True where readers may see other figures than are printed: in pages, and Word files with the like in them."""
        if not self._is_packed:
            return True
        if BODY_MARK not in self._printed or RENDITION in self._printed:
            return True
        return bool(_SEEN_OTHERWISE.search(self._printed) or _HIDING.search(self.parts(STYLES)))

    def is_of(self, unit: str, year: str) -> bool:
        """True if a line that may be the title says unit and year; in a PDF, where its properties say so."""
        if self.content.startswith(PRINTED):
            wide = f"{unit}{year}年".encode("utf-16-be")
            forms = (f"{unit}{year}年".encode(), wide, wide.hex().encode(), wide.hex().upper().encode())
            return any(form in self.content for form in forms)
        name = re.escape(unit)
        title = re.compile(rf"^{name}(?:关于)?\n?{year}年|^{year}年度?{name}政府信息公开", re.MULTILINE)
        text = self.parts(MAIN) if self._is_packed else self._said
        lines = MARKUP.sub("", _END.sub("\n", text)).splitlines()
        return title.search("\n".join(filter(None, map(plain_name, lines)))[:BEGINNING]) is not None

    @cached_property
    def _printed(self) -> str:
        """The body of a Word file, and its footnotes where the data that it carries tells of these."""
        return self.parts(NOTED if is_noted(self._said) else MAIN)

    @cached_property
    def _said(self) -> str:
        """The whole of a text; of a packed one what is told of it, and the data that it carries."""
        return self.parts(PROPERTIES) if self._is_packed else text_in(self.content) or ""

    def parts(self, names: re.Pattern[str]) -> str:
        """What stands in the parts of a packed one with these names, nothing where it is torn."""
        return _decoded(self._stored(names))

    def _stored(self, names: re.Pattern[str]) -> bytes:
        from govgen.files.zipped import FAULTS  # noqa: PLC0415  # data files alone do without

        try:
            found = [name for name in self._archive.namelist() if names.fullmatch(name)][:MANY]
            return b"\n".join([self._archive.open(name).read(LONGEST) for name in found])
        except (*FAULTS, SourceError):
            return b""

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        import zipfile  # noqa: PLC0415  # likewise

        from govgen.files.office_names import as_usual  # noqa: PLC0415

        archive = zipfile.ZipFile(io.BytesIO(self.content))
        return archive if WORKBOOK in archive.namelist() else as_usual(archive, "", "")


def _units_in(files: Iterable[Path]) -> Mapping[Whose, Collection[Path]]:
    """The files by the units and years that data files say, and all that may be those of workbooks."""
    units: defaultdict[Whose, list[Path]] = defaultdict(list)
    for path in files:
        if path.suffix.lower() == BOOK:
            cells = dict.fromkeys(_CELL.findall(StoredDocument(path).parts(CELLS)))
            years = list(filter(_RECENT.fullmatch, cells))[:MANY]
            for unit in {(plain_name(html.unescape(cell)), year) for cell in cells for year in years}:
                units[unit].append(path)
        elif path.suffix.lower() in SUFFIXES:
            units[whose(text_of(path) or "")].append(path)
    return {unit: paths for unit, paths in units.items() if all(unit)}


def whose(text: str) -> Whose:
    """The unit and the year of a data file, also of one that is no YAML any more."""
    unit, year = _UNIT.search(text), _YEAR.search(text)
    return plain_name(unit[1].strip()) if unit else "", year[1] if year else ""


def _read(path: Path) -> bytes:
    """The content of a file, nothing where it cannot be had: reading it says why."""
    try:
        return read_file(path, LONGEST)
    except OSError:
        return b""


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _lists(book: Path, ours: Whose) -> bool:
    """True if a cell of a workbook says the unit, and another the year."""
    unit, year = ours
    text = StoredDocument(book).parts(CELLS)
    return f">{html.escape(unit, quote=False)}<" in text and f">{year}<" in text
