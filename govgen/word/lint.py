"""An agency's own template checked: every fault at once, at its place in Word, before any report is printed with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from govgen.errors import TemplateError
from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.keys import AFTER, BEFORE, EMPTY, HEAD
from govgen.schema.growing import sampled
from govgen.word.appearance import (
    differing_renditions,
    elsewhere,
    faint,
    fixed_bodies,
    fixed_charts,
    fixed_letter,
    grounds,
    joined,
    margins,
    misleading,
    misnamed,
    misplaced,
    mistold,
    shifted,
    turned,
    unseen,
)
from govgen.word.appearance.effective_format import Looks
from govgen.word.docx.archive import Member
from govgen.word.docx.paragraphs import Spot, find_spots, shortened
from govgen.word.docx.part_names import read_package
from govgen.word.docx.places import TemplatePlaces, places_of
from govgen.word.fault import WHOLE, TemplateFault
from govgen.word.filling.context import TITLE
from govgen.word.filling.left_out import PARTS, TOGETHER
from govgen.word.filling.preparing import prepare, read_styles, word_parts
from govgen.word.filling.rows import file_with_rows, own_rows
from govgen.word.filling.template import compile_template
from govgen.word.filling.text import STYLES
from govgen.word.linting.asides import asides
from govgen.word.linting.fields import refused_fields
from govgen.word.linting.foreign import foreign_text, unread
from govgen.word.linting.locating import Whereabouts, whereabouts
from govgen.word.linting.private import private_matters
from govgen.word.linting.reach import reaching
from govgen.word.linting.structure import unopenable
from govgen.word.linting.tags import Use, read_tags
from govgen.word.proving import SIGNATURE, prove
from govgen.word.proving.figures import NOTHING

TOO_MUCH = "{what}有 {count} 个，最多 {limit} 个；一份年报用不了这么多，程序核对不过来，请删去多余的"
# The largest official form has some four hundred paragraphs, three hundred tags and thirty conditions.
MAX_PARAGRAPHS = 4000
MAX_TAGS = 3000
MAX_CONDITIONS = 200
MAX_RUNS = 30_000  # LibreOffice makes three thousand of the largest
MAX_LETTERS = 60_000  # a template has some thousand, with the instructions of an office ten
# What a placeholder in square brackets may ask for.
KNOWN = frozenset({"单位名称", "单位", "标题", *(key for keys in HEAD.values() for key in keys), *HEAD})
UNCLOSED = "标记不完整：“{text}”，“{{{{”和“}}}}”、“{{%”和“%}}”要成对，并写在同一段里"
LOSES = "“{tag}”要独占一段，这一段的其他文字“{rest}”会丢失"
NO_CELL = "“{tag}”要放在表格的一格里"
CROWDED = "“{tag}”要独占一段，一段里只能有一个这样的标记"
MISSING_CELL = "缺少官方单元格“{path}”：{label}"
ONLY_ASKED = "官方单元格“{path}”只用在条件里，没有印出：{label}；这一格只写“{{{{ {path} }}}}”"
MISSING_PROSE = "没有印出“{name}”一节的文字，应有独占一段的“{{{{p {name} }}}}”"
MISSING_STYLE = "没有名为“{name}”的样式，这一级文字将按正文印出"
NO_PLACE = "没有印出“{name}”的地方，年报里有这段文字就不能生成；需要的话，加上独占一段的“{{{{p {name} }}}}”"

NO_HEAD = "没有印出“{names}”的地方，数据文件里写了也不印；需要的话，照自带的模板加上“{{{{ {tag} }}}}”这样的标记"


def lint_template(data: bytes, edition: Edition) -> tuple[TemplateFault, ...]:
    """All faults of a template for an edition; TemplateError if it is no Word file at all."""
    edition = sampled(edition)
    data = file_with_rows(data, own_rows(edition))
    members = read_package(data)
    roots = word_parts(members)
    spots = list(find_spots(roots))
    beyond = tuple(_beyond(spots))
    if beyond:
        return beyond
    uses, wrong = read_tags(spots, edition)
    faults = [*_written(spots), *_foreign(spots), *(TemplateFault(place, message) for place, message in wrong)]
    places = places_of(members, roots, spots)
    beside = list(asides(places))
    uses_beside, wrong = read_tags(beside, edition)
    faults += [TemplateFault(place, message) for place, message in wrong]
    found = (*refused_fields(places), *unread(places, KNOWN), *reaching(places), *unopenable(places))
    found += tuple(differing_renditions(places))
    faults += [TemplateFault(place, message) for place, message in dict.fromkeys(found)]
    faults += [*_cells(uses, edition), *_prose(uses, edition)]
    if not any(fault.blocking for fault in faults):
        faults += _printed(data, spots, whereabouts(roots, spots, uses), uses, edition)
    faults = [*_seen(faults, spots, uses, edition, places), *_aside(beside, uses_beside, edition)]
    refused = {fault.place for fault in faults if fault.blocking} - {WHOLE}
    private = (each for each in dict.fromkeys(private_matters(members)) if each[0] not in refused)
    return (*faults, *_styles(members), *(TemplateFault(*each, blocking=False) for each in private))


def _aside(spots: Sequence[Spot], uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """What is said of figures where no page shows it."""
    wrong = list(mistold(spots, uses, edition))
    told = {fault.place for fault in wrong}
    yield from wrong
    yield from (fault for fault in dict.fromkeys(elsewhere("", spots, uses, edition)) if fault.place not in told)


def _seen(
    found: Sequence[TemplateFault], spots: Sequence[Spot], uses: Sequence[Use], edition: Edition, places: TemplatePlaces
) -> list[TemplateFault]:
    """What was found, and what a reader of Word sees otherwise than it is written."""
    document = next(iter(places.roots))
    hidden = dict.fromkeys(unseen(places.members, places.roots, spots, uses, edition))
    causes = {place for place, _ in hidden}
    follows = [fault for fault in found if fault.place in causes and NOTHING in fault.message]
    seen, others = [TemplateFault(*each) for each in hidden], [fault for fault in found if fault not in follows]
    faults = [*seen, *others] if follows else [*others, *seen]
    faults += dict.fromkeys(faint(places.members, document, spots, uses, edition))
    refused = {fault.place for fault in faults if fault.blocking}
    faults += [*dict.fromkeys(mistold(spots, uses, edition)), *dict.fromkeys(misnamed(spots))]
    faults += [fault for fault in shifted(uses, edition) if fault.place not in refused]
    faults += dict.fromkeys([*misplaced(document, spots, uses, edition, places), *grounds(places)])
    faults += dict.fromkeys((*margins(document, places), *turned(places), *misleading(places), *fixed_charts(places)))
    refused = {fault.place for fault in faults if fault.blocking}
    faults += [fault for fault in joined(spots, edition, Looks(places.members)) if fault.place not in refused]
    faults += fixed_letter(document, spots, uses, edition)
    told = {fault.place for fault in faults}
    beside = dict.fromkeys((*elsewhere(document, spots, uses, edition), *fixed_bodies(document, spots)))
    return [*faults, *(fault for fault in beside if fault.place not in told)]


def _beyond(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    """What there is so much of that the proof would take minutes."""
    tags = [tag for spot in spots for tag in spot.tags]
    asking = [tag for tag in tags if tag.order and tag.text.startswith(("if ", "elif "))]
    runs = [run for spot in spots for run in spot.paragraph.iter(f"{_W}r")]
    for what, count, limit in (
        ("段落", len(spots), MAX_PARAGRAPHS), ("格式不同的文字片段", len(runs), MAX_RUNS),
        ("标记", len(tags), MAX_TAGS), ("if、elif 条件", len(asking), MAX_CONDITIONS),
        ("字", sum(len(spot.text) for spot in spots), MAX_LETTERS),
    ):  # fmt: skip
        if count > limit:
            yield TemplateFault(WHOLE, TOO_MUCH.format(what=what, count=count, limit=limit))


def _written(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    """Tags that are not whole, and those that would take other text of their paragraph with them."""
    for spot in spots:
        if any(mark in spot.rest for mark in ("{{", "}}", "{%", "%}", "{#")):
            yield TemplateFault(spot.place, UNCLOSED.format(text=shortened(spot.text.strip())))
        if not spot.in_table:
            loose = (tag.written for tag in spot.tags if tag.level == "tc")
            yield from (TemplateFault(spot.place, NO_CELL.format(tag=tag)) for tag in loose)
        alone = [tag for tag in spot.tags if tag.level == "p"]
        if alone and len(spot.tags) > 1:
            yield TemplateFault(spot.place, CROWDED.format(tag=alone[0].written))
        elif alone and spot.rest.strip():
            yield TemplateFault(spot.place, LOSES.format(tag=alone[0].written, rest=shortened(spot.rest.strip())))


def _foreign(spots: Sequence[Spot]) -> Iterator[TemplateFault]:
    for spot in spots:
        message = foreign_text(spot.rest, KNOWN)
        if message:
            yield TemplateFault(spot.place, message)


def _cells(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    """Every official cell stands in the template."""
    anywhere = {use.path for use in uses if use.prints}
    asked = {use.path: use.spot.place for use in reversed(uses) if use.spot.in_table and not use.loops}
    for slot in edition.slots:
        path = slot.ref.path
        if edition.tables[slot.ref.table].printed and path not in anywhere:
            message = ONLY_ASKED if path in asked else MISSING_CELL
            yield TemplateFault(asked.get(path, WHOLE), message.format(path=path, label=slot.label))


def _prose(uses: Sequence[Use], edition: Edition) -> Iterator[TemplateFault]:
    printed = {use.path for use in uses if use.prints or use.loops}
    for section in edition.sections.values():
        if section.kind != "table" and section.id not in printed:
            yield TemplateFault(WHOLE, MISSING_PROSE.format(name=section.id))


def _printed(
    data: bytes, spots: Sequence[Spot], places: Whereabouts, uses: Sequence[Use], edition: Edition
) -> Iterator[TemplateFault]:
    """What shows only in print: branches that cut paragraphs in two, figures beside the label of another."""
    try:
        template = compile_template(data)
    except TemplateError as error:
        message = error.message.partition("。用“")[0].rstrip("。")
        place = next((spot.place for spot in spots for tag in spot.tags if f"“{tag.written}”" in message), WHOLE)
        yield TemplateFault(place, message)
        return
    silent = [name for name in _beside(edition) if name not in places.names]
    parts = _lacking_parts({use.path for use in uses if use.prints} | edition.optional)
    # A report may be without what its template has no place for, but not without a title.
    lacking = _lacking(uses, edition, template.parts[0].name).union(*parts.values()) - ({TITLE} - edition.optional)
    for doubt in prove(template, prepare(data, ()).document, edition, silent, lacking):
        place, more = places.of(doubt)
        yield TemplateFault(place, doubt.message + more + doubt.when, doubt.blocking)
    yield from _unprinted(parts)
    for name in silent:
        yield TemplateFault(WHOLE, NO_PLACE.format(name=name), blocking=False)


def _lacking_parts(printed: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Parts of the head that a data file may say and no tag prints, by their group."""
    return {
        name: tuple(part for part in parts if part not in printed and TOGETHER.get(part) not in printed)
        for name, parts in PARTS.items()
    }


