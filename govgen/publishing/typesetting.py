"""The report typeset without an office program: a Typst document with the measures of GB/T 9704.

Lengths are those of the Word templates: 22 lines of 28 characters on A4, margins 37, 35, 28 and 26 mm, 16 pt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Template

from lxml import etree

from govgen.model.form import Table
from govgen.model.grid import Grid, GridCell
from govgen.publishing.fonts import Fonts, is_itself
from govgen.publishing.paper import Block, OfficialTable, PaperLine
from govgen.publishing.paper_cells import Other, PaperCell
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.paper_text import Emphasis

_FACES: Mapping[int, str] = {2: "黑体", 3: "楷体", 4: "仿宋", 5: "仿宋"}
_WIDTH = 442.2  # points between the margins
_POSTER_WIDTH, _POSTER_HEIGHT = 160, 192  # millimetres that the drawings of a poster may take
_MARK = 36  # points of the issuer's mark, less where it would not fit in a line
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SIZES: Mapping[str, str] = {"matrix": "9pt", "across": "9pt", "blocks": "12pt", "list": "10.5pt", "sides": "9pt"}
_LATIN = "Times New Roman", "Liberation Serif", "Nimbus Roman", "Libertinus Serif"


def source(blocks: Sequence[Block], title: str, fonts: Fonts, families: frozenset[str], *, apart: bool = False) -> str:
    """The Typst document of a report, its colophon 版记 on a page of its own where it is to stand `apart`."""
    latin = next((name for name in _LATIN if name in families), _LATIN[-1])
    author = next((block.text for block in blocks if isinstance(block, PaperLine) and block.role == "signer"), "")
    words = {
        "TITLE": string(title),
        "AUTHOR": string(author),
        "DATE": _date(blocks),
        "LATIN": string(latin),
        "SONG": string(fonts.chosen["宋体"]),
        "FANG": string(fonts.chosen["仿宋"]),
        "WEIGHT": string(_weight(fonts)),
    }
    return Template(_look("report.typ")).substitute(words) + "\n".join(_elements(blocks, fonts, apart=apart)) + "\n"


def poster_source(title: str, author: str, drawings: Iterable[str], fonts: Fonts) -> str:
    """The Typst document of a page of drawings, each an SVG element that is read aloud as its label says."""
    words = {"TITLE": string(title), "AUTHOR": string(author), "DATE": "auto"}
    faces = {
        "SANS": string(fonts.chosen["黑体"]),
        "SONG": string(fonts.chosen["小标宋"]),
        "WEIGHT": string(_weight(fonts)),
    }
    held = [(svg, etree.fromstring(svg)) for svg in drawings]
    wide = min(_POSTER_WIDTH, _POSTER_HEIGHT / sum(_tall(root) for _, root in held))
    shown = [_drawing(svg, root.get("aria-label", ""), wide) for svg, root in held]
    return Template(_look("poster.typ")).substitute(words | faces) + "\n".join(shown) + "\n"


def _tall(drawing: etree._Element) -> float:
    """The height of a drawing as a part of its width."""
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    return height / width


def _drawing(svg: str, said: str, wide: float) -> str:
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f'#card(image(bytes({string(named)}), format: "svg", alt: {string(said)}, width: {wide:.1f}mm))'


@cache
def _look(name: str) -> str:
    return files("govgen.publishing").joinpath(name).read_text(encoding="utf-8")


def _weight(fonts: Fonts) -> str:
    """How heavy titles are: 小标宋 is heavy by itself, what stands for it has to be bold."""
    return "regular" if is_itself("小标宋", fonts.chosen["小标宋"]) else "bold"


def _date(blocks: Sequence[Block]) -> str:
    """The day that the report is signed with, as Typst writes it; the time of the call where there is none."""
    signed = (block.text for block in blocks if isinstance(block, PaperLine) and block.role == "date")
    found = _DAY.fullmatch(next(signed, ""))
    return f"datetime(year: {found[1]}, month: {found[2]}, day: {found[3]})" if found else "auto"


def string(text: str) -> str:
    """A text as Typst writes one: whatever it holds, it is no command."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "　") + '"'


