"""One mistake at a time is made in the bundled schema, its parts and a profile; each is told at its own line."""

import re
from dataclasses import replace
from itertools import zip_longest

import pytest

from govgen.checking.profiles import BOOK, local_editions, read_editions
from govgen.errors import SchemaError
from govgen.files import bundled
from govgen.schema import parse_catalog, parse_profile, profile_of, read_schema
from govgen.source import parse_source
from tests.reports import CATALOG, ROOT

FILES = read_schema(bundled("schema.yaml"))
MAIN, NAMES, FORM = "schema.yaml", "titles-and-bodies.yaml", "form-2021.yaml"
WORDS, NOW, BEFORE, FIRST = "words.yaml", "claims-2021.yaml", "claims-2019.yaml", "claims-2014.yaml"
FUNDS = (
    """keys: [专项经费], says: ["(落实|安排|投入|列支|使用|保障)[政府信息公开|信息公开][工作]专项经费N", """
    """"政府信息公开专项经费N"]}"""
)

SCHEMA = {
    # names of rules and of their options
    "a rule of an edition itself": (
        MAIN,
        "    claims: claims-2014.yaml",
        "    rules: {jumb: {times: 3}}\n    claims: claims-2014.yaml",
        "没有“jumb”这条规则",
    ),
    "an option of an edition itself": (
        MAIN,
        "    claims: claims-2014.yaml",
        "    rules: {widening: {leest: 3}}\n    claims: claims-2014.yaml",
        "没有“leest”这个选项",
    ),
    "a rule that falls away": (
        BEFORE,
        "  unit-slip: null",
        "  unit-slib: null",
        "没有“unit-slib”可以去掉，是否想写“unit-slip”",
    ),
    "a rule": (NOW, "  direct-suit:", "  direct-siut:", "没有“direct-siut”这条规则，是否想写“direct-suit”"),
    "an option": (NOW, "    since: 2024", "    sinse: 2024", "没有“sinse”这个选项，是否想写“since”"),
    "a number for words": (NOW, "makers: [国务院", "makers: 3 # [国务院", "应当是列表"),
    "words for a number": (NOW, "    since: 2024", "    since: [甲]", "应当是 1949 到 2100 的整数"),
    "a text for words": (
        NOW,
        "small: [部门, 乡镇街道]",
        "small: 部门",
        "应当是列表，例如 [甲, 乙]，只有一项的也写方括号",
    ),
    "a severity": (NOW, "    since: 2024", "    severity: loud", "只能是"),
    "the severity of balances": (
        NOW,
        "    outcomes: [",
        "    severity: hint\n    outcomes: [",
        "relations",
    ),
    "a cell of the summary": (
        FORM,
        "新收: [申请.本年新收.总计]",
        "新收: [申请.本年新收.合计]",
        "没有“申请.本年新收.合计”这一格，是否想写“申请.本年新收.总计”",
    ),
    "a cell of an option": (
        NOW,
        "suits: [复议诉讼.未经复议直接起诉.总计]",
        "suits: [复议诉讼.未经复议直接起诉.合计]",
        "没有“复议诉讼.未经复议直接起诉.合计”这个单元格，是否想写",
    ),
    "cells of an option": (
        NOW,
        "    refused: [申请.办理结果.不予公开.*.总计]",
        "    refused: [申请.办理结果.不公开.*.总计]",
        "没有“申请.办理结果.不公开.*.总计”",
    ),
    "a category of an option": (NOW, "small: [部门, 乡镇街道]", "small: [部门, 乡镇]", "没有“乡镇”这个类别"),
    # names in mentions
    "the section of a mention": (
        MAIN,
        "{section: 其他事项, table: 信息处理费, when: 申请.办理",
        "{section: 其它事项, table: 信息处理费, when: 申请.办理",
        "没有“其它事项”这个章节",
    ),
    "the part of a mention": (MAIN, "part: 改进,", "part: 改正,", "没有“改正”这一部分，是否想写“改进”"),
    "the table of a mention": (
        MAIN,
        "table: 信息处理费, when: 申请.本年",
        "table: 信息费, when: 申请.本年",
        "没有“信息费”这张表",
    ),
    "a category of a mention": (
        MAIN,
        "社会评议: {section: 总体情况, categories: [人民政府]",
        "社会评议: {section: 总体情况, categories: [政府]",
        "没有“政府”这个类别",
    ),
    "an ending that another category has before": (
        NAMES,
        "{category: 乡镇街道, endings: [镇, 乡, 街道], likely",
        "{category: 乡镇街道, endings: [镇, 乡, 交通局], likely",
        "以“交通局”结尾的，前面已经归到“部门”",
    ),
    "the category of a kind of body": (
        NAMES,
        "{category: 部门, endings: [局, 厅,",
        "{category: 部委, endings: [局, 厅,",
        "没有“部委”这个类别",
    ),
    "topics that no title has": (
        NAMES,
        "topics: [政府信息公开, 政务信息公开, 信息公开, 政务公开]",
        "topics: [政府信息公升, 政务信息公开]",
        "不会把自己的报告认作这一种",
    ),
    # what an edition takes over as a whole
    "an edition like none": (
        MAIN,
        '"2019":\n    like: "2021"',
        '"2019":\n    like: "2012"',
        "没有可以沿用的版式“2012”",
    ),
    "what another takes over": (
        MAIN,
        "deadlines: {部门: 01-31",
        "deadlines: {部门: 02-30",
        "“02-30”不是每年都有的日子",
    ),
    # files beside the schema
    "a file beside that there is not": (
        MAIN,
        "beside: form-2021.yaml",
        "beside: form-2012.yaml",
        "没有“form-2012.yaml”",
    ),
    "a file beside all that there is not": (MAIN, "beside: titles-and", "beside: titels-and", "没有“titels-and"),
    "a mention beside that is not written": (
        FORM,
        "  社会评议:",
        "  社会平议:",
        "没有“社会平议”，旁边的文件只能给那里写了的",
    ),
    "an aspect beside that is not written": (FORM, "      监督保障:", "      监督保证:", "是否想写“监督保障”"),
    "a row beside that is not written": (FORM, "      上年结转:", "      上年转结:", "是否想写“上年结转”"),
    "a table beside that is not written": (FORM, "  复议诉讼: {breaks", "  复议: {breaks", "没有“复议”"),
    "a key beside that there is not": (FORM, "summary:", "sumary:", "不认识的键：sumary，是否想写“summary”"),
    "a key of a row beside": (FORM, "社会公益组织: {also", "社会公益组织: {alsso", "不认识的键：alsso"),
    "what is said in both": (
        MAIN,
        "社会评议: {section: 总体情况,",
        "社会评议: {words: [评议], section: 总体情况,",
        "“words”在 schema.yaml 和旁边的文件里都写了",
    ),
    "mentions that lost their words": (FORM, "  改进情况: {words", "  改进情况: {wods", "words"),
    "the condition of a mention": (
        MAIN,
        "when: 申请.本年新收.总计",
        "when: 申请.本年新收.总和",
        "没有“申请.本年新收.总和”这个单元格",
    ),
    "a condition that is no sum": (MAIN, "when: 申请.本年新收.总计", "when: 申请.本年新收.总计 +", "读不懂"),
    # dates, files, titles, units
    "a day that there is not": (MAIN, "其他: 03-31}", "其他: 02-31}", "“02-31”不是每年都有的日子"),
    "a day of leap years": (MAIN, "其他: 03-31}", "其他: 02-29}", "不是每年都有的日子"),
    "a missing template": (MAIN, "template: 2019.docx", "template: 2018.docx", "没有“2018.docx”这个模板，是否想写"),
    "a word in a title": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开情况统计表"',
        'title: "{名称}{年份}年政府信息公开情况统计表"',
        "没有“{年份}”",
    ),
    "a brace in a title": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开情况统计表"',
        'title: "{名称}{年度年政府信息公开情况统计表"',
        "没有成对",
    ),
    "a unit": (MAIN, "通知收费总金额, unit: 元", "通知收费总金额, unit: 圆", "没有“圆”这个单位"),
    "a counting unit": (
        MAIN,
        "其中：主动公开规范性文件数, unit: 条",
        "其中：主动公开规范性文件数, unit: 涤",
        "没有“涤”这个单位",
    ),
    "the name in a sentence": (
        MAIN,
        "{{ 信息处理费.通知金额 }}元",
        "{{ 信息处理费.通知金领 }}元",
        "没有“信息处理费.通知金领”这个单元格，是否想写",
    ),
    "the braces of a sentence": (MAIN, "{{ 信息处理费.通知金额 }}元", "{{ 信息处理费.通知金额 元", "没有成对"),
    "a lower category": (MAIN, "lower: [人民政府, 乡镇街道]", "lower: [人民政府, 街道]", "没有“街道”这个类别"),
    "a kind of report that there is not": (
        MAIN,
        "lower: [人民政府, 乡镇街道]",
        "apart: {部门决蒜: 某因}\nlower: [人民政府, 乡镇街道]",
        "没有“部门决蒜”这种报告，是否想写“部门决算”",
    ),
    "a deadline for no category": (MAIN, "deadlines: {部门: 03-31", "deadlines: {部: 03-31", "每一个类别"),
    "a year": (MAIN, "{from: 2008, to: 2018}", "{from: 2008, to: 2019}", "重叠"),
    # the form
    "the table of a section": (MAIN, "kind: table, table: 复议诉讼}", "kind: table, table: 复议}", "“复议”没有定义"),
    "a kind": (MAIN, "通知收费总金额, unit: 元, kind: amount", "通知收费总金额, unit: 元, kind: amounts", "只能是"),
    "a key": (
        MAIN,
        "        nothing: true\n        figures",
        "        nothin: true\n        figures",
        "不认识的键：nothin",
    ),
    "a section for figures": (MAIN, "within: 其他事项", "within: 其它事项", "那里却没有用它"),
    "a model that is none": (
        MAIN,
        '      复议诉讼: {like: "2021"}\n      问题',
        '      复议诉讼: {like: "2012"}\n      问题',
        "“2012”没有可以沿用的章节",
    ),
    "a relation taken over": (
        MAIN,
        '结转衔接: {like: "2021"}',
        '结转连接: {like: "2021"}',
        "没有可以沿用的勾稽关系“结转连接”",
    ),
    "a row taken over": (
        MAIN,
        "          办理结果.其他处理: {",
        "          办理结果.别的处理: {",
        "没有“办理结果.别的处理”这一行",
    ),
    # formulas, also those that another edition takes over
    "a row of a formula": (
        MAIN,
        "本年新收 + 上年结转 = 办理结果.总计 + 结转下年度",
        "本年新收 + 去年结转 = 办理结果.总计 + 结转下年度",
        "没有“去年结转”这一行",
    ),
    "a sign of a formula": (MAIN, "总计 = 结果维持 + 结果纠正", "总计 = 结果维持 结果纠正", "读不懂"),
    "a formula that says nothing": (
        MAIN,
        "formula: 实际收取 <= 通知金额",
        "formula: 实际收取 <= 实际收取",
        "什么也没有要求",
    ),
    "a formula that never holds": (
        MAIN,
        "formula: 实际收取 <= 通知金额",
        "formula: 实际收取 + 通知金额 <= 0 - 通知金额",
        "只有全部为 0 时才成立",
    ),
    "what a relation derives": (MAIN, "derives: 收到申请数,", "derives: 收到数,", "要推算的是"),
    "the table of a relation": (MAIN, "{table: 信息处理费, formula", "{table: 处理费, formula", "没有“处理费”这张表"),
    # parts
    "a part that is not there": (
        MAIN,
        "claims: claims-2014.yaml",
        "claims: claims-2015.yaml",
        "没有“claims-2015.yaml”这个文件",
    ),
    "words that are not there": (FIRST, "words: words.yaml", "words: word.yaml", "没有“word.yaml”这个文件"),
    "claims like none": (BEFORE, "like: claims-2021.yaml", "like: claims-2012.yaml", "“claims-2012.yaml”不能沿用"),
    "a key of a part": (WORDS, "perhaps:", "perhap:", "不认识的键：perhap"),
    "a case that is no unit": (WORDS, "cases: [件, 起, 宗, 份, 例]", "cases: [件, 起, 总, 份, 例]", "没有“总”这个单位"),
    "a bracket of a rate": (WORDS, "(净减|净减少|降幅|跌幅)", "(净减|净减少|降幅|跌幅", "少了“)”"),
    "a word of two parts": (
        FORM,
        "监督保障: {words: [监督,",
        "监督保障: {words: [监督, 网站,",
        "“网站”已经是“政府信息公开平台建设”的词",
    ),
    "a wording of two quantities": (
        NOW,
        'about: 规章, says: ["现行有效N"]',
        'about: 规章, says: ["废止N"]',
        "说法“废止N”在“规章废止续”里也有",
    ),
    "a bound of ten times all": (WORDS, "占|占比<=100%", "占|占比<=1000%", "上限是 1000%，要在 1% 到 200% 之间"),
    "a bound of nothing": (WORDS, "占|占比<=100%", "占|占比<=0%", "上限是 0%"),
    "a topic": (
        NOW,
        'about: 规章, says: ["现行有效N"',
        'about: 规掌, says: ["现行有效N"',
        "没有“规掌”这个话题，是否想写“规范”",
    ),
    "the unit of a quantity": (
        NOW,
        "units: [元], keys: [行政事业性收费]",
        "units: [圆], keys: [行政事业性收费]",
        "没有“圆”这个单位",
    ),
    "the cell of a quantity": (
        NOW,
        "cells: [主动公开.规章.现行有效件数]",
        "cells: [主动公开.规章.现行有效数]",
        "没有“主动公开.规章.现行有效数”这个单元格",
    ),
    "the row of a quantity": (NOW, "cells: [部分公开]", "cells: [部分公升]", "没有“部分公升”这一行"),
    "the table of a quantity": (
        NOW,
        "{table: 申请, column: 总计, cells: [部分公开]",
        "{table: 申情, column: 总计, cells: [部分公开]",
        "没有“申情”这张表",
    ),
    "the column of a quantity": (NOW, "column: 商业企业, across", "column: 商业, across", "没有“申请.本年新收.商业”"),
    "a column across": (NOW, "across: [科研机构]", "across: [科研机关]", "没有“科研机关”这一列，是否想写“科研机构”"),
    "what a rate is of": (NOW, "over: 本年新收 + 上年结转", "over: 本年新收 + 上年转入", "没有“上年转入”这一行"),
    "a wording without a number": (NOW, 'says: ["办结率N"]', 'says: ["办结率"]', "代表数字的 N"),
    "a second number": (NOW, 'says: ["办结率N"]', 'says: ["办结率NN"]', "只能有一个"),
    "one of several wordings": (NOW, '            - "零诉讼"'[6:], '            - "零诉讼)"'[6:], "没有成对"),
    "a bracket of a key word": (NOW, "去年…结转|去年…未办", "去年…结转|(去年…未办", "少了“)”"),
    "an empty key word": (
        NOW,
        "keys: [收费通知, 信息处理费|收费]",
        "keys: [收费通知, 信息处理费||收费]",
        "有一边是空的",
    ),
    "a quantity without words": (
        FIRST,
        FUNDS,
        "unless: [专项经费]}",
        "怎么说都不会认作它",
    ),
    "a quantity that falls away": (
        BEFORE,
        "收费通知: null",
        "收费知: null",
        "没有“收费知”可以去掉，是否想写“收费通知”",
    ),
    "a cell of the edition before": (
        BEFORE,
        "cells: [主动公开.规章.对外公开总数量]",
        "cells: [主动公开.规章.公开总数量]",
        "没有“主动公开.规章.公开总数量”这个单元格",
    ),
    "a denominator": (
        FIRST,
        "cells: [统计表.依申请公开情况.申请答复数]",
        "cells: [统计表.依申请公开情况.答复数]",
        "没有“统计表.依申请公开情况.答复数”这个单元格",
    ),
    # marks of a Chinese keyboard, empty names
    "a mention without a name": (MAIN, "      信息处理费: {section", '      "": {section', "名称是空的"),
    "a full-width comma in a list": (FORM, "words: [考核, 考评]", "words: [考核，考评]", "“，”不隔开列表的各项"),
    "a pause mark in a list": (FORM, "words: [考核, 考评]", "words: [考核、考评]", "“、”不隔开列表的各项"),
    "a blank in a list": (WORDS, "areas: [省, 市", "areas: [省 市", "“ ”不隔开列表的各项"),
    "a full-width comma in a list of a part": (WORDS, "approximate: [约, ", "approximate: [约，", "“约，"),
    "a pause mark in a list of topics": (WORDS, "  申请: [申请, ", "  申请: [申请、", "“、”不隔开列表的各项"),
    "a full-width comma in what excludes": (NOW, "unless: [答复中, ", "unless: [答复中，", "“，”不隔开列表的各项"),
    "a full-width comma beside a bar": (NOW, "keys: [登记|收到", "keys: [登记，收到", "“，”不隔开列表的各项"),
    "a full-width bar in a list": (NOW, "wholes: [新收|结转", "wholes: [新收|结｜转", "应当是半角的“|”"),
    "a full-width bar in key words": (NOW, "keys: [登记|收到", "keys: [登记｜收到", "应当是半角的“|”"),
    "full-width quotes": (
        MAIN,
        'title: "{名称}{年度}年政府信息公开工作年度报告"',
        "title: “{名称}{年度}年政府信息公开工作年度报告”",
        "两边的引号是全角的",
    ),
    "full-width braces": (MAIN, 'title: "{名称}{年度}', 'title: "{名称}｛年度}', "应当是半角的“{”"),
    "full-width brackets of a wording": (NOW, "上[一]年[度]…结转|上", "上【一】年[度]…结转|上", "“【”"),
    "a full-width number": (NOW, 'says: ["办结率N"]', 'says: ["办结率N", "办结了Ｎ"]', "“Ｎ”"),
    "points for any words": (NOW, 'says: ["办结率N"]', 'says: ["办结率...N"]', "“...”"),
    "last year without a year": (WORDS, '["Y[底|末]', '["[底|末]', "年份的 Y"),
    "letters for a number": (WORDS, "占比<=100%", "占比<=1OO%", "右边可以是一个整数"),
    "a letter before a number": (WORDS, "占比<=100%", "占比<=l00%", "右边可以是一个整数"),
    "full-width digits": (WORDS, "占比<=100%", "占比<=１００％", "右边可以是一个整数"),
    "a field where no name is put in": (NOW, 'says: ["现行有效N"', 'says: ["{名称}现行有效N"', "没有花括号"),
    "a field in a label": (MAIN, "label: 2.重复申请,", "label: '2.{年度}年重复申请',", "花括号只用在标题、句子里"),
    "a field in a word": (WORDS, "  申请: [申请, ", "  申请: ['{名称}', ", "花括号"),
    "next year without a year": (WORDS, '"结转Y[度]"]', '"结转[度]"]', "年份的 Y"),
}

