"""Nothing is lost on the way: what of a document has come into neither the report nor the list of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govgen.documents.document import Box, Document, Line, RawTable, Unused
from govgen.documents.receipt import Draft
from govgen.documents.tables import Reader
from govgen.location import Location
from govgen.schema.labels import squeeze

NOWHERE = "没有归入报告的任何部分"


def leftovers(document: Document, draft: Draft, reader: Reader) -> Iterator[Unused]:
    """Every line and every cell with text that nobody has taken, in reading order."""
    lines = _taken_lines(draft)
    places, slips = _taken_places(draft, reader), {(each.place, each.what) for each in draft.recognised}
    for block in document.blocks:
        if isinstance(block, Line):
            if lines[block.text] > 0:
                lines[block.text] -= 1
            else:
                yield Unused(block.text, block.place, NOWHERE)
        elif isinstance(block, RawTable):
            yield from (
                Unused(box.text, box.place, NOWHERE)
                for box in _written(block)
                if box.place not in places
                and (box.place, squeeze(box.text)) not in slips
                and not reader.lexicon.look_up(box.text)
            )


def _written(table: RawTable) -> Iterator[Box]:
    return (box for row in table.rows for box in row if box.text.strip())


def _taken_lines(draft: Draft) -> Counter[str]:
    taken = Counter(line.text for line in draft.seen)
    for passage in draft.passages:
        taken.update(passage.text.split("\n"))
    taken.update(each.text for each in draft.unused)
    return taken


def _taken_places(draft: Draft, reader: Reader) -> set[Location]:
    taken = {each.place for each in draft.unused}
    for form in reader.forms.values():
        taken.update([entered.place for entered in form.cells.values()])
        taken.update([box.place for box in form.labels])
    return taken
