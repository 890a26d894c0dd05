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

选项：acts 列出名称后面表明它是主语的词。

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
ACTS = ("全年", "认真", "共", "收到", "严格", "高度重视", "始终", "扎实", "深入", "办结", "公开信息")
OPTIONS: Options = {"acts": Option("texts", ACTS)}

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
BODIES = ("局", "委", "厅", "镇", "乡", "街道")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each way in which a passage makes another body the subject."""
    report = dossier.report
    unit = report.unit
    acts = chosen_texts(report, ID, OPTIONS, "acts")
    wrong, other = _patterns(unit, acts)
    possible = [(wrong, SELF)] if wrong.search(dossier.narrative.whole) else []
    possible += [(other, SUBJECT)] if _acting(acts).search(dossier.narrative.whole) else []
    for rendered in dossier.narrative.passages if possible else ():
        text = _QUOTED.sub(lambda mark: "·" * len(mark[0]), rendered.text)
        for pattern, template in possible:
            found = next((one for one in pattern.finditer(text) if not _is_own(one[0], unit)), None)
            if found is not None:
                message = template.format(found=quote(found[0]), unit=quote(unit))
                yield Finding(ID, SEVERITY, message, rendered.origin(found.start()))


def _is_own(found: str, unit: str) -> bool:
    """True for a name that is that of the unit, or a part of it."""
    return found in unit


@lru_cache(maxsize=16)
def _patterns(unit: str, acts: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the unit does not call itself, and names of other places where a subject stands."""
    nothing = lazy("(?!)")
    place = _PLACE.match(unit) or _CITY.match(unit)
    if place is None:
        return nothing, nothing
    scale = place["scale"][-1]
    own = next((names for end, names in ENDS.items() if unit.endswith(end)), ())
    others = [*(one for one in SCALES if one != scale), *(one for one in BODIES if one not in own)]
    if not own and not unit.endswith(("人民政府", "政府办公室")):
        others = [one for one in others if one in SCALES]
    # Each behind its first letter: these are looked for first.
    phrases = [("我本", f"(?:{'|'.join(others)})(?!们|质|级|身|着|着)")]
    if scale in ("县", "旗"):
        phrases += [("全", "区"), ("区", "(?<![社地市校郊城园片景新].)(?:委、区政府|政府办公室|人民政府办公室)")]
    if scale == "区":
        phrases += [("全", "县"), ("县", "(?:委、县政府|政府办公室|人民政府办公室)")]
    first = "".join(letters for letters, _ in phrases)
    wordings = "|".join(f"(?<=[{letters}]){wording}" for letters, wording in phrases)
    wrong = lazy(f"[{first}](?:(?<![\u4e00-\u9fff].)|(?<=[年在由].))(?:{wordings})")
    if scale not in ("县", "区", "旗"):
        return wrong, nothing
    stem = re.escape(place["place"].removesuffix(place["scale"]))
    # As in `_acting`: what such a name ends with, and what is behind it.
    named = rf"(?:(?![全各我本该外邻])[\u4e00-\u9fff]{{2,3}}(?<!市)(?:县|区|市|旗)(?:人民政府)?|{stem}人民政府)"
    other = lazy(rf"(?:^|(?<=[，。；\n年])){named}(?={either(acts)})", re.MULTILINE)
    return wrong, other


@lru_cache(maxsize=16)
def _acting(acts: tuple[str, ...]) -> re.Pattern[str]:
    """The end of a name that a subject may have."""
    return lazy(f"[县区市旗府](?={either(acts)})")
