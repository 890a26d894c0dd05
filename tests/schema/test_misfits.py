"""More mistakes, one at a time, of things that are named right and do not fit: each is told at its own line."""

import re
from dataclasses import replace
from shutil import copytree

import pytest

from govgen.checking.profiles import BOOK, local_editions, read_editions
from govgen.errors import GovgenError, SchemaError
from govgen.reading.catalog import catalog
from govgen.schema import bundled_reports, load_profile, parse_catalog, read_schema
from tests.reports import CATALOG, ROOT
from tests.schema.test_mistakes import (
    BEFORE,
    FIRST,
    FORM,
    MAIN,
    NOW,
    PROFILE,
    WORDS,
    changed,
    line_of,
    text_of,
    with_mistake,
)  # fmt: skip

TITLED = 'title: "{名称}{年度}年政府信息公开工作年度报告"\n    basis: 国办公开办函〔2021'
NEWEST = re.search(r"years: \{from: 2021[^}]*\}\n    template: 2021\.docx", (ROOT / MAIN).read_text("utf-8"))[0]
DRAWN = "charts.yaml"

SCHEMA = {
    # titles
    "a title without its year": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开工作年度报告"\n    basis: 国办公开办函〔2021',
        'title: "{名称}年政府信息公开工作年度报告"\n    basis: 国办公开办函〔2021',
        "标题里没有“{年度}”",
    ),
    "a title without its unit": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开工作年度报告"\n    basis: 国办公开办函〔2021',
        'title: "{年度}年政府信息公开工作年度报告"\n    basis: 国办公开办函〔2021',
        "标题里没有“{名称}”",
    ),
    "a year twice in a title": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开情况统计表"',
        'title: "{名称}{年度}{年度}年政府信息公开情况统计表"',
        "写了两次",
    ),
    "another title without its unit": (
        MAIN,
        TITLED,
        f'titles: ["{{年度}}年政府信息公开工作报告"]\n    {TITLED}',
        "标题里没有“{名称}”",
    ),
    "a period of no days": (MAIN, TITLED, f"period: {{from: 9-1, to: 08-31}}\n    {TITLED}", "统计期限写成“月-日”"),
    # what is empty
    "a mention of no words": (FORM, "words: [考核, 考评]", "words: []", "不能为空"),
    "an aspect of no words": (FORM, "words: [平台, 载体, 渠道, 网站, 新媒体]", "words: []", "不能为空"),
    "no other spelling": (FORM, "also: [二、上年转结政府信息公开申请数量]", "also: []", "不能为空"),
    "an option of nothing": (NOW, "sections: [问题与改进]", "sections: []", "应当是列表"),
    "a rule without options": (NOW, "contact-office: {governments: [人民政府]}", "contact-office: {}", "不能为空"),
    "no denials": (WORDS, "denials: [没有, 无, 未出现, 未发生, 没有发生, 不存在, 未有]", "denials: []", "不能为空"),
    "a topic of no words": (WORDS, "  规章: [政府规章, 部门规章]", "  规章: []", "topics.规章”不能为空"),
    "a label of blanks": (MAIN, "label: 2.重复申请,", "label: ' ',", "不能为空"),
    "a basis of blanks": (MAIN, "basis: 表三表头注明", "basis: ' '", "不能为空"),
    # what is there twice
    "a category twice": (MAIN, "乡镇街道, 其他]", "乡镇街道, 其他, 部门]", "“部门”写了两次"),
    "a lower category twice": (MAIN, "lower: [人民政府, 乡镇街道]", "lower: [人民政府, 人民政府]", "写了两次"),
    "a unit twice": (MAIN, "units: [条, 件, 项,", "units: [条, 件, 条,", "“条”写了两次"),
    "a cell twice in an option": (
        NOW,
        "suits: [复议诉讼.未经复议直接起诉.总计]",
        "suits: [复议诉讼.未经复议直接起诉.总计, 复议诉讼.未经复议直接起诉.总计]",
        "写了两次",
    ),
    "a cell twice in a formula": (
        MAIN,
        "本年新收 + 上年结转 = 办理结果.总计",
        "本年新收 + 本年新收 = 办理结果.总计",
        "在公式里写了两次",
    ),
    "a cell beside its group": (
        MAIN,
        "不予公开.* + 无法提供.* + 不予处理.* + 其他处理.*",
        "不予公开.* + 属于国家秘密 + 无法提供.* + 不予处理.* + 其他处理.*",
        "“申请.办理结果.不予公开.属于国家秘密.自然人”在公式里写了两次",
    ),
    "a formula twice": (
        MAIN,
        "制发仍有效: {table: 主动公开, each: row, formula: 本年制发件数 <= 现行有效件数 + 本年废止件数",
        "制发仍有效: {table: 主动公开, each: row, formula: 本年废止件数 <= 上年.现行有效件数 + 本年制发件数",
        "是同一个要求",
    ),
    "a filter in a sentence": (
        MAIN,
        "{{ 信息处理费.通知金额 }}元",
        "{{ 信息处理费.通知金额 | 万元元 }}元",
        "句子里没有“信息处理费.通知金额 | 万元元”这个单元格",
    ),
    "what is counted in no unit": (MAIN, "counted: 项}", "counted: 伴}", "没有“伴”这个单位"),
    "a summary of money and a count": (
        FORM,
        "许可: [主动公开.行政许可.本年处理决定数量]",
        "许可: [主动公开.行政许可.本年处理决定数量, 信息处理费.通知金额]",
        "不能比较、相加",
    ),
    "a name of the kind that has none": (MAIN, "format: 1\n", "name: 年度报告\nformat: 1\n", "不写 name"),
    "a table twice": (MAIN, "kind: table, table: 复议诉讼}", "kind: table, table: 申请}", "已经在章节“申请”里"),
    "a wording twice": (NOW, 'says: ["办结率N"]', 'says: ["办结率N", "办结率N"]', "写了两次"),
    "a cell twice in a sum of prose": (NOW, "over: 本年新收 + 上年结转", "over: 本年新收 + 本年新收", "加了两次"),
    "a signer twice": (MAIN, "foot: [单位负责人, 审核人,", "foot: [单位负责人, 单位负责人,", "写了两次"),
    # labels that cannot be told apart
    "two sections of one label": (
        MAIN,
        "申请: {label: 三、收到和处理政府信息公开申请情况",
        "申请: {label: 二、主动公开政府信息情况",
        "“申请”和“主动公开”用了同一个标签（label）",
    ),
    "two rows of one label": (MAIN, "label: 5.属于三类内部事务信息", "label: 4.保护第三方合法权益", "同一个标签"),
    "two columns of one label": (
        MAIN,
        "社会公益组织:",
        "社会公益组织: {label: 科研机构}",
        "同一个标签",
    ),
    "two tables of one label": (MAIN, "        label: 表四", "        label: 表三", "“复议诉讼”和“申请”用了同一个标签"),
    "a spelling that is another's label": (
        FORM,
        "also: [2.其他法律法规禁止公开]",
        "also: [1.属于国家秘密]",
        "同一个其他写法（also）",
    ),
    "two parts of one heading": (
        MAIN,
        "hint: 本机关政府信息公开工作中的具体问题，不能写“无”。}\n          改进: {heading: 改进情况",
        "hint: 本机关政府信息公开工作中的具体问题，不能写“无”。}\n          改进: {heading: 存在的主要问题",
        "同一个标题（heading）",
    ),
    # names that cannot be written elsewhere
    "a name with a point": (MAIN, "          结转下年度: {label", "          结转.下年度: {label", "不能用作名称"),
    "a name with a sign": (MAIN, "行政强制: {label", "行政-强制: {label", "不能用作名称"),
    "a name that is a number": (MAIN, "行政强制: {label", "2强制: {label", "不能以数字开头"),
    "a name that means last year": (MAIN, "行政强制: {label", "上年: {label", "在公式里指上年的数"),
    # years and numbers that cannot be
    "a year of five digits": (MAIN, "since: 2014", "since: 20244", "不能大于 2100"),
    "a year of an option": (NOW, "    since: 2024", "    since: 20244", "应当是 1949 到 2100 的整数"),
    "a year of an edition": (MAIN, NEWEST, NEWEST.replace("from: 2021", "from: 21"), "不能小于 1949"),
    "a year after the last": (MAIN, "since: 2014", "since: 2020", "永远不会要求"),
    "a day in another form": (MAIN, "deadlines: {部门: 03-31,", "deadlines: {部门: 3-31,", "写成“月-日”"),
    "a deadline after what is a key already": (
        MAIN,
        "deadlines: {部门: 03-31,",
        "deadlines: {部门: {after: 标题, days: 20},",
        "不能作事件的名称",
    ),
    "a deadline after no days": (
        MAIN,
        "deadlines: {部门: 03-31,",
        "deadlines: {部门: {after: 批复, days: 0},",
        "应为“月-日”",
    ),
    "a weight that is none": (NOW, "weights: [3430,", "weights: [一,", "第 1 项应当是不小于 1 的整数"),
    "weights that are words": (
        NOW,
        "weights: [3430, 1970,",
        'weights: ["3430", "1970",',
        "第 1 项应当是不小于 1 的整数",
    ),
    "a weight too few": (NOW, "weights: [3430, ", "weights: [", "有 11 项，“outcomes”有 12 项"),
    "a count too many": (
        NOW,
        "counts: [信息处理费.发出收费通知]",
        "counts: [信息处理费.发出收费通知, 申请.本年新收.总计]",
        "应当一一对应",
    ),
    # what belongs to something else
    "an amount that counts": (
        NOW,
        "amounts: [主动公开.行政事业性收费.本年收费金额]",
        "amounts: [主动公开.行政许可.本年处理决定数量]",
        "不是金额的单元格",
    ),
    "a count that is an amount": (
        NOW,
        "decided: [申请.办理结果.总计.总计]",
        "decided: [信息处理费.通知金额]",
        "不是计数的单元格",
    ),
    "a section without prose": (NOW, "sections: [问题与改进]", "sections: [申请]", "不是文字章节"),
    "a mention of another section": (
        MAIN,
        "信息处理费: {section: 其他事项, table",
        "信息处理费: {section: 总体情况, table",
        "不在章节“总体情况”里",
    ),
    "a mention where no prose is": (MAIN, "工作考核: {section: 总体情况", "工作考核: {section: 申请", "没有文字"),
    "a number without a condition": (MAIN, "when: 申请.本年新收.总计, above: 10", "above: 10", "要和 when 一起写"),
    "names without categories": (
        MAIN,
        "工作考核: {section: 总体情况, categories: [人民政府], names",
        "工作考核: {section: 总体情况, names",
        "names 要和 categories 一起写",
    ),
    "an option without its like": (
        NOW,
        "fees: [信息处理费.通知金额]\n    counts",
        "least: 5\n    counts",
        "要和“fees”",
    ),
    "words in one": (FORM, "words: [考核, 考评]", "words: [考核|考评]", "也不能有“|”"),
    "words of an option in one": (NOW, "places: [省, 市,", "places: [省|市,", "“|”在这里没有意义"),
    "denials in one": (WORDS, "denials: [没有, 无,", "denials: [没有|无,", "也不能有“|”"),
    "an amount in no money": (MAIN, "通知收费总金额, unit: 元", "通知收费总金额, unit: 件", "是金额（amount），单位"),
    "a count in money": (MAIN, "发出收费通知件数, unit: 件", "发出收费通知件数, unit: 元", "kind 要写 amount"),
    "a cell of another table in a sentence": (
        MAIN,
        "{{ 信息处理费.通知金额 }}元，实际",
        "{{ 申请.本年新收.总计 }}元，实际",
        "不是表“信息处理费”的单元格",
    ),
    "a sentence that leaves a figure out": (MAIN, "{{ 信息处理费.实际收取 }}元。", "若干元。", "就没有地方写"),
    "a template of another edition": (MAIN, "template: 2019.docx", "template: 2021.docx", "已经是版式“2021”的"),
    "a key of another kind of section": (
        MAIN,
        "kind: table, table: 复议诉讼}",
        "kind: table, nothing: true, table: 复议诉讼}",
        "不能写 nothing",
    ),
    "a table that is not printed": (
        MAIN,
        "label: 表四\n        layout",
        "label: 表四\n        printed: false\n        layout",
        "不能不打印",
    ),
    "a broken label that there is not": (
        FORM,
        "其他|结果, 尚未|审结]",
        "其他|结果, 尚未|审节]",
        "没有“尚未审节”这个标签",
    ),
    "a label that is broken nowhere": (FORM, "尚未|审结]", "尚未审结|]", "“尚未审结”这个标签"),
    "a table of figures that is printed": (
        MAIN,
        "        printed: false\n",
        "        printed: true\n",
        "要写 printed: false",
    ),
    "a rule of which nothing differs": (BEFORE, "  direct-suit: null", "  direct-suit: {}", "不能为空"),
    "a row without figures": (
        MAIN,
        "行政许可: {label: 行政许可, note",
        "行政许可: {own: false, label: 行政许可, note",
        "自己又没有数字",
    ),
    "a head that is not drawn": (
        MAIN,
        "        layout: across\n",
        "        layout: across\n        heads: [甲, 乙, 丙]\n",
        "画法 across 没有 heads 的位置",
    ),
    # claims
    "words for claims": (MAIN, "claims: claims-2021.yaml", "claims: words.yaml", "没有 quantities"),
    "a number of nothing": (NOW, '- "零申请"', '- "零申请N"', "不能有代表数字的 N"),
    "a wording of nothing": (NOW, 'says: ["办结率N"]', 'says: ["[办结率]N"]', "没有一个词是一定要有的"),
    "a choice of nothing": (NOW, '"[予以]部分公开[的][答复|决定]N"', '"[予以]部分公开[的][答复|]N"', "有一边是空的"),
    "a percentage of nothing": (NOW, 'units: ["%"]', "units: [件]", "百分比要同时写明"),
    "a unit that is no money": (
        NOW,
        "units: [元], keys: [行政事业性收费]",
        "units: [件], keys: [行政事业性收费]",
        "单位却是“件”",
    ),
    "a unit that is money": (
        NOW,
        "units: [件, 件次, 宗, 起, 例, 次, 项, 份], unless",
        "units: [元], unless",
        "单位却是“元”",
    ),
    # drawings
    "letters of a key in another order": (
        MAIN,
        "      其他事项:\n        label: 六",
        "      其他事项:\n        lable: 六",
        "不认识的键：lable，是否想写“label”",
    ),
    "a total of a drawing by years": (
        DRAWN,
        "kind: years\n",
        "kind: years\n    total: 申请.办理结果.总计.总计\n",
        "“申请的新收、办结和结转”画的是各年对照（years），用不着 total",
    ),
    "money in a drawing of counts": (
        DRAWN,
        "办结: 统计表.依申请公开情况.申请办结数}",
        "办结: 统计表.依申请公开信息收取的费用}",
        "“收到和办结的申请”这幅图的单位写的是件，统计表“七、依申请公开信息收取的费用”的单位是万元",
    ),
    "a drawing of no edition": (
        DRAWN,
        '  - for: ["2014"]\n    title: 申请的答复',
        '  - for: ["2012"]\n    title: 申请的答复',
        "没有“2012”",
    ),
    "a drawing of no cell": (
        DRAWN,
        "自然人: 申请.本年新收.自然人",
        "自然人: 申请.本年新收.个人",
        "这幅图写的“申请.本年新收.个人”",
    ),
    "a column of no cell": (
        DRAWN,
        "figure: 复议诉讼.行政复议.总计",
        "figure: 复议诉讼.行政复议.合计",
        "“复议诉讼.行政复议.合计”",
    ),
    "a unit of a drawing": (
        DRAWN,
        "结转\n    kind: years\n    unit: 件",
        "结转\n    kind: years\n    unit: 伴",
        "没有“伴”这个单位",
    ),
    "a drawing twice": (DRAWN, "name: 结转下年,", "name: 新收申请,", "已经有叫“新收申请”"),
    # what is silently without effect
    "a rough word that is looked for nowhere": (
        WORDS,
        "over: [超过, 超,",
        "over: [超出, 超,",
        "不会当作概数，是否想写“超”",
    ),
    "a word of this year and of another": (WORDS, "elsewhen: [\n  ", "elsewhen: [\n  全年, ", "只能写一处"),
    "words that go in a circle": (WORDS, "counts: [场,", "like: words.yaml\ncounts: [场,", "它自己不能再沿用"),
    "a heading over a row": (
        MAIN,
        "行政许可: {label: 行政许可, note",
        "行政许可: {over: 甲, label: 行政许可, note",
        "只用于 across",
    ),
    "options of a count": (
        MAIN,
        "行政许可: {label: 行政许可, note",
        "行政许可: {options: [甲, 乙], label: 行政许可, note",
        "不能写 options",
    ),
    "too few headings": (MAIN, "heads: [统计指标, 单位, 统计数]", "heads: [统计指标, 统计数]", "heads 有 2 个"),
    "a year before the document behind it": (MAIN, "earlier: {to: 2013,", "earlier: {to: 2019,", "2008 到 2017 之间"),
    "a kind of drawing": (DRAWN, "    kind: years", "    kind: pie", "只能是：years、parts"),
    # what is taken over is told where it stands, what is changed where it is changed
    "what a relation taken over derives": (
        MAIN,
        "        derives: 办理结果.总计",
        "        derives: 办理结果.合计",
        "要推算的是",
    ),
    "the table of a relation taken over": (
        MAIN,
        "申请人合计: {table: 申请,",
        "申请人合计: {table: 申情,",
        "没有“申情”这张表",
    ),
    "a row of a table taken over": (
        MAIN,
        "          部分公开: {label: （二）",
        "          部分公开: {unit: 涤, label: （二）",
        "没有“涤”这个单位",
    ),
    "a change of a relation taken over": (
        MAIN,
        '      结果合计: {like: "2021"}',
        '      结果合计: {like: "2021", table: 申请}',
        "版式“2019”的勾稽关系“结果合计”",
    ),
    "a change of a mention taken over": (
        MAIN,
        '改进情况: {like: "2021"}',
        '改进情况: {like: "2021", section: 申请}',
        "没有文字",
    ),
    "an amount without a unit in claims": (FIRST, "units: [元]", "units: [件]", "单位却是“件”"),
    "names for some of several sums": (
        NOW,
        "label: [表四行政复议尚未审结, 表四行政诉讼尚未审结]",
        "label: [表四行政复议尚未审结]",
        "cells 有几个就要写几个",
    ),
}

