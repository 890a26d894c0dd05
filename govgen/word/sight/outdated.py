"""What a template's own words say of all reports and is wrong in all but one: a number, a period, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgen.model.edition import Edition
from govgen.patterns import lazy
from govgen.prose.periods import stated_periods, written_period
from govgen.word.spots import TAG

NUMBERED = "模板里写死了文号“{text}”，每份报告都会照样印出；请写成“{{{{ 公文.发文字号 }}}}”"
PERIOD = "模板里写的统计期限是“{found}”，这种年报的统计期限是{wanted}；请写成“{{{{ 年度 }}}}年…”"
LAW = "模板里写的是“{found}”，这种年报依据的是{law}；请改过来"

_YEAR = re.compile(r"\{\{\s*年度\s*\}\}")
_NUMBER = lazy(r"[\w（）()]{1,20}[〔\[【（(]\s?(?:19|20)[0-9]{2}\s?[〕\]】）)]\s?第?\s?[0-9]{1,5}\s?号")
_LAW = lazy(r"《(?:中华人民共和国)?([^《》]{2,30})》\s?[（(][^（()）]{0,30}?第\s?([0-9]{1,4})\s?号[^（()）]{0,20}[）)]")


def outdated(text: str, edition: Edition) -> Iterator[str]:
    """What is wrong with the text of a paragraph of a template in a report of any year, or of this form."""
    year = edition.last or edition.first + 1
    words = TAG.sub("", _YEAR.sub(str(year), text)).strip()
    if _NUMBER.fullmatch(words):
        yield NUMBERED.format(text=words)
    for period in stated_periods(words):
        first = period.days[0]
        if period.days not in (edition.period.days(first), edition.period.days(first + 1)):
            yield PERIOD.format(found=period.written, wanted=written_period(edition.period.days(year)))
    for law in _LAW.finditer(words):
        own = _LAW.search(edition.law)
        if own and own[1] == law[1] and own[2] != law[2]:
            yield LAW.format(found=law[0], law=edition.law)
