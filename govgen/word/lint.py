"""An agency's own template checked: every fault at once, at its place in Word, before any report is printed with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgen.errors import TemplateError
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.word.archive import Member, read_archive
from govgen.word.parts import has_tags
from govgen.word.preparing import freed, read_styles, word_parts
from govgen.word.tags import Spot, Use, read_numbers, read_tags
from govgen.word.template import compile_template
from govgen.word.text import STYLES

WHOLE = "整个模板"
UNCLOSED = "标记不完整：“{text}”，“{{{{”和“}}}}”、“{{%”和“%}}”要成对，并写在同一段里"
LOSES = "“{tag}”要独占一段，这一段的其他文字“{rest}”会丢失"
CROWDED = "“{tag}”要独占一段，一段里只能有一个这样的标记"
MISSING_CELL = "缺少官方单元格“{path}”：{label}"
TWICE = "官方单元格“{path}”印了 {count} 次：{places}"
MISSING_HEADING = "缺少官方标题“{label}”"
MISSING_PROSE = "没有印出“{name}”一节的文字，应有独占一段的“{{{{p {name} }}}}”"
MISSING_STYLE = "没有名为“{name}”的样式，这一级文字将按正文印出"
FAULTY = "模板有 {count} 处错误，没有生成文件。第一处：{first} 用“govgen template check {path}”可以看到全部。"
UNREAD = "{part}里的标记不会被填写，请移到正文、页眉或页脚"

_SPACE = re.compile(r"\s+")
_SILENT = re.compile(r"word/(?:comments|endnotes|glossary/.*)\.xml")


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A fault of a template; one that is `blocking` gives wrong reports, the others only plainer ones."""

    place: str
    message: str
    blocking: bool = True

    def __str__(self) -> str:
        """Print as `place: message`."""
        return f"{self.place}：{'错误' if self.blocking else '提醒'} {self.message}。"


def lint_template(data: bytes, edition: Edition) -> tuple[TemplateFault, ...]:
    """All faults of a template for an edition; TemplateError if it is no Word file at all."""
    members = read_archive(data)
    spots = list(read_numbers(word_parts(data)))
    uses, wrong = read_tags(spots, edition)
    faults = [*_written(spots), *(TemplateFault(place, message) for place, message in wrong)]
    faults += [*_cells(uses, edition), *_headings(spots, edition), *_prose(uses, edition), *_unread(members)]
    if not any(fault.blocking for fault in faults):
        faults += _compiled(data)
    return (*faults, *_styles(members))


def refuse_faults(data: bytes, file: str, edition: Edition) -> None:
    """TemplateError for an agency's own template that would give wrong reports: every verb that prints asks this."""
    faults = [fault for fault in lint_template(data, edition) if fault.blocking]
    if faults:
        raise TemplateError(FAULTY.format(count=len(faults), first=faults[0], path=file), Location(file))


def _written(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    """Tags that are not whole, and those that would take other text of their paragraph with them."""
    for spot in spots:
        if any(mark in spot.rest for mark in ("{{", "}}", "{%", "%}")):
            yield TemplateFault(spot.place, UNCLOSED.format(text=spot.text.strip()))
        alone = [tag for tag in spot.tags if tag.level == "p"]
        if alone and len(spot.tags) > 1:
            yield TemplateFault(spot.place, CROWDED.format(tag=alone[0].written))
        elif alone and spot.rest.strip():
            yield TemplateFault(spot.place, LOSES.format(tag=alone[0].written, rest=spot.rest.strip()))


def _cells(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """Every official cell stands in the template, and in its tables once."""
    anywhere = {use.path for use in uses if use.prints}
    in_tables = [use for use in uses if use.prints and use.spot.in_table]
    counts = Counter(use.path for use in in_tables)
    for slot in edition.slots:
        path = slot.ref.path
        if edition.tables[slot.ref.table].printed and path not in anywhere:
            yield TemplateFault(WHOLE, MISSING_CELL.format(path=path, label=slot.label))
        if counts[path] > 1:
            places = [use.spot.place for use in in_tables if use.path == path]
            message = TWICE.format(path=path, count=counts[path], places="、".join(places))
            yield TemplateFault(places[1], message)


def _headings(spots: Sequence[Spot], edition: Edition) -> Iterator[TemplateFault]:
    texts = {_SPACE.sub("", spot.text) for spot in spots}
    for section in edition.sections.values():
        if section.label and _SPACE.sub("", section.label) not in texts:
            yield TemplateFault(WHOLE, MISSING_HEADING.format(label=section.label))


def _prose(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    printed = {use.path for use in uses if use.prints or use.loops}
    for section in edition.sections.values():
        if section.kind != "table" and section.id not in printed:
            yield TemplateFault(WHOLE, MISSING_PROSE.format(name=section.id))


def _unread(members: Mapping[str, Member]) -> Iterator[TemplateFault]:
    for name, member in members.items():
        if _SILENT.fullmatch(name) and has_tags(freed(member.unpack().decode("utf-8", "replace"))):
            yield TemplateFault(WHOLE, UNREAD.format(part=name))


def _compiled(data: bytes) -> Iterator[TemplateFault]:
    """What shows only when the whole is put together, such as branches that cut paragraphs in two."""
    try:
        compile_template(data)
    except TemplateError as error:
        yield TemplateFault(WHOLE, error.message.rstrip("。"))


def _styles(members: Mapping[str, Member]) -> Iterator[TemplateFault]:
    part = members.get("word/styles.xml")
    known = read_styles(part.unpack() if part else None)
    for name in STYLES:
        if name not in known:
            yield TemplateFault(WHOLE, MISSING_STYLE.format(name=name), blocking=False)
