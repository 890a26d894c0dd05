"""Slips of the pen in a schema, its parts, the bases and a profile: each is told at its own line."""

import re

import pytest

from govgen.checking.profiles import read_editions
from govgen.errors import SchemaError
from govgen.schema import profile_of, read_schema
from govgen.schema.files import schema_source
from tests.reports import ROOT
from tests.schema.test_mistakes import MAIN, PROFILE, line_of, text_of, with_mistake

LAW = "law: 《中华人民共和国政府信息公开条例》（2007年国务院令第492号）"
FIRST_WORK = "      工作考核: {section: 总体情况, categories: [人民政府], names: [人民政府]"

SCHEMA = {
    # numbers of documents, laws, addresses
    "a letter in the year of a document": ("国办公开办函〔2021〕30号", "国办公开办函〔2O21〕30号", "四位数字"),
    "square brackets around a year": ("国办公开办函〔2021〕30号", "国办公开办函[2021]30号", "六角括号"),
    "two kinds of brackets": ("国办公开办函〔2021〕30号", "国办公开办函〔2021)30号", "“〔”没有成对"),
    "a year that is far away": ("国办公开办函〔2021〕30号", "国办公开办函〔2201〕30号", "四位数字"),
    "a document after the edition": ("国办公开办函〔2021〕30号", "国办公开办函〔2027〕30号", "从 2021 年度就用"),
    "the same in a mention": (
        "when: 申请.办理结果.其他处理.逾期不缴费.总计, basis: 国办函〔2020〕109号",
        "when: 申请.办理结果.其他处理.逾期不缴费.总计, basis: 国办函〔202O〕109号",
        "四位数字",
    ),
    "letters in the year of a law": (LAW, LAW.replace("2007", "2OO7"), "“2OO”是字母夹在数字里"),
    "a bracket of a law": (LAW, LAW.replace("》", ""), "“《”没有成对"),
    # labels, headings, notes
    "a bracket of a label": ("label: （七）总计", "label: （七总计", "“（”没有成对"),
    "a bracket of two widths": ("label: （七）总计", "label: (七）总计", "“）”没有成对"),
    "a letter for a number": ("label: 1.属于国家秘密", "label: l.属于国家秘密", "“l”是字母夹在数字里"),
    "a bracket of a note": ("第三十六条第（四）、（五）项", "第三十六条第（四、（五）项", "“（”没有成对"),
    "a section's number twice": (
        "label: 四、政府信息公开行政复议、行政诉讼情况",
        "label: 三、政府信息公开行政复议、行政诉讼情况",
        "序号不大于前面的“三、收到",
    ),
    "a row's number twice": ("label: 8.属于行政查询事项", "label: 7.属于行政查询事项", "序号不大于前面的“7."),
    "a row's number too small": ("label: 8.属于行政查询事项", "label: 3.属于行政查询事项", "序号不大于前面的“7."),
    "a flag for a heading": (
        "引言: {heading: false, hint: 概括",
        "引言: {heading: flase, hint: 概括",
        "没有标题的写 false",
    ),
    "no heading in words": (
        "引言: {heading: false, hint: 概括",
        "引言: {heading: 无, hint: 概括",
        "没有标题的写 false",
    ),
    "half a bracket of a keyboard without Chinese": ("label: 行政许可, note", "label: 行政许可(, note", "“(”没有成对"),
    "half a square bracket": ("label: 行政许可, note", 'label: "行政许可]", note', "“]”没有成对"),
    # what fits nothing
    "a gap between editions": ("{from: 2019, to: 2020}", "{from: 2019, to: 2019}", "中间的年度没有版式"),
    "no unit's name": (FIRST_WORK, FIRST_WORK.replace("names: [人民政府]", "names: [人民致府]"), "是否想写“人民政府”"),
}

