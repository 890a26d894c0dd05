"""Years that stand beside fixed words, and how far from the year of the report each should be."""

from __future__ import annotations

import re

from govgen.patterns import lazy

BLANK = "[ \u3000\u00a0]"
_DIGIT = "[0-9０-９〇零一二三四五六七八九]"
YEAR = rf"((?:{_DIGIT}{BLANK}?){{3}}{_DIGIT}){BLANK}?年"
_BODY = "(?:我(?:[局委办厅院县市区省镇乡]|街道|单位)|本(?:[局委办厅院]|单位|机关))"
_WILL = "将(?:进一步|继续|重点|持续|加强|加大|着力|不断|认真|深入|积极|努力|以|从)"
_BRACKETED = ("年（", "年(", "年度（", "年度(", "年内（", "年内(")
_PUBLISHED = "[现特兹](?<![发出实呈体表再展独].)(?:予以?|向社会)?(?:公布|发布|公开)"
_BEGIN = rf"(?:^|(?<=。)){BLANK}{{0,8}}(?:[（(]?[一二三四五六七八九十0-9]{{1,2}}[）).、．]{BLANK}{{0,4}})?"
OWN = "(?:[我本][局委办厅院县市区省镇乡]|(?:我|(?<![^年度，, ]))街道|[我本]单位|本机关|全[局委县市区镇乡])"
_ACTS = (
    "(?:共|累计|全年)?(?:新[收建设增]|推送|编发|主动公[开布]|公开政府信息|收到|收取|受理|办结|作出|制定|制发|发布|公开各类|公开信息|举办|召开|开展|组织"
    "|(?:未|没有)(?:因|发生|收到|收取|受理|出现|制定|制发|作出|引发))(?!的|以来)"
)
_DID = (  # what a sentence without a subject says that the body did
    "(?:先后|共|累计)?(?:组织|开展|召开|举办|完成|印发|制定|制发|建成|开通|上线|改版|邀请|参加|发布|公开|收到|受理|答复|办结|启动|成立|更新)"
    "(?!的|以来)"
)
_OFFICE = "(?:[局委厅办县市区镇乡]?(?:办公室|党组|党委)|街道办)"  # of the body itself
# Behind these a clause speaks of the whole year that it names, or of what the body did in it.
OPENING = lazy(
    rf"\s*(?:(?:[（(][一二三四五六七八九十]{{1,2}}[）)]|[0-9]{{1,2}}[.、．])\s*)?在?(?:{YEAR}|(?<![0-9])([0-9]{{2}})年)"
    rf"度?(?:[，,]|的?工作(?:中|里)[，,]|全年|以来|1月(?:1日)?(?:至|-|—)12月|底，|末，|(?={OWN}?{_ACTS})"
    rf"|1?[0-9]月(?:[0-9]{{1,2}}日)?[，,](?={OWN}|{_OFFICE}?{_DID})|(?:[上下]半年|第?[一二三四]季度)[，,]?(?={OWN}|{_DID}))"
)
QUOTED = lazy(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,200}〕")
CHINESE = "〇一二三四五六七八九"
STANDING = ("截至", "截止")  # the last day of the year that was over
# Words beside a year, without one of which none stands there; the pattern, whose first group is the year; the distance.
DATED_WORDS: tuple[tuple[tuple[str, ...], re.Pattern[str], int], ...] = (
    (
        STANDING,
        lazy(rf"(?:截至|截止|截止到|截至到){BLANK}?{YEAR}(?:12月(?:31日|底|末|(?=[，,]))|底|年底|末|年末)"),
        0,
    ),
    (_BRACKETED, lazy(rf"(?:本年度?|今年|年内|全年)[（(]{BLANK}?{YEAR}"), 0),
    (_BRACKETED, lazy(rf"(?:上年度?|上一年度?|去年)[（(]{BLANK}?{YEAR}"), -1),
    (("结转",), lazy(rf"结转(?:到|至)?{BLANK}?{YEAR}(?:继续|办理|度)"), 1),
    (
        ("公布", "发布", "公开"),
        lazy(
            rf"{_PUBLISHED}[^。\n]{{0,40}}?(?<![至到—–～、-]){YEAR}(?![至、—～-])度?[^。，\n]{{0,30}}?(?:年度报告|年报)"
        ),
        0,
    ),
    (
        ("现予", "现公布", "现向", "特予", "特此公布", "特向"),
        lazy(rf"{YEAR}度?[^。，《\n]{{0,30}}(?:年度报告|年报)[^。，\n]{{0,10}}[，,](?:特此公布|{_PUBLISHED})"),
        0,
    ),
    (("报告由",), lazy(rf"本(?:年度)?报告由[^。，《\n]{{0,12}}?{YEAR}度?[^。，《\n]{{0,40}}情况"), 0),
    (("年度报告如下",), lazy(rf"{YEAR}度?[^。，\n]{{0,20}}年度报告如下"), 0),
    (("现将",), lazy(rf"现将[^。\n]{{0,40}}?{YEAR}度?[^。\n]{{0,40}}?(?:报告如下|报告公布如下|予以公布|公布如下)"), 0),
    (("下一步", "下阶段"), lazy(rf"(?:下一步|下阶段)[，,：:]?{_BODY}?{YEAR}[，,]?{_BODY}?将"), 1),
    (
        ("工作打算", "工作计划", "工作安排", "工作思路", "下一步工作"),
        lazy(
            rf"{_BEGIN}{YEAR}度?的?"
            r"(?:工作(?:打算|计划|安排|思路)|下一步工作(?:打算|计划|安排|思路)?)(?=[：:。\n]|$)",
            re.MULTILINE,
        ),
        1,
    ),
    (
        ("打算：", "计划："),
        lazy(rf"(?:下一?步|工作)(?:工作)?(?:打算|计划)：{YEAR}[，,]?{_BODY}?(?:继续|将)"),
        1,
    ),
    (
        ("将从", "将重点"),
        lazy(
            rf"{_BEGIN}{YEAR}[，,]?(?:我们|{_BODY})?将(?:从|重点)[^。，\n]{{0,8}}(?:以下|如下|几个方面)",
            re.MULTILINE,
        ),
        1,
    ),
    (("情况如下",), lazy(rf"{_BEGIN}{YEAR}度?(?:工作)?(?:总体|有关|具体)情况如下", re.MULTILINE), 0),
    (
        ("存在的",),
        lazy(
            rf"{_BEGIN}{YEAR}度?(?:工作)?存在的(?:主要)?问题(?:是|有|如下|主要)(?![^。\n]*(?:已|整改|解决|改正|消除))",
            re.MULTILINE,
        ),
        0,
    ),
    (("工作实际",), lazy(rf"结合{YEAR}度?(?:{_BODY}|全[县市区])?(?:政府信息公开)?工作实际"), 0),
    (("工作中",), lazy(rf"在{YEAR}度?的?工作中[，,]?{_BODY}?{_WILL}"), 1),
)


def written_year(text: str) -> int:
    """The year that digits of any kind write."""
    plain = re.sub(r"\s", "", text.replace("零", "〇"))
    return int("".join(str(CHINESE.find(one)) if one in CHINESE else one for one in plain))
