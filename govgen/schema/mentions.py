"""The `mentions` part of an edition: what sections must speak of; a mistake is a SchemaError at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govgen.errors import SchemaError
from govgen.model.edition import Section
from govgen.model.mention import Mention
from govgen.model.relation import Addend
from govgen.schema.balances import Form
from govgen.schema.formula import FormulaError, parse_sum
from govgen.source import Source

Plain = Mapping[str, Any]


def build_mentions(
    edition: str, specs: Plain, sections: Mapping[str, Section], form: Form, source: Source
) -> Iterator[Mention]:
    """The mentions that `specs` describes, in their order."""
    for name, spec in specs.items():
        place = source.locate(f"editions.{edition}.mentions.{name}")
        if spec["section"] not in sections:
            raise SchemaError(f"应写事项“{name}”：没有“{spec['section']}”这个章节", place)
        try:
            when = tuple(_addends(spec.get("when", ""), form))
        except FormulaError as error:
            raise SchemaError(f"应写事项“{name}”：{error}", place) from error
        yield Mention(
            id=name,
            section=spec["section"],
            words=tuple(spec["words"]),
            basis=spec["basis"],
            severity=spec.get("severity", "error"),
            part=spec.get("part", ""),
            table=spec.get("table", ""),
            categories=tuple(spec.get("categories", ())),
            when=when,
            above=spec.get("above", 0),
        )


def _addends(text: str, form: Form) -> Iterator[Addend]:
    if not text:
        return
    paths = {slot.ref.path: number for number, slot in enumerate(form.slots)}
    for term in parse_sum(text):
        if term.path not in paths:
            raise FormulaError(f"没有“{term.path}”这个单元格")
        yield Addend(term.sign, paths[term.path], term.previous)
