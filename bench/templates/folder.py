"""What becomes of each Word template in a folder: refused with which words, or printed with what else in it.

    python -m bench.templates.folder FOLDER [--form 2021]

Prints a table in Markdown. A template that is accepted prints one report of distinct figures and sentences; told is
what a reader sees of it beside or instead of what the bundled template shows, or what is unsound about the file.
Whether that is right is for the reader of the table to say: the name of a file tells what is in it.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

from bench.templates.forms import EDITIONS, KINDS, form_of
from bench.templates.judge import faults
from bench.templates.measure import dossier_of, expected_of, trials_of
from govgen import api
from govgen.errors import GovgenError

MOST = 4


def outcome(path: Path, form: str) -> tuple[str, str]:
    """A word for what became of a template, and what was said of it."""
    chosen = form_of(form)
    try:
        found = [str(fault) for fault in api.check_template(path, chosen.edition.id, chosen.schema)]
        refused = next((fault for fault in found if "：错误 " in fault), "")
        if refused:
            return "refused", refused
        trials, files = trials_of(form)
        name = trials[0].name
        document = api.render(dossier_of(files[name]), template=path, findings=())
    except GovgenError as error:
        return "refused", error.message
    seen = list(itertools.islice(faults(document, expected_of(form, name), ()), MOST))
    hints = [fault for fault in found if "：提醒 " in fault]
    return ("printed otherwise" if seen else "printed the same"), "；".join([*seen, *hints[:2]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--form", choices=[*EDITIONS, *KINDS], default="2021")
    options = parser.parse_args()
    print("| template | outcome | what is said, or seen |\n|---|---|---|")
    for path in sorted(options.folder.glob("*.do*")):
        word, text = outcome(path, options.form)
        line = " ".join(text.replace("|", "\\|").split())
        print(f"| {path.stem} | {word} | {line[:300]} |", flush=True)


if __name__ == "__main__":
    main()
