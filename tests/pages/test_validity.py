"""Every kind of page is valid HTML, and axe-core finds nothing in it, in light and in dark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govgen import api
from govgen.batch import Order, run_batch
from govgen.comparing import as_html, compare
from govgen.county import review, summarise
from govgen.documents.document import ScannedCell
from govgen.documents.scan.review import scan_review
from govgen.documents.scan.text import SURE
from govgen.publishing import compared, files_of
from govgen.publishing.charts import matrix
from govgen.reporters import report_html
from tests.county.families import child, selected, wanted
from tests.office import pages
from tests.prose.drawn import png
from tests.publishing.papers import EXAMPLES, example
from tests.reporters.outcomes import ANSWERED, HINTED, UNREAD, WARNED, outcome, repaired
from tests.reports import ROOT, report


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def scan_page() -> str:
    """What `import --review` writes: every third figure is in doubt, one does not agree with the others."""
    imported = api.import_(api.render(api.load(EXAMPLES[-1]), data=False), name="年报.docx")
    read = tuple(
        ScannedCell(cell.location, cell.text, SURE if number % 3 else SURE / 2, png(60, 18))
        for number, cell in enumerate(imported.report.cells)
        if cell.location is not None
    )
    scanned = replace(imported, receipt=replace(imported.receipt, scanned=read))
    broken = {imported.report.edition.slots[-1].ref.path: "与上面各行的和相差 1。"}
    return scan_review(scanned, broken).decode()


def all_pages(folder: Path) -> list[Path]:
    made = [example(path) for path in EXAMPLES]
    texts = {"对照.html": matrix([compared(of.dossier.report) for of in made])}
    for number, of in enumerate(made):
        files = files_of(of, ["html", "chart"]).files
        texts |= {f"{number}{name}": files[name].decode() for name in (f"{of.name}.html", "图解.html") if name in files}
        inner = files["正文片段.html"].decode()
        texts[f"{number}片段.html"] = FRAME.format(title=of.title, inner=inner)
    prose = outcome("问题与改进: 有问题请打 13812345600，XX单位改进措施是每季度检查。\n")
    texts["check.html"] = report_html([repaired(), WARNED, ANSWERED, HINTED, UNREAD, prose])
    texts["one.html"] = report_html([repaired()])
    old, new = (report((ROOT / "examples" / name).read_text(encoding="utf-8")) for name in OLD_AND_NEW)
    texts["diff.html"] = as_html(compare(old, new))
    summed = summarise(selected(child("甲局", 1), child("乙局", None)), wanted(), {})
    texts["sum.html"] = review(summed, ".html").decode()
    texts["scan.html"] = scan_page()
    source = folder / "源"
    source.mkdir()
    for path in [*EXAMPLES[-2:], *sorted((ROOT / "examples/invalid").glob("勾稽-*.yaml"))[:2]]:
        (source / path.name).write_bytes(path.read_bytes())
    summary = folder / "汇总.html"
    run_batch(Order([source], folder / "出", summaries=[summary]), lambda _: None, "0")
    return [summary, *(written(folder, name, text) for name, text in texts.items())]


FRAME = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{inner}</main>
</body>
</html>
"""
OLD_AND_NEW = ("seeds/海宁市卫生健康局-2020-更正.yaml", "valid/2021-县级部门.yaml")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> list[Path]:
    return all_pages(tmp_path_factory.mktemp("pages"))


@pytest.mark.slow
@pytest.mark.office("pages")
def test_pages_are_valid(made):
    assert len(made) > 15
    assert pages.invalid(made, made[0].parent) == ""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.office("pages")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_read_by_everyone(made, scheme):
    assert pages.violations(made, scheme) == []