RELATION = "    severity: warning\n    basis: 青政办发〔2023〕54号；国办函〔2020〕109号"
LOCAL = {
    "an empty choice": ("政策解读|解读", "政策解读||解读", "有一边是空的"),
    "a choice that ends early": ("政策解读|解读", "政策解读|解读|", "有一边是空的"),
    "words in one": ("- 没有其他需要报告的事项", "- 没有|其他需要报告的事项", "“|”在这里没有意义"),
    "a number too small": ("most: 1000", "most: 0", "应当是 1 到"),
    "a factor of one": ("times: 3", "times: 1", "应当是 2 到 999 的整数"),
    "a broken number": ("most: 1000", "most: 1000.5", "应当是 1 到 999999999 的整数"),
    "a number below zero": ("most: 1000", "most: -5", "应当是 1 到 999999999 的整数"),
    "another name": ("name: 青禾县", "name: 青山县", "文件叫“青禾县”，name 却是“青山县”"),
    "a basis of blanks": ("basis: 青政办发〔2023〕54号  ", "basis: ' '  ", "不能为空"),
    "an edition twice": ('editions: ["2021"]', 'editions: ["2021", "2021"]', "写了两次"),
    "a section twice": ("length: {sections: [总体情况]", "length: {sections: [总体情况, 总体情况]", "写了两次"),
    "a section without prose": ("length: {sections: [总体情况]", "length: {sections: [申请]", "不是文字章节"),
    "a length of nothing": ("length: {sections: [总体情况], most", "length: {most", "要和“sections”一起写"),
    "blanks around a bar": ("政府网站|门户网站", "政府网站 | 门户网站", "旁边有空格"),
    "figures of nowhere": ("    section: [总体情况]\n", "", "要和“section”一起写"),
    "a rule without options": ("jump: {times: 3}", "jump: {}", "不起作用"),
    "a rule of nothing": ("jump: {times: 3}", "jump:", "写法不对"),
    "another formula": (
        "现行有效衔接: {severity: error",
        "现行有效衔接: {formula: 现行有效件数 = 本年制发件数, basis: 甲, severity: error",
        "不能改它的 formula",
    ),
    "another table": ("现行有效衔接: {severity", "现行有效衔接: {table: 申请, severity", "不能改它的 table"),
    "a condition of no cell": (
        RELATION,
        "    when: 申请.办理结果.合计.总计 > 0\n" + RELATION,
        "没有“申请.办理结果.合计.总计”",
    ),
    "a condition that cannot be read": (RELATION, "    when: 申请.办理结果.总计.总计 大于 0\n" + RELATION, "没有“=”"),
    "a table that is none": (RELATION, "    table: 申情\n" + RELATION, "没有“申情”这张表"),
    "rows of no table": (RELATION, "    each: row\n" + RELATION, "要写明是哪张表"),
    "a rounding of counts": (RELATION, "    rounding: 2\n" + RELATION, "四舍五入"),
    "a cell twice": (
        "逾期不缴费.总计 <= 信息处理费",
        "逾期不缴费.总计 + 申请.办理结果.其他处理.逾期不缴费.总计 <= 信息处理费",
        "写了两次",
    ),
}


