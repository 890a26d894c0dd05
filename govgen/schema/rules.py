"""Options of rules, held against the rules that there are: each edition's when it loads, and each profile's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govgen.errors import SchemaError
from govgen.model.edition import Section
from govgen.model.form import WORDED, Slot
from govgen.model.option import SEVERITY, Option, OptionKind, RuleBook, Setting, Settings
from govgen.model.spelling import suggest
from govgen.schema.files import Plain
from govgen.schema.places import Misfit

Mistake = Callable[[str, str], SchemaError]  # of a path below `rules` and what is wrong there

UNKNOWN = "没有“{rule}”这条规则{near}。运行 govgen rules 可以看到全部规则。"
NO_OPTION = "规则“{rule}”没有“{option}”这个选项{near}。"
WRONG_KIND = "规则“{rule}”的选项“{option}”应当是{kind}。"
NOT_WITHIN = "规则“{rule}”的选项“{option}”应当是 {least} 到 {most} 的整数。"
NO_NAME = "规则“{rule}”的选项“{option}”：没有“{name}”这个{kind}{near}。"
OTHER_KIND = "规则“{rule}”的选项“{option}”：“{name}”不是{kind}。"
REPEATED = "规则“{rule}”的选项“{option}”：“{name}”写了两次。"
BLANK_CHOICE = "规则“{rule}”的选项“{option}”：“{name}”里“|”旁边有空格，正文里没有这样写的，请删去。"
EMPTY_CHOICE = "规则“{rule}”的选项“{option}”：“{name}”的“|”有一边是空的。"
NO_CHOICE = "规则“{rule}”的选项“{option}”：“{name}”里的“|”在这里没有意义，几个词请分开写。"
ALONE = "规则“{rule}”的选项“{option}”要和“{needs}”一起写，单独写不起作用。"
UNEVEN = "规则“{rule}”的选项“{option}”有 {count} 项，“{needs}”有 {other} 项，应当一一对应。"
WEAKENED = "“{rule}”查的是国家规定的错误，地方要求不能降低它或者关闭它。"
GRADED = "“{rule}”的级别由各条勾稽关系决定，请写在 relations 里。"
NOTHING = "规则“{rule}”下面没有写选项，这一条不起作用。"
WRONG_ITEM = "规则“{rule}”的选项“{option}”第 {number} 项{reason}。"
IS_EMPTY, IS_NO_TEXT, IS_NO_NUMBER = "是空的，请写上或者删去", "应当是文字，数字要加半角双引号", "应当是不小于 1 的整数"
NUMBERS, TEXTS = "整数的列表，例如 [1, 2]", "列表，例如 [甲, 乙]，只有一项的也写方括号"
NAMED: Mapping[OptionKind, str] = {
    "sections": "章节",
    "categories": "类别",
    "counts": "单元格",
    "amounts": "单元格",
    "words": "单元格",
    "dates": "单元格",
}
WANTED: Mapping[OptionKind, str] = {
    "sections": "文字章节",
    "counts": "计数的单元格",
    "amounts": "金额的单元格",
    "words": "填文字的单元格",
    "dates": "填日期的单元格",
}
CELLS: Mapping[OptionKind, Collection[str]] = {
    "counts": ("count",),
    "amounts": ("amount", "money"),
    "words": WORDED,
    "dates": ("date",),
}
ANY, BAR = "*", "|"  # what stands for one part of a path (申请.不予公开.*.总计), and between words of which one will do


class OptionNames(NamedTuple):
    """The names that the options of an edition may say: paths of cells with their slots, sections, categories."""

    paths: Mapping[str, int]
    slots: Sequence[Slot]
    sections: Mapping[str, Section]
    categories: Collection[str]

    def find(self, kind: OptionKind, name: str) -> tuple[int | str, ...]:
        """What a name stands for: slots for a path, else the name itself; nothing where it is not known."""
        if kind in CELLS:
            return self._slots(name)
        return (name,) if kind not in NAMED or name in self.names(kind) else ()

    def names(self, kind: OptionKind) -> Collection[str]:
        """All names of a kind."""
        return {"sections": self.sections, "categories": self.categories}.get(kind, self.paths)

    def suits(self, kind: OptionKind, name: str) -> bool:
        """True if what a known name stands for is what the kind asks for: counts, amounts, sections with prose."""
        if kind == "sections":
            return self.sections[name].kind != "table"
        return kind not in CELLS or all(self.slots[slot].kind in CELLS[kind] for slot in self._slots(name))

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
        if not options:
            raise mistake(name, NOTHING.format(rule=name))
        for option, value in options.items():
            for path, fault in _faults(name, option, value, book):
                raise mistake(path, fault)


def refuse_weakened(rules: Plain, book: RuleBook, mistake: Mistake) -> None:
    """SchemaError where a place would weaken a rule of the national form."""
    for name, options in rules.items():
        if book[name].severity == "error" and options.get(SEVERITY, "error") != "error":
            raise mistake(f"{name}.{SEVERITY}", WEAKENED.format(rule=name))


def _faults(rule: str, option: str, value: Any, book: RuleBook) -> Iterator[Misfit]:
    """What is wrong with an option whatever the edition is."""
    path, options = f"{rule}.{option}", book[rule].options
    if option == SEVERITY:
        if book[rule].graded:
            yield (path, GRADED.format(rule=rule))
    elif option not in options:
        yield (path, NO_OPTION.format(rule=rule, option=option, near=suggest(option, [*options, SEVERITY])))
    elif options[option].kind == "number":
        yield from _out_of_span(path, rule, option, value, options[option])
    elif not (isinstance(value, list) and value):
        kind = NUMBERS if options[option].kind == "numbers" else TEXTS
        yield (path, WRONG_KIND.format(rule=rule, option=option, kind=kind))
    else:
        wanted = int if options[option].kind == "numbers" else str
        for number, reason in _wrong_kinds(value, wanted):
            yield (f"{path}.{number}", WRONG_ITEM.format(rule=rule, option=option, number=number, reason=reason))
        if wanted is str:
            yield from _wrong_items(path, rule, option, value, options[option].kind)


def _wrong_kinds(value: list[Any], wanted: type[int | str]) -> Iterator[tuple[int, str]]:
    """The items of a list that are nothing, or no words or numbers, with why."""
    for number, item in enumerate(value, start=1):
        if item is None or (isinstance(item, str) and not item.strip()):
            yield number, IS_EMPTY
        elif wanted is str and not isinstance(item, str):
            yield number, IS_NO_TEXT
        elif wanted is int and (not isinstance(item, int) or isinstance(item, bool) or item < 1):
            yield number, IS_NO_NUMBER


def _out_of_span(path: str, rule: str, option: str, value: Any, spec: Option) -> Iterator[Misfit]:
    """What says the span to whoever wrote no number as well, or one with a sign."""
    least, most = spec.span
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        yield (path, NOT_WITHIN.format(rule=rule, option=option, least=least, most=most))


def _wrong_items(path: str, rule: str, option: str, value: list[str], kind: OptionKind) -> Iterator[Misfit]:
    for number, name in enumerate(value, start=1):
        message = ""
        if name in value[: number - 1]:
            message = REPEATED
        elif kind == "choices" and not all(word.strip() for word in name.split(BAR)):
            message = EMPTY_CHOICE
        elif kind == "choices" and any(word != word.strip() for word in name.split(BAR)):
            message = BLANK_CHOICE
        elif kind != "choices" and BAR in name:
            message = NO_CHOICE
        if message:
            yield (f"{path}.{number}", message.format(rule=rule, option=option, name=name))


def unknown_names(rules: Plain, book: RuleBook, known: OptionNames) -> Iterator[Misfit]:
    """The names in the options that an edition does not have, or has for something else."""
    for rule, options in rules.items():
        for option, value in options.items():
            spec = book[rule].options.get(option)
            if spec is not None and spec.kind in NAMED:
                yield from _unknown_names(rule, option, value, spec.kind, known)


def _unknown_names(rule: str, option: str, value: list[str], kind: OptionKind, known: OptionNames) -> Iterator[Misfit]:
    for number, name in enumerate(value, start=1):
        fields = {"rule": rule, "option": option, "name": name}
        if not known.find(kind, name):
            near = suggest(name, known.names(kind))
            yield (f"{rule}.{option}.{number}", NO_NAME.format(kind=NAMED[kind], near=near, **fields))
        elif not known.suits(kind, name):
            yield (f"{rule}.{option}.{number}", OTHER_KIND.format(kind=WANTED[kind], **fields))


def settings_of(rules: Plain, book: RuleBook, known: OptionNames) -> Settings:
    """The options as rules take them, cells as slots; names that the edition does not have are left out."""
    return {
        rule: {option: _setting(book[rule].options.get(option), value, known) for option, value in options.items()}
        for rule, options in rules.items()
    }


def _setting(option: Option | None, value: Any, known: OptionNames) -> Setting:
    if option is None or option.kind == "number":
        return value  # type: ignore[no-any-return]  # the metaschema has seen to it
    if option.kind == "numbers":
        return tuple(value)
    found: tuple[Any, ...] = tuple(one for name in value for one in known.find(option.kind, str(name)))
    return found


def misfits(written: Plain, settled: Settings, book: RuleBook) -> Iterator[Misfit]:
    """The options written that say nothing as things are `settled`: those they need are not set, or not as many."""
    for rule, options in written.items():
        for option in options:
            spec = book[rule].options.get(option)
            if spec is not None and spec.needs:
                yield from _misfits(rule, option, spec, settled[rule])


def _misfits(rule: str, option: str, spec: Option, chosen: Mapping[str, Setting]) -> Iterator[Misfit]:
    value, other, path = chosen[option], chosen.get(spec.needs), f"{rule}.{option}"
    if other is None:
        yield (path, ALONE.format(rule=rule, option=option, needs=spec.needs))
    elif spec.paired and isinstance(value, tuple) and isinstance(other, tuple) and len(value) != len(other):
        count = UNEVEN.format(rule=rule, option=option, needs=spec.needs, count=len(value), other=len(other))
        yield (path, count)