HEAD = "format: 1\nname: 青禾县\nbasis: 青政办发〔2025〕54号\n"
PROFILE = (ROOT / "profiles" / "青禾县.yaml").read_text(encoding="utf-8")
LOCAL = {
    "a rule": ("  jump: {times", "  jumb: {times", "没有“jumb”这条规则"),
    "an option": ("jump: {times: 3}", "jump: {time: 3}", "没有“time”这个选项，是否想写“times”"),
    "a kind": ("jump: {times: 3}", "jump: {times: [三]}", "应当是 2 到 999 的整数"),
    "a section of an option": (
        "section: [总体情况]",
        "section: [总体概况]",
        "没有“总体概况”这个章节，是否想写“总体情况”",
    ),
    "a section of another": ("length: {sections: [总体情况]", "length: {sections: [正文]", "没有“正文”这个章节"),
    "a severity": ("most: 1000, severity: warning", "most: 1000, severity: warn", "只能是"),
    "a weakened rule": ("  jump: {times: 3}", '  negative: {severity: "off"}', "不能降低"),
    "an edition": ('editions: ["2021"]', 'editions: ["2022"]', "没有“2022”这个版式"),
    "a first year far away": ("years: {from: 2023} ", "years: {from: 2092} ", "2092 年离现在的版式"),
    "a last year far away": ("years: {from: 2023} ", "years: {from: 2023, to: 2092} ", "没有截止的，不写 to"),
    "a variant of another kind than it speaks of": (
        'editions: ["2021"]',
        "variant: 十二类\nreport: 部门决算",
        "没有“十二类”这个各地不同的版式（variant）；现有：二十四类",
    ),
    "a relation": ("  现行有效衔接: {severity", "  现行有效连接: {severity", "不是已有的勾稽关系"),
    "the cell of a relation": (
        "<= 信息处理费.发出收费通知",
        "<= 信息处理费.收费通知",
        "没有“信息处理费.收费通知”这个单元格",
    ),
    "a key of a relation": (
        "    severity: warning\n    basis",
        "    severities: warning\n    basis",
        "不认识的键：severities",
    ),
    "a key": ("\nrelations:", "\nrelation:", "不认识的键：relation"),
    "words that are none": ("section: [总体情况]", "section: {总体情况: }", "应当是列表"),
}


