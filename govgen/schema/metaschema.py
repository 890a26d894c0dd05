"""The form of schema.yaml itself: a JSON Schema, applied whenever a schema loads."""

from __future__ import annotations

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
        path = ".".join(str(part) for part in error.path[1:])
        raise SchemaError(f"版式文件“{path}”{_reason(error)}", source.locate(path)) from error


def _reason(error: fastjsonschema.JsonSchemaValueException) -> str:
    return REASONS[error.rule].format(detail=_detail(error))


def _detail(error: fastjsonschema.JsonSchemaValueException) -> str:
    wanted = error.rule_definition
    if error.rule == "additionalProperties":
        known = error.definition["properties"]
        return "、".join(str(key) for key in error.value if key not in known)
    if error.rule == "required":
        return "、".join(key for key in wanted if key not in error.value)
    if error.rule == "type":
        return TYPES[wanted]
    return "、".join(str(one) for one in wanted) if isinstance(wanted, list) else str(wanted)
