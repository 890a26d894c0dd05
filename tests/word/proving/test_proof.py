"""A template is held against the official labels: whatever its tags say, what is printed tells whether it is right."""

import html
import re
from dataclasses import replace

import pytest
from lxml import etree

from govgen.errors import TemplateError
from govgen.word.docx.paragraphs import find_spots
from govgen.word.guard import proved
from govgen.word.lint import lint_template
from tests.word.making import edition, part, with_parts
from tests.word.proving.test_units import told
from tests.word.test_lint import changed, faults_of, in_one_line, official

INSTRUCTION = '<w:p><w:r><w:t xml:space="preserve">{{%p {} %}}</w:t></w:r></w:p>'


def rewritten(*changes: tuple[str, str]) -> bytes:
    data = official()
    xml = in_one_line(part(data))
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new, 1)
    return with_parts(data, {"word/document.xml": xml})


def around(text: str, condition: str) -> bytes:
    """The official template with every paragraph of a text, one for each length of a signature, under a condition."""
    xml, at = part(official()), 0
    while (at := xml.find(text, at)) >= 0:
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        inside = INSTRUCTION.format(f"if {condition}") + xml[start:end] + INSTRUCTION.format("endif")
        xml, at = xml[:start] + inside + xml[end:], start + len(inside)
    return with_parts(official(), {"word/document.xml": xml})


def test_two_tags_exchanged_are_told_by_label_and_figure():
    one, other = "{{ 主动公开.行政许可.本年处理决定数量 }}", "{{ 主动公开.行政处罚.本年处理决定数量 }}"
    found = faults_of(rewritten((one, "@"), (other, one), ("@", other)))
    assert len(found) == 2
    assert all("标签是“表二" in fault and "印的却是“表二" in fault for fault in found)
    assert found[0].startswith("第 1 张表第 7 行第 2 列")


def test_a_digit_beside_a_tag_is_told():
    tag = "{{ 申请.本年新收.自然人 }}"
    (fault, *_) = faults_of(changed(tag, f"1{tag}"))
    assert "应印“" in fault
    assert fault.startswith("第 2 张表第 4 行第 2 列")


def test_a_unit_beside_a_figure_is_that_of_its_cell():
    people = next(slot for slot in edition("2014").slots if slot.unit == "人")
    tag = f"{{{{ {people.ref.path} }}}}"
    assert faults_of(changed(tag, f"{tag}人", "2014"), "2014") == []
    (fault, *_) = faults_of(changed(tag, f"{tag}件", "2014"), "2014")
    assert people.label in fault
    assert "件”" in fault
    tag = "{{ 申请.本年新收.自然人 }}"  # of a table whose form states no unit
    assert any("件”" in fault for fault in faults_of(changed(tag, f"{tag}件")))


@pytest.mark.parametrize("more", ["|万元", "|千分位"])
def test_a_zero_that_the_form_leaves_blank_is_blank(more):
    tag = "收支总表.外交支出.决算数"
    (fault, *_) = told("部门决算", (f"{{{{ {tag} }}}}", f"{{{{ {tag}{more} }}}}"))
    assert "第 1 张表第 4 行第 4 列：错误 “表一“二、外交支出”决算数”是 0 的时候官方格式空着，印出的却是“0" in fault


@pytest.mark.parametrize("label", ["自然人", "2.重复申请"])
def test_an_official_label_that_was_altered_is_told(label):
    assert any(f"缺少标签“{label}”" in fault for fault in faults_of(changed(f">{label}<", ">别的<")))


def test_a_label_that_lacks_its_number_is_told_so():
    told = [each for each in faults_of(changed(">（七）总计<", ">总计<")) if "缺少标签“（七）总计”" in each]
    assert told and all("表里的“总计”前面没有编号；编号要直接打在标签里" in each for each in told)


@pytest.mark.parametrize("label", ["信息内容", "结果维持"])
def test_a_label_that_was_altered_in_one_place_of_many_is_told(label):
    found = faults_of(rewritten((f">{label}<", ">别的<")))
    assert any(f"标签“{label}”应有" in fault and "“别的”不是官方标签" in fault for fault in found)