@pytest.mark.parametrize("name", SCHEMA)
def test_what_does_not_fit_is_told_at_its_line(name):
    file, old, new, words = SCHEMA[name]
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        parse_catalog(with_mistake(file, old, new), BOOK)
    place = caught.value.location
    assert place.file.endswith(file)
    assert place.line == line_of(text_of(file), old, new)


def loaded(tmp_path, text):
    path = tmp_path / "青禾县.yaml"
    path.write_text(text, encoding="utf-8")
    return local_editions(CATALOG, load_profile(path))


@pytest.mark.parametrize("name", LOCAL)
def test_what_does_not_fit_in_a_profile_is_told_at_its_line(tmp_path, name):
    old, new, words = LOCAL[name]
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        loaded(tmp_path, PROFILE.replace(old, new, 1))
    assert caught.value.location.line == line_of(PROFILE, old, new)


def test_a_quantity_taken_over_whose_cell_is_not_there_is_told_where_it_could_be_taken_away():
    text = text_of(BEFORE)
    with pytest.raises(SchemaError, match="信息处理费") as caught:
        read_editions(with_mistake(BEFORE, "  收费通知: null\n", ""))
    assert caught.value.location.file.endswith(BEFORE)
    assert text.splitlines()[caught.value.location.line - 1] == "quantities:"