def _said(text: str) -> str:
    """A text in a paragraph, its line breaks kept."""
    return "#linebreak()".join(f"#{string(line)}" for line in text.split("\n"))


def _elements(blocks: Sequence[Block], fonts: Fonts, *, apart: bool) -> Iterator[str]:
    level = 1
    foot = [block.text for block in blocks if isinstance(block, PaperLine) and block.role == "colophon"]
    for block in blocks:
        if isinstance(block, OfficialTable):
            yield _table(block)
        elif isinstance(block, Other):
            yield _other(block, string(fonts.chosen["黑体"]))
        elif isinstance(block, PaperPicture):
            yield _picture(block, picture_names(blocks)[id(block)], string(fonts.chosen["黑体"]))
        elif block.role == "heading":
            level = min(block.level, level + 1)
            face = string(fonts.chosen[_FACES.get(block.level, "仿宋")])
            yield f"#heading(level: {level})[#text(font: {face})[{_said(block.text)}]]"
        elif block.role != "colophon":
            yield _line(block, fonts)
    if foot:
        yield ("#pagebreak()\n" if apart else "") + _colophon(foot)


def _line(line: PaperLine, fonts: Fonts) -> str:
    song = string(fonts.chosen["小标宋"])
    said = _said(line.text)
    if line.role == "body" and (line.lead or line.bold or line.notes):
        return f"#par[{''.join(_marked(line, fonts))}]"
    if line.role == "mark":
        size = min(_MARK, int(_WIDTH / max(len(line.text), 1)))
        return f'#align(center, song(font: {song}, size: {size}pt, fill: rgb("#ff0000"))[{said}])\n#v(29pt)'
    if line.role == "title":
        return f"#heading(level: 1)[#song(font: {song}, size: 22pt)[{said}]]"
    return _PLAIN[line.role].format(said=said)


def _marked(line: PaperLine, fonts: Fonts) -> Iterator[str]:
    """A paragraph with its lead, its bold words, its footnotes."""
    notes: dict[int, str] = {}
    for note in line.notes:
        notes[note.at] = f"{notes.get(note.at, '')}#footnote[{_said(note.text)}]"
    edges = {0, line.lead, len(line.text), *notes, *(edge for pair in line.bold for edge in pair)}
    ordered = sorted(edges)
    for start, end in zip([0, *ordered], ordered, strict=False):
        if start < end:
            yield _faced(line.text[start:end], _face(line, start, fonts))
        yield notes.get(end, "") if start < end or end == 0 else ""


def _face(line: PaperLine, at: int, fonts: Fonts) -> str:
    """The font of a character, empty for that of the text; 仿宋 has no bold letters."""
    if at < line.lead:
        return fonts.chosen["楷体"]
    return fonts.chosen["黑体"] if any(first <= at < last for first, last in line.bold) else ""


def _faced(text: str, face: str) -> str:
    return f"#text(font: {string(face)})[{_said(text)}]" if face else _said(text)


_PLAIN: Mapping[str, str] = {
    "number": '#align(center)[{said}]\n#line(length: 100%, stroke: 1.5pt + rgb("#ff0000"))\n#v(28pt)',
    "addressee": "#par(first-line-indent: 0pt)[{said}]",
    "body": "#par[{said}]",
    "caption": "#block(sticky: true, width: 100%, align(center, text(size: 16pt)[{said}]))",
    "foot": "#par(first-line-indent: 0pt)[#text(size: 10.5pt)[{said}]]",
    "signer": "#v(28.95pt, weak: true)\n#block(sticky: true, width: 100%, align(right, pad(right: 64pt)[{said}]))",
    "date": "#block(width: 100%, align(right, pad(right: 64pt)[{said}]))",
}


def _colophon(lines: Sequence[str]) -> str:
    """The colophon: what stands behind a tab goes to the right edge."""
    return f"#colophon({', '.join(f'[{_apart(line)}]' for line in lines)})"


def _apart(line: str) -> str:
    return "#h(1fr)".join(_said(part) for part in line.split("\t"))


