"""正文大段沿用上年的年报，整个部分、其中一方面，或者四位以上的数。

为什么：照抄上年的年报，会把上年的年份、数字和已经改正的问题一起留下来。

错误示例：

    # 上年：问题与改进: |
    # 上年：  一是政策解读的形式单一，全年制作的12份解读材料里只有文字；
    # 上年：  二是乡镇站所的公开栏更新不及时，抽查的9个中有4个没有更新；
    # 上年：  三是依申请公开的答复文书写法不统一，有的没有引用条款。
    # 上年：  下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
    # 上年：  每季度检查一次公开栏，超过一个月没有更新的在全局通报。
    问题与改进: |
      一是政策解读的形式单一，全年制作的12份解读材料里只有文字；
      二是乡镇站所的公开栏更新不及时，抽查的9个中有4个没有更新；
      三是依申请公开的答复文书写法不统一，有的没有引用条款。
      下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
      每季度检查一次公开栏，超过一个月没有更新的在全局通报。

正确示例：

    # 上年：问题与改进: |
    # 上年：  一是政策解读的形式单一，全年制作的12份解读材料里只有文字；
    # 上年：  二是乡镇站所的公开栏更新不及时，抽查的9个中有4个没有更新；
    # 上年：  三是依申请公开的答复文书写法不统一，有的没有引用条款。
    # 上年：  下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
    # 上年：  每季度检查一次公开栏，超过一个月没有更新的在全局通报。
    问题与改进: |
      上年提出的问题已经改进，解读材料都配了图解。
      今年的问题：申请人补正的比例偏高，有的要补正两次才能受理。
      改进措施：在网站的申请页面增加填写示例，由专人电话说明一次，
      并且每月统计一次补正的原因，年底前将补正的比例降到一成以下，
      所有科室的答复文书由法规科在发出以前逐件审查，写明依据的条款。

选项：warn 是一个部分有百分之几的文字相同才警告；hint 是百分之几才提示；least 是一个部分至少有多少字才比较；
fixed 列出各单位都这样写的话，不算雷同。

怎么改：改写成本年度的情况，特别是提示里列出的年份和数字。
"""

import re
from collections.abc import Iterator

from govgen.checking.options import chosen_number, chosen_texts
from govgen.checking.resemblance import SHOWN, Resemblance, bar_of, parts_alike, resemblances
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import PER_CENT, Option, Options
from govgen.model.report import is_comparable
from govgen.patterns import lazy
from govgen.prose import Dossier, open_dossier

ID = "reused-text"
SEVERITY = Severity.WARNING
MESSAGE = "“{section}”有 {percent}% 的文字与上年的报告相同（{file}）{kept}，例如{passages}。请改写成本年度的情况。"
YEARS = "，还留着上年的年份“{years}”"
FIGURES = "，其中的数字 {figures} 也没有变"
NUMBERS = "{numbers}等数与上年的报告（{file}）一样，请核对是不是没有改成本年度的。"
_LONG = lazy(
    r"(?P<words>[\u4e00-\u9fff，：][\u4e00-\u9fff]{2})(?P<number>[0-9]{4,12}(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,4}\.[0-9]{1,2}(?=万|亿))"
    r"(?P<unit>[余多]?[万亿]?(?:人次|[条件次人篇份个项元户场期卷册宗起例名张盒]))"
)
TELLING = 5  # digits of a number that nobody has twice by accident, whatever stands before it
FIXED = (
    "根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》的要求编制本报告",
    "所列数据的统计期限自1月1日起至12月31日止",
    "如对本报告有疑问请与办公室联系",
    "全年没有因政府信息公开工作被追究责任的情形",
    # The words of the law.
    "严格按照《中华人民共和国政府信息公开条例》要求坚持以公开为常态不公开为例外扎实推进政府信息公开工作",
    "严格执行三审三校制度坚持先审查后公开一事一审确保发布的信息准确规范",
    "工作考核为合格社会评议没有提出意见没有因政府信息公开工作被追究责任的情形",
    "现将有关情况报告如下",
)
OPTIONS: Options = {
    "warn": Option("number", 70, PER_CENT),
    "hint": Option("number", 50, PER_CENT),
    "least": Option("number", 100),
    "fixed": Option("texts", FIXED),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each section of which too much is last year's."""
    report = dossier.report
    if report.previous is None or not is_comparable(report):
        return
    fixed = chosen_texts(report, ID, OPTIONS, "fixed")
    warn, hint, least = (chosen_number(report, ID, OPTIONS, name) for name in ("warn", "hint", "least"))
    bar, before = bar_of(report.edition, fixed, least, hint), open_dossier(report.previous)
    sections = dict(resemblances(dossier, before, bar))
    for found in sections.values():
        severity = SEVERITY if found.percent >= warn or found.years else Severity.HINT
        yield _finding(found, severity, report.previous.file)
    parts = parts_alike(dossier, before, bar._replace(percent=warn))
    for found in (found for section, found in parts if section not in sections):
        yield _finding(found, SEVERITY if found.years else Severity.HINT, report.previous.file)
    yield from _numbers(dossier, before)


def _finding(found: Resemblance, severity: Severity, file: str) -> Finding:
    message = MESSAGE.format(
        section=found.label, percent=found.percent, file=file, kept=_kept(found), passages=found.quoted
    )
    return Finding(ID, severity, message, found.location)


def _numbers(dossier: Dossier, before: Dossier) -> Iterator[Finding]:
    """One finding for long numbers of the prose that last year's had behind the same words, at the first of them."""
    old = {key for one in before.narrative.passages for found in _LONG.finditer(one.text) for key in _keys(found)}
    kept = [
        (rendered.origin(found.start("number")), found["number"] + found["unit"])
        for rendered in dossier.narrative.passages
        for found in _LONG.finditer(rendered.text)
        if not old.isdisjoint(_keys(found)) and not rendered.is_inserted(found.start("number"))
    ]
    if kept:
        shown = "、".join(quote(text) for text in dict.fromkeys(text for _, text in kept[:SHOWN]))
        yield Finding(ID, Severity.HINT, NUMBERS.format(numbers=shown, file=before.report.file), kept[0][0])


def _keys(found: re.Match[str]) -> tuple[tuple[str, ...], ...]:
    """What a number is known by again: with the words before it, and one of many digits by itself."""
    number = found["number"].replace(",", "")
    alone = ((number, found["unit"]),) if len(number) >= TELLING and "." not in number else ()
    return ((found["words"], number, found["unit"]), *alone)


def _kept(found: Resemblance) -> str:
    years = YEARS.format(years="、".join(found.years)) if found.years else ""
    return years + (FIGURES.format(figures="、".join(found.figures)) if found.figures else "")