def test_a_label_that_was_blanked_in_one_place_of_many_is_told():
    """The head of a block that says what the head above it says is official all the same."""
    found = faults_of(rewritten((">信息内容<", "><")))
    assert any("标签“信息内容”应有 4 处，只有 3 处；表里有空着的格" in fault for fault in found)


@pytest.mark.parametrize(("one", "other"), [("统计指标", "单位"), ("一、主动公开情况", "二、回应解读情况")])
def test_labels_that_no_figure_hangs_on_keep_their_places(one, other):
    data = official("2014")
    xml = part(data)
    assert f">{one}<" in xml
    assert f">{other}<" in xml
    xml = xml.replace(f">{one}<", ">换<").replace(f">{other}<", f">{one}<").replace(">换<", f">{other}<")
    found = faults_of(with_parts(data, {"word/document.xml": xml}), "2014")
    assert any("不在官方的位置，应在" in fault for fault in found)


def test_no_prose_follows_who_printed_the_report():
    tag = "{{p 统计表.后文 }}"
    data = official("2014")
    xml = part(data)
    start, end = xml.rindex("<w:p>", 0, xml.index(tag)), xml.index("</w:p>", xml.index(tag)) + len("</w:p>")
    last = xml.rindex("<w:sectPr")
    moved = xml[:start] + xml[end:last] + xml[start:end] + xml[last:]
    found = faults_of(with_parts(data, {"word/document.xml": moved}), "2014")
    assert any("“统计表.后文”的文字没有完整地印在" in fault for fault in found)


def test_a_head_that_belongs_into_another_table_is_told():
    one, other = ">第二十条第（六）项<", ">申请人情况<"
    found = faults_of(rewritten((other, ">换<"), (one, other), (">换<", one)))
    assert any("表二缺少标签“第二十条第（六）项”" in fault for fault in found)


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("3.危及“三安全一稳定”", "3.危及“三安全一稳定"),
        ("3.危及“三安全一稳定”", "3.危及《三安全一稳定"),
        ("（七）总计", "（七总计"),
    ],
)
def test_a_label_that_lost_half_a_bracket_is_told(label, other):
    assert any(f"缺少标签“{label}”" in fault for fault in faults_of(changed(f">{label}<", f">{other}<")))


@pytest.mark.parametrize(
    "other", ["“三安全一稳”定", "三“安全一稳定”", "《三安全一》稳定", "【三安全】一稳定", "三安全、一稳定"]
)
def test_a_label_whose_marks_stand_elsewhere_is_refused(other):
    label = "3.危及“三安全一稳定”"
    told = [fault for fault in faults_of(changed(f">{label}<", f">3.危及{other}<")) if f"缺少标签“{label}”" in fault]
    assert ["错误" in fault for fault in told] == [True]


@pytest.mark.parametrize(
    "other", ["三安全一稳定", "《三安全一稳定》", '"三安全一稳定"', "“三安全、一稳定”", "“三安全一稳定”："]
)
def test_a_label_whose_marks_are_others_or_left_out_or_more_is_accepted(other):
    told = faults_of(changed(">3.危及“三安全一稳定”<", f">3.危及{other}<"))
    assert not [fault for fault in told if "错误" in fault]


@pytest.mark.parametrize(("printed", "name"), [("标题", "标题"), ("落款单位", "名称"), ("落款日期", "落款日期")])
def test_a_place_may_let_its_templates_lack_title_signature_or_date(printed, name):
    lacking = with_parts(official(), {"word/document.xml": part(official()).replace(f"{{{{ {printed} }}}}", "")})
    optional = replace(edition(), optional=frozenset({name}))
    assert any("没有单独成行的" in str(fault) for fault in lint_template(lacking, edition()))
    assert [str(fault) for fault in lint_template(lacking, optional) if fault.blocking] == []


