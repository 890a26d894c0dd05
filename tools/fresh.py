"""Makes everything that is generated anew: `python -m tools.fresh`, after a change of schema, templates or help.

What is generated and kept in the repository, and why:

- `govgen/schema/verified.json`: the values of the bundled schema, so that no start reads and checks the YAML;
- `templates/*.docx`: the official templates, drawn by code, to be opened in Word; `templates/prepared/`: what
  Jinja makes of them, since the page of `govgen form` has neither lxml nor docxtpl to make it with; a first report
  does not wait for it either, which saves a seventh of a cold start;
- blocks and pictures of `docs/` that repeat what the program says.

The tests fail where one of them is stale.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

# Templates follow the schema, documentation follows both.
PARTS = ("tools.stamp_schema", "tools.make_templates", "tools.make_docs")


def main() -> int:
    """Run the parts until one fails; its exit status."""
    argparse.ArgumentParser("fresh", description=__doc__, formatter_class=argparse.RawTextHelpFormatter).parse_args()
    for part in PARTS:
        status = subprocess.run([sys.executable, "-m", part], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
