"""What a template's own words say of all reports and is wrong in all but one: a number, a period, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.edition import Edition
from govgen.patterns import lazy
from govgen.prose.periods import stated_periods, written_period
from govgen.word.docx.paragraphs import TAG

NUMBERED = "模板里写死了文号“{text}”，每份报告都会照样印出；请写成“{{{{ 公文.发文字号 }}}}”"
PERIOD = "模板里写的统计期限是“{found}”，这种年报的统计期限是{wanted}；请写成“{{{{ 年度 }}}}年…”"
SCHOOL_YEAR = "模板里的学年印出来是“{found}”，起止应差一年；没有“次年”的标记，请删去，“{{{{ 标题 }}}}”里有学年"
LAW = "模板里写的是“{found}”，这种年报依据的是{law}；请改过来"

CITED = "模板里写的依据是“{found}”，这种年报依据的是{law}，请自己核对"

_YEAR = re.compile(r"\{\{\s*年度\s*\}\}")
# Years told by words, by how far they are from the one reported on.
_RELATIVE = {
    re.compile(rf"(?:{words})年度?(?=[ \u3000]?[0-9]{{1,2}}[ \u3000]?月)"): step
    for words, step in (("次|翌|来|下一|第二", 1), ("[上去]|上一|前一", -1), ("[本当今该]|报告", 0))
}
_SCHOOL_YEAR = lazy(r"([0-9]{4})年?\s?[—–~～至到-]{1,2}\s?([0-9]{4})\s?学年度?")
_ON_GROUNDS = lazy("(?:根据|依据|依照|按照|遵照)([^。；]{0,80}?)(?:，|要求|规定)[^。；]{0,20}?(?:编制|编写|制作|撰写)")
_CITED = lazy("《(?:中华人民共和国)?([^《》]{2,40})》")
_NUMBER = lazy(r"[\w（）()]{1,20}[〔\[【（(]\s?(?:19|20)[0-9]{2}\s?[〕\]】）)]\s?第?\s?[0-9]{1,5}\s?号")
_LAW = lazy(r"《(?:中华人民共和国)?([^《》]{2,30})》\s?[（(][^（()）]{0,30}?第\s?([0-9]{1,4})\s?号[^（()）]{0,20}[）)]")


def outdated(text: str, edition: Edition) -> Iterator[str]:
    """What is wrong with the text of a paragraph of a template in a report of any year, or of this form."""
    year = edition.last or edition.first + 1
    words = _in(year, text)
    if _NUMBER.fullmatch(words):
        yield NUMBERED.format(text=words)
    for period, later in zip(stated_periods(words), stated_periods(_in(year + 1, text)), strict=False):
        own = year if period.days != later.days else period.days[0]
        if period.days != edition.period.days(own):
            yield PERIOD.format(found=period.written, wanted=written_period(edition.period.days(year)))
    for found in _SCHOOL_YEAR.finditer(words):
        if int(found[2]) - int(found[1]) != 1:
            yield SCHOOL_YEAR.format(found=found[0])
    for law in _LAW.finditer(words):
        grounds = _LAW.search(edition.law)
        if grounds and grounds[1] == law[1] and grounds[2] != law[2]:
            yield LAW.format(found=law[0], law=edition.law)


def _in(year: int, text: str) -> str:
    """A text as a report on a year prints it, years that are told by words as numbers."""
    words = TAG.sub("", _YEAR.sub(str(year), text)).strip()
    for pattern, step in _RELATIVE.items():
        words = pattern.sub(f"{year + step}年", words)
    return words


def other_grounds(text: str, edition: Edition) -> Iterator[str]:
    """On which grounds alone a template says that reports are made, where the form has others."""
    known = _CITED.findall(edition.law + edition.basis)
    for grounds in _ON_GROUNDS.finditer(text):
        cited = _CITED.findall(grounds[1])
        if cited and known and set(cited).isdisjoint(known):
            yield CITED.format(found=f"《{cited[0]}》", law=edition.law)
