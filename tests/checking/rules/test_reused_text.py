"""Prose taken over from last year is told with its passages, and with the years and figures left in it."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only, report_text

OLD = (
    "2024年政策解读的形式比较单一，制作的36份解读材料里只有文字；",
    "乡镇站所的公开栏更新不及时，抽查的19个中有14个没有更新；",
    "依申请公开的答复文书写法不统一，有的没有引用条款。",
    "下一步，每份文件至少制作一种图解，由办公室统一审核后发布；",
    "每季度检查一次公开栏，超过一个月没有更新的在全局通报。",
)
NEW = ("申请人补正的比例偏高，有的要补正两次才能受理。", "改进措施：在网站申请页面增加填写示例，由专人一次说明。")


def pair(now, before=OLD):
    told = [f"问题与改进: |\n{''.join(f'  {line}{chr(10)}' for line in lines)}" for lines in (before, now)]
    return "".join(f"# 上年：{line}\n" for line in told[0].splitlines()) + told[1]


def test_a_copy_is_a_warning_that_shows_a_passage_the_year_and_the_figures():
    found = next(finding for finding in findings(pair(OLD)) if finding.rule == "reused-text")
    assert found.severity is Severity.WARNING
    assert "有 100% 的文字与上年的报告相同（年报.yaml）" in found.message
    assert "还留着上年的年份“2024年”" in found.message
    assert "36、19、14" in found.message
    assert "政策解读的形式比较单一" in found.message


def test_it_points_at_the_year_that_was_left():
    found = next(finding for finding in findings(pair(OLD)) if finding.rule == "reused-text")
    lines = report_text(pair(OLD)).splitlines()
    assert lines[found.location.line - 1][found.location.column - 1 :].startswith("2024年政策解读")


def test_figures_that_were_changed_are_not_told():
    now = pair(OLD)
    before, after = now.split("\n问题与改进", 1)
    for old, new in (("2024", "2025"), ("36", "41"), ("19个", "20个"), ("14", "15")):
        after = after.replace(old, new)
    found = only("reused-text", f"{before}\n问题与改进{after}")
    assert "也没有变" not in found.message
    assert "年份" not in found.message


@pytest.mark.parametrize(("kept", "severity"), [(3, Severity.HINT), (4, Severity.WARNING)])
def test_the_share_decides_how_strong_it_is(kept, severity):
    old = tuple(line.replace("2024年", "") for line in OLD)
    found = only("reused-text", pair((*old[:kept], *NEW[: 3 - kept // 2])))
    assert found.severity is severity


def test_new_prose_is_no_finding():
    assert findings(pair(NEW * 3)) == ()


def test_short_sections_are_not_compared():
    assert findings(pair(NEW, NEW)) == ()


def test_official_wording_of_a_place_is_not_counted():
    asked = "# 要求：reused-text: {fixed: [" + ", ".join(line.rstrip("；。") for line in OLD) + "]}\n"
    assert "reused-text" not in {finding.rule for finding in findings(asked + pair(OLD))}


def told(now, before):
    old = "".join(f"# 上年：{line}\n" for line in before.splitlines())
    return [finding for finding in findings(old + now) if finding.rule == "reused-text"]


ASPECTS = """\
总体情况:
  主动公开: {open}
  依申请公开: {asked}
  政府信息管理: {kept}
  政府信息公开平台建设: 专栏每周检查一次。
  监督保障: 全年培训一次。
