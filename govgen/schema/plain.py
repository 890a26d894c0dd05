"""Plain Python values of a schema's nodes: dictionaries, lists, texts, and the booleans and integers of plain style."""

from __future__ import annotations

import re
from typing import Any

from govgen.source import Mapping, Node, Sequence

NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
WORDS = {"true": True, "false": False}


def plain(node: Node) -> Any:
    """The node without its places; only schema files and profiles, which are ours, get booleans and integers."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.is_null:
        return None
    if node.style:
        return node.text
    if node.text in WORDS:
        return WORDS[node.text]
    return int(node.text) if NUMBER.fullmatch(node.text) else node.text