@pytest.mark.parametrize("report", ["行政执法"])
def test_another_kind_of_report_is_held_against_the_same(tmp_path, report):
    bundled = bundled_reports()[report]
    text = bundled.read_text(encoding="utf-8")
    if (bundled.parent / "schema").is_dir():
        copytree(bundled.parent / "schema", tmp_path / "schema")
    old, path = "    rules:\n", tmp_path / "schema.yaml"
    path.write_text(text.replace(old, f"{old}      jump: {{tmies: 3}}\n", 1), encoding="utf-8")
    with pytest.raises(SchemaError, match="tmies") as caught:
        catalog(path)
    assert caught.value.location.line == text[: text.index(old)].count("\n") + 2


OF_KINDS = {
    "another name": ("政府网站", "name: 政府网站", "name: 行政执法", "两处要一样"),
    "a contrary relation under one condition": (
        "政府网站",
        "when: 收到留言数量 = 0, formula: 平均办理时间 = 0",
        "when: 办结留言数量 > 0, formula: 平均办理时间 = 0",
        "不能同时成立",
    ),
    "a cell that the other report does not have": (
        "行政执法",
        "同期.年报.主动公开.行政处罚.本年处理决定数量",
        "同期.年报.主动公开.行政处罚.本年处理数量",
        "“年报”里没有“主动公开.行政处罚.本年处理数量”这一格，是否想写",
    ),
    "money against a count of the other report": (
        "行政执法",
        "formula: 行政处罚.数量.合计 = 同期",
        "formula: 行政处罚.数量.罚没金额 = 同期",
        "不能比较、相加",
    ),
    "a deadline within the period": (
        "高校信息公开",
        "{高等学校: 10-31}",
        "{高等学校: 05-31}",
        "在统计期限的末日 08-31 之前",
    ),
    "a day of who filled it in": (
        "政府网站",
        "signature-date: {cells: [网站.填报人员.填报日期]}",
        "signature-date: {cells: [网站.填报人员.填报人]}",
        "“网站.填报人员.填报人”不是填日期的单元格",
    ),
    "a code twice": ("部门决算", 'code: "30102"', 'code: "30101"', "已经是“基本工资”的"),
    "a code of another row": ("部门决算", 'code: "30102"', 'code: "30202"', "要以上一级的“301”开头"),
}


