"""What sections must speak of: the mentions of an edition, held against its sections, cells and categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govgen.model.edition import Section
from govgen.model.mention import Mention
from govgen.model.relation import Addend
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables
from govgen.schema.claims import NO_TABLE, refuse_unknown_names
from govgen.schema.files import EDITIONS, Plain
from govgen.schema.formula import FormulaError, parse_sum
from govgen.schema.places import Places

NO_SECTION = "没有“{name}”这个章节{near}"
NO_PROSE = "章节“{name}”是表格，没有文字，不能要求它写明什么"
NO_PART = "章节“{section}”没有“{name}”这一部分{near}"
OTHER_TABLE = "表“{table}”不在章节“{section}”里，填了它也不算这一章写明"
NO_CATEGORY = "没有“{name}”这个类别{near}"
NEEDS = {"above": "when", "names": "categories"}
ALONE = "{key} 要和 {needs} 一起写，单独写不起作用"
MENTION = "应写事项“{name}”：{reason}"


def build_mentions(
    edition: str,
    specs: Plain,
    sections: Mapping[str, Section],
    categories: Sequence[str],
    form: SlotTables,
    places: Places,
) -> Iterator[Mention]:
    """The mentions that `specs` describes, in their order."""
    for name, spec in specs.items():
        place = f"{EDITIONS}.{edition}.mentions.{name}"
        _check_mention(spec, sections, form, places, place)
        refuse_unknown_names(spec.get("categories", ()), categories, f"{place}.categories", NO_CATEGORY, places)
        yield Mention(
            id=name,
            section=spec["section"],
            words=tuple(spec["words"]),
            basis=spec["basis"],
            severity=spec.get("severity", "error"),
            part=spec.get("part", ""),
            table=spec.get("table", ""),
            categories=tuple(spec.get("categories", ())),
            names=tuple(spec.get("names", ())),
            when=_condition(name, spec.get("when", ""), form, places, f"{place}.when"),
            above=spec.get("above", 0),
        )


def _check_mention(spec: Plain, sections: Mapping[str, Section], form: SlotTables, places: Places, place: str) -> None:
    section, part, table = spec["section"], spec.get("part", ""), spec.get("table", "")
    for key in (key for key, needed in NEEDS.items() if key in spec and needed not in spec):
        raise places.error(f"{place}.{key}", ALONE.format(key=key, needs=NEEDS[key]))
    if section not in sections:
        raise places.error(f"{place}.section", NO_SECTION.format(name=section, near=suggest(section, sections)))
    if sections[section].kind == "table":
        raise places.error(f"{place}.section", NO_PROSE.format(name=section))
    parts = [aspect.id for aspect in sections[section].aspects]
    if part and part not in parts:
        message = NO_PART.format(section=section, name=part, near=suggest(part, parts))
        raise places.error(f"{place}.part", message)
    if table and table not in form.tables:
        raise places.error(f"{place}.table", NO_TABLE.format(name=table, near=suggest(table, form.tables)))
    if table and table != sections[section].own_table:
        raise places.error(f"{place}.section", OTHER_TABLE.format(table=table, section=section))


def _condition(name: str, text: str, form: SlotTables, places: Places, place: str) -> tuple[Addend, ...]:
    try:
        terms = parse_sum(text) if text else ()
        return tuple(
            Addend(term.sign, form.index[ref], term.previous) for term in terms for ref in form.cells_at(term.path)
        )
    except FormulaError as error:
        raise places.error(place, MENTION.format(name=name, reason=error)) from error
