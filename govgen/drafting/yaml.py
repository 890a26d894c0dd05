"""Plain values written as YAML that a person goes on with: short things on one line, remarks above doubtful ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from govgen.datafile.text import comment

WIDTH = 110
REMARK = "#"  # a key that begins so holds a remark, which stands as a comment in its place
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z（《“〔][\w（）、。，；：《》“”〈〉〔〕·—％. +<>=*-]*")
_NUMBER = re.compile(r"(?i)(?:true|false|yes|no|on|off|null|y|n)")


def written(value: Mapping[str, Any], indent: int = 0) -> str:
    """The lines of a mapping, keys in their order."""
    return "".join(f"{line}\n" for line in _mapping(value, " " * indent))


def _mapping(value: Mapping[str, Any], lead: str) -> Iterator[str]:
    for key, one in value.items():
        if key.startswith(REMARK):
            yield comment(str(one), lead)
        elif one is None:
            yield f"{lead}{_scalar(key)}:"
        elif isinstance(one, Mapping) and not _fits(f"{lead}{key}: ", one):
            yield f"{lead}{_scalar(key)}:"
            yield from _mapping(one, lead + "  ")
        elif isinstance(one, list) and not _fits(f"{lead}{key}: ", one):
            yield f"{lead}{_scalar(key)}:"
            yield from (line for item in one for line in _item(item, f"{lead}  "))
        else:
            yield f"{lead}{_scalar(key)}: {_flow(one)}"


def _item(value: object, lead: str) -> Iterator[str]:
    if not isinstance(value, Mapping) or _fits(f"{lead}- ", value):
        yield f"{lead}- {_flow(value)}"
        return
    for number, line in enumerate(_mapping(value, f"{lead}  ")):
        yield line if number else f"{lead}- {line.lstrip()}"


def _fits(before: str, value: Mapping[str, Any] | list[Any]) -> bool:
    if not value:
        return True
    held = list(value.values()) if isinstance(value, Mapping) else value
    remarks = isinstance(value, Mapping) and any(key.startswith(REMARK) for key in value)
    deep = any(isinstance(one, Mapping) and any(isinstance(two, Mapping) for two in one.values()) for one in held)
    many = isinstance(value, Mapping) and sum(isinstance(one, Mapping) for one in held) > 1
    return not remarks and not deep and not many and len(before) + len(_flow(value)) <= WIDTH


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_scalar(key)}: {'' if one is None else _flow(one)}".rstrip(" ") for key, one in value.items())
        return "{" + ", ".join(f"{pair} " if pair.endswith(":") else pair for pair in pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and not _NUMBER.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
