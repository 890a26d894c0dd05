"""How prose speaks of figures: words and wordings become a Lexicon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from govgen.model.claim import CountedThing, Lexicon, Ordering, Reading, Share
from govgen.model.edition import Section
from govgen.model.form import CellRef
from govgen.model.numbers import UNITS
from govgen.model.relation import Addend, Term
from govgen.model.spelling import suggest
from govgen.schema.balances import SlotTables
from govgen.schema.counted import NO_COLUMN, build_rows, counted_thing, read_wordings, refuse_doubled
from govgen.schema.files import CLAIMS, EDITIONS, Plain
from govgen.schema.formula import FormulaError, parse_sum
from govgen.schema.phrases import YEAR
from govgen.schema.places import Places

WORDS = (
    *("cases", "fillers", "plain", "bodies", "own", "areas", "rulers", "actors", "acts", "objects", "aside", "reasons"),
    *(
        "denials",
        "negating",
        "muting",
        "excluding",
        "lessened",
        "narrowing",
        "elsewhen",
        "now",
        "approximate",
        "roughly",
        "odd",
        "over",
        "under",
        "nearly",
        "matter",
    ),
    *("labelling", "joining", "verbs", "generic", "partial", "overlapping"),
    *("turns", "compared", "listing", "parted", "rest", "summing"),
    *("planned", "spent", "above", "below", "level"),
)
PHRASES = ("rises", "falls", "shares", "shared", "totals", "perhaps", "done")
LISTS = ("wholes", "apart", "graded")
PER_CENT, WORDS_FILE = "%", "words"
AMOUNTS = {"amount": "金额", "money": "金额"}
COUNTS = {"count": "计数", "change": "计数"}
SHOWN = 3
MOST_PERCENT = 200  # what is done of a plan may be more than all of it, hardly twice as much
UNROUGH = "“{name}”不在 approximate 和 roughly 里，不会当作概数{near}"
BOTH_YEARS = "“{name}”在 now（说的是本年）里也有：只能写一处"
PLANS, OF_PLANS = ("planned", "spent"), ("done", "above", "below")
NO_NUMBER = "“{text}”里没有 N（数），认不出完成了百分之几"
NO_BOUND = "“{text}”的上限是 {limit}%，要在 1% 到 {most}% 之间，不然哪一个数都合或者都不合；请核对数字"
YEARLESS = "“{text}”里没有代表年份的 Y，说不出是哪一年；与年份无关的写在 same 里"
NO_PLANS = "写了 {key}，就要写 planned（预算叫什么）和 spent（决算叫什么）"
NO_UNITS = "缺少必需的键：units（计数的单位），或者用 words 指明写有它的文件"
NO_QUANTITIES = "这个文件里没有 quantities，正文里的数一个也认不出"
NO_PERCENT = "百分比要同时写明 over（占什么的）和 units: ['%']"
OTHER_UNIT = "“{name}”的单元格是{kind}，单位却是“{unit}”"
REPEATED = "“{path}”加了两次"
NO_UNIT = "没有“{name}”这个单位{near}；单位都要写在 units 里"
NO_PART = "没有“{name}”这一部分{near}"
NO_TOPIC = "没有“{name}”这个话题{near}"
NOTHING_SAID = "“{name}”没有写 says、none 或 keys，正文怎么说都不会认作它"
NO_TABLE = "没有“{name}”这张表{near}"
UNLABELLED = "label 是列表的，cells 有几个就要写几个"
SUM = "{labels}之和"


def build_lexicon(
    edition: str, spec: Plain, form: SlotTables, sections: Mapping[str, Section], places: Places
) -> Lexicon | None:
    """The lexicon that `spec` describes, None for an edition without claims."""
    if not spec:
        return None
    where = f"{EDITIONS}.{edition}.{CLAIMS}"
    _check_whole(spec, places, where)
    _check_parts(spec, sections, places, where)
    _check_words(spec, places, where)
    quantities = tuple(_quantities(spec, form, places, where))
    refuse_doubled(quantities, places, f"{where}.quantities")
    wholes, apart, graded = (_lists(spec.get(key, ())) for key in LISTS)
    return Lexicon(
        units=tuple(spec["units"]),
        topics=_mapping(spec.get("topics", {})),
        same=_normal(spec.get("same", {}), places, f"{where}.same"),
        last=_of_years(spec.get("last", {}), places, f"{where}.last"),
        next=_of_years(spec.get("next", {}), places, f"{where}.next"),
        denominators=tuple(_denominators(spec.get("denominators", {}), form, places, where)),
        quantities=quantities,
        rows=tuple(build_rows(spec, form, places, where)),
        rounding=spec.get("rounding"),
        ordered=tuple(map(_order, spec.get("ordered", ()))),
        wholes=wholes,
        apart=apart,
        graded=graded,
        **{key: tuple(spec.get(key, ())) for key in WORDS},
        **{key: read_wordings(spec.get(key, ()), places, f"{where}.{key}") for key in PHRASES},
    )


def told_units(spec: Plain) -> dict[str, Collection[str]]:
    """What prose names that has no cell, so that only another report can say whether it is right; with its units."""
    counts = spec.get("counts", spec.get("units", ()))
    quantities = spec.get("quantities", {}).items()
    return {name: one.get("units", counts) for name, one in quantities if not one.get("cells")}


def _check_whole(spec: Plain, places: Places, where: str) -> None:
    """SchemaError where there are no units, or nothing is counted."""
    if "units" not in spec:
        # The part that names no words is found by what stands in it.
        raise places.error(f"{where}.{WORDS_FILE if WORDS_FILE in spec else 'quantities'}", NO_UNITS)
    if not spec.get("quantities"):
        raise places.error(where, NO_QUANTITIES)


def _lists(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split("|")) for text in texts)


def _order(text: str) -> Ordering:
    """What `批次<=人次` says; a number may stand behind the sign, of percentages alone with their sign."""
    words, _, most = text.partition("<=")
    least, limit = tuple(words.split("|")), most.removesuffix(PER_CENT)
    if limit.isdecimal():
        return Ordering(least, limit=int(limit), unit=most[len(limit) :])
    return Ordering(least, tuple(most.split("|")))


def _check_words(spec: Plain, places: Places, where: str) -> None:
    """SchemaError for what is no unit, a word of rough numbers looked for nowhere, one of two years, a loose bound."""
    _check_plans(spec, places, where)
    _check_bounds(spec, places, where)
    for key in ("counts", "cases"):
        refuse_unknown_names(spec.get(key, ()), spec["units"], f"{where}.{key}", NO_UNIT, places)
    known = (*spec.get("approximate", ()), *spec.get("roughly", ()))
    for key in ("odd", "over", "under", "nearly"):
        refuse_unknown_names(spec.get(key, ()), known, f"{where}.{key}", UNROUGH, places)
    for number, name in enumerate(spec.get("elsewhen", ()), start=1):
        if name in spec.get("now", ()):
            raise places.error(f"{where}.elsewhen.{number}", BOTH_YEARS.format(name=name))


def _check_bounds(spec: Plain, places: Places, where: str) -> None:
    """SchemaError for a percentage as a bound that nearly every number keeps, or none."""
    for number, one in enumerate(map(_order, spec.get("ordered", ())), start=1):
        if one.unit == PER_CENT and one.limit is not None and not 0 < one.limit <= MOST_PERCENT:
            message = NO_BOUND.format(text="|".join(one.least), limit=one.limit, most=MOST_PERCENT)
            raise places.error(f"{where}.ordered.{number}", message)


def _check_plans(spec: Plain, places: Places, where: str) -> None:
    """SchemaError where what was planned and spent could never be told."""
    for number, text in enumerate(spec.get("done", ()), start=1):
        if "N" not in text:
            raise places.error(f"{where}.done.{number}", NO_NUMBER.format(text=text))
    for key in OF_PLANS:
        if spec.get(key) and not all(spec.get(name) for name in PLANS):
            raise places.error(f"{where}.{key}", NO_PLANS.format(key=key))


def _check_parts(spec: Plain, sections: Mapping[str, Section], places: Places, where: str) -> None:
    """SchemaError where something is said to be told in a part of the report that there is not."""
    known = {*sections, *(aspect.id for section in sections.values() for aspect in section.aspects)}
    for kind in ("denominators", "quantities", "rows"):
        for name, one in (spec.get(kind) or {}).items():
            refuse_unknown_names(one.get("parts", ()), known, f"{where}.{kind}.{name}.parts", NO_PART, places)


def _mapping(spec: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(words) for name, words in spec.items()})


def _normal(spec: Mapping[str, Sequence[str]], places: Places, where: str) -> Mapping[str, tuple[str, ...]]:
    """Words of the normal form with their other wordings, judged."""
    return MappingProxyType({name: read_wordings(texts, places, f"{where}.{name}") for name, texts in spec.items()})


def _of_years(spec: Mapping[str, Sequence[str]], places: Places, where: str) -> Mapping[str, tuple[str, ...]]:
    """Words of the normal form that speak of the year before or after by its number."""
    for name, texts in spec.items():
        for number, text in enumerate(texts, start=1):
            if YEAR not in text:
                raise places.error(f"{where}.{name}.{number}", YEARLESS.format(text=text))
    return _normal(spec, places, where)


def refuse_unknown_names(
    names: Iterable[str], known: Iterable[str], where: str, message: str, places: Places, **fields: str
) -> None:
    """SchemaError at the first of the names listed at `where` that is not known."""
    for number, name in enumerate(names, start=1):
        if name not in known:
            raise places.error(f"{where}.{number}", message.format(name=name, near=suggest(name, known), **fields))


def _denominators(specs: Plain, form: SlotTables, places: Places, where: str) -> Iterator[Share]:
    for name, spec in specs.items():
        readings = tuple(_readings(spec, form, places, f"{where}.denominators.{name}"))
        yield Share(tuple(spec["words"]), readings, frozenset(spec.get("parts", ())))


def _quantities(claims: Plain, form: SlotTables, places: Places, where: str) -> Iterator[CountedThing]:
    for name, spec in claims.get("quantities", {}).items():
        place = f"{where}.quantities.{name}"
        _check_quantity(name, spec, claims, form, places, place)
        quantity = counted_thing(name, spec, claims, tuple(_readings(spec, form, places, place)), places, place)
        _check_units(name, quantity, form, places, place)
        yield quantity


def _check_quantity(name: str, spec: Plain, claims: Plain, form: SlotTables, places: Places, place: str) -> None:
    """SchemaError where a quantity names a unit, a topic or a column that there is not, or no wording at all."""
    if "columns" in spec:
        owned = {f"{table.id}.{column.id}" for table in form.tables.values() for column in table.blocks[0].columns}
        refuse_unknown_names(spec["columns"], owned, f"{place}.columns", NO_COLUMN, places)
    if not any(spec.get(key) for key in ("says", "none", "keys")):
        raise places.error(place, NOTHING_SAID.format(name=name))
    refuse_unknown_names(spec.get("units", ()), {*claims["units"], PER_CENT}, f"{place}.units", NO_UNIT, places)
    about, topics = spec.get("about", ""), claims.get("topics", {})
    if about and about not in topics:
        raise places.error(f"{place}.about", NO_TOPIC.format(name=about, near=suggest(about, topics)))
    columns = {slot.ref.column for slot in form.slots}
    refuse_unknown_names(spec.get("across", ()), columns, f"{place}.across", NO_COLUMN, places)
    percent = PER_CENT in spec.get("units", ())
    if percent != ("over" in spec):
        raise places.error(f"{place}.{'units' if 'units' in spec else 'over'}", NO_PERCENT)


def _check_units(name: str, quantity: CountedThing, form: SlotTables, places: Places, place: str) -> None:
    """SchemaError where the units of a quantity can never be those of its cells."""
    kinds = {form.slots[addend.slot].kind for reading in quantity.readings for addend in reading.addends}
    for kind, are_amounts in ((AMOUNTS, True), (COUNTS, False)):
        wrong = [] if quantity.costs else [unit for unit in sorted(quantity.units) if (unit in UNITS) != are_amounts]
        if kinds and kinds <= kind.keys() and wrong and len(wrong) == len(quantity.units) and PER_CENT not in wrong:
            message = OTHER_UNIT.format(name=name, kind=kind[min(kinds)], unit="、".join(wrong[:SHOWN]))
            raise places.error(f"{place}.units", message)


def _readings(spec: Plain, form: SlotTables, places: Places, place: str) -> Iterator[Reading]:
    over = _read_sum("over", spec["over"], spec, form, places, place) if "over" in spec else ()
    cells, labels = spec.get("cells", ()), spec.get("label", ())
    named = [labels] * len(cells) if isinstance(labels, str) else list(labels) or [""] * len(cells)
    if len(named) != len(cells):
        raise places.error(f"{place}.label", UNLABELLED)
    for number, (text, label) in enumerate(zip(cells, named, strict=True), start=1):
        addends = _read_sum(f"cells.{number}", text, spec, form, places, place)
        yield Reading(label or _label(text, spec, addends, over, form), addends, over)


def _read_sum(key: str, text: str, spec: Plain, form: SlotTables, places: Places, place: str) -> tuple[Addend, ...]:
    table = spec.get("table", "")
    if table and table not in form.tables:
        raise places.error(f"{place}.table", NO_TABLE.format(name=table, near=suggest(table, form.tables)))
    try:
        return _once(tuple(_addends(text, spec, form)), form)
    except FormulaError as error:
        raise places.error(f"{place}.{key}", f"“{place.rpartition('.')[2]}”的单元格：{error}") from error


def _once(addends: tuple[Addend, ...], form: SlotTables) -> tuple[Addend, ...]:
    """The addends; FormulaError if one of them is added twice."""
    for number, addend in enumerate(addends):
        if addend in addends[:number]:
            raise FormulaError(REPEATED.format(path=form.slots[addend.slot].ref.path))
    return addends


def _addends(text: str, spec: Plain, form: SlotTables) -> Iterator[Addend]:
    for term in parse_sum(text):
        for ref in _refs(term, spec, form):
            if ref not in form.index:
                raise FormulaError(f"没有“{ref.path}”这个单元格")
            yield Addend(term.sign, form.index[ref], term.previous)


def _refs(term: Term, spec: Plain, form: SlotTables) -> list[CellRef]:
    table = spec.get("table", "")
    if table:
        return [CellRef(table, row.id, spec.get("column", "")) for row in form.rows_of(table, term)]
    return form.cells_at(term.path)


def _label(text: str, spec: Plain, addends: tuple[Addend, ...], over: tuple[Addend, ...], form: SlotTables) -> str:
    """How a message names the reading: the cell as the form labels it, or the sum as the schema writes it."""
    if len(addends) == 1 and not over:
        return form.slots[addends[0].slot].label
    if "table" not in spec and not over and ".*" not in text and all(addend.sign > 0 for addend in addends):
        return SUM.format(labels="、".join(form.slots[addend.slot].label for addend in addends))
    formula = text.replace(".*", "各项之和")
    label = form.tables[spec["table"]].label if "table" in spec else ""
    return f"{label}“{formula}”{spec.get('column', '')}" + (f"占“{spec['over']}”的百分比" if over else "")
