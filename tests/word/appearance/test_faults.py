"""What a template prints is what its reader sees: fields, strange signs, numbering, fonts of signs are refused."""

import re

import pytest

from govgen.word.appearance import unseen
from govgen.word.docx.archive import read_archive
from govgen.word.docx.paragraphs import find_spots
from govgen.word.filling.preparing import word_parts
from govgen.word.lint import lint_template
from govgen.word.linting.tags import read_tags
from tests.word.making import edition, part, with_parts
from tests.word.proving.test_units import PROSE
from tests.word.proving.test_units import told as with_change
from tests.word.test_lint import changed, official

TITLE_AND = "{{{{ 标题 }}}}</w:t></w:r></w:p><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = "{{ 申请.本年新收.自然人 }}"
PLACE = "第 2 张表第 4 行第 2 列"
HEADING, TITLE, LABEL = "一、总体情况", "{{ 标题 }}", "行政许可"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
SEPARATE, END = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def seen(data: bytes) -> list[tuple[str, str]]:
    members = read_archive(data)
    roots = word_parts(members)
    spots = list(find_spots(roots))
    return list(unseen(members, roots, spots, read_tags(spots, edition())[0], edition()))


def run_of(text: str) -> str:
    """The run of a text in the official template, as it is written."""
    xml = part(official())
    at = xml.index(f">{text}</w:t>")
    return xml[xml.rindex("<w:r>", 0, at) : xml.index("</w:r>", at) + len("</w:r>")]


def around(text: str, before: str, behind: str = "") -> bytes:
    return changed(run_of(text), before + run_of(text) + behind)


def with_look(text: str, look: str) -> bytes:
    """The official template with one more property of the run of a text."""
    run = run_of(text)
    own = run.replace("</w:rPr>", f"{look}</w:rPr>", 1) if "</w:rPr>" in run else ""
    return changed(run, own or run.replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>", 1))


def in_paragraph(text: str, properties: str) -> bytes:
    """The official template with one more property of the paragraph of a text."""
    xml = part(official())
    at = xml.index(f">{text}</w:t>")
    start = xml.rindex("<w:pPr>", 0, at)
    end = xml.index("</w:pPr>", start)
    return with_parts(official(), {"word/document.xml": xml[:end] + properties + xml[end:]})


def in_style(text: str, name: str, more: str) -> bytes:
    """The official template with a property put into the style of the paragraph of a text."""
    xml, styles = part(official()), part(official(), "word/styles.xml")
    at = xml.index(f">{text}</w:t>")
    style = xml[xml.rindex('<w:pStyle w:val="', 0, at) :].split('"')[1]
    start = styles.index(f'w:styleId="{style}"')
    end = styles.index("</w:style>", start)
    old = styles[start:end]
    new = old.replace(f"</w:{name}>", f"{more}</w:{name}>") if f"</w:{name}>" in old else ""
    return with_parts(official(), {"word/styles.xml": styles.replace(old, new or f"{old}<w:{name}>{more}</w:{name}>")})


@pytest.mark.parametrize("code", ["PAGE", "SEQ 表", "REF b1", "DATE", "=SUM(LEFT)", 'IF 1=1 "0" "1"', "QUOTE 5"])
@pytest.mark.parametrize("text", [CELL, HEADING, TITLE, LABEL])
def test_an_official_text_in_a_field_is_refused(code, text):
    written = code.replace('"', "&quot;")
    simple = around(text, f'<w:fldSimple w:instr=" {written} ">', "</w:fldSimple>")
    for data in (simple, around(text, BEGIN.format(code=code) + SEPARATE, END)):
        ((_, message),) = seen(data)
        assert f"在域“{code}”里，Word 会重新计算" in message


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ("<w:vanish/>", "设成了隐藏文字"),
        ('<w:color w:val="FFFFFF"/>', "的颜色和底色太接近"),
        ('<w:sz w:val="2"/>', "的字号只有 1 磅"),
        ('<w:w w:val="1"/>', "的字符缩放是 1%"),
    ],
)
def test_what_makes_a_figure_unseen_is_told_alone_not_what_follows_from_it(look, told):
    (fault,) = lint_template(with_look(CELL, look), edition())
    assert fault.place == PLACE
    assert told in fault.message


def test_a_field_is_told_at_its_cell_and_the_template_does_not_pass():
    data = around(CELL, '<w:fldSimple w:instr="PAGE">', "</w:fldSimple>")
    (fault,) = lint_template(data, edition())
    assert fault.blocking
    assert str(fault).startswith(f"{PLACE}：错误 数字“{CELL}”在域“PAGE”里")


def test_a_field_beside_a_figure_is_refused():
    ((place, message),) = seen(around(CELL, BEGIN.format(code="PAGE") + SEPARATE + END))
    assert place == PLACE
    assert "旁边有域“PAGE”" in message