@pytest.mark.parametrize("name", OF_KINDS)
def test_what_does_not_fit_in_another_kind_is_told_at_its_line(name):
    kind, old, new, words = OF_KINDS[name]
    files = read_schema(bundled_reports()[kind])
    text = files.data.decode()
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        parse_catalog(replace(files, data=changed(files.data, old, new)), BOOK)
    assert caught.value.location.line == text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('topic: "{上级}（款）', 'topic: "{上极}（款）'),
        ('says: ["{名称}（类）', 'says: ["{名称}{级别}（类）'),
        ('says: ["{名称}（类）', 'says: ["{名称}{（类）'),
    ],
)
def test_a_field_that_wordings_of_rows_do_not_have_is_told_at_its_line(old, new):
    files = read_schema(bundled_reports()["部门决算"])
    text = next(part for part in files.parts if part.name == "claims-决算.yaml").data.decode()
    parts = [
        part._replace(data=text.replace(old, new, 1).encode()) if old in part.data.decode() else part
        for part in files.parts
    ]
    with pytest.raises(SchemaError, match=re.escape("花括号里只能是 {名称}、{上级}")) as caught:
        parse_catalog(replace(files, parts=tuple(parts)), BOOK)
    assert caught.value.location.line == text[: text.index(old)].count("\n") + 1


