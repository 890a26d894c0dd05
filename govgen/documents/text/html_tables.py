"""Tables that a text writes as a web page does, as what turns pictures of pages into Markdown writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgen.documents.document import Block, Line, Unused

LINE_ENDS = re.compile(r"\r\n|[\n\r\f\v]")
# The frame of a whole page may stand around each of them.
_TABLE = re.compile(
    r"(?:<html>\s*)?(?:<body>\s*)?<table\b.*?</table>(?:\s*</body>)?(?:\s*</html>)?", re.IGNORECASE | re.DOTALL
)
_ENDS = re.compile(r"</table>\s*(?:</body>)?\s*(?:</html>)?", re.IGNORECASE)
_MARK = "\uf8ff"  # of private use
_PLACE = re.compile(f"{_MARK}([0-9]+){_MARK}")


@dataclass(frozen=True, slots=True)
class TextTables:
    """The lines of a text, with marks where its tables stand; what these are made of, and what they leave out."""

    lines: list[str]
    tables: Sequence[Sequence[Block]] = ()
    left: Sequence[Unused] = ()

    def parts(self, line: str) -> Iterator[str | Sequence[Block]]:
        """What a line says, and the tables in it."""
        if not self.tables or _MARK not in line:
            yield line
            return
        for number, part in enumerate(_PLACE.split(line)):
            if number % 2:
                yield self.tables[int(part)]
            elif part.strip():
                yield part


def tables_of(text: str, file: str) -> TextTables:
    """The tables of a text that are written so; what is no table of this kind stays in its lines."""
    # Behind the last end none can begin: so none is looked for in vain, however many do.
    end = max((found.end() for found in _ENDS.finditer(text)), default=0)
    written = _TABLE.findall(text[:end]) if _MARK not in text else []
    if not written:
        return TextTables(LINE_ENDS.split(text))
    from govgen.documents.web.reader import read_page  # noqa: PLC0415  # lxml reads pages, which a browser lacks

    page = "".join(f"<p>{_MARK}{number}{_MARK}</p>{table}" for number, table in enumerate(written))
    read = read_page(f'<meta charset="utf-8">{page}'.encode(), file)
    marks = (f"{_MARK}{number}{_MARK}" + "\n" * len(LINE_ENDS.findall(each)) for number, each in enumerate(written))
    lines = LINE_ENDS.split(_TABLE.sub(lambda _: next(marks), text[:end]) + text[end:])
    return TextTables(lines, _divided(read.blocks, len(written)), read.left)


def _divided(blocks: Sequence[Block], count: int) -> list[list[Block]]:
    """The blocks of each table, which stand behind its mark."""
    held: list[list[Block]] = [[] for _ in range(count)]
    number = 0
    for block in blocks:
        found = _PLACE.fullmatch(block.text) if isinstance(block, Line) else None
        if found:
            number = int(found[1])
        else:
            held[number].append(block)
    return held
