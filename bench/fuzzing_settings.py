"""Settings of places and schemas that the rules and the form know: most are taken, and can be checked with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import yaml
from fuzzing_templates import SENTENCES
from fuzzing_trees import DUMPER, LOADER

from govgen import api
from govgen.checking.rules import RULES
from govgen.model.edition import Edition
from govgen.model.option import Option

SEVERITIES = ("error", "warning", "hint", "off")


def change_profile(data: bytes, chance: random.Random) -> bytes:
    """A profile with settings that the rules and the form know, in the place of some of its own."""
    profile = yaml.load(data, LOADER)  # a safe one
    edition = chance.choice(list(api.catalog().editions.values()))
    if chance.random() < 0.5:
        profile["editions"] = [edition.id]
    for _ in range(chance.choice((1, 2, 5))):
        chance.choice((_set_rule, _set_rule, _set_relation, _set_printing))(profile, edition, chance)
    return _dumped(profile)


def _set_rule(profile: dict[str, Any], edition: Edition, chance: random.Random) -> None:
    rule = chance.choice(RULES)
    options: Mapping[str, Option] = getattr(rule, "OPTIONS", {})
    chosen = {name: _value(option, edition, chance) for name, option in options.items() if chance.random() < 0.7}
    if chance.random() < 0.5 or not chosen:
        chosen["severity"] = chance.choice(SEVERITIES)
    profile.setdefault("rules", {})[rule.ID] = chosen


def _value(option: Option, edition: Edition, chance: random.Random) -> Any:
    low, high = option.span
    cells = [slot.ref.path for slot in edition.slots]
    known: Mapping[str, list[str]] = {
        "texts": list(SENTENCES),
        "choices": ["公开|发布", "网站"],
        "counts": cells,
        "amounts": cells,
        "sections": list(edition.sections),
        "categories": list(api.catalog().categories),
    }
    if option.kind in known:
        return [chance.choice(known[option.kind]) for _ in range(chance.choice((1, 2)))]
    number = chance.choice((low, min(high, low + 5), chance.randint(low, min(high, 3000))))
    return number if option.kind == "number" else [number]


def _set_relation(profile: dict[str, Any], edition: Edition, chance: random.Random) -> None:
    name = chance.choice((*edition.relations, "新的一条"))
    one, two, three = (chance.choice(edition.slots).ref.path for _ in range(3))
    spec: dict[str, Any] = {"severity": chance.choice(SEVERITIES[:3])}
    if name not in edition.relations:
        spec |= {"formula": chance.choice((f"{one} <= {two}", f"{one} = {two} + {three}", f"{one} >= {two} * 2"))}
        spec |= {"basis": "青政办发〔2025〕54号"}
    elif chance.random() < 0.5:
        spec = {"answerable": chance.random() < 0.5}
    profile.setdefault("relations", {})[name] = spec


def _set_printing(profile: dict[str, Any], _: Edition, chance: random.Random) -> None:
    profile["printing"] = {"third": chance.choice(("plain", "bold")), "remarks": chance.choice(("cell", "note"))}


def change_schema(data: bytes, chance: random.Random) -> bytes:
    """A schema of which something was left out, put in another order, worded or weighed otherwise."""
    schema = yaml.load(data, LOADER)  # a safe one
    for _ in range(chance.choice((1, 1, 2, 4))):
        edition = chance.choice(list(schema["editions"].values()))
        chance.choice((_lessen, _reorder, _reword, _reword, _weigh, _formulate))(edition, chance)
    return _dumped(schema)


def _lessen(edition: dict[str, Any], chance: random.Random) -> None:
    """Without a relation, a mention, a sum, a rule."""
    held = edition.get(chance.choice(("relations", "mentions", "summary", "rules", "deadlines")))
    if held:
        del held[chance.choice(list(held))]


def _reorder(edition: dict[str, Any], chance: random.Random) -> None:
    held = edition.get(chance.choice(("relations", "mentions", "summary", "rules", "tables", "sections")))
    items = list((held or {}).items())
    chance.shuffle(items)
    if held:
        held.clear()
        held.update(items)


def _reword(edition: dict[str, Any], chance: random.Random) -> None:
    """Another wording of a label, a hint, a note, a basis or a list of words, wherever it stands."""
    keys = ("label", "hint", "note", "basis", "title", "law", "head", "words", "also", "corner")
    found = [(node, key) for node in _mappings(edition) for key in keys if node.get(key)]
    node, key = chance.choice(found)
    if isinstance(node[key], str):
        at = chance.randrange(len(node[key]) + 1)
        node[key] = node[key][:at] + chance.choice(SENTENCES) + node[key][at:]
    elif isinstance(node[key], list):
        node[key].append(chance.choice(SENTENCES))


def _mappings(node: Any) -> list[dict[str, Any]]:
    below = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return [*([node] if isinstance(node, dict) else []), *(found for one in below for found in _mappings(one))]


def _weigh(edition: dict[str, Any], chance: random.Random) -> None:
    """Another severity, kind, unit or way to sum."""
    key, values = chance.choice(
        (
            ("severity", SEVERITIES[:3]),
            ("kind", ("count", "amount")),
            ("sum", ("sum", "own", "none")),
            ("answerable", (True, False)),
        )
    )
    held = {"severity": "relations", "answerable": "relations"}.get(key, "tables")
    node = chance.choice(_mappings(edition[held])[1:] or [{}])
    node[key] = chance.choice(values)


def _formulate(edition: dict[str, Any], chance: random.Random) -> None:
    relation = chance.choice(list(edition["relations"].values()))
    if "formula" in relation:
        left, _, right = relation["formula"].partition(" = ")
        turned = (f"{left} <= {right}", f"{right} = {left}", f"{left} = {right} + 0", f"{left} >= {right}")
        relation["formula"] = chance.choice(turned) if right else relation["formula"]


def _dumped(tree: Any) -> bytes:
    return bytes(yaml.dump(tree, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000).encode())