@pytest.mark.parametrize("code", ["HYPERLINK b1", "TC 一", "XE 一"])
def test_a_field_that_leaves_the_text_as_it_is_may_stand_there(code):
    assert seen(around(HEADING, BEGIN.format(code=code) + SEPARATE, END)) == []


@pytest.mark.parametrize(
    ("kind", "told"), [("calculated", "计算"), ("currentDate", "当前日期"), ("currentTime", "当前时间"), ("number", "")]
)
def test_a_box_for_typing_may_not_work_out_its_text_itself(kind, told):
    box = f'<w:ffData><w:textInput><w:type w:val="{kind}"/><w:default w:val="=5"/></w:textInput></w:ffData>'
    begin = BEGIN.format(code="FORMTEXT").replace('"begin"/>', f'"begin">{box}</w:fldChar>')
    found = [message for _, message in seen(around(CELL, begin + SEPARATE, END))]
    assert [f"在域“{told} FORMTEXT”里" in message for message in found] == [True] * bool(told)


def test_the_number_of_the_page_may_stand_beside_a_name_in_the_footer():
    footer = part(official(), "word/footer1.xml")
    more = f"<w:p><w:r><w:t>{{{{ 名称 }}}}</w:t></w:r>{BEGIN.format(code='PAGE')}{SEPARATE}{END}</w:p></w:ftr>"
    data = with_parts(official(), {"word/footer1.xml": footer.replace("</w:ftr>", more)})
    assert seen(data) == []


@pytest.mark.parametrize("words", ["第 3 页 共 9 页", "— 3 —", "第三页"])
def test_a_number_of_the_page_that_is_typed_is_told(words):
    footer = part(official(), "word/footer1.xml")
    data = with_parts(
        official(), {"word/footer1.xml": f"{footer[: footer.index('<w:p')]}{PROSE.format(words)}</w:ftr>"}
    )
    (fault,) = [each for each in lint_template(data, edition()) if "写死了页码" in each.message]
    assert not fault.blocking
    assert fault.place.startswith("页脚")


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        ('<w:sym w:font="Symbol" w:char="F030"/>', "插入的特殊符号"),
        ("<w:dayShort/>", "自动的日期"),
        ("<w:yearLong/>", "自动的日期"),
        ("<w:pgNum/>", "页码"),
        ("<w:noBreakHyphen/>", "不间断连字符"),
        ("<w:ruby><w:rubyBase/></w:ruby>", "拼音"),
        ("<w:drawing/>", "图片、图形或文本框"),
        ('<w:footnoteReference w:id="1"/>', "脚注、尾注的号"),
        ("<w:contentPart/>", "不是文字的内容（contentPart）"),
    ],
)
def test_a_sign_that_is_no_text_beside_a_figure_is_refused(sign, what):
    ((place, message),) = seen(around(CELL, f"<w:r>{sign}</w:r>"))
    assert place == PLACE
    assert f"旁边有{what}，会和它印在一起；请删去" in message


def test_a_note_at_a_label_or_a_heading_is_right():
    for text in (LABEL, HEADING):
        assert seen(around(text, "", '<w:r><w:footnoteReference w:id="1"/></w:r>')) == []


def test_a_text_box_over_a_label_is_refused_and_a_seal_beside_the_date_is_not():
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>罚没收入</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    ((_, message),) = seen(around(LABEL, "", box))
    assert "旁边有文本框" in message
    assert seen(around("{{ 落款日期 }}", "", "<w:r><w:drawing/></w:r>")) == []


LISTS = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def listed(data: bytes, kind: str = "decimal", text: str = "%1") -> bytes:
    """A template with a list."""
    return with_parts(data, {"word/numbering.xml": LISTS.format(kind=kind, text=text)})


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_a_figure_in_a_numbered_paragraph_is_refused():
    for data in (in_paragraph(CELL, NUMBERED), in_style(CELL, "pPr", NUMBERED)):
        assert any(place == PLACE and "的段落有自动编号" in message for place, message in seen(listed(data)))


@pytest.mark.parametrize(("kind", "text"), [("none", ""), ("none", "%1"), ("decimal", "")])
def test_a_list_that_prints_nothing_is_no_numbering(kind, text):
    assert seen(listed(in_style(HEADING, "pPr", NUMBERED), kind, text)) == []
    assert seen(in_style(CELL, "pPr", NUMBERED)) == []


@pytest.mark.parametrize(("kind", "text"), [("none", "非"), ("none", "1"), ("decimal", "其中%1"), ("bullet", "不含")])
@pytest.mark.parametrize("words", [LABEL, HEADING])
def test_numbering_of_words_before_a_label_or_a_heading_is_refused(kind, text, words):
    bare = listed(in_paragraph(words, NUMBERED), kind, text)
    named = "总体情况" if words == HEADING else words
    data = with_parts(bare, {"word/document.xml": part(bare).replace(f">{words}<", f">{named}<")})
    assert [message for _, message in seen(data) if f"有自动编号“{text}”，会印在前面，成了别的话" in message]


