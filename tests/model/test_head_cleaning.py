"""Marks, quotes, blanks, full-width figures and printed words of a head are taken as they are meant, and told."""

import pytest

from govgen.location import Location
from govgen.model.head_cleaning import BLANK, LINES, QUOTES, annex_as_meant, take_as_meant
from govgen.model.keys import HEAD
from govgen.model.report import Passage, Written
from govgen.model.typing_habits import HABITS

HERE = Location("年报.yaml", 3, 5)
UNIT = "青禾县水利局"


def taken(key, text, unit=""):
    head, problems = {key: Written(text, HERE)}, []
    if unit:
        head["单位.名称"] = Written(unit, HERE)
    take_as_meant(head, problems)
    return head[key].text, [(problem.found, problem.known[0]) for problem in problems]


def told(key, text):
    problems = []
    take_as_meant({key: Written(text, HERE)}, problems)
    return [problem.known for problem in problems]


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("公文.抄送", "县委办公室，县政协办公室。", "县委办公室，县政协办公室"),
        ("公文.抄送", "抄送：县档案馆", "县档案馆"),
        ("公文.抄送", "抄送：抄送机关：县档案馆；；", "县档案馆"),
        ("公文.抄送", "“县委办公室”、“县人大”", "县委办公室、县人大"),
        ("公文.抄送", "县 档 案 馆 。", "县档案馆"),
        (
            "公文.抄送",
            "县委办公室、 县人大常委会办公室，，“县政协办公室”。。",
            "县委办公室、县人大常委会办公室，县政协办公室",
        ),
        ("公文.抄送", "县委办公室\n县人大常委会办公室", "县委办公室，县人大常委会办公室"),
        ("公文.抄送", "县委办公室，\n县人大常委会办公室。", "县委办公室，县人大常委会办公室"),
        ("公文.主送", "青禾县人民政府办公室：", "青禾县人民政府办公室"),
        ("公文.主送", "“县政府办公室”:", "县政府办公室"),
        ("公文.主送", "县政府办公室,各乡镇人民政府;县直各单位:", "县政府办公室，各乡镇人民政府；县直各单位"),
        ("公文.签发人", "签发人：张三", "张三"),
        ("公文.签发人", "签发人　张三", "张三"),
        ("公文.版记", "“另面”。", "另面"),
        ("单位.类别", "部门。", "部门"),
        ("联系.电话", "电话 0996-0000002", "0996-0000002"),
        ("公文.签发人", "“张三”、“李四”。", "张三、李四"),
        ("公文.印发日期", "2026年1月22日印发", "2026年1月22日"),
        ("公文.印发日期", "印发日期：２０２６-01-22。", "2026-01-22"),
        ("公文.印发机关", "青禾县水利局办公室印发", "青禾县水利局办公室"),
        ("公文.印发机关", "“青禾县水利局办公室”　印发。", "青禾县水利局办公室"),
        ("公文.发文机关标志", "青 禾 县 水 利 局 文 件", "青禾县水利局文件"),
        ("公文.发文机关标志", "青禾县水利局 文件", "青禾县水利局文件"),
        ("公文.发文机关标志", "青禾县水利局文件文件", "青禾县水利局文件"),
        ("公文.发文机关标志", "“青禾县水利局”文件", "青禾县水利局文件"),
        ("单位.名称", "“青禾县水利局”", "青禾县水利局"),
        ("单位.名称", "“青禾县水利局。”", "青禾县水利局"),
        ("单位.名称", "青　禾　县　水　利　局", "青禾县水利局"),
        ("单位.名称", "青禾县发展和改革局(粮食局)", "青禾县发展和改革局（粮食局）"),
        ("单位.简称", "县水利局、", "县水利局"),
        ("联系.部门", "联系部门：“青禾县水利局办公室”", "青禾县水利局办公室"),
        ("年度", "２０２５", "2025"),
        ("公文.发文字号", "青水发 〔２０２６〕 １４号", "青水发〔2026〕14号"),
        ("公文.发文字号", "“青水发〔2026〕14号”。", "青水发〔2026〕14号"),
        ("标题", "青禾县水利局２０２５年政府信息公开工作年度报告", "青禾县水利局2025年政府信息公开工作年度报告"),
        ("标题", "《青禾县水利局2025年政府信息公开工作年度报告》。", "青禾县水利局2025年政府信息公开工作年度报告"),
        ("标题", "青禾县水利局2025年度报告报告", "青禾县水利局2025年度报告"),
        ("落款日期", "２０２６年１月２０日", "2026年1月20日"),
        ("落款日期", "2026年1月20日。", "2026年1月20日"),
        ("联系.地址", "地址：青禾县文昌路１８号。", "青禾县文昌路18号"),
        ("联系.邮编", "邮政编码：８４２０００", "842000"),
        ("联系.电话", "０９９６－００００００２；", "0996-0000002"),
        ("联系.电子邮箱", "ｓｌｊ＠example.cn", "slj@example.cn"),
        ("联系.电子邮箱", "ａ@b.example；c@d.example", "a@b.example；c@d.example"),
        ("联系.网站", "https：//a.example.cn，ｗｗｗ.b.example.cn", "https://a.example.cn，www.b.example.cn"),
        ("联系.网站", "https://a.example.cn/a；b", "https://a.example.cn/a;b"),
        ("联系.网站", "网址：https://www.example.cn/。", "https://www.example.cn/"),
        ("联系.网站", "青禾县政府网（ｗｗｗ.example.cn）", "青禾县政府网（www.example.cn）"),
        ("联系.网站", "“青禾县政府网”（http：//www.example.cn）", "“青禾县政府网”（http://www.example.cn）"),
        ("联系.网站", "政府网（https://a.cn/（2024）/1.html）", "政府网（https://a.cn/(2024)/1.html）"),
        ("联系.电话", "（０９９６）12345", "(0996)12345"),
    ],
)
def test_what_is_typed_is_taken_as_meant_and_told(key, typed, meant):
    assert taken(key, typed) == (meant, [(typed, meant)])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("公文.签发人", "张　三"),
        ("公文.签发人", "阿不都热合曼·艾合买提江"),
        ("单位.名称", "青禾县“数字青禾”建设办公室"),
        ("公文.抄送", "县“扫黄打非”办公室"),
        ("公文.主送", "。"),
        ("公文.主送", "各乡镇人民政府，县政府各部门"),
        ("公文.发文机关标志", "青禾县水利局\n青禾县林业局"),
        ("公文.印发机关", "青禾县印发中心"),
        ("联系.网站", "https://www.example.cn/"),
        ("联系.电子邮箱", "a@b.example；c@d.example"),
        ("联系.网站", "青禾县人民政府网站（https://www.example.gov.cn/zwgk/）"),
        ("联系.网站", "“青禾县政府网”（www.example.cn）、《青禾发布》（微信号：qhfb）"),
        ("联系.网站", "县政府网（新版）（www.example.cn）"),
        ("联系.电话", "0996-12345（工作日8:30-12:00）"),
        ("联系.地址", "青禾县文昌路18号 水利大厦"),
        ("标题", "青禾县水利局“十四五”报告"),
        ("标题", "青禾县水利局\n2025年政府信息公开工作年度报告"),
    ],
)
def test_what_may_mean_something_stays(key, text):
    assert taken(key, text) == (text, [])


