"""What stands beside a figure in a template leaves it the number that it is: no digit, sign, scale or other unit."""

import pytest
from lxml import etree

from govgen.word.appearance import joined
from govgen.word.appearance.effective_format import Looks
from govgen.word.docx.archive import pack
from govgen.word.docx.paragraphs import find_spots
from tests.word.making import add_table, document, edition, part, saved, with_parts
from tests.word.test_lint import faults_of, official

ALL, OLD = "{{ 申请.本年新收.总计 }}", "{{ 申请.上年结转.总计 }}"
FEES = "{{ 主动公开.行政事业性收费.本年收费金额 }}"


def joined_in(*paragraphs: str, table: tuple[tuple[str, ...], ...] = (), name: str = "2021") -> list[str]:
    made = document(*paragraphs)
    if table:
        add_table(made, table)
    root = etree.fromstring(part(saved(made)).encode())
    return [str(fault) for fault in joined(find_spots({"word/document.xml": root}), edition(name), Looks({}))]


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [
        (f"全年新收申请{ALL}0件。", "420", "42"),
        (f"全年新收申请1{ALL}件。", "142", "42"),
        (f"全年新收申请{ALL}.5件。", "42.5", "42"),
        (f"全年新收申请1.{ALL}件。", "1.42", "42"),
        (f"全年新收申请{ALL},000件。", "42,000", "42"),
        (f"全年新收申请{ALL}{OLD}件。", "427", "42"),
        (f"全年新收申请：-{ALL}件。", "-42", "42"),
        (f"全年新收申请{ALL}\u200b0件。", "420", "42"),
        (f"全年新收申请−{ALL}件。", "−42", "42"),
        (f"全年新收申请三{ALL}件。", "三42", "42"),
        ("全年新收申请一百{{ 申请.本年新收.总计|中文数字 }}件。", "一百42", "42"),
        (f"全年新收申请{ALL}〇件。", "42〇", "42"),
        (f"全年新收申请{ALL}²件。", "42²", "42"),
        (f"全年新收申请{ALL}①件。", "42①", "42"),
        (f"全年新收申请{ALL}/3件。", "42/3", "42"),
        (f"全年新收申请{ALL}万件。", "42万件", "42件"),
        (f"全年新收申请{ALL}百余件。", "42百余件", "42件"),
        (f"同比增长{ALL}%。", "42%", "42"),
        (f"收费{FEES}元。", "42元", "42万元"),
        (f"全年新收申请{{% if 公文 %}}{ALL}{{% else %}}{OLD}{{% endif %}}0件。", "420", "42"),
        ("全年新收申请{{ 申请.本年新收.总计|千分位 }}0件。", "420", "42"),
        (f"全年新收申请{ALL}三件。", "42三", "42"),
        ("收费1{{ 主动公开.行政事业性收费.本年收费金额|万元 }}。", "142", "42"),
        ("{{ 年度 }}1年工作", "20241", "2024"),
        ("1{{ 年度 }}年工作", "12024", "2024"),
    ],
)
def test_a_figure_that_is_printed_as_another_is_refused(text, printed, right):
    fault = joined_in(text)[0]
    assert fault.startswith("第 1 段：错误 ")
    assert f"印的是“{printed}”，应是“{right}”" in fault


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("收费{{ 主动公开.行政事业性收费.本年收费金额|万元 }}万元。", "万元"),
        ("占{{ (申请.本年新收.总计 / 申请.上年结转.总计)|百分比(1) }}%。", "%"),
    ],
)
def test_a_unit_behind_a_filter_that_prints_its_own_is_refused(text, unit):
    (fault,) = joined_in(text)
    assert f"自己印单位，后面又写着“{unit}”" in fault


def test_a_tag_beside_a_tag_is_told_as_it_is_written():
    assert (
        f"旁边的“{OLD}”会连成一个数：印的是“427”，应是“42”；请删去“{OLD}”"
        in joined_in(f"全年新收申请{ALL}{OLD}件。")[0]
    )


