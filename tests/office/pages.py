"""Validators of pages: axe-core, which a browser runs, and html-validate, which node runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.office import cache

AXE = Path("npm", "node_modules", "axe-core", "axe.min.js")
VALIDATOR = Path("npm", "node_modules", ".bin", "html-validate")
# Styles stand in the elements on purpose: a fragment has to keep its look in the editor of a site.
RULES = '{"extends":["html-validate:standard"],"root":true,"rules":{"no-inline-style":"off"}}'


def browser() -> str | None:
    """The headless browser of this machine."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def available() -> bool:
    """True where pages can be validated."""
    places = (cache.folder() / AXE, cache.folder() / VALIDATOR)
    return all(place.is_file() for place in places) and browser() is not None


def violations(paths: Sequence[Path], scheme: str) -> list[str]:
    """What axe-core finds in pages, in a light or a dark scheme."""
    from playwright.sync_api import sync_playwright

    axe = (cache.folder() / AXE).read_text(encoding="utf-8")
    found = []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        context = opened.new_context(color_scheme=scheme, bypass_csp=True)
        for path in paths:
            page = context.new_page()
            page.goto(path.as_uri())
            page.evaluate(axe)
            told = page.evaluate("axe.run()")["violations"]
            found += [f"{path.name}: {each['id']} {each['nodes'][0]['html'][:200]}" for each in told]
            page.close()
        opened.close()
    return found


def invalid(paths: Sequence[Path], folder: Path) -> str:
    """What the validator of HTML has against pages; empty for nothing."""
    (folder / ".htmlvalidate.json").write_text(RULES, encoding="utf-8")
    node = cache.folder() / "node" / "bin"
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}{os.pathsep}{node}"}
    ran = subprocess.run(
        [cache.folder() / VALIDATOR, *paths], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr
