"""What a body does not call itself, and names of other bodies where a subject, an author or a site stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govgen.checking.own_names import COUNTIES, OFFICES, TOWNS, Placed, is_own, placed_in
from govgen.patterns import lazy
from govgen.schema.phrases import any_of, either

SELF = "这里写的是“{found}”，本机关是“{unit}”。请核对。"
SUBJECT = "这里说的是“{found}”的工作，本机关是“{unit}”。请核对；确实说别的机关的，把话写清楚。"
AUTHOR = "这里写的编制机关是“{found}”，本机关是“{unit}”。请核对。"
CALLED = "这里自称“{found}”，本机关是“{unit}”。请核对。"
REPORTED = "这里写的是“{found}”的报告，本机关是“{unit}”。请核对。"
SITE = "这里写的是“{found}”，本机关是“{unit}”。请核对；确实是别处网站的，把话写清楚。"
OLD = "“{found}”是以前的名称，本机关是“{unit}”。请核对。"

SCALES = ("县", "区", "市", "旗", "州", "盟")
# What a body calls itself, by the end of its name.
ENDS = {
    "局": ("局",),
    "委员会": ("委", "会"),
    "厅": ("厅",),
    "街道办事处": ("街道", "街", "办", "办事处"),
    "镇人民政府": ("镇",),
    "乡人民政府": ("乡",),
}
BODIES = ("局", "委", "厅", "镇", "乡", "街道")
# What bodies were called before 2018, by what they are called now.
FORMER = {
    "卫生健康": ("卫生和计划生育委员会", "卫生和计划生育局", "卫计委", "卫计局", "卫生局"),
    "住房和城乡建设": ("城乡建设局", "建设局", "住房和城乡规划建设局"),
    "自然资源": ("国土资源局", "国土局"),
    "生态环境": ("环境保护局", "环保局"),
    "市场监督管理": ("工商行政管理局", "工商局", "质量技术监督局", "质监局", "食品药品监督管理局"),
    "应急管理": ("安全生产监督管理局", "安监局"),
    "农业农村": ("农业局", "农业委员会", "农委"),
    "文化和旅游": ("文化广电新闻出版局", "文广新局", "旅游局"),
}
# What a body of another place does in its own report, and another one of the own place nowhere else.
DONE = (
    *("召开", "牵头", "安排", "明确", "负责", "落实", "组织", "开展", "推进", "印发", "制定", "建立", "健全"),
    *("统筹", "围绕", "主动", "公开各类", "公开政府", "累计", "受理", "未收到", "没有收到"),
    *("各级", "各部门", "各单位", "党组", "党委"),
)
TIMED = either(("每季度", "每半年", "每月", "每周", "每年", "常务会"))  # behind what a government does
OWN = (
    *("高度重视", "认真贯彻", "严格落实", "严格执行", "始终坚持", "坚持以", "全面推进", "全面贯彻"),
    *("成立政务公开", "成立政府信息公开", "成立信息公开", "收到政府信息公开申请", "共收到政府信息公开申请"),
    *("在区委、", "在县委、", "在市委、"),  # 在区委、区政府领导下
)
VISITED = ("学习", "考察", "交流", "借鉴", "调研", "互查", "互评", "来我", "撤县", "撤销", "设区", "更名", "区划")
_VISITED = any_of(VISITED)
_YEAR = "[0-9]{4}年度?，?"
_STARTS = "(?:^|(?<=[，。；\n年.．）]))"
_HAN = "\u4e00-\u9fff"
_SOME = (
    *("部分", "多数", "少数", "个别", "有的", "有些", "一些", "试点", "示范", "其余", "其他", "相关", "有关", "基层"),
    *("兄弟", "先进", "脱贫", "贫困", "全国", "国家", "农业", "工业", "城市", "中心", "重点"),
    *("配合", "会同", "联合", "协同", "协助", "按照", "根据", "指导", "督促", "组织", "安排", "邀请", "推动", "对接"),
    *("公开", "发布", "公布", "印发", "制定", "举办", "召开", "开展", "通过", "落实", "推进", "执行", "贯彻", "完成"),
    *("列席", "出席", "服务", "围绕", "涉及", "覆盖", "走进", "保障", "收到", "转发", "编发", "归集"),
    *("参加", "报送", "提请", "经过", "要求", "建议", "协调", "委托", "承办", "接受", "支持", "依据", "结合", "面向"),
)
# No name of a place begins so; with one letter behind it, 和 and 同 may (和平县).
_BEGIN = f"(?![全各我本该外邻周所省市度两其另与跟]|[和同](?=[{_HAN}]{{2,3}}[县区旗镇乡])|{either(_SOME)})"
_WORD = f"(?:(?![全各我本该在过托])[{_HAN}]){{2,3}}"
_COUNTY = f"{_BEGIN}{_WORD}(?<!市)(?:[县旗]|(?<![社园发开新范税验贸景城库灾校辖小片厂老郊街理务能林牧矿港待询县])区)"
_TOWN = f"{_WORD}(?<![乡城集古街村])(?:镇|乡|街道)"
# Larger places before it, none of which is another word before a place.
_LARGER = f"(?![请赴到向对从被受经由为把将按于]){_BEGIN}(?:(?![全各我本该在过托])[{_HAN}])"
_ABOVE = f"(?:{_LARGER}{{2,7}}?(?:省|自治区))?(?:{_LARGER}{{2,5}}?[市州盟])?"
_OFFICE = f"[{_HAN}]{{2,12}}?(?:局|委员会|委|人民政府(?:办公室)?|街道办事处)"
_OFFICIAL = f"[{_HAN}]{{2,6}}[省市州盟县区旗][{_HAN}]{{2,16}}"

_BY = "(?:公布|发布|报告由|现将|请与|可与|由)"
_ANNOUNCED = lazy("[布由将与](?=.{2,14}[县区旗])")  # looked for first
_AUTHORED = lazy(
    rf"(?:(?P<told>本报告由)|{_BY})(?P<name>{_ABOVE}(?P<where>{_COUNTY})(?:人民政府|{_OFFICE}|{_TOWN})(?:办公室)?)"
    r"(?=(?P<year>[0-9]{4}年)|政府信息公开|的?年度报告|联系|编制|维护|运维)"
)
_DATED = lazy("[0-9](?<=[镇乡道府处局委会厅].)[0-9]{3}年")
_TOLD = lazy(
    rf"(?:公布|发布|现将)(?P<name>{_BEGIN}(?:{_TOWN}(?:人民政府|办事处)?|(?:(?<=现将)|(?<=现公布)|(?<=现发布))"
    rf"{_OFFICIAL}(?<=[局委会厅])(?=[0-9]{{4}}年度?政府信息公开)))(?=(?P<year>[0-9]{{4}}年))"
)
_EDITING = lazy("编制本报告")
_EDITED = lazy(rf"{_STARTS}(?P<name>{_OFFICIAL}(?<=[局委会厅室府处镇乡道]))(?P<year>编制本报告)", re.MULTILINE)
_SITES = lazy("[县区旗府户]网")
_SITE = lazy(
    rf"(?:通过|依托|登[录陆]|利用|访问|在|{_STARTS}(?!通过|依托|登|利用|访问|在))"
    rf"(?P<name>(?P<where>{_COUNTY})(?:人民政府|政府)?(?:门户)?网站?(?!络|上|格|民))",
    re.MULTILINE,
)
_NICKNAMED = lazy("（(?:以下)?(?:简称|称)[本我]")
_OWN_NAME = lazy(
    rf"{_STARTS}(?P<name>{_OFFICIAL})（(?:以下)?(?:简称|称)[本我][{_HAN}]{{1,3}}）",
    re.MULTILINE,
)


class NamePattern(NamedTuple):
    """What each find of a pattern holds, which is looked for first, the pattern of names, and what is said of one."""

    first: re.Pattern[str]
    pattern: re.Pattern[str]
    template: str

    def find(self, text: str, unit: str) -> re.Match[str] | None:
        """The first name in a text that is neither that of the unit nor told of a visit."""
        for found in self.pattern.finditer(text):
            is_other = self.template == OLD or not is_own(found, unit)
            if is_other and not (self.template in APART and _is_visit(text, found)):
                return found
        return None


APART = (SUBJECT, SITE)  # what may be told of another body


def _is_visit(text: str, found: re.Match[str]) -> bool:
    """True if the sentence of a name is of a visit, or of how places were changed."""
    begin = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
    ends = [place for mark in "。；\n" if (place := text.find(mark, found.end())) >= 0]
    return _VISITED.search(text, begin, min(ends, default=len(text))) is not None


@lru_cache(maxsize=16)
def other_names(unit: str, acts: tuple[str, ...], reports: tuple[str, ...]) -> tuple[NamePattern, ...]:
    """What a unit does not call itself, and names of other bodies before what they do, or of what is theirs."""
    placed = placed_in(unit)
    if placed is None:
        return ()
    scale = placed.scale[-1]
    wrong = _self(unit, scale)
    found = [
        NamePattern(wrong, wrong, SELF),
        NamePattern(_NICKNAMED, _OWN_NAME, CALLED),
        NamePattern(_EDITING, _EDITED, AUTHOR),
        NamePattern(_DATED, _TOLD, AUTHOR),
        *([_reported(reports)] if reports else ()),
        *_earlier(unit, scale, acts),
    ]
    if unit.endswith(OFFICES):
        found.append(_offices(acts))
    if scale in COUNTIES:
        found += [_others(acts, towns=unit.endswith(TOWNS)), *_scaled(placed)]
        found += [NamePattern(_ANNOUNCED, _AUTHORED, AUTHOR), NamePattern(_SITES, _SITE, SITE)]
    return tuple(found)


@lru_cache(maxsize=16)
def _reported(reports: tuple[str, ...]) -> NamePattern:
    """The name before that of a report which is told to be of something."""
    told = either(reports)
    report = lazy(f"{_STARTS}(?P<name>{_OFFICIAL}?)(?:{told})(?=由|包括|包含)", re.MULTILINE)
    return NamePattern(lazy(told), report, REPORTED)


def _earlier(unit: str, scale: str, acts: tuple[str, ...]) -> Iterator[NamePattern]:
    """The names that an office had before; one that ends the present name is told behind the place alone."""
    former = [name for now, names in FORMER.items() if now in unit for name in names]
    if former:
        within, others = ([name for name in former if (name in unit) is part] for part in (True, False))
        led = f"(?:^|(?<=[省市州盟县区旗，。；\n年由与]))(?:{either(others)})|(?<={scale})(?:{either(within)})"
        old = lazy(f"(?:{led})(?={either((*acts, *DONE))})", re.MULTILINE)
        yield NamePattern(lazy(either(former)), old, OLD)


def _scaled(placed: Placed) -> Iterator[NamePattern]:
    """The name of the own place with another word for its kind, as 某区 of 某县."""
    if len(placed.stem) > 1 and len(placed.scale) == 1:
        others = "".join(one for one in COUNTIES if one != placed.scale)
        named = f"{re.escape(placed.stem)}[{others}](?![域间位块别内划])"
        pattern = lazy(f"(?:^|(?<=[，。；\n年在由对与向为的市州省将]))(?P<name>{named})", re.MULTILINE)
        yield NamePattern(lazy(named), pattern, SUBJECT)


@lru_cache(maxsize=16)
def _offices(acts: tuple[str, ...]) -> NamePattern:
    """Offices with the name of a place, before what they do."""
    offices = "(?:局|委员会|委(?!员)|厅)(?<!工委)(?<!工作委员会)(?<!分局)"
    named = f"[{_HAN}]{{0,14}}?[省市州盟县区旗][{_HAN}]{{2,16}}?{offices}"
    pattern = lazy(
        f"{_STARTS}(?P<kin>{named})(?=(?:{_YEAR})?(?P<own>{either(OWN)})|{either((*acts, *DONE))})", re.MULTILINE
    )
    return NamePattern(_acting((*acts, *DONE, *OWN)), pattern, SUBJECT)


@lru_cache(maxsize=16)
def _others(acts: tuple[str, ...], *, towns: bool) -> NamePattern:
    """The names of other places, of their offices, and for a town of other towns, before what these do."""
    acting, done = (f"(?={either(words)})" for words in (acts, (*acts, *DONE)))
    named = [
        rf"{_ABOVE}(?P<where>{_COUNTY})(?:(?:人民)?政府(?:(?={TIMED})|(?:办公室|办)?{done})|{_OFFICE}{done}|{done})",
        f"{_BEGIN}[{_HAN}]{{2,3}}(?<!市)市(?:人民政府)?{acting}",
        f"(?P<stem>[{_HAN}]{{1,5}}(?<![市州盟县区旗镇乡]))人民政府{acting}",
    ]
    if towns:
        within = f"[{_HAN}]{{2,8}}[市县区旗]"
        named.append(f"(?:{within})?{_BEGIN}{_TOWN}(?:人民政府|办事处)?(?=(?:党政办公室|党政办)?{done})")
    pattern = lazy(rf"{_STARTS}(?:{'|'.join(named)})", re.MULTILINE)
    return NamePattern(_acting((*acts, *DONE)), pattern, SUBJECT)


def _self(unit: str, scale: str) -> re.Pattern[str]:
    """What the unit does not call itself: each behind its first letter, which is looked for first."""
    own = next((names for end, names in ENDS.items() if unit.endswith(end)), ())
    others = [*(one for one in SCALES if one != scale), *(one for one in BODIES if one not in own)]
    if not own and not unit.endswith(("人民政府", "政府办公室")):
        others = [one for one in others if one in SCALES]
    if scale in COUNTIES:  # of which a city is above
        others = [one if one != "市" else "市(?=各级|全年|共|收到|办结|公开|高度重视|严格|各单位)" for one in others]
    phrases = [("我本", f"(?:{'|'.join(others)})(?!们|质|级|身|着|着)")]
    government = "(?:人民)?政府(?:办公室|(?:门户)?网站?)"
    if scale in ("县", "旗"):
        phrases += [("全", "区"), ("区", f"(?<![社地市校郊城园片景新].)(?:委、区政府|{government})")]
    if scale == "区":
        phrases += [("全", "县"), ("县", f"(?:委、县政府|{government})")]
    first = "".join(letters for letters, _ in phrases)
    wordings = "|".join(f"(?<=[{letters}]){wording}" for letters, wording in phrases)
    return lazy(f"[{first}](?:(?<![{_HAN}].)|(?<=[年在由过托].))(?:{wordings})")


@lru_cache(maxsize=16)
def _acting(acts: tuple[str, ...]) -> re.Pattern[str]:
    """The end of a name as `_others` finds it, behind two letters more: looked for first, and not found in `，我局`."""
    letters = r"(?<=[^\W\d][^\W\d].)"
    named = f"{letters}(?:(?<!府)|(?<=政府))(?=(?:{_YEAR})?(?:{either(acts)}))"
    return lazy(f"[县区市旗府局委会室处厅镇乡道办](?:{named}|(?<=政府)(?={TIMED}))")