OPTIONAL = frozenset({"标题", "名称", "落款日期"})


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("标题", "{{ 单位.上级 }}{{ 年度 }}年政府信息公开工作年度报告", "标题"),
        ("落款单位", "江北县财政局", "落款单位"),
        ("落款日期", "{{ 年度 }}年12月31日", "落款日期"),
    ],
)
def test_what_templates_may_lack_may_not_be_another_one(old, new, what):
    data = with_parts(official(), {"word/document.xml": part(official()).replace(f"{{{{ {old} }}}}", new)})
    found = [each for each in lint_template(data, replace(edition(), optional=OPTIONAL)) if each.blocking]
    fault = found[0]
    spots = find_spots({"": etree.fromstring(part(data).encode())})
    assert {each.place for each in found} <= {spot.place for spot in spots if spot.text == new}
    written = new.replace("{ ", "{").replace(" }", "}")
    assert f"这里印的是“{written}”，不是这份报告的{what}；可以不印，要印就写成“{{{{ " in fault.message


def test_what_a_place_lets_templates_lack_is_right_where_it_is_printed():
    optional = replace(edition(), optional=frozenset({"标题"}))
    assert any(fault.blocking for fault in lint_template(changed("{{ 标题 }}", "1{{ 标题 }}"), optional))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("五、存在的主要问题", "公文"),
        ("{{p 问题与改进 }}", "公文"),
        ("{{ 落款日期 }}", "名称 == “没有的”"),
        ("{{ 标题 }}", "申请.本年新收.总计 > 5"),
    ],
)
def test_what_every_report_must_show_stands_under_no_condition(text, condition):
    assert faults_of(around(text, condition)) != []


def test_prose_may_stand_under_the_condition_that_it_is_there():
    assert faults_of(around("{{p 申请.前文 }}", "申请.前文")) == []


def test_headings_stand_in_their_order_and_are_shown():
    one, other = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
    assert any("没有按次序" in fault for fault in faults_of(rewritten((one, "@"), (other, one), ("@", other))))
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
    hidden = rewritten((f'{run}</w:rPr><w:t xml:space="preserve">{one}', f"{run}<w:vanish/></w:rPr><w:t>{one}"))
    assert any(f"没有按次序印出官方标题“{one}”" in fault for fault in faults_of(hidden))


def test_a_figure_may_be_printed_again_where_it_is_right():
    again = "{{p 总体情况 }}</w:t></w:r></w:p><w:p><w:r><w:t>共{{ 申请.本年新收.总计 }}件"
    (reminder,) = faults_of(changed("{{p 总体情况 }}", again))
    assert "：提醒 " in reminder


@pytest.mark.parametrize("text", ["{{ 申请.本年新收.总计 }}", "{{ 申请.上年结转.总计 }}", "5"])
def test_a_figure_in_a_row_of_the_form_under_no_column_is_refused(text):
    xml, tag = part(official()), "{{ 申请.本年新收.总计 }}"
    end = xml.index("</w:tc>", xml.index(tag)) + len("</w:tc>")
    more = f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    data = with_parts(official(), {"word/document.xml": xml[:end] + more + xml[end:]})
    (fault,) = [each for each in faults_of(data) if "：错误 " in each]
    assert "这一行里多出一格" in fault
    assert fault.startswith("第 2 张表第 4 行")
    with pytest.raises(TemplateError, match="这一行里多出一格"):
        proved(data, "模板.docx", edition())


def test_a_note_in_a_table_is_no_figure():
    tag = "{{ 复议诉讼.复议后起诉.总计 }}"
    xml = part(official())
    end = xml.index("</w:tr>", xml.index(tag)) + len("</w:tr>")
    text = "<w:p><w:r><w:t>注：由法规股提供。</w:t></w:r></w:p>"
    note = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="15"/></w:tcPr>{text}</w:tc></w:tr>'
    assert faults_of(with_parts(official(), {"word/document.xml": xml[:end] + note + xml[end:]})) == []


