"""Word-template engines side by side on the same report and figures, in rounds, the engines in turn (A B C A B C …).

    python bench/peers/run.py [--rounds 7] [--n 100] [--cold 11] [ENGINE ...]

Prints tables of medians and of ratios paired by round. Work files, and the node modules and the virtual environment
that README.md tells how to install, are in $BENCH_PEERS (default ~/.cache/bench-peers), outside the repository.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PLACE = Path(os.environ.get("BENCH_PEERS", Path.home() / ".cache" / "bench-peers"))
WORK, OUT = PLACE / "work", PLACE / "out"
JAVASCRIPT = ("docxtemplater", "docx-templates", "easy-template-x", "carbone")
PYTHON = ("docxtpl", "python-docx", "floor", "govgen", "govgen-render")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONTWRITE")},
    "PYTHONPATH": str(ROOT),
    "PYTHONPYCACHEPREFIX": str(PLACE / "pyc"),
    "BENCH_PEERS": str(PLACE),
}


def command(engine, n, warm):
    """The engine in a process of its own, into a new folder: to replace a file costs more than to write one."""
    out = OUT / engine
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    head = ["node", HERE / "engines_js.cjs"] if engine in JAVASCRIPT else [sys.executable, HERE / "engines.py"]
    return [*map(str, head), engine, "--work", str(WORK), "--out", str(out), "--n", str(n), "--warm", str(warm)]


def measure(words):
    told = subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


def warm(engines, rounds, n):
    """Milliseconds a report and peak memory of each engine, by round."""
    found = {engine: [] for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            found[engine].append(measure(command(engine, n, 40 if engine in JAVASCRIPT else 5)))
    return found


def cold(rounds):
    """Seconds of whole processes that render one report: stock docxtpl, `govgen render`, `check`, `--help`."""
    unit, out = str(WORK / "units" / "0000.yaml"), str(OUT / "cold.docx")
    program = [sys.executable, "-m", "govgen"]
    words = {
        "docxtpl": command("docxtpl", 1, 0),
        "govgen render": [*program, "render", unit, "-o", out, "--force"],
        "govgen check": [*program, "check", unit],
        "govgen --help": [*program, "--help"],
    }
    found = {name: [] for name in words}
    for number in range(rounds + 1):
        for name, parts in words.items():
            start = time.perf_counter()
            subprocess.run(parts, env=ENVIRONMENT, capture_output=True, check=True)
            if number:  # the first fills the caches
                found[name].append(time.perf_counter() - start)
    return found


def table(heads, rows):
    print("| " + " | ".join(heads) + " |\n|---" + "|--:" * (len(heads) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def ratio(store, other, engine, value):
    """The median of the ratios to another engine, paired by round."""
    return statistics.median(value(a) / value(b) for a, b in zip(store[engine], store[other], strict=True))


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=[*PYTHON, *JAVASCRIPT])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--cold", type=int, default=11)
    asked = parser.parse_args()
    subprocess.run([sys.executable, HERE / "make_templates.py", WORK], env=ENVIRONMENT, check=True)
    found = warm(asked.engines, asked.rounds, asked.n)

    def per(run):
        return run["median"] * 1000

    rows = []
    for engine in sorted(found, key=lambda engine: statistics.median(map(per, found[engine]))):
        runs = found[engine]
        peak = f"{statistics.median(run['peak_kib'] for run in runs) / 1024:.0f}"
        ratios = [f"{ratio(found, other, engine, per):.2f}" for other in ("floor", "govgen") if other in found]
        rows.append([engine, f"{statistics.median(map(per, runs)):.2f}", *ratios, peak])
    table(["engine, warm", "ms a report", "× floor", "× govgen", "peak MiB"], rows)
    if asked.cold:
        seconds = cold(asked.cold)
        table(
            ["whole process", "s", "× docxtpl"],
            [
                [name, f"{statistics.median(runs):.3f}", f"{ratio(seconds, 'docxtpl', name, float):.2f}"]
                for name, runs in seconds.items()
            ],
        )


if __name__ == "__main__":
    main()
