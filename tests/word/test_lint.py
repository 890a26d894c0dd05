"""Every fault of a template is told at once, where its reader finds it."""

import re

import pytest

from govgen.errors import TemplateError
from govgen.files import bundled
from govgen.model.keys import HEAD
from govgen.word.docx.archive import read_archive
from govgen.word.docx.package import public
from govgen.word.docx.paragraphs import find_spots
from govgen.word.fault import TemplateFault
from govgen.word.filling.preparing import word_parts
from govgen.word.filling.template import read_template
from govgen.word.lint import lint_template
from govgen.word.proving.spelling import plain
from tests.word.making import CATALOG, W, add_table, document, edition, part, saved, with_parts

WHOLE = "整个模板"


def official(name: str = "2021") -> bytes:
    return (bundled("templates") / edition(name).template).read_bytes()


def changed(old: str, new: str, name: str = "2021") -> bytes:
    data = official(name)
    xml = in_one_line(part(data))
    assert old in xml
    return with_parts(data, {"word/document.xml": xml.replace(old, new, 1)})


def in_one_line(xml: str) -> str:
    """Labels of several lines as one text, to be found in it."""
    return xml.replace('</w:t><w:br/><w:t xml:space="preserve">', "")


def faults_of(data: bytes, name: str = "2021") -> list[str]:
    return [str(fault) for fault in lint_template(data, edition(name))]


def place_of(text: str) -> str:
    """Where a text stands in the official template."""
    return next(spot.place for spot in find_spots(word_parts(read_archive(official()))) if text in spot.text)


def faults(*paragraphs: str, table: list[list[str]] | None = None) -> list[str]:
    """What is wrong with the tags of a small template, without all that it lacks."""
    made = document(*paragraphs)
    if table:
        add_table(made, table)
    return [fault for fault in faults_of(saved(made)) if not fault.startswith(WHOLE)]


@pytest.mark.parametrize("name", CATALOG.editions)
def test_the_official_templates_are_faultless(name):
    assert faults_of(official(name), name) == []


def test_a_misspelt_cell_is_told_at_its_row_and_column_and_so_is_the_missing_one():
    data = changed("{{ 申请.本年新收.自然人 }}", "{{ 申请.本年新收.自然入 }}")
    assert faults_of(data) == [
        "第 2 张表第 4 行第 2 列：错误 没有“申请.本年新收.自然入”这个名称，是否想写“申请.本年新收.自然人”。",
        "整个模板：错误 缺少官方单元格“申请.本年新收.自然人”："
        + edition().slots[edition().paths["申请.本年新收.自然人"]].label
        + "。",
    ]


def test_a_figure_printed_for_another_is_told_by_the_one_that_is_missing():
    data = changed("{{ 申请.上年结转.自然人 }}", "{{ 申请.本年新收.自然人 }}")
    assert any(fault.startswith("整个模板：错误 缺少官方单元格“申请.上年结转.自然人”") for fault in faults_of(data))


def test_a_missing_heading_is_told():
    (fault,) = faults_of(changed("一、总体情况", "一、概述"))
    assert "没有按次序印出官方标题“一、总体情况”，应在这里之前" in fault
    assert fault.startswith(place_of("{{p 总体情况 }}"))


@pytest.mark.parametrize("other", ["总体情况", "一、总体情况（含下属单位）"])
def test_a_heading_in_other_words_is_told_at_its_paragraph(other):
    (fault,) = faults_of(changed("一、总体情况", other))
    assert fault.startswith(place_of("一、总体情况"))
    assert fault.rstrip("。").endswith(f"，印出的是“{plain(other)}”")


def test_a_label_that_does_not_stand_in_its_place_is_told_in_its_table():
    (fault,) = [fault for fault in faults_of(changed(">信息内容<", ">别的<")) if "“信息内容”应有" in fault]
    assert fault.startswith("第 1 张表第 ")


