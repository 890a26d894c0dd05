"""An OFD reader that is not ours: ofd.js, in a browser."""

from __future__ import annotations

import base64
from pathlib import Path

from tests.office import cache, pages

READER = Path("npm", "node_modules", "ofd.js", "lib", "ofd.umd.min.js")
_READ = """data => new Promise((resolve, reject) => {
  const bytes = Uint8Array.from(atob(data), one => one.charCodeAt(0)).buffer;
  const success = documents => resolve(ofd.renderOfd(794, documents[0]).map(page => ({
    text: page.textContent, lines: page.querySelectorAll("path").length,
  })));
  ofd.parseOfdDocument({ofd: bytes, success, fail: reject});
})"""


def available() -> bool:
    """True where the reader and a browser are there."""
    return (cache.folder() / READER).is_file() and pages.browser() is not None


def shown(data: bytes) -> list[dict[str, str | int]]:
    """What the reader shows of each page of a file: its `text`, and how many `lines` it draws."""
    from playwright.sync_api import sync_playwright

    reader = (cache.folder() / READER).read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=pages.browser(), args=["--no-sandbox"])
        page = opened.new_page()
        page.set_content("<body></body>")
        page.add_script_tag(content=reader)
        found: list[dict[str, str | int]] = page.evaluate(_READ, base64.b64encode(data).decode())
        opened.close()
    return found