def line_of(text, old, new):
    """The line on which a text changes when `old` becomes `new`."""
    first = next(place for place, (was, now) in enumerate(zip_longest(old, new)) if was != now)
    return text[: text.index(old) + first].count("\n") + 1


def with_mistake(file, old, new):
    if file == MAIN:
        return replace(FILES, data=changed(FILES.data, old, new))
    assert [part.name for part in FILES.parts].count(file) == 1
    parts = (one._replace(data=changed(one.data, old, new)) if one.name == file else one for one in FILES.parts)
    return replace(FILES, parts=tuple(parts))


def changed(data, old, new):
    text = data.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def text_of(file):
    return next((part.data for part in FILES.parts if part.name == file), FILES.data).decode()


@pytest.mark.parametrize("name", SCHEMA)
def test_a_mistake_in_the_schema_is_told_at_its_line(name):
    file, old, new, words = SCHEMA[name]
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        read_editions(with_mistake(file, old, new))
    place = caught.value.location
    assert place.file.endswith(file)
    assert place.line == line_of(text_of(file), old, new)


@pytest.mark.parametrize("name", LOCAL)
def test_a_mistake_in_a_profile_is_told_at_its_line(name):
    old, new, words = LOCAL[name]
    assert PROFILE.count(old) == 1
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        local_editions(CATALOG, parse_profile(parse_source(PROFILE.replace(old, new).encode(), "青禾县.yaml")))
    assert (caught.value.location.file, caught.value.location.line) == ("青禾县.yaml", line_of(PROFILE, old, new))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules: {widening: {words: [党建，扶贫]}}\n", "“，”不隔开列表的各项"),
        ("rules: {named-figures: {figures: [门户网站，政务新媒体|公众号], section: [总体情况]}}\n", "“，”不隔开"),
        ('relations: {"": {formula: 申请.本年新收.总计 >= 申请.上年结转.总计, basis: 通知}}\n', "名称是空的"),
        ("rules: {named-figures: {figures: [门户网站｜政府网站], section: [总体情况]}}\n", "应当是半角的“|”"),
    ],
)
def test_slips_in_a_profile_are_told_at_their_line(text, words):
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        profile_of((HEAD + text).encode(), "青禾县.yaml")
    assert caught.value.location.line == 4


