"""Paragraphs of a Word file as Typst sets them: spaces, indents, alignment, the height of lines, tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from govgen.files.namespaces import W
from govgen.publishing.looks import Properties, is_on, points
from govgen.publishing.paper_extras import EMBED, Pictures, drawn_in
from govgen.publishing.typst_runs import JOINED, PAGE, TAB, WordRun, runs_of
from govgen.publishing.typst_sheet import WHOLE, TypstSheet, WrittenLine, size, string, stroke

_NATURAL = 1.3  # of the type size: a line of a Chinese face where the paragraph does not say how high lines are
_ABOVE = 0.8  # of the height of a line stands above the line that characters stand on, as office programs have it
_LINE = 12  # points that the Word file writes for the height that a face asks for
_STOP = 21  # points between stops where a paragraph has none
_WHOLE = 100  # per cent of its width that a letter has
_OVER = 1.1  # of a line: by what narrow letters that another font makes wider may go over it without being parted
_ALIGN: Mapping[str, str] = {"center": "center", "right": "right", "end": "right"}
_JUSTIFIED = ("both", "distribute")
# With the marks behind it: none of them begins a line, not behind what is kept together either.
_MARKS = "[，。；：、！？％）》”’〕]*"
_WORD = re.compile(f"(?P<word>[!-~{JOINED}]+)(?P<marks>{_MARKS})")
_LETTER = re.compile(f".{_MARKS}", re.DOTALL)
_PART = re.compile("[^-]+-*|-+")
_POSITION = re.compile(r"tab\.(\d+)")
_SIDES = ("top", "bottom", "left", "right")


def written_lines(
    sheet: TypstSheet, p: etree._Element, pictures: Pictures, level: int = 0, *, flows: bool = True
) -> Iterator[WrittenLine]:
    """A paragraph, in as many pieces as page breaks in it make; a heading of this level, if it says something.

    What `flows` goes on over pages, and may want the next paragraph on its own.
    """
    properties = sheet.looks.paragraph(p.find(W + "pPr"))
    if properties.get("numPr.numId.val", "0") != "0":
        sheet.miss("自动编号")
    pieces = _pieces(sheet, p, properties)
    contents = [_content(sheet, properties, piece) for piece in pieces]
    drawn = "".join(_pictures(sheet, p, pictures))
    fresh, line = is_on(properties, "pageBreakBefore"), _height(sheet, p, properties)
    above, below = points(properties, "spacing.before"), points(properties, "spacing.after")
    for number, (said, runs) in enumerate(zip(contents, pieces, strict=True)):
        content, lines = (said + drawn, 0 if drawn else line) if number == 0 else (said, line)
        height = line * _count(runs, sheet.room)
        marks = properties if height <= WHOLE else {**properties, "keepLines.val": "0"}
        look = sheet.named(_look(marks, lines, level if content else 0, flows=flows and content != ""))
        # Where a page ends, nothing is left of a line that says nothing.
        shown = content or f"#v({line if len(contents) == 1 else 0:.2f}pt)"
        yield WrittenLine(look, shown, above, below, height, flows and (fresh or number > 0))


def _count(runs: Sequence[WordRun], room: float) -> int:
    """How many lines a text takes at most."""
    lines = "".join(run.text for run in runs).split("\n")
    wide = max((size(run.look) for run in runs), default=0)
    return sum(int(len(line) * wide / max(room, wide, 1)) + 1 for line in lines)


def _pieces(sheet: TypstSheet, p: etree._Element, properties: Properties) -> list[list[WordRun]]:
    """The runs of a paragraph, page by page."""
    pieces: list[list[WordRun]] = [[]]
    for run in runs_of(sheet, p, properties):
        if run.text == PAGE:
            pieces.append([])
        else:
            pieces[-1].append(run)
    return pieces


def _look(properties: Properties, height: float, level: int, *, flows: bool) -> str:
    """The definition of the look of a paragraph; lines are as high as the Word file says, pictures as they are."""
    hanging, first = points(properties, "ind.hanging"), points(properties, "ind.firstLine")
    left = points(properties, "ind.left") or points(properties, "ind.start")
    align = properties.get("jc.val", "left")
    parts = {
        "inset": f"(left: {left - hanging:.2f}pt, right: {points(properties, 'ind.right'):.2f}pt)",
        "sticky": str(is_on(properties, "keepNext")).lower(),
        "breakable": str(not is_on(properties, "keepLines")).lower(),
    }
    rules = [f"{side}: {stroke(properties, f'pBdr.{side}')}" for side in _SIDES if f"pBdr.{side}.val" in properties]
    if rules:
        parts["stroke"] = f"({', '.join(rules)})"
    spaced = "auto" if is_on({"x.val": properties.get("autoSpaceDE.val", "1")}, "x") else "none"
    edges = f", top-edge: {_ABOVE * height:.2f}pt, bottom-edge: {(_ABOVE - 1) * height:.2f}pt" if height else ""
    inner = f"{f'h({first:.2f}pt) + ' if first else ''}body"
    shown = f"heading(level: {level}, {inner})" if level else f"par({inner})" if flows else inner
    return (
        f"(above, body) => block(width: 100%, above: above, below: 0pt, "
        f"{', '.join(f'{name}: {value}' for name, value in parts.items())}, {{ "
        f"set par(justify: {str(align in _JUSTIFIED).lower()}, hanging-indent: {hanging:.2f}pt); "
        f"set text(cjk-latin-spacing: {spaced}{edges}); set align({_ALIGN.get(align, 'left')}); {shown} }})"
    )


def _height(sheet: TypstSheet, p: etree._Element, properties: Properties) -> float:
    """How high a line is, in points."""
    marks = [run.find(W + "rPr") for run in p.iter(W + "r")] or [p.find(f"{W}pPr/{W}rPr")]
    natural = _NATURAL * max(size(sheet.looks.run(properties, mark)) for mark in marks)
    line, rule = points(properties, "spacing.line"), properties.get("spacing.lineRule", "auto")
    if rule == "exact" and line:
        return line
    if sheet.grid and is_on({"x.val": properties.get("snapToGrid.val", "1")}, "x"):
        natural = sheet.grid * -(-natural // sheet.grid)
    return max(line, natural) if rule == "atLeast" else natural * (line / _LINE if line else 1)


def _content(sheet: TypstSheet, properties: Properties, runs: Iterable[WordRun]) -> str:
    """The runs of a paragraph, what stands behind a tab at its stop: each line begins anew before the first stop."""
    lines = [[""]]
    for run in runs:
        if run.text == TAB:
            lines[-1].append("")
            continue
        for number, text in enumerate(run.text.split("\n")):
            lines += [[""]] if number else []
            lines[-1][-1] += run.markup or _letters(sheet, run, text)
    found = ((_POSITION.fullmatch(key), kind) for key, kind in properties.items())
    stops = sorted((int(place[1]) / 20, kind) for place, kind in found if place and kind != "clear")
    first = points(properties, "ind.left") - points(properties, "ind.hanging")
    return "#linebreak()".join("".join(_stopped(parts, stops, first)) for parts in lines)


def _stopped(parts: Sequence[str], stops: Sequence[tuple[float, str]], left: float) -> Iterator[str]:
    """What stands before a left stop is kept as wide as that is far; other stops push apart."""
    at = left
    waiting = [stop for stop in stops if stop[0] > left]
    for number, part in enumerate(parts[:-1]):
        place, kind = waiting[number] if number < len(waiting) else (at + _STOP, "left")
        yield f"#upto({place - at:.2f}pt)[{part}]" if kind == "left" else f"{part}#h(1fr)"
        at = place
    yield parts[-1]


def _letters(sheet: TypstSheet, run: WordRun, text: str) -> str:
    """A text in its face, narrow where the Word file has it so.

    No line ends in a number with hyphens that join it. What is too long for a line ends anywhere, as in Word.
    """
    face, narrow = sheet.face(run.look), points(run.look, "w.val", 1) or _WHOLE
    each = (size(run.look) / 2 + points(run.look, "spacing.val")) * narrow / _WHOLE
    if narrow != _WHOLE:
        face = sheet.named(f"body => narrow({narrow:.0f}%, {face}(body))")
        wide = sum(1 if letter.isascii() else 2 for letter in text) * each
        pieces = [text] if wide <= sheet.room * _OVER else _LETTER.findall(text)
        return "".join(_called(face, piece) for piece in pieces)
    made, at = "", 0
    for found in _WORD.finditer(text):
        word, marks = found["word"], found["marks"]
        if JOINED in word or len(word) * each > sheet.room:
            *first, last = unbroken(word, len(marks), sheet.room / each)
            made += _called(face, text[at : found.start()])
            made += "".join(f"#box({face}({string(piece)}))" for piece in (*first, last + marks))
            at = found.end()
    return made + _called(face, text[at:])


def _called(face: str, text: str) -> str:
    return f"#{face}({string(text.replace(JOINED, '-'))})" if text else ""


def unbroken(word: str, marks: int, room: float) -> Iterable[str]:
    """A word as what no line ends in: the whole, else its parts between hyphens, else its letters.

    `room` is that of a line in letters, of which a mark behind the word is as wide as two.
    """
    shown = word.replace(JOINED, "-")
    if len(shown) + 2 * marks <= room:
        return [shown]
    parts = _PART.findall(shown)
    return parts if max(map(len, parts)) + 2 * marks <= room else shown


def _pictures(sheet: TypstSheet, p: etree._Element, pictures: Pictures) -> Iterator[str]:
    for drawing in p.iter(W + "drawing"):
        if any(drawing.iterchildren("{*}anchor")):
            sheet.miss("浮动图片的位置")
        if not any(part.get(EMBED, "") in pictures for part in drawing.iter("{*}blip")):
            sheet.miss("图形和文本框")
    for picture in drawn_in(p, pictures):
        name = f"picture{len(sheet.pictures) + 1}.{picture.kind}"
        sheet.pictures[name] = picture.data
        shown = f"image({string(name)}, alt: {string(picture.alt)}, width: {picture.width:.1f}pt)"
        # Of a picture that says nothing of itself, nothing is read out: it is decoration.
        yield f"#box({shown})" if picture.alt.strip() else f"#box(pdf.artifact({shown}))"