LIST = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:suff w:val="{}"/><w:lvlText w:val="{}"/>
</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


@pytest.mark.parametrize(
    ("kind", "behind", "text", "printed"),
    [
        ("decimal", "nothing", "%1", "142"),
        ("none", "nothing", "全年新收申请1", "142"),
        ("decimal", "nothing", "%1、", ""),
        ("decimal", "tab", "%1", ""),
        ("none", "nothing", "%1", ""),
    ],
)
def test_a_number_that_a_list_puts_before_a_figure_is_a_part_of_it(kind, behind, text, printed):
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    xml = part(saved(document(f"{ALL}件。"))).replace("<w:p>", numbered, 1)
    looks = Looks({"word/numbering.xml": pack("word/numbering.xml", LIST.format(kind, behind, text).encode())})
    found = [
        str(each)
        for each in joined(find_spots({"word/document.xml": etree.fromstring(xml.encode())}), edition(), looks)
    ]
    assert [f"印的是“{printed}”" in each for each in found] == [True] * bool(printed)


def test_so_it_is_in_a_row_of_the_templates_own_and_in_footers():
    (fault,) = joined_in(table=(("本年新收", f"{ALL}0"),))
    assert fault.startswith("第 1 张表第 1 行第 2 列：错误 ") and "应是“42”" in fault
    footer = part(official(), "word/footer1.xml")
    more = "<w:p><w:r><w:t>{{ 年度 }}1年</w:t></w:r></w:p></w:ftr>"
    (fault,) = faults_of(with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)}))
    assert fault.startswith("页脚第 2 段：错误 “年度”旁边的“1”")


@pytest.mark.parametrize(
    "text",
    [
        f"1、全年新收申请{ALL}件，结转{OLD}件。",
        f"（1）{ALL}件；2024年{OLD}件",
        f"{ALL}\t{OLD}",
        f"{ALL}\n{OLD}",
        f"统一{ALL}件，其中表三{ALL}件，{ALL}、三件，{ALL}万众一心",
        f"{ALL}/{OLD}，{ALL}、{OLD}，{ALL} {OLD}",
        f"{{% if 公文 %}}{ALL}{{% else %}}0{{% endif %}}件",
        f"{{% if 公文 %}}{ALL}{{% endif %}}{{% if not 公文 %}}0{{% endif %}}件",
        f"收费{FEES}万元。",
        f"表三{ALL}件，第十二{ALL}号，统一{ALL}件，新收{ALL}件①，{ALL}一并办理",
        "收费{{ 主动公开.行政事业性收费.本年收费金额|万元 }}。",
        f"新收{ALL}万众瞩目的",
        "{{ 年度 }}年1月1日至{{ 年度 }}.12.31，青教〔{{ 年度 }}〕1号，编号{{ 年度 }}001",
        "-{{ 年度 }}-",
    ],
)
def test_what_leaves_the_number_as_it_is_may_stand_beside_it(text):
    assert joined_in(text) == []


def test_a_raised_number_beside_a_figure_is_that_of_a_note():
    made = document()
    paragraph = made.add_paragraph(f"全年新收申请{ALL}")
    paragraph.add_run("1").font.superscript = True
    root = etree.fromstring(part(saved(made)).encode())
    assert list(joined(find_spots({"word/document.xml": root}), edition(), Looks({}))) == []


