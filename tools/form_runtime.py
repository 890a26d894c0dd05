"""Fetches Python for the form's page once, by npm and pinned: `python -m tools.form_runtime`.

Its standard library is packed compiled, by that Python itself: compiling at each start was half of what a page waited
for. What only developers use is left out.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from govgen.form.runtime import FILES, VERSION, cache_folder, compressed

PACKAGE = f"pyodide@{VERSION}"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
LIBRARY = "python_stdlib.zip"
LEFT_OUT = (
    "_pyrepl", "bdb", "cProfile", "compileall", "doctest", "ensurepip", "ftplib", "idlelib", "imaplib", "mailbox",
    "modulefinder", "multiprocessing", "pdb", "pickletools", "poplib", "profile", "pstats", "pyclbr", "pydoc",
    "smtplib", "sqlite3", "tabnanny", "timeit", "trace", "turtle", "unittest", "venv", "wave", "wsgiref", "xmlrpc",
)  # fmt: skip
# Docstrings are left out too; with no date to compare, a module is taken as it was compiled.
COMPILE = """
import importlib.util, marshal, zipfile
HEAD = importlib.util.MAGIC_NUMBER + bytes(12)
PLACE = "/lib/python314.zip"
with zipfile.ZipFile(PLACE) as library, zipfile.ZipFile("/compiled.zip", "w") as made:
    for name in sorted(library.namelist()):
        if name.endswith("/") or name.split("/")[0].removesuffix(".py") in left_out:
            continue
        data = library.read(name)
        if name.endswith(".py"):
            data = HEAD + marshal.dumps(compile(data, f"{PLACE}/{name}", "exec", dont_inherit=True, optimize=2))
            name += "c"
        made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
"""
RUN = """
import { writeFileSync } from "node:fs";
import { loadPyodide } from "./pyodide.mjs";
const [left, program, out] = process.argv.slice(2);
const python = await loadPyodide();
python.globals.set("left_out", python.toPy(JSON.parse(left)));
python.runPython(program);
writeFileSync(out, python.FS.readFile("/compiled.zip"));
"""


def main() -> None:
    """Fetch, hold against the pinned digest, pack into the user's cache, or into the folder named."""
    parser = argparse.ArgumentParser("form_runtime", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where it is packed; the user's cache without it")
    folder = parser.parse_args().folder or cache_folder()
    with tempfile.TemporaryDirectory() as work:
        package = _unpacked(_fetched(Path(work)))
        _compile(package)
        _pack(package, folder)
    print(folder)


def _fetched(work: Path) -> Path:
    subprocess.run(["npm", "pack", PACKAGE, "--silent", "--pack-destination", str(work)], check=True)
    (archive,) = work.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        sys.exit(f"{PACKAGE}: not the package that was pinned")
    return archive


def _unpacked(archive: Path) -> Path:
    with tarfile.open(archive) as package:  # held against its digest; Python 3.11.2 knows no filter
        package.extractall(archive.parent, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return archive.parent / "package"


def _compile(package: Path) -> None:
    """Put the compiled library in the place of the one that came."""
    run = package / "compile.mjs"
    run.write_text(RUN, encoding="utf-8")
    made = package / "compiled.zip"
    subprocess.run(["node", run.name, json.dumps(LEFT_OUT), COMPILE, made.name], check=True, cwd=package)
    made.replace(package / LIBRARY)


def _pack(package: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        scratch = folder / f"{name}.gz.tmp"
        scratch.write_bytes(compressed((package / name).read_bytes()))
        scratch.replace(folder / f"{name}.gz")


if __name__ == "__main__":
    main()
