"""Headers and footers that lie in the text of their section, or leave it no room, are told."""

from __future__ import annotations

import re

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

INLINE = (
    '<w:p xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:r><w:drawing>'
    '<wp:inline><wp:extent cx="900000" cy="{}"/></wp:inline></w:drawing></w:r></w:p>'
)
OLD = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:60pt;height:{}pt"/>'
    "</w:pict></w:r></w:p>"
)
ROW = '<w:tbl><w:tr><w:trPr><w:trHeight w:val="{}"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>'
LINES = "<w:p><w:r><w:t>某机关</w:t></w:r></w:p>" * 12


def with_footer(more: str, bottom: str) -> list[str]:
    """What is said of the official template with more in its footer and another margin below."""
    footer = part(official(), "word/footer1.xml").replace("</w:ftr>", f"{more}</w:ftr>")
    xml = re.sub(r'(<w:pgMar[^>]* w:bottom=")\d+', rf"\g<1>{bottom}", part(official()))
    return faults_of(with_parts(official(), {"word/footer1.xml": footer, "word/document.xml": xml}))


@pytest.mark.parametrize("more", [INLINE.format(900_000), OLD.format(72), ROW.format(1400), LINES])
def test_a_high_footer_under_a_fixed_margin_is_told(more):
    (fault,) = with_footer(more, "-1984")
    assert "：提醒 这一节的下边距是负数（固定为 3.5 厘米），页脚连同" in fault


@pytest.mark.parametrize("more", [INLINE.format(900_000), OLD.format(72), ROW.format(1400), LINES])
def test_word_moves_the_text_away_from_a_footer_where_the_margin_is_not_fixed(more):
    assert with_footer(more, "1984") == []


def test_a_low_footer_fits_under_a_fixed_margin():
    assert with_footer("", "-1984") == []


def test_a_footer_that_leaves_the_text_no_room_is_told():
    (fault,) = with_footer(INLINE.format(7_000_000), "1984")
    assert "给正文留的地方太少" in fault