def test_prose_that_is_not_printed_is_told():
    assert faults_of(changed("{{p 问题与改进 }}", "")) == [
        "整个模板：错误 没有印出“问题与改进”一节的文字，应有独占一段的“{{p 问题与改进 }}”。"
    ]


def test_a_missing_style_is_only_a_warning():
    data = official()
    styles = part(data, "word/styles.xml").replace('w:val="段首标题"', 'w:val="别的"')
    found = lint_template(with_parts(data, {"word/styles.xml": styles}), edition())
    assert found == (TemplateFault(WHOLE, "没有名为“段首标题”的样式，这一级文字将按正文印出", blocking=False),)
    assert "提醒" in str(found[0])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 名称", "标记不完整：“{{ 名称”"),
        ("名称 }}", "标记不完整"),
        ("{% if 名称", "标记不完整"),
        ("{% if 名称 %}甲", "“{% if 名称 %}”没有对应的“endif”"),
        ("{%p for 段 in 总体情况 %}", "“{%p for 段 in 总体情况 %}”没有对应的“endfor”"),
        ("{% endif %}", "“{% endif %}”没有对应的“if”"),
        ("{% endfor %}", "“{% endfor %}”没有对应的“for”"),
        ("{% else %}", "没有对应的“if”"),
        ("{% elif 名称 %}", "没有对应的“if”"),
        ("{% for 段 in 总体情况 %}{% endif %}{% endfor %}", "“{% endif %}”没有对应的“if”"),
        ("{{ 名称|大写 }}", "没有“大写”这个过滤器"),
        ("{{ 申请.本年新收.总计|千份位 }}", "没有“千份位”这个过滤器，是否想写“千分位”"),
        ("{{ 名 称 }}", "读不懂"),
        ("{{ " + "(" * 3000 + " }}", "太长，最多 500 个字"),
        ("{{ " + "(" * 300 + " }}", "读不懂"),
        ("{{ }}", "读不懂"),
        ("{{ ''.__class__ }}", "不能用这种写法"),
        ('{{ "a" * 1000 }}', "不能用这种写法（计算）"),
        ("{{ cycler.__init__ }}", "没有“cycler.__init__”这个名称"),
        ("{% set 甲 = 1 %}", "不认识“{% set 甲 = 1 %}”"),
        ("{{ 总体情况 }}", "要独占一段写成“{{p 总体情况 }}”"),
        ("{{p 名称 }}", "应写成“{{ 名称 }}”"),
        ("{{r 名称 }}", "应写成“{{ 名称 }}”"),
        ("{{ 申请 }}", "只能用在“if”里"),
        ("{% for 段 in 名称 %}x{% endfor %}", "不是一节文字，不能循环"),
        ("{% if 没有的 %}x{% endif %}", "没有“没有的”这个名称"),
        ("甲{{p 总体情况 }}", "其他文字“甲”会丢失"),
        ("{%p if 名称 %}{%p endif %}", "一段里只能有一个这样的标记"),
        ("{% for 甲 in 总体情况 %}{{ 甲.内容 }}{% endfor %}", "没有“甲.内容”这个名称"),
        ("{% if 单位.类别 = '部门' %}甲{% endif %}", "比较是否相等要写两个等号“==”"),
        ("{{ none }}", "模板里没有“none”"),
        ("{{ True }}", "模板里没有“true”"),
        ("{{ 1.5 }}", "模板里没有“1.5”"),
        ("{{ '甲' if 公文 else none }}", "模板里没有“none”"),
        ("{% if 公文 == none %}甲{% endif %}", "模板里没有“none”"),
        ("{% if 公文 %}甲{% else %}乙{% else %}丙{% endif %}", "“{% else %}”前面已经有“else”"),
        ("{% if 公文 %}甲{% else %}乙{% elif 联系 %}丙{% endif %}", "“{% elif 联系 %}”前面已经有“else”"),
        ("{% if 年度 > 2023 %}甲{% endif %}", "“年度”是文字，不能与数字“2023”比较；请给数字加上引号"),
        ("{% if 申请.本年新收.总计 == '3' %}甲{% endif %}", "是数字，不能与文字“3”比较；请去掉引号"),
        ("{% if 2 < 名称|length < 名称 %}甲{% endif %}", "“名称|length”是数字，不能与文字“名称”比较"),
        ("{% if '3' in 申请.本年新收.总计 %}甲{% endif %}", "“in”的两边都要是文字"),
        ("{% if 公文 > 3 %}甲{% endif %}", "“公文”只有“有”和“没有”，不能比较"),
        ("{% for 段 in 总体情况 %}{% if 段.级别 == '1' %}甲{% endif %}{% endfor %}", "“段.级别”是数字"),
        ("{% for 段 in 总体情况 %}{% if loop.first == 1 %}甲{% endif %}{% endfor %}", "“loop.first”只有"),
        ("{% for 段 in 总体情况 %}{% if loop.index < 9 %}甲{% endif %}{% endfor %}", "“loop.index”不能与 9 比较"),
        ("{% for 段 in 总体情况 %}{% if loop.length > 3 %}甲{% endif %}{% endfor %}", "“loop.length”不能与 3 比较"),
        ("{% for 段 in 总体情况 %}{% if '无' in 段.文字 %}甲{% endif %}{% endfor %}", "“段.文字”只能问有没有"),
        ("{% for 段 in 总体情况 %}{% if 段.标题 != '' %}甲{% endif %}{% endfor %}", "“段.标题”只能问有没有"),
        ("{% if 申请.本年新收.总计|length > 3 %}甲{% endif %}", "不是文字，没有长度"),
        ("{{ 名称|千分位 }}", "“名称”不是数字，不能用“千分位”这个过滤器"),
        ("{{ 申请.本年新收.总计|千分位(3) }}", "括号里不能写这么多数字"),
        ("{{ 申请.本年新收.总计|小数(9) }}", "小数位数应是 0 到 6 的整数"),
        ("{{ 申请.本年新收.总计|万元 }}", "“万元”只用于以元、万元为单位的金额"),
        ("{{ 主动公开.行政事业性收费.本年收费金额|中文数字 }}", "“中文数字”只用于整数"),
    ],
)
def test_each_fault_is_told_at_its_paragraph(text, message):
    found = faults("开头", text)
    assert found
    assert all(fault.startswith("第 2 段：错误 ") for fault in found)
    assert any(message in fault for fault in found)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 名称 }}{# 说明 #}",
        "{% if 公文 and 公文.主送 %}甲{% elif 联系 %}乙{% else %}丙{% endif %}",
        "{% if 名称 == “甲” %}甲{% endif %}",
        "{% for 段 in 总体情况 %}{{ loop.index }}{{ 段.文字 }}{% else %}无{% endfor %}",
        "{{ 上年.申请.本年新收.总计 }}",
        "{{ 申请.本年新收.总计|小数(2) }}",
        "{% colspan 申请.本年新收.总计 %}{% vm %}",
        "{{ 标题 }}{{ 申请.标题 }}",
        "{% if 年度 > '2023' %}甲{% endif %}{{ 年度|中文数字 }}",
        "{% if 申请.本年新收.总计 > 3 %}甲{% endif %}{{ 主动公开.行政事业性收费.本年收费金额|万元 }}",
        "{% if 名称|length > 12 and '局' in 名称 %}甲{% endif %}",
        "{% if 公文 %}{% if 联系 %}甲{% else %}乙{% endif %}{% else %}丙{% endif %}",
        "{% for 段 in 总体情况 %}{% if 段.级别 == 1 and loop.index > 1 %}甲{% endif %}{% else %}无{% endfor %}",
    ],
)
def test_what_is_right_is_no_fault(text):
    assert all("：提醒 " in fault for fault in faults(text))


