"""The Python that fills a source, as Jinja makes it; what templates must not say is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from govgen.errors import TemplateError
from govgen.word.filling.parts import ENVIRONMENT, TOO_DEEP, explained

UNEVEN = (
    "模板里有一处“if”或“for”，开头和结尾不在同样的位置，只留下了半个段落；"
    "请把两个标记各放在单独的一段，写成“{%p … %}”。"
)

_ELEMENT = re.compile(r"<(/?)([\w:.\-]+)[^<>]*?(/?)>")


def translate(source: str) -> str:
    """The Python that fills this source; TemplateError for broken tags and for what templates must not say."""
    try:
        tree = ENVIRONMENT.parse(source)
        branches = list(_branches(tree))
        code = ENVIRONMENT.compile(tree, raw=True)
    except RecursionError as error:
        raise TemplateError(TOO_DEEP) from error
    except jinja2.TemplateError as error:
        raise explained(error) from error
    if not all(map(_is_even, branches)):
        raise TemplateError(UNEVEN)
    return code


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
