"""Compares what two checkouts make of every example: `python -m tools.compare_outputs OLD NEW`.

The JSON of `govgen check` and the bytes of each rendered report (drafts of those with errors) must be equal; what is
not is named, and the exit status is 1. For moves and renames, which may not change what users get.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECK = ("-m", "govgen", "check", "--format", "json")
RENDER = """
import hashlib, json, sys
from govgen import GovgenError, load, render
made = {}
for name in sys.argv[1:]:
    try:
        made[name] = hashlib.sha256(render(load(name), draft="invalid" in name)).hexdigest()
    except GovgenError as error:
        made[name] = str(error)
print(json.dumps(made))
"""


def outputs(checkout: Path, folder: Path, files: list[str]) -> dict[str, dict[str, object]]:
    """What a checkout says of each file, by kind of output and name of file."""
    checked = json.loads(_run(checkout, folder, *CHECK, *files))
    rendered = json.loads(_run(checkout, folder, "-c", RENDER, *files))
    return {"check": {each["file"]: each for each in checked["files"]}, "render": rendered}


def _run(checkout: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode > 1 or not ran.stdout:
        raise SystemExit(f"{checkout}: {ran.stderr}")
    return ran.stdout


def main() -> int:
    """Print what differs; 1 if anything does."""
    parser = argparse.ArgumentParser("compare_outputs", description=__doc__)
    for name in ("old", "new"):
        parser.add_argument(name, type=Path, help=f"the {name} checkout")
    asked = parser.parse_args()
    old, new = asked.old.resolve(), asked.new.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for examples in (old / "examples", *old.glob("reports/*/examples")):
            shutil.copytree(examples, folder / examples.relative_to(old))
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
        before, after = (outputs(checkout, folder, files) for checkout in (old, new))
    differing = [
        (kind, name) for kind, made in before.items() for name, value in made.items() if after[kind].get(name) != value
    ]
    for kind, name in differing:
        print(f"{kind}: {name}")
    print(f"{len(files)} examples, {len(differing)} outputs differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
