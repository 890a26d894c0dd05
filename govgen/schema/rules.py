"""Options of rules, held against the rules that there are: each edition's when it loads, and each profile's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from govgen.errors import SchemaError
from govgen.model.option import SEVERITY, Option, OptionKind, RuleBook, Setting, Settings
from govgen.model.spelling import suggest

Plain = Mapping[str, Any]
Mistake = Callable[[str, str], SchemaError]  # of a path below `rules` and what is wrong there

UNKNOWN = "没有“{rule}”这条规则{near}。运行 govgen rules 可以看到全部规则。"
NO_OPTION = "规则“{rule}”没有“{option}”这个选项{near}。"
WRONG_KIND = "规则“{rule}”的选项“{option}”应当是{kind}。"
NO_NAME = "规则“{rule}”的选项“{option}”：没有“{name}”这个{kind}{near}。"
WEAKENED = "“{rule}”查的是国家规定的错误，地方要求不能降低它或者关闭它。"
GRADED = "“{rule}”的级别由各条勾稽关系决定，请写在 relations 里。"
NUMBER, TEXTS = "整数", "列表"
KINDS: Mapping[OptionKind, str] = {"cells": "单元格", "sections": "章节", "categories": "类别"}
ANY = "*"  # stands for one part of a path: 申请.不予公开.*.总计


class Stray(NamedTuple):
    """A name in an option that an edition does not have; `path` is that of its place below `rules`."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class OptionNames:
    """The names that the options of an edition may say: paths of cells with their slots, sections, categories."""

    paths: Mapping[str, int]
    sections: Collection[str]
    categories: Collection[str]

    def find(self, kind: OptionKind, name: str) -> tuple[int | str, ...]:
        """What a name stands for: slots for a path, else the name itself; nothing where it is not known."""
        if kind == "cells":
            return self._slots(name)
        return (name,) if kind == "texts" or name in self.names(kind) else ()

    def names(self, kind: OptionKind) -> Collection[str]:
        """All names of a kind."""
        return {"cells": self.paths, "sections": self.sections, "categories": self.categories}.get(kind, ())

    def _slots(self, path: str) -> tuple[int, ...]:
        if ANY not in path:
            return (self.paths[path],) if path in self.paths else ()
        pattern = re.compile(re.escape(path).replace(re.escape(ANY), "[^.]+"))
        return tuple(slot for known, slot in self.paths.items() if pattern.fullmatch(known))


def refuse_unknown(rules: Plain, book: RuleBook, mistake: Mistake) -> None:
    """SchemaError at the first rule or option that there is not, or that is of another kind."""
    for name, options in rules.items():
        if name not in book:
            raise mistake(name, UNKNOWN.format(rule=name, near=suggest(name, book)))
        for option, value in options.items():
            fault = _fault(name, option, value, book)
            if fault:
                raise mistake(f"{name}.{option}", fault)


def refuse_weakened(rules: Plain, book: RuleBook, mistake: Mistake) -> None:
    """SchemaError where a place would weaken a rule of the national form."""
    for name, options in rules.items():
        if book[name].severity == "error" and options.get(SEVERITY, "error") != "error":
            raise mistake(f"{name}.{SEVERITY}", WEAKENED.format(rule=name))


def _fault(rule: str, option: str, value: object, book: RuleBook) -> str:
    if option == SEVERITY:
        return GRADED.format(rule=rule) if book[rule].graded else ""
    options = book[rule].options
    if option not in options:
        return NO_OPTION.format(rule=rule, option=option, near=suggest(option, [*options, SEVERITY]))
    wants_number = options[option].kind == "number"
    if wants_number != isinstance(value, int):
        return WRONG_KIND.format(rule=rule, option=option, kind=NUMBER if wants_number else TEXTS)
    return ""


def strays(rules: Plain, book: RuleBook, known: OptionNames) -> Iterator[Stray]:
    """The names in the options that an edition does not have."""
    for rule, options in rules.items():
        for option, value in options.items():
            spec = book[rule].options.get(option)
            if spec is not None and spec.kind in KINDS:
                yield from _strays(rule, option, value, spec, known)


def _strays(rule: str, option: str, value: list[str], spec: Option, known: OptionNames) -> Iterator[Stray]:
    for number, name in enumerate(value, start=1):
        if not known.find(spec.kind, name):
            near = suggest(name, known.names(spec.kind))
            message = NO_NAME.format(rule=rule, option=option, name=name, kind=KINDS[spec.kind], near=near)
            yield Stray(f"{rule}.{option}.{number}", message)


def settle(rules: Plain, book: RuleBook, known: OptionNames) -> Settings:
    """The options as rules take them, cells as slots; names that the edition does not have are left out."""
    return {
        rule: {option: _setting(book[rule].options.get(option), value, known) for option, value in options.items()}
        for rule, options in rules.items()
    }


def _setting(option: Option | None, value: Any, known: OptionNames) -> Setting:
    if option is None or option.kind == "number":
        return value  # type: ignore[no-any-return]  # the metaschema has seen to it
    found: tuple[Any, ...] = tuple(one for name in value for one in known.find(option.kind, str(name)))
    return found
