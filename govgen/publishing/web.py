"""The report as a web page: a whole page, and a fragment that the editor of a content system takes.

Everything that a reader sees is styled in place: what an editor pastes keeps its look, whatever surrounds it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from markupsafe import escape

from govgen.model.carried import BODY, DRAWN, FRONT, LINES, MARK, SMALL_TABLE, data_digest, text_digest
from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, captions, scope_of
from govgen.model.per_edition import once_per_edition
from govgen.pages import CLOSING, opening
from govgen.publishing.paper import Block, PaperLine, PaperNote, Role
from govgen.publishing.paper_cells import Other, PaperCell
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.paper_forms import Drawn, OfficialTable, forms
from govgen.publishing.web_text import broken, emphasised, marked, note_lines, picture


def page(body: Article, title: str, *, edition: str, drawings: Iterable[str] = (), data: str = "") -> str:
    """The page around a report; `drawings` are SVG elements, `data` is the data file it carries, empty for none."""
    shown = "\n".join(drawings)
    aside = f'<aside class="drawings" aria-label="{DRAWN}">\n{shown}\n</aside>\n' if shown else ""
    pictures = any(isinstance(element.block, PaperPicture) for element in body.elements)
    parts = [opening(title, "public", pictures=pictures), f'<div id="{BODY}">\n{body.whole}\n{aside}</div>\n']
    if data:
        parts.append(_carried(edition, data, f"{body.text}\n{element_texts(shown)}"))
    return "".join([*parts, CLOSING])


def _carried(edition: str, data: str, text: str) -> str:
    """The elements that hold the data and the printed text: browsers neither show nor run them."""
    digests = f'data-text="{text_digest(text)}" data-digest="{data_digest(data)}"'
    held = f'<template id="{MARK}" data-edition="{escape(edition)}" {digests}>{escape(data)}</template>\n'
    return f'{held}<template id="{LINES}">{escape(text)}</template>\n'


def element_texts(elements: str) -> str:
    """What elements show, a line for each of their texts; of a drawing first what those are told who do not see it."""
    said = html.unescape("\n".join(label or text for label, text in _TEXTS.findall(elements)))
    return "\n".join(line for line in said.splitlines() if line.strip())


_TEXTS = re.compile('<svg[^<>]*? aria-label="([^"<]*)"|>([^<>]+)')
_SERIF = "font-family:仿宋,FangSong,STFangsong,serif"
_STYLES: dict[Role, str] = {
    "mark": "text-align:center;color:#c00000;font-size:2em;font-weight:bold;margin:1em 0 .5em",
    "number": "text-align:center;border-bottom:2px solid #c00000;padding-bottom:.5em;margin:0 0 1.5em",
    "title": "text-align:center;font-size:1.6em;line-height:1.5;margin:1em 0",
    "addressee": "margin:0 0 .5em",
    "heading": "margin:1.4em 0 .5em;line-height:1.5;break-after:avoid",
    "body": "text-indent:2em;margin:.4em 0;text-align:justify;overflow-wrap:anywhere",
    "caption": "font-weight:bold;text-align:center;margin:1em 0 .5em;break-after:avoid",
    "foot": "margin:.4em 0",
    "signer": "text-align:right;margin:2em 0 .3em;break-before:avoid;break-after:avoid",
    "date": "text-align:right;margin:0 0 1em;break-before:avoid",
    "colophon": "border-top:1px solid #333;margin:0;padding:.3em 1em",
}
_COPIES, _NO_RULE = "抄送：", ";border-top:0"  # none stands between whom a letter is sent to and the copies
_CAPTION = "caption-side:top;font-weight:bold;text-align:center;padding:.5em"
_FIELDS = ("title", "mark", "number")
OTHER_TABLE = "表格"
_SIZES = {2: "1.25em", 3: "1.1em", 4: "1em", 5: "1em"}
_FRAME = f"{_SERIF};font-size:17px;line-height:1.75;color:#1a1a1a;background:#fff"
_TABLE = "border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;margin:.5em 0 1em"
_BOX = "border:1px solid #333;padding:.3em .4em;text-align:center;vertical-align:middle"
_HEAD = f"{_BOX};background:#f2f2f2;font-weight:bold;text-wrap:balance"
_SIDE = f"{_BOX};text-align:left;font-weight:normal"
_SCROLL = "overflow-x:auto;break-inside:avoid"  # in print a table that has room on a page stands on one
_NARROW = "min-width:2em"
# On a screen narrower than this the table scrolls, and labels are not broken into columns of single characters.
_LEAST = ";min-width:{width}em"
_LABEL_WIDTH, _FIGURE_WIDTH = 8, 3  # em that each column should have


@dataclass(frozen=True, slots=True)
class Element:
    """A block of the report as an element of a page, and the text that this shows: a line, or one for each cell."""

    block: Block | PaperNote
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """The report as elements of a page."""

    elements: tuple[Element, ...]

    @property
    def whole(self) -> str:
        """The whole report as one element."""
        return _framed(element.html for element in self.elements)

    @property
    def fragment(self) -> str:
        """The report without what content systems have in fields of their own: title, number, red head.

        These lines are kept unseen, so that a page with the fragment can be read back.
        """
        left = "\n".join(element.text for element in self.elements if _role(element.block) in _FIELDS)
        shown = (element.html for element in self.elements if _role(element.block) not in _FIELDS)
        return _framed(shown, f' {FRONT}="{escape(left)}"' if left else "")

    @property
    def text(self) -> str:
        """All that the report shows, a line for each paragraph and cell."""
        return "\n".join(element.text for element in self.elements)


def article(blocks: Sequence[Block], edition: Edition) -> Article:
    """The report as a page shows it."""
    notes = [note for block in blocks if isinstance(block, PaperLine) for note in block.notes]
    below = (Element(note, html, text) for note, html, text in note_lines(notes))
    return Article((*_elements(blocks, _looks(edition)), *below))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a page shows an official table: its name, its rows and its characters, with `%s` for each figure.

    `style` says how narrow it may be.
    """

    name: str
    style: str
    rows: str
    text: str


