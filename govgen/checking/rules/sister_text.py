"""正文与同一年度别的单位的年报雷同。

为什么：各单位的情况不同，大段一样的年报，至少有一份写的不是本单位的情况。`govgen check --sisters` 才互相对照。

错误示例：

    # 别的单位：问题与改进: |
    # 别的单位：  一是政策解读的形式单一，全年制作的12份解读材料里只有文字；
    # 别的单位：  二是乡镇站所的公开栏更新不及时，抽查的9个中有4个没有更新；
    # 别的单位：  三是依申请公开的答复文书写法不统一，有的没有引用条款。
    # 别的单位：  下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
    # 别的单位：  每季度检查一次公开栏，超过一个月没有更新的在全局通报。
    问题与改进: |
      一是政策解读的形式单一，全年制作的15份解读材料里只有文字；
      二是乡镇站所的公开栏更新不及时，抽查的9个中有3个没有更新；
      三是依申请公开的答复文书写法不统一，有的没有引用条款。
      下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
      每季度检查一次公开栏，超过一个月没有更新的在全局通报。

正确示例：

    # 别的单位：问题与改进: |
    # 别的单位：  一是政策解读的形式单一，全年制作的12份解读材料里只有文字；
    # 别的单位：  二是乡镇站所的公开栏更新不及时，抽查的9个中有4个没有更新；
    # 别的单位：  三是依申请公开的答复文书写法不统一，有的没有引用条款。
    # 别的单位：  下一步，每份文件至少制作一种图解，由办公室统一审核后发布；
    # 别的单位：  每季度检查一次公开栏，超过一个月没有更新的在全局通报。
    问题与改进: |
      上年提出的问题已经改进，解读材料都配了图解。
      今年的问题：申请人补正的比例偏高，有的要补正两次才能受理。
      改进措施：在网站的申请页面增加填写示例，由专人电话说明一次，
      并且每月统计一次补正的原因，年底前将补正的比例降到一成以下，
      所有科室的答复文书由法规科在发出以前逐件审查，写明依据的条款。

选项：warn 是一个部分有百分之几的文字相同才警告；hint 是百分之几才提示；least 是一个部分至少有多少字才比较；
fixed 列出各单位都这样写的话，不算雷同。

怎么改：改写成本单位的情况。统一部署、确实相同的，在“说明”里写明。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_number, chosen_texts
from govgen.checking.resemblance import Resemblance, bar_of, parts_alike, resemblances
from govgen.checking.rules.reused_text import FIXED
from govgen.model.finding import Finding, Severity
from govgen.model.option import PER_CENT, Option, Options
from govgen.prose import Dossier

ID = "sister-text"
SEVERITY = Severity.WARNING
MESSAGE = "“{section}”有 {percent}% 的文字与“{unit}”的报告相同（{file}），例如{passages}。请改写成本单位的情况。"
OPTIONS: Options = {
    "warn": Option("number", 70, PER_CENT),
    "hint": Option("number", 50, PER_CENT),
    "least": Option("number", 100),
    "fixed": Option("texts", FIXED),
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each section or part of which too much is another unit's, for the unit that has most of it."""
    if not dossier.peers:
        return
    report = dossier.report
    fixed = chosen_texts(report, ID, OPTIONS, "fixed")
    warn, hint, least = (chosen_number(report, ID, OPTIONS, name) for name in ("warn", "hint", "least"))
    bar = bar_of(report.edition, fixed, least, hint)
    whole = [(*alike, sister) for sister in dossier.peers for alike in resemblances(dossier, sister, bar)]
    told = {section for section, _, _ in whole}
    parts = [
        (*alike, sister)
        for sister in dossier.peers
        for alike in parts_alike(dossier, sister, bar._replace(percent=warn))
        if alike[0] not in told
    ]
    seen: set[str] = set()
    for number, (_, resemblance, sister) in enumerate((*_most_first(whole), *_most_first(parts))):
        if resemblance.label in seen:
            continue
        seen.add(resemblance.label)
        is_much = resemblance.percent >= warn and number < len(whole)
        message = MESSAGE.format(
            section=resemblance.label,
            percent=resemblance.percent,
            unit=sister.report.unit,
            file=sister.report.file,
            passages=resemblance.quoted,
        )
        yield Finding(ID, SEVERITY if is_much else Severity.HINT, message, resemblance.location)


def _most_first(found: list[tuple[str, Resemblance, Dossier]]) -> list[tuple[str, Resemblance, Dossier]]:
    return sorted(found, key=lambda one: -one[1].percent)
