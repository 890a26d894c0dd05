"""正文把本机关写成了别的机关：别的县、区的名称作了主语，或者自称“我区”“我局”却不是。

为什么：照着别的单位的报告改写，最容易漏改的就是名称；公布以后，一眼就看得出是照抄的。

错误示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 2025年，我委没有收到政府信息公开申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 2025年，我局没有收到政府信息公开申请。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

选项：acts 列出名称后面表明它是主语的词；reports 列出报告的名称，前面写的应是本机关（“某局部门决算由……组成”）。

怎么改：改成本机关的名称或者自称；引用别人的话，写在引号里。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.patterns import lazy
from govgen.prose import Dossier
from govgen.schema.phrases import either

ID = "other-body"
SEVERITY = Severity.WARNING
SELF = "这里写的是“{found}”，本机关是“{unit}”。请核对。"
SUBJECT = "这里说的是“{found}”的工作，本机关是“{unit}”。请核对；确实说别的机关的，把话写清楚。"
AUTHOR = "这里写的编制机关是“{found}”，本机关是“{unit}”。请核对。"
CALLED = "这里自称“{found}”，本机关是“{unit}”。请核对。"
REPORTED = "这里写的是“{found}”的报告，本机关是“{unit}”。请核对。"
OLD = "“{found}”是以前的名称，本机关是“{unit}”。请核对。"
ACTS = (
    *("全年", "认真", "共", "收到", "严格", "高度重视", "始终", "扎实", "深入", "办结", "公开信息"),
    *("成立", "主要负责人", "主要领导", "定期", "贯彻", "坚持"),
)
OPTIONS: Options = {"acts": Option("texts", ACTS), "reports": Option("texts")}

_PLACE = lazy(r"(?:.{1,7}?(?:省|自治区))?(?:.{1,5}?(?:市|州|盟))?(?P<place>.{1,7}?(?P<scale>自治县|[县区旗]))")
_CITY = lazy(r"(?:.{1,7}?(?:省|自治区))?(?P<place>.{1,5}?(?P<scale>市|州|盟))")
_QUOTED = lazy(r"“[^“”\n]*”|《[^《》\n]*》|「[^「」\n]*」")
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
TOWNS = ("镇人民政府", "乡人民政府", "街道办事处")
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
_STARTS = "(?:^|(?<=[，。；\n年.．）]))"
_HAN = "\u4e00-\u9fff"
_OFFICE = f"[{_HAN}]{{2,12}}?(?:局|委员会|委|人民政府(?:办公室)?|街道办事处)"
_BY = "[布由](?:(?<=公布)|(?<=报告由))"
_ANNOUNCED = lazy(f"{_BY}(?=...?[县区旗])")  # looked for first
_AUTHORED = lazy(rf"{_BY}(?P<name>[{_HAN}]{{2,3}}[县区旗]{_OFFICE})")

_NICKNAMED = lazy("（(?:以下)?(?:简称|称)[本我]")  # looked for first
_OFFICIAL = f"[{_HAN}]{{2,6}}[省市州盟县区旗][{_HAN}]{{2,16}}"
_OWN_NAME = lazy(
    rf"{_STARTS}(?P<name>{_OFFICIAL})（(?:以下)?(?:简称|称)[本我][{_HAN}]{{1,3}}）",
    re.MULTILINE,
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each way in which a passage makes another body the subject."""
    report = dossier.report
    unit, whole = report.unit, dossier.narrative.whole
    acts, reports = (chosen_texts(report, ID, OPTIONS, name) for name in ("acts", "reports"))
    possible = [
        (pattern, template)
        for first, pattern, template in _patterns(unit, acts, reports)
        if first.search(whole) and pattern.search(whole)
    ]
    for rendered in dossier.narrative.passages if possible else ():
        text = _QUOTED.sub(lambda mark: "·" * len(mark[0]), rendered.text)
        for pattern, template in possible:
            found = next((one for one in pattern.finditer(text) if not _is_own(one, unit)), None)
            if found is not None:
                name = "name" if template in (AUTHOR, CALLED, REPORTED) else 0
                message = template.format(found=quote(found[name]), unit=quote(unit))
                yield Finding(ID, SEVERITY, message, rendered.origin(found.start(name)))