@once_per_edition
def _looks(edition: Edition) -> Mapping[str, _Look]:
    """The looks of all tables of an edition: they are the same for all units of a year."""
    names = captions(edition)
    return {
        name: _Look(names[name], _least(each.grid), _rows(each), _characters(each))
        for name, each in forms(edition).items()
    }


def _least(grid: Grid) -> str:
    labels = min(cell.column for cell in grid.cells if cell.ref is not None)
    return _LEAST.format(width=labels * _LABEL_WIDTH + (grid.width - labels) * _FIGURE_WIDTH)


def _characters(form: Drawn) -> str:
    return "\n".join("%s" if cell.ref else _line(cell.label).replace("%", "%%") for cell in form.grid.cells)


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _framed(elements: Iterable[str], own: str = "") -> str:
    inner = "\n".join(elements)
    return f'<div lang="zh-CN"{own} style="{_FRAME}">\n{inner}\n</div>'


def _role(block: Block | PaperNote) -> str:
    return block.role if isinstance(block, PaperLine) else ""


def _elements(blocks: Sequence[Block], looks: Mapping[str, _Look]) -> Iterator[Element]:
    """Each block with its element; a heading is never more than one level below the one before."""
    level = 1
    title = role = ""
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, PaperPicture):
            yield Element(block, *picture(block))
        elif not isinstance(block, PaperLine):
            yield _table(block, title, looks)
            title = ""
        elif block.role == "heading":
            level = min(block.level, level + 1)
            style = f"{_STYLES['heading']};font-size:{_SIZES[level]}"
            shown, text = marked(block)
            yield Element(block, f'<h{level} style="{style}">{shown}</h{level}>', _line(text))
        elif block.role == "caption" and after is not None and not isinstance(after, PaperLine):
            title = block.text
        else:
            shown, text = marked(block)
            yield Element(block, _paragraph(block, shown, goes_on=role == block.role), _line(text))
        role = _role(block)


