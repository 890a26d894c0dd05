"""Published documents read as the kind of report that they are: by the data that they carry, else by their title.

It is imported where a document is read, so that checking data files alone is quick to start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from govgen.checking.profiles import asked_editions, load_editions
from govgen.documents import (
    TITLE_LINE,
    Document,
    Imported,
    Line,
    TitleForms,
    import_opened,
    open_data,
    open_document,
    title_forms,
)
from govgen.files.folders import BOOK
from govgen.files.refusals import refuse
from govgen.model.edition import Catalog
from govgen.schema import bundled_reports, main_schema, schema_of_text
from govgen.workbook.reading import is_filled_in

FORM = "这是填报表，不是做好的年报；请用 govgen workbook import 导入。"
RENAMED = "这是填报表，文件名却以“{found}”结尾；请把它改成 {ending} 再交。"
SEARCHED = 60  # lines in which a title is looked for
_Way: TypeAlias = Callable[[TitleForms, str], object]
WAYS: tuple[_Way, ...] = (
    lambda forms, title: forms.match(title),
    lambda forms, title: forms.speaks_of(title),
)


def read_published(path: Path, schema: Path | None = None, profile: str | None = None) -> Imported:
    """The report in a published document of any kind, unless one is asked for; SourceError if it cannot be read."""
    _refuse_form(path, path.name, schema)
    document = open_document(path)
    refuse_renamed(document, path, load_editions(schema or main_schema()))
    return import_opened(document, asked_editions(schema or schema_of(document), profile))


def read_published_data(data: bytes, name: str, schema: Path | None = None) -> Imported:
    """The same for the content of a file of that name."""
    _refuse_form(data, name, schema)
    document = open_data(data, name)
    refuse_renamed(document, data, load_editions(schema or main_schema()))
    return import_opened(document, load_editions(schema or schema_of(document)))


def _refuse_form(source: Path | bytes, name: str, schema: Path | None) -> None:
    """SourceError for a collecting workbook, whose sheets read as a report would lose the unit's name and more."""
    if name.lower().endswith(BOOK) and is_filled_in(source, load_editions(schema or main_schema())):
        raise refuse(FORM, str(source) if isinstance(source, Path) else name)


def refuse_renamed(document: Document, source: Path | bytes, catalog: Catalog) -> None:
    """SourceError for a collecting workbook that bears the name of another kind of file."""
    found = Path(document.file).suffix
    if document.kind == BOOK[1:] and found.lower() != BOOK and is_filled_in(source, catalog):
        raise refuse(RENAMED, document.file, found=found, ending=BOOK)


def schema_of(document: Document) -> Path:
    """The schema of the kind that a document is of; the one that data files imply where nothing says another.

    A title that some kind writes in just this way counts before one that only speaks of the topic of another; data that
    a document carries counts before both, unless no title is written so by its kind, and one is by another.
    """
    titles = list(_titles(document))
    if document.carried is None or not document.carried.data:
        return _first(titles, WAYS) or main_schema()
    told = schema_of_text(document.carried.data)
    forms = title_forms(load_editions(told))
    if any(map(forms.match, titles)):
        return told
    return _first(titles, WAYS[:1]) or told


def _first(titles: Sequence[str], ways: Sequence[_Way]) -> Path | None:
    """The schema of the first kind that a title is of, in the first of several ways that tell one."""
    for found in ways if titles else ():
        for schema in (main_schema(), *bundled_reports().values()):
            forms = title_forms(load_editions(schema))
            if any(found(forms, title) for title in titles):
                return schema
    return None


def _titles(document: Document) -> Iterator[str]:
    """The lines that may be the title or a part of it, and what the file calls itself."""
    yield from filter(None, [document.title.split("_")[0].strip()])
    above = ""
    for block in document.blocks[:SEARCHED]:
        text = block.text.strip() if isinstance(block, Line) else ""
        if text and len(text) <= TITLE_LINE and "。" not in text:
            yield text
            yield above + text  # a title of two lines
        above = text
