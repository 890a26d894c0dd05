"""The XML of office files as elements: by lxml where it is installed, else by the standard library.

In a browser there is no lxml; the results are the same. What readers ask of an element is what both give: its tag,
text and attributes, `find`, `iterfind`, `iter` with several tags, `iterancestors` and `getparent`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govgen.files.markup.declared import DeclaredError

if TYPE_CHECKING:
    from lxml import etree

    from govgen.files.markup.by_lxml import parse, stream

    Element: TypeAlias = etree._Element  # noqa: SLF001  # the only name it has
else:
    Element = object
    try:
        from govgen.files.markup.by_lxml import parse, stream
    except ImportError:
        from govgen.files.markup.by_library import parse, stream

SLIPS = (SyntaxError, ValueError)
"""What both raise for what is no XML."""

__all__ = ["SLIPS", "DeclaredError", "Element", "parse", "stream"]