@pytest.mark.parametrize(("kind", "text"), [("chineseCounting", "%1、"), ("decimal", "第%1部分"), ("bullet", "●")])
def test_numbers_and_signs_before_a_heading_are_no_words(kind, text):
    numbered = listed(in_paragraph(HEADING, NUMBERED), kind, text)
    assert seen(with_parts(numbered, {"word/document.xml": part(numbered).replace(HEADING, "总体情况")})) == []


def test_a_style_of_all_cells_is_told_at_few_of_them():
    found = seen(listed(in_style(CELL, "pPr", NUMBERED)))
    assert len(found) == 5
    assert "处也是这样" in found[-1][1]


@pytest.mark.parametrize("font", ["Wingdings", "Webdings", "Symbol"])
@pytest.mark.parametrize("text", [CELL, HEADING, LABEL])
def test_a_font_of_signs_is_refused(font, text):
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    bare = changed(run_of(text), f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>")
    ((_, message),) = seen(bare)
    assert f"字体是“{font}”" in message


def test_a_font_that_the_file_lists_as_one_of_signs_is_refused():
    fonts = '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    fonts += '<w:font w:name="某图形"><w:charset w:val="02"/></w:font></w:fonts>'
    run = f'<w:r><w:rPr><w:rFonts w:ascii="某图形"/></w:rPr><w:t>{CELL}</w:t></w:r>'
    data = with_parts(changed(run_of(CELL), run), {"word/fontTable.xml": fonts})
    ((place, _),) = seen(data)
    assert place == PLACE


def test_numbering_by_word_of_a_heading_that_has_no_number_of_its_own_is_right():
    numbered = listed(in_paragraph(HEADING, NUMBERED))
    assert seen(with_parts(numbered, {"word/document.xml": part(numbered).replace(HEADING, "总体情况")})) == []
    ((_, message),) = seen(listed(in_style(HEADING, "pPr", NUMBERED)))[:1]
    assert "自动编号" in message


@pytest.mark.parametrize("name", ["正文段落", "heading 2", "heading 3"])
def test_a_style_of_prose_that_numbers_its_paragraphs_is_refused(name):
    styles = part(official(), "word/styles.xml")
    at = styles.index("<w:pPr>", styles.index(f'<w:name w:val="{name}"/>')) + len("<w:pPr>")
    data = with_parts(official(), {"word/styles.xml": styles[:at] + NUMBERED + styles[at:]})
    assert any(f"样式“{name}”带自动编号，会印在正文每一段前面" in message for _, message in seen(listed(data)))


@pytest.mark.parametrize("text", ["{{ 标题 }}", "{{ 落款单位 }}"])
def test_words_that_a_list_puts_before_a_title_or_signature_are_refused(text):
    words = in_paragraph(text, NUMBERED)
    assert any("的段落有自动编号" in message for _, message in seen(listed(words, "none", "江北县")))


@pytest.mark.parametrize(
    ("before", "in_front"),
    [
        ("<w:p/>", ""),
        ("", "<w:br/>"),
        ("", "<w:t>　　　　　　　　</w:t>"),
    ],
)
def test_a_figure_that_something_pushes_out_of_a_row_of_fixed_height_is_refused(before, in_front):
    xml = part(official())
    at = xml.index(CELL)
    row, paragraph, run = xml.rindex("<w:tr>", 0, at), xml.rindex("<w:p>", 0, at), xml.rindex("<w:r>", 0, at)
    fixed = '<w:tr><w:trPr><w:trHeight w:val="400" w:hRule="exact"/></w:trPr>'
    rest = re.sub("<w:trPr>.*?</w:trPr>", "", xml[row + len("<w:tr>") : paragraph], count=1)
    front = f"<w:r>{in_front}</w:r>" if in_front else ""
    made = xml[:row] + fixed + rest + before + xml[paragraph:run] + front + xml[run:]
    found = seen(with_parts(official(), {"word/document.xml": made}))
    assert any(place == PLACE and "固定高 20 磅，印不下" in message for place, message in found)
    plain = xml[:row] + fixed + rest + xml[paragraph:]
    assert not [place for place, _ in seen(with_parts(official(), {"word/document.xml": plain})) if place == PLACE]


@pytest.mark.parametrize(("tint", "is_lost"), [("03", True), ("80", False)])
def test_a_colour_of_the_theme_made_almost_white_is_refused(tint, is_lost):
    look = f'<w:rPr><w:color w:val="000000" w:themeColor="text1" w:themeTint="{tint}"/></w:rPr>'
    found = seen(changed(run_of(CELL), f"<w:r>{look}<w:t>{CELL}</w:t></w:r>"))
    assert [message.endswith("的颜色和底色太接近，看不见；请改成黑色") for _, message in found] == [True] * is_lost


def test_a_line_through_the_cell_of_a_figure_is_refused_and_one_through_a_head_is_not():
    line = '<w:tcBorders><w:tl2br w:val="{}" w:sz="4"/></w:tcBorders></w:tcPr>'
    xml = part(official())
    for text, value, count in ((CELL, "single", 1), (CELL, "nil", 0), ("自然人", "single", 0)):
        at = xml.rindex("</w:tcPr>", 0, xml.index(f">{text}<"))
        made = xml[:at] + line.format(value) + xml[at + len("</w:tcPr>") :]
        found = seen(with_parts(official(), {"word/document.xml": made}))
        assert ["所在的格画了斜线" in message for _, message in found] == [True] * count


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>'])
def test_a_number_by_word_that_is_hidden_or_white_is_refused(look):
    numbered = listed(in_paragraph(HEADING, NUMBERED))
    lists = part(numbered, "word/numbering.xml").replace("</w:lvl>", f"<w:rPr>{look}</w:rPr></w:lvl>")
    xml = part(numbered).replace(HEADING, "总体情况")
    ((_, message),) = seen(with_parts(numbered, {"word/document.xml": xml, "word/numbering.xml": lists}))
    assert "的自动编号设成了隐藏或者白色，印出来没有编号" in message


def test_a_heading_that_runs_on_into_the_next_paragraph_is_refused():
    ((_, message),) = seen(in_paragraph(HEADING, "<w:rPr><w:vanish/></w:rPr>"))
    assert "的段落标记设成了隐藏，Word 会把下一段接在后面" in message
    assert seen(in_paragraph(HEADING, '<w:rPr><w:vanish w:val="0"/></w:rPr>')) == []


GREY, TINY = '<w:color w:val="FEFEFE"/>', '<w:sz w:val="6"/>'


@pytest.mark.parametrize(
    ("look", "what"),
    [
        ('<w:color w:val="FFFFFF"/>', "颜色和底色太接近"),
        (GREY, "颜色和底色太接近"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "颜色和底色太接近"),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', "颜色和底色太接近"),
        ('<w:highlight w:val="black"/>', "颜色和底色太接近"),
        ('<w:color w:val="000000"/><w:shd w:val="pct95" w:color="auto" w:fill="auto"/>', "颜色和底色太接近"),
        ('<w:color w:val="808080"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', "颜色和底色太接近"),
        ('<w:rtl/><w:sz w:val="21"/><w:szCs w:val="2"/>', "字号只有 1 磅"),
        ('<w:fitText w:val="20"/>', "调整了宽度"),
        ("<w:strike/>", "加了删除线"),
        ("<w:dstrike/>", "加了双删除线"),
        ("<w:webHidden/>", "在网页里隐藏"),
        ("<w:specVanish/>", "隐藏文字"),
        (TINY, "字号只有 3 磅"),
        ('<w:sz w:val="3000"/>', "字号有 1500 磅"),
        ('<w:spacing w:val="-400"/>', "紧缩了 20 磅"),
        ('<w:position w:val="-800"/>', "移了 400 磅"),
        ('<w:w w:val="1"/>', "缩放是 1%"),
        ('<w:eastAsianLayout w:id="1" w:combine="1"/>', "双行合一"),
    ],
)
@pytest.mark.parametrize("text", [CELL, HEADING, TITLE, LABEL])
def test_an_official_text_that_cannot_be_read_is_refused(text, look, what):
    found = seen(changed(run_of(text), f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"))
    assert any(what in message and text in message for _, message in found)


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FF0000"/><w:spacing w:val="-20"/><w:w w:val="66"/><w:sz w:val="15"/><w:b/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:shd w:val="clear" w:fill="000000"/>',
        '<w:color w:val="000000"/><w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/><w:szCs w:val="2"/>',
        '<w:fitText w:val="1200"/>',
        '<w:strike w:val="0"/><w:vanish w:val="false"/><w:highlight w:val="yellow"/>',
    ],
)
def test_a_text_in_a_look_of_its_own_that_can_be_read_passes(look):
    assert seen(changed(run_of(CELL), f"<w:r><w:rPr>{look}</w:rPr><w:t>{CELL}</w:t></w:r>")) == []


def test_what_a_style_makes_unreadable_is_refused():
    assert any("颜色和底色太接近" in message for _, message in seen(in_style(CELL, "rPr", '<w:color w:val="FFFFFF"/>')))


@pytest.mark.parametrize("name", ["正文段落", "heading 2", "段首标题", "八位数字"])
def test_what_the_styles_of_prose_and_long_figures_make_unreadable_is_refused(name):
    styles = part(official(), "word/styles.xml")
    start = styles.index(f'<w:name w:val="{name}"/>')
    end = styles.index("</w:style>", start)
    own = styles[start:end]
    for look, what in (('<w:color w:val="FFFFFF"/>', "颜色和底色太接近"), ('<w:sz w:val="6"/>', "字号只有 3 磅")):
        made = own.replace("<w:rPr>", f"<w:rPr>{look}", 1) if "<w:rPr>" in own else f"{own}<w:rPr>{look}</w:rPr>"
        found = seen(with_parts(official(), {"word/styles.xml": styles.replace(own, made)}))
        assert any(message.startswith(f"样式“{name}”") and what in message for _, message in found)


def test_what_a_document_makes_of_its_theme_and_its_page_counts():
    themed = changed(run_of(CELL), f'<w:r><w:rPr><w:color w:themeColor="text1"/></w:rPr><w:t>{CELL}</w:t></w:r>')
    settings = part(official(), "word/settings.xml")
    mapped = settings.replace("</w:settings>", '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/></w:settings>')
    assert seen(themed) == []
    ((place, message),) = seen(with_parts(themed, {"word/settings.xml": mapped}))
    assert place == PLACE
    assert "颜色和底色太接近" in message
    red = changed(run_of(CELL), f'<w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:t>{CELL}</w:t></w:r>')
    page = part(red).replace("<w:body>", '<w:background w:color="B00000"/><w:body>')
    assert seen(red) == []
    ((place, _),) = seen(with_parts(red, {"word/document.xml": page}))
    assert place == PLACE


def test_a_paragraph_moved_out_of_its_cell_is_refused():
    assert "移到了外面" in " ".join(message for _, message in seen(in_paragraph(CELL, INDENT)))


INDENT = '<w:ind w:left="-30000" w:right="30000"/>'


def in_cell(text: str, properties: str) -> bytes:
    xml = part(official())
    at = xml.index("</w:tcPr>", xml.rindex("<w:tcPr>", 0, xml.index(f">{text}</w:t>")))
    return with_parts(official(), {"word/document.xml": xml[:at] + properties + xml[at:]})


def test_a_cell_that_another_swallows_is_refused():
    ((place, message),) = seen(in_cell(CELL, '<w:hMerge w:val="continue"/>'))
    assert place == PLACE
    assert "并入了前面的格" in message


def test_a_row_lower_than_its_letters_is_refused():
    xml = part(official())
    start = xml.rindex("<w:tr>", 0, xml.index(CELL))
    low = '<w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>'
    data = with_parts(official(), {"word/document.xml": xml[:start] + low + xml[start + len("<w:tr>") :]})
    assert (PLACE, "0.5 磅") in {(place, message[message.index("高") + 2 :][:5]) for place, message in seen(data)}


def test_a_row_moved_off_the_page_by_itself_is_refused():
    xml = part(official())
    start = xml.rindex("<w:tr>", 0, xml.index(CELL)) + len("<w:tr>")
    away = '<w:tblPrEx><w:tblInd w:w="-20000" w:type="dxa"/></w:tblPrEx>'
    found = seen(with_parts(official(), {"word/document.xml": xml[:start] + away + xml[start:]}))
    assert PLACE in dict(found)
    assert all("移到了纸外" in message for _, message in found)


def test_a_table_moved_off_the_page_is_refused():
    xml = part(official())
    start = xml.index("<w:tblPr>", xml.rindex("<w:tbl>", 0, xml.index(CELL))) + len("<w:tblPr>")
    away = '<w:tblpPr w:tblpX="-20000" w:tblpY="100"/>'
    found = seen(with_parts(official(), {"word/document.xml": xml[:start] + away + xml[start:]}))
    assert all("移到了纸外" in message for _, message in found)
    assert found[0][0].startswith("第 2 张表")


def told(data: bytes) -> list[str]:
    return [str(fault) for fault in lint_template(data, edition())]


def test_a_figure_in_a_sentence_or_in_a_row_of_another_name_is_reminded_of_with_the_words_beside_it():
    sentence = "<w:p><w:r><w:t>全年办理{{ 申请.上年结转.总计 }}件。</w:t></w:r></w:p>"
    xml = part(official())
    at = xml.index("<w:tbl>")
    (fault,) = told(with_parts(official(), {"word/document.xml": xml[:at] + sentence + xml[at:]}))
    assert "提醒 “申请.上年结转.总计”在官方的格以外又用了一次，旁边的话是“全年办理…件。”" in fault


def test_a_number_that_the_template_says_itself_is_reminded_of():
    xml = part(official())
    at = xml.index("<w:tbl>")
    more = "<w:p><w:r><w:t>全年收到申请42件。</w:t></w:r></w:p>"
    (fault,) = told(with_parts(official(), {"word/document.xml": xml[:at] + more + xml[at:]}))
    assert "提醒 模板里写死了“全年收到申请42件。”" in fault


def before_tables(*paragraphs: str) -> list[str]:
    """What is said of the official template with paragraphs of its own before its first table."""
    xml = part(official())
    at = xml.index("<w:tbl>")
    more = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return told(with_parts(official(), {"word/document.xml": xml[:at] + more + xml[at:]}))


@pytest.mark.parametrize(
    ("sentence", "said", "printed"),
    [
        ("全年新收政府信息公开申请{{ 申请.上年结转.总计 }}件。", "一、本年新收", "二、上年结转"),
        ("行政许可{{ 主动公开.行政处罚.本年处理决定数量 }}件。", "行政许可", "行政处罚"),
        ("{% if 公文 %}据统计，{% endif %}全年新收申请{{ 申请.上年结转.总计 }}件", "一、本年新收", "二、上年结转"),
    ],
)
def test_a_sentence_that_tells_one_figure_and_prints_another_is_refused(sentence, said, printed):
    (fault,) = before_tables(sentence)
    assert "：错误 这句话“" in fault
    assert said in fault.partition("印的却是")[0]
    assert printed in fault.partition("印的却是")[2]


def test_a_sentence_that_tells_a_figure_in_another_unit_is_told_so():
    (fault,) = before_tables("全年行政事业性收费{{ 主动公开.行政事业性收费.本年收费金额 }}元。")
    assert "错误 这句话“全年行政事业性收费…元。”里的单位不对：表二“行政事业性收费”本年收费金额（单位：万元）" in fault


@pytest.mark.parametrize(
    "sentence",
    [
        "全年新收申请{{ 申请.本年新收.总计 }}件，其中自然人{{ 申请.本年新收.自然人 }}件。",
        "共收到申请{{ 申请.本年新收.总计 }}件，办结{{ 申请.办理结果.总计.总计 }}件。",
        "全年作出行政许可{{ 主动公开.行政许可.本年处理决定数量 }}件，上年结转申请{{ 申请.上年结转.总计 }}件。",
    ],
)
def test_a_sentence_that_prints_what_it_tells_is_only_a_reminder(sentence):
    assert all("：提醒 " in fault for fault in before_tables(sentence))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("全年新收政府信息公开申请四十二件。", "与数据不符的也印"),
        ("本年度未发生行政复议、行政诉讼。", "与数据不符的也印"),
        ("统计期限自2023年1月1日起至2023年12月31日止。", "的年份，每年都会照样印出"),
        ("二〇二三年一月十日", "的年份，每年都会照样印出"),
        ("２０２３年度政府信息公开工作", "的年份，每年都会照样印出"),
    ],
)
def test_what_a_template_states_itself_is_reminded_of(words, message):
    (fault,) = before_tables(words)
    assert "：提醒 " in fault
    assert message in fault


