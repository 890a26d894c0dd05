"""The data that a document carries, taken where it says what the document says; else where the two differ is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType

from govgen.datafile.reading import read_report
from govgen.documents.receipt import Imported
from govgen.errors import GovgenError
from govgen.location import Location
from govgen.model.carried import Carried
from govgen.model.edition import Catalog
from govgen.model.report import Cell, Passage, ProblemKind, ReadProblem, Report, Written
from govgen.prose import Paragraph, open_dossier
from govgen.prose.quantity import write_number
from govgen.source import parse_source

ALTERED: ProblemKind = "altered-document"
TAKEN = "文件里带着编制时的数据，与印出的文字相符，按它导入"
DAMAGED = "文件里带的数据被改动过或者不完整，没有采用，按印出的文字导入"
DIFFERS = "公开后有改动：{difference}。按现在印出的文字导入"
UNLIKE = "文件里带的数据与读出的文字不一致（{difference}），没有采用，按印出的文字导入"
REWORDED = "公开后有改动：印出的文字与生成时不同，数字、段落和单位、日期没有变"
FIGURE = "{label}，数据是{then}，文中是{now}"
HEAD = "{key}，数据是“{then}”，文中是“{now}”"
PARAGRAPH = "{section}，数据是“{then}”，文中是“{now}”"
NOTHING = "（没有）"
BLANK = "空着"
INFERRED = frozenset(("单位.类别",))  # not printed: an import infers it
AROUND = 12
MOST = 20  # differences told one by one
MORE = "另有 {count} 处"


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A place where the text of a document no longer says what its data says."""

    message: str
    location: Location


def with_carried(imported: Imported, carried: Carried | None, printed: str, catalog: Catalog) -> Imported:
    """The import with the data that the document carries; `printed` is the digest of its text as it now stands."""
    if carried is None:
        return imported
    then = _read(carried, catalog) if carried.is_whole else None
    if then is None:
        return _noted(imported, [DAMAGED])
    found = list(differences(imported.report, then))
    if found and carried.text_digest == printed:
        # The text is as it was made: what differs was misread, or the data is of another report. Nobody is accused.
        return _noted(imported, [UNLIKE.format(difference=found[0].message)])
    if found:
        return _altered(imported, found)
    altered = bool(printed) and carried.text_digest != printed
    report = _placed(then, imported.report)
    if altered:
        report = _flawed(report, [TextDifference(REWORDED.partition("：")[2], report.location)])
    return _noted(replace(imported, report=report), [REWORDED, TAKEN] if altered else [TAKEN])


def _read(carried: Carried, catalog: Catalog) -> Report | None:
    if carried.edition not in catalog.editions:
        return None
    try:
        report = read_report(parse_source(carried.data.encode(), carried.edition), catalog)
    except GovgenError:
        return None
    return report if report.edition.id == carried.edition else None


def _noted(imported: Imported, notes: list[str]) -> Imported:
    receipt = imported.receipt
    return replace(imported, receipt=replace(receipt, notes=(*receipt.notes, *notes)))


def _altered(imported: Imported, found: list[TextDifference]) -> Imported:
    rest = [TextDifference(MORE.format(count=len(found) - MOST), imported.report.location)] if len(found) > MOST else []
    shown = [*found[:MOST], *rest]
    report = _flawed(imported.report, shown)
    return _noted(replace(imported, report=report), [DIFFERS.format(difference=each.message) for each in shown])


def _flawed(report: Report, found: list[TextDifference]) -> Report:
    altered = (ReadProblem(ALTERED, "", each.location, each.message) for each in found)
    return replace(report, problems=(*report.problems, *altered))


def differences(now: Report, then: Report) -> Iterator[TextDifference]:
    """Where the text of a document says something else than its data: figures, head, paragraphs."""
    if now.edition.id != then.edition.id:
        yield TextDifference(HEAD.format(key="版式", then=then.edition.id, now=now.edition.id), now.location)
        return
    yield from _figures(now, then)
    for key, written in now.head.items():
        if key in then.head and key not in INFERRED and _said(key, written.text) != _said(key, then.head[key].text):
            yield TextDifference(HEAD.format(key=key, then=then.head[key].text, now=written.text), written.location)
    yield from _paragraphs(now, then)


def _said(key: str, text: str) -> str:
    """What a text of the head says, without spaces; dates without the noughts that print leaves out."""
    plain = "".join(text.split())
    return "-".join(part.lstrip("0") for part in plain.split("-")) if key.endswith("日期") else plain


def _figures(now: Report, then: Report) -> Iterator[TextDifference]:
    for slot, new, old in zip(now.edition.slots, now.cells, then.cells, strict=True):
        if (new.value, new.unit) != (old.value, old.unit):
            message = FIGURE.format(label=slot.label, then=_figure(old), now=_figure(new))
            yield TextDifference(message, new.location)


def _figure(cell: Cell) -> str:
    return f" {write_number(cell.value)}{cell.unit} " if cell.value is not None else cell.text or BLANK


def _paragraphs(now: Report, then: Report) -> Iterator[TextDifference]:
    new, old = (open_dossier(report).narrative.paragraphs for report in (now, then))
    for name in (*old, *(name for name in new if name not in old)):
        before, after = ([_line(each) for each in held.get(name, ())] for held in (old, new))
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag != "equal":
                yield _difference(now, name, "".join(before[a:b]), "".join(after[c:d]))


def _line(paragraph: Paragraph) -> str:
    return "".join((paragraph.lead + paragraph.text).split())


def _difference(now: Report, name: str, then: str, text: str) -> TextDifference:
    section = name.partition(".")[0]
    held = now.edition.sections.get(section)
    label = (held.label if held else "") or name
    message = PARAGRAPH.format(section=label, then=_around(then, text), now=_around(text, then))
    return TextDifference(message, next(_places(now, section, text), now.location))


def _places(now: Report, section: str, text: str) -> Iterator[Location]:
    """Where the changed words stand, as near as the reading of the document tells."""
    for passage in now.passages:
        at = "".join(passage.text.split()).find(text[:AROUND]) if text else -1
        if passage.section == section and at >= 0:
            start = passage.text.find(text[:1])
            yield passage.locate(max(start, passage.text.find(text[:AROUND])))
    yield from (passage.location for passage in now.passages if passage.section == section)


def _around(text: str, other: str) -> str:
    """The words of a text about the first place where another differs from it."""
    if not text:
        return NOTHING
    same = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start, end = max(same - AROUND, 0), min(same + AROUND, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _placed(then: Report, now: Report) -> Report:
    """The data at the places of the document, which is what its reader can open."""
    passages = {(passage.section, passage.part): passage for passage in now.passages}
    return replace(
        then,
        file=now.file,
        encoding=now.encoding,
        location=now.location,
        head=MappingProxyType({key: _written(key, each, now) for key, each in then.head.items()}),
        cells=tuple(
            old._replace(text=old.text or new.text, location=new.location)
            for old, new in zip(then.cells, now.cells, strict=True)
        ),
        passages=tuple(_passage(each, passages.get((each.section, each.part)), now) for each in then.passages),
        problems=tuple(replace(problem, location=now.location) for problem in then.problems),
        places=now.places,
    )


def _written(key: str, written: Written, now: Report) -> Written:
    return Written(written.text, now.place(key))


def _passage(passage: Passage, printed: Passage | None, now: Report) -> Passage:
    place = printed.location if printed else now.places.get(passage.section, now.location)
    same = printed is not None and printed.text == passage.text
    return replace(passage, location=place, locate=printed.locate if printed and same else lambda _: place)