def test_no_report_is_printed_with_a_template_that_is_wrong():
    wrong = changed("{{ 标题 }}", "标题")
    with pytest.raises(TemplateError, match="没有单独成行的标题"):
        proved(wrong, "模板.docx", edition())
    assert proved(official(), "模板.docx", edition()).file == "模板.docx"


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("社会公益组织", "社会组织"),
        ("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留四位小数）"),
        ("本年收费金额（单位：万元）", "本年收费金额（万元）"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("规章", "规章（件）"),
        ("1.属于国家秘密", "（1）属于国家秘密"),
        ("第二十条第（八）项", "第二十条第八项"),
        ("五、存在的主要问题及改进情况", "五、存在问题及改进情况"),
    ],
)
def test_an_official_label_in_another_spelling_is_accepted(label, other):
    assert not [fault for fault in faults_of(changed(f">{label}<", f">{other}<")) if "错误" in fault]


def test_a_label_in_another_spelling_is_told():
    assert any(
        "“社会组织”与官方写法“社会公益组织”不同" in fault
        for fault in faults_of(changed(">社会公益组织<", ">社会组织<"))
    )


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("本年收费金额（单位：万元）", "本年收费金额（单位：元）"),
        ("本年收费金额（单位：万元）", "本年收费金额（单位：元。保留四位小数）"),
        ("本年收费金额（单位：万元）", "本年收费金额（以元计）"),
        ("规章", "规章（万件）"),
        ("1.属于国家秘密", "2.属于国家秘密"),
        ("社会公益组织", "社会公益"),
        ("（三）不予公开", "（三）不予公开（含部分）"),
        ("（一）予以公开", "（一）予以公开（不含部分公开）"),
        ("行政许可", "行政许可（其中简易程序）"),
    ],
)
def test_a_label_with_another_unit_number_or_word_is_refused(label, other):
    assert any(f"缺少标签“{label[:4]}" in fault for fault in faults_of(changed(f">{label}<", f">{other}<")))


def paragraphs_of(tag: str, name: str = "2021") -> list[tuple[int, int]]:
    """Where the paragraphs of an official template are that hold a tag alone: one for each length of a name."""
    xml, found, at = part(official(name)), [], 0
    while (at := xml.find(tag, at)) >= 0:
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        if re.sub("<[^>]+>", "", xml[start:end]) == tag:
            found.append((start, end))
        at = end
    return found


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("tag", ["{{ 落款单位 }}", "{{ 落款日期 }}"])
def test_a_signature_that_names_of_one_length_lack_is_told(tag, number):
    start, end = paragraphs_of(tag)[number]
    xml = part(official())
    found = faults_of(with_parts(official(), {"word/document.xml": xml[:start] + xml[end:]}))
    assert any("正文之后没有单独成行的" in fault for fault in found)


@pytest.mark.parametrize("number", range(4))
def test_what_is_annexed_signs_no_report_though_it_is_called_as_the_unit(number):
    start, end = paragraphs_of("{{ 落款单位 }}", "2014")[number]
    xml = part(official("2014"))
    inside = INSTRUCTION.format("if 公文") + xml[start:end] + INSTRUCTION.format("endif")
    data = with_parts(official("2014"), {"word/document.xml": xml[:start] + inside + xml[end:]})
    assert any("正文之后没有单独成行的" in fault for fault in faults_of(data, "2014"))


@pytest.mark.parametrize(
    "condition",
    [
        "not 公文 and not 联系",
        "申请.本年新收.自然人 > 20300 and 申请.本年新收.总计 < 3",
        "公文 and 公文.主送 == “青禾县人民政府”",
        "not 公文 and 申请.本年新收.总计 == 77",
        "上年.申请.本年新收.总计 == 77",
    ],
)
def test_what_hangs_on_a_rare_condition_is_told(condition):
    hidden = html.escape(f"not ({condition})")
    assert any("没有按次序印出官方标题“五、" in fault for fault in faults_of(around("五、存在的主要问题", hidden)))


