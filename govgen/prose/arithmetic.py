"""The value of an expression: names, numbers, arithmetic and filters, nothing else; exact numbers, no code runs.

The grammar is Jinja's, so that prose and Word templates read alike; the value is worked out here, since Jinja divides
integers into floats and would run whatever its grammar can say.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from govgen.model.numbers import DIGITS, UNITS, Number, WordValue
from govgen.prose.comparisons import COMPARISONS
from govgen.prose.names import ReportNames, suggest
from govgen.prose.quantity import FILTERS, HUNDREDTHS, PLAIN_FILTERS, ExpressionFault, Quantity

MAX_LENGTH = 300
KNOWN = {**FILTERS, **COMPARISONS}

_GRAMMAR = Environment(autoescape=True)  # only its parser is used: nothing is compiled or run
_OPERATORS: dict[type[nodes.Node], Callable[[Number, Number], Number]] = {
    nodes.Add: operator.add,
    nodes.Sub: operator.sub,
    nodes.Mul: operator.mul,
}


def evaluate(expression: str, names: ReportNames) -> Quantity | str:
    """What the text between `{{` and `}}` is worth; ExpressionFault if it is no expression or has no value."""
    return _evaluate(_parse(expression), names)


def unit_of(expression: str, names: ReportNames) -> str:
    """The unit of the number that an expression gives; empty where it is not known, or told with the number."""
    node = _parse(expression)
    while isinstance(node, nodes.Filter) and node.node is not None and node.name in PLAIN_FILTERS:
        node = node.node
    # Who multiplies or divides may change the unit.
    changing = isinstance(node, nodes.Mul | nodes.Div) or node.find(nodes.Mul) or node.find(nodes.Div)
    value = "" if changing else _evaluate(node, names)
    return value.unit if isinstance(value, Quantity) else ""


@lru_cache(maxsize=4096)
def _parse(expression: str) -> nodes.Expr:
    if len(expression) > MAX_LENGTH:
        raise ExpressionFault(f"“{{{{ … }}}}”太长，最多 {MAX_LENGTH} 个字符")
    try:
        # Without the blanks a sign beside the braces would be Jinja's whitespace control, and lost.
        output = _GRAMMAR.parse("{{ " + expression + " }}").find(nodes.Output)
    except (TemplateSyntaxError, RecursionError) as error:
        raise ExpressionFault(f"“{{{{ {expression} }}}}”读不懂，应写成“{{{{ 名称 }}}}”") from error
    assert output is not None  # the braces make it one
    return output.nodes[0]


def _evaluate(node: nodes.Expr, names: ReportNames) -> Quantity | str:
    path = path_of(node)
    if path is not None:
        return names.look_up(path)
    if isinstance(node, nodes.Const):
        return _constant(node.value)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _filtered(node, _evaluate(node.node, names), names)
    if isinstance(node, nodes.Neg):
        positive = _quantity(_evaluate(node.node, names))
        return Quantity(-positive.value, positive.unit)
    if isinstance(node, nodes.Div):
        return _divide(*_operands(node, names))
    if type(node) in _OPERATORS and isinstance(node, nodes.BinExpr):
        return _calculate(type(node), *_operands(node, names))
    raise ExpressionFault("“{{ … }}”里只能用名称、数字、加减乘除、括号和过滤器")


def path_of(node: nodes.Node) -> str | None:
    """The dotted path that a chain of names writes, None if the node is anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        head = path_of(node.node)
        return f"{head}.{node.attr}" if head else None
    return None


def _constant(value: object) -> Quantity | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ExpressionFault("“{{ … }}”里只能用名称、数字、加减乘除、括号和过滤器")
    if isinstance(value, str):
        return value
    # Jinja has read a decimal as float: within 15 digits its shortest spelling is what was written.
    number = value if isinstance(value, int) else Decimal(repr(value))
    if not number < 10**DIGITS or len(Decimal(number).as_tuple().digits) > DIGITS:
        raise ExpressionFault(f"“{{{{ … }}}}”里的数字最多 {DIGITS} 位")
    return Quantity(number)


def _quantity(value: Quantity | str) -> Quantity:
    if isinstance(value, str) or isinstance(value.value, WordValue):
        raise ExpressionFault(f"“{value}”是文字，不能参加计算")
    return value


def _operands(node: nodes.BinExpr, names: ReportNames) -> tuple[Quantity, Quantity]:
    return _quantity(_evaluate(node.left, names)), _quantity(_evaluate(node.right, names))


def _calculate(kind: type[nodes.Node], left: Quantity, right: Quantity) -> Quantity:
    if kind is not nodes.Mul and left.unit != right.unit and {left.unit, right.unit} <= UNITS.keys():
        raise ExpressionFault(f"“{left.unit}”和“{right.unit}”不能直接相加减，请先换算成同一个单位")
    unit = left.unit or right.unit
    return Quantity(_OPERATORS[kind](left.value, right.value), _scaled(unit) if kind is nodes.Mul else unit)


def _divide(left: Quantity, right: Quantity) -> Quantity:
    if right.value == 0:
        raise ExpressionFault("除数是 0")
    return Quantity(Decimal(left.value) / Decimal(right.value), "" if right.unit else _scaled(left.unit))


def _scaled(unit: str) -> str:
    """The unit of a product or a quotient: a percentage of anything is none."""
    return "" if unit == HUNDREDTHS else unit


def _filtered(node: nodes.Filter, value: Quantity | str, names: ReportNames) -> str:
    function = KNOWN.get(node.name)
    if function is None:
        raise ExpressionFault(f"没有“{node.name}”这个过滤器{suggest(node.name, KNOWN)}")
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise ExpressionFault(f"过滤器“{node.name}”的括号里只写数字，或者相比的数的名称")
    arguments = [_quantity(_evaluate(argument, names)) for argument in node.args]
    try:
        return function(_quantity(value), *arguments)
    except TypeError as error:
        raise ExpressionFault(f"过滤器“{node.name}”的括号里写得不对") from error