"""
COPY = "发文以前由办公室、法规科和承办科室三方会签，逐件注明公开属性和不公开的理由，" * 3 + "每月核对一次台账。"
OTHERS = "".join(
    f"第{number}场座谈会谈了{place}的公开栏，"
    for number, place in zip("一二三四五六七八", "东西南北上中下前", strict=True)
)


def test_one_aspect_that_is_last_years_is_a_hint_though_the_section_is_not():
    now = ASPECTS.format(open=f"{OTHERS * 3}都有记录。", asked="没有收到申请。", kept=COPY)
    before = ASPECTS.format(open="公开12条。", asked="收到2件申请。", kept=COPY)
    (found,) = told(now, before)
    assert found.severity is Severity.HINT
    assert "政府信息管理" in found.message


def test_a_long_number_behind_the_same_words_is_a_hint():
    now = ASPECTS.format(open="网站浏览量达到128460次。", asked="没有。", kept="逐件审查。")
    before = ASPECTS.format(open="全年浏览量达到128460次。", asked="没有收到。", kept="审查。")
    (found,) = told(now, before)
    assert "128460次" in found.message


@pytest.mark.parametrize(("now", "before"), [("128,460次", "128460次"), ("128460次", "128460次")])
def test_a_number_of_many_digits_is_known_whatever_stands_before_it(now, before):
    now = ASPECTS.format(open=f"网站总浏览{now}。", asked="没有。", kept="逐件审查。")
    before = ASPECTS.format(open=f"全年页面访问量{before}。", asked="没有收到。", kept="审查。")
    (found,) = told(now, before)
    assert "128" in found.message


@pytest.mark.parametrize(
    ("now", "before", "count"),
    [
        ("整理档案，共计1126卷", "拟分批扫描档案，共计1126卷", 1),
        ("整理档案，共计1126卷", "拟分批扫描档案，共计1127卷", 0),
        ("整理档案，共计112卷", "拟分批扫描档案，共计112卷", 0),
        ("整理档案合计1126卷", "拟分批扫描档案，共计1126卷", 0),
    ],
)
def test_a_number_behind_a_comma_and_the_same_words_is_a_hint(now, before, count):
    parts = (ASPECTS.format(open=f"{each}。", asked="没有。", kept="逐件审查。") for each in (now, before))
    assert len(told(*parts)) == count


def test_a_short_aspect_taken_over_word_for_word_is_a_hint():
    kept = (
        "公文起草时由承办科室提出公开属性，办公室逐件审核；"
        "主动公开的七个工作日内挂网，依申请公开的登记备查，每季度抽查归档。"
    )
    now = ASPECTS.format(open=OTHERS, asked="没有收到申请。", kept=kept)
    before = ASPECTS.format(open="公开12条。", asked="收到2件申请。", kept=kept)
    (found,) = told(now, before)
    assert (found.severity, "政府信息管理" in found.message) == (Severity.HINT, True)
    assert told(now, before.replace("逐件审核", "按月汇总").replace("挂网", "发布")) == []


COPIED = (
    "依托县政府门户网站和公众号，全年发布招生考试、教师招聘、学生资助三类信息，"
    "逐条注明来源、时间和咨询电话，做到群众看得懂、找得到、用得上，还设了回访。"
)


@pytest.mark.parametrize("own", ["{OTHERS}另行记录。{COPIED}{OTHERS}存档备查。", "{OTHERS}新设学区查询，{COPIED}"])
def test_a_paragraph_taken_over_among_own_ones_is_a_hint(own):
    now = ASPECTS.format(open=own.format(OTHERS=OTHERS, COPIED=COPIED), asked="没有。", kept="逐件审查。")
    before = ASPECTS.format(open=f"去年先做摸底。{COPIED}", asked="没有收到。", kept="审查。")
    (found,) = told(now, before)
    assert (found.severity, "主动公开" in found.message) == (Severity.HINT, True)
    assert told(now, before.replace("教师招聘", "校服采购")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("局长负总责，配专职人员1名、联络员9名，全年培训2次，参训56人次，每月通报。", 1),
        ("局长负总责，配专职人员和联络员，全年组织业务培训，每月通报办理进度一次。", 0),
        ("全年收到依法申请公开0件，办结0件，结转0件，没有因此收取任何费用的情形。", 0),
    ],
)
def test_a_few_words_with_counts_of_their_own_taken_over_are_a_hint(text, found):
    others = "  引言: 无。\n  主动公开: 无。\n  依申请公开: 无。\n  政府信息管理: 无。\n  政府信息公开平台建设: 无。\n"
    now = f"总体情况:\n{others}  监督保障: {text}\n"
    before = "".join(f"# 上年：{line}\n" for line in now.splitlines())
    assert len([one for one in findings(before + now) if one.rule == "reused-text"]) == found
