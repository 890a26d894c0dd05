"""What a commit must pass, quickest first, in the environment at hand: `python -m tools.check`; `.ci/run` does more."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("style", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("layers", ("lint-imports",)),
    ("types", ("mypy",)),
    ("tests of one process", ("pytest", "-m", "not (slow or office or browser or cluster)")),
    ("all tests", ("pytest",)),
)


def main() -> int:
    """Run the steps until one fails; its exit status."""
    argparse.ArgumentParser("check", description=__doc__).parse_args()
    for title, command in STEPS:
        print(f"--- {title}", flush=True)
        program = Path(sys.executable).with_name(command[0])
        status = subprocess.run([program, *command[1:]], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
