"""Whether an Office file is valid: two validators from outside, and our own checks for what both overlook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from tests.office import cache
from tests.office.parts import parts
from tests.office.tables import tables

__all__ = ["audit", "faults", "parts", "sdk", "sdk_available", "tables"]

VALIDATOR = Path("npm", "node_modules", ".bin", "ooxml-validator")
USABLE = (0, 1)


def faults(path: Path) -> list[str]:
    """All that `audit`, `parts` and `tables` find in one file: the check for a plain test, 0.5 s a file."""
    return [*parts(path), *tables(path), *audit(path)]


def audit(path: Path) -> list[str]:
    """What openxml-audit, a port of the Open XML SDK's rules, finds."""
    errors = OpenXmlValidator().validate(path).errors
    return [f"{error.part_uri}: {error.description}" for error in errors]


def sdk_available() -> bool:
    """Whether the Open XML SDK validator is in the cache, with node to run it."""
    return (cache.folder() / VALIDATOR).exists() and shutil.which("node", path=_search_path()) is not None


def sdk(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """What Microsoft's Open XML SDK finds in each file, 1 s a file."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(paths, pool.map(_sdk, paths), strict=True))


def _sdk(path: Path) -> list[str]:
    command = [str(cache.folder() / VALIDATOR), str(path)]
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PATH": _search_path()},
    )
    if done.returncode not in USABLE:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    errors = json.loads(done.stdout)["errors"]
    return [f"{error['path']}: {error['description']}" for error in errors]


def _search_path() -> str:
    # A machine without node has the one that .ci/install took from PyPI.
    return os.pathsep.join([os.environ.get("PATH", os.defpath), str(cache.folder() / "node" / "bin")])