def _unprinted(parts: Mapping[str, tuple[str, ...]]) -> Iterator[TemplateFault]:
    """One fault for the parts of a group that are printed nowhere; one name for all where none is printed."""
    for name, lacking in parts.items():
        if lacking:
            names = "”“".join([name] if lacking == PARTS[name] else lacking)
            message = NO_HEAD.format(names=names, tag=TOGETHER.get(lacking[0], lacking[0]))
            yield TemplateFault(WHOLE, message, blocking=False)


def _lacking(uses: Sequence[Use], edition: Edition, document: str) -> frozenset[str]:
    """What the document need not show: it lacks the tag, and a place says it may. Names stand in prose too."""
    shown = {use.path for use in uses if use.prints and use.spot.part == document} - {SIGNATURE}
    remarks = {f"{table}.{EMPTY}" for table in edition.tables}
    return (edition.optional | remarks) - shown


def _beside(edition: Edition) -> Iterator[str]:
    """The names of the prose beside tables, which few reports have."""
    tables = [section.table for section in edition.sections.values() if section.kind == "table"]
    yield from (f"{table}.{part}" for table in tables for part in (BEFORE, AFTER))


def _styles(members: Mapping[str, Member]) -> Iterator[TemplateFault]:
    part = members.get("word/styles.xml")
    known = read_styles(part.unpack() if part else None)
    for name in STYLES:
        if name not in known:
            yield TemplateFault(WHOLE, MISSING_STYLE.format(name=name), blocking=False)