def test_a_comment_may_stand_in_a_table():
    assert faults_of(changed(">第二十条第（一）项<", ">第二十条第（一）项{# 说明 #}<")) == []


def test_all_faults_are_told_at_once():
    found = faults("{{ 甲 }}", "{{ 名称", "{% endif %}", table=[["x", "{{ 乙 }}"]])
    assert [fault.partition("：")[0] for fault in found] == ["第 2 段", "第 1 段", "第 3 段", "第 1 张表第 1 行第 2 列"]


def test_a_tag_split_over_runs_is_read_whole():
    made = document("甲")
    for text in ("{", "{ 申请.本年", "新收.自然入 }}"):
        made.paragraphs[0].add_run(text)
    assert any("没有“申请.本年新收.自然入”" in fault for fault in faults_of(saved(made)))


def test_a_tag_over_two_paragraphs_is_broken():
    assert [fault.partition("：")[0] for fault in faults("{{ 名称", "}}")] == ["第 1 段", "第 2 段"]


def test_headers_and_footers_are_read_too():
    made = document("甲")
    made.sections[0].header.paragraphs[0].text = "{{ 甲 }}"
    made.sections[0].footer.paragraphs[0].text = "{% if 名称 %}"
    found = [fault for fault in faults_of(saved(made)) if not fault.startswith(WHOLE)]
    assert sorted(fault.partition("：")[0] for fault in found) == ["页眉第 1 段", "页脚第 1 段"]