@pytest.mark.parametrize(
    "words",
    [
        "根据《中华人民共和国政府信息公开条例》（2019年国务院令第711号）编制。",
        "按照2021年印发的格式编制，自2021年9月1日起施行。",
        "本报告的电子版可在本机关网站下载，无纸质版。",
    ],
)
def test_laws_cited_and_plain_words_are_not_reminded_of(words):
    assert before_tables(words) == []


def test_an_official_label_in_a_table_of_the_templates_own_is_held_against_its_figure():
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    label = "一、本年新收政府信息公开申请数量"
    xml = part(official())
    at = xml.index("<w:tbl>")

    def with_row(tag: str) -> list[str]:
        row = "<w:tr>" + cell.format(label) + cell.format(tag) + "</w:tr>"
        own = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl><w:p/>"
        return told(with_parts(official(), {"word/document.xml": xml[:at] + own + xml[at:]}))

    (fault,) = with_row("{{ 申请.上年结转.总计 }}")
    assert fault.startswith("第 1 张表第 1 行第 2 列：错误 标签是“一、本年新收")
    (fault,) = with_row("{{ 申请.本年新收.总计 }}")
    assert "：提醒 " in fault


@pytest.mark.parametrize(
    ("label", "wrong"),
    [
        ("新收申请", "申请.上年结转.总计"),
        ("本年新收", "申请.上年结转.总计"),
        ("行政许可决定数", "主动公开.行政处罚.本年处理决定数量"),
        ("部分公开情况", "申请.本年新收.总计"),
        ("行政许可", "申请.上年结转.总计"),
    ],
)
def test_words_of_an_own_table_that_can_mean_one_label_only_are_held_against_the_figure(label, wrong):
    right = {"新": "申请.本年新收.总计", "本": "申请.本年新收.总计", "行": "主动公开.行政许可.本年处理决定数量"}
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    xml = part(official())
    at = xml.index("<w:tbl>")

    def with_figure(path: str) -> list[str]:
        row = "<w:tr>" + cell.format(label) + cell.format(f"{{{{ {path} }}}}") + "</w:tr>"
        own = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl><w:p/>"
        return told(with_parts(official(), {"word/document.xml": xml[:at] + own + xml[at:]}))

    (fault,) = with_figure(wrong)
    assert fault.startswith("第 1 张表第 1 行第 2 列：错误 标签是“")
    assert all("：提醒 " in fault for fault in with_figure(right.get(label[0], "申请.办理结果.部分公开.总计")))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("青政办〔2024〕5号", "写死了文号“青政办〔2024〕5号”"),
        ("青政办〔{{ 年度 }}〕5号", "写死了文号"),
        ("统计期限自{{ 年度 }}年1月1日起至{{ 年度 }}年6月30日止。", "这种年报的统计期限是"),
        ("统计期限自{{ 年度 }}年1月1日起至次年12月31日止。", "这种年报的统计期限是"),
        ("统计期限自上年12月1日起至本年11月30日止。", "这种年报的统计期限是"),
        ("统计期限自上年度1月1日起至上年度12月31日止。", "这种年报的统计期限是"),
        ("根据《中华人民共和国政府信息公开条例》（2007年国务院令第492号）编制。", "这种年报依据的是"),
        ("全年{{ '58' }}件", "标记里写死了“58”"),
        ("全年{{ '58' if 公文 }}件", "标记里写死了“58”"),
        ("全年{{ 联系.电话 or '58' }}件", "标记里写死了“58”"),
    ],
)
def test_what_can_be_right_for_one_report_only_or_none_is_refused(words, message):
    assert any("：错误 " in fault and message in fault for fault in before_tables(words))


