"""The report as a web page: a whole page, and a fragment that the editor of a content system takes.

Everything that a reader sees is styled in place: what an editor pastes keeps its look, whatever surrounds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest

from markupsafe import Markup, escape

from govgen.model.edition import Edition
from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell, captions, scope_of
from govgen.publishing.paper import Block, Form, Line, Other, Role, drawn

_SERIF = "font-family:仿宋,FangSong,STFangsong,serif"
_STYLES: dict[Role, str] = {
    "mark": "text-align:center;color:#c00000;font-size:2em;font-weight:bold;margin:1em 0 .5em",
    "number": "text-align:center;border-bottom:2px solid #c00000;padding-bottom:.5em;margin:0 0 1.5em",
    "title": "text-align:center;font-size:1.6em;line-height:1.5;margin:1em 0",
    "addressee": "margin:0 0 .5em",
    "heading": "margin:1.4em 0 .5em;line-height:1.5",
    "body": "text-indent:2em;margin:.4em 0;text-align:justify;overflow-wrap:anywhere",
    "caption": "font-weight:bold;text-align:center;margin:1em 0 .5em",
    "foot": "margin:.4em 0",
    "signer": "text-align:right;margin:2em 0 .3em",
    "date": "text-align:right;margin:0 0 1em",
    "colophon": "border-top:1px solid #333;margin:0;padding:.3em 1em",
}
_CAPTION = "caption-side:top;font-weight:bold;text-align:center;padding:.5em"
_FIELDS = ("title", "mark", "number")
OTHER_TABLE = "表格"
_SIZES = {2: "1.25em", 3: "1.1em", 4: "1em", 5: "1em"}
_FRAME = f"{_SERIF};font-size:17px;line-height:1.75;color:#1a1a1a;background:#fff"
_TABLE = "border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;margin:.5em 0 1em"
_BOX = "border:1px solid #333;padding:.3em .4em;text-align:center;vertical-align:middle"
_HEAD = f"{_BOX};background:#f2f2f2;font-weight:bold"
_SIDE = f"{_BOX};text-align:left;font-weight:normal"
_SCROLL = "overflow-x:auto"
_NARROW = "min-width:2em"


def fragment(blocks: Sequence[Block], edition: Edition) -> Markup:
    """The report as one element, without what content systems have in fields of their own: title, number, red head."""
    inner = [block for block in blocks if not (isinstance(block, Line) and block.role in _FIELDS)]
    return article(inner, edition)


def article(blocks: Sequence[Block], edition: Edition) -> Markup:
    """The whole report as one element."""
    inner = Markup("\n").join(_elements(blocks, captions(edition)))
    return Markup('<div lang="zh-CN" style="{}">\n{}\n</div>').format(_FRAME, inner)


def _elements(blocks: Sequence[Block], names: Mapping[str, str]) -> Iterator[Markup]:
    """Each block as an element; a heading is never more than one level below the one before."""
    level = 1
    title = ""
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Line) and block.role == "heading":
            level = min(block.level, level + 1)
            yield _heading(block, level)
        elif isinstance(block, Line) and block.role == "caption" and not isinstance(after, Line):
            title = block.text
        elif isinstance(block, Line):
            yield _paragraph(block)
        else:
            name = title or (names[block.table.id] if isinstance(block, Form) else "")
            yield _scrolled(_table(block, name), name or OTHER_TABLE)
            title = ""


def _heading(line: Line, level: int) -> Markup:
    style = f"{_STYLES['heading']};font-size:{_SIZES[level]}"
    return Markup('<h{0} style="{1}">{2}</h{0}>').format(level, style, _broken(line.text))


def _paragraph(line: Line) -> Markup:
    if line.role == "title":
        # In one line: whoever reads the page back takes a line for a paragraph.
        return Markup('<h1 style="{}">{}</h1>').format(_STYLES["title"], line.text.replace("\n", ""))
    lead, rest = line.text[: line.lead], line.text[line.lead :]
    told = Markup("<strong>{}</strong>{}").format(lead, _broken(rest)) if lead else _broken(rest)
    return Markup('<p style="{}">{}</p>').format(_STYLES[line.role], told)


def _broken(text: str) -> Markup:
    """The text with its line breaks and tabs as a page has them."""
    if text.isalnum():
        return Markup(text)  # noqa: S704  # figures are most of a report and have nothing to escape
    return Markup("<br>").join(escape(line) for line in text.replace("\t", "　").split("\n"))


def _scrolled(table: Markup, name: str) -> Markup:
    """A table that a narrow screen shows in part: it scrolls, also by keyboard."""
    return Markup('<div role="region" aria-label="{}" tabindex="0" style="{}">\n{}\n</div>').format(
        name, _SCROLL, table
    )


def _table(block: Form | Other, caption: str) -> Markup:
    title = Markup('<caption style="{}">{}</caption>\n').format(_CAPTION, caption) if caption else ""
    rows = _filled(block) if isinstance(block, Form) else Markup("\n").join(_other_rows(block))
    return Markup('<table style="{}">\n{}{}\n</table>').format(_TABLE, title, rows)


def _filled(form: Form) -> Markup:
    """The rows of an official table with its figures in their places."""
    return Markup(_pattern(form.table) % tuple([_broken(text) for text in form.texts]))  # noqa: S704  # all is escaped


@lru_cache(maxsize=64)
def _pattern(table: Table) -> str:
    """The rows of an official table with `%s` for each figure: it is the same for all units of a year."""
    grid = drawn(table).grid
    parts = []
    for is_head, rows in groupby(range(grid.height), key=lambda row: row < grid.heads):
        tag = "thead" if is_head else "tbody"
        lines = "\n".join(f"<tr>{_form_row(table, grid, row)}</tr>" for row in rows)
        parts.append(f"<{tag}>\n{lines}\n</{tag}>")
    return "\n".join(parts)


def _form_row(table: Table, grid: Grid, row: int) -> str:
    return "".join(_form_cell(table, grid, cell) for cell in grid.cells if cell.row == row)


def _form_cell(table: Table, grid: Grid, cell: GridCell) -> str:
    if cell.ref is not None:
        return (
            _cell("", f"{_BOX};{_NARROW}", Markup("\0"), cell.height, cell.width).replace("%", "%%").replace("\0", "%s")
        )
    scope = scope_of(table, grid, cell)
    style = _HEAD if scope.startswith("col") else _SIDE
    return _cell(scope, style, cell.label, cell.height, cell.width).replace("%", "%%")


def _other_rows(other: Other) -> Iterator[Markup]:
    for row in other.rows:
        cells = (_cell("", _BOX, box.text, box.height, box.width) for box in row)
        yield Markup("<tr>{}</tr>").format(Markup().join(cells))


def _cell(scope: str, style: str, text: str, height: int, width: int) -> Markup:
    """A cell of a table."""
    tag = "th" if scope else "td"
    spans = ((" scope", scope), (" rowspan", height if height > 1 else ""), (" colspan", width if width > 1 else ""))
    marks = Markup().join(Markup('{}="{}"').format(name, value) for name, value in spans if value)
    return Markup('<{0}{1} style="{2}">{3}</{0}>').format(tag, marks, style, _broken(text))