@pytest.mark.parametrize(
    ("key", "text", "odd"),
    [
        ("公文.抄送", "县委办公室 县政协办公室", BLANK),
        ("公文.抄送", "县委办公室，县政协\n办公室", LINES),
        ("公文.抄送", "“县委办公室，县政协办公室", QUOTES),
        ("公文.发文机关标志", "青禾县水利局 青禾县林业局 文件", BLANK),
        ("公文.印发机关", "青禾县水利局 办公室", BLANK),
    ],
)
def test_what_is_not_clear_stays_as_typed_and_is_told(key, text, odd):
    assert told(key, text) == [(text, odd)]


def test_what_is_odd_is_told_of_a_text_that_is_mended_too():
    typed, mended = "县委办公室 县政协办公室。", "县委办公室 县政协办公室"
    assert [known[0] for known in told("公文.抄送", typed)] == [mended, mended]
    assert told("公文.抄送", typed)[1] == (mended, BLANK)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("公文.印发机关", "青禾县水利局 办公室"),
        ("公文.发文机关标志", "青禾县 水利局 文件"),
        ("标题", "青禾县水利局 2025年政府信息公开工作年度报告"),
    ],
)
def test_blanks_in_the_name_of_the_unit_are_none(key, typed):
    assert taken(key, typed, UNIT)[0] == "".join(typed.split())


@pytest.mark.parametrize("day", ["2026年1月22日", "2026-01-22", "二〇二六年一月二十二日"])
@pytest.mark.parametrize(
    "form", ["青禾县水利局办公室　{day}印发", "青禾县水利局办公室印发 {day}。", "青禾县水利局办公室{day}"]
)
def test_a_day_behind_the_printer_is_the_day_of_printing_where_none_is_given(form, day):
    typed = form.format(day=day)
    head, problems = {"公文.印发机关": Written(typed, HERE)}, []
    take_as_meant(head, problems)
    assert (head["公文.印发机关"].text, head["公文.印发日期"].text) == ("青禾县水利局办公室", day)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("附件1：统计表。", "统计表"),
        ("附件：1.统计表", "统计表"),
        ("2. 统计表", "统计表"),
        ("1.5万元以上项目表", "1.5万元以上项目表"),
        ("2025年统计表", "2025年统计表"),
    ],
)
def test_the_title_of_an_annex_is_without_what_the_form_prints(typed, meant):
    problems = []
    assert annex_as_meant(Passage("附件", "1", typed, "", HERE, lambda _: HERE), problems).heading == meant
    assert [problem.known[0] for problem in problems] == ([] if typed == meant else [meant])


def test_every_text_of_a_head_that_is_printed_is_looked_at():
    chosen = {"报告", "版式", "地方要求", "单位.代码"}
    keys = {f"{name}.{key}" for name, members in HEAD.items() for key in members} | {
        name for name, members in HEAD.items() if not members
    }
    assert keys - chosen <= {key for habit in HABITS for key in habit.keys}