LOCAL = {
    "a letter in its basis": ("〔2023〕54号   ", "〔2O23〕54号   ", "四位数字"),
    "half a bracket in its basis": ("〔2023〕54号   ", "〔2023 54号   ", "“〔”没有成对"),
    "a letter in the basis of a relation": ("国办函〔2020〕109号", "国办函〔2020]109号", "“〔”没有成对"),
    "a year of five digits": ("years: {from: 2023}", "years: {from: 20233}", "不能大于 2100"),
}

BASES = {
    "an address": ("read: http://bxcah.com", "read: htp://bxcah.com", "以 http:// 或者 https:// 开头"),
    "one stroke": ("read: http://bxcah.com", "read: http:/bxcah.com", "以 http:// 或者 https:// 开头"),
}


@pytest.mark.parametrize("name", SCHEMA)
def test_a_slip_in_the_schema_is_told_at_its_line(name):
    old, new, words = SCHEMA[name]
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        read_editions(with_mistake(MAIN, old, new))
    assert caught.value.location.line == line_of(text_of(MAIN), old, new)


@pytest.mark.parametrize("name", LOCAL)
def test_a_slip_in_a_profile_is_told_at_its_line(name):
    old, new, words = LOCAL[name]
    with pytest.raises(SchemaError, match=words) as caught:
        profile_of(PROFILE.replace(old, new).encode(), "青禾县.yaml")
    assert caught.value.location.line == line_of(PROFILE, old, new)


@pytest.mark.parametrize("name", BASES)
def test_a_slip_in_the_bases_is_told_at_its_line(name):
    old, new, words = BASES[name]
    text = (ROOT / "schema" / "bases.yaml").read_text(encoding="utf-8")
    with pytest.raises(SchemaError, match=words) as caught:
        schema_source(text.replace(old, new, 1).encode(), "bases.yaml")
    assert caught.value.location.line == line_of(text, old, new)


@pytest.mark.parametrize(
    "text",
    [
        "线上线下（O2O）平台、I18n、G20、IPv6、H2O",
        "见 https://a.cn/n2588035/c13587052.html",
        "1.甲（一）《乙（丙）》",
        "DB51/T 2660—2019",
        "1）甲（含乙）；2）丙",
        "一）甲",
    ],
)
def test_what_only_looks_like_a_slip_is_none(text):
    schema_source(f"note: {text}\n".encode(), "s.yaml")


@pytest.mark.parametrize("text", ["says:\n  - 印发《办法N件\n", "keys: [〔2021]\n", "words: [”监督]\n"])
def test_half_a_quotation_in_a_wording_is_told(text):
    with pytest.raises(SchemaError, match="没有成对"):
        schema_source(text.encode(), "s.yaml")


def test_an_unfinished_bracket_among_words_is_meant():
    schema_source("lessened: [（不含]\nsays: ['N[，|（](其中|含)']\nunless:\n  - （均\n".encode(), "s.yaml")


SITES = ROOT / "reports" / "政府网站" / "schema.yaml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("'[0-9]{10}|", "'[0-9]{10]|", "没有成对的“{”"),
        ("'[0-9]{10}|", "'[0-9]{1O}|", "没有成对的“{”"),
        ("'[0-9]{10}|", "'[0-9]{11}|", "不认这里写的 example"),
        ("'[0-9]{10}|", "'[A-Z]{10}|", "不认这里写的 example"),
        (r"\d{5,}号", r"\D{5,}号", "不认这里写的 example"),
        ("example: '3607000001'", "example: '360700001'", "不认这里写的 example"),
    ],
)  # fmt: skip
def test_a_pattern_that_does_not_take_its_example_is_told_at_its_line(tmp_path, old, new, words):
    text = SITES.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = tmp_path / "schema.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SchemaError, match=re.escape(words)) as caught:
        read_editions(read_schema(file))
    assert caught.value.location.line == line_of(text, old, new)


def test_every_bundled_pattern_has_an_example():
    files = [ROOT / MAIN, *ROOT.glob("reports/*/schema.yaml")]
    bare = [
        line
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if "pattern:" in line and "example:" not in line
    ]
    assert bare == []
