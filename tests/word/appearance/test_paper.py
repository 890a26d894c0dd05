"""Official tables lie on the paper, and nothing lies over what is official."""

from __future__ import annotations

import re

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

SHAPE = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" behindDoc="{behind}">'
    '<wp:extent cx="6000000" cy="{height}"/><wp:{wrap}/><wp:docPr id="77" name="图"/>'
    '<a:graphic><a:graphicData uri=""><a:{filling}/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
)
VML = (
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"'
    ' style="position:absolute;width:300pt;height:90pt;z-index:{layer}"/></w:pict></w:r>'
)

AROUND = '<w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" type="topAndBottom"/>'


def widened(factor: float, **margins: int) -> list[str]:
    """What is said of the official template with its second table so many times as wide, and other margins."""
    xml = part(official())
    start = [found.start() for found in re.finditer("<w:tbl>", xml)][1]
    end = xml.index("</w:tbl>", start)
    wide = re.sub(
        r'(<w:(?:gridCol|tcW|tblW) w:w=")(\d+)',
        lambda found: f"{found[1]}{int(int(found[2]) * factor)}",
        xml[start:end],
    )
    xml = xml[:start] + wide + xml[end:]
    for name, twips in margins.items():
        xml = re.sub(rf'(<w:pgMar[^>]* w:{name}=")\d+', rf"\g<1>{twips}", xml)
    return faults_of(with_parts(official(), {"word/document.xml": xml}))


def with_shape(text: str, shape: str) -> list[str]:
    """What is said of the official template with a shape in the paragraph of a text."""
    xml = part(official())
    at = xml.index("</w:p>", xml.index(f">{text}<"))
    return faults_of(with_parts(official(), {"word/document.xml": xml[:at] + shape + xml[at:]}))


def test_a_table_wider_than_the_paper_is_refused():
    (fault,) = widened(2)
    assert fault.startswith("第 2 张表")
    assert "这张表格宽 31.2 厘米，纸只有 21.0 厘米宽" in fault


def test_a_table_a_little_wider_than_the_text_is_accepted():
    assert widened(1.2) == []


def test_margins_that_push_a_table_off_the_paper_are_told():
    found = widened(1, right=9000)
    assert sum("印到纸外去了" in fault for fault in found) == len(found) - 1
    assert any("：提醒 这一节的文字只有 2.3 厘米宽" in fault for fault in found)


@pytest.mark.parametrize(
    "shape",
    [
        SHAPE.format(behind=0, height=3_000_000, wrap="wrapNone", filling="solidFill"),
        SHAPE.format(behind=0, height=3_000_000, wrap="wrapNone", filling="blip"),
        VML.format(layer=5),
    ],
)
@pytest.mark.parametrize("text", ["三、收到和处理政府信息公开申请情况", "{{p 申请.前文 }}"])
def test_what_lies_over_a_heading_or_beside_an_official_table_is_refused(text, shape):
    (fault,) = with_shape(text, shape)
    assert "：错误 " in fault
    assert "旁边有浮于文字上方的图形或图片" in fault


def test_what_lies_over_other_text_between_them_is_reminded_of():
    shape = SHAPE.format(behind=0, height=3_000_000, wrap="wrapNone", filling="blip")
    (fault,) = with_shape("{{p 问题与改进 }}", shape)
    assert "：提醒 有浮于文字上方的图形或图片" in fault


@pytest.mark.parametrize(("height", "is_told"), [(3_000_000, True), (2_000_000, False)])
@pytest.mark.parametrize("text", ["{{ 公文.发文字号 }}", "{%p if 联系 %}"])
def test_what_is_larger_than_a_seal_is_reminded_of_wherever_it_hangs(text, height, is_told):
    shape = SHAPE.format(behind=0, height=height, wrap="wrapNone", filling="blip")
    found = with_shape(text, shape)
    assert ["：提醒 有浮于文字上方的图形或图片" in fault for fault in found] == [True] * is_told


@pytest.mark.parametrize(
    "shape",
    [
        SHAPE.format(behind=1, height=3_000_000, wrap="wrapNone", filling="blip"),
        SHAPE.format(behind=0, height=3_000_000, wrap="wrapTopAndBottom", filling="blip"),
        SHAPE.format(behind=0, height=9_000, wrap="wrapNone", filling="solidFill"),
        SHAPE.format(behind=0, height=3_000_000, wrap="wrapNone", filling="noFill"),
        VML.format(layer=-5),
        VML.format(layer=5).replace("/></w:pict>", f">{AROUND}</v:rect></w:pict>"),
    ],
)
def test_what_lies_behind_the_text_or_covers_nothing_is_accepted(shape):
    assert with_shape("三、收到和处理政府信息公开申请情况", shape) == []


def test_a_seal_at_the_signature_is_accepted():
    shape = SHAPE.format(behind=0, height=1_500_000, wrap="wrapNone", filling="blip")
    assert with_shape("{{ 落款日期 }}", shape) == []
