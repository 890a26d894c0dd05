"""One part of a Word file compiled: docxtpl prepares its tags, Jinja compiles them, its branches are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from jinja2 import nodes

from govgen.errors import GovgenError, TemplateError
from govgen.narrative.quantity import QuantityError
from govgen.rendering.context import Page
from govgen.rendering.environment import WordEnvironment

SYNTAX = "模板的标记有错：{reason}。用“govgen template check”可以查看位置。"
UNEVEN = (
    "模板里有一处“if”或“for”，开头和结尾不在同样的位置，只留下了半个段落；"
    "请把两个标记各放在单独的一段，写成“{%p … %}”。"
)
UNDEFINED = "模板里的名称用得不对：{reason}。"
FAILED = "模板里的条件或过滤器用得不对：{reason}。"

ENVIRONMENT = WordEnvironment()
FAILURES = (GovgenError, jinja2.TemplateError, QuantityError, TypeError, ValueError)

_TAGGED = re.compile(r"\{[{%#]")
_ELEMENT = re.compile(r"<(/?)([\w:.\-]+)[^<>]*?(/?)>")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is rendered for each report."""

    name: str
    source: str
    compiled: jinja2.Template

    def render(self, page: Page) -> bytes:
        """The part with the page's data in it; TemplateError where the template asks for what is not there."""
        return run(self.compiled, page).encode()


def run(compiled: jinja2.Template, page: Page) -> str:
    """What a compiled template prints of a page."""
    try:
        return compiled.render(printing(page))
    except FAILURES as error:
        raise explained(error) from error


def printing(page: Page) -> dict[str, Any]:
    """What compiled templates call: see `rewriting`."""
    return {"fill": page.fill, "value": page.value, "quantity": page.quantity, "each": page.each}


def explained(error: Exception) -> GovgenError:
    """The error as its reader should see it."""
    if isinstance(error, GovgenError):
        return error
    reason = str(error).rstrip("。")
    if isinstance(error, jinja2.UndefinedError):
        return TemplateError(UNDEFINED.format(reason=reason))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(SYNTAX.format(reason=reason))
    return TemplateError(FAILED.format(reason=reason))


def prepare(xml: str) -> str:
    """The XML as Jinja source: tags freed from the runs and paragraphs that Word wraps them in, by docxtpl."""
    prepared: str = DocxTemplate(None).patch_xml(xml)
    return prepared


def has_tags(source: str) -> bool:
    """True if a prepared part holds tags."""
    return _TAGGED.search(source) is not None


def compile_part(name: str, source: str) -> Part:
    """The part ready to render; TemplateError for broken tags and for what templates must not say."""
    try:
        tree = ENVIRONMENT.parse(source)
        branches = list(_branches(tree))
        code = ENVIRONMENT.compile(tree)
    except RecursionError as error:
        raise TemplateError(SYNTAX.format(reason="括号套得太深")) from error
    except jinja2.TemplateError as error:
        raise explained(error) from error
    if not all(map(_is_even, branches)):
        raise TemplateError(UNEVEN)
    return Part(name, source, jinja2.Template.from_code(ENVIRONMENT, code, ENVIRONMENT.make_globals(None)))


def _branches(tree: nodes.Template) -> Iterator[str]:
    """The fixed text of every body of a loop or condition."""
    branching: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for node in branching:
        for body in (node.body, node.else_):
            yield "".join(data.data for child in body for data in _data(child))


def _data(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    if isinstance(node, nodes.TemplateData):
        yield node
    # An inner condition is even in itself; of its branches one counts.
    bodies = node.body if isinstance(node, nodes.If | nodes.For) else node.iter_child_nodes()
    for child in bodies:
        yield from _data(child)


def _is_even(text: str) -> bool:
    """True if the text leaves open what it closes: the document is whole with it, without it, and with it twice."""
    closed: list[str] = []
    opened: list[str] = []
    for element in _ELEMENT.finditer(text):
        if element[3]:
            continue
        if not element[1]:
            opened.append(element[2])
        elif not opened:
            closed.append(element[2])
        elif opened.pop() != element[2]:
            return False
    return closed == opened[::-1]
