"""Fields in the tables of a Word file: what is stored as their results may not be what Word works out anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgen.documents.docx.colours import W
from govgen.files.markup import Element

_SIMPLE, _CHAR, _CODE, _TEXT = W + "fldSimple", W + "fldChar", W + "instrText", W + "t"
# What is typed in, and formulas that are drawn, which are told as what they are.
_PLAIN = frozenset(("HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "EQ"))
_LONGEST, _DEEPEST = 40, 20  # characters of a code that are told; fields within each other


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_open: bool = True  # its code goes on
    shown: list[Element] = field(default_factory=list)  # its result, and its end


def computed_in(root: Element) -> Iterator[tuple[Element, str]]:
    """Something in each cell that shows the result of a field which is computed, with the code of the field."""
    told = set()
    for each in _fields(root):
        code = " ".join(each.code.split())
        if code and re.split("[^A-Z]", code.upper(), maxsplit=1)[0] not in _PLAIN:
            for shown in each.shown:
                cell = next(shown.iterancestors(W + "tc"), None)
                if cell is not None and cell not in told:
                    told.add(cell)
                    yield shown, code[:_LONGEST]


def _fields(root: Element) -> Iterator[_Field]:
    if next(root.iter(_SIMPLE, _CHAR), None) is None:
        return
    for each in root.iter(_SIMPLE):
        yield _Field(each.get(W + "instr", ""), shown=list(each.iter(_TEXT)) or [each])
    opened: list[_Field] = []
    coding = 0  # the open fields whose code goes on: what stands in it is not shown
    for each in root.iter(_CHAR, _CODE, _TEXT):
        kind = each.get(W + "fldCharType", "")
        if kind == "begin":
            opened.append(_Field())
            coding += 1
        elif opened and kind:
            coding -= opened[-1].is_open
            opened[-1].is_open = False
            if kind == "end":
                opened[-1].shown += [each] if not coding else []
                yield opened.pop()
        elif opened and each.tag == _CODE:
            opened[-1].code += each.text or ""
        elif not coding:
            for around in opened[:_DEEPEST]:
                around.shown.append(each)
