"""Page, styles and faces of the templates are those of the standard."""

import pytest

from govgen.model.edition import Edition
from tests.office.wordml import W, value
from tests.templates.reading import EDITIONS, attributes, body, document, roots, text

pytestmark = pytest.mark.parametrize("edition", EDITIONS, ids=[edition.id for edition in EDITIONS])


def test_every_run_takes_the_chinese_face_for_quotes_and_dashes(edition: Edition):
    for run in document(edition).iter(f"{W}r"):
        assert value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia"


def test_no_style_leaves_a_face_to_the_theme(edition: Edition):
    for name, root in roots(edition).items():
        for fonts in root.iter(f"{W}rFonts"):
            assert not [key for key in attributes(fonts) if "Theme" in key], name
    faces = [attributes(fonts) for fonts in roots(edition)["word/styles.xml"].iter(f"{W}rFonts")]
    assert faces
    for face in faces:
        assert face["ascii"] == face["hAnsi"] == face["eastAsia"] == face["cs"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *(("paragraph", f"heading {level}") for level in range(1, 5)),
        *(("paragraph", name) for name in ("Title", "正文段落", "表格文字", "表头", "表题", "落款单位", "成文日期")),
        *(("character", name) for name in ("段首标题", "段首标题三")),
    ],
)
def test_the_styles_that_prose_is_set_in_are_there(edition: Edition, kind: str, name: str):
    styles = roots(edition)["word/styles.xml"].iter(f"{W}style")
    assert (kind, name) in {(value(style, "type"), value(style.find(f"{W}name"))) for style in styles}


def test_the_styles_are_few_and_no_name_stands_twice(edition: Edition):
    names = [value(style.find(f"{W}name")) for style in roots(edition)["word/styles.xml"].iter(f"{W}style")]
    assert len(names) == len(set(names)) < 60


@pytest.mark.parametrize(
    ("level", "face", "bold"), [(1, "黑体", False), (2, "楷体_GB2312", False), (3, "仿宋_GB2312", False)]
)
def test_headings_are_those_of_the_standard(edition: Edition, level: int, face: str, bold: bool):
    styles = roots(edition)["word/styles.xml"].iter(f"{W}style")
    (style,) = [each for each in styles if value(each.find(f"{W}name")) == f"heading {level}"]
    assert value(style.find(f"{W}rPr/{W}rFonts"), "eastAsia") == face
    assert value(style.find(f"{W}rPr/{W}sz")) == "32"
    assert (style.find(f"{W}rPr/{W}b") is not None) is bold
    assert style.find(f"{W}rPr/{W}i") is None
    assert value(style.find(f"{W}pPr/{W}outlineLvl")) == str(level - 1)
    assert style.find(f"{W}pPr/{W}keepNext") is not None
    assert value(style.find(f"{W}pPr/{W}ind"), "firstLineChars") == "200"


def test_the_page_is_that_of_the_standard(edition: Edition):
    section = body(document(edition))[-1]
    margins = attributes(section.find(f"{W}pgMar"))
    assert attributes(section.find(f"{W}pgSz")) == {"w": "11906", "h": "16838"}
    assert {side: round(int(margins[side]) * 25.4 / 1440) for side in ("top", "bottom", "left", "right")} == {
        "top": 37,
        "bottom": 35,
        "left": 28,
        "right": 26,
    }
    assert attributes(section.find(f"{W}docGrid")) == {"type": "lines", "linePitch": "579"}


@pytest.mark.parametrize(("number", "side"), [(1, "right"), (2, "left")])
def test_page_numbers_stand_outside_between_dashes(edition: Edition, number: int, side: str):
    footer = roots(edition)[f"word/footer{number}.xml"]
    assert text(footer) == "— 1 —"
    assert value(footer.find(f".//{W}fldSimple"), "instr") == " PAGE "
    assert value(footer.find(f".//{W}jc")) == side
    assert attributes(footer.find(f".//{W}ind")) == {side: "280"}
    assert roots(edition)["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