def test_a_comma_of_a_text_is_no_slip():
    text = HEAD + 'rules:\n  widening:\n    words: ["党建、扶贫", （除, 起，]\n  jump: {times: 3}\n'
    assert profile_of(text.encode(), "青禾县.yaml").rules["widening"]["words"] == ["党建、扶贫", "（除", "起，"]


def test_a_place_may_name_what_only_some_of_its_editions_have():
    text = HEAD + "rules: {length: {sections: [正文, 总体情况], most: 500}}\n"
    editions = local_editions(CATALOG, parse_profile(parse_source(text.encode(), "青禾县.yaml"))).editions
    asked = {name: edition.rules["length"]["sections"] for name, edition in editions.items()}
    assert asked.pop("2014") == ("正文",)
    assert set(asked.values()) == {("总体情况",)}


def test_a_name_that_no_edition_has_is_told_of_a_place_for_all():
    text = HEAD + "rules: {length: {sections: [正文, 总体情兄], most: 500}}\n"
    with pytest.raises(SchemaError, match="总体情兄"):
        local_editions(CATALOG, parse_profile(parse_source(text.encode(), "青禾县.yaml")))


def test_parts_that_name_each_other_in_a_circle_are_refused():
    files = with_mistake(NOW, "words: words.yaml", "like: claims-2019.yaml")
    with pytest.raises(SchemaError, match="不能沿用"):
        parse_catalog(files, BOOK)


def test_words_that_are_their_own_are_refused():
    files = with_mistake(FIRST, "words: words.yaml", "words: claims-2014.yaml")
    with pytest.raises(SchemaError, match="不能再沿用别的"):
        parse_catalog(files, BOOK)
