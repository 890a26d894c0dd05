"""A picture as large as a page behind the text of every page is told, unless it is made pale."""

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def with_footer(inner: str, width: int, height: int) -> list[str]:
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    drawn = f'<w:drawing><wp:anchor {SPACES} behindDoc="1">{extent}<wp:wrapNone/>{inner}</wp:anchor></w:drawing>'
    footer = part(official(), "word/footer1.xml")
    more = f"<w:p><w:r>{drawn}</w:r></w:p></w:ftr>"
    return faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))


BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


@pytest.mark.parametrize("inner", ["<a:blip/>", BLACK])
def test_a_ground_of_the_whole_page_is_told(inner):
    (fault,) = with_footer(inner, 7_500_000, 10_000_000)
    assert fault.startswith("页脚第 2 段：提醒 这里有占了大半页的图片或图形")


@pytest.mark.parametrize(
    ("inner", "size"),
    [
        ("<a:blip/>", (1_800_000, 1_800_000)),
        ('<a:blip><a:lum bright="70000" contrast="-70000"/></a:blip>', (7_500_000, 10_000_000)),
        ("<a:noFill/>", (7_500_000, 10_000_000)),
    ],
)
def test_a_logo_a_pale_picture_and_a_frame_are_not(inner, size):
    assert with_footer(inner, *size) == []
