"""What the verbs of the library take, by the annotation of each argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from govgen.arguments import NOTHING, PATHS, PLAIN, Taker, checked, expect, one, optional, several
from govgen.model.finding import Finding
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.reading import Archive

P = ParamSpec("P")
T = TypeVar("T")
LOADED = "load、loads 给出的 Dossier，或者 Report"
PLACE = "文件或文件夹的路径（str 或 Path）"
FINDINGS, LOADED_LIST, REPORTS = "check 给出的 Finding 的列表", f"{LOADED}的列表", "年报（Report）的列表"
PROGRESS = "一个函数：做完一个单位，用 Progress 叫它一次"


def _reports(values: Any, name: str) -> object:
    # One report is no list of reports, although it can be gone through: its paths.
    expect(values, () if isinstance(values, Report | Dossier) else object, name, REPORTS)
    return several(Report, Dossier, wanted=REPORTS)(values, name)


def _function(value: object, name: str) -> object:
    expect(value, object if callable(value) else (), name, PROGRESS)
    return value


def _order(value: object, name: str) -> object:
    from govgen.batch import Order

    expect(value, Order, name, "govgen.Order")
    return value


def _sum_order(value: object, name: str) -> object:
    from govgen.county import SumOrder

    expect(value, SumOrder, name, "govgen.SumOrder")
    return value


_FINDINGS = several(Finding, wanted=FINDINGS)
TAKERS: Mapping[str, Taker] = {
    **PLAIN,
    "Dossier | Report": one(Dossier, Report, wanted=LOADED),
    "Dossier | Report | None": one(Dossier, Report, NOTHING, wanted=LOADED),
    "Sequence[Dossier | Report]": several(Dossier, Report, wanted=LOADED_LIST),
    "Iterable[Dossier | Report]": _reports,
    "Place | None": one(*PATHS, Archive, NOTHING, wanted=PLACE),
    "Sequence[Place]": several(*PATHS, Archive, wanted=PLACE),
    "Sequence[Finding]": _FINDINGS,
    "Sequence[Finding] | None": optional(_FINDINGS),
    "Callable[[Progress], None]": _function,
    "Order": _order,
    "SumOrder": _sum_order,
}
"""What takes an argument of a verb, by its annotation."""


def verb(function: Callable[P, T]) -> Callable[P, T]:
    """A public function, asking of each argument what its annotation says; KeyError for one that nothing takes."""
    return checked(function, TAKERS)
