"""What an edition takes over from another (`like`), and a part from another part, with the differences put in."""

from __future__ import annotations

from typing import Any

from govgen.model.spelling import suggest
from govgen.schema.files import BESIDE, CLAIMS, DESCRIBING, EDITIONS, LIKE, SHARING, WORDS, Plain
from govgen.schema.places import Places

QUANTITIES, RULES, UNITS = "quantities", "rules", "units"
COUNTED = ("counts", "cases")  # lists of units

NAMES = {"sections": "章节", "tables": "表", "relations": "勾稽关系", "mentions": "应写事项", "rules": "规则"}
NO_MODEL = "版式“{edition}”没有可以沿用的{kind}“{name}”"
NO_EDITION = "没有可以沿用的版式“{edition}”，或者它自己也沿用别的{near}"
NO_ROW = "沿用的表中没有“{path}”这一行"
NO_PART = "schema 文件夹里没有“{name}”这个文件"
NOTHING_TAKEN = "沿用的文件里没有“{name}”可以去掉{near}"
NOT_WRITTEN = "schema.yaml 的同一处没有“{name}”，旁边的文件只能给那里写了的加内容{near}"
TWICE = "“{name}”在 schema.yaml 和旁边的文件里都写了，请删去一处"
NO_WORDS = "“{name}”是词语的文件，里面写了 {key}：它自己不能再沿用别的"
NO_CLAIMS = "“{name}”不能沿用：schema 文件夹里没有这个文件，或者它自己也沿用别的"


def completed(values: Plain, parts: Plain, places: Places) -> Plain:
    """The values of a schema, not verified yet, with what editions that are `like` others take of them over.

    And what the files `beside` it say of the same things. What is printed stands in the schema, what only the program
    looks at may stand there: it adds keys to what is written, and names no section, table, row, column or mention of
    its own; SchemaError if it does.
    """
    editions = values.get(EDITIONS)
    if isinstance(editions, dict):
        editions = {name: _described(name, spec, editions, places) for name, spec in editions.items()}
        specs = {name: _with_beside(spec, f"{EDITIONS}.{name}.", parts, places) for name, spec in editions.items()}
        values = {**values, EDITIONS: specs}
    laid: Plain = _with_beside(values, "", parts, places)
    return laid


def _described(name: str, spec: Any, editions: Plain, places: Places) -> Any:
    """An edition with what another says of itself as a whole, unless it says that too."""
    if not isinstance(spec, dict) or not isinstance(spec.get(LIKE), str):
        return spec
    model = editions.get(spec[LIKE])
    if not isinstance(model, dict) or LIKE in model:
        message = NO_EDITION.format(edition=spec[LIKE], near=suggest(spec[LIKE], editions))
        raise places.error(f"{EDITIONS}.{name}.{LIKE}", message)
    return {**{key: model[key] for key in DESCRIBING if key in model}, **spec}


def besides_of(values: Plain) -> list[str]:
    """The names of the files that lie beside a schema and its editions; the values are not verified yet."""
    editions = values.get(EDITIONS)
    specs = (values, *(editions.values() if isinstance(editions, dict) else ()))
    return [spec[BESIDE] for spec in specs if _has_beside(spec)]


def _has_beside(spec: Any) -> bool:
    return isinstance(spec, dict) and isinstance(spec.get(BESIDE), str)


def _with_beside(spec: Any, path: str, parts: Plain, places: Places) -> Any:
    if not _has_beside(spec):
        return spec
    beside = _part(spec[BESIDE], f"{path}{BESIDE}", parts, places)
    return _under(beside, _laid(beside, spec, path, places))


def _under(beside: Plain, own: Plain) -> Plain:
    return {**own, **{key: one for key, one in beside.items() if key not in own}}


def _laid(beside: Plain, own: Plain, path: str, places: Places) -> Plain:
    """What is written, in its order, each with what the file beside says of it."""
    laid = dict(own)
    for key in (key for key in beside if key in own):
        below, written = beside[key], {} if own[key] is None else own[key]
        if not (isinstance(below, dict) and isinstance(written, dict)):
            raise places.error(f"{path}{key}", TWICE.format(name=key))
        for name, one in below.items():
            if isinstance(one, dict) and name not in written:
                message = NOT_WRITTEN.format(name=name, near=suggest(name, written))
                raise places.error(f"{path}{key}.{name}", message)
        laid[key] = _under(below, _laid(below, written, f"{path}{key}.", places))
    return laid


def inherit_editions(editions: Plain, places: Places) -> Plain:
    """The editions with every `like` resolved; SchemaError if what is named does not exist."""
    return {name: {**spec, **dict(_shared(name, spec, editions, places))} for name, spec in editions.items()}


