"""The mark of a draft: 草稿 across every page, and a red line at its head, whatever the template."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.section import Section, _BaseHeaderFooter
from lxml import etree

from govgen.model.finding import Finding, Severity, counted
from govgen.prose import Dossier
from govgen.word.docx.archive import Bundle, read_archive
from govgen.word.filling.readback import FigureTable
from govgen.word.marking.anchors import Anchors, find_anchors, runs_of
from govgen.word.marking.commenting import MORE, MOST, add_comment, comment_text, unstyle

SHADES = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.HINT: "DDEBF7"}
STRENGTH = (Severity.HINT, Severity.WARNING, Severity.ERROR)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BEHIND_SHADE = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")


def comment_findings(
    document: WordDocument, tables: Sequence[FigureTable], dossier: Dossier, findings: Sequence[Finding]
) -> None:
    """Write the findings into the document; those that stand nowhere in it go to its first words."""
    anchors = find_anchors(document, tables)
    edition = dossier.report.edition
    for finding in findings[:MOST]:
        add_comment(document, runs_of(anchors, dossier, finding), comment_text(edition, finding))
    if len(findings) > MOST and anchors.first is not None:
        runs = list(anchors.first.iter(f"{{{_W}}}r"))
        add_comment(document, runs, MORE.format(count=counted(finding.severity for finding in findings[MOST:])))
    unstyle(document)
    _shade(anchors, findings)


def _shade(anchors: Anchors, findings: Sequence[Finding]) -> None:
    for path, severity in _suspicious(findings).items():
        cell = anchors.cells.get(path)
        if cell is not None:
            _colour(cell, SHADES[severity])


def _suspicious(findings: Sequence[Finding]) -> Mapping[str, Severity]:
    """The cells that open findings are about, with the gravest of them."""
    found: dict[str, Severity] = {}
    for strength in STRENGTH:
        open_ones = (finding for finding in findings if finding.severity is strength and not finding.waived)
        found.update({ref.path: strength for finding in open_ones for ref in finding.cells})
    return found


def _colour(cell: etree._Element, fill: str) -> None:
    properties = cell.find(f"{{{_W}}}tcPr")
    if properties is None:
        properties = parse_xml(f'<w:tcPr xmlns:w="{_W}"/>')
        cell.insert(0, properties)
    for shade in properties.findall(f"{{{_W}}}shd"):
        properties.remove(shade)
    shade = parse_xml(f'<w:shd xmlns:w="{_W}" w:val="clear" w:color="auto" w:fill="{fill}"/>')
    names = [f"{{{_W}}}{name}" for name in _BEHIND_SHADE]
    behind = next((child for child in properties if child.tag in names), None)
    properties.append(shade) if behind is None else behind.addprevious(shade)


LINE = "草稿——不得公开"
MARK = "草稿"

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# Word knows a watermark, and offers to remove it, by the beginning of this name.
_SHAPE_NAME = "PowerPlusWaterMarkObject"
# The shape type of WordArt that Word itself writes for a watermark.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:340pt;height:170pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def mark_draft(data: bytes, comment: Callable[[WordDocument], None] = lambda _: None) -> bytes:
    """The Word file with the marks of a draft on every page, and with what `comment` writes into it."""
    document = Document(io.BytesIO(data))
    comment(document)
    numbers = count(1)
    for header in _headers(document):
        number = next(numbers)
        header._element.insert(0, parse_xml(_paragraph(number)))  # noqa: SLF001
    made = io.BytesIO()
    document.save(made)
    return Bundle().add(read_archive(made.getvalue()).values()).close()


def _headers(document: WordDocument) -> Iterator[_BaseHeaderFooter]:
    """Every header that some page shows, made where there is none; one that a section takes over counts once."""
    for place, section in enumerate(document.sections):
        for header in _shown(document, section):
            if place == 0 and header.is_linked_to_previous:
                header.is_linked_to_previous = False
                _clear(header)
            if not header.is_linked_to_previous:
                yield header


def _shown(document: WordDocument, section: Section) -> Iterator[_BaseHeaderFooter]:
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if document.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


def _clear(header: _BaseHeaderFooter) -> None:
    """Take out the empty paragraph of a new header: it names a style that the template need not have."""
    for paragraph in header.paragraphs:
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001


def _paragraph(number: int) -> str:
    """The paragraph that holds both marks."""
    shape = (
        f'<v:shape id="{_SHAPE_NAME}{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" style="{_PLACE}"'
        ' o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{MARK}"/></v:shape>'
    )
    red = '<w:rFonts w:hint="eastAsia" w:eastAsia="黑体"/><w:color w:val="FF0000"/><w:sz w:val="24"/>'
    return (
        f'<w:p {_NAMESPACES}><w:pPr><w:jc w:val="center"/></w:pPr>'
        f"<w:r><w:pict>{_SHAPE_TYPE}{shape}</w:pict></w:r>"
        f"<w:r><w:rPr>{red}</w:rPr><w:t>{LINE}</w:t></w:r></w:p>"
    )
