"""What stands under an official table is what the form says there: its notes, and of a table without figures that."""

import re

import pytest

from govgen.word.lint import lint_template
from tests.word.making import part, with_parts
from tests.word.proving.test_units import PROSE, of_kind, told
from tests.word.test_lint import changed, faults_of

FUND, STATE = "基金决算表.空表说明", "国资决算表.空表说明"
KIND = "部门决算"


@pytest.mark.parametrize(
    ("one", "other", "table", "named"), [(FUND, STATE, "表八", "表九"), (STATE, FUND, "表九", "表八")]
)
def test_what_is_said_of_another_table_without_figures_is_refused(one, other, table, named):
    fault, *_ = told(KIND, (f"{{{{ {one} }}}}", f"{{{{ {other} }}}}"))
    assert f"段：错误 {table}下面印的是{named}的话“{{{{{other}}}}}”" in fault


def test_the_condition_of_another_table_is_refused():
    (fault,) = told(KIND, (f"{{%p if {FUND} %}}", f"{{%p if {STATE} %}}"))
    assert fault.startswith("第 8 张表：错误 表八里没有数的时候，下面没有印出官方的说明")


def test_a_sentence_that_is_printed_of_figures_too_is_refused():
    sentence = "说明：{{ 名称 }}{{ 年度 }}年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"
    faults = told(KIND, (f"{{%p if {FUND} %}}", "{%p if 名称 %}"), (f"{{{{ {FUND} }}}}", sentence))
    assert "段：错误 表八里有数，下面却印着“" in faults[0]


def test_a_template_may_have_words_of_its_own_for_a_table_without_figures_and_is_told():
    data, edition = of_kind(KIND)
    xml, count = re.subn(rf"<w:t[^>]*>\{{\{{ {FUND} \}}\}}<", "<w:t>本表没有数据。<", part(data))
    assert count == 1
    (fault,) = lint_template(with_parts(data, {"word/document.xml": xml}), edition)
    assert not fault.blocking
    assert f"没有印出“{FUND}”的地方，表八里没有数的时候" in fault.message


def test_the_note_of_another_table_is_refused_and_one_that_is_left_out_told():
    one, other = "注：本表反映部门本年度取得的各项收入情况。", "注：本表反映部门本年度各项支出情况。"
    faults = told(KIND, (one, "@"), (other, one), ("@", other))
    assert "段：错误 表二下面印的是表三的话“注:本表反映部门本年度各项支出情况。”" in faults[0]
    (fault,) = told(KIND, (one, ""))
    assert fault == f"第 2 张表：提醒 表二下面没有印出官方的“{one}”，请看看是不是漏了。"


def test_notes_may_stand_in_one_paragraph_with_what_a_template_adds():
    one = "注：本表反映部门本年度取得的各项收入情况。"
    assert told(KIND, (one, f"{one}详见编报说明。")) == []
    assert (
        told(
            KIND, (">单位：万元<", f">单位：万元</w:t></w:r></w:p>{PROSE.format('本表由财务科填报。')}<w:p><w:r><w:t><")
        )
        == []
    )


def test_the_line_that_is_signed_below_a_table_is_told_where_it_is_left_out():
    (fault,) = faults_of(changed("单位负责人：", "", "2014"), "2014")
    assert fault == "第 1 张表：提醒 统计表下面没有印出官方的“单位负责人”，请看看是不是漏了。"
