"""Everything that a release has, in a folder, each part tried: `python -m tools.make_release dist [PART…]`.

PARTS: packages form bundles program; without any, all. Needs the network (PyPI), git, and the form's Python in the
cache (`python -m tools.form_runtime`). The program is built with the Python that runs this, or with that of
GOVGEN_PROGRAM_PYTHON: one built against an old glibc runs on old systems too.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.make_release.bundles import SYSTEMS, bundle
from tools.make_release.packages import Workshop, form, packages, wheel_of
from tools.make_release.program import program
from tools.make_release.trying import try_bundle, try_program

SUMS = "SHA256SUMS"


def main() -> None:
    """Make the parts that are asked for, or all, and list what was made."""
    asked = _asked()
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        workshop = Workshop(Path(work), folder)
        for part in asked.parts or PARTS:
            PARTS[part](workshop)
    _list(folder)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("make_release", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="where all of it is written")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}; all without any")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return asked


def _bundles(workshop: Workshop) -> None:
    for system in SYSTEMS:
        made = bundle(workshop, system, wheel_of(workshop))
        print(f"{made.name}: {try_bundle(made, system)}", flush=True)


def _program(workshop: Workshop) -> None:
    made = program(workshop, wheel_of(workshop), os.environ.get("GOVGEN_PROGRAM_PYTHON", sys.executable))
    print(f"{made.name}: {try_program(made)}", flush=True)


PARTS: dict[str, Callable[[Workshop], None]] = {
    "packages": packages,
    "form": form,
    "bundles": _bundles,
    "program": _program,
}


def _list(folder: Path) -> None:
    lines = []
    for path in sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.name}\n")
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
