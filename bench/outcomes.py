"""What becomes of every file of a folder that anybody may have sent: its outcome, seconds, megabytes, first message.

    python bench/outcomes.py FOLDER… [--seconds 60]

Each file is checked by a command of its own - a Word file with tags as a template - and its processor time and largest
memory are those of that command, start of the interpreter included. The outcomes are

    passed    nothing stands in the way of a report
    findings  errors or warnings are told
    refused   it cannot be read, or is no template, and the message says why
    BROKEN    a traceback, a command that had to be ended, or no message

The status is 1 if any is BROKEN. Linux only.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    *(".yaml", ".yml", ".xlsx", ".xlsm", ".csv", ".docx", ".doc", ".wps", ".rtf", ".odt"),
    *(".html", ".htm", ".mht", ".pdf", ".txt"),
}
WORDS = {0: "passed", 1: "findings", 2: "refused"}
BODY = "word/document.xml"
LARGEST = 20_000_000  # bytes of a body that is looked into for tags


@dataclass(frozen=True, slots=True)
class Told:
    """What a command did: its outcome, processor seconds, megabytes and first line."""

    outcome: str
    seconds: float
    megabytes: float
    message: str


def is_template(path: Path) -> bool:
    """Whether a file is a Word file with tags."""
    if path.suffix != ".docx":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as held:
            return held.getinfo(BODY).file_size < LARGEST and b"{{" in held.read(BODY)
    except (KeyError, OSError, ValueError, zipfile.BadZipFile):
        return False


def tell(path: Path, limit: int) -> Told:
    """Check a file by a command of its own."""
    words = ["template", "check"] if is_template(path) else ["check"]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "govgen", *words, str(path)],
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
        )
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (limit, limit))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    outcome = WORDS.get(process.returncode, "BROKEN")
    if "Traceback" in said or not said.strip():
        outcome = "BROKEN"
    first = next((line for line in said.splitlines() if str(path) in line), said.partition("\n")[0])
    message = first.replace(str(path), "").strip(": ") or f"status {process.returncode}"
    return Told(outcome, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, message)


def main() -> None:
    """Tell what becomes of all files, and how many are of each outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--seconds", type=int, default=60, help="of the processor, after which a command is ended")
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    worst = [0.0, 0.0]
    print(f"{'file':44} {'outcome':9} {'s':>6} {'MB':>6}  message")
    for folder in asked.folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file()):
            told = tell(path, asked.seconds)
            counts[told.outcome] += 1
            worst = [max(worst[0], told.seconds), max(worst[1], told.megabytes)]
            name = str(path.relative_to(folder))[-44:]
            print(
                f"{name:44} {told.outcome:9} {told.seconds:6.2f} {told.megabytes:6.0f}  {told.message[:160]}",
                flush=True,
            )
    print(
        ", ".join(f"{count} {word}" for word, count in counts.items()), f"- most: {worst[0]:.1f} s, {worst[1]:.0f} MB"
    )
    sys.exit(counts["BROKEN"] > 0)


if __name__ == "__main__":
    main()
