"""The public types of the library, from their docstrings."""

from __future__ import annotations

import dataclasses
import inspect
from enum import Enum

import govgen
from tools.make_docs.blocks import table


def public(_argument: str, _before: str) -> str:
    """A row for each type of `govgen.__all__` that is no error: what it is and what it holds."""
    named = ((name, getattr(govgen, name)) for name in govgen.__all__)
    types = [(name, each) for name, each in named if isinstance(each, type) and not issubclass(each, Exception)]
    return table(("type", "what it is", "holds"), [(f"`{name}`", _summary(each), _held(each)) for name, each in types])


def _summary(each: type) -> str:
    return (inspect.getdoc(each) or "").split("\n\n")[0].replace("\n", " ")


def _held(each: type) -> str:
    if issubclass(each, Enum):
        names = [member.name for member in each]
    elif dataclasses.is_dataclass(each):
        names = [field.name for field in dataclasses.fields(each) if not field.name.startswith("_")]
    else:
        names = list(getattr(each, "_fields", ()))
    return ", ".join(f"`{name}`" for name in names)
