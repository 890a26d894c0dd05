"""What callers of the library hand over: of another kind than it should be, it is reported at once and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
WRONG = "{name} 应当是{wanted}，收到的是 {got}。"
PATH, TEXT, NUMBER = "文件的路径（str 或 Path）", "文字（str）", "整数（int）"
PATHS = (str, Path)


def expect(value: object, kinds: type | tuple[type, ...], name: str, wanted: str) -> None:
    """TypeError that says what the argument `name` should be, unless it is of one of the kinds."""
    if not isinstance(value, kinds):
        raise TypeError(WRONG.format(name=name, wanted=wanted, got=type(value).__name__))


def as_path(value: str | Path | None, name: str) -> Path | None:
    """The path that a text or a path says, None for none; TypeError for anything else."""
    if value is None:
        return None
    expect(value, PATHS, name, PATH)
    return Path(value)


def listed(values: str | Path | Iterable[str | Path], kind: Callable[[str | Path], T]) -> tuple[T, ...]:
    """One value or several, each made of the `kind` asked for."""
    return (kind(values),) if isinstance(values, PATHS) else tuple(kind(value) for value in values)
