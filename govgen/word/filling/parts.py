"""One part of a Word file, ready to be filled; what goes wrong with it, told in its reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jinja2

from govgen.errors import GovgenError, TemplateError
from govgen.patterns import lazy
from govgen.prose.quantity import QuantityError
from govgen.word.filling.context import Page
from govgen.word.filling.environment import WordEnvironment

SYNTAX = "模板的标记有错：{reason}。用“govgen template check”可以查看位置。"
TOO_DEEP = SYNTAX.format(reason="括号或条件套得太深")
UNDEFINED = "模板里的名称用得不对：{reason}。"
FAILED = "模板里的条件或过滤器用得不对：{reason}。"
MIXED = "文字不能与数字比较大小，“年度”等文字请与引号里的文字比较，过滤器只用于数字，括号里的数字不能多"
BROKEN = "有的标记写法不对"

ENVIRONMENT = WordEnvironment()
CORE = "docProps/core.xml"  # the properties: title, author
FAILURES = (GovgenError, jinja2.TemplateError, QuantityError, TypeError, ValueError)

_CHINESE = lazy(r"[“\u4e00-\u9fff]|[a-z]+ [\u4e00-\u9fff]")
_TAGGED = lazy(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part that is rendered for each report."""

    name: str
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
    reason = _reason(error)
    if isinstance(error, jinja2.UndefinedError):
        return TemplateError(UNDEFINED.format(reason=reason))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(SYNTAX.format(reason=reason))
    return TemplateError(FAILED.format(reason=reason))


def _reason(error: Exception) -> str:
    """What an error says, where that is said by us: Jinja and Python speak English."""
    if isinstance(error, TypeError):
        return MIXED
    text = str(error).rstrip("。")
    return text if _CHINESE.match(text) else BROKEN


def has_tags(source: str) -> bool:
    """True if a prepared part holds tags."""
    return _TAGGED.search(source) is not None


def load_part(name: str, code: str) -> TemplatePart:
    """The part whose Jinja source was translated into this Python; TemplateError if it is nested beyond Python."""
    try:
        program = compile(code, "<template>", "exec")
    except (RecursionError, SyntaxError, MemoryError) as error:
        raise TemplateError(TOO_DEEP) from error
    return TemplatePart(name, jinja2.Template.from_code(ENVIRONMENT, program, ENVIRONMENT.make_globals(None)))