@pytest.mark.parametrize(
    "words",
    [
        "统计期限自{{ 年度 }}年1月1日起至{{ 年度 }}年12月31日止。",
        "统计期限自{{ 年度 }}年1月1日起至当年12月31日止。",
        "根据《政府信息公开条例》《〈条例〉实施办法》，编制本报告。",
        "按照《关于印发年度报告格式的通知》（国办公开办函〔2021〕30号）编制。",
        "电话：{{ 联系.电话 or '无' }}",
    ],
)
def test_periods_and_laws_of_the_form_and_words_of_a_tag_pass(words):
    assert before_tables(words) == []


@pytest.mark.parametrize("words", ["（征求意见稿）", "{{ 公文.发文字号 }}（代拟稿）"])
def test_that_a_template_calls_its_reports_drafts_is_told(words):
    assert any(
        "：提醒 模板里写着“" in fault and "稿）”，每份报告都会照样印出" in fault for fault in before_tables(words)
    )


def test_other_grounds_than_those_of_the_form_are_told():
    (fault,) = before_tables("根据《中华人民共和国行政许可法》，编制本报告。")
    assert "：提醒 模板里写的依据是“《行政许可法》”" in fault


@pytest.mark.parametrize(("old", "new"), [("次年8月31日", "次年12月31日"), ("}}年9月1日", "}}年1月1日")])
def test_a_year_that_words_tell_is_held_against_the_period_of_a_school(old, new):
    (fault,) = with_change("高校信息公开", (old, new))
    assert "段：错误 模板里写的统计期限是" in fault