def test_a_note_under_such_a_condition_is_accepted():
    tag = "{{ 标题 }}"
    xml = part(official())
    start = xml.rindex("<w:p>", 0, xml.index(tag))
    note = INSTRUCTION.format("if 申请.本年新收.自然人 > 20300 and 3 > 申请.本年新收.总计")
    note += "<w:p><w:r><w:t>（内部使用）</w:t></w:r></w:p>" + INSTRUCTION.format("endif")
    assert faults_of(with_parts(official(), {"word/document.xml": xml[:start] + note + xml[start:]})) == []


@pytest.mark.parametrize(
    ("text", "condition", "names"),
    [
        ("根据《中华", "名称|length &gt; 60", "联系.地址"),
        ("根据《中华", "公文", "联系.网站"),
        ("抄送：{{ 公文.抄送 }}", "not 联系", "公文.抄送"),
    ],
)
def test_parts_of_the_head_that_hang_on_another_condition_are_reminded_of(text, condition, names):
    (fault,) = faults_of(around(text, condition))
    assert "提醒 “" in fault
    assert f"“{names}”" in fault
    assert "按模板的条件有时不印" in fault


def test_a_condition_that_no_report_can_decide_is_refused():
    found = faults_of(around("{{p 申请.前文 }}", "申请.前文 and 标题 == 联系.电话"))
    assert any("没有样张能让它" in fault for fault in found)


@pytest.mark.parametrize("form", ["{tag}{tag}", "第{tag}", "{words}"])
def test_a_cell_in_other_words_is_told_once_and_not_held_against_its_neighbours(form):
    tag = "{{ 主动公开.行政许可.本年处理决定数量 }}"
    (fault,) = faults_of(changed(tag, form.format(tag=tag, words=tag.replace(" }}", "|中文数字 }}"))))
    assert "标签是“表二“行政许可”本年处理决定数量”，应印“" in fault


def test_two_columns_exchanged_are_not_called_a_table_out_of_line():
    one, other = "{{ 申请.本年新收.自然人 }}", "{{ 申请.本年新收.商业企业 }}"
    found = faults_of(rewritten((one, "@"), (other, one), ("@", other)))
    assert ["印的却是“表三" in fault for fault in found] == [True, True]


def chosen(condition: str) -> list[str]:
    """What is said of the official template with a figure that is another one's where a condition holds."""
    own, other = "申请.本年新收.自然人", "申请.上年结转.自然人"
    choice = f"{{% if {condition} %}}{{{{ {other} }}}}{{% else %}}{{{{ {own} }}}}{{% endif %}}"
    return [fault for fault in faults_of(changed(f"{{{{ {own} }}}}", html.escape(choice))) if "错误" in fault]


@pytest.mark.parametrize(
    "condition",
    [
        '年度 > "2030"',
        '"2030" < 年度',
        'not 年度 <= "2030"',
        '年度 >= "2031"',
        '"203" in 年度',
        '年度 > "2030年"',
        "标题|length > 60",
        "标题|length >= 60",
        "简称|length > 40",
    ],
)
def test_a_figure_is_wrong_in_the_years_and_titles_that_a_condition_chooses(condition):
    assert any("印的却是“表三" in fault for fault in chosen(condition))


def test_a_condition_on_what_no_title_of_a_probe_is_cannot_be_relied_on():
    assert any("没有样张能让它" in fault for fault in chosen('标题 == "年度报告"'))


@pytest.mark.parametrize("condition", ['年度 < "2021"', '年度 == "2014"', "not 标题", '年度 <= "2020" and 名称'])
def test_a_condition_that_holds_for_no_report_of_the_edition_is_accepted(condition):
    assert chosen(condition) == []


def twice_or_never(text: str, one: str, other: str) -> bytes:
    """The official template with a text under either of two conditions that stand beside one another."""
    both = "".join(f"{{% if {condition} %}}{text}{{% endif %}}" for condition in (one, other))
    return changed(f">{text}<", f">{html.escape(both)}<")


