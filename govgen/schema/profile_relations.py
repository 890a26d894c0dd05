"""The relations of a profile 地方要求, laid over those of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from govgen.errors import SchemaError
from govgen.model.edition import Edition
from govgen.model.relation import Balance, Crossing, Formula, Relation
from govgen.schema.balances import SlotTables, lay_out
from govgen.schema.conflicts import misfits
from govgen.schema.crossings import is_across, lay_across, refuse_unfit
from govgen.schema.formula import FormulaError, parse_formula
from govgen.schema.reach import tenable
from govgen.schema.reports import bundled_reports
from govgen.source import Source

NO_FORMULA = "“{name}”不是已有的勾稽关系，要写明 formula 和 basis"
NO_TABLE = "没有“{table}”这张表"
KNOWN = "“{name}”是国家规定的勾稽关系，地方要求只能写 {known}，不能改它的 {key}"
LOWERED = "“{name}”是国家规定的勾稽关系，地方要求不能把它降为 {severity}"
WRONG = "地方要求的勾稽关系“{name}”：{reason}"
CHANGES = ("severity", "answerable")  # what a place can change of a relation
STRENGTH = {"hint": 0, "warning": 1, "error": 2}


def with_relations(edition: Edition, specs: Mapping[str, Mapping[str, Any]], source: Source) -> Edition:
    """The edition with the relations of a profile; SchemaError at the line of one that does not fit in."""
    form = SlotTables(edition.tables, edition.slots, edition.index)
    relations, balances, crossings = dict(edition.relations), list(edition.balances), list(edition.crossings)
    for name, spec in specs.items():
        relation = relations[name] = _relation(source, edition, name, spec)
        if is_across(relation.formula):
            kept = [one for one in crossings if one.relation.id != name]
            crossings = [*kept, _across(source, edition, relation, form)]
        else:
            balances = list(_rebalanced(source, balances, relation, form))
    laid = replace(
        edition,
        relations=MappingProxyType(relations),
        balances=tuple(balances),
        crossings=tuple(crossings),
    )
    for path, message in misfits(laid) if specs else ():
        raise SchemaError(message, source.locate(path))
    return laid


def _relation(source: Source, edition: Edition, name: str, spec: Mapping[str, Any]) -> Relation:
    known = edition.relations.get(name)
    place = source.locate(f"relations.{name}")
    if known is None and not ("formula" in spec and "basis" in spec):
        raise SchemaError(NO_FORMULA.format(name=name), place)
    if known is not None:
        for key in spec:
            if key not in CHANGES:
                message = KNOWN.format(name=name, known="、".join(CHANGES), key=key)
                raise SchemaError(message, source.locate(f"relations.{name}.{key}"))
        severity = spec.get("severity", known.severity)
        if not known.answerable and STRENGTH[severity] < STRENGTH[known.severity] == STRENGTH["error"]:
            raise SchemaError(LOWERED.format(name=name, severity=severity), place)
    first = known or _new_relation(source, name, spec)
    chosen = {key: spec[key] for key in CHANGES if key in spec}
    return replace(first, **chosen)


def _new_relation(source: Source, name: str, spec: Mapping[str, Any]) -> Relation:
    formula = _formula(source, name, "formula", spec["formula"])
    when = _formula(source, name, "when", spec["when"]) if "when" in spec else None
    return Relation(
        name,
        formula,
        spec.get("table", ""),
        spec.get("each", ""),
        "hint" if is_across(formula) else "error",
        basis=spec["basis"],
        when=when,
        rounding=spec.get("rounding"),
    )


def _formula(source: Source, name: str, key: str, text: str) -> Formula:
    try:
        return parse_formula(text)
    except FormulaError as error:
        raise _misfit(source, name, FormulaError(str(error), key)) from error


def _rebalanced(source: Source, balances: list[Balance], relation: Relation, form: SlotTables) -> Iterator[Balance]:
    """The balances with those of the relation: graded anew in their places, or laid out behind the others."""
    is_new = True
    for balance in balances:
        mine = balance.relation.id == relation.id
        is_new = is_new and not mine
        yield replace(balance, relation=relation) if mine else balance
    if is_new:
        yield from _laid_out(source, relation, form)


def _laid_out(source: Source, relation: Relation, form: SlotTables) -> Iterator[Balance]:
    if relation.table and relation.table not in form.tables:
        raise _misfit(source, relation.id, FormulaError(NO_TABLE.format(table=relation.table), "table"))
    try:
        yield from tenable(lay_out(relation, form), form.slots)
    except FormulaError as error:
        raise _misfit(source, relation.id, error) from error


def _across(source: Source, edition: Edition, relation: Relation, form: SlotTables) -> Crossing:
    try:
        told = edition.claims.told if edition.claims else {}
        crossing = lay_across(relation, form, bundled_reports(), told)
        refuse_unfit(crossing, form.slots, told)
    except FormulaError as error:
        raise _misfit(source, relation.id, error) from error
    return crossing


def _misfit(source: Source, name: str, error: FormulaError) -> SchemaError:
    place = source.locate(f"relations.{name}.{error.key}")
    return SchemaError(WRONG.format(name=name, reason=error), place)
