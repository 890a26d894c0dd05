"""What kind of value each expression of a template has, so that what can never be compared is refused at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from jinja2 import nodes

from govgen.model.edition import Edition
from govgen.model.form import AMOUNTS, NumberKind, Slot
from govgen.prose.arithmetic import path_of
from govgen.prose.names import PREVIOUS, YEAR
from govgen.prose.quantity import FILTERS, Quantity, QuantityError
from govgen.word.filling.context import text_names
from govgen.word.filling.grammar import LENGTH
from govgen.word.proving.probe import PARAGRAPHS

Kind: TypeAlias = Literal["数字", "文字", "有没有"]
NUMBER: Kind = "数字"
TEXT: Kind = "文字"
GIVEN: Kind = "有没有"

UNEQUAL = "“{one}”是{kind}，不能与{other_kind}“{other}”比较"
CURES: Mapping[Kind, str] = {"数字": "；请给数字加上引号", "文字": "；请去掉引号"}  # by the kind of what is written
UNORDERED = "“{one}”只有“有”和“没有”，不能比较，写成“if {one}”就行"
OF_TEXT = "循环里的“{one}”只能问有没有，写成“if {one}”；按写的是什么来决定，有的话会漏印"
OF_COUNT = "“{one}”不能与 {number} 比较：各份报告的段数不同，会漏印或者多印；第一段、末一段写成“loop.first”“loop.last”"
UNHELD = "“in”的两边都要是文字，“{one}”不是"
NOT_A_NUMBER = "“{path}”不是数字，不能用“{name}”这个过滤器"
NOT_A_TEXT = "“{path}”不是文字，没有长度"
TOO_MANY = "“{name}”这个过滤器的括号里不能写这么多数字"
UNFIT = "“{path}”不能用“{name}”这个过滤器：{reason}"

_NUMBERS = get_args(NumberKind)
_HELD = ("in", "notin")
_OF_LOOP: Mapping[str, Kind] = {"first": GIVEN, "last": GIVEN}
_OF_PARAGRAPH: Mapping[str, Kind] = {"级别": NUMBER}
_LOOP, _LENGTH_OF_LOOP = "loop", "loop.length"


@dataclass(frozen=True, slots=True)
class ValueKinds:
    """The kinds of the values that an edition's names have."""

    edition: Edition
    texts: frozenset[str]

    def misused(self, tree: nodes.Node, scope: tuple[str, ...]) -> Iterator[str]:
        """What an expression compares, measures or filters that cannot be; `scope` are the variables of loops."""
        for comparison in tree.find_all(nodes.Compare):
            yield from self._compared(comparison, scope)
            yield from _unproved(comparison, scope)
        for each in tree.find_all(nodes.Filter):
            yield from self._filtered(each)

    def _compared(self, node: nodes.Compare, scope: tuple[str, ...]) -> Iterator[str]:
        left: nodes.Node = node.expr
        for operand in node.ops:
            yield from self._pair(left, operand, scope)
            left = operand.expr

    def _pair(self, left: nodes.Node, operand: nodes.Operand, scope: tuple[str, ...]) -> Iterator[str]:
        sides = [(side, kind) for side in (left, operand.expr) if (kind := self._kind(side, scope))]
        if operand.op in _HELD:
            yield from (UNHELD.format(one=_written(side)) for side, kind in sides if kind != TEXT)
            return
        given = [UNORDERED.format(one=_written(side)) for side, kind in sides if kind == GIVEN]
        yield from given
        if not given and len({kind for _, kind in sides}) > 1:
            (one, kind), (other, other_kind) = sides
            told = {"one": _written(one), "kind": kind, "other": _written(other), "other_kind": other_kind}
            written = [kind for side, kind in sides if isinstance(side, nodes.Const)]
            yield UNEQUAL.format(**told) + (CURES[written[0]] if len(written) == 1 else "")

    def _kind(self, node: nodes.Node, scope: tuple[str, ...]) -> Kind | None:
        """The kind of a side of a comparison; None where that is not known."""
        path = path_of(node)
        if path is not None:
            return self._named(path, scope)
        if isinstance(node, nodes.Const):
            return TEXT if isinstance(node.value, str) else NUMBER
        return NUMBER if isinstance(node, nodes.Filter) and node.name == LENGTH else None

    def _named(self, path: str, scope: tuple[str, ...]) -> Kind:
        root, _, field = path.partition(".")
        if scope and root == _LOOP:
            return _OF_LOOP.get(field, NUMBER)
        if root in scope:
            return _OF_PARAGRAPH.get(field, TEXT)
        slot = self._slot(path)
        if slot is not None:
            return NUMBER if slot.kind in _NUMBERS else TEXT
        return TEXT if path in self.texts else GIVEN

    def _slot(self, path: str) -> Slot | None:
        number = self.edition.paths.get(path.removeprefix(f"{PREVIOUS}."))
        return None if number is None else self.edition.slots[number]

    def _filtered(self, node: nodes.Filter) -> Iterator[str]:
        path = str(path_of(node.node)) if node.node else ""
        slot = self._slot(path)
        if node.name == LENGTH:
            if self._named(path, ()) != TEXT:
                yield NOT_A_TEXT.format(path=path)
        elif path != YEAR and self._named(path, ()) != NUMBER:
            yield NOT_A_NUMBER.format(path=path, name=node.name)
        elif node.name in FILTERS:
            yield from _tried(path, slot, node)


def value_kinds(edition: Edition) -> ValueKinds:
    """The kinds of the values that an edition's names have."""
    return ValueKinds(edition, frozenset(text_names(edition)) - frozenset(edition.paths))


def _unproved(comparison: nodes.Compare, scope: tuple[str, ...]) -> Iterator[str]:
    """What decides by the words or the number of paragraphs: no probe has all that reports may have."""
    sides = [comparison.expr, *(operand.expr for operand in comparison.ops)]
    paths = [path for path in map(path_of, sides) if path is not None]
    texts = [
        path for path in paths if path.partition(".")[0] in scope and _OF_PARAGRAPH.get(path.partition(".")[2]) is None
    ]
    yield from (OF_TEXT.format(one=path) for path in texts)
    numbers = [side.value for side in sides if isinstance(side, nodes.Const) and isinstance(side.value, int)]
    for path in (path for path in paths if scope and path.partition(".")[0] == _LOOP):
        most = max(numbers, default=0)
        if numbers and (path == _LENGTH_OF_LOOP or most >= PARAGRAPHS):
            yield OF_COUNT.format(one=path, number=most)


def _tried(path: str, slot: Slot | None, node: nodes.Filter) -> Iterator[str]:
    """What a filter says of a number as it may stand there."""
    number = Decimal("1.5") if slot is not None and slot.kind in AMOUNTS else 1
    places = [Quantity(each.value) for each in node.args if isinstance(each, nodes.Const)]
    try:
        FILTERS[node.name](Quantity(number, slot.unit if slot else ""), *places)
    except TypeError:
        yield TOO_MANY.format(name=node.name)
    except QuantityError as error:
        yield UNFIT.format(path=path, name=node.name, reason=error)


def _written(node: nodes.Node) -> str:
    """A side of a comparison as its author wrote it."""
    path = path_of(node)
    if path is not None:
        return path
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{_written(node.node)}|{node.name}"
    return str(node.value) if isinstance(node, nodes.Const) else "…"
