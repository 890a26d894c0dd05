"""The form of schema.yaml itself: a JSON Schema, applied whenever a schema loads."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema

from govgen.errors import SchemaError
from govgen.schema.plain import plain
from govgen.source import Source, parse_source

REASONS = {
    "additionalProperties": "有不认识的键：{detail}",
    "required": "缺少必需的键：{detail}",
    "enum": "只能是：{detail}",
    "const": "只能是：{detail}",
    "type": "写法不对，应为{detail}",
    "pattern": "写法不对，应符合 {detail}",
    "minLength": "不能为空",
    "minItems": "不能为空",
    "minProperties": "不能为空",
    "anyOf": "写法不对",
}
TYPES = {"object": "“键: 值”的形式", "array": "列表", "string": "文字", "integer": "整数", "boolean": "true 或 false"}
TYPES["null"] = "空着"
_ITEM = re.compile(r"\[(\d+)\]")


@cache
def _validator() -> Any:
    name = "metaschema.yaml"
    data = files("govgen.schema").joinpath(name).read_bytes()
    return fastjsonschema.compile(plain(parse_source(data, name).root), use_default=False)


def verify(document: Any, source: Source) -> None:
    """SchemaError at the place of the first mistake in the form of a schema; nothing if it is well formed."""
    try:
        _validator()(document)
    except fastjsonschema.JsonSchemaValueException as error:
        # The validator counts items from 0, places of a source from 1.
        path = _ITEM.sub(lambda item: f".{int(item[1]) + 1}", str(error.name)).partition(".")[2]
        raise SchemaError(f"版式文件“{path}”{_reason(error)}", source.locate(f"{path}.{_stray(error)}")) from error


def _reason(error: fastjsonschema.JsonSchemaValueException) -> str:
    return REASONS[str(error.rule)].format(detail=_detail(error))


def _stray(error: fastjsonschema.JsonSchemaValueException) -> str:
    """The first key that should not be there, to point at it."""
    return _detail(error).partition("、")[0] if error.rule == "additionalProperties" else ""


def _detail(error: fastjsonschema.JsonSchemaValueException) -> str:
    wanted = error.rule_definition
    if error.rule == "additionalProperties":
        known = error.definition["properties"]
        return "、".join(str(key) for key in error.value if key not in known)
    if error.rule == "required":
        return "、".join(key for key in wanted if key not in error.value)
    if error.rule == "type":
        return "或".join(TYPES[one] for one in ([wanted] if isinstance(wanted, str) else wanted))
    return "、".join(str(one) for one in wanted) if isinstance(wanted, list) else str(wanted)
