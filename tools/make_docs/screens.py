"""Pictures of what is seen on screen: the page of findings, the published page, the drawings."""

from __future__ import annotations

import tempfile
from pathlib import Path

from govgen import load
from govgen.api import publish
from govgen.publishing import files_of
from govgen.reading import examine_all
from govgen.reporters import report_html
from tests.office import pages
from tools.make_docs.catalog import ROOT

FOLDER = ROOT / "docs" / "screens"
WRONG = "examples/invalid/勾稽-收办不平.yaml"
PUBLISHED = "examples/valid/2021-县级部门.yaml"
SIZE = {"width": 900, "height": 1150}
SEEN = {"page-table": "table >> nth=1"}  # what a picture begins with, where that is not the top of the page


def draw() -> list[Path]:
    """Make all pictures anew; the paths written."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # most of the documentation does without

    FOLDER.mkdir(exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pages.browser(), args=["--no-sandbox"])
        for name, text in _pages().items():
            path = Path(folder, f"{name}.html")
            path.write_text(text, encoding="utf-8")
            shown = browser.new_page(viewport=SIZE)
            shown.goto(path.as_uri())
            if name in SEEN:
                shown.locator(SEEN[name]).evaluate("table => table.scrollIntoView()")
            made.append(FOLDER / f"{name}.jpg")
            shown.screenshot(path=made[-1], type="jpeg", quality=50)
        browser.close()
    return made


def _pages() -> dict[str, str]:
    outcomes = tuple(examine_all([ROOT / WRONG]))
    published = files_of(publish(load(ROOT / PUBLISHED)), ["html", "chart"]).files
    return {
        "check": report_html(outcomes).replace(str(ROOT) + "/", ""),
        "page": published["年报.html"].decode(),
        "page-table": published["年报.html"].decode(),
        "charts": published["图解.html"].decode(),
    }
