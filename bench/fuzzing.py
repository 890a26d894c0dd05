"""Fuzz everything that comes from outside: broken and hostile variants of good files, in processes with limits.

    python bench/fuzzing.py [--seconds 600] [--rounds N] [--seed 1] [--folder FOLDER] [--kind data …] [--pdf FOLDER]

Nothing but what must hold (see fuzzing_kinds) or a refusal in words may come of a file, within the time and memory
allowed. The same seed gives the same variants; with a folder that was used before, it goes on where it ended. Finds are
kept in the folder; the status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzzing_kinds import KINDS
from fuzzing_trees import BY_ENDING, changed

from govgen.errors import GovgenError

ROOT = Path(__file__).resolve().parents[1]
STATE = "state.json"
MEMORY = 2 * 1024**3
SECONDS_PER_CASE = 20
BATCH = 10
GENTLE = 0.75  # of all variants
TOKENS = (
    b"<td rowspan=99999>",
    b"</table>",
    b"<table>",
    b"<tr>",
    b"\t",
    b"\n",
    b"\0",
    b"\xff",
    b"<w:tbl>",
    b'<w:gridSpan w:val="9"/>',
    b"999999999999999999999",
    "总计".encode(),
    "一、总体情况".encode(),
    "申请人情况".encode(),
    "自然人".encode(),
    b"-1",
    "（".encode(),
    b"&#x110000;",
    b"&nbsp;",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"{{",
    b"<div>" * 400,
    "编制报告".encode() * 200,
    "１".encode(),
)


def mutate(data: bytes, name: str, kind: str, chance: random.Random) -> bytes:
    """A variant of a file: mostly one that is still of its kind; of a zipped one, more often of the text inside."""
    own = KINDS[kind].change
    if own is not None and chance.random() < GENTLE:
        return own(data, chance)
    if chance.random() < GENTLE and Path(name).suffix in BY_ENDING:
        return changed(data, name, chance)
    if name.endswith((".docx", ".xlsx")) and chance.random() < 0.8:
        return _inside(data, chance)
    return _spoil(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        names = [name for name in old.namelist() if name.endswith(".xml")]
        wanted = [name for name in names if "document" in name or "sheet" in name or "numbering" in name] or names
        target = chance.choice(wanted)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _spoil(part, chance) if name == target else part)
    return held.getvalue()


def _spoil(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        data = chance.choice(CHANGES)(data, chance)
    return data


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 10, 100, 1000)) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = at + chance.choice((10, 300, 3000))
    return data[:end] + data[at:end] * chance.choice((1, 2, 30)) + data[end:]


def _put(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) + data[at:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _swap(data: bytes, chance: random.Random) -> bytes:
    """Exchange two stretches between marks, as rows and cells are exchanged by hand."""
    parts = data.split(b">")
    if len(parts) < 4:
        return data
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return b">".join(parts)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    """Exchange, copy or indent lines: what a tree of YAML or a table of CSV is spoilt by."""
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = chance.choice(
        ((lines[other], lines[one]), (lines[one], lines[one]), (b"  " + lines[one], lines[other]))
    )
    return b"\n".join(lines)


def change_digit(data: bytes, chance: random.Random) -> bytes:
    """Another figure where one stands."""
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data
    at = chance.choice(places)
    return (
        data[:at] + chance.choice((b"7", b"-1", b"0.5", b"1e3", "７".encode(), b"", b"999999999999")) + data[at + 1 :]
    )


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _drop, _drop, _double, _put, _put, _flip, _swap),
    *(swap_lines, swap_lines, change_digit, change_digit, change_digit),
)


def work(folder: Path, seed: str, kind: str) -> None:
    """Run one batch of a kind; a line of JSON for each case."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance = random.Random(seed)
    files = sorted((folder / "good" / kind).iterdir())
    for number in range(BATCH if files else 0):
        source = chance.choice(files)
        case = folder / f"{kind}-{seed}-{number}-{source.name}"
        case.write_bytes(mutate(source.read_bytes(), source.name, kind, chance))
        print(json.dumps({"case": case.name}), flush=True)
        started = time.process_time()
        result = outcome(case, kind)
        if result in {"held", "refused"}:
            case.unlink()
        print(json.dumps({"result": result, "seconds": round(time.process_time() - started, 2)}), flush=True)


def outcome(case: Path, kind: str) -> str:
    """What came of a case: `held`, `refused`, or what went wrong."""
    try:
        KINDS[kind].attempt(case)
    except GovgenError:
        return "refused"
    except BaseException:  # noqa: BLE001  # that is what is looked for
        return traceback.format_exc()
    return "held"


def batch(folder: Path, seed: str, kind: str) -> Iterator[tuple[str, float]]:
    """The results of a batch in a process of its own."""
    command = [sys.executable, __file__, "--work", kind, "--folder", str(folder), "--seed", seed]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            out, _ = process.communicate(timeout=SECONDS_PER_CASE * BATCH)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
        case = ""
        for line in out.splitlines():
            said = json.loads(line)
            case = said.get("case", case)
            if "result" in said:
                slow = said["seconds"] > SECONDS_PER_CASE
                yield (f"too slow: {case}" if slow else said["result"]), said["seconds"]
                case = ""
        if case or process.returncode:
            yield f"died in {case or kind} with {process.returncode}", 0.0


def run(folder: Path, seconds: float, rounds: int, seed: str, kinds: list[str]) -> bool:
    """Batches of all kinds in turn until time or rounds are over, from where the folder says; True without a find."""
    state = json.loads((folder / STATE).read_text()) if (folder / STATE).exists() else {"next": 0, "counts": {}}
    counts = {kind: Counter(state["counts"].get(kind, {})) for kind in kinds}
    finds: set[str] = set()
    until = time.monotonic() + seconds
    while time.monotonic() < until and state["next"] < rounds * len(kinds):
        kind = kinds[state["next"] % len(kinds)]
        for result, _ in batch(folder, f"{seed}.{state['next']}", kind):
            counts[kind][result if result in {"held", "refused"} else "found"] += 1
            finds |= {f"{kind}: {result}"} - {f"{kind}: held", f"{kind}: refused"}
        state = {"next": state["next"] + 1, "counts": counts}
        (folder / STATE).write_text(json.dumps(state))
    for kind, count in counts.items():
        told = ", ".join(f"{count[word]} {word}" for word in ("held", "refused", "found"))
        print(f"{kind:9} {sum(count.values()):6} executions, {told}")
    for find in sorted(finds):
        print(find[-1500:])
    return not any(count["found"] for count in counts.values())


def main() -> None:
    """Fuzz for a time and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument(
        "--rounds", type=int, default=1_000_000, help="batches of each kind at most: always the same ones"
    )
    parser.add_argument("--seed", default="1")
    parser.add_argument("--folder", type=Path, help="where cases and finds are kept, a new one without it")
    parser.add_argument("--kind", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--pdf", type=Path, default=ROOT, help="a folder with PDF files to start from")
    parser.add_argument("--work", choices=KINDS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.folder, asked.seed, asked.work)
        return
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="govgen-fuzz-"))
    for kind in asked.kind:
        good = folder / "good" / kind
        good.mkdir(parents=True, exist_ok=True)
        for name, data in KINDS[kind].samples(asked.pdf).items():
            (good / name).write_bytes(data)
    print(folder)
    sys.exit(not run(folder, asked.seconds, asked.rounds, asked.seed, asked.kind))


if __name__ == "__main__":
    main()