@pytest.mark.parametrize("note", ["footnoteReference", "endnoteReference"])
@pytest.mark.parametrize("look", ["", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'])
@pytest.mark.parametrize("behind", ["件。", ""])
def test_the_mark_of_a_note_behind_a_figure_is_a_part_of_it_unless_it_is_raised(note, look, behind):
    mark = f'</w:t></w:r><w:r>{look}<w:{note} w:id="1"/></w:r><w:r><w:t>{behind}'
    xml = part(saved(document(f"{ALL}MARK"))).replace("MARK", mark)
    root = etree.fromstring(xml.encode())
    found = list(joined(find_spots({"word/document.xml": root}), edition(), Looks({})))
    told = "旁边的“脚注的号（不是上标）”会连成一个数：印的是“421”，应是“42”"
    assert [told in str(fault) for fault in found] == [True] * (not look)


RUN, LED = "<w:r>{}</w:r>", '<w:pPr><w:tabs><w:tab w:val="left" w:leader="hyphen" w:pos="900"/></w:tabs></w:pPr>'
BOX = (
    "<w:r><w:drawing><wp:inline><a:graphic><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
OLD_BOX = RUN.format(
    '<w:pict><v:shape style="{}"><v:textbox><w:txbxContent><w:p><w:r><w:t>0</w:t></w:r></w:p></w:txbxContent>'
    "</v:textbox></v:shape></w:pict>"
)
FIELD = RUN.format('<w:fldChar w:fldCharType="begin"/>') + RUN.format("<w:instrText> FORMTEXT </w:instrText>")
RUBY = RUN.format(
    "<w:ruby><w:rt><w:r><w:t>lín</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby>"
)
SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in (
        ("w", "wordprocessingml/2006/main"), ("m", "officeDocument/2006/math"), ("a", "drawingml/2006/main"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
    )
) + ' xmlns:v="urn:schemas-microsoft-com:vml"'  # fmt: skip


def joined_with(before: str = "", behind: str = "", properties: str = "") -> list[str]:
    """What is said of a sentence with some more pieces beside its figure."""
    sentence = "".join(RUN.format(f"<w:t>{text}</w:t>") for text in ("全年新收申请", "@", "件。"))
    middle = f"{before}{RUN.format(f'<w:t>{ALL}</w:t>')}{behind}"
    whole = sentence.replace(RUN.format("<w:t>@</w:t>"), middle)
    root = etree.fromstring(f"<w:document {SPACES}><w:body><w:p>{properties}{whole}</w:p></w:body></w:document>")
    return [str(fault) for fault in joined(find_spots({"word/document.xml": root}), edition(), Looks({}))]


@pytest.mark.parametrize(
    ("before", "behind", "properties", "printed"),
    [
        (RUN.format("<w:noBreakHyphen/>"), "", "", "−42"),
        (RUN.format("<w:tab/>"), "", LED, "−42"),
        (RUN.format('<w:ptab w:leader="hyphen"/>'), "", "", "−42"),
        ("", RUN.format('<w:sym w:font="Arial" w:char="0030"/>'), "", "420"),
        ("", RUN.format('<w:sym w:font="Symbol" w:char="F035"/>'), "", "425"),
        ("", RUN.format("<w:dayShort/>"), "", "42…"),
        ("", "<m:oMath><m:r><m:t>0</m:t></m:r></m:oMath>", "", "420"),
        ("", RUBY.format(0), "", "420"),
        ("", BOX.format(0), "", "420"),
        ("", OLD_BOX.format("width:12pt"), "", "420"),
        ("", FIELD + RUN.format("<w:t>0</w:t>"), "", "420"),
        ("", RUN.format("<w:delText>；</w:delText>") + RUN.format("<w:t>0</w:t>"), "", "420"),
    ],
)
def test_what_is_no_text_and_is_printed_with_a_figure_is_refused(before, behind, properties, printed):
    (fault,) = joined_with(before, behind, properties)
    assert f"印的是“{printed}”" in fault


@pytest.mark.parametrize(
    ("before", "properties"),
    [
        (RUN.format("<w:tab/>"), ""),
        (RUN.format("<w:tab/>"), LED.replace("hyphen", "dot")),
        (RUN.format('<w:sym w:font="Wingdings" w:char="F06C"/>'), ""),
        (RUBY.format("请"), ""),
        (BOX.format("图"), ""),
        (OLD_BOX.format("position:absolute;width:12pt"), ""),
    ],
)
def test_what_is_no_text_and_no_part_of_a_number_may_stand_beside_a_figure(before, properties):
    assert joined_with(before, "", properties) == []