def test_tags_where_nothing_fills_them_are_told():
    block = '<w:glossaryDocument xmlns:w="w"><w:p><w:r><w:t>{{ 名称 }}</w:t></w:r></w:p></w:glossaryDocument>'
    data = with_parts(official(), {"word/glossary/document.xml": block})
    told_of = "构建基块（word/glossary/document.xml）"
    assert faults_of(data) == [f"整个模板：错误 {told_of}里的标记不会被填写，请移到正文、页眉或页脚。"]


def test_a_branch_that_cuts_paragraphs_in_two_is_told_when_all_else_is_right():
    old, new = "{{ 标题 }}", "{% if 名称 %}{{ 标题 }}"
    xml = part(changed(old, new))
    at = xml.index("{{ 主动公开.规章.本年制发件数 }}")
    data = with_parts(official(), {"word/document.xml": xml[:at] + "{% endif %}" + xml[at:]})
    assert any("只留下了半个段落" in fault for fault in faults_of(data))


def test_what_is_no_word_file_cannot_be_linted():
    with pytest.raises(TemplateError, match="不是 Word 文件"):
        lint_template(b"x", edition())


def test_a_table_of_contents_is_a_reminder():
    field = '<w:p><w:fldSimple w:instr=" TOC \\o &quot;1-1&quot; "><w:r><w:t>目录</w:t></w:r></w:fldSimple></w:p>'
    data = changed("<w:body>", f"<w:body>{field}")
    assert any("提醒 模板里有目录" in fault for fault in faults_of(data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ 标题 }}", "{{\u200b 标题 }}"),
        ("{{ 落款日期 }}", "{{ 落款日期\ufeff }}"),
        ("{{p 总体情况 }}", "{{p \u2060总体情况 }}"),
    ],
)
def test_what_is_invisible_in_a_tag_does_no_harm(old, new):
    assert faults_of(changed(old, new)) == []


def test_a_full_width_sign_in_a_tag_is_named():
    (fault, *_) = faults_of(changed("{{ 标题 }}", "{{ 标题 }}{{ 申请．本年新收．总计 }}"))
    assert "里的“．”要用半角的“.”" in fault


def test_a_tag_for_a_cell_outside_of_a_table_is_told():
    assert any("要放在表格的一格里" in fault for fault in faults_of(changed("{{ 标题 }}", "{{tc 标题 }}")))


