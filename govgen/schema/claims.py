"""The `claims` part of an edition: words and wordings become a Lexicon; every mistake is a SchemaError at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from govgen.errors import SchemaError
from govgen.model.claim import Lexicon, Quantity, Reading, Share
from govgen.model.form import CellRef
from govgen.model.relation import Addend, Term
from govgen.schema.balances import Form
from govgen.schema.formula import FormulaError, parse_sum
from govgen.schema.phrases import PhraseError, parse_phrase
from govgen.source import Source

Plain = Mapping[str, Any]

TAKEN = ("like", "words")
WORDS = (
    *("cases", "fillers", "plain", "bodies", "own", "actors", "acts", "objects", "aside", "reasons", "denials"),
    *("muting", "elsewhen", "now", "approximate", "labelling", "joining", "verbs", "generic", "partial", "overlapping"),
    *("turns", "compared", "listing"),
)
PHRASES = ("rises", "falls", "shares", "totals", "perhaps")


def inherit_claims(editions: Plain, name: str, source: Source) -> Plain:
    """The claims of an edition, over those it takes from another: all of them (`like`), or the words only (`words`).

    A quantity tells only what is different from that of the other edition; one written `null` falls away.
    """
    own: Plain = editions[name].get("claims", {})
    key = next((key for key in TAKEN if key in own), "")
    if not key:
        return own
    model = editions.get(own[key], {}).get("claims", {})
    if not model or any(taken in model for taken in TAKEN):
        raise SchemaError(f"版式“{own[key]}”没有可以沿用的 claims", source.locate(f"editions.{name}.claims.{key}"))
    taken: Plain = model.get("quantities", {}) if key == "like" else {}
    merged = {**taken, **own.get("quantities", {})}
    kept = {quantity: {**taken.get(quantity, {}), **spec} for quantity, spec in merged.items() if spec is not None}
    return {**model, **own, "quantities": kept}


def build_lexicon(edition: str, spec: Plain, form: Form, source: Source) -> Lexicon | None:
    """The lexicon that `spec` describes, None for an edition without claims."""
    if not spec:
        return None
    where = f"editions.{edition}.claims"
    return Lexicon(
        units=tuple(spec["units"]),
        topics=MappingProxyType({name: tuple(words) for name, words in spec.get("topics", {}).items()}),
        denominators=tuple(_denominators(spec.get("denominators", {}), form, source, where)),
        quantities=tuple(_quantities(spec, form, source, where)),
        **{key: tuple(spec.get(key, ())) for key in WORDS},
        **{key: _wordings(spec.get(key, ()), source, f"{where}.{key}") for key in PHRASES},
    )


def _denominators(specs: Plain, form: Form, source: Source, where: str) -> Iterator[Share]:
    for name, spec in specs.items():
        place = f"{where}.denominators.{name}"
        yield Share(tuple(spec["words"]), tuple(_readings(spec, form, source, place)))


def _quantities(claims: Plain, form: Form, source: Source, where: str) -> Iterator[Quantity]:
    counts = claims.get("counts", claims["units"])
    for name, spec in claims.get("quantities", {}).items():
        place = f"{where}.quantities.{name}"
        yield Quantity(
            id=name,
            readings=tuple(_readings(spec, form, source, place)),
            says=_wordings(spec.get("says", ()), source, place, numbered=True),
            none=_wordings(spec.get("none", ()), source, place),
            keys=tuple(tuple(words.split("|")) for words in spec.get("keys", ())),
            about=spec.get("about", ""),
            units=frozenset(spec.get("units", counts)),
            heard=frozenset(spec.get("units", claims.get("cases", counts))),
            unless=tuple(spec.get("unless", ())),
            severity=spec.get("severity", "warning"),
            part=spec.get("part", False),
            bare=spec.get("bare", False),
            across=tuple(spec.get("across", ())),
        )


def _wordings(texts: Any, source: Source, place: str, *, numbered: bool = False) -> tuple[str, ...]:
    for text in texts:
        try:
            phrase = parse_phrase(text)
        except PhraseError as error:
            raise SchemaError(f"说法“{text}”：{error}", source.locate(place)) from error
        if numbered and not phrase.numbered:
            raise SchemaError(f"说法“{text}”里要有一个代表数字的 N", source.locate(place))
    return tuple(texts)


def _readings(spec: Plain, form: Form, source: Source, place: str) -> Iterator[Reading]:
    try:
        over = tuple(_addends(spec["over"], spec, form)) if "over" in spec else ()
        for text in spec.get("cells", ()):
            addends = tuple(_addends(text, spec, form))
            yield Reading(_label(text, spec, addends, over, form), addends, over)
    except FormulaError as error:
        raise SchemaError(f"“{place.rpartition('.')[2]}”的单元格：{error}", source.locate(place)) from error


def _addends(text: str, spec: Plain, form: Form) -> Iterator[Addend]:
    for term in parse_sum(text):
        for ref in _refs(term, spec, form):
            if ref not in form.index:
                raise FormulaError(f"没有“{ref.path}”这个单元格")
            yield Addend(term.sign, form.index[ref], term.previous)


def _refs(term: Term, spec: Plain, form: Form) -> list[CellRef]:
    table = spec.get("table", "")
    if table and table not in form.tables:
        raise FormulaError(f"没有“{table}”这张表")
    if table:
        return [CellRef(table, row.id, spec.get("column", "")) for row in form.rows_of(table, term)]
    return form.cells_at(term.path)


def _label(text: str, spec: Plain, addends: tuple[Addend, ...], over: tuple[Addend, ...], form: Form) -> str:
    """How a message names the reading: the cell as the form labels it, or the sum as schema.yaml writes it."""
    if "label" in spec:
        return str(spec["label"])
    if len(addends) == 1 and not over:
        return form.slots[addends[0].slot].label
    told = text.replace(".*", "各项之和")
    label = form.tables[spec["table"]].label if "table" in spec else ""
    return f"{label}“{told}”{spec.get('column', '')}" + (f"占“{spec['over']}”的百分比" if over else "")
