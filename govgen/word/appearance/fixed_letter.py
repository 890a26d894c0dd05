"""The mark and the colophon of a letter that a template says itself: every report would have those of one office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.letter import MARK
from govgen.patterns import lazy
from govgen.word.appearance.constants import BODY_NAME
from govgen.word.appearance.official import SIGNING
from govgen.word.docx.paragraphs import TAG, Spot
from govgen.word.fault import TemplateFault
from govgen.word.filling.context import PRINTED, PRINTER, TITLE
from govgen.word.linting.tags import Use
from govgen.word.proving.spelling import plain

FIXED = "{what}在模板里写死了“{words}”，每份报告都会照样印出；请写成“{{{{ {name} }}}}”，印什么由数据文件的“公文”说"
ONE_OFFICE = FIXED + "；模板只给一个机关用的，可以在地方要求里写 template: {{optional: [{name}]}}"
SHOWN = 40

_ISSUED = "印发"
_MARK = lazy("^[\u4e00-\u9fff]{3,50}文件$")
_DAY = lazy(r"[\d〇零○一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")


def fixed_letter(
    document: str, spots: Sequence[Spot], uses: Sequence[Use], edition: Edition
) -> Iterator[TemplateFault]:
    """A fault for the mark over the title, for who issued the letter and for when, where the words are the template's.

    Where a tag prints the same part too, they are what stands there without it. A place may leave names to its
    templates, but no day is that of every year.
    """
    printed = {use.path for use in uses if use.prints}
    own = [spot for spot in spots if spot.part == document]
    begin, end = _body(own, uses, edition)
    for spot in own[:begin] if MARK not in printed | edition.optional else ():
        if _MARK.search(plain(spot.text)):
            yield _told(ONE_OFFICE, spot, "发文机关标志", spot.text, MARK)
    for line in _lines(own[end:]):
        texts = [plain(TAG.sub("|", spot.text)) for spot in line]
        for spot, text in zip(line, texts, strict=True) if any(map(_says_issued, line)) else ():
            name, day = BODY_NAME.search(text), _DAY.search(text)
            if name and PRINTER not in printed | edition.optional:
                yield _told(ONE_OFFICE, spot, "版记的印发机关", name[0], PRINTER)
            if day and PRINTED not in printed:
                yield _told(FIXED, spot, "版记的印发日期", day[0], PRINTED)


def _says_issued(spot: Spot) -> bool:
    """True for the line of a colophon, not for words on what an office has issued."""
    return PRINTED in spot.text or plain(spot.text).endswith(_ISSUED)


def _told(message: str, spot: Spot, what: str, words: str, name: str) -> TemplateFault:
    return TemplateFault(spot.place, message.format(what=what, words=words.strip()[:SHOWN], name=name))


def _body(spots: Sequence[Spot], uses: Sequence[Use], edition: Edition) -> tuple[int, int]:
    """The spots at which what a report says begins, and behind which it ends."""
    said = {TITLE, *SIGNING, *edition.sections, *edition.paths}
    told = {id(use.spot.paragraph) for use in uses if use.path in said and (use.prints or use.loops)}
    found = [at for at, spot in enumerate(spots) if id(spot.paragraph) in told]
    return (found[0], found[-1] + 1) if found else (0, len(spots))


def _lines(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Paragraphs that stand in one line: the cells of a row, else each alone."""
    rows: dict[etree._Element, list[Spot]] = {}
    for spot in spots:
        row = next(spot.paragraph.iterancestors(f"{_W}tr"), spot.paragraph)
        rows.setdefault(row, []).append(spot)
    yield from rows.values()
