"""Templates whose figures, titles and signatures are there and cannot be seen, or that reach out of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from bench.templates.case import Case, Change, wrong
from bench.templates.wordfile import NS, WordFile, piece, text_of, w

Hide = Callable[[Any], None]  # of a paragraph

_RUN = '<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
_BOX = (
    "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='{cx}' cy='{cy}'/><wp:docPr id='99' {about}/>"
    "<wps:wsp><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></wp:anchor></w:drawing></w:r></w:p>"
)
_FIELD = "".join(
    f"<w:r>{inner}</w:r>"
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> QUOTE 68 68 69 </w:instrText>", '<w:fldChar w:fldCharType="end"/>',
        "<w:instrText> x y </w:instrText>", '<w:fldChar w:fldCharType="end"/>',
    )
)  # fmt: skip


def _looking(look: str) -> Hide:
    """The text of a paragraph in a look that cannot be read."""

    def hide(paragraph: etree._Element) -> None:
        text = text_of(paragraph)
        for run in paragraph.findall("w:r", NS):
            paragraph.remove(run)
        paragraph.append(piece(_RUN.format(look=look, text=text)))

    return hide


def _low_row(paragraph: etree._Element) -> None:
    row = next(paragraph.iterancestors(w("tr")))
    for old in row.findall("w:trPr", NS):
        row.remove(old)
    row.insert(0, piece('<w:trPr><w:trHeight w:val="80" w:hRule="exact"/></w:trPr>'))


def _wide_margins(paragraph: etree._Element) -> None:
    sides = "".join(f'<w:{side} w:w="9000" w:type="dxa"/>' for side in ("left", "right"))
    next(paragraph.iterancestors(w("tc"))).find("w:tcPr", NS).append(piece(f"<w:tcMar>{sides}</w:tcMar>"))


def _boxed(about: str, height: int) -> Hide:
    def hide(paragraph: etree._Element) -> None:
        box = piece(_BOX.format(cx=4_000_000, cy=height, about=about))
        paragraph.addprevious(box)
        next(box.iter(w("txbxContent"))).append(paragraph)

    return hide


def _reaching(paragraph: etree._Element) -> None:
    paragraph.addprevious(piece(f"<w:p>{_FIELD}</w:p>"))


FIGURES: Mapping[str, Hide] = {
    "figure in a row that is too low": _low_row,
    "figure without room between margins": _wide_margins,
    "figure behind a dense pattern": _looking('<w:color w:val="000000"/><w:shd w:val="pct95"/>'),
    "figure pressed into a point": _looking('<w:fitText w:val="20"/>'),
}
LINES: Mapping[str, Hide] = {
    "line in a hidden box": _boxed("hidden='1'", 2_000_000),
    "line in a box that is too low": _boxed("", 100_000),
    "field that builds its name": _reaching,
}
_TITLES = "//w:body/w:p[w:r/w:t[normalize-space(.)='{{ 标题 }}' or normalize-space(.)='{{ 落款日期 }}']]"
_FIGURES = "//w:tbl//w:tc/w:p[w:r/w:t[starts-with(.,'{{ ') and not(contains(.,'公文'))]]"


def sight_mutants(original: bytes, _seed: str) -> Iterator[Case]:
    """Each way to hide at some figures, at the title and the date."""
    for edits, found, step in ((FIGURES, _FIGURES, 40), (LINES, _TITLES, 1)):
        count = len(WordFile.of(original).root.xpath(found, namespaces=NS))
        for kind, hide in edits.items():
            places = range(0, count, step)
            yield from wrong(original, kind, [(f"place {number}", _at(found, number, hide)) for number in places])


def _at(found: str, number: int, hide: Hide) -> Change:
    return lambda file: hide(file.root.xpath(found, namespaces=NS)[number])
