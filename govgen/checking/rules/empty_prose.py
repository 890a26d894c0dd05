"""说存在的问题只有空话：“多数部门”“部分单位”，没有主语、数字、名称和日期。

为什么：哪个机关都能用的话，公众看不出本机关有什么问题；表里就有可以写的数。

错误示例：

    问题与改进: 主要问题是部分单位重视不够，一些工作不够深入。改进措施是加强督促。

正确示例：

    问题与改进: 主要问题是2个科室的3件申请延期答复。改进措施是每月核对一次台账。

选项：words 列出空话的主语；sections 列出要看的章节；facts 列出可以写进存在的问题里的数（被纠正、结转），提示里先写。

整段没有数字和名称，只说“不够全面”“有待提高”的，也提示一次。

怎么改：写明是哪个科室、哪一件事、多少件；提示里的数可以用。
"""

import re
from collections.abc import Iterator

from govgen.checking.options import chosen_slots, chosen_texts
from govgen.checking.wording import figure, quote
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose import Dossier
from govgen.schema.phrases import any_of

ID = "empty-prose"
SEVERITY = Severity.HINT
MESSAGE = "“{sentence}”没有主语、数字和名称，哪个机关都能用。{facts}"
FACTS = "表里可以写的有：{facts}。"
SHOWN = 3
WHO, WHAT = ("多数", "部分", "一些", "个别", "有的"), ("部门", "单位", "科室", "地区", "乡镇")
OPTIONS: Options = {
    "words": Option("texts", tuple(who + what for who in WHO for what in WHAT)),
    "sections": Option("sections"),
    "facts": Option("counts"),
}

_SENTENCE = lazy(r"[^。；\n]{6,400}")
_NUMBERED = lazy(r"\s*(?:[0-9０-９]{1,2}\s*[.．、)）]|[(（][0-9０-９]{1,2}[)）])(?![0-9０-９])")  # which is no figure
_MORE = "(?:进一步|继续|不断)?(?:提高|提升|加强|拓宽|拓展|完善|增强|规范)"
_ENOUGH = "不(?:够|到位|足)"
# What any body may say of itself; a text that names neither a place nor a thing beside it says no more. Each begins
# with a letter, no group: a pattern of which all do is tried only where one of these letters stands.
_VAGUE = lazy(
    "不够(?:全面|生动|通俗|高|强|深入|透彻|及时|规范|到位|丰富|完善|细致)"
    f"|有待{_MORE}|还需{_MORE}|仍需{_MORE}|尚需{_MORE}|需要?{_MORE}|较为?单一|参差不齐|认识{_ENOUGH}|重视{_ENOUGH}"
    "|工作[^，。；]{0,4}不平衡|薄弱环节|有(?:一定的?)?差距|意识不强|主动性不强"
)
_NAMED = lazy(
    "[县市区省镇乡村]|股|科(?!室)|办公室|中心|专栏|栏目|公众号|微信|网站|医院|学校|站所|窗口|解读(?!形式|方式|质量|工作|力度|不够(?:生动|通俗|深入|到位))|图解|答复|目录|指南|兼职(?<!多为兼职)(?<!多是兼职)(?<!均为兼职)(?<!都是兼职)|审批|许可|处罚|执法"
)
_FACT = lazy(r"[0-9０-９《“]|[一二三四五六七八九十百两](?:件|个|次|条|起|名|家|项)")


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding for each section: its first sentence of nothing."""
    report = dossier.report
    pattern, whole = any_of(chosen_texts(report, ID, OPTIONS, "words")), dossier.narrative.whole
    is_possible = pattern.search(whole) or _VAGUE.search(whole)
    sections = chosen_texts(report, ID, OPTIONS, "sections") if is_possible else ()
    seen: set[str] = set()
    for rendered in dossier.narrative.passages if sections else ():
        section = rendered.passage.section
        if section in seen or section not in sections:
            continue
        text = _without_year(rendered.text, report.year)
        vague = None if _says_something(text) else _VAGUE
        wanted = (pattern,) if vague is None else (pattern, vague)
        sentences = _SENTENCE.finditer(text)
        found = next((one for one in sentences if any(_is_empty(one[0], each) for each in wanted)), None)
        if found is not None:
            seen.add(section)
            message = MESSAGE.format(
                sentence=quote(rendered.text[found.start() : found.end()].strip()), facts=_facts(report)
            )
            yield Finding(ID, SEVERITY, message, rendered.origin(found.start()))


def _without_year(text: str, year: int | None) -> str:
    """A text in which the year of the report is no figure, as long as it was."""
    return re.sub(rf"(?<![0-9]){year}(?=年度?(?![0-9底末初]))", lambda found: "·" * len(found[0]), text)


def _says_something(text: str) -> bool:
    """True if any sentence of a whole text has a figure or names something."""
    return any(_NAMED.search(one[0]) or _has_fact(one[0]) for one in _SENTENCE.finditer(text))


def _is_empty(sentence: str, pattern: re.Pattern[str]) -> bool:
    return pattern.search(sentence) is not None and not _has_fact(sentence)


def _has_fact(sentence: str) -> bool:
    number = _NUMBERED.match(sentence)
    return _FACT.search(sentence, number.end() if number else 0) is not None


def _facts(report: Report) -> str:
    """Some figures of the tables that are not zero: those of problems, or totals where there is none of these."""
    totals = (balance.derived for balance in report.edition.balances if balance.derived >= 0)
    of_problems = chosen_slots(report, ID, OPTIONS, "facts")
    wanted = of_problems if any(report.cells[number].value for number in of_problems) else dict.fromkeys(totals)
    filled = [number for number in wanted if report.cells[number].value]
    facts = (f"{report.edition.slots[one].label} {figure(report.cells[one].value or 0)}" for one in filled[:SHOWN])
    text = "；".join(facts)
    return FACTS.format(facts=text) if text else ""