UNREADABLE = {
    "nothing": ("", "文件是空的"),
    "remarks": ("# 空\n", "文件是空的"),
    "a list at the top": ("- 甲\n", "最外层是列表"),
    "a text": ("甲\n", "只有一段文字"),
    "a bracket": ("a: [1\n", "没有成对"),
    "a key twice": ("format: 1\nformat: 1\n", "名称写重了"),
    "a tab": ("a:\n\tb: 1\n", "制表符"),
    "many brackets": ("a: " + "[" * 2000, "层次太深"),
    "nothing but a key": ("format:\n", "缺少必需的键"),
    "editions in a list": ("format: 1\nreport: 甲\ncategories: [乙]\neditions: [丙]\n", "应为“键: 值”的形式"),
    "an edition of nothing": ("format: 1\nreport: 甲\ncategories: [乙]\neditions:\n  丙:\n", "应为“键: 值”的形式"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_schema_that_cannot_be_read_says_why_and_does_not_speak_of_data_files(tmp_path, name):
    text, words = UNREADABLE[name]
    path = tmp_path / "schema.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        catalog(path)
    assert caught.value.location.file == str(path)
    assert "数据文件" not in caught.value.message
    assert "govgen new" not in caught.value.message


@pytest.mark.parametrize("name", ["nothing", "a list at the top", "a bracket"])
@pytest.mark.parametrize("part", [WORDS, NOW])
def test_a_part_that_cannot_be_read_is_told_in_its_own_file(name, part):
    text, words = UNREADABLE[name]
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        read_editions(with_mistake(part, text_of(part), text))
    assert caught.value.location.file.endswith(part)


def test_a_profile_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(SchemaError, match="最外层是列表"):
        loaded(tmp_path, "- 甲\n")


def test_a_schema_that_is_not_there_is_told(tmp_path):
    with pytest.raises(GovgenError, match="找不到"):
        catalog(tmp_path / "schema.yaml")


def test_a_part_that_is_a_folder_is_told(tmp_path):
    (tmp_path / "schema.yaml").write_text(text_of(MAIN), encoding="utf-8")
    (tmp_path / "schema" / WORDS).mkdir(parents=True)
    with pytest.raises(GovgenError, match=re.escape(WORDS)):
        catalog(tmp_path / "schema.yaml")


BUDGETS = (
    ('数]的N"]', '数]的"]', "没有 N"),
    ("spent: [决算, 支出]\n", "", "就要写 planned"),
)


@pytest.mark.parametrize(("old", "new", "words"), BUDGETS)
def test_what_was_done_of_a_plan_needs_its_number_and_both_words(tmp_path, old, new, words):
    home = bundled_reports()["部门决算"].parent
    copytree(home / "schema", tmp_path / "schema")
    (tmp_path / "schema.yaml").write_bytes((home / "schema.yaml").read_bytes())
    file = tmp_path / "schema" / "claims-决算.yaml"
    file.write_text(changed(file.read_bytes(), old, new).decode(), encoding="utf-8")
    with pytest.raises(SchemaError, match=words) as caught:
        next(iter(catalog(tmp_path / "schema.yaml").editions.values())).speech()
    assert caught.value.location.line == 9
