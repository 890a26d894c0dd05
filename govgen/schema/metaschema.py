"""Values of schema files and profiles, and the form of these files: a JSON Schema of each, applied when one loads."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from govgen.errors import SchemaError
from govgen.location import Location
from govgen.model.spelling import suggest
from govgen.patterns import lazy
from govgen.source import Mapping, Node, Sequence, parse_source

HOME = "，应写在“{homes}”下面"
REASONS = {
    "additionalProperties": "有不认识的键：{detail}",
    "required": "缺少必需的键：{detail}",
    "enum": "只能是：{detail}",
    "const": "只能是：{detail}",
    "type": "写法不对，应为{detail}",
    "minimum": "不能小于 {detail}",
    "maximum": "不能大于 {detail}",
    "pattern": "写法不对，应为{detail}",
    "uniqueItems": "里“{detail}”写了两次",
    "minItems": "不能为空",
    "minProperties": "不能为空",
    "anyOf": "写法不对，应为{detail}",
    "oneOf": "写法不对，应为{detail}",
}
TYPES = {"object": "“键: 值”的形式", "array": "列表", "string": "文字", "integer": "整数", "boolean": "true 或 false"}
TYPES["null"] = "空着"
NUMBER = lazy(r"0|[1-9][0-9]{0,8}")
WORDS = {"true": True, "false": False}
_ITEM = lazy(r"\[(\d+)\]")


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


@cache
def _library() -> Any:
    """The validating library: the bundled schema is verified already, so that most starts do without it."""
    return importlib.import_module("fastjsonschema")


def read_metaschema(name: str) -> Any:
    """The JSON Schema of a kind of file, by the name that it has beside this module."""
    return plain(parse_source(Path(__file__).with_name(name).read_bytes(), name).root)


@cache
def _validator(name: str) -> Any:
    return _library().compile(read_metaschema(name), use_default=False)


def verify(document: Any, metaschema: str, what: str, locate: Callable[[str], Location]) -> None:
    """SchemaError at the place of the first mistake in the form of `what`; nothing if it is well formed."""
    try:
        _validator(metaschema)(document)
    except _library().JsonSchemaValueException as error:
        # The validator counts items from 0, places of a source from 1.
        path = _ITEM.sub(lambda item: f".{int(item[1]) + 1}", str(error.name)).partition(".")[2]
        place = locate(f"{path}.{_culprit(error)}".strip("."))
        name = f"“{path}”" if path else ""
        raise SchemaError(f"{what}{name}{_reason(error)}", place) from error


def _reason(error: Any) -> str:
    return REASONS[str(error.rule)].format(detail=_detail(error)) + _home(error)


def _home(error: Any) -> str:
    """Under which of the known keys the first that is not known belongs, or which it is near to."""
    if _misspelt(error):
        return f"；这里写的是“{_misspelt(error)}”"
    if error.rule != "additionalProperties":
        return ""
    known, unknown = error.definition["properties"], _culprit(error)
    homes = [name for name, form in known.items() if unknown in form.get("properties", ())]
    return HOME.format(homes="”或者“".join(homes)) if homes else suggest(unknown, known)


def _culprit(error: Any) -> str:
    """The first key or item that should not be there, to point at it."""
    if error.rule == "uniqueItems":
        return str(_repeated(error.value) + 1)
    return _detail(error).partition("、")[0] if error.rule == "additionalProperties" else _misspelt(error)


def _misspelt(error: Any) -> str:
    """The key that was written where one is missing that it is near to; empty if there is none."""
    known = error.definition.get("properties") if error.rule == "required" else None
    missing = _detail(error).split("、") if known else []
    unknown = [key for key in error.value if key not in known] if known else []
    return next((key for key in unknown if suggest(key, missing)), "")


def _repeated(items: Any) -> int:
    """The index of the first item that stands before itself."""
    return next(index for index, item in enumerate(items) if item in items[:index])


def _detail(error: Any) -> str:
    wanted = error.rule_definition
    if error.rule == "uniqueItems":
        return str(error.value[_repeated(error.value)])
    if error.rule in ("pattern", "anyOf", "oneOf"):
        return str(error.definition["description"])
    if error.rule == "additionalProperties":
        known = error.definition["properties"]
        return "、".join(str(key) for key in error.value if key not in known)
    if error.rule == "required":
        return "、".join(key for key in wanted if key not in error.value)
    if error.rule == "type":
        return "或".join(TYPES[one] for one in ([wanted] if isinstance(wanted, str) else wanted))
    return "、".join(str(one) for one in wanted) if isinstance(wanted, list) else str(wanted)
