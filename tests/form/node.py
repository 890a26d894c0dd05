"""The page's own modules run by node, to be held against Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from govgen.form.description import describe
from govgen.form.page import WEB
from govgen.model.edition import Catalog, Edition
from tests.reports import CATALOG

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="this machine lacks node")
START = """
import fs from "node:fs";
import {{ {names} }} from "{module}";
import {{ prepare }} from "{datafile}";
const given = JSON.parse(fs.readFileSync(0, "utf-8"));
const form = given.form;
if (form?.edition) prepare(form.edition);
const answer = await (async () => {{ {body} }})();
process.stdout.write(JSON.stringify(answer, (key, value) => typeof value === "bigint" ? String(value) : value));
"""


def run(
    folder: Path, module: str, names: str, body: str, given: object, edition: str = "", patience: int = 1200
) -> object:
    """What a body of JavaScript returns that is given `given`, with names of one module of the page."""
    return run_with(folder, module, names, body, given, CATALOG.editions.get(edition), CATALOG, patience)


def run_with(
    folder: Path,
    module: str,
    names: str,
    body: str,
    given: object,
    edition: Edition | None,
    catalog: Catalog,
    patience: int = 1200,
) -> object:
    """The same with an edition of any catalog."""
    script = folder / "run.mjs"
    paths = {"module": (WEB / f"{module}.js").as_uri(), "datafile": (WEB / "datafile.js").as_uri()}
    script.write_text(START.format(names=names, body=body, **paths), encoding="utf-8")
    form = describe(edition, catalog) if edition else None
    asked = json.dumps({"form": form, "given": given}, ensure_ascii=False)
    done = subprocess.run(
        [NODE, script], input=asked, capture_output=True, encoding="utf-8", timeout=patience, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
