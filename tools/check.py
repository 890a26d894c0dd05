"""What a commit must pass, quickest first, in the environment at hand: `python -m tools.check`; `.ci/run` does more."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

STEPS: Mapping[str, tuple[str, ...]] = {
    "style": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "layers": ("lint-imports",),
    "types": ("mypy",),
    "quick-tests": ("pytest", "-m", "not (slow or office or browser or cluster)"),
    "tests": ("pytest",),
}


def main() -> int:
    """Run the steps that are named, or all, until one fails; its exit status."""
    parser = argparse.ArgumentParser("check", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP", help="only these: " + ", ".join(STEPS))
    asked = parser.parse_args().steps
    if unknown := [step for step in asked if step not in STEPS]:
        parser.error(f"no such step: {', '.join(unknown)}; there are {', '.join(STEPS)}")
    for step in asked or STEPS:
        print(f"--- {step}", flush=True)
        command = STEPS[step]
        program = Path(sys.executable).with_name(command[0])
        status = subprocess.run([program, *command[1:]], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
