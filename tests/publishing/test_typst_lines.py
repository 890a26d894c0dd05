"""Paragraphs keep the spaces, indents, alignment, colours and tabs that their Word file gives them."""

import pytest

from govgen.publishing.typst_lines import unbroken
from govgen.publishing.typst_runs import JOINED
from tests.publishing.words import p, set_in_typst

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:color w:val="C00000"/><w:rFonts w:eastAsia="方正小标宋简体"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="正文段落"/><w:basedOn w:val="T"/><w:pPr>'
    '<w:spacing w:before="200" w:line="579" w:lineRule="exact"/><w:ind w:firstLine="630"/></w:pPr></w:style>'
)


def made(body: str) -> str:
    return set_in_typst(body, STYLES).text


def look(text: str, said: str) -> str:
    """The definition of the look in which a line is set, and of its letters."""
    line = next(line for line in text.splitlines() if f'"{said}"' in line and line.startswith("#l"))
    names = line.replace("#", " ").replace("(", " ").split()
    held = [one for one in text.splitlines() if any(one.startswith(f"#let {name} = ") for name in names)]
    return "\n".join((line, *held))


def test_what_a_style_says_holds_with_those_that_it_is_based_on():
    text = look(made(p("甲", '<w:pStyle w:val="B"/>')), "甲")
    for said in (
        "set align(center)",
        "h(31.50pt)",
        "top-edge: 23.16pt, bottom-edge: -5.79pt",
        'rgb("#c00000")',
        "16.00pt",
    ):
        assert said in text


def test_what_a_paragraph_says_itself_goes_over_its_style():
    own = '<w:pStyle w:val="B"/><w:jc w:val="right"/><w:ind w:left="420" w:hanging="210"/>'
    text = look(made(p("甲", own, '<w:color w:val="0000FF"/><w:b/>')), "甲")
    assert "set align(right)" in text
    assert "inset: (left: 10.50pt" in text
    assert "hanging-indent: 10.50pt" in text
    assert "h(31.50pt)" not in text
    assert 'rgb("#0000ff")' in text
    assert '"SimHei"' in text  # the family has no bold letters


def test_titles_and_headings_are_headings_without_a_level_left_out():
    styles = STYLES + '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    text = set_in_typst(p("题", '<w:pStyle w:val="T"/>') + p("一", '<w:pStyle w:val="H"/>'), styles).text
    assert "heading(level: 1, body)" in look(text, "题")
    assert "heading(level: 2, body)" in look(text, "一")


def test_each_line_of_a_paragraph_begins_anew_before_the_first_stop():
    tabs = '<w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs>'
    run = "<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
    line = next(line for line in made(f"<w:p><w:pPr>{tabs}</w:pPr>{run}</w:p>").splitlines() if '"甲"' in line)
    order = [line.index(sign) for sign in ("#h(1fr)", "甲", "#linebreak()", "乙", "丙")]
    assert order == sorted(order)
    assert line.index("乙") < line.rindex("#h(1fr)") < line.index("丙")


@pytest.mark.parametrize("run", ["<w:vanish/>", '<w:vanish w:val="1"/>'])
def test_hidden_words_are_not_printed(run):
    assert '"密"' not in made(p("密", run=run))
    assert '"密"' in made(p("密", run='<w:vanish w:val="0"/>'))


def test_what_stands_behind_a_stop_begins_there_and_what_goes_to_the_right_edge_is_pushed_there():
    tabs = '<w:tabs><w:tab w:val="left" w:pos="3150"/><w:tab w:val="right" w:pos="8000"/></w:tabs>'
    body = f"<w:p><w:pPr>{tabs}</w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"
    line = next(line for line in made(body).splitlines() if "丙" in line)
    assert (
        line.index("#upto(157.50pt)[") < line.index("甲") < line.index("乙") < line.index("#h(1fr)") < line.index("丙")
    )


def test_a_number_with_hyphens_that_join_it_is_kept_in_one_line():
    body = "<w:p><w:r><w:t>电话：0571</w:t><w:noBreakHyphen/><w:t>8888</w:t></w:r></w:p>"
    assert '#box(l0("0571-8888"))' in made(body)


def test_no_line_begins_with_a_mark_behind_what_is_kept_together():
    body = "<w:p><w:r><w:t>电话：0571</w:t><w:noBreakHyphen/><w:t>8888；邮箱）。见</w:t></w:r></w:p>"
    assert '#box(l0("0571-8888；"))' in made(body)
    assert '("邮箱）。见")' in made(body)
    narrow = made(p("甲、乙）" * 40, run='<w:w w:val="80"/>'))
    assert '("甲、")' in narrow
    assert '("乙）")' in narrow


@pytest.mark.parametrize(
    ("room", "parts"), [(12, ["0996-0000002"]), (11, ["0996-", "0000002"]), (5, [*"0996-0000002"])]
)
def test_a_number_too_long_for_a_line_ends_it_behind_its_hyphen(room, parts):
    assert [*unbroken(f"0996{JOINED}0000002", 0, room)] == parts


def test_a_new_page_is_begun_where_the_word_file_begins_one():
    assert "#pagebreak" not in made(p("甲") + p("乙"))
    before = p("甲") + p("乙", "<w:pageBreakBefore/>")
    between = p("甲") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("乙")
    for body in (before, between):
        text = made(body)
        assert text.index("甲") < text.index("#pagebreak(weak: true)") < text.index("乙")


def test_space_above_the_first_line_of_a_page_is_kept_and_that_between_lines_is_added():
    text = made(p("甲", '<w:spacing w:before="1804" w:after="100"/>') + p("乙", '<w:spacing w:before="200"/>'))
    assert "#v(90.20pt)\n" in text
    assert "(15.00pt)[" in next(line for line in text.splitlines() if '"乙"' in line)


def test_a_line_that_says_nothing_is_as_high_as_others():
    exact = '<w:spacing w:line="227" w:lineRule="exact"/>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr>'
    text = made(f"<w:p><w:pPr>{rule}{exact}</w:pPr></w:p>")
    assert "#v(11.35pt)" in text
    assert 'stroke: (bottom: 2.25pt + rgb("#ff0000"))' in text


def test_numbers_of_pages_are_those_of_the_page_also_in_older_fields():
    old = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}' for kind, inner in [
        ("begin", "<w:r><w:instrText> PAGE </w:instrText></w:r>"), ("separate", "<w:r><w:t>7</w:t></w:r>"), ("end", ""),
    ])  # fmt: skip
    new = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    for field in (old, new):
        text = made(f"<w:p>{field}</w:p>")
        assert text.count("counter(page).display()") == 1
        assert '"7"' not in text


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (p("甲", '<w:numPr><w:numId w:val="3"/></w:numPr>'), "自动编号"),
        ("<w:p><w:r><w:pict/></w:r></w:p>", "图形和文本框"),
        (p("甲", run='<w:rFonts w:eastAsia="某某体"/>'), "字体“某某体”"),
    ],
)
def test_what_is_not_shown_as_in_word_is_told(body, what):
    assert set_in_typst(body, STYLES).unshown == (what,)
    assert set_in_typst(p("甲"), STYLES).unshown == ()
