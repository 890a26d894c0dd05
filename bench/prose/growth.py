"""Time of the claims of a report, and how it grows with the length of the prose: `python bench/prose/growth.py`.

Each line is one manner of prose, good or hostile; the ratio of each doubling should stay near 2.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path

from govgen import load
from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.prose import Dossier, open_dossier
from govgen.prose.claims.finding import read_numbers
from govgen.source import parse_source

ROOT = Path(__file__).resolve().parents[2]
BASE = (ROOT / "bench/prose/bases/县政府.yaml").read_text(encoding="utf-8")
SIZES = (125_000, 250_000, 500_000)
LINES = {
    "ordinary": "全年收到政府信息公开申请165件，内容主要涉及征地。",
    "inserted": "全年收到政府信息公开申请{{ 申请.本年新收.总计 }}件，办结175件。",
    "nothing but digits": "1" * 60,
    "nothing but numerals": "一" * 60,
    "open brackets": "收到申请（12条，" * 8,
    "parts without end": "其中12件、13件" * 8,
    "another body again and again": "县自然资源局收到申请12件，" * 4,
    "growth again and again": "收到申请156件，比上年增加26件，增长20%，" * 2,
    "shares again and again": "予以公开71件，占45.2%，" * 4,
    "one thing again and again": "全年发布疫情专栏信息3414条，" * 4,
}


def report(line: str, size: int) -> Dossier:
    """A report with about `size` characters of prose made of one line."""
    prose = "\n".join(["  " + line] * (size // len(line)))
    text = BASE.replace("总体情况: 略。", f"总体情况: |\n{prose}")
    return open_dossier(read_report(parse_source(text.encode(), "long.yaml"), load_editions(ROOT / "schema.yaml")))


def seconds(dossier: Dossier, repeat: int) -> float:
    """The best of several runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        read_numbers(dossier)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the milliseconds of the valid examples, then those of long prose by size."""
    for path in sorted((ROOT / "examples/valid").glob("*.yaml")):
        dossier = load(path)
        letters = sum(len(rendered.text) for rendered in dossier.narrative.passages)
        print(f"{path.stem}: {seconds(dossier, 30) * 1000:.2f} ms for {letters} characters")
    for name, line in LINES.items():
        times = [seconds(report(line, size), 1) for size in SIZES]
        ratios = ", ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(f"{name}: {', '.join(f'{one * 1000:.0f} ms' for one in times)}; ratios {ratios}")


if __name__ == "__main__":
    sys.exit(main())