def test_a_school_year_that_ends_in_the_year_it_begins_in_is_refused():
    school_year = "（{{ 年度 }}—{{ 年度 }}学年度）"
    (fault,) = with_change("高校信息公开", ("{{ 标题 }}</w:t></w:r></w:p>", TITLE_AND.format(school_year)))
    assert "段：错误 模板里的学年印出来是“" in fault


def test_a_raised_figure_beside_an_official_one_is_refused():
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    ((place, message),) = seen(around(CELL, "", raised))
    assert place == PLACE
    assert "上标" in message


def test_a_report_in_one_cell_has_each_line_judged_by_itself():
    xml = part(official())
    start = xml.index("<w:body>") + len("<w:body>")
    end = xml.rindex("<w:sectPr")
    whole = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{xml[start:end]}</w:tc></w:tr></w:tbl><w:p/>"
    assert seen(with_parts(official(), {"word/document.xml": xml[:start] + whole + xml[end:]})) == []


def test_in_a_row_with_a_unit_the_label_before_it_is_held_against_the_figure():
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    xml = part(official("2014"))
    at = xml.index("<w:tbl>")
    row = "".join(map(cell.format, ("（二）申请办结数", "件", "{{ 统计表.依申请公开情况.申请办结数.按时办结数 }}")))
    own = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{row}</w:tr></w:tbl><w:p/>"
    data = with_parts(official("2014"), {"word/document.xml": xml[:at] + own + xml[at:]})
    (fault,) = [str(each) for each in lint_template(data, edition("2014"))]
    assert fault.startswith("第 1 张表第 1 行第 3 列：错误 标签是“（二）申请办结数”")