def test_prose_has_no_number_of_its_own():
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = changed("{{p 总体情况 }}", "{{p 总体情况 }}")
    xml = part(data)
    at = xml.rindex("<w:p>", 0, xml.index("{{p 总体情况 }}"))
    end = xml.index("</w:pPr>", at) + len("</w:pPr>")
    data = with_parts(data, {"word/document.xml": xml[:at] + "<w:p>" + numbered + xml[end:]})
    assert any("那一段有自动编号" in fault for fault in faults_of(data))


def test_a_comment_that_does_not_end_is_told_at_its_place():
    (fault, *_) = faults_of(changed("{{ 标题 }}", "{{ 标题 }}{# 注"))
    assert fault.startswith("第 ")
    assert "标记不完整" in fault


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (["说明文字"] * 4001, "段落有 4001 个，最多 4000 个"),
        (["{{ 名称 }}" * 10] * 301, "标记有 3010 个，最多 3000 个"),
        (["{% if 公文 %}甲{% elif 联系 %}乙{% endif %}"] * 101, "if、elif 条件有 202 个，最多 200 个"),
        (["办理申请12件。" * 8_000], "字有 64000 个，最多 60000 个"),
    ],
)
def test_a_template_beyond_all_measure_is_told_before_it_is_proved(paragraphs, message):
    assert faults_of(saved(document(*paragraphs))) == [
        f"整个模板：错误 {message}；一份年报用不了这么多，程序核对不过来，请删去多余的。"
    ]


@pytest.mark.parametrize("level", ["p", "r"])
def test_a_paragraph_of_a_loop_is_printed_as_a_text(level):
    loop = ("{%p for 段 in 总体情况 %}", f"{{{{{level} 段.文字 }}}}", "{%p endfor %}")
    assert [fault for fault in faults(*loop) if "不加" in fault] == [
        f"第 2 段：错误 循环里的“{{{{{level} 段.文字 }}}}”只是一段文字，要写成“{{{{ 段.文字 }}}}”，不加 {level}。"
    ]
    assert faults(loop[0], "{{ 段.文字 }}", loop[2]) == []


def with_table(rows: str) -> list[str]:
    """The faults of the official template with a table of an agency's own before everything else."""
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>"
    return faults_of(
        with_parts(official(), {"word/document.xml": part(official()).replace("<w:body>", f"<w:body>{table}", 1)})
    )


