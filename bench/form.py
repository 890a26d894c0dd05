"""The form measured in headless Chromium: `python -m bench.form [REPORTS]`.

Sizes; from opening to typing and to Python; from a key to totals and, after a rest, to the findings of the whole check;
Word from the page against Word from the command line, byte for byte: all valid examples, and REPORTS (500) made from
those of the newest edition by changing figures of all tables so that most still balance. Reports with errors have to be
refused by both. Each line names the limit that was set; times are by the clock, and those of the browser's
processes on a processor, which a busy machine does not stretch.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from govgen import api
from govgen.errors import BlockedError
from govgen.form import Choices, form_html, full_html
from govgen.model.edition import Catalog, Edition
from govgen.model.relation import Balance
from govgen.model.report import Cell, Origin, Report
from govgen.schema import bundled_reports, main_schema

ROOT = Path(__file__).resolve().parent.parent
VALID = ROOT / "examples" / "valid"
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
YEAR, CELL = 2025, '[data-slot="0"]'
KEYS = CHECKS = 20
KEY = """([selector, count]) => { const cell = document.querySelector(selector); const times = [];
  for (let i = 0; i < count; i++) { const begin = performance.now(); cell.value = String(i);
    cell.dispatchEvent(new Event("input", { bubbles: true })); times.push(performance.now() - begin); }
  times.sort((a, b) => a - b); return times[times.length >> 1]; }"""
REST = """async () => { const begin = performance.now(); await look(); return performance.now() - begin; }"""
WORD = """async (text) => { const made = await judge.ask({ do: "render", text });
  return made.bytes ? Array.from(made.bytes) : null; }"""


def main() -> None:
    """Print one line for each measure."""
    parser = argparse.ArgumentParser("form", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=500, help="how many are made in the page (%(default)s)")
    count = parser.parse_args().reports
    for schema in (main_schema(), *bundled_reports().values()):
        _sizes(api.catalog(schema))
    catalog = api.catalog()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.html"
        path.write_text(full_html(catalog, Choices(year=YEAR)), encoding="utf-8")
        print(f"size: whole {path.stat().st_size / 1e6:.2f} MB (11)", flush=True)
        _in_browser(path, count)


def _sizes(catalog: Catalog) -> None:
    for edition in catalog.editions.values():
        light = len(form_html(catalog, Choices(year=edition.first + 1)).encode())
        print(f"size, {catalog.name} {edition.id}: light {light / 1e3:.1f} kB (150)", flush=True)


def _in_browser(path: Path, count: int) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # sizes are told without it

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER)
        page, watch = browser.new_page(), browser.new_browser_cdp_session()
        begin, spent = time.perf_counter(), _spent(watch)
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_selector("html[data-state=ready]", state="attached", timeout=300_000)
        ready = time.perf_counter() - begin
        typing = page.evaluate("document.documentElement.dataset.typing")
        own = _spent(watch) - spent
        print(f"ready: to type {typing} ms (1000), Python {ready:.1f} s, {own:.1f} s on processors (8)", flush=True)
        page.evaluate(KEY, [CELL, KEYS])
        page.wait_for_timeout(3000)
        spent, key = _spent(watch), page.evaluate(KEY, [CELL, KEYS])
        own = (_spent(watch) - spent) / KEYS * 1000
        print(f"a key to totals and marks: {key:.1f} ms, median of {KEYS}; {own:.1f} ms on processors (16)", flush=True)
        page.wait_for_timeout(3000)
        spent, checks = _spent(watch), sorted(page.evaluate(REST) for _ in range(CHECKS))
        own = (_spent(watch) - spent) / CHECKS * 1000
        check = f"{checks[CHECKS // 2]:.0f} ms, median of {CHECKS}; {own:.0f} ms on processors"
        print(f"the whole check after a rest: {check} (150)", flush=True)
        examples = [file.read_text(encoding="utf-8") for file in sorted(VALID.glob("*.yaml"))]
        for name, texts in (("all valid examples", examples), ("random reports", list(random_texts(count)))):
            found = Counter(compared(page, text, path.parent) for text in texts)
            equal = found["equal"] + found["refused by both"]
            print(f"Word byte for byte, {name}: {equal} of {len(texts)} ({dict(found)})", flush=True)


def _spent(watch: object) -> float:
    """Seconds that all processes of the browser have been on a processor."""
    told = watch.send("SystemInfo.getProcessInfo")["processInfo"]  # type: ignore[attr-defined]
    return sum(process["cpuTime"] for process in told)


def random_texts(count: int) -> Iterator[str]:
    """Valid examples of the newest edition with other figures; the same ones each time."""
    reports = [api.load(file).report for file in sorted(VALID.glob("2021-*.yaml"))]
    rng = random.Random(14)
    for _ in range(count):
        yield api.dumps(_changed(rng.choice(reports), rng))


def _changed(report: Report, rng: random.Random) -> Report:
    """Totals are left to follow; what came in and what was done with it grow by the same; other figures are any."""
    edition, cells = report.edition, list(report.cells)
    for slot in edition.derivable:
        cells[slot] = cells[slot]._replace(text="", value=None, origin=Origin.BLANK)
    for slot in _free(edition):
        if rng.random() < 0.5 and edition.slots[slot].kind == "count":
            cells[slot] = _of(cells[slot], rng.randrange(100_000))
    for balance in edition.balances:
        inward, outward = ([addend.slot for addend in side] for side in (balance.left, balance.right))
        if balance.derived < 0 and balance.relation.formula.comparison == "=" and rng.random() < 0.5:
            _grow(cells, edition, inward, outward, rng.randrange(1000))
    return replace(report, cells=tuple(cells))


def _free(edition: Edition) -> Iterator[int]:
    """Cells of no relation but sums, nor of sums that stand in one."""
    bound: set[int] = set()
    more = {slot for balance in edition.balances if balance.derived < 0 for slot in _slots(balance)}
    while more - bound:
        bound |= more
        more = {slot for balance in edition.balances if balance.derived in bound for slot in _slots(balance)}
    return (slot for slot in range(len(edition.slots)) if slot not in bound | edition.derivable)


def _slots(balance: Balance) -> Iterator[int]:
    return (addend.slot for addend in (*balance.left, *balance.right))


def _grow(cells: list[Cell], edition: Edition, inward: list[int], outward: list[int], more: int) -> None:
    """Add to the first cell of each side that is typed."""
    for side in (inward, outward):
        typed = next((slot for slot in side if slot not in edition.derivable), None)
        if typed is not None and str(cells[typed].text).isdigit():
            cells[typed] = _of(cells[typed], int(cells[typed].text) + more)


def _of(cell: Cell, number: int) -> Cell:
    return cell._replace(text=str(number), value=number, origin=Origin.WRITTEN)


def compared(page: object, text: str, folder: Path) -> str:
    """How the Word files of a data file compare, from a page with Python and from here."""
    file = folder / "年报.yaml"
    file.write_text(text, encoding="utf-8")
    made = page.evaluate(WORD, text)  # type: ignore[attr-defined]
    try:
        wanted = api.render(api.load(file), data=True)
    except BlockedError:
        return "refused by both" if made is None else "refused by the command line alone"
    if made is None:
        return "refused by the page alone"
    return "equal" if bytes(made) == wanted else "different"


if __name__ == "__main__":
    main()
