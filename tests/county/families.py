"""Parents and children for tests: reports of one year with figures written over zeros."""

from __future__ import annotations

from govgen.checking.profiles import load_editions
from govgen.county import Selection, Wanted, select
from govgen.datafile.reading import read_report
from govgen.model.report import Report
from govgen.schema import bundled_reports
from govgen.source import parse_source
from tests.checking.samples import report_text
from tests.reports import CATALOG, report

EDITION = CATALOG.editions["2021"]
PARENT = "青禾县人民政府"
RECEIVED, CLOSED = "申请.本年新收.自然人", "申请.办理结果.予以公开.自然人"
LICENCES = "主动公开.行政许可.本年处理决定数量"

REGULATIONS = "主动公开.规章.现行有效件数"

ENFORCED = load_editions(bundled_reports()["行政执法"])
LICENSED = "行政许可: {数量: {申请数量: 20, 受理数量: 20, 许可数量: 19, 不予许可数量: 1, 撤销许可数量: 0}}\n"


def child(
    name: str, received: int | None = 0, extra: str = "", head: str = "", year: int = 2025, category: str = "部门"
) -> Report:
    """A unit that received and granted so many requests; `extra` stands under 主动公开."""
    first = "" if received is None else f"{received}"
    given = 0 if received is None else received
    text = report_text(
        f"年度: {year}\n"
        f"单位: {{名称: {name}, 类别: {category}{head}}}\n"
        f"落款日期: {year + 1}-01-20\n"
        f"主动公开: {{{extra}其余: 0}}\n"
        f"申请: {{本年新收: {{自然人: {first}, 其余: 0}}, "
        f"办理结果: {{予以公开: {{自然人: {given}, 其余: 0}}, 其余: 0}}, 其余: 0}}\n"
    )
    made = report(text)
    assert not made.problems
    return made


def wanted(**fields: object) -> Wanted:
    return Wanted(**{"unit": PARENT, "year": 2025, "edition": EDITION, **fields})


def selected(*children: Report, own: Report | None = None, **fields: object) -> Selection:
    return select([(f"{n}.yaml", held) for n, held in enumerate(children, start=1)], wanted(**fields), own)


def enforcing(unit: str, body: str = LICENSED, edition: str = "") -> Report:
    """The enforcement report of a unit."""
    head = f"报告: 行政执法\n{edition}年度: 2025\n单位: {{名称: {unit}, 类别: 部门}}\n"
    return read_report(parse_source(f"{head}{body}".encode(), f"{unit}.yaml"), ENFORCED)