def row(*texts: str) -> str:
    cells = (f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_a_table_that_may_lose_all_of_its_rows_is_refused_at_its_place():
    inside = row("{%tr if 公文 %}", "") + row("甲", "乙") + row("{%tr endif %}", "")
    (fault,) = with_table(inside)
    assert fault.startswith("第 1 张表：错误 表格各行都带条件")
    assert with_table(row("项目", "说明") + inside) == []


def test_a_table_that_has_a_row_either_way_is_right():
    either = [row("{%tr if 公文 %}"), row("甲"), row("{%tr else %}"), row("乙"), row("{%tr endif %}")]
    assert with_table("".join(either)) == []


def test_a_row_that_may_lose_all_of_its_cells_is_refused_at_its_place():
    (fault,) = with_table(row("甲") + row("{%tc if 公文 %}", "乙", "{%tc endif %}"))
    assert fault.startswith("第 1 张表第 2 行：错误 表格的一行里各格都带条件")


def test_a_field_code_that_word_has_cut_is_told_at_its_paragraph():
    made = document("甲", "乙")
    run = made.paragraphs[1].add_run()._r  # python-docx has no fields
    for piece in ("MERGE", "FIELD 名称"):
        code = run.makeelement(f"{W}instrText")
        code.text = piece
        run.append(code)
    (fault,) = [fault for fault in faults_of(saved(made)) if "域代码" in fault]
    assert fault.startswith("第 2 段：错误 域代码“MERGEFIELD 名称”")


def test_a_tag_without_end_is_told_in_short():
    (fault,) = faults("开头", "{{ " + "申请." * 15_000 + "总计 }}")
    assert "”太长，最多 500 个字" in fault
    assert len(fault) < 200


def test_a_text_of_very_many_pieces_is_told_before_it_is_proved():
    xml = part(official())
    at = xml.index("<w:p>")
    many = "<w:p>" + "<w:r><w:t>甲</w:t></w:r>" * 30_001 + "</w:p>"
    (fault,) = faults_of(with_parts(official(), {"word/document.xml": xml[:at] + many + xml[at:]}))
    assert "格式不同的文字片段有 30" in fault


def test_a_template_that_is_too_large_says_what_to_do(tmp_path):
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(TemplateError, match="模板文件太大，最大 20 MB；请在 Word 或 WPS 里压缩"):
        read_template(path)


def test_a_document_variable_is_a_reminder():
    settings = part(official(), "word/settings.xml")
    kept = '<w:docVars><w:docVar w:name="作者" w:val="甲某"/></w:docVars></w:settings>'
    (fault,) = faults_of(with_parts(official(), {"word/settings.xml": settings.replace("</w:settings>", kept)}))
    assert fault.startswith("整个模板：提醒 文件属性里有“甲某”（文档变量“作者”）")


def test_what_else_should_not_become_public_is_a_reminder():
    space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    inside = '<w:permStart w:id="1" w:ed="PC\\甲某"/><w:permEnd w:id="1"/>'
    mark = f'<w:r><w:pict {space}><v:shape id="x"><v:textpath string="内部资料"/></v:shape></w:pict></w:r>'
    footer = part(official(), "word/footer1.xml").replace("</w:ftr>", f"<w:p>{inside}{mark}</w:p></w:ftr>")
    core = part(official(), "docProps/core.xml")
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    note = f"<dc:description {space}>送李某审</dc:description></cp:coreProperties>"
    core = core.replace("</cp:coreProperties>", note).replace("{{ 标题 }}", "青禾县教育局2022年年度报告")
    found = faults_of(with_parts(official(), {"word/footer1.xml": footer, "docProps/core.xml": core}))
    properties = ("文件属性里有“送李某审”（备注）", "文件属性里有“青禾县教育局2022年年度报告”（标题）")
    for words in ("给“PC\\甲某”留了编辑权限", "有水印“内部资料”", *properties):
        assert any("：提醒 " in fault and words in fault for fault in found)


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (("公文.发文字号",), "公文.发文字号"),
        (("公文.主送", "公文.抄送"), "公文.主送”“公文.抄送"),
        ([f"公文.{key}" for key in HEAD["公文"]], "公文"),
        (("联系单位",), "联系.部门"),
        (("联系方式",), "联系.地址”“联系.邮编”“联系.电话”“联系.电子邮箱"),
        (("联系方式", "联系单位", "联系.网站"), "联系"),
    ],
)
def test_what_a_template_has_no_place_for_in_the_head_is_reminded_of(tags, told):
    xml = part(official())
    for tag in tags:
        xml = re.sub(rf"\{{\{{ {tag} \}}\}}：?", "", xml)
    found = faults_of(with_parts(official(), {"word/document.xml": xml}))
    assert [fault for fault in found if f"：提醒 没有印出“{told}”的地方，数据文件里写了也不印" in fault] == found


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ('<w:documentProtection w:edit="forms" w:enforcement="1"/>', "限制编辑"),
        ('<w:documentProtection w:edit="forms" w:enforcement="0"/>', ""),
        ('<w:writeProtection w:recommended="1"/>', "只读方式打开"),
        ("<w:updateFields/>", "打开时更新域"),
        ('<w:updateFields w:val="false"/>', ""),
    ],
)
def test_what_the_settings_do_to_readers_is_told(mark, told):
    settings = part(official(), "word/settings.xml")
    found = faults_of(
        with_parts(official(), {"word/settings.xml": settings.replace("</w:settings>", f"{mark}</w:settings>")})
    )
    assert [fault.partition("：")[2][:2] for fault in found] == (["提醒"] if told else [])
    assert all(told in fault for fault in found)


