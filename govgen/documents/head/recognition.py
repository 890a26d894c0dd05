"""The head of a report from its front and its end: who reports, on which year, who signed it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgen.documents.head.contacts import ASKED, UNIT, contacts, why_left
from govgen.documents.head.evidence import add_signed_year
from govgen.documents.head.front_matter import Front
from govgen.documents.head.signature import is_body, is_of_site, read_closing
from govgen.documents.outline.division import SectionPart
from govgen.documents.receipt import Certainty, Draft
from govgen.documents.sections import MISPRINT
from govgen.documents.unread import BEHIND, FRONT
from govgen.model.report import ReadProblem, Written
from govgen.model.title import filled_in
from govgen.patterns import lazy

HEADED, SIGNED = "标题和发文信息", "落款和版记"
NAMED_BY = "标题只写“{unit}”，名称取自落款"
SIGNED_BY = "标题和落款的单位不同，落款是 {signer}"
BEYOND = "标题里是“{unit}”，名称取自落款"
BELOW_TITLE, OTHER_DAY = "写在标题下面", "标题下面写的是 {day}"
DAY = "落款日期"
# What stands in no name: marks, and words that a page has before one.
_NO_NAME = lazy(r"[^\u4e00-\u9fff（）()·]|公开|年报|报告|网$|首页|专栏")


def enter_head(draft: Draft, front: Front, parts: Sequence[SectionPart]) -> None:
    """The head from front and closing; the name that signs is taken where it says better who reports."""
    draft.head.update(front.head)
    draft.use(front.seen, HEADED)
    draft.leave(front.unused, FRONT)
    signer = _closing(draft, parts) or front.signature.signer
    _day(draft, front)
    _unit(draft, front, signer)
    add_signed_year(draft.head, front)
    named = draft.head.get(UNIT)
    if named and ASKED in draft.head and draft.head[ASKED].text == named.text:
        del draft.head[ASKED]  # the preface names the unit itself where no office of it is to be asked
    for line in front.preface:
        draft.leave([line], why_left(line, draft.head, draft.edition.law))
    _titled(draft, front)
    for key, written in draft.head.items():
        if key != "版式":
            certainty, reason = front.doubts.get(key, (Certainty.HIGH, ""))
            draft.take(key, written.text, written.location, certainty, reason)


def _day(draft: Draft, front: Front) -> None:
    """The day that stands below the title signs a report that has none at its end; another one is told."""
    below = front.signature.day
    if below is None:
        return
    day = draft.head.setdefault(DAY, below)
    if day is below:
        front.doubts[DAY] = (Certainty.MEDIUM, BELOW_TITLE)
    elif day.text != below.text:
        front.doubts[DAY] = (Certainty.MEDIUM, OTHER_DAY.format(day=below.text))


def _unit(draft: Draft, front: Front, signer: str) -> None:
    """Take the name that signs where the title has only a part of it, or words behind it; another one is told."""
    unit = draft.head.get(UNIT)
    beyond = unit is not None and _goes_beyond(unit.text, signer)
    if signer and (
        unit is None or beyond or _is_fuller(signer, unit.text) or _is_lower(signer, unit.text, front.parts)
    ):
        place = draft.head[DAY].location if DAY in draft.head else draft.document.blocks[-1].place
        draft.head[UNIT] = Written(signer, place)
        longer = unit is not None and signer.endswith((unit.text, f"{unit.text}人民政府"))
        if unit and (beyond or not unit.text.endswith(signer)) and not longer:
            told = BEYOND if beyond else NAMED_BY
            front.doubts.setdefault(UNIT, (Certainty.MEDIUM, told.format(unit=unit.text)))
    elif unit and signer and signer not in unit.text:
        known, _ = front.doubts.get(UNIT, (Certainty.HIGH, ""))
        if known is not Certainty.LOW:  # two doubts are more than one
            sure = Certainty.MEDIUM if known is Certainty.HIGH else Certainty.LOW
            front.doubts[UNIT] = (sure, SIGNED_BY.format(signer=signer))


def _titled(draft: Draft, front: Front) -> None:
    """Keep a title that is not what the form makes of unit and year; a slip in it is told."""
    if front.title is None:
        return
    name = draft.head[UNIT].text if UNIT in draft.head else ""
    official = filled_in(draft.edition.title, name, year_of_head(front.head))
    if front.title.text != official:
        draft.head["标题"] = Written(front.title.text, front.title.place)
    if front.misprint:
        draft.problems.append(ReadProblem(MISPRINT, official, front.title.place, front.title.text))


def _is_fuller(signer: str, unit: str) -> bool:
    """True for a signature with the whole name of what a title calls by a part: an office of a body is another one."""
    return unit in signer and (signer.endswith(unit) or not is_body(unit))


def _goes_beyond(unit: str, signer: str) -> bool:
    """True where a title has more than the name that signs: no name of a body behind it, what is no name before it."""
    behind, before = unit.removeprefix(signer), unit.removesuffix(signer)
    if not signer or unit == signer or not is_body(signer):
        return False
    if unit != behind:
        return not is_body(behind.rstrip("）)"))
    return unit != before and bool(_NO_NAME.search(before))


def _is_lower(signer: str, unit: str, title: Sequence[str]) -> bool:
    """True for a signature that says which lines of a title name the unit: those above are a head of the page."""
    starts = ("".join(title[number:]).startswith(signer) for number in range(1, len(title)))
    return unit.endswith(signer) and any(starts)


def _closing(draft: Draft, parts: Sequence[SectionPart]) -> str:
    """Read the end of the report: of its last part, and of its last prose, which an annexed table may follow."""
    unit = draft.head[UNIT].text if UNIT in draft.head else ""
    signer = ""
    said = [part for part in parts[1:] if part.lines]
    prose = [part for part in said if part.section and part.section.kind != "table"]
    for part in [*said[-1:], *(part for part in prose[-1:] if part is not said[-1])]:
        closing = read_closing(part.lines, unit)
        part.lines = closing.lines
        draft.use(closing.seen, SIGNED)
        draft.head.update({key: value for key, value in closing.head.items() if key not in draft.head})
        draft.leave(closing.unused, BEHIND)
        for line in () if is_of_site(closing.unused) else closing.unused:
            draft.head.update({key: value for key, value in contacts(line) if key not in draft.head})
        signer = signer or closing.signer
        if DAY in closing.head:
            break
    return signer


def year_of_head(head: Mapping[str, Written]) -> int | None:
    """The year that a head tells."""
    return int(head["年度"].text) if "年度" in head else None
