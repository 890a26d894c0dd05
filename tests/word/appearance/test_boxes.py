"""Official text that a box, a frame or a row of a fixed height hides or cuts off is refused; what has room passes."""

import pytest

from govgen.word.lint import lint_template
from tests.word.appearance.test_faults import CELL, HEADING, LABEL, TITLE, in_paragraph, seen
from tests.word.making import part, with_parts
from tests.word.proving.test_units import of_kind
from tests.word.test_lint import changed, faults_of, official

SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
CENTIMETRE = 360_000
SIGNED = "{{ 落款单位 }}"


def paragraph_of(text: str) -> str:
    xml = part(official())
    at = xml.index(f">{text}</w:t>")
    return xml[xml.rindex("<w:p>", 0, at) : xml.index("</w:p>", at) + len("</w:p>")]


def boxed(inner: str, *, width: float, height: float, about: str = "", fit: str = "", at: int = 0) -> str:
    return (
        f"<w:p><w:r><w:drawing {SPACES}><wp:anchor><wp:positionH><wp:posOffset>{at}</wp:posOffset></wp:positionH>"
        f'<wp:extent cx="{int(width * CENTIMETRE)}" cy="{int(height * CENTIMETRE)}"/><wp:docPr id="9" {about}/>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr>{fit}</wps:bodyPr></wps:wsp>"
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def old_box(inner: str, style: str, text: str = "") -> str:
    box = f'<v:textbox style="{text}"><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
    return f'<w:p><w:r><w:pict {SPACES}><v:shape style="{style}">{box}</v:shape></w:pict></w:r></w:p>'


def instead(old: str, new: str) -> list[str]:
    xml = part(official())
    assert old in xml
    return [message for _, message in seen(with_parts(official(), {"word/document.xml": xml.replace(old, new)}))]


@pytest.mark.parametrize("text", [TITLE, SIGNED, HEADING])
@pytest.mark.parametrize(
    ("box", "what"),
    [
        ({"width": 15, "height": 3, "about": 'hidden="1"'}, "在隐藏的文本框里"),
        ({"width": 15, "height": 3, "at": -9_000_000}, "文本框移到了纸外"),
        ({"width": 15, "height": 0.3}, "印不下"),
        ({"width": 0.3, "height": 3, "fit": "<a:spAutoFit/>"}, "印不下"),
    ],
)
def test_an_official_text_that_a_box_does_not_show_is_refused(text, box, what):
    own = paragraph_of(text)
    assert any(what in message for message in instead(own, boxed(own, **box)))
    assert instead(own, boxed(own, width=15, height=3)) == []
    assert instead(own, boxed(own, width=15, height=0.3, fit="<a:spAutoFit/>")) == []


@pytest.mark.parametrize(("height", "is_refused"), [(100, True), (5000, False)])
def test_a_box_in_a_group_of_shapes_has_its_share_of_the_room(height, is_refused):
    own = paragraph_of(TITLE)
    made = boxed(own, width=15, height=10)
    space = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    group = f'<wpg:wgp {space}><wpg:grpSpPr><a:xfrm><a:chExt cx="9000" cy="9000"/></a:xfrm></wpg:grpSpPr><wps:wsp>'
    shape = f'<wps:spPr><a:xfrm><a:ext cx="9000" cy="{height}"/></a:xfrm></wps:spPr>'
    made = made.replace("<wps:wsp>", group + shape).replace("</wps:wsp>", "</wps:wsp></wpg:wgp>")
    assert any("印不下" in message for message in instead(own, made)) is is_refused


def test_boxes_of_the_old_kind_are_judged_too():
    own = paragraph_of(TITLE)
    for style in ("width:400pt;height:90pt;visibility:hidden", "width:400pt;height:9pt", "margin-left:-2000pt"):
        assert any("文本框" in message for message in instead(own, old_box(own, style)))
    assert instead(own, old_box(own, "width:400pt;height:90pt")) == []
    assert instead(own, old_box(own, "width:400pt;height:9pt", "mso-fit-shape-to-text:t")) == []


def test_prose_in_a_box_that_does_not_grow_is_refused():
    own = paragraph_of("{{p 问题与改进 }}")
    assert any("印不下" in message for message in instead(own, boxed(own, width=15, height=20)))
    assert instead(own, boxed(own, width=15, height=20, fit="<a:spAutoFit/>")) == []


def test_a_table_in_a_box_that_is_too_low_for_it_or_too_narrow_is_refused():
    xml = part(official())
    start = xml.index("<w:tbl>")
    own = xml[start : xml.index("</w:tbl>", start) + len("</w:tbl>")]
    for size in ({"width": 17, "height": 1}, {"width": 5, "height": 25}):
        assert any("印不下" in message for message in instead(own, boxed(own + "<w:p/>", **size)))
    assert instead(own, boxed(own + "<w:p/>", width=17, height=25)) == []


@pytest.mark.parametrize("frame", ['w:x="-30000"', 'w:w="40"', 'w:w="8000" w:h="60" w:hRule="exact"'])
def test_a_frame_that_does_not_show_its_text_is_refused(frame):
    found = seen(in_paragraph(TITLE, f"<w:framePr {frame}/>"))
    assert any("在图文框里" in message for _, message in found)
    assert seen(in_paragraph(TITLE, '<w:framePr w:w="8000" w:h="3000" w:hRule="exact" w:x="900"/>')) == []


@pytest.mark.parametrize(
    "frame",
    [
        'w:wrap="none" w:vAnchor="text"',
        'w:wrap="around" w:vAnchor="page" w:y="7000"',
        'w:wrap="around" w:y="7000"',
        'w:wrap="around" w:vAnchor="margin" w:yAlign="bottom"',
        'w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text"',
    ],
)
def test_a_frame_that_takes_a_heading_or_a_figure_out_of_its_place_is_refused(frame):
    for text in ("一、总体情况", "{{ 申请.本年新收.自然人 }}"):
        assert seen(in_paragraph(text, f"<w:framePr {frame}/>"))
    assert seen(in_paragraph(TITLE, f"<w:framePr {frame}/>")) == []
    around = '<w:framePr w:w="8000" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    assert seen(in_paragraph("一、总体情况", around)) == []


def with_height(text: str, value: int, rule: str = "exact", more: str = "") -> list[tuple[str, str]]:
    """What is said of the official template with a height of the row that a text stands in, with more behind it."""
    xml = part(official()).replace(f">{text}</w:t>", f">{text}{more}</w:t>", 1)
    at = xml.index(f">{text}{more}</w:t>")
    start = xml.rindex("<w:tr>", 0, at)
    end = xml.index("</w:tr>", at)
    row = xml[start:end]
    bare = row[: row.index("<w:trPr>")] + row[row.index("</w:trPr>") + len("</w:trPr>") :] if "<w:trPr>" in row else row
    told = f'<w:trPr><w:trHeight w:val="{value}" w:hRule="{rule}"/></w:trPr>'
    made = xml[:start] + bare.replace("<w:tr>", f"<w:tr>{told}", 1) + xml[end:]
    return seen(with_parts(official(), {"word/document.xml": made}))


def test_a_row_of_a_fixed_height_has_to_hold_all_lines_of_its_cells():
    assert any("印不下，会被切掉" in message for _, message in with_height(LABEL, 120))
    assert with_height(LABEL, 400) == []
    assert with_height(LABEL, 120, "atLeast") == []
    long = "只计这一情形，不计其他情形）"  # more than one line in its cell
    assert any("印不下，会被切掉" in message for _, message in with_height(long, 220))
    assert with_height(long, 600) == []


def test_a_comment_takes_no_room():
    assert with_height(CELL, 400, more=f"{{# {'说明' * 40} #}}") == []


def test_prose_in_a_row_of_a_fixed_height_is_refused():
    own = paragraph_of("{{p 问题与改进 }}")
    row = '<w:tr><w:trPr><w:trHeight w:val="6000" w:hRule="{}"/></w:trPr><w:tc>{}</w:tc></w:tr>'
    row = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>"
    assert any("印不下" in message for message in instead(own, row.format("exact", own)))
    assert instead(own, row.format("atLeast", own)) == []


def test_a_title_in_a_row_of_a_fixed_height_has_to_fit_with_a_name_of_ten_letters():
    own = paragraph_of(TITLE)
    cell = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>'
    row = (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:trHeight w:val="{}" w:hRule="exact"/></w:trPr>{}</w:tr></w:tbl>'
    )
    low, high = (instead(own, row.format(height, cell.format(8800, own))) for height in (700, 2000))
    assert any("印不下" in message for message in low)
    assert high == []


def test_margins_that_leave_a_cell_no_room_are_refused():
    xml = part(official())
    at = xml.index("</w:tcPr>", xml.rindex("<w:tcPr>", 0, xml.index(f">{CELL}</w:t>")))
    margins = '<w:tcMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tcMar>'
    for width, is_refused in ((5000, True), (10, False)):
        made = xml[:at] + margins.format(width) + xml[at:]
        found = seen(with_parts(official(), {"word/document.xml": made}))
        assert any("除了边距" in message for _, message in found) is is_refused


def test_lines_far_lower_than_their_letters_are_refused():
    for pitch, is_refused in ((300, True), (440, False)):
        spacing = f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>'
        found = seen(with_spacing(spacing))
        assert any("行距固定为" in message for _, message in found) is is_refused


def with_spacing(spacing: str) -> bytes:
    xml = part(official())
    own = paragraph_of(TITLE)
    properties = own[own.index("<w:pPr>") : own.index("</w:pPr>")]
    made = own.replace(properties, properties + spacing)
    return with_parts(official(), {"word/document.xml": xml.replace(own, made)})


def twice(newer: str, older: str) -> str:
    """A text box as Word writes it: for itself, and for programs that know boxes of the old kind only."""
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    first = boxed(newer, width=15, height=3).removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    second = old_box(older, "width:400pt;height:90pt").removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    choice = f'<mc:Choice Requires="wps">{first}</mc:Choice><mc:Fallback>{second if older else ""}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent {space}>{choice}</mc:AlternateContent></w:r></w:p>"


@pytest.mark.parametrize(
    ("text", "other"), [(TITLE, SIGNED), (SIGNED, "青禾县司法局"), (HEADING, "二、主动公开政府信息情况")]
)
def test_a_box_that_older_programs_show_with_another_text_is_refused(text, other):
    own = paragraph_of(text)
    refused = faults_of(changed(own, twice(own, own.replace(text, other))))
    assert any("新旧两种画法" in message and other.replace(" ", "") in message for message in refused)
    assert faults_of(changed(own, twice(own, own))) == []
    assert faults_of(changed(own, twice(own, ""))) == []


@pytest.mark.parametrize(("height", "is_enough"), [(400, False), (700, True)])
def test_a_row_of_fixed_height_has_room_for_what_a_unit_writes_in_its_own_words(height, is_enough):
    data, kind = of_kind("政府网站")
    xml = part(data)
    low = xml.replace('w:val="420" w:hRule="atLeast"', f'w:val="{height}" w:hRule="exact"')
    assert low != xml
    found = [str(fault) for fault in lint_template(with_parts(data, {"word/document.xml": low}), kind)]
    words = [fault for fault in found if "“{{ 网站.主办单位 }}”所在的行固定高" in fault]
    assert bool(words) is not is_enough
    assert not any("注册用户数" in fault for fault in found)