@pytest.mark.parametrize("name", ["cellIns", "tcPrChange", "cellMerge"])
def test_changes_of_cells_are_told_too(name):
    author = 'w:id="9" w:author="张三"'
    inner = "<w:tcPr/>" if name == "tcPrChange" else ""
    xml = part(official()).replace("</w:tcPr>", f"<w:{name} {author}>{inner}</w:{name}></w:tcPr>", 1)
    (fault,) = faults_of(with_parts(official(), {"word/document.xml": xml}))
    assert "没接受的修订" in fault


def test_a_tag_in_a_formula_is_told_where_it_stands():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<w:p><m:oMath xmlns:m="{space}"><m:r><m:t>{{{{ 年度 }}}}</m:t></m:r></m:oMath></w:p>'
    xml = part(official())
    at = xml.rindex("<w:p>", 0, xml.index("{{p 总体情况 }}"))
    (fault, *_) = faults_of(with_parts(official(), {"word/document.xml": xml[:at] + formula + xml[at:]}))
    assert re.match(r"第 \d+ 段：错误 公式里的标记不会被填写，请移到正文", fault)


def test_an_official_cell_that_is_only_asked_for_is_told_where_it_stands():
    path = "申请.本年新收.自然人"
    (fault,) = faults_of(changed(f"{{{{ {path} }}}}", f"{{% if {path} %}}有{{% endif %}}"))
    assert fault.startswith(f"第 2 张表第 4 行第 2 列：错误 官方单元格“{path}”只用在条件里，没有印出：")


def test_a_comment_in_the_xml_parts_no_tag():
    assert faults_of(changed("{{ 申请.本年新收.自然人 }}", "{{ 申请.<!-- 甲 -->本年新收.<?乙 丙?>自然人 }}")) == []


def test_a_title_made_of_its_parts_is_right_and_what_it_leaves_out_told():
    (fault,) = faults_of(changed("{{ 标题 }}", "{{ 名称 }}{{ 年度 }}年政府信息公开工作年度报告"))
    assert fault.startswith("整个模板：提醒 没有印出“标题”的地方，数据文件里写了也不印")
    assert "整个模板：错误 报告开头没有单独成行的标题，应有“{{ 标题 }}”，前后不加别的字。" in faults_of(
        changed("{{ 标题 }}", "")
    )


def test_fonts_in_a_file_are_told_and_left_out_of_reports():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    fonts = part(official(), "word/fontTable.xml").replace(
        "</w:font>", f'<w:embedRegular xmlns:r="{kind}" r:id="rId1"/></w:font>', 1
    )
    target = f'Id="rId1" Type="{kind}/font" Target="fonts/font1.odttf"'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = f'<Relationships xmlns="{space}"><Relationship {target}/></Relationships>'
    font = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    types = part(official(), "[Content_Types].xml").replace(
        "</Types>", f'<Default Extension="odttf" ContentType="{font}"/></Types>'
    )
    carried = {"word/_rels/fontTable.xml.rels": links, "word/fonts/font1.odttf": "?", "[Content_Types].xml": types}
    data = with_parts(official(), {"word/fontTable.xml": fonts, **carried})
    (fault,) = faults_of(data)
    assert "提醒 模板里嵌入了字体“方正小标宋简体”" in fault
    left = public(read_archive(data))
    assert "word/fonts/font1.odttf" not in left
    assert b"embed" not in left["word/fontTable.xml"].unpack()
    assert b"odttf" not in left["word/_rels/fontTable.xml.rels"].unpack()


def test_text_outside_of_runs_is_told():
    (fault,) = [
        each for each in faults_of(changed("</w:r></w:p></w:tc>", "</w:r><w:t>1</w:t></w:p></w:tc>")) if "w:r" in each
    ]
    assert "模板里有一处文字（“1”）不在" in fault
