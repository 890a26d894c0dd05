"""Fuzz the importers: broken and hostile variants of good files, each batch in a process of its own with limits.

    python bench/fuzzing.py --seconds 120

Nothing but a report or a SourceError may come of a file, within the time and memory allowed. Finds are kept.
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
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from govgen import api
from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.documents import import_report
from govgen.errors import SourceError
from govgen.prose import open_dossier
from govgen.source import parse_source
from govgen.word import load_template, render_dossier
from tests.documents.generating import made_report
from tests.documents.losses import READERS, lost
from tests.documents.pages import book_of, page_of

ROOT = Path(__file__).resolve().parents[1]
MEMORY = 2 * 1024**3
SECONDS_PER_CASE = 20
BATCH = 60
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


def samples(folder: Path) -> dict[str, bytes]:
    """Good files of every kind to start from."""
    made: dict[str, bytes] = {}
    for edition in api.catalog().editions.values():
        report = made_report(edition, 1)
        made[f"{edition.id}.html"] = page_of(report).encode()
        made[f"{edition.id}.xlsx"] = book_of(report)
        template = load_template(api.template_path(edition))
        made[f"{edition.id}.docx"] = render_dossier(open_dossier(report), template)
        made[f"{edition.id}.txt"] = _dump(page_of(report)).encode()
    for path in sorted(folder.glob("*.pdf"))[:3]:
        made[path.name] = path.read_bytes()
    return made


def _dump(page: str) -> str:
    text = page.replace("</td>", "\t").replace("</tr>", "\n").replace("</p>", "\n").replace("</h1>", "\n")
    return "".join(part.rpartition(">")[2] for part in text.split("<"))


def mutate(data: bytes, name: str, chance: random.Random) -> bytes:
    """A variant of a file; of a zipped one, more often of the text inside."""
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


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _drop, _drop, _double, _put, _put, _flip, _swap)


def work(folder: Path, seed: int) -> None:
    """Run one batch; a line of JSON for each case."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    chance = random.Random(seed)
    files = sorted(folder.glob("good/*"))
    for number in range(BATCH):
        source = chance.choice(files)
        data = mutate(source.read_bytes(), source.name, chance)
        case = folder / f"case-{seed}-{number}{source.suffix}"
        case.write_bytes(data)
        print(json.dumps({"case": case.name}), flush=True)
        started = time.process_time()
        try:
            imported = import_report(case, api.catalog())
            report = imported.report
            open_dossier(report)
            read_report(parse_source(data_file(report).encode(), "again.yaml"), api.catalog())
            gone = lost(data, case.suffix, imported) if case.suffix in READERS else []
            result = f"lost {gone[:3]} of {case.name}" if gone else "report"
        except SourceError as error:
            result = "refused" if error.location and error.location.file == str(case) else traceback.format_exc()
        except BaseException:  # noqa: BLE001  # that is what is looked for
            result = traceback.format_exc()
        if result in {"report", "refused"}:
            case.unlink()
        print(json.dumps({"result": result, "seconds": round(time.process_time() - started, 2)}), flush=True)


def run(folder: Path, seconds: float) -> None:
    """Batches until the time is over; print executions, refusals, finds and the slowest case."""
    counts = {"report": 0, "refused": 0}
    finds: list[str] = []
    slowest = 0.0
    until, seed = time.monotonic() + seconds, int(time.time())
    while time.monotonic() < until:
        seed += 1
        for result, spent in batch(folder, seed):
            slowest = max(slowest, spent)
            if result in counts:
                counts[result] += 1
            else:
                finds.append(result)
    done = sum(counts.values()) + len(finds)
    kept = f"reports {counts['report']}, refused {counts['refused']}"
    print(f"executions {done}, {kept}, finds {len(finds)}, slowest {slowest:.1f} s")
    for find in sorted(set(finds)):
        print(find[-1500:])


def batch(folder: Path, seed: int) -> Iterator[tuple[str, float]]:
    command = [sys.executable, __file__, "--work", str(folder), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        case = ""
        try:
            out, _ = process.communicate(timeout=SECONDS_PER_CASE * BATCH / 4)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
        for line in out.splitlines():
            said = json.loads(line)
            case = said.get("case", case)
            if "result" in said:
                slow = said["seconds"] > SECONDS_PER_CASE
                yield (f"too slow: {case}" if slow else said["result"]), said["seconds"]
                case = ""
        if case:
            yield f"died in {case} with {process.returncode}", 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pdf", type=Path, default=ROOT, help="a folder with PDF files to start from")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.seed)
        return
    folder = Path(tempfile.mkdtemp(prefix="govgen-fuzz-"))
    (folder / "good").mkdir()
    for name, data in samples(options.pdf).items():
        (folder / "good" / name).write_bytes(data)
    print(folder)
    run(folder, options.seconds)


if __name__ == "__main__":
    main()
