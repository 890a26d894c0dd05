"""Every way to fill a shape is judged alike: by the colours that are seen on white paper."""

from __future__ import annotations

import pytest
from lxml import etree

from govgen.word.appearance.fills import Fill, fills, is_dark
from govgen.word.appearance.theme import Theme
from govgen.word.appearance.vml import is_behind, is_floating
from govgen.word.docx.archive import pack

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml"'
)
THEME = f"""<a:theme {SPACES}><a:themeElements><a:clrScheme name="">
<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>
</a:clrScheme></a:themeElements></a:theme>"""
MEMBERS = {"word/theme/theme1.xml": pack("word/theme/theme1.xml", THEME.encode())}
SHAPE = "<wps:wsp><wps:spPr>{}</wps:spPr>{}</wps:wsp>"
BLACK, WHITE = '<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>'
STYLE = '<wps:style><a:fillRef idx="{}"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'


def solid(colour: str) -> str:
    return SHAPE.format(f"<a:solidFill>{colour}</a:solidFill>", "")


def running(*colours: str) -> str:
    stops = "".join(f"<a:gs>{colour}</a:gs>" for colour in colours)
    return SHAPE.format(f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>", "")


def pattern(kind: str, ink: str = BLACK, ground: str = WHITE) -> str:
    return SHAPE.format(
        f'<a:pattFill prst="{kind}"><a:fgClr>{ink}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>', ""
    )


def found(content: str) -> list[Fill]:
    drawn = etree.fromstring(f"<a:graphicData {SPACES}>{content}</a:graphicData>".encode())
    return list(fills(drawn, Theme(MEMBERS)))


def found_in_old(shape: str) -> list[Fill]:
    return list(fills(etree.fromstring(f"<r {SPACES}>{shape}</r>".encode())[0], Theme(MEMBERS)))


@pytest.mark.parametrize(
    "content",
    [
        solid(BLACK),
        solid('<a:schemeClr val="tx1"/>'),
        solid('<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>'),
        solid('<a:srgbClr val="FFFFFF"><a:shade val="20000"/></a:srgbClr>'),
        solid('<a:prstClr val="navy"/>'),
        solid('<a:sysClr val="windowText" lastClr="000000"/>'),
        running(WHITE, BLACK),
        pattern("dkHorz"),
        pattern("ltHorz", WHITE, BLACK),
        "<wpg:wgp><wpg:grpSpPr><a:solidFill>" + BLACK + "</a:solidFill></wpg:grpSpPr></wpg:wgp>",
    ],
)
def test_a_dark_fill_is_seen_however_it_is_written(content):
    assert any(is_dark(fill.colour) and fill.colour and not fill.is_clear for fill in found(content))


def test_the_style_fills_a_shape_that_says_nothing_itself():
    assert found(SHAPE.format("", STYLE.format(1))) == [Fill("4472C4")]
    assert found(SHAPE.format("", STYLE.format(0))) == []
    assert found(SHAPE.format("<a:noFill/>", STYLE.format(1))) == []


@pytest.mark.parametrize(
    "content",
    [
        solid('<a:schemeClr val="accent9"/>'),
        solid('<a:srgbClr val="FFFFFF"><a:inv/></a:srgbClr>'),
        solid('<a:hslClr hue="0" sat="0" lum="0"/>'),
        SHAPE.format("<a:gradFill/>", ""),
        "<c:chart/>",
    ],
)
def test_what_cannot_be_judged_counts_as_dark_and_hides(content):
    assert found(content) == [Fill("")]


@pytest.mark.parametrize(
    "content",
    [
        solid('<a:srgbClr val="000000"><a:alpha val="10000"/></a:srgbClr>'),
        solid('<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'),
        solid('<a:srgbClr val="000000"><a:tint val="20000"/></a:srgbClr>'),
        pattern("pct10"),
        pattern("ltUpDiag"),
        SHAPE.format("<a:noFill/><a:ln><a:solidFill>" + BLACK + "</a:solidFill></a:ln>", ""),
    ],
)
def test_a_light_fill_and_a_thin_line_leave_letters_legible(content):
    assert not any(is_dark(fill.colour) for fill in found(content))


@pytest.mark.parametrize(
    ("said", "fill", "colours"),
    [
        ("", "", ["FFFFFF"]),
        ('fillcolor="black [3213]"', "", ["000000"]),
        ('fillcolor="white"', '<v:fill color="#102030"/>', ["102030"]),
        ('fillcolor="#fff"', '<v:fill type="gradient" color2="navy"/>', ["FFFFFF", "000080"]),
        (
            "",
            '<v:fill type="gradient" colors="0 white;0.5 black;1 white"/>',
            ["FFFFFF", "FFFFFF", "FFFFFF", "000000", "FFFFFF"],
        ),
        ("", '<v:fill type="pattern" color2="black"/>', ["FFFFFF", "000000"]),
        ('fillcolor="fill darken(118)"', "", [""]),
        ('fillcolor="black"', '<v:fill opacity="6554f"/>', ["E5E5E5"]),
        ('filled="f"', "", []),
        ("", '<v:fill type="tile"/>', []),
    ],
)
def test_what_older_programs_fill_a_shape_with(said, fill, colours):
    assert [each.colour for each in found_in_old(f"<v:rect {said}>{fill}</v:rect>")] == colours


def test_a_shape_in_a_group_lies_where_the_group_lies():
    group = f'<v:group {SPACES} style="position:absolute;z-index:-5"><v:rect/></v:group>'
    shape = etree.fromstring(group)[0]
    assert is_floating(shape)
    assert is_behind(shape)