def models_first(editions: Plain) -> list[str]:
    """The editions in an order in which those that others are `like` come before these, as far as there is one.

    What is wrong where it is written is reported there, before an edition that takes it over is looked at.
    """
    order: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        for other in _models(editions[name]):
            if other in editions and other not in (*above, name):
                visit(other, (*above, name))
        if name not in order:
            order.append(name)

    for name in editions:
        visit(name, ())
    return order


def _models(spec: Plain) -> dict[str, None]:
    """The editions that one is `like` in anything."""
    shared = (spec, *(one for kind in SHARING for one in spec.get(kind, {}).values()))
    return {one[LIKE]: None for one in shared if LIKE in one}


def _shared(edition: str, spec: Plain, editions: Plain, places: Places) -> list[tuple[str, Plain]]:
    return [
        (kind, {name: _resolved(edition, kind, name, one, editions, places) for name, one in spec[kind].items()})
        for kind in SHARING
        if kind in spec
    ]


def _resolved(edition: str, kind: str, name: str, spec: Plain, editions: Plain, places: Places) -> Plain:
    if LIKE not in spec:
        return spec
    model = editions.get(spec[LIKE], {}).get(kind, {}).get(name)
    where = f"{EDITIONS}.{edition}.{kind}.{name}"
    if model is None or LIKE in model:
        message = NO_MODEL.format(edition=spec[LIKE], kind=NAMES[kind], name=name)
        raise places.error(f"{where}.{LIKE}", message)
    own = {key: value for key, value in spec.items() if key != LIKE}
    return _table(model, own, where, places) if kind == "tables" else {**model, **own}


def _table(model: Plain, own: Plain, where: str, places: Places) -> Plain:
    rows = model.get("rows", {})
    for path, row in own.get("rows", {}).items():
        replaced = _replaced(rows, path.split("."), row)
        if replaced is None:
            raise places.error(f"{where}.rows.{path}", NO_ROW.format(path=path))
        rows = replaced
    return {**model, **own, **({"rows": rows} if rows else {})}


def _replaced(rows: Plain, path: list[str], row: Plain) -> Plain | None:
    """The rows with the one at `path` replaced, in its place; None if there is none."""
    name, *rest = path
    if name not in rows:
        return None
    if not rest:
        return {**rows, name: row}
    below = _replaced(rows[name].get("rows", {}), rest, row)
    return None if below is None else {**rows, name: {**rows[name], "rows": below}}


def inherit_claims(edition: str, name: str, parts: Plain, places: Places) -> Plain:
    """The claims of the part `name`, over those of the part it is `like` and of its `words`; empty without a name.

    A quantity or a rule tells only what is different from that of the other part; one written `null` falls away.
    """
    if not name:
        return {}
    where = f"{EDITIONS}.{edition}.{CLAIMS}"
    own = _part(name, where, parts, places)
    model = parts.get(own[LIKE], {LIKE: ""}) if LIKE in own else {}
    if LIKE in model:
        raise places.error(f"{where}.{LIKE}", NO_CLAIMS.format(name=own[LIKE]))
    merged = {**model, **own}
    words = _part(merged[WORDS], f"{where}.{WORDS}", parts, places) if WORDS in merged else {}
    for key in (LIKE, WORDS):
        if key in words:
            raise places.error(f"{where}.{key}", NO_WORDS.format(name=merged[WORDS], key=key))
    bases = {QUANTITIES: model.get(QUANTITIES, {}), RULES: _over(words.get(RULES, {}), model.get(RULES, {}))}
    for kind, base in bases.items():
        _refuse_unknown(base, own.get(kind, {}), f"{where}.{kind}", places)
    laid = {kind: _over(base, own.get(kind, {})) for kind, base in bases.items()}
    return {**_counting(words, merged), **merged, **laid}


def _counting(words: Plain, own: Plain) -> Plain:
    """The words that a part takes over; of units only those that it counts in, where it has its own."""
    gone = {*words.get(UNITS, ())}.difference(own.get(UNITS, words.get(UNITS, ())))
    return {key: [unit for unit in held if unit not in gone] if key in COUNTED else held for key, held in words.items()}


def _part(name: str, where: str, parts: Plain, places: Places) -> Plain:
    if name not in parts:
        raise places.error(where, NO_PART.format(name=name))
    found: Plain = parts[name]
    return found


def _refuse_unknown(base: Plain, own: Plain, where: str, places: Places) -> None:
    for name, spec in own.items():
        if spec is None and name not in base:
            raise places.error(f"{where}.{name}", NOTHING_TAKEN.format(name=name, near=suggest(name, base)))


def _over(base: Plain, own: Plain) -> Plain:
    merged = {**base, **own}
    return {name: {**(base.get(name) or {}), **spec} for name, spec in merged.items() if spec is not None}
