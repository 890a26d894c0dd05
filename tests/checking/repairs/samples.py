"""Reports with every figure typed, as they are published, and wrong figures put into them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from govgen.checking.repairs.equations import System, build_system
from govgen.checking.repairs.search import Budget, Problem
from govgen.model.numbers import Number
from govgen.model.report import Cell, Origin
from govgen.prose import Dossier
from tests.checking.samples import dossier_of

FIGURES = """\
主动公开: {行政规范性文件: {本年制发件数: 2, 本年废止件数: 1, 现行有效件数: 30}, 其余: 0}
申请:
  本年新收: [128, 9, 0, 2, 14, 3]
  上年结转: [3, 0, 0, 0, 1, 0]
  办理结果:
    予以公开: [58, 4, 0, 2, 5, 2]
    部分公开: [30, 1, 0, 0, 2, 0]
    无法提供: {本机关不掌握相关政府信息: [35, 3, 0, 0, 7, 1], 其余: 0}
    不予处理: {重复申请: [6, 1, 0, 0, 0, 0], 其余: 0}
    其余: 0
  结转下年度: [2, 0, 0, 0, 1, 0]
复议诉讼:
  行政复议: [52, 7, 13, 4]
  未经复议直接起诉: [3, 0, 1, 1]
  复议后起诉: [0, 0, 0, 0]
"""


def published(snippet: str = FIGURES, previous: str | None = None) -> Dossier:
    """The report of a snippet with its derived cells typed in."""
    return typed(dossier_of(snippet, previous))


def typed(dossier: Dossier) -> Dossier:
    cells = [
        cell._replace(origin=Origin.WRITTEN) if cell.origin is Origin.DERIVED else cell for cell in dossier.report.cells
    ]
    return with_cells(dossier, cells)


def with_cells(dossier: Dossier, cells: list[Cell]) -> Dossier:
    return Dossier(replace(dossier.report, cells=tuple(cells)), dossier.narrative)


def spoilt(dossier: Dossier, wrong: Mapping[str, Number]) -> Dossier:
    """The report with `wrong` values by path."""
    cells = list(dossier.report.cells)
    for path, value in wrong.items():
        slot = slot_of(dossier, path)
        cells[slot] = cells[slot]._replace(text=str(value), value=value, origin=Origin.WRITTEN)
    return with_cells(dossier, cells)


def slot_of(dossier: Dossier, path: str) -> int:
    return dossier.report.edition.paths[path]


def system_of(dossier: Dossier) -> System:
    return build_system(dossier.report)


def problem_of(system: System, limit: int = 3000) -> Problem:
    """The problem of all broken equations at once."""
    return Problem(system, system.broken(), frozenset(), Budget(limit), 4)


def scrambled(dossier: Dossier, count: int, seed: int) -> Dossier:
    """The report with `count` figures of its relations typed wrongly at random."""
    chance = random.Random(seed)
    slots = sorted(build_system(dossier.report).touching)
    paths = [dossier.report.edition.slots[slot].ref.path for slot in chance.sample(slots, min(count, len(slots)))]
    return spoilt(dossier, {path: chance.choice((0, 1, 7, 19, 240)) for path in paths})