@pytest.mark.parametrize("text", ["{{ 申请.本年新收.自然人 }}", "{{ 标题 }}", "二、上年结转政府信息公开申请数量"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("联系", "not 公文"),
        ("公文.主送", "not 联系.电话"),
        ("申请.上年结转.总计 > 0", "复议诉讼.行政复议.总计 == 0"),
        ("总体情况", "not 落款日期"),
    ],
)
def test_what_two_conditions_print_twice_or_never_is_told(text, one, other):
    """Reports that have all and reports that have nothing print it once."""
    assert any("错误" in fault for fault in faults_of(twice_or_never(text, one, other)))


@pytest.mark.parametrize(("one", "other"), [("联系", "not 联系"), ("公文 and 联系", "not 公文 or not 联系")])
def test_two_conditions_of_which_one_always_holds_are_accepted(one, other):
    assert faults_of(twice_or_never("{{ 申请.本年新收.自然人 }}", one, other)) == []


def test_prose_that_a_template_has_no_place_for_is_a_reminder_and_no_fault():
    (reminder,) = faults_of(changed("{{p 申请.前文 }}", ""))
    assert "：提醒 没有印出“申请.前文”的地方" in reminder


@pytest.mark.parametrize("condition", ["年度 > 2030", "标题 in 公文", "公文 > 1", "联系|length > 1"])
def test_a_condition_that_cannot_be_decided_is_told_in_chinese(condition):
    found = [fault for fault in faults_of(around("{{p 申请.前文 }}", html.escape(condition))) if "错误" in fault]
    assert found
    assert not any(re.search(r"[A-Za-z]{4,}", fault) for fault in found)


@pytest.mark.parametrize(
    "tag",
    ["{{ 标题() }}", "{{ 1 + 1 }}", "{{ 标题[0] }}", "{{ “a” ~ “b” }}", "{{ (1).real }}", "{{ [1] }}"],
)
def test_what_templates_cannot_say_is_told_without_words_of_python(tag):
    (fault, *_) = faults_of(changed("{{p 总体情况 }}", f"{{{{p 总体情况 }}}}</w:t></w:r></w:p><w:p><w:r><w:t>{tag}"))
    assert fault.startswith("第 ")
    assert not re.search(r"[A-Za-z]{3,}", re.sub("“[^”]*”", "", fault).replace("for", ""))


def test_last_years_figure_in_an_official_cell_is_told_though_this_years_stands_elsewhere():
    tag = "{{ 申请.本年新收.自然人 }}"
    more = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"
    fault, reminder = faults_of(rewritten((tag, "{{ 上年.申请.本年新收.自然人 }}"), ("<w:tbl>", f"{more}<w:tbl>")))
    assert "：提醒 " in reminder
    assert fault.startswith("第 2 张表第 4 行第 2 列：错误 标签是“表三“一、本年新收")
    assert "印的却是“上年”的数" in fault


def test_words_behind_a_heading_on_its_line_are_told_where_a_loop_leaves_them_out():
    loop = (
        "{%p for 段 in 问题与改进 %}",
        "{% if 段.级别 == 2 %}{{ 段.标题 }}{% else %}{{ 段.标题 }}{{ 段.文字 }}{% endif %}",
    )
    pieces = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (*loop, "{%p endfor %}"))
    xml = part(official())
    at = xml.index("{{p 问题与改进 }}")
    start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
    (fault,) = faults_of(with_parts(official(), {"word/document.xml": xml[:start] + pieces + xml[end:]}))
    assert "“问题与改进”的文字没有完整地印在" in fault


USUAL = 'w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'


@pytest.mark.parametrize(
    ("where", "properties"),
    [("<w:rPrDefault><w:rPr>", "<w:vanish/>"), (USUAL, "<w:rPr><w:vanish/></w:rPr>")],
)
def test_text_hidden_by_the_defaults_of_a_file_or_by_its_usual_style_is_told(where, properties):
    styles = part(official(), "word/styles.xml")
    assert where in styles
    hidden = with_parts(official(), {"word/styles.xml": styles.replace(where, where + properties, 1)})
    assert any("报告开头没有单独成行的标题" in fault for fault in faults_of(hidden))


