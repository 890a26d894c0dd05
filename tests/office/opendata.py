"""The validator of data packages: frictionless."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.office import cache

PROGRAM = Path("frictionless", "bin", "frictionless")


def available() -> bool:
    """True where the validator is there."""
    return (cache.folder() / PROGRAM).is_file()


def errors(folder: Path) -> list[str]:
    """What the validator has against the data package of a folder."""
    program = cache.folder() / PROGRAM
    ran = subprocess.run(
        [program, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, text=True, check=False
    )
    told = json.loads(ran.stdout)
    tasks = [*told["errors"], *(error for task in told["tasks"] for error in task["errors"])]
    return [f"{error['title']}: {error['message']}" for error in tasks]
