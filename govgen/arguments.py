"""What callers of the library hand over: of another kind than it should be, it is reported at once and in words.

What is expected of an argument is what its annotation says: `checked` asks it of a function, `take_fields` of an order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeAlias, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
Taker: TypeAlias = Callable[[Any, str], object]  # gives the argument of that name as it is worked with, or a TypeError
WRONG = "{name} 应当是{wanted}，收到的是 {got}。"
PATH, TEXT, NUMBER = "文件的路径（str 或 Path）", "文字（str）", "整数（int）"
TEXTS, FILE, BYTES = "文字的列表", "文件的路径（str 或 Path）或者内容（bytes）", "文件的内容（bytes）"
CONTENT, YES_OR_NO = "数据文件的内容（str 或 bytes）", "True 或者 False"
PATHS = (str, Path)
NOTHING = type(None)


def expect(value: object, kinds: type | tuple[type, ...], name: str, wanted: str) -> None:
    """TypeError that says what the argument `name` should be, unless it is of one of the kinds."""
    if not isinstance(value, kinds):
        raise TypeError(WRONG.format(name=name, wanted=wanted, got=type(value).__name__))


def one(*kinds: type, wanted: str) -> Taker:
    """What takes a value of one of the kinds, as it is."""

    def take(value: object, name: str) -> object:
        expect(value, kinds, name, wanted)
        return value

    return take


def several(*kinds: type, wanted: str) -> Taker:
    """What takes values of the kinds, in a tuple: a text is one of them, else none."""

    def take(values: object, name: str) -> object:
        if isinstance(values, str) and str in kinds:
            return (values,)
        expect(values, () if isinstance(values, str | bytes) else (Iterable,), name, wanted)
        taken = tuple(cast("Iterable[object]", values))
        for value in taken:
            expect(value, kinds, name, wanted)
        return taken

    return take


def optional(take: Taker) -> Taker:
    """What takes None beside what another takes."""
    return lambda value, name: None if value is None else take(value, name)


def _number(value: object, name: str) -> object:
    expect(value, () if isinstance(value, bool) else int, name, NUMBER)
    return value


def _path(value: str | Path, name: str) -> Path:
    expect(value, PATHS, name, PATH)
    return Path(value)


def _listed(kind: Callable[[str | Path], object]) -> Taker:
    """What takes one path or several, each made of the `kind` asked for."""

    def take(values: object, name: str) -> object:
        given = (values,) if isinstance(values, PATHS) else values
        return tuple(map(kind, cast("tuple[str | Path, ...]", several(*PATHS, wanted=PATH)(given, name))))

    return take


PLAIN: Mapping[str, Taker] = {
    "str": one(str, wanted=TEXT),
    "bool": one(bool, wanted=YES_OR_NO),
    "int": _number,
    "int | None": optional(_number),
    "Path": _path,
    "Path | None": optional(_path),
    "str | Path": one(*PATHS, wanted=PATH),
    "str | Path | None": one(*PATHS, NOTHING, wanted=PATH),
    "str | bytes": one(str, bytes, wanted=CONTENT),
    "str | Path | bytes": one(*PATHS, bytes, wanted=FILE),
    "str | Path | bytes | None": one(*PATHS, bytes, NOTHING, wanted=FILE),
    "bytes | None": one(bytes, NOTHING, wanted=BYTES),
    "Sequence[str]": several(str, wanted=TEXTS),
    "tuple[str, ...]": _listed(str),
    "tuple[Path, ...]": _listed(Path),
}
"""What takes an argument, by its annotation."""


def checked(function: Callable[P, T], takers: Mapping[str, Taker]) -> Callable[P, T]:
    """The function, asking of each argument what its annotation says before it does anything."""
    asked = {name: takers[kind] for name, kind in function.__annotations__.items() if name != "return"}
    names = tuple(asked)
    run = cast("Callable[..., T]", function)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        taken = [asked[name](value, name) for name, value in zip(names, args, strict=False)]
        named = {name: asked[name](value, name) if name in asked else value for name, value in kwargs.items()}
        return run(*taken, *args[len(taken) :], **named)

    return call


def take_fields(order: Any) -> None:
    """Ask of each field of a dataclass what its annotation says, and keep it as it is worked with."""
    for field in fields(order):
        value = PLAIN[str(field.type)](getattr(order, field.name), f"{type(order).__name__}.{field.name}")
        object.__setattr__(order, field.name, value)
