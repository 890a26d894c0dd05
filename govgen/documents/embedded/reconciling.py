"""The data that a document carries, taken where it says what the document says; else what was changed is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from govgen.datafile.reading import read_report
from govgen.documents.document import BESIDE_PAGE, BOUND, COMPUTED, Document, Picture
from govgen.documents.embedded.differences import YEAR, TextDifference, differences, lost_pictures, quoted, slot_pairs
from govgen.documents.embedded.edits import rewordings
from govgen.documents.receipt import Imported
from govgen.documents.visibility import Showing
from govgen.errors import GovgenError
from govgen.model.carried import Carried, Damage, bare
from govgen.model.edition import Catalog
from govgen.model.report import Passage, ProblemKind, ReadProblem, Report, Written
from govgen.schema import report_of_text
from govgen.source import parse_source

ALTERED: ProblemKind = "altered-document"
UNUSABLE: ProblemKind = "unusable-data"
TAKEN = "文件里带着编制时的数据，与印出的文字相符，按它导入"
KEPT = "文件里带着编制时的数据，数字、段落没有变，按它导入，没有采用改动的地方"
DIFFERS = "公开后有改动：{difference}"
BY_TEXT = "按现在印出的文字导入"
USELESS = "文件里带的数据{why}，不能用来核对，没有采用"
WHY: dict[Damage, str] = {
    "": "坏了或者被改过",
    "torn": "坏了或者被改过",
    "gone": "不见了",
    "version": "是另一个版本的 govgen 放进去的，这里读不了",
}
OTHER_KIND, NAMED = "是另一种报告{named}的", "（{report}）"
OTHER = "是另一份报告（{unit} {year} 年）的"
UNLIKE = "与印出的文字不一致（{difference}）"
SAME_TEXT = "；印出的文字与生成时一样"
SOMEWHERE = "印出的文字与生成时不同；文件里没有留下能对照的原文，说不出是哪一处"
PARAGRAPH = 30  # characters: a shorter line may stand in any report
ADDED = "多了{what}“{now}”，印出的文字没有变"
UNREAD: ProblemKind = "unread"
BESIDES = ("beside", "only", "cell", "file", "styled")  # what data does not say of a document: pictures, files in it
UNSEEN = (Showing.HIDDEN.value, BESIDE_PAGE, Showing.STRUCK.value, Showing.CODE.value)
MOST = 20  # differences told one by one
MORE = "另有 {count} 处"


@dataclass(frozen=True, slots=True)
class _Brought:
    """A document with the data it carries, and whether it prints what it printed when it was made.

    `is_same` is None where that cannot be told: nothing readable says what was printed, or the frame of it is gone.
    """

    document: Document
    carried: Carried
    is_same: bool | None

    def altered(self, now: Report, semantic: Sequence[TextDifference] = ()) -> list[TextDifference]:
        """The places where the text was changed; `semantic` are those known where its lines do not tell."""
        if self.is_same is not False:
            return list(semantic)
        if self.carried.is_same("".join(line.text for line in self.document.printed)):
            added = [each for each in self.document.left if each.reason in UNSEEN]
            what = "、".join(dict.fromkeys(each.reason for each in added)) or Showing.HIDDEN.value
            text = quoted("".join(each.text for each in added), "")
            return [TextDifference(ADDED.format(what=what, now=text), now.location)]
        found = list(rewordings(self.document, self.carried.lines, now)) if self.carried.lines else list(semantic)
        return found or [TextDifference(SOMEWHERE, now.location)]

    def is_of_another(self, now: Report, then: Report) -> bool:
        """True for the data of another unit or year, where few paragraphs are those that were printed with it."""
        names = ((each.unit, each.text(YEAR)) for each in (now, then))
        if self.is_same is not False or all(not new or new == old for new, old in zip(*names, strict=True)):
            return False
        before = set(map(bare, self.carried.lines))
        said = [text for line in self.document.printed if len(text := bare(line.text)) >= PARAGRAPH]
        return bool(before) and 2 * sum(text in before for text in said) < len(said)


def with_carried(imported: Imported, document: Document, catalog: Catalog) -> Imported:
    """The import with the data that the document carries."""
    carried = document.carried
    if carried is None:
        return imported
    now = "".join(line.text for line in document.printed)
    whole = document.with_hidden or now
    is_same = carried.is_same(whole) if document.printed else None
    brought = _Brought(document, carried, is_same)
    then = _read(carried, catalog) if carried.is_whole else None
    if other := _whose(brought, then, imported.report, catalog):
        return _useless(imported, USELESS.format(why=other))
    if then is None:
        return _without(imported, brought, WHY[carried.damage])
    # What differs although the document prints both, then and now, was misread. Nobody is accused.
    before = bare(now if is_same else "".join(carried.lines))
    found = [each for each in differences(imported.report, then) if not each.is_misread(before, bare(now))]
    unlike = [each for each in found if not each.is_spaced]
    if is_same and now != whole and (found or _hides_figure(document, imported.report)):  # hidden since
        brought = replace(brought, is_same=False)
    elif unlike and is_same:
        return _without(imported, brought, UNLIKE.format(difference=unlike[0].message))
    others = sum(isinstance(block, Picture) for block in document.blocks)
    altered = [*brought.altered(imported.report, found), *lost_pictures(imported.report, then, others)]
    if found:
        return _noted(_flawed(imported, ALTERED, altered), [*map(_differs, altered[:MOST]), BY_TEXT])
    taken = replace(imported, report=_placed(then, imported.report))
    return _noted(_flawed(taken, ALTERED, altered), [*map(_differs, altered[:MOST]), KEPT if altered else TAKEN])


def _hides_figure(document: Document, now: Report) -> bool:
    """True if a figure is set not to be shown, be it one that follows from others and is known all the same."""
    places = {each.place for each in document.left if each.reason in UNSEEN}
    return any(cell.location in places for cell in now.cells if cell.location.cell)


def _whose(brought: _Brought, then: Report | None, now: Report, catalog: Catalog) -> str:
    """What is said of data that is whole, and of another report than the text; empty for that of this one."""
    carried, report = brought.carried, report_of_text(brought.carried.data)
    if then is None and carried.is_whole and report != catalog.name:
        return OTHER_KIND.format(named=NAMED.format(report=report) if report else "")
    is_other = then is not None and brought.is_of_another(now, then)
    return OTHER.format(unit=then.unit, year=then.text(YEAR)) if then is not None and is_other else ""


def _differs(difference: TextDifference) -> str:
    return DIFFERS.format(difference=difference.message)


def _without(imported: Imported, brought: _Brought, why: str) -> Imported:
    """The import as printed, since the data is of no use."""
    told = USELESS.format(why=why) + (SAME_TEXT if brought.is_same else "")
    return _useless(imported, told, brought.altered(imported.report))


def _useless(imported: Imported, told: str, altered: Sequence[TextDifference] = ()) -> Imported:
    flawed = _flawed(imported, UNUSABLE, [TextDifference(told, imported.report.location)])
    return _noted(_flawed(flawed, ALTERED, altered), [told, *map(_differs, altered[:MOST]), BY_TEXT])


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


def _flawed(imported: Imported, kind: ProblemKind, found: Sequence[TextDifference]) -> Imported:
    report = imported.report
    more = found[MOST:]
    is_figure = any(each.is_figure for each in more)
    rest = [TextDifference(MORE.format(count=len(more)), report.location, is_figure=is_figure)] if more else []
    problems = (_problem(kind, each) for each in (*found[:MOST], *rest))
    return replace(imported, report=replace(report, problems=(*report.problems, *problems)))


def _problem(kind: ProblemKind, found: TextDifference) -> ReadProblem:
    return ReadProblem(kind, "", found.location, found.message, detail="figure" if found.is_figure else "")


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
            for _, new, old in slot_pairs(now, then)
            if new and old
        ),
        passages=tuple(_passage(each, passages.get((each.section, each.part)), now) for each in then.passages),
        problems=(
            *(problem._replace(location=now.location) for problem in then.problems),
            *(problem for problem in now.problems if problem.kind == UNREAD and _is_beside(problem)),
        ),
        places=now.places,
        pictures=now.pictures,
    )


def _is_beside(problem: ReadProblem) -> bool:
    """True for what data does not say of a document, nor what was printed with it."""
    return problem.detail in BESIDES or not {BOUND, COMPUTED, Showing.RAISED.value}.isdisjoint(problem.known)


def _written(key: str, written: Written, now: Report) -> Written:
    return Written(written.text, now.place(key))


def _passage(passage: Passage, printed: Passage | None, now: Report) -> Passage:
    place = printed.location if printed else now.places.get(passage.section, now.location)
    same = printed is not None and printed.text == passage.text
    return replace(passage, location=place, locate=printed.locate if printed and same else lambda _: place)
