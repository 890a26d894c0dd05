"""Findings as comments of a Word document, each at its cell or its words; suspicious cells are shaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.text.run import Run
from lxml import etree

from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.narrative import Dossier
from govgen.rendering.anchors import Anchors, find_anchors, runs_of
from govgen.rendering.readback import FigureTable

AUTHOR, INITIALS = "govgen", "校验"
WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
TEXT = "{word}：{message}[{rule}]"
REPAIR = "建议：{repair}"
ANSWERED = "已说明：{reason}"
MORE = "另有 {count} 处问题没有写成批注，请用 govgen check 查看。"
MOST = 500  # comments of one document; Word slows down with thousands
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
        _comment(document, runs_of(anchors, dossier, finding), _told(edition, finding))
    if len(findings) > MOST and anchors.first is not None:
        runs = list(anchors.first.iter(f"{{{_W}}}r"))
        _comment(document, runs, MORE.format(count=len(findings) - MOST))
    _unstyle(document)
    _shade(anchors, findings)


def _comment(document: WordDocument, runs: Sequence[etree._Element], text: str) -> None:
    if not runs:
        return
    first, last = (Run(run, document._body) for run in (runs[0], runs[-1]))  # type: ignore[arg-type]  # noqa: SLF001
    comment = document.add_comment([first, last], text=text, author=AUTHOR, initials=INITIALS)
    element = comment._comment_elm  # noqa: SLF001
    # The day of making would make every draft another file; the styles need not be in the template.
    element.attrib.pop(f"{{{_W}}}date", "")
    _drop(element, "pStyle")
    _drop(element, "rStyle")


def _unstyle(document: WordDocument) -> None:
    """Take the style from the marks of comments: the template need not have it."""
    for reference in document.element.body.iter(f"{{{_W}}}commentReference"):
        for run in reference.iterancestors(f"{{{_W}}}r"):
            _drop(run, "rStyle")


def _drop(element: etree._Element, name: str) -> None:
    for found in list(element.iter(f"{{{_W}}}{name}")):
        for holder in found.iterancestors():
            holder.remove(found)
            break


def _told(edition: Edition, finding: Finding) -> str:
    lines = [TEXT.format(word=WORDS[finding.severity], message=finding.message, rule=finding.rule)]
    lines += [REPAIR.format(repair=repair.tell(edition)) for repair in finding.repairs[:1]]
    lines += [ANSWERED.format(reason=finding.reason)] if finding.waived else []
    return "\n".join(lines)


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
