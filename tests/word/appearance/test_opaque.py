"""Pictures and shapes that are not seen through hide what is under them; a seal with a clear ground does not."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

NAMES = (
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ANCHOR = (
    '<w:r><w:drawing><wp:anchor{names} behindDoc="{behind}"><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>{down}</wp:posOffset></wp:positionV><wp:extent cx="3240000" cy="3240000"/><wp:wrapNone/>'
    '<wp:docPr id="77" name="图"/><a:graphic><a:graphicData uri="">{content}</a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)
PICTURE = '<a:blip r:embed="rId77"/>'
SHAPE = '<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="{0}">{1}</a:srgbClr></a:solidFill></wps:spPr></wps:wsp>'
LINK = (
    '<Relationship Id="rId77" Target="media/seal.png"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
HEADING = "三、收到和处理政府信息公开申请情况"
SIGNED, TITLE = "{{ 落款单位 }}", "{{ 标题 }}"
TYPE = '<Default Extension="png" ContentType="image/png"/></Types>'
WIDE, SIZE = 3, 4


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(lines: list[bytes], kind: int = 6) -> bytes:
    header = struct.pack(">IIBBBBB", WIDE, len(lines), 8, kind, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(lines))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def line(way: int, *shares: int) -> bytes:
    """A line of pixels by the way it is written and the transparency of each."""
    return bytes([way]) + b"".join(bytes([1, 2, 3, share]) for share in shares)


OPAQUE = png([line(0, 255, 255, 255), line(1, 255, 0, 0), line(2, 0, 0, 0), line(3, 128, 0, 0), line(4, 0, 0, 0)])
CLEAR = png([line(0, 255, 255, 255), line(2, 0, 1, 0), line(2, 0, 0, 0)])
FLAT = png([bytes(1 + 3 * WIDE)], kind=2)
JPEG = b"\xff\xd8\xff\xe0"


def said(text: str, content: str, picture: bytes = OPAQUE, *, behind: int = 0, down: int = 0) -> list[str]:
    """What is said of the official template with a drawing that hangs on the paragraph of a text."""
    return said_of(text, ANCHOR.format(names=NAMES, behind=behind, content=content, down=down), picture)


def said_of_old(text: str, content: str, layer: int, top: int = 0, picture: bytes = OPAQUE) -> list[str]:
    """The same with a shape that is drawn as older programs do."""
    style = f"position:absolute;margin-top:{top}pt;width:255pt;height:255pt;z-index:{layer}"
    spaces = f'{NAMES} xmlns:v="urn:schemas-microsoft-com:vml"'
    return said_of(text, f'<w:r><w:pict><v:shape{spaces} style="{style}"{content}</v:shape></w:pict></w:r>', picture)


def said_of(text: str, drawn: str, picture: bytes) -> list[str]:
    xml = part(official())
    at = xml.index("</w:p>", xml.index(f">{text}<"))
    return faults_of(
        with_parts(
            official(),
            {
                "word/document.xml": xml[:at] + drawn + xml[at:],
                "word/_rels/document.xml.rels": part(official(), "word/_rels/document.xml.rels").replace(
                    "</Relationships>", LINK
                ),
                "[Content_Types].xml": part(official(), "[Content_Types].xml").replace("</Types>", TYPE),
                "word/media/seal.png": picture,
            },
        )
    )


GIF, BMP = b"GIF89a" + bytes(7) + b"!\xf9\x04%c\0\0\0\0,", b"BM" + bytes(60)


@pytest.mark.parametrize("picture", [OPAQUE, FLAT, JPEG, GIF % 0, b"GIF87a" + bytes(20), BMP])
@pytest.mark.parametrize("text", [SIGNED, TITLE])
def test_a_picture_over_a_signature_or_title_that_is_not_seen_through_is_told(text, picture):
    (fault,) = said(text, PICTURE, picture)
    assert "不透明的图形或图片，会盖住字" in fault


@pytest.mark.parametrize("picture", [CLEAR, GIF % 1, GIF[:16], b"", b"\x89PNG\r\n\x1a\n", CLEAR[:40]])
def test_a_seal_that_is_seen_through_or_not_known_is_accepted(picture):
    assert said(SIGNED, PICTURE, picture) == []


def test_a_filled_shape_over_a_signature_is_told_and_one_that_is_seen_through_is_not():
    (fault,) = said(SIGNED, SHAPE.format("FFFFFF", ""))
    assert "不透明" in fault
    assert said(SIGNED, SHAPE.format("FFFFFF", '<a:alpha val="20000"/>')) == []


def test_a_logo_that_ends_above_the_title_is_accepted():
    assert said(TITLE, PICTURE, down=-3_500_000) == []


@pytest.mark.parametrize("content", [SHAPE.format("000000", ""), SHAPE.format("1F1F4E", ""), PICTURE])
def test_a_dark_shape_or_a_large_picture_behind_the_text_is_told(content):
    (fault,) = said("三、收到和处理政府信息公开申请情况", content, behind=1)
    assert "：提醒 文字下面衬着" in fault


@pytest.mark.parametrize("behind", [0, 1])
def test_a_dark_shape_of_a_footer_lies_behind_the_text_however_it_is_placed(behind):
    drawn = ANCHOR.format(names=NAMES, behind=behind, content=SHAPE.format("000000", ""), down=-9_000_000)
    footer = part(official(), "word/footer1.xml").replace("</w:ftr>", f"<w:p>{drawn}</w:p></w:ftr>")
    (fault,) = faults_of(with_parts(official(), {"word/footer1.xml": footer}))
    assert fault.startswith("页脚第 2 段：提醒 文字下面衬着深色的图形")


STYLED = '<wps:wsp><wps:spPr/><wps:style><a:fillRef idx="1"><a:schemeClr val="tx1"/></a:fillRef></wps:style></wps:wsp>'
WORDS = (
    '<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="{}"/></w:rPr><w:t>内部使用</w:t></w:r></w:p>'
    "</w:txbxContent></wps:txbx></wps:wsp>"
)


def test_a_shape_that_its_style_fills_is_told_over_a_signature_and_behind_the_text():
    (fault,) = said(SIGNED, STYLED)
    assert "不透明的图形或图片，会盖住字" in fault
    (fault,) = said(HEADING, STYLED, behind=1)
    assert "：提醒 文字下面衬着深色的图形" in fault


def test_words_behind_official_text_are_told_unless_they_are_pale():
    (fault,) = said(HEADING, WORDS.format("000000"), behind=1)
    assert "：提醒 文字下面衬着文本框" in fault
    assert said(HEADING, WORDS.format("E0E0E0"), behind=1) == []
    assert said(TITLE, WORDS.format("000000"), behind=1) == []


@pytest.mark.parametrize("content", [SHAPE.format("FFFFE0", ""), SHAPE.format("000000", '<a:alpha val="9000"/>')])
def test_a_light_or_clear_shape_behind_the_text_is_accepted(content):
    assert said("三、收到和处理政府信息公开申请情况", content, behind=1) == []


OLD_PICTURE = '><v:imagedata r:id="rId77"/>'


def test_what_older_programs_draw_over_a_signature_is_told_if_it_is_not_seen_through():
    (fault,) = said_of_old(SIGNED, OLD_PICTURE, 1)
    assert "不透明的图形或图片，会盖住字" in fault
    assert said_of_old(SIGNED, OLD_PICTURE, 1, picture=CLEAR) == []
    assert said_of_old(TITLE, OLD_PICTURE, 1, -300) == []


@pytest.mark.parametrize("content", [OLD_PICTURE, ' fillcolor="black">', ' fillcolor="navy [3213]">'])
def test_what_older_programs_draw_dark_behind_the_text_is_told(content):
    (fault,) = said_of_old(HEADING, content, -1)
    assert "：提醒 文字下面衬着" in fault


@pytest.mark.parametrize("content", [' fillcolor="#ffffe0">', ' fillcolor="black" filled="f">', ">"])
def test_what_older_programs_draw_light_behind_the_text_is_accepted(content):
    assert said_of_old(HEADING, content, -1) == []
