"""What prose may have beside plain words, as WordprocessingML: bold words, footnotes, small tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from govgen.errors import RenderingError
from govgen.model.carried import SMALL_TABLE
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose import Paragraph
from govgen.prose.paragraphs import Footnote, PlacedPicture, SmallTable
from govgen.prose.pictures import PrintablePicture, RefusedPicture, picture_of, printed_width
from govgen.word.filling.table_fit import USUAL, TableFit, fit_table, set_in
from govgen.word.filling.text import BOLD, THIRD, Styles, bare, word_paragraph, word_run, word_text

NO_PICTURE = "图片“{name}”印不出来，没有生成文件；请用“govgen check”查看原因。"
LEFT_OUT = "［图片“{name}”没有印出］"
TABLE_TEXT, TABLE_HEAD, AFTER_TABLE = "表格居中", "表头", "表后"
NOTE_STYLE, NOTE_MARK_STYLE = "footnote text", "footnote reference"
FIRST_NOTE = 1000  # a template's own footnotes are fewer
FIRST_DRAWING = 9000
LINK = "govgenPicture{number}"

_MILLIMETRE = 36_000  # the unit of drawings
_NUMBER = lazy(r"[-+]?[\d,，.]+%?")
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LOOSE = '<w:snapToGrid w:val="0"/><w:spacing w:before="{above}" w:after="0" w:line="240" w:lineRule="auto"/>'
_INDENT = '<w:ind w:left="{left}" w:right="{right}" w:firstLineChars="0" w:firstLine="0"/>'


@dataclass(slots=True)
class Additions:
    """What the prose of a report brings to the file beside the document: its pictures, its footnotes as elements.

    A `draft` says of a picture that cannot be printed that it is left out.
    """

    report: Report
    draft: bool = False
    pictures: list[PrintablePicture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """True if there are any."""
        return bool(self.pictures or self.notes)


def word_prose(paragraphs: Iterable[Paragraph], styles: Styles, held: Additions) -> Markup:
    """The paragraphs as `w:p` and `w:tbl` elements; what they refer to is added to what is held."""
    return Markup("".join(_block(paragraph, styles, held) for paragraph in paragraphs))  # noqa: S704


def _block(paragraph: Paragraph, styles: Styles, held: Additions) -> str:
    if paragraph.table is not None:
        return "".join(_table(paragraph, paragraph.table, styles, held))
    if paragraph.picture is not None:
        return "".join(_picture(paragraph, paragraph.picture, styles, held))
    if not paragraph.spans:
        return word_paragraph(paragraph, styles)
    level = paragraph.level if paragraph.is_heading else 0
    return f"<w:p>{styles.paragraph(level)}{''.join(_runs(paragraph, styles, held))}</w:p>"


def _runs(paragraph: Paragraph, styles: Styles, held: Additions, size: str = "") -> Iterator[str]:
    third = paragraph.level == THIRD and styles.third == "bold"
    for run in paragraph.runs:
        is_lead = run.is_lead and not paragraph.is_heading
        weight = BOLD if run.is_bold or (run.is_lead and third) else ""
        if run.text:
            yield word_run(run.text, styles.lead(paragraph.level) if is_lead else "", weight + size)
        yield from (_note(note, styles, held) for note in run.notes)


def _note(note: Footnote, styles: Styles, held: Additions) -> str:
    """The mark of a footnote in the text; the footnote itself is held."""
    number = FIRST_NOTE + len(held.notes)
    style = f'<w:rStyle w:val="{styles.ids.get(NOTE_MARK_STYLE, "FootnoteReference")}"/>'
    mark = f'<w:rPr>{style}<w:vertAlign w:val="superscript"/></w:rPr>'
    properties = f'<w:pPr><w:pStyle w:val="{styles.ids.get(NOTE_STYLE, "FootnoteText")}"/></w:pPr>'
    own = f"<w:p>{properties}<w:r>{mark}<w:footnoteRef/></w:r>{word_run(f' {note.text}')}</w:p>"
    held.notes.append(f'<w:footnote w:id="{number}">{own}</w:footnote>')
    return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'


def _centred(
    styles: Styles, name: str, *, jc: str = "center", above: int = 0, keep: bool = False, shorter: int = 0
) -> str:
    """The properties of a paragraph that stands by itself, in a style of tables; its lines may be `shorter`."""
    style = styles.ids.get(name)
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    together = "<w:keepNext/>" if keep else ""
    left = shorter // 2 if jc == "center" else 0
    indent = _INDENT.format(left=left, right=shorter - left)
    return f'<w:pPr>{own}{together}{_LOOSE.format(above=above)}{indent}<w:jc w:val="{jc}"/></w:pPr>'


def _table(paragraph: Paragraph, table: SmallTable, styles: Styles, held: Additions) -> Iterator[str]:
    if paragraph.text:
        runs = "".join(_runs(paragraph, styles, held))
        yield f"<w:p>{_centred(styles, TABLE_HEAD, above=120, keep=True)}{runs}</w:p>"
    fit = fit_table(table)
    named = f'<w:tblCaption w:val="{_attribute(paragraph.text)}"/>' if paragraph.text else ""
    width = f'<w:tblW w:w="{sum(fit.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
    named += f'<w:tblDescription w:val="{SMALL_TABLE}"/>'
    layout = f'<w:tblLayout w:type="fixed"/>{_narrowed(fit)}'
    yield f"<w:tbl><w:tblPr>{width}<w:tblBorders>{_EDGES}</w:tblBorders>{layout}{named}</w:tblPr>"
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in fit.widths)
    yield f"<w:tblGrid>{columns}</w:tblGrid>"
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        head = "<w:tblHeader/>" if number == 0 else ""
        yield f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400"/>{head}</w:trPr>'
        yield from (
            _cell(cell, width, fit, styles, held, is_head=not number, keep=number < min(2, last))
            for cell, width in zip(row, fit.widths, strict=True)
        )
        yield "</w:tr>"
    yield f"</w:tbl><w:p>{_after(styles)}</w:p>"


def _after(styles: Styles) -> str:
    """Properties of the low paragraph that keeps a table apart from what follows."""
    style = styles.ids.get(AFTER_TABLE)
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else f"<w:pPr>{_LOOSE.format(above=0)}</w:pPr>"


def _narrowed(fit: TableFit) -> str:
    """The margins of cells where type is smaller than usual."""
    sides = "".join(f'<w:{side} w:w="{fit.margin}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>" if fit.size < USUAL else ""


def _size(fit: TableFit) -> str:
    """The size of type of runs where it is smaller than usual."""
    return f'<w:sz w:val="{fit.size}"/><w:szCs w:val="{fit.size}"/>' if fit.size < USUAL else ""


def _cell(
    cell: Paragraph, width: int, fit: TableFit, styles: Styles, held: Additions, *, is_head: bool, keep: bool
) -> str:
    jc = "center" if is_head or not cell.text or _NUMBER.fullmatch(cell.text) or len(cell.text) < 8 else "left"
    shorter = set_in(cell.text, width - 2 * fit.margin, fit.size)
    inside = _centred(styles, TABLE_HEAD if is_head else TABLE_TEXT, jc=jc, keep=keep, shorter=shorter)
    runs = "".join(_runs(cell, styles, held, _size(fit)))
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}<w:p>{inside}{runs}</w:p></w:tc>"


def _picture(paragraph: Paragraph, placed: PlacedPicture, styles: Styles, held: Additions) -> Iterator[str]:
    found = picture_of(held.report, placed.file)
    if isinstance(found, RefusedPicture):
        if not held.draft:
            raise RenderingError(NO_PICTURE.format(name=placed.file), placed.location)
        yield f"<w:p>{styles.paragraph(0)}{word_run(LEFT_OUT.format(name=placed.file))}</w:p>"
        return
    held.pictures.append(found)
    above = _centred(styles, TABLE_TEXT, above=120, keep=bool(paragraph.text))
    yield f"<w:p>{above}<w:r>{_drawing(found, placed, len(held.pictures))}</w:r></w:p>"
    if paragraph.text:
        yield f"<w:p>{_centred(styles, TABLE_HEAD, above=60)}{word_run(paragraph.text)}</w:p>"


def _attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return bare(word_text(" ".join(text.split())))


def _drawing(picture: PrintablePicture, placed: PlacedPicture, number: int) -> str:
    """The picture in the line, as wide as it is printed."""
    width = printed_width(picture, placed.width) * _MILLIMETRE
    cx, cy = (max(1, round(each)) for each in (width, width * picture.height / picture.width))
    named = f'name="{_attribute(picture.name)}" descr="{_attribute(placed.alt)}"'
    frame = f'<a:graphicFrameLocks xmlns:a="{_DRAWN}/main" noChangeAspect="1"/>'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWN}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{FIRST_DRAWING + number}" {named}/>'
        f"<wp:cNvGraphicFramePr>{frame}</wp:cNvGraphicFramePr>"
        f'<a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData uri="{_DRAWN}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWN}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{FIRST_DRAWING + number}" {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_OFFICE}" r:embed="{LINK.format(number=number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr>{shape}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
