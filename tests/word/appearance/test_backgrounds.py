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


OLD = (
    '<w:p><w:r><w:pict><v:{kind} xmlns:v="urn:schemas-microsoft-com:vml" '
    'style="position:absolute;width:{width}pt;height:{height}pt;z-index:-2"{said}>{inner}</v:{kind}></w:pict></w:r></w:p>'
)
IMAGE = "<v:imagedata{}/>"


def with_old(inner: str, said: str = "", width: int = 595, height: int = 842, kind: str = "shape") -> list[str]:
    """What is said of a shape in a footer that is drawn as older programs do."""
    footer = part(official(), "word/footer1.xml")
    more = OLD.format(kind=kind, width=width, height=height, said=said, inner=inner) + "</w:ftr>"
    return faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))


@pytest.mark.parametrize(
    ("inner", "said", "kind"),
    [
        (IMAGE.format(""), "", "shape"),
        (IMAGE.format(""), ' filled="f"', "rect"),
        ('<v:fill type="frame"/>', ' fillcolor="white"', "rect"),
        ("", ' fillcolor="#1f4e79"', "rect"),
        ("", ' fillcolor="red [3213]"', "oval"),
    ],
)
def test_a_ground_that_is_drawn_the_old_way_is_told(inner, said, kind):
    (fault,) = with_old(inner, said, kind=kind)
    assert fault.startswith("页脚第 2 段：提醒 这里有占了大半页的图片或图形")


@pytest.mark.parametrize(
    ("inner", "said", "size"),
    [
        (IMAGE.format(""), "", (120, 120)),
        (IMAGE.format(' gain="19661f" blacklevel="22938f"'), "", (595, 842)),
        ("", ' filled="f"', (595, 842)),
        ("", "", (595, 842)),
        ('<v:fill opacity=".3"/>', ' fillcolor="#000"', (595, 842)),
    ],
)
def test_a_small_a_pale_and_an_empty_shape_of_the_old_way_are_not(inner, said, size):
    assert with_old(inner, said, *size) == []
