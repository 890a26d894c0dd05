"""The one Jinja environment of Word templates: strict, escaping, sandboxed, and quick where tags merely name cells."""

from __future__ import annotations

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import SandboxedEnvironment

from govgen.prose.quantity import FILTERS, Quantity
from govgen.word.filling.grammar import LENGTH, LOOP, Refusal, read
from govgen.word.filling.rewriting import TemplateRewriter
from govgen.word.filling.text import printed


class WordEnvironment(SandboxedEnvironment):
    """Compiles what `grammar` allows, rewritten so that every name is asked of the page being printed."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=printed, cache_size=0)
        self.globals.clear()
        self.tests.clear()
        self.filters = {LENGTH: len, **{name: _filter(name) for name in FILTERS}}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Jinja's own hook between parsing and compiling."""
        for refusal in read(source):
            if isinstance(refusal, Refusal):
                raise TemplateSyntaxError(refusal.message, refusal.line, name, filename)
        rewritten = TemplateRewriter().visit(source)
        rewritten.set_environment(self)
        return super()._generate(rewritten, name, filename, defer_init)

    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a paragraph or of the loop; nothing else of any object."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self._nothing(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Nothing: templates name things, they do not index them."""
        return self._nothing(obj, str(argument))

    def _nothing(self, obj: object, name: str) -> Undefined:
        return self.undefined(obj=obj, name=name)


def _filter(name: str) -> object:
    def apply(quantity: Quantity | None, *numbers: int) -> str:
        return "" if quantity is None else FILTERS[name](quantity, *(Quantity(number) for number in numbers))

    return apply