def test_paragraphs_without_a_style_are_hidden_where_that_is_what_usual_ones_are():
    xml, styles = part(official()), part(official(), "word/styles.xml")
    start = xml.rindex("<w:pStyle ", 0, xml.index("一、总体情况"))
    bare = xml[:start] + xml[xml.index("/>", start) + len("/>") :]
    shown = re.sub(r'<w:basedOn w:val="Normal"/>', "", styles)
    hidden = shown.replace(USUAL, f"{USUAL}<w:rPr><w:vanish/></w:rPr>", 1)
    found = faults_of(with_parts(official(), {"word/document.xml": bare, "word/styles.xml": hidden}))
    assert any("没有按次序印出官方标题“一、总体情况”" in fault for fault in found)


@pytest.mark.parametrize(
    ("own", "other", "place", "named"),
    [
        ("抄送：{{ 公文.抄送 }}", "抄送：{{ 公文.主送 }}", "张表", "公文.主送"),
        ("{{ 公文.主送 }}：", "{{ 公文.抄送 }}：", "段", "公文.抄送"),
    ],
)
def test_whom_a_report_is_addressed_to_and_who_has_a_copy_are_not_taken_for_each_other(own, other, place, named):
    fault, *others = (each for each in faults_of(changed(own, other)) if "：错误 " in each)
    where, _, told = fault.partition("：错误 ")
    assert place in where
    assert f"的地方印的是“{named}”" in told
    assert all("冒号前面什么也没有印" in each for each in others)


def test_what_is_printed_twice_is_told_with_both_places():
    xml = part(official())
    again = "<w:p><w:r><w:t>{{p 问题与改进 }}</w:t></w:r></w:p>"
    data = with_parts(official(), {"word/document.xml": xml.replace("<w:body>", f"<w:body>{again}", 1)})
    (fault, *_) = (each for each in faults_of(data) if "的文字印了 2 次" in each)
    where, _, told = fault.partition("：错误 ")
    assert where != "第 1 段"
    assert "另一处在第 1 段" in told


def test_a_signature_that_is_missing_is_not_told_where_the_name_stands_above():
    above = "<w:p><w:r><w:t>{{ 名称 }}</w:t></w:r></w:p>"
    xml = part(official()).replace("{{ 落款单位 }}", "甲")
    data = with_parts(official(), {"word/document.xml": xml.replace("<w:body>", f"<w:body>{above}", 1)})
    (fault, *_) = (each for each in faults_of(data) if "没有单独成行的落款单位" in each)
    assert fault.startswith("整个模板：错误 ")


def test_a_signature_in_a_table_is_told_with_the_way_out():
    xml = part(official())
    start = xml.rindex("<w:p>", 0, xml.index("{%p if 落款日期 %}"))
    end = xml.rindex("<w:p>", 0, xml.index("{%p if 版记主送"))
    signed = "".join(f"<w:p><w:r><w:t>{{{{ {tag} }}}}</w:t></w:r></w:p>" for tag in ("落款单位", "落款日期"))
    own = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc><w:tc>{signed}</w:tc></w:tr></w:tbl><w:p/>"
    faults = faults_of(with_parts(official(), {"word/document.xml": xml[:start] + own + xml[end:]}))
    assert len(faults) == 2
    assert all("在表格里，程序认不出是落款；请移到表格外面，单独成段" in each for each in faults)


@pytest.mark.parametrize(
    ("kind", "own", "other"),
    [
        ("法治政府", "其他", "引言"),
        ("法治政府", "其他", "公文"),
        ("法治政府", "其他", '年度 == "2030"'),
        ("法治政府", "引言", "公文"),
        ("高校信息公开", "清单落实", "其他"),
    ],
)
def test_a_section_that_a_report_may_lack_is_printed_whenever_it_is_written(kind, own, other):
    faults = told(kind, (f"{{%p if {own} %}}", f"{{%p if {other} %}}"))
    assert any(f"错误 “{own}”的文字没有完整地印在" in fault for fault in faults)
    assert not any("印在“”下面" in fault or "印出的是" in fault for fault in faults)
    assert told(kind, (f"{{%p if {own} %}}", f"{{%p if {own} and 名称 %}}")) == []
