"""Nothing that a template prints is set from right to left, and no setting darkens or empties the pages of a report."""

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

TOTAL = "{{ 申请.本年新收.总计 }}"


def with_footer(inner: str) -> list[str]:
    footer = part(official(), "word/footer1.xml")
    more = f"<w:p>{inner}</w:p></w:ftr>"
    return faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))


def with_settings(switch: str, ground: str = "", shape: str = "") -> list[str]:
    settings, text = part(official(), "word/settings.xml"), part(official())
    at = settings.index(">", settings.index("<w:settings")) + 1
    background = f'<w:background w:color="{ground}">{shape}</w:background>' if ground else ""
    return faults_of(
        with_parts(
            official(),
            {
                "word/settings.xml": settings[:at] + switch + settings[at:],
                "word/document.xml": text.replace("<w:body>", f"{background}<w:body>", 1),
            },
        )
    )


@pytest.mark.parametrize(
    "inner",
    [
        '<w:bdo w:val="rtl"><w:r><w:t>印章</w:t></w:r></w:bdo>',
        "<w:r><w:t>\u202e行政许可</w:t></w:r>",
        f'<w:bdo w:val="rtl"><w:r><w:t>{TOTAL}</w:t></w:r></w:bdo>',
        '<w:dir w:val="rtl"><w:r><w:t>2024</w:t></w:r></w:dir>',
        f"<w:r><w:t>新收\u202e{TOTAL}\u202c件</w:t></w:r>",
    ],
)
def test_what_is_printed_from_right_to_left_is_refused(inner):
    assert any(fault.startswith("页脚第 2 段：错误 “") and "从右往左排" in fault for fault in with_footer(inner))


@pytest.mark.parametrize(
    "inner",
    ['<w:bdo w:val="ltr"><w:r><w:t>2024</w:t></w:r></w:bdo>', '<w:dir w:val="rtl"><w:r><w:t>印章</w:t></w:r></w:dir>'],
)
def test_words_and_what_goes_from_left_to_right_are_not(inner):
    assert not any("从右往左排" in fault for fault in with_footer(inner))


def test_a_table_laid_out_from_right_to_left_is_refused():
    text = part(official())
    data = with_parts(official(), {"word/document.xml": text.replace("<w:tblPr>", "<w:tblPr><w:bidiVisual/>", 1)})
    (fault,) = faults_of(data)
    assert fault.startswith("第 1 张表第 1 行第 1 列：错误 这张表设了“从右向左”")
    off = text.replace("<w:tblPr>", '<w:tblPr><w:bidiVisual w:val="0"/>', 1)
    assert faults_of(with_parts(official(), {"word/document.xml": off})) == []


def test_what_prints_only_the_fields_of_a_form_is_refused():
    (fault,) = with_settings("<w:printFormsData/>")
    assert fault.startswith("整个模板：错误 设了“仅打印窗体域内容”")
    assert with_settings('<w:printFormsData w:val="false"/>') == []


def test_a_dark_ground_of_all_pages_is_refused_and_a_pale_one_or_one_not_shown_is_not():
    (fault,) = with_settings("<w:displayBackgroundShape/>", "000000")
    assert fault.startswith("整个模板：错误 设了深色的页面背景（000000）")
    assert with_settings("<w:displayBackgroundShape/>", "F2F2F2") == []


def test_what_a_shape_makes_of_the_ground_of_all_pages_counts_in_its_place():
    shape = '<v:background xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="white"><v:fill {}/></v:background>'
    show = "<w:displayBackgroundShape/>"
    (fault,) = with_settings(show, "FFFFFF", shape.format('type="gradient" color2="#101010"'))
    assert "深色的页面背景（101010）" in fault
    (fault,) = with_settings(show, "FFFFFF", shape.format('type="tile"'))
    assert "：提醒 页面背景是图片或者认不出的颜色" in fault
    assert with_settings(show, "FFFFFF", shape.format('type="gradient" color2="#f0f0f0"')) == []


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_heading_that_is_folded_hides_what_is_below_it(name):
    folded = '<w15:collapsed xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    text = part(official(), name)
    at = text.index("<w:pPr>", text.index('w:styleId="Heading1"' if "styles" in name else "<w:body>")) + len("<w:pPr>")
    (fault,) = faults_of(with_parts(official(), {name: text[:at] + folded + text[at:]}))
    assert "错误" in fault
    assert "是折叠的" in fault


def test_what_is_folded_by_default_is_told_too():
    folded = '<w15:collapsed xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
    text = part(official(), "word/styles.xml")
    styles = text.replace("<w:pPrDefault/>", f"<w:pPrDefault><w:pPr>{folded}</w:pPr></w:pPrDefault>")
    assert styles != text
    (fault,) = faults_of(with_parts(official(), {"word/styles.xml": styles}))
    assert "默认的段落格式或者编号是折叠的" in fault
