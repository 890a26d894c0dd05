"""How to reach a unit, as the preface or another line tells it, and what of a preface its data do not give again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govgen.documents.document import Line
from govgen.model.report import Written
from govgen.model.signs import HYPHEN, NO_BREAK_HYPHEN

UNIT, ASKED, SITE = "单位.名称", "联系.部门", "联系.网站"
WAYS = ("地址", "邮编", "电话", "电子邮箱")
PREFACE = "报告的说明段，由程序按联系方式重新生成"
PARTLY = PREFACE + "；生成的没有这些话，需要的请写进正文：{lost}"
QUOTED, MOST = 40, 3
_CONTACTS = (
    (ASKED, re.compile(r"请(?:及时|直接)?(?:与|同|向)([^，,。；;（(]{2,40}?)(?:联系|咨询|反映)")),
    ("联系.邮编", re.compile(r"(?:邮政编码|邮编)\s*[：:]?\s*(\d{6})")),
    (
        "联系.电话",
        re.compile(r"(?:联系)?电话\s*[：:]\s*([\d\-－—–()（）转\s]{5,40}\d(?:[、，,/]\s*[\d\-－—–()（）转]{5,40}\d)*)"),
    ),
    ("联系.地址", re.compile(r"地址\s*[：:]\s*([^，,。；;）)]{3,100}?)(?=\s+\w{2,4}\s*[：:]|[，,。；;）)]|$)")),
    ("联系.电子邮箱", re.compile(r"(?:电子邮[箱件]|邮箱|E-?mail)\s*[：:]\s*([\w.+\-]+@[\w.\-]+\w)", re.IGNORECASE)),
    (
        SITE,
        re.compile(
            r"(?:可在|网址\s*[：:]|网站\s*[：:])\s*(https?://[!-~]+|[^，,。；;（(]{2,60}?)"
            r"(?=上?(?:查阅|下载)|[，,。；;（(]|$)"
        ),
    ),
)
# The same as the form prints them: all that stands between its own words.
_LABEL = rf"(?:{'|'.join(WAYS)})："
_PRINTED = re.compile(rf"请与(?P<asked>[^，。；]{{2,120}}?)联系(?:（(?P<ways>{_LABEL}.*)）)?。?\s*$")
_PRINTED_SITE = re.compile(r"本报告电子版可在(?P<site>[^。；]{2,300}?|https?://[!-~]+)查阅和下载。")
_NEXT_WAY = re.compile(rf"；(?={_LABEL})")
_OTHER_LABEL = re.compile(r"(?:址|编|编码|话|箱|真|人|mail)\s*[：:]", re.IGNORECASE)
_PERIOD = re.compile(r"本报告所列数据的统计期限自.{6,12}起至.{4,12}止")
_MADE = re.compile(r"根据(?P<law>.+?)，编制(?:本报告|[^，。；]{2,120}报告)")


def contacts(line: Line) -> Iterator[tuple[str, Written]]:
    """The ways to reach the unit that a line tells."""
    told = dict(_printed(line.text))
    for key, pattern in _CONTACTS:
        found = None if key in told else pattern.search(line.text)
        if found:
            told[key] = found[1].strip()
    for key, text in told.items():
        yield key, Written(text.replace(NO_BREAK_HYPHEN, HYPHEN), line.place)


def _printed(text: str) -> Iterator[tuple[str, str]]:
    """What stands between the words of the form."""
    found, site = _PRINTED.search(text), _PRINTED_SITE.search(text)
    ways = [way.partition("：") for way in _NEXT_WAY.split(found["ways"] or "") if way] if found else []
    if found and not any(_OTHER_LABEL.search(said) for _, _, said in ways):
        yield ASKED, found["asked"]
        yield from ((f"联系.{name}", said) for name, _, said in ways)
    if site:
        yield SITE, site["site"]


def why_left(line: Line, head: Mapping[str, Written], law: str) -> str:
    """Why a preface is no prose: the form prints it from the data; what it does not print again is told."""
    sentences = [sentence for sentence in line.text.split("。") if sentence.strip()]
    known = set(_given_again(head))
    lost = [sentence for sentence in sentences if sentence not in known and not _is_usual(sentence, law)]
    if not lost:
        return PREFACE
    quoted = (f"“{text[:QUOTED]}{'……' if len(text) > QUOTED else ''}”" for text in lost[:MOST])
    return PARTLY.format(lost="".join(quoted) + ("等" if len(lost) > MOST else ""))


def _given_again(head: Mapping[str, Written]) -> Iterator[str]:
    """The sentences that the form makes of contacts."""
    told = {key: written.text for key, written in head.items()}
    ways = "；".join(f"{way}：{told[f'联系.{way}']}" for way in WAYS if f"联系.{way}" in told)
    asked = told.get(ASKED) or told.get(UNIT, "")
    yield f"如对本报告有疑问，请与{asked}联系{f'（{ways}）' if ways else ''}"
    if SITE in told:
        yield f"本报告电子版可在{told[SITE]}查阅和下载"


def _is_usual(sentence: str, law: str) -> bool:
    """True for the sentences that the form always prints: on what basis the report was made, and for when."""
    made = _MADE.fullmatch(sentence)
    return bool(_PERIOD.fullmatch(sentence)) or (made is not None and made["law"] in (law, "有关规定"))