def _table(form: OfficialTable) -> str:
    columns = ", ".join(f"{share}fr" for share in _shares(form.table, form.grid))
    texts = iter(form.texts)
    cells = [
        (cell, "\n".join(form.table.lines_of(cell.label)) if cell.ref is None else next(texts))
        for cell in form.grid.cells
    ]
    head = "".join(_cell(cell, text, "") for cell, text in cells if cell.row < form.grid.heads)
    sides = _SIDES.get(form.table.layout, ())
    body = "".join(
        _cell(cell, text, _LEFT if cell.ref is None and cell.height == 1 and cell.column in sides else "")
        for cell, text in cells
        if cell.row >= form.grid.heads
    )
    header = f"  table.header(\n{head}  ),\n" if head else ""
    size = _SIZES[form.table.layout]
    breaks = str(form.table.layout in _BROKEN).lower()
    look = f"width: 100%, breakable: {breaks}"
    return f"#block({look}, {{ set text(size: {size})\ntable(columns: ({columns}),\n{header}{body}) }})"


def _shares(table: Table, grid: Grid) -> list[str]:
    """How the columns share the width: labels take what figures leave."""
    figures = {cell.column for cell in grid.cells if cell.ref is not None}
    labels = min(figures)
    first = _LABELS.get((table.layout, labels)) or ["2"] * labels
    return [*first, *("1" if column in figures else "2" for column in range(labels, grid.width))]


_LABELS: Mapping[tuple[str, int], list[str]] = {
    ("matrix", 3): ["0.8", "1.3", "4.6"],
    ("blocks", 1): ["1.2"],
    ("list", 2): ["7", "0.9"],
}


_BROKEN = ("matrix", "list", "sides")  # tables that may be longer than a page; a short one stands on one page
_LEFT = "align: left + horizon, "
# The columns whose labels are read as lines: those of the rows, not those that hold several rows together.
_SIDES: Mapping[str, tuple[int, ...]] = {"matrix": (0, 1, 2), "list": (0,), "sides": (0, 2)}


def _cell(cell: GridCell, text: str, align: str) -> str:
    spans = "".join(
        f"{name}: {value}, " for name, value in (("rowspan", cell.height), ("colspan", cell.width)) if value > 1
    )
    return f"    table.cell({spans}{align})[{_said(text) if text else ''}],\n"


def _other(other: Other, face: str) -> str:
    width = max((sum(box.width for box in row) for row in other.rows), default=1)
    rows = [
        "".join(_box(box, face if number < other.heads else "", face) for box in row)
        for number, row in enumerate(other.rows)
    ]
    head = f"table.header(\n{''.join(rows[: other.heads])}),\n" if other.heads else ""
    table = f"table(columns: {width},\n{head}{''.join(rows[other.heads :])})"
    return f"#block(width: 100%, {{ set text(size: 10.5pt)\nalign(center, {table}) }})" if other.heads else f"#{table}"


def _box(box: PaperCell, head: str, bold: str) -> str:
    said = _said(box.text) if not box.bold or head else _emphasised(box, bold)
    content = f"#text(font: {head})[{said}]" if head else said
    return f"  table.cell(rowspan: {box.height}, colspan: {box.width})[{content}],\n"


def _emphasised(box: PaperCell, face: str) -> str:
    made, at = [], 0
    for first, last in (*box.bold, Emphasis(len(box.text), len(box.text))):
        made += [_said(box.text[at:first]), f"#text(font: {face})[{_said(box.text[first:last])}]"]
        at = last
    return "".join(made)


def picture_names(blocks: Sequence[Block]) -> Mapping[int, str]:
    """The names under which the pictures of a report lie beside its Typst document, by their identity."""
    pictures = [block for block in blocks if isinstance(block, PaperPicture)]
    return {id(block): f"picture{number}.{block.kind}" for number, block in enumerate(pictures, start=1)}


def _picture(picture: PaperPicture, name: str, face: str) -> str:
    shown = f"image({string(name)}, alt: {string(picture.alt)}, width: {picture.width:.1f}pt)"
    # Of a picture that says nothing of itself, nothing is read out: it is decoration.
    image = shown if picture.alt.strip() else f"pdf.artifact({shown})"
    caption = f"\n#block(width: 100%, align(center, text(font: {face}, size: 10.5pt)[{_said(picture.caption)}]))"
    return f"#block(width: 100%, sticky: true, align(center, {image}))" + (caption if picture.caption else "")