STOP = '<w14:gs w14:pos="{0}"><w14:srgbClr w14:val="{1}"/></w14:gs>'


@pytest.mark.parametrize(
    ("colours", "count"), [(("FFFFFF", "FFFFFF"), 1), (("FFFFFF", "000000"), 1), (("C00000", "000000"), 0)]
)
def test_letters_whose_fill_runs_through_the_colour_of_the_paper_are_refused(colours, count):
    stops = "".join(STOP.format(number, colour) for number, colour in enumerate(colours))
    fill = (
        '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f"<w14:gradFill><w14:gsLst>{stops}</w14:gsLst></w14:gradFill></w14:textFill>"
    )
    assert len(seen(with_look(CELL, fill))) == count


def with_style(name: str, look: str) -> bytes:
    """The official template with one more property of the text of a style."""
    styles = part(official(), "word/styles.xml")
    at = styles.index("<w:rPr>", styles.index(f'<w:name w:val="{name}"/>')) + len("<w:rPr>")
    return with_parts(official(), {"word/styles.xml": styles[:at] + look + styles[at:]})


@pytest.mark.parametrize("name", ["heading 4", "段首标题三", "附件说明", "附件标识", "表题", "十位数字"])
@pytest.mark.parametrize(("look", "what"), [("<w:vanish/>", "设成了隐藏文字"), ('<w:strike w:val="1"/>', "删除线")])
def test_a_style_that_a_report_may_print_text_in_can_be_read(name, look, what):
    told = [fault for fault in lint_template(with_style(name, look), edition()) if f"样式“{name}”" in fault.message]
    assert any(fault.blocking and what in fault.message for fault in told)


