"""OFD (GB/T 33190—2016) from a PDF that is laid out: text with its positions, lines and areas; fonts by name.

Pictures are the files as they were given, where the pages of the PDF show them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from govgen.errors import OutputError
from govgen.files.components import flaw
from govgen.prose.pictures import PrintablePicture, judge_picture
from govgen.publishing.fonts import choose, family_of
from govgen.publishing.machine import installed_families
from govgen.publishing.paper_extras import PaperPicture

NEEDS = "做 OFD 要先排出 PDF 再转换，需要另装组件：pip install govgen[pdf]（{why}）；其他格式不受影响。"
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_POINT = 25.4 / 72  # millimetres
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")
_THIN = 0.1  # millimetres: an area as thin as a line is one
_ALIKE = 0.03  # by which the shape of a picture on paper may differ from that of its file


@dataclass(slots=True)
class _Writing:
    """An OFD file being written: the next id, the fonts met so far by name, the pictures by the number of each."""

    last: int = 0
    fonts: dict[str, int] = field(default_factory=dict)
    pictures: dict[int, PaperPicture] = field(default_factory=dict)

    def next_id(self) -> int:
        """A number that no other object of the file has."""
        self.last += 1
        return self.last

    def font(self, name: str) -> int:
        """The number of a font, given when it is first met."""
        if name not in self.fonts:
            self.fonts[name] = self.next_id()
        return self.fonts[name]


class OfdFile(NamedTuple):
    """An OFD file, and whether it has the pictures of its report."""

    data: bytes
    has_pictures: bool


class PageImage(NamedTuple):
    """A picture and its place on a page, in points from the upper left corner."""

    picture: PaperPicture
    left: float
    top: float
    width: float
    height: float


def from_pdf(data: bytes, title: str, author: str, day: str, pictures: Sequence[PaperPicture] = ()) -> OfdFile:
    """The pages of a PDF as an OFD file made on a `day`; OutputError where what reads PDF is not installed.

    Where its pages show just the `pictures`, these are put in; else their places stay empty.
    """
    why = flaw("pdfplumber")
    if why:
        raise OutputError(NEEDS.format(why=why))
    import pdfplumber  # noqa: PLC0415  # an optional component

    writing = _Writing()
    with pdfplumber.open(io.BytesIO(data)) as opened:
        places = placed(opened.pages, pictures) if pictures else None
        shown = places or [[] for _ in opened.pages]
        pages = [_page(writing, page, held) for page, held in zip(opened.pages, shown, strict=True)]
        sizes = [(page.width, page.height) for page in opened.pages]
    return OfdFile(_packed(writing, pages, sizes, _root(title, author, day)), places is not None or not pictures)


def placed(pages: Sequence[Any], pictures: Sequence[PaperPicture]) -> list[list[PageImage]] | None:
    """The pictures of each page; None where the pages do not show just these in their order."""
    shown = [(number, image) for number, page in enumerate(pages) for image in sorted(page.images, key=_order)]
    found: list[list[PageImage]] = [[] for _ in pages]
    if len(shown) != len(pictures):
        return None
    for (number, image), picture in zip(shown, pictures, strict=True):
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        if not _is_like(picture, width, height):
            return None
        found[number].append(PageImage(picture, image["x0"], image["top"], width, height))
    return found


def _order(image: Any) -> tuple[int, float]:
    return round(image["top"]), image["x0"]


def _is_like(picture: PaperPicture, width: float, height: float) -> bool:
    file = judge_picture(f"picture.{picture.kind}", picture.data)
    if not isinstance(file, PrintablePicture) or min(width, height) <= 0:
        return False
    return abs(width * file.height / (height * file.width) - 1) <= _ALIKE


def _packed(writing: _Writing, pages: Sequence[str], sizes: Sequence[tuple[float, float]], root: str) -> bytes:
    installed = installed_families() or ()
    families = (*choose(installed).chosen.values(), *installed)
    fonts = "".join(
        f'<ofd:Font ID="{number}" FontName={quoteattr(name)} FamilyName={quoteattr(family_of(name, families))}/>'
        for name, number in writing.fonts.items()
    )
    parts: dict[str, str] = {
        "OFD.xml": root,
        "Doc_0/Document.xml": _document(writing, len(pages), sizes[0]),
        "Doc_0/PublicRes.xml": f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>',
        **{f"Doc_0/Pages/Page_{number}/Content.xml": page for number, page in enumerate(pages)},
    }
    if writing.pictures:
        parts["Doc_0/DocumentRes.xml"] = _media(writing)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), _HEAD + content, zipfile.ZIP_DEFLATED)
        for number, picture in writing.pictures.items():
            archive.writestr(zipfile.ZipInfo(f"Doc_0/Res/{_file(number, picture)}", _FIRST_DAY), picture.data)
    return held.getvalue()


def _media(writing: _Writing) -> str:
    media = "".join(
        f'<ofd:MultiMedia ID="{number}" Type="Image" Format="{picture.kind.upper()}">'
        f"<ofd:MediaFile>{_file(number, picture)}</ofd:MediaFile></ofd:MultiMedia>"
        for number, picture in writing.pictures.items()
    )
    return f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'


def _file(number: int, picture: PaperPicture) -> str:
    return f"Image_{number}.{picture.kind}"


def _root(title: str, author: str, day: str) -> str:
    found = _DAY.fullmatch(day.strip())
    made = "<ofd:CreationDate>{}-{:0>2}-{:0>2}</ofd:CreationDate>".format(*found.groups()) if found else ""
    properties = f"<ofd:Title>{escape(title)}</ofd:Title><ofd:Author>{escape(author)}</ofd:Author>{made}"
    info = f"<ofd:DocInfo><ofd:DocID>{_document_id(title)}</ofd:DocID>{properties}</ofd:DocInfo>"
    body = f"<ofd:DocBody>{info}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    return f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD">{body}</ofd:OFD>'


def _document_id(title: str) -> str:
    return blake2b(title.encode(), digest_size=16).hexdigest()  # 32 digits, as the standard wants


def _document(writing: _Writing, count: int, size: tuple[float, float]) -> str:
    pages = "".join(
        f'<ofd:Page ID="{writing.next_id()}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(count)
    )
    box = f"0 0 {_mm(size[0])} {_mm(size[1])}"
    media = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if writing.pictures else ""
    common = (
        f"<ofd:CommonData><ofd:MaxUnitID>{writing.last}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{box}"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{media}</ofd:CommonData>"
    )
    return f"<ofd:Document {_SPACE}>{common}<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"


def _page(writing: _Writing, page: Any, pictures: Sequence[PageImage]) -> str:
    inner = "".join(
        (*_images(writing, pictures), *_areas(writing, page), *_strokes(writing, page), *_texts(writing, page))
    )
    box = f"0 0 {_mm(page.width)} {_mm(page.height)}"
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
    layer = f'<ofd:Content><ofd:Layer ID="{writing.next_id()}">{inner}</ofd:Layer></ofd:Content>'
    return f"<ofd:Page {_SPACE}>{area}{layer}</ofd:Page>"


def _images(writing: _Writing, pictures: Sequence[PageImage]) -> Iterator[str]:
    for picture, left, top, width, height in pictures:
        number = writing.next_id()
        writing.pictures[number] = picture
        yield (
            f'<ofd:ImageObject ID="{writing.next_id()}" Boundary="{_mm(left)} {_mm(top)} {_mm(width)} {_mm(height)}" '
            f'CTM="{_mm(width)} 0 0 {_mm(height)} 0 0" ResourceID="{number}"/>'
        )


def _areas(writing: _Writing, page: Any) -> Iterator[str]:
    """Filled rectangles: the lines of tables, as both programs draw them."""
    for rect in page.rects:
        width, height = rect["width"] * _POINT, rect["height"] * _POINT
        box = f"{_mm(rect['x0'])} {_mm(rect['top'])} {width:.3f} {height:.3f}"
        path = f"M 0 0 L {width:.3f} 0 L {width:.3f} {height:.3f} L 0 {height:.3f} C"
        colour = _colour(rect.get("non_stroking_color"))
        if rect.get("fill") or min(width, height) < _THIN:
            yield (
                f'<ofd:PathObject ID="{writing.next_id()}" Boundary="{box}" Stroke="false" Fill="true">'
                f'<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
            )


def _strokes(writing: _Writing, page: Any) -> Iterator[str]:
    for line in page.lines:
        left, top, wide = line["x0"] * _POINT, line["top"] * _POINT, (line["linewidth"] or 0.5) * _POINT
        width, height = (line["x1"] - line["x0"]) * _POINT, (line["bottom"] - line["top"]) * _POINT
        box = f"{left - wide / 2:.3f} {top - wide / 2:.3f} {width + wide:.3f} {height + wide:.3f}"
        path = f"M {wide / 2:.3f} {wide / 2:.3f} L {width + wide / 2:.3f} {height + wide / 2:.3f}"
        yield (
            f'<ofd:PathObject ID="{writing.next_id()}" Boundary="{box}" LineWidth="{wide:.3f}">'
            f'<ofd:StrokeColor Value="{_colour(line.get("stroking_color"))}"/>'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )


def _texts(writing: _Writing, page: Any) -> Iterator[str]:
    """Runs of one font and size on one line, each character at its place."""
    for key, members in groupby(page.chars, key=_style_of):
        chars = list(members)
        if any(char["text"].strip() for char in chars):
            yield _text(writing, key, chars)


def _style_of(char: Mapping[str, Any]) -> tuple[str, float, float, str]:
    name = str(char["fontname"]).rpartition("+")[2]
    return name, round(char["size"], 2), round(_baseline(char), 1), _colour(char.get("non_stroking_color"))


def _baseline(char: Mapping[str, Any]) -> float:
    """How far below the top of the page the line stands on which a character does, whatever its font."""
    return float(char["bottom"] + char["y0"] - char["matrix"][5])


def _text(writing: _Writing, key: tuple[str, float, float, str], chars: Sequence[Mapping[str, Any]]) -> str:
    name, size, _, colour = key
    left, top = chars[0]["x0"], chars[0]["top"]
    steps = [f"{(after['x0'] - before['x0']) * _POINT:.3f}" for before, after in pairwise(chars)]
    delta = f' DeltaX="{" ".join(steps)}"' if steps else ""
    box = f"{_mm(left)} {_mm(top)} {_mm(chars[-1]['x1'] - left)} {_mm(chars[0]['bottom'] - top)}"
    said = escape("".join(char["text"] for char in chars))
    code = f'<ofd:TextCode X="0" Y="{_mm(_baseline(chars[0]) - top)}"{delta}>{said}</ofd:TextCode>'
    fill = f'<ofd:FillColor Value="{colour}"/>'
    return (
        f'<ofd:TextObject ID="{writing.next_id()}" Boundary="{box}" Font="{writing.font(name)}" Size="{_mm(size)}">'
        f"{fill}{code}</ofd:TextObject>"
    )


def _colour(found: Any) -> str:
    """A colour of a PDF as three numbers from 0 to 255; black where it is no grey and no RGB."""
    parts = tuple(found) if isinstance(found, (tuple, list)) else (found,)
    if len(parts) == 1 and isinstance(parts[0], (int, float)):
        parts *= 3
    if len(parts) != 3 or not all(isinstance(part, (int, float)) for part in parts):
        return "0 0 0"
    return " ".join(str(round(255 * part)) for part in parts)


def _mm(points: float) -> str:
    return f"{points * _POINT:.3f}"
