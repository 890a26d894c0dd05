"""What stands where a title, signature or date may be lacking: nothing is right, another one is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from govgen.documents.dates import ends_in_date
from govgen.documents.head.signature import is_name
from govgen.model.title import filled_in
from govgen.prose.names import WORDS, YEAR
from govgen.word.filling.context import PRINTED, PRINTER, SIGNED, Page
from govgen.word.filling.text import bare
from govgen.word.proving.probe import DATE
from govgen.word.proving.spelling import plain

SEAL = re.compile(r"\((?:盖章|印章|公章|签章)\)")
UNIT, SHORT, HIGHER = "单位.名称", "单位.简称", "单位.上级"
_LABEL = re.compile(r"^(?:落款|编制|填报|报告|发文|签发)?(?:单位|机关|日期|时间)(?:名称)?:")
_REPORTS = ("报告", "年报")
_JOINING = "年度()关于的情况"  # what stands between the parts of a title
_SIGNERS = (SHORT, SIGNED, PRINTER, "联系.部门", "公文.发文机关标志")


def printed(page: Page, name: str) -> str:
    """What a page prints of a part of its head, as texts are held against each other; empty for what it lacks."""
    return plain(bare(page.texts.get(name, "").replace("<w:br/>", "")))


def with_tags(text: str, page: Page) -> str:
    """A text that a page prints as its template has it, with a tag for each part of the head in it."""
    for name in (DATE, PRINTED, PRINTER, HIGHER, *WORDS, YEAR):
        part = printed(page, name)
        text = text.replace(part, f"{{{{{name}}}}}") if part else text
    return text


def _titles(texts: Iterable[str], page: Page) -> Iterator[str]:
    """The lines that end as a title does and name what is neither the unit, nor the year, nor the report."""
    kind = plain(filled_in(page.report.edition.title, "", None)).lstrip("年度") or _REPORTS[0]
    own = (printed(page, UNIT), printed(page, SHORT), str(page.report.year))
    for text in texts:
        rest = text
        for part in filter(None, own):
            rest = rest.replace(part, "", 1)
        if text.endswith((kind, *_REPORTS)) and not set(rest) <= set(kind + _JOINING):
            yield text


def _signatures(texts: Iterable[str], page: Page) -> Iterator[str]:
    """The lines that only name a body which does not report, before a day or alone."""
    unit, higher = printed(page, UNIT), printed(page, HIGHER)
    others = [printed(page, name) for name in _SIGNERS]
    for text in texts:
        name = _signed(text)[0]
        is_other = is_name(name, unit) and name not in unit and name not in others
        if name and (name == higher or is_other):
            yield text


def _dates(texts: Iterable[str], page: Page) -> Iterator[str]:
    """The lines that end in another day than that of the report, but for that on which somebody printed it."""
    own, issued = (_signed(printed(page, name))[1] for name in (DATE, PRINTED))
    for text in texts:
        name, day = _signed(text)
        is_alone = not name or is_name(name, "") or name == printed(page, HIGHER)
        if is_alone and day not in (None, own) and not (name and day == issued):
            yield text


def _signed(text: str) -> tuple[str, object]:
    """The name and the day of a line that signs, behind a label or before `（盖章）`."""
    rest = _LABEL.sub("", SEAL.sub("", text))
    return ends_in_date(rest) or (rest, None)


INSTEAD: Mapping[str, Callable[[Sequence[str], Page], Iterator[str]]] = {
    "title": _titles,
    "signature": _signatures,
    "date": _dates,
}
