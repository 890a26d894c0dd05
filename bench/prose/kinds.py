"""What is said of prose wrong in some kind, and of prose that only looks it: `python -m bench.prose.kinds [-v]`.

Each entry of a set is put into one and the same data file; what is said of it beyond what is said of the file as it
was counts, at its highest level. Nothing should be said of what is fine.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from govgen import check, load
from govgen.errors import GovgenError
from govgen.model.finding import Finding, Severity

HERE = Path(__file__).parent
BASE = (HERE / "bases/县政府.yaml").read_text(encoding="utf-8")
PROSE = """总体情况:
  主动公开: 略。
  政府信息管理: 略。
  政府信息公开平台建设: 略。
  监督保障: 略。
  依申请公开: |
    {text}
"""
NEUTRAL = "全年收到政府信息公开申请156件。"
SILENCE = "nothing"
SETS = ("damaged", "years", "names")
LINE = "{name}: {kinds} kinds; error {error}, warning {warning}, hint {hint}, nothing {nothing}"


def replaced(lines: str) -> str:
    """The base with its section or line of the same key replaced."""
    key = lines.split(":", 1)[0]
    kept = [line for line in BASE.splitlines() if not line.startswith(f"{key}:")]
    return "\n".join([*kept, lines.rstrip(), ""])


def written(entry: dict[str, str]) -> str:
    """The data file with the entry in it."""
    if "lines" in entry:
        whole = replaced(entry["lines"])
        return whole.replace("总体情况: 略。\n", PROSE.format(text=NEUTRAL))
    return replaced(PROSE.replace("{text}", entry["text"].replace("\n", "\n    ")))


def said(text: str, folder: Path) -> dict[tuple[str, str], Finding] | None:
    """What is found in a data file, by rule and message; None if it cannot be read."""
    path = folder / "report.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return {(finding.rule, finding.message): finding for finding in check(load(path))}
    except GovgenError:
        return None


def level(entry: dict[str, str], folder: Path, before: set[tuple[str, str]]) -> str:
    """The highest level of what is said of the entry; an error where the file cannot be read at all."""
    findings = said(written(entry), folder)
    if findings is None:
        return Severity.ERROR.value
    levels = {finding.severity for told, finding in findings.items() if told not in before}
    return next((severity.value for severity in Severity if severity in levels), SILENCE)


def levels(name: str, part: str) -> dict[str, str]:
    """For each kind of one list of a set, the level at which something is said of it."""
    entries = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))[part]
    with TemporaryDirectory() as folder:
        before = set(said(written({"text": NEUTRAL}), Path(folder)) or ())
        return {entry["kind"]: level(entry, Path(folder), before) for entry in entries}


def main() -> None:
    """Print the levels of both lists of each set; with `-v` the kinds that nothing is said of, or wrongly."""
    for name in SETS:
        for part in ("wrong", "fine"):
            found = levels(name, part)
            counts = Counter(found.values())
            every = {one: counts[one] for one in (*(severity.value for severity in Severity), SILENCE)}
            print(LINE.format(name=f"{name}, {part}", kinds=len(found), **every))
            if "-v" in sys.argv:
                odd = [f"    {one}: {kind}" for kind, one in found.items() if (one == SILENCE) == (part == "wrong")]
                print("\n".join(odd))


if __name__ == "__main__":
    main()
