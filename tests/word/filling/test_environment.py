"""A template reaches the data of the report and nothing else."""

import jinja2
import pytest

from govgen.errors import TemplateError
from govgen.word.filling.parts import ENVIRONMENT, load_part, run
from govgen.word.filling.translating import translate
from tests.word.making import page, template

HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ 名称.format() }}",
    "{{ 名称['x'] }}",
    "{{ [1,2] }}",
    "{{ {'a': 1} }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 10 ** 100000 }}",
    "{{ 9 * 9 }}",
    "{{ 1.5 }}",
    "{{ 名称 ~ 名称 }}",
    "{{ range(9) }}",
    "{% for i in range(1000000000) %}{{ i }}{% endfor %}",
    "{% for 甲 in 总体情况 %}{% for 乙 in 总体情况 %}{% for 丙 in 总体情况 %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for 甲 in 总体情况 recursive %}x{% endfor %}",
    "{% for 甲, 乙 in 总体情况 %}x{% endfor %}",
    "{% for 甲 in 总体情况 %}{% for 乙 in 甲.文字 %}x{% endfor %}{% endfor %}",
    "{% for 甲 in 总体情况 %}{{ 甲.__class__ }}{% endfor %}",
    "{% for 甲 in 总体情况 %}{{ 甲 }}{% endfor %}",
    "{% for 甲 in 总体情况 %}{{ loop.cycle }}{% endfor %}",
    "{% for 甲 in 总体情况 %}{{ 甲.文字|千分位 }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% set 甲 = 1 %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% raw %}x{% endraw %}{% filter upper %}x{% endfilter %}",
    "{{ 名称|attr('x') }}",
    "{{ 名称|upper }}",
    "{{ 申请.本年新收.总计|小数('x') }}",
    "{{ 申请.本年新收.总计|小数(places=1) }}",
    "{{ (1 if 名称 else 2)|小数 }}",
    "{% if 名称 is defined %}x{% endif %}",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_what_a_template_has_no_business_with_is_refused_before_it_runs(source):
    with pytest.raises(TemplateError):
        translate(source)


@pytest.mark.parametrize("source", ["{{ cycler.__init__ }}", "{{ 名称.__class__ }}", "{% if range %}x{% endif %}"])
def test_what_python_has_is_to_a_template_a_name_that_does_not_exist(source):
    with pytest.raises(TemplateError, match="没有“"):
        run(load_part("x", translate(source)).compiled, page())


@pytest.mark.parametrize("tag", ["{{ ''.__class__.__mro__ }}", "{{ cycler.__init__ }}"])
def test_a_hostile_word_file_gives_no_report(tag):
    with pytest.raises(TemplateError):
        template(tag).render(page())


@pytest.mark.parametrize(
    "source", ["{{", "{{ 名称", "{% if 名称 %}", "{% endif %}", "{{ 名称 名称 }}", "{{ " + "(" * 9999]
)
def test_a_broken_tag_is_named(source):
    with pytest.raises(TemplateError, match="标记有错"):
        translate(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 名称 }}", "青禾县水利局"),
        ("{% if 申请.本年新收.总计 > 20 and not 公文 %}多{% else %}少{% endif %}", "多"),
        ("{% if 单位.类别 == '部门' or 联系 %}是{% endif %}", "是"),
        ("{% if 名称|length > 5 %}长{% endif %}", "长"),
        ("{{ '甲' if 申请.上年结转.总计 else '乙' }}", "乙"),
        ("{{ 申请.本年新收.总计|中文数字 }}", "二十三"),
        ("{{ 申请.本年新收.总计|小数(1) }}", "23.0"),
        ("{{ 主动公开.行政事业性收费.本年收费金额|亿元(4) }}", "0.0286亿元"),
        ("{{ 申请.本年新收.总计 if 名称 else 1 }}", "23"),
        ("{{ 主动公开.行政事业性收费.本年收费金额 if 名称 else 1 }}", "286.415"),
        ("{% for 段 in 问题与改进 %}{{ loop.index }}{{ 段.文字 }}{{ 名称 }}{% endfor %}", "1还有问题。青禾县水利局"),
        ("{% for 段 in 总体情况 if 段.级别 == 3 %}{{ 段.标题 }}{% else %}{{ 名称 }}{% endfor %}", "1.要点。"),
        ("{% for 段 in 总体情况 if 段.级别 == 9 %}x{% else %}{{ 名称 }}{% endfor %}", "青禾县水利局"),
        ("{% for 段 in 总体情况 %}{% if 段.级别 == 3 %}{{ 段.文字 }}{% endif %}{% endfor %}", "做得更细。"),
        ("100%{{ 年度 }}%s", "100%2024%s"),
        ("{# 说明 #}甲", "甲"),
    ],
)
def test_names_conditions_loops_and_filters_work(source, text):
    assert run(load_part("x", translate(source)).compiled, page()) == text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{% if 名称 > 1 %}x{% endif %}", "条件或过滤器"),
        ("{{ 名称|千分位 }}", "不是数字"),
        ("{{ 年度|千分位 }}{{ 申请|length }}", "条件或过滤器"),
        ("{{ 申请.本年新受.总计|千分位 }}", "是否想写“申请.本年新收.总计”"),
        ("{{ 主动公开.行政许可.本年处理决定数量|小数(99) }}", "小数位数"),
        ("{% for 段 in 名称 %}x{% endfor %}", "没有“名称”"),
        ("{% if 没有的 %}x{% endif %}", "没有“没有的”"),
    ],
)
def test_what_fails_while_printing_is_told_in_words(source, message):
    with pytest.raises(TemplateError, match=message):
        run(load_part("x", translate(source)).compiled, page())


def test_behind_the_grammar_the_sandbox_gives_nothing_of_any_object():
    for found in (
        ENVIRONMENT.getattr("text", "upper"),
        ENVIRONMENT.getitem([1], 0),
        ENVIRONMENT.getattr({"a": 1}, "b"),
    ):
        assert isinstance(found, jinja2.StrictUndefined)


def test_an_undefined_value_is_never_printed_as_nothing():
    compiled = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True).from_string("{{ 没有的 }}")
    with pytest.raises(TemplateError, match="名称用得不对"):
        run(compiled, page())
