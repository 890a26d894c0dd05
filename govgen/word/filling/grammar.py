"""What a template may say: names, comparisons, conditions, loops over prose, our filters. All else is refused.

Jinja's sandbox stands behind this as a second wall; here nothing that computes, calls or reaches into Python gets
as far as being compiled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from jinja2 import nodes

from govgen.prose.arithmetic import path_of
from govgen.prose.names import suggest
from govgen.prose.quantity import FILTERS

Purpose: TypeAlias = Literal["print", "filter", "value", "loop"]
MAX_DEPTH = 2
SHOWN = 20
LENGTH = "length"  # of a text, for what is laid out in another way when it is long
PARAGRAPH = ("级别", "标题", "文字")
LOOP = ("index", "index0", "first", "last", "length", "revindex", "revindex0")

FORBIDDEN = "模板里不能用这种写法（{kind}），只能用名称、比较、if、for 和规定的过滤器"
TOO_DEEP = "循环最多套 {limit} 层"
NOT_PROSE = "for 只能循环一节文字，如“for 段 in 章节名”"
NO_FILTER = "没有“{name}”这个过滤器{hint}"
NO_FIELD = "没有“{name}”这个名称{hint}"
WRITTEN = "标记里写死了“{text}”，每份报告都会照样印出；要印数据里的东西，写它的名称，固定的话写在标记外面"
NO_CONSTANT = "模板里没有“{name}”；要看有没有一样东西，写成“if 名称”或者“if not 名称”"

_KINDS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "用括号调用",
    nodes.Test: "用 is 判断",
    nodes.Getitem: "用方括号取值",
    nodes.Getattr: "点号前面不是名称",
    nodes.Concat: "拼接",
}
_FREE = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """A piece of a template that is not allowed, with the line of the text it stands in."""

    message: str
    line: int


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of the data in a template, and its use: `print`, `filter`, `value` (in a condition) or `loop`."""

    path: str
    use: Purpose
    line: int


Scope = tuple[str, ...]


def read(node: nodes.Node, scope: Scope = ()) -> Iterator[Refusal | NameUse]:
    """Everything that a piece of template refers to or must not do; `scope` are the variables of loops around it."""
    path = path_of(node)
    if path is not None:
        yield from _name(path, node.lineno, scope, "value")
    elif isinstance(node, nodes.For):
        yield from _loop(node, scope)
    elif isinstance(node, nodes.Filter):
        yield from _filter(node, scope)
    elif isinstance(node, nodes.Mul):
        yield from _product(node, scope)
    elif isinstance(node, nodes.Output):
        for expression in node.nodes:
            yield from _printed(expression, scope)
    elif isinstance(node, nodes.Const) and not _is_plain(node.value):
        yield Refusal(NO_CONSTANT.format(name=str(node.value).lower()), node.lineno)
    elif isinstance(node, (*_FREE, nodes.Const)):
        for child in node.iter_child_nodes():
            yield from read(child, scope)
    else:
        yield Refusal(FORBIDDEN.format(kind=_kind(node)), node.lineno)


def _kind(node: nodes.Node) -> str:
    """What a forbidden expression does, in its author's words."""
    if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)):
        return "计算"
    return _KINDS.get(type(node), "其他程序语言")


def _printed(node: nodes.Node, scope: Scope) -> Iterator[Refusal | NameUse]:
    path = path_of(node)
    if path is not None:
        yield from _name(path, node.lineno, scope, "print")
    elif isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        yield from (*_printed(node.expr1, scope), *_printed(node.expr2, scope), *read(node.test, scope))
    else:
        yield from read(node, scope)


def written(tree: nodes.Node) -> Iterator[str]:
    """What is wrong with text that a tag prints itself: alone it is no tag, and numbers are right for one report only.

    Asked of tags as they stand in a template: docxtpl makes some that print a number, the width of a cell.
    """
    for node in (expression for output in tree.find_all(nodes.Output) for expression in output.nodes):
        for each in _constants(node):
            text = str(each.value)
            if _is_plain(each.value) and (each is node or any(letter.isdigit() for letter in text)):
                yield WRITTEN.format(text=text[:SHOWN])


def _constants(node: nodes.Node | None) -> Iterator[nodes.Const]:
    """The constants that an expression may come out as."""
    if isinstance(node, nodes.Const):
        yield node
    elif isinstance(node, nodes.CondExpr):
        yield from (*_constants(node.expr1), *_constants(node.expr2))
    elif isinstance(node, nodes.Or | nodes.And):
        yield from (*_constants(node.left), *_constants(node.right))


def _name(path: str, line: int, scope: Scope, use: Purpose) -> Iterator[Refusal | NameUse]:
    root, _, field = path.partition(".")
    fields = LOOP if root == "loop" and scope else PARAGRAPH if root in scope else None
    if fields is None:
        yield NameUse(path, use, line)
    elif field not in fields:
        yield Refusal(NO_FIELD.format(name=path, hint=suggest(path, [f"{root}.{name}" for name in fields])), line)


def _loop(node: nodes.For, scope: Scope) -> Iterator[Refusal | NameUse]:
    path = path_of(node.iter)
    if len(scope) >= MAX_DEPTH:
        yield Refusal(TOO_DEEP.format(limit=MAX_DEPTH), node.lineno)
    elif path is None or path.partition(".")[0] in (*scope, "loop") or not isinstance(node.target, nodes.Name):
        yield Refusal(NOT_PROSE, node.lineno)
    elif node.recursive:
        yield Refusal(FORBIDDEN.format(kind="循环里套自己（recursive）"), node.lineno)
    else:
        yield NameUse(path, "loop", node.lineno)
        inner = (*scope, node.target.name)
        tests: list[nodes.Node] = [node.test] if node.test else []
        for child in tests + node.body:
            yield from read(child, inner)
        for child in node.else_:
            yield from read(child, scope)


def _filter(node: nodes.Filter, scope: Scope) -> Iterator[Refusal | NameUse]:
    path = path_of(node.node) if node.node else None
    if node.name not in (*FILTERS, LENGTH):
        yield Refusal(NO_FILTER.format(name=node.name, hint=suggest(node.name, FILTERS)), node.lineno)
    elif path is None or path.partition(".")[0] in scope:
        yield Refusal(FORBIDDEN.format(kind="过滤器只能用在名称后面"), node.lineno)
    elif not all(isinstance(each, nodes.Const) and type(each.value) is int for each in node.args) or node.kwargs:
        yield Refusal(FORBIDDEN.format(kind="过滤器的括号里只能写数字"), node.lineno)
    else:
        yield NameUse(path, "value" if node.name == LENGTH else "filter", node.lineno)


def _product(node: nodes.Mul, scope: Scope) -> Iterator[Refusal | NameUse]:
    """`2 * loop.length` alone: docxtpl writes it for a cell that spans as many columns as a loop has turns."""
    if isinstance(node.left, nodes.Const) and type(node.left.value) is int and path_of(node.right) == "loop.length":
        yield from read(node.right, scope)
    else:
        yield Refusal(FORBIDDEN.format(kind=_kind(node)), node.lineno)


def _is_plain(value: object) -> bool:
    """True for a text or a whole number; what Python prints for the others is English."""
    return isinstance(value, int | str) and not isinstance(value, bool)