@pytest.mark.parametrize("name", ["报告说明", "发文机关标志", "发文字号", "签发人姓名", "主送机关", "版记抄送"])
def test_what_a_template_prints_of_the_head_in_a_hidden_style_is_refused(name):
    told = lint_template(with_style(name, "<w:vanish/>"), edition())
    assert any(fault.blocking and "标记“" in fault.message and "设成了隐藏文字" in fault.message for fault in told)


def test_a_part_of_the_head_as_white_as_paper_is_a_reminder_for_it_may_lie_upon_a_picture():
    (fault,) = lint_template(with_style("报告说明", '<w:color w:val="FFFFFF"/>'), edition())
    assert not fault.blocking
    assert "的颜色和底色太接近" in fault.message


def test_how_the_tag_of_prose_looks_is_of_no_account_for_paragraphs_of_their_own_are_printed():
    assert not any(fault.blocking for fault in lint_template(with_look("{{p 总体情况 }}", "<w:vanish/>"), edition()))


def test_indents_from_both_sides_that_leave_prose_no_room_are_refused():
    styles = part(official(), "word/styles.xml")
    at = styles.index("</w:pPr>", styles.index('<w:name w:val="正文段落"/>'))
    for right, is_refused in (("4000", True), ("400", False)):
        narrow = f'{styles[:at]}<w:ind w:left="8000" w:right="{right}"/>{styles[at:]}'
        narrow = re.sub(r'(<w:name w:val="正文段落"/>(?:(?!<w:ind ).)*)<w:ind [^>]*/>', r"\1", narrow, count=1)
        told = [message for _, message in seen(with_parts(official(), {"word/styles.xml": narrow}))]
        assert any("样式“正文段落”的段落缩进太多" in message for message in told) is is_refused


@pytest.mark.parametrize("kind", ["character", "paragraph"])
def test_words_that_a_style_hides_are_a_reminder_for_they_stay_in_the_file(kind):
    styles = part(official(), "word/styles.xml")
    style = f'<w:style w:type="{kind}" w:styleId="Hid"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>'
    named = ('<w:pPr><w:pStyle w:val="Hid"/></w:pPr>', "") if kind == "paragraph" else ("", '<w:rStyle w:val="Hid"/>')
    words = f"<w:p>{named[0]}<w:r><w:rPr>{named[1]}</w:rPr><w:t>内部电话</w:t></w:r></w:p><w:sectPr"
    changes = {"word/document.xml": part(official()).replace("<w:sectPr", words, 1)}
    data = with_parts(official(), changes | {"word/styles.xml": styles.replace("</w:styles>", f"{style}</w:styles>")})
    (fault,) = lint_template(data, edition())
    assert not fault.blocking
    assert "模板里有隐藏的文字“内部电话”" in fault.message
