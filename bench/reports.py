"""Complete and consistent reports to put faults into: data files, published figures, and generated ones."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govgen.checking.profiles import load_editions
from govgen.checking.repairs.equations import build_system
from govgen.datafile.reading import read_report
from govgen.files import bundled
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.edition import Edition
from govgen.model.form import CellRef, Slot
from govgen.model.numbers import read_number
from govgen.model.report import Cell, Origin, Passage, Report
from govgen.prose import Dossier, Narrative, open_dossier
from govgen.source import parse_source, read_source

CATALOG = load_editions(bundled("schema.yaml"))
NOWHERE = Location("generated.yaml")
RESULTS = "申请.办理结果."


def gather(folders: Sequence[Path], count: int, chance: random.Random) -> Iterator[tuple[str, Dossier]]:
    """Consistent reports by name: those of the folders, then `count` generated ones."""
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            yield from _sound(path.stem, as_published(open_dossier(read_report(read_source(path), CATALOG))))
        for path in sorted(folder.glob("*.json")):
            yield from _sound(path.stem, open_dossier(published(path)))
    for number in range(count):
        yield f"generated-{number}", open_dossier(generated(CATALOG.newest, chance))


def _sound(name: str, dossier: Dossier) -> Iterator[tuple[str, Dossier]]:
    if not build_system(dossier.report).broken():
        yield name, dossier


def as_published(dossier: Dossier) -> Dossier:
    """The report with every figure typed: totals in the tables, and the figures of its prose."""
    cells = tuple(
        cell._replace(origin=Origin.WRITTEN) if cell.origin is Origin.DERIVED else cell for cell in dossier.report.cells
    )
    passages = tuple(
        replace(rendered, segments=tuple(segment._replace(inserted=False) for segment in rendered.segments))
        for rendered in dossier.narrative.passages
    )
    narrative = Narrative(passages, dossier.narrative.paragraphs, ())
    return Dossier(replace(dossier.report, cells=cells), narrative)


def empty_report(edition: Edition, cells: Sequence[Cell]) -> Report:
    """A report of nothing but cells."""
    source = parse_source(f"版式: '{edition.id}'\n".encode(), "generated.yaml")
    return replace(read_report(source, CATALOG), edition=edition, cells=tuple(cells), passages=(), problems=())


def published(path: Path) -> Report:
    """The report in a file of published figures, its labels matched with those of the form."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edition = CATALOG.editions[data["format"]]
    figures = {_plain("".join(keys)): str(number) for keys, number in _leaves(data["tables"])}
    cells = []
    for slot in edition.slots:
        names = _labels(edition, slot), slot.row.id.replace(".", "")
        wanted = tuple(_plain(slot.row.over + name + slot.column.label) for name in names)
        text = next((text for key, text in figures.items() if key.endswith(wanted)), "")
        value = read_number(text, slot.kind, slot.unit).value if text else None
        cells.append(Cell(text, value, NOWHERE, Origin.WRITTEN if text else Origin.BLANK))
    claims = [claim for claim in data.get("narrative_claims", ()) if claim.get("matches")]
    told = "，".join(f"{claim['cell'].split('|')[1]}{claim['number']}件" for claim in claims if claim["cell"])
    passage = Passage("总体情况", "引言", "", told, NOWHERE, lambda _: NOWHERE)
    return replace(empty_report(edition, cells), passages=(passage,))


def _labels(edition: Edition, slot: Slot) -> str:
    """The labels of a row and the rows above it."""
    rows = {row.id: row.label for row in edition.tables[slot.ref.table].rows()}
    parts = slot.row.id.split(".")
    return "".join(rows[".".join(parts[: i + 1])] for i in range(len(parts)))


def _leaves(node: object, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*keys, key))
    elif node is not None:
        yield keys, node


def _plain(label: str) -> str:
    """The words of a label: no numbering, no punctuation, and as short as the ids of the form."""
    unnumbered = re.sub(r"（[一二三四五六七八九十]）|[一二三四五六七八九十]、", "", label)
    return re.sub(r"[^一-鿿]|本年度(?=办理结果)", "", unnumbered)


def generated(edition: Edition, chance: random.Random) -> Report:
    """A consistent report with zeros where such reports have them: few kinds of answer, nearly all for 自然人."""
    cells = [Cell("", None, NOWHERE, Origin.BLANK) for _ in edition.slots]
    derivable = edition.derivable
    table = [i for i, slot in enumerate(edition.slots) if slot.ref.path.startswith(RESULTS) and i not in derivable]
    columns = {slot.column.id: chance.gammavariate(0.4, 1) for slot in edition.slots}
    columns["自然人"] = 8.0
    rows = {slot.ref.row: chance.gammavariate(0.3, 1) for slot in edition.slots}
    weights = [rows[edition.slots[i].ref.row] * columns[edition.slots[i].column.id] for i in table]
    counts = _dealt(table, weights, chance)
    counts |= _carried(edition, counts, chance)
    for start in ("复议诉讼.行政复议.", "复议诉讼.未经复议直接起诉.", "复议诉讼.复议后起诉."):
        line = [i for i, slot in enumerate(edition.slots) if slot.ref.path.startswith(start) and i not in derivable]
        counts |= _dealt(line, [chance.gammavariate(0.7, 1) for _ in line], chance, most=300)
    for i, _ in enumerate(edition.slots):
        if i not in derivable:
            number = counts.get(i, int(10 ** chance.uniform(0, 5)) if chance.random() < 0.7 else 0)
            cells[i] = Cell(str(number), number, NOWHERE, Origin.WRITTEN)
    _fit(edition, cells)
    complete(cells, edition.balances)
    return empty_report(edition, [cell._replace(origin=Origin.WRITTEN) for cell in cells])


def _dealt(slots: list[int], weights: list[float], chance: random.Random, most: int = 4000) -> dict[int, int]:
    total = int(most ** chance.random())
    dealt = dict.fromkeys(slots, 0)
    for slot in chance.choices(slots, weights, k=total):
        dealt[slot] += 1
    return dealt


def _carried(edition: Edition, counts: dict[int, int], chance: random.Random) -> dict[int, int]:
    """What came in and what goes on, so that each column balances."""
    carried = {}
    for column in sorted({slot.column.id for slot in edition.slots if slot.ref.path.startswith(RESULTS)} - {"总计"}):
        done = sum(number for i, number in counts.items() if edition.slots[i].column.id == column)
        later = int(done * chance.random() * 0.1)
        before = int((done + later) * chance.random() * 0.1)
        for row, number in (("本年新收", done + later - before), ("上年结转", before), ("结转下年度", later)):
            carried[edition.index[CellRef("申请", row, column)]] = number
    return carried


def _fit(edition: Edition, cells: list[Cell]) -> None:
    """Documents issued are in force or withdrawn; no more is collected than was asked for."""
    for row in ("规章", "行政规范性文件"):
        names = ("本年制发件数", "本年废止件数", "现行有效件数")
        issued, withdrawn, force = (edition.index[CellRef("主动公开", row, name)] for name in names)
        number = (cells[issued].value or 0) + 3 * (cells[withdrawn].value or 0)
        cells[force] = cells[force]._replace(text=str(number), value=number)
    told, collected = (edition.index[CellRef("信息处理费", row, "")] for row in ("通知金额", "实际收取"))
    cells[collected] = cells[told]
