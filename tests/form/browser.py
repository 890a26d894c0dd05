"""A form opened in headless Chromium from a file, as a double click opens it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgen.form import Choices, form_html
from tests.reports import CATALOG

BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
PATIENCE = 180_000  # milliseconds: Python starts slowly on a busy machine
SCREEN = {"width": 1366, "height": 768}


@contextmanager
def browsing(profile: Path) -> Iterator:
    """A browser with its own profile, which a later one can open again."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            profile, executable_path=BROWSER, viewport=SCREEN, accept_downloads=True, args=["--no-sandbox"]
        )
        try:
            yield context
        finally:
            context.close()


def write_form(folder: Path, **choices: object) -> Path:
    path = folder / "填报.html"
    path.write_text(form_html(CATALOG, Choices(**choices)), encoding="utf-8")
    return path


def open_form(context, path: Path):
    """The page once it is ready; faults of its program and requests to anywhere else fail the test."""
    page = tried(context.new_page(), path.as_uri())
    page.wait_for_selector("html:not([data-state=loading])", state="attached", timeout=PATIENCE)
    return page


def tried(page, address: str):
    """The page at an address, with a list of the faults of its program and of what it asks of others."""
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: _listed(page, request.url, address))
    page.goto(address)
    return page


def _listed(page, url: str, address: str) -> None:
    if not url.startswith((address, "blob:", "data:")):
        page.faults.append(url)


def cell(page, path: str):
    return page.locator(f'[data-path="{path}"]')