def _is_own(found: re.Match[str], unit: str) -> bool:
    """True for a name that is that of the unit, or a part of it, or of a body of its own place."""
    named = found.groupdict()
    where, text = named.get("where"), named.get("name") or found[0]
    of_towns = unit.endswith(TOWNS) and text.endswith(TOWNS)
    return _is_short(text, unit) or _is_short(unit, text) or (where is not None and where in unit and not of_towns)


def _is_short(text: str, name: str) -> bool:
    """True for a name with some letters left out."""
    letters = iter(name)
    return all(letter in letters for letter in text)


@lru_cache(maxsize=16)
def _patterns(
    unit: str, acts: tuple[str, ...], reports: tuple[str, ...]
) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """What the unit does not call itself, and names of other bodies where a subject or an author stands.

    What takes long to compile comes with what each find of it holds, which is looked for first.
    """
    place = _PLACE.match(unit) or _CITY.match(unit)
    if place is None:
        return ()
    former = [name for now, names in FORMER.items() if now in unit for name in names if name not in unit]
    wrong = _self(unit, place["scale"][-1])
    found = [(wrong, wrong, SELF), (_NICKNAMED, _OWN_NAME, CALLED)]
    if reports:
        told = either(reports)
        found.append(
            (lazy(told), lazy(f"{_STARTS}(?P<name>{_OFFICIAL}?)(?:{told})(?=由|包括|包含)", re.MULTILINE), REPORTED)
        )
    if former:
        old = lazy(f"{either(former)}(?={either(acts)})")
        found.append((old, old, OLD))
    if place["scale"][-1] in ("县", "区", "旗"):
        found.append((_acting(acts), _other(unit, place, acts), SUBJECT))
        found.append((_ANNOUNCED, _AUTHORED, AUTHOR))
    return tuple(found)


def _self(unit: str, scale: str) -> re.Pattern[str]:
    """What the unit does not call itself: each behind its first letter, which is looked for first."""
    own = next((names for end, names in ENDS.items() if unit.endswith(end)), ())
    others = [*(one for one in SCALES if one != scale), *(one for one in BODIES if one not in own)]
    if not own and not unit.endswith(("人民政府", "政府办公室")):
        others = [one for one in others if one in SCALES]
    if scale in ("县", "区", "旗"):  # of which a city is above
        others = [one if one != "市" else "市(?=各级|全年|共|收到|办结|公开|高度重视|严格|各单位)" for one in others]
    phrases = [("我本", f"(?:{'|'.join(others)})(?!们|质|级|身|着|着)")]
    if scale in ("县", "旗"):
        phrases += [("全", "区"), ("区", "(?<![社地市校郊城园片景新].)(?:委、区政府|政府办公室|人民政府办公室)")]
    if scale == "区":
        phrases += [("全", "县"), ("县", "(?:委、县政府|政府办公室|人民政府办公室)")]
    first = "".join(letters for letters, _ in phrases)
    wordings = "|".join(f"(?<=[{letters}]){wording}" for letters, wording in phrases)
    return lazy(f"[{first}](?:(?<![{_HAN}].)|(?<=[年在由].))(?:{wordings})")


def _other(unit: str, place: re.Match[str], acts: tuple[str, ...]) -> re.Pattern[str]:
    """The names of other places, of their offices, and for a town of other towns, before what these do."""
    stem = re.escape(place["place"].removesuffix(place["scale"]))
    named = [
        rf"(?P<where>(?![全各我本该外邻度])[{_HAN}]{{2,3}}(?<!市)[县区旗])(?:人民政府(?:办公室)?|{_OFFICE})?",
        f"(?![全各我本该外邻度])[{_HAN}]{{2,3}}(?<!市)市(?:人民政府)?",
        f"{stem}人民政府",
    ]
    if unit.endswith(TOWNS):
        named.append(f"(?![全各我本该外邻度两])[{_HAN}]{{2,3}}(?:镇|乡|街道)(?:人民政府|办事处)?")
    return lazy(rf"{_STARTS}(?:{'|'.join(named)})(?={either(acts)})", re.MULTILINE)


@lru_cache(maxsize=16)
def _acting(acts: tuple[str, ...]) -> re.Pattern[str]:
    """The end of a name as `_other` finds it, behind two letters more: looked for first, and not found in `，我局`."""
    letters = r"(?<=[^\W\d][^\W\d].)"
    return lazy(f"[县区市旗府局委会室处镇乡道]{letters}(?:(?<!府)|(?<=人民政府))(?={either(acts)})")
