"""The form measured in headless Chromium: `python -m bench.form [REPORTS]`.

Sizes; from opening to typing and to Python; from a key to totals and, after a rest, to the findings of the whole check;
Word from the page against Word from the command line, over the valid examples of the newest edition with other
figures in table two.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from govgen import api
from govgen.errors import BlockedError
from govgen.form import Choices, form_html, full_html

ROOT = Path(__file__).resolve().parent.parent
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
YEAR, CELL = 2025, '[data-slot="0"]'
KEYS = 50
KEY = """([selector, count]) => { const cell = document.querySelector(selector); const times = [];
  for (let i = 0; i < count; i++) { const begin = performance.now(); cell.value = String(i);
    cell.dispatchEvent(new Event("input", { bubbles: true })); times.push(performance.now() - begin); }
  times.sort((a, b) => a - b); return times[times.length >> 1]; }"""
REST = """async () => { const begin = performance.now(); await look(); return performance.now() - begin; }"""
WORD = """async (text) => { const made = await judge.ask({ do: "render", text });
  return made.bytes ? Array.from(made.bytes) : null; }"""


def main() -> None:
    """Print one line for each measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    catalog = api.catalog()
    light, full = form_html(catalog, Choices(year=YEAR)), full_html(catalog, Choices(year=YEAR))
    print(f"size: light {len(light.encode()) / 1e3:.1f} kB, whole {len(full.encode()) / 1e6:.2f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.html"
        path.write_text(full, encoding="utf-8")
        _in_browser(path, count)


def _in_browser(path: Path, count: int) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # sizes are told without it

    with sync_playwright() as driver:
        page = driver.chromium.launch(executable_path=BROWSER).new_page()
        begin = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-state=ready]", state="attached", timeout=300_000)
        ready = time.perf_counter() - begin
        typing = page.evaluate("document.documentElement.dataset.typing")
        print(f"ready: to type {typing} ms, Python {ready:.1f} s")
        print(f"a key to totals and marks: {page.evaluate(KEY, [CELL, KEYS]):.1f} ms (median of {KEYS})")
        page.evaluate(REST)
        print(f"the whole check: {page.evaluate(REST):.0f} ms, 400 ms after the last key")
        equal = sum(_is_equal(page, text, Path(path).parent) for text in _texts(count))
        print(f"Word byte for byte: {equal} of {count}")


def _texts(count: int) -> list[str]:
    """Valid examples with other figures in their prose-free tables; those with errors must be refused by both."""
    examples = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples" / "valid").glob("2021-*.yaml"))]
    rng = random.Random(14)  # the same reports each time
    changed = (_changed(rng.choice(examples), rng) for _ in range(count))
    return list(changed)


def _changed(text: str, rng: random.Random) -> str:
    figures = r"(本年处理决定数量|现行有效件数|本年收费金额): \d+"
    return re.sub(figures, lambda found: f"{found[1]}: {rng.randrange(100_000)}", text)


def _is_equal(page: object, text: str, folder: Path) -> bool:
    file = folder / "年报.yaml"
    file.write_text(text, encoding="utf-8")
    made = page.evaluate(WORD, text)  # type: ignore[attr-defined]
    try:
        wanted = api.render(api.load(file), data=True)
    except BlockedError:
        return made is None
    return made is not None and bytes(made) == wanted


if __name__ == "__main__":
    main()