def _paragraph(line: PaperLine, shown: str, *, goes_on: bool) -> str:
    """A paragraph; one that `goes_on` stands below one of the same role."""
    style = _STYLES[line.role]
    if goes_on and line.role == "colophon" and line.text.startswith(_COPIES):
        style += _NO_RULE
    if line.role == "title":
        # In one line: whoever reads the page back takes a line for a paragraph.
        return f'<h1 style="{style}">{escape(line.text.replace(chr(10), ""))}</h1>'
    return f'<p style="{style}">{shown}</p>'


def _scrolled(table: str, name: str) -> str:
    """A table that a narrow screen shows in part: it scrolls, also by keyboard."""
    return f'<div role="region" aria-label="{escape(name)}" tabindex="0" style="{_SCROLL}">\n{table}\n</div>'


def _table(block: OfficialTable | Other, title: str, looks: Mapping[str, _Look]) -> Element:
    """A table under the title that stands above it, else under its official name."""
    if isinstance(block, Other):
        said = [_line(box.text) for row in block.rows for box in row]
        own = f' data-of="{SMALL_TABLE}"' if block.about == SMALL_TABLE else ""
        text = "\n".join([title, *said])
        return Element(block, _tabled("\n".join(_other_rows(block)), title, "", own), text)
    look = looks[block.table.id]
    name = title or look.name
    filled = look.rows % tuple([text if text.isdecimal() else broken(text) for text in block.texts])
    return Element(block, _tabled(filled, name, look.style), f"{name}\n{look.text % block.texts}")


def _tabled(rows: str, caption: str, style: str, own: str = "") -> str:
    title = f'<caption style="{_CAPTION}">{escape(caption)}</caption>\n' if caption else ""
    return _scrolled(f'<table{own} style="{_TABLE}{style}">\n{title}{rows}\n</table>', caption or OTHER_TABLE)


def _rows(form: Drawn) -> str:
    """The rows of an official table with `%s` for each figure."""
    parts = []
    for is_head, rows in groupby(range(form.grid.height), key=lambda row: row < form.grid.heads):
        tag = "thead" if is_head else "tbody"
        lines = "\n".join(f"<tr>{_form_row(form.table, form.grid, row)}</tr>" for row in rows)
        parts.append(f"<{tag}>\n{lines}\n</{tag}>")
    return "\n".join(parts)


def _form_row(table: Table, grid: Grid, row: int) -> str:
    return "".join(_form_cell(table, grid, cell) for cell in grid.cells if cell.row == row)


def _form_cell(table: Table, grid: Grid, cell: GridCell) -> str:
    if cell.ref is not None:
        empty = _cell("", f"{_BOX};{_NARROW}", "\0", cell.height, cell.width)
        return empty.replace("%", "%%").replace("\0", "%s")
    scope = scope_of(table, grid, cell)
    style = _HEAD if scope.startswith("col") else _SIDE + _level(table, grid, cell)
    return _cell(scope, style, cell.label, cell.height, cell.width).replace("%", "%%")


def _level(table: Table, grid: Grid, cell: GridCell) -> str:
    """How far a label of a list stands to the right: as deep as its row lies in others; the outermost are bold."""
    if table.layout != "list" or cell.column > 0:
        return ""
    depth = [row.id.count(".") for row in table.rows()][cell.row - grid.heads]
    return f";padding-left:{depth + 0.4:g}em" if depth else ";font-weight:bold"


def _other_rows(other: Other) -> Iterator[str]:
    for number, row in enumerate(other.rows):
        yield f"<tr>{''.join(_other_cell(box, is_head=number < other.heads) for box in row)}</tr>"


def _other_cell(box: PaperCell, *, is_head: bool) -> str:
    scope, style = ("col", _HEAD) if is_head else ("", _BOX)
    return _cell(scope, style, box.text, box.height, box.width, emphasised(box.text, box.bold))


def _cell(scope: str, style: str, text: str, height: int, width: int, shown: str = "") -> str:
    """A cell of a table; `shown` is its text with marks, if it has any."""
    tag = "th" if scope else "td"
    spans = (("scope", scope), ("rowspan", height if height > 1 else ""), ("colspan", width if width > 1 else ""))
    marks = "".join(f' {name}="{value}"' for name, value in spans if value)
    return f'<{tag}{marks} style="{style}">{shown or broken(text)}</{tag}>'
