"""The receipt of an import in words: for the head of the data file, and for the screen."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.importing.receipt import Certainty, Imported, Recognised, Unused
from govgen.location import Location
from govgen.model.report import Origin

FROM = "由 {file} 导入（{kind}）。数字照原文，没有改动，空格没有补；请核对以后使用。"
TAKEN = "认出：{what} → {taken}，把握{certainty}{reason}（{place}）"
UNUSED = "没有采用：“{text}”（{place}）：{reason}"
NOTED = "说明：{note}"
MORE = "没有采用的还有 {count} 处，见导入回执。"
SHOWN = 60
LISTED = 20


def receipt_lines(imported: Imported) -> Iterator[str]:
    """Everything that the receipt holds, a line each: what was recognised, what was not used, notes."""
    receipt = imported.receipt
    yield FROM.format(file=imported.report.file, kind=receipt.kind)
    yield from (_taken(each) for each in receipt.recognised)
    yield from (_unused(each) for each in receipt.unused)
    yield from (NOTED.format(note=note) for note in receipt.notes)


def remark_lines(imported: Imported) -> Iterator[str]:
    """What a data file should say of its origin: only what is not certain, and what was left out."""
    receipt = imported.receipt
    yield FROM.format(file=imported.report.file, kind=receipt.kind)
    yield from (_taken(each) for each in receipt.recognised if each.certainty is not Certainty.HIGH)
    yield from (_unused(each) for each in receipt.unused[:LISTED])
    if len(receipt.unused) > LISTED:
        yield MORE.format(count=len(receipt.unused) - LISTED)
    yield from (NOTED.format(note=note) for note in receipt.notes)


def origin_rows(imported: Imported) -> Iterator[tuple[str, str, str]]:
    """Where every value came from: its name in the data file, the original text, its place in the document."""
    report = imported.report
    for key, written in report.head.items():
        yield key, written.text, inside(written.location)
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if cell.text and cell.origin is Origin.WRITTEN:
            yield slot.ref.path, cell.text, inside(cell.location)
    for passage in report.passages:
        name = ".".join(part for part in (passage.section, passage.part) if part)
        yield name, passage.text, inside(passage.location)


def _taken(each: Recognised) -> str:
    reason = f"：{each.reason}" if each.reason else ""
    place, what = inside(each.place), _shortened(each.what)
    return TAKEN.format(what=what, taken=each.taken, certainty=each.certainty.value, reason=reason, place=place)


def _unused(each: Unused) -> str:
    return UNUSED.format(text=_shortened(each.text), place=inside(each.place), reason=each.reason)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def inside(place: Location) -> str:
    """A place without the name of its file."""
    if place.sheet or place.cell:
        return place.sheet + place.cell
    return f"第{place.line}行" if place.line else "全文"
