"""The head of a data file: year, unit, title, date, the texts of a 公文; its keys are the same for all report types."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Keys

from govgen.model.head_cleaning import take_as_meant
from govgen.model.keys import HEAD, WAIVER_KEYS, WAIVERS
from govgen.model.report import ReadProblem, Waiver, Written, wrong_shape
from govgen.source import Mapping, Node, Scalar, Sequence, Source


def read_head(
    source: Source, problems: list[ReadProblem], known: Keys[str, tuple[str, ...]] = HEAD
) -> dict[str, Written]:
    """The texts of the head by dotted key, as they are meant; what is typed otherwise is added to `problems`."""
    head: dict[str, Written] = {}
    for name, keys in known.items():
        node = source.root.get(name)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            continue
        for key, text in _texts(source, name, keys, node, problems):
            head[key] = text
    take_as_meant(head, problems)
    return head


def _texts(
    source: Source, name: str, keys: tuple[str, ...], node: Node, problems: list[ReadProblem]
) -> Iterator[tuple[str, Written]]:
    if isinstance(node, Scalar) and not keys:
        yield name, Written(node.text.strip(), source.at(node))
    elif isinstance(node, Mapping) and keys:
        yield from _members(source, name, keys, node, problems)
    else:
        problems.append(wrong_shape(name, source.at(node), "mapping" if keys else "text"))


def _members(
    source: Source, name: str, keys: tuple[str, ...], node: Mapping, problems: list[ReadProblem]
) -> Iterator[tuple[str, Written]]:
    for entry in node.entries:
        path = f"{name}.{entry.key.text}"
        if entry.key.text not in keys:
            problems.append(ReadProblem("unknown-key", path, source.at(entry.key), entry.key.text, keys))
        elif not isinstance(entry.value, Scalar):
            problems.append(wrong_shape(path, source.at(entry.value), "text"))
        elif not entry.value.is_null:
            yield path, Written(entry.value.text.strip(), source.at(entry.value))


def read_waivers(source: Source, problems: list[ReadProblem]) -> Iterator[Waiver]:
    """The waivers under `说明`; what has the wrong shape is added to `problems`."""
    node = source.root.get(WAIVERS)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return
    if not isinstance(node, Sequence):
        problems.append(wrong_shape(WAIVERS, source.at(node), "list"))
        return
    for number, item in enumerate(node.items, start=1):
        if isinstance(item, Mapping):
            texts = {key: text.text for key, text in _members(source, WAIVERS, WAIVER_KEYS, item, problems)}
            rule, place, reason = (texts.get(f"{WAIVERS}.{key}", "") for key in WAIVER_KEYS)
            yield Waiver(rule, place, reason, source.at(item))
        else:
            problems.append(wrong_shape(f"{WAIVERS}.{number}", source.at(item), "mapping"))
