"""Templates with an ordinary thing beside a tag: it stays in the report, or the template is refused by name."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from bench.templates.case import Case, Must
from bench.templates.mutate import Places, cell_at
from bench.templates.wordfile import NS, WordFile, piece, put_text, text_of, w

WORDS, BOXED = "另见附图", "框内说明"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NUMBERING = (
    "<w:numbering><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format}'/>"
    "<w:lvlText w:val='{text}'/><w:lvlJc w:val='left'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='7'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
)
NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
SHAPE = """<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0"
 distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">
<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/><wp:wrapNone/>
<wp:docPr id="71" name="框"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>
</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape id="f71" style="width:70pt;height:24pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


@dataclass(frozen=True, slots=True)
class Thing:
    """How a thing is put into a paragraph, and by what it is known in the report."""

    put: Callable[[WordFile, etree._Element], None]
    keeps: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    of_orders: bool = True  # it is lost if a paragraph that only holds an order loses it


def picture(file: WordFile, owner: str = "word/_rels/document.xml.rels") -> etree._Element:
    """A run with a picture, whose parts are added to the file."""
    file.parts["word/media/dot.png"] = DOT
    types = etree.fromstring(file.parts["[Content_Types].xml"])
    if not any(one.get("Extension") == "png" for one in types):
        one = etree.SubElement(
            types, types[0].tag.rpartition("}")[0] + "}Default", {"Extension": "png", "ContentType": "image/png"}
        )
        types.insert(0, one)
    file.parts["[Content_Types].xml"] = etree.tostring(types)
    name = file.relate("image", "media/dot.png", owner=owner)
    return piece(
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="70" name="附图甲"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="70" name="附图甲"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def look_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph, made where there are none."""
    look = paragraph.find("w:pPr", NS)
    if look is None:
        paragraph.insert(0, piece("<w:pPr/>"))
        look = paragraph[0]
    return look


def number(file: WordFile, paragraph: etree._Element, form: str = "decimal", text: str = "%1.") -> None:
    """Number a paragraph automatically."""
    if "word/numbering.xml" not in file.parts:
        made = piece(NUMBERING.format(format=form, text=text))
        file.parts["word/numbering.xml"] = etree.tostring(made)
        file.declare("word/numbering.xml", NUMBERING_TYPE)
        file.relate("numbering", "numbering.xml")
    style = paragraph.find("w:pPr/w:pStyle", NS)
    made = piece('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    if style is None:
        look_of(paragraph).insert(0, made)
    else:
        style.addnext(made)


def _page_break(_: WordFile, paragraph: etree._Element) -> None:
    paragraph.append(piece('<w:r><w:br w:type="page"/></w:r>'))


def _section_break(_: WordFile, paragraph: etree._Element) -> None:
    look_of(paragraph).append(piece('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'))


def _bookmark(_: WordFile, paragraph: etree._Element) -> None:
    look_of(paragraph).addnext(piece('<w:bookmarkStart w:id="91" w:name="标记处"/>'))
    paragraph.append(piece('<w:bookmarkEnd w:id="91"/>'))


def _picture(file: WordFile, paragraph: etree._Element) -> None:
    paragraph.append(picture(file))


def _picture_first(file: WordFile, paragraph: etree._Element) -> None:
    look_of(paragraph).addnext(picture(file))


def _insertion(_: WordFile, paragraph: etree._Element) -> None:
    run = paragraph.find("w:r", NS)
    wrap = piece('<w:ins w:id="92" w:author="甲" w:date="2025-01-01T00:00:00Z"/>')
    run.addprevious(wrap)
    wrap.append(run)


def _hyperlink(file: WordFile, paragraph: etree._Element) -> None:
    name = file.relate("hyperlink", "https://www.qinghe.example/", outside=True)
    paragraph.append(piece(f'<w:hyperlink r:id="{name}"><w:r><w:t>{WORDS}</w:t></w:r></w:hyperlink>'))


def _field(_: WordFile, paragraph: etree._Element) -> None:
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>XE 附注索引</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.append(piece(f"<w:r>{part}</w:r>"))


def _box(_: WordFile, paragraph: etree._Element) -> None:
    paragraph.append(piece(SHAPE.format(text=BOXED)))


def _box_first(_: WordFile, paragraph: etree._Element) -> None:
    look_of(paragraph).addnext(piece(SHAPE.format(text=BOXED)))


THINGS = {
    "page break": Thing(_page_break, ("//w:br[@w:type='page']",)),
    "section break": Thing(_section_break, ("//w:p/w:pPr/w:sectPr",)),
    "bookmark": Thing(_bookmark, ("//w:bookmarkStart[@w:name='标记处']",)),
    "picture": Thing(_picture, ("//wp:docPr[@name='附图甲']",)),
    "picture before": Thing(_picture_first, ("//wp:docPr[@name='附图甲']",)),
    "number": Thing(number, ("//w:numPr",), of_orders=False),
    "tracked insertion": Thing(_insertion),
    "hyperlink": Thing(_hyperlink, ("//w:hyperlink",), (WORDS,)),
    "field": Thing(_field, ("//w:instrText[contains(., '附注索引')]",)),
    "text box": Thing(_box, ("//wps:txbx//w:t",), (BOXED,)),
    "text box before": Thing(_box_first, ("//wps:txbx//w:t",), (BOXED,)),
}


def things(original: bytes, seed: str) -> Iterator[Case]:
    """Each thing at each paragraph with a tag, and at some cells."""
    file = WordFile.of(original)
    spots = [at for at, one in enumerate(file.paragraphs()) if "{" in text_of(one)]
    for name, thing in THINGS.items():
        for spot in spots:
            yield _case(original, name, thing, lambda fresh, spot=spot: fresh.paragraphs()[spot], f"paragraph {spot}")
        for table in _row_orders(file):
            yield _case(original, name, thing, lambda fresh, at=table: _row_orders(fresh)[at], f"row order {table}")
    chance = random.Random(seed)
    figures = Places(original).figures
    for spot in sorted(chance.sample(figures, min(3, len(figures)))):
        for name, thing in THINGS.items():
            yield _case(
                original, name, thing, lambda fresh, spot=spot: cell_at(fresh, spot).find("w:p", NS), f"cell {spot}"
            )
        yield from _cuts(original, spot)


def _row_orders(file: WordFile) -> dict[int, etree._Element]:
    found = (one for one in file.body.iter(w("p")) if text_of(one).startswith("{%tr"))
    return dict(enumerate(found))


def _case(original: bytes, name: str, thing: Thing, find: Callable[[WordFile], etree._Element], where: str) -> Case:
    file = WordFile.of(original)
    paragraph = find(file)
    is_order = text_of(paragraph).startswith("{%")
    what = f"{where} {text_of(paragraph)[:24]}"
    thing.put(file, paragraph)
    keeps = thing.keeps if thing.of_orders or not is_order else ()
    return Case(f"{name} at a tag", what, Must.BE_SAFE, file.data(), thing.extras, keeps)


WRAPPERS = {
    "tracked insertion": '<w:ins w:id="92" w:author="甲" w:date="2025-01-01T00:00:00Z"/>',
    "hyperlink": '<w:hyperlink w:anchor="标记处"/>',
    "smart tag": '<w:smartTag w:element="place" w:uri="urn:x"/>',
    "field": '<w:fldSimple w:instr=" QUOTE 1 "/>',
    "content control": "<w:sdt><w:sdtContent/></w:sdt>",
}


def _cuts(original: bytes, spot: tuple[int, int, int]) -> Iterator[Case]:
    """A tag of which a part stands in a container of its own."""
    for name, wrapper in WRAPPERS.items():
        for cut in (1, 4, -1):
            file = WordFile.of(original)
            paragraph = cell_at(file, spot).find("w:p", NS)
            _split(paragraph, cut)
            wrap = piece(wrapper)
            second = paragraph.findall("w:r", NS)[1]
            second.addprevious(wrap)
            (wrap.find("w:sdtContent", NS) if wrap.tag == w("sdt") else wrap).append(second)
            yield Case(f"tag cut by a {name}", f"cell {spot} at {cut}", Must.BE_SAFE, file.data())


def _split(paragraph: etree._Element, cut: int) -> None:
    text = text_of(paragraph)
    run = paragraph.find("w:r", NS)
    put_text(run, text[:cut])
    more = piece('<w:r><w:t xml:space="preserve"></w:t></w:r>')
    put_text(more, text[cut:])
    run.addnext(more)
