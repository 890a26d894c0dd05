"""Templates rewritten before Jinja compiles them: stretches of text whose tags only name values become one format.

A report has two hundred cells and a dozen loops and conditions. Looking up and escaping each cell in compiled Jinja
code costs more than deflating the result; `%` fills a whole stretch at once. Every other name becomes a question to
the page (`value`, `quantity`, `each`), so that a template can reach nothing but the page's data.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from govgen.patterns import lazy
from govgen.prose.arithmetic import path_of
from govgen.word.filling.grammar import LENGTH

# Whole paragraphs go where no text is open; their names are told apart, since either in the other's place breaks Word.
BLOCK = "¶"

_LAST_TAG = lazy(r"</?w:(?!t[ >])[^<>]*>[^<]*\Z")


class TemplateRewriter(NodeTransformer):
    """Rewrites one template, in the order in which it is read."""

    def __init__(self) -> None:
        self._scope: list[str] = []
        self._between = False

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """A loop asks for the paragraphs of a section; its variable is Jinja's own business."""
        node.iter = _ask("each", str(path_of(node.iter)), node.lineno)
        self._scope.append(node.target.name)  # type: ignore[attr-defined]
        node.test = self.visit(node.test) if node.test else None
        node.body = [self.visit(child) for child in node.body]
        self._scope.pop()
        node.else_ = [self.visit(child) for child in node.else_]
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        """A filter takes the number together with its unit; only the length is asked of a text."""
        question = "value" if node.name == LENGTH else "quantity"
        node.node = _ask(question, str(path_of(node.node)), node.lineno)  # type: ignore[arg-type]
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802
        """A name of the data, or a variable of a loop."""
        return self._chain(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802
        """A dotted name of the data, or a field of a variable."""
        return self._chain(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Text and tags: each run of text and plain names becomes one `fill`."""
        children: list[nodes.Expr] = []
        stretch: list[nodes.TemplateData | str] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._pass(child.data)
                stretch.append(child)
            elif (path := self._plain(child)) is not None:
                stretch.append(BLOCK + path if self._between else path)
            else:
                children += _filled(stretch, node.lineno)
                stretch = []
                children.append(self._printing(child))
        node.nodes = children + _filled(stretch, node.lineno)
        return node

    def _printing(self, node: nodes.Expr) -> nodes.Expr:
        """What one tag prints: of a choice, the name that is chosen."""
        path = self._plain(node)
        if path is not None:
            return _call("fill", ["%s", (path,)], node.lineno)
        if not isinstance(node, nodes.CondExpr):
            return self.visit(node)  # type: ignore[no-any-return]
        node.test = self.visit(node.test)
        node.expr1 = self._printing(node.expr1)
        node.expr2 = self._printing(node.expr2) if node.expr2 else None
        return node

    def _chain(self, node: nodes.Expr) -> nodes.Expr:
        path = str(path_of(node))
        return node if path.partition(".")[0] in (*self._scope, "loop") else _ask("value", path, node.lineno)

    def _plain(self, node: nodes.Expr) -> str | None:
        path = path_of(node)
        return None if path is None or path.partition(".")[0] in (*self._scope, "loop") else path

    def _pass(self, text: str) -> None:
        """Note whether text that has gone by ended between paragraphs, not inside a `w:t` or an attribute."""
        if "<" in text:
            self._between = _LAST_TAG.search(text, text.rindex("<")) is not None


def _ask(function: str, path: str, line: int) -> nodes.Call:
    return _call(function, [path], line)


def _call(function: str, arguments: list[object], line: int) -> nodes.Call:
    constants = [nodes.Const(argument, lineno=line) for argument in arguments]
    return nodes.Call(nodes.Name(function, "load", lineno=line), constants, [], None, None, lineno=line)


def _filled(stretch: list[nodes.TemplateData | str], line: int) -> list[nodes.Expr]:
    paths = tuple(piece for piece in stretch if isinstance(piece, str))
    if not paths:
        return [piece for piece in stretch if isinstance(piece, nodes.TemplateData)]
    form = "".join("%s" if isinstance(piece, str) else piece.data.replace("%", "%%") for piece in stretch)
    return [_call("fill", [form, paths], line)]
