"""How long the others wait when units among them are poison: hung, endless, huge.

    python bench/poison.py FOLDER [-n 200] [--jobs 2]

A folder of sound units is made with and without the poison, in one run: files of 40,000 blank lines, of 100,000 braces,
of 45,000 unknown keys, workbooks that unpack into gigabytes, and units that never end, as a bug would make them. Told
are the seconds until the last sound unit was made, and until the batch had judged all; the status is 1 where the sound
ones took twice the time or more, or not all of them were made.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from units import unit_text

from govgen import api
from govgen.batch import Order
from govgen.batch import run as batch_run
from govgen.batch.run import Progress
from govgen.batch.tasks import Answer, Setting, Task, work

ENDLESS = "无穷"
PROSE = "主动公开: |\n"
POISON = "毒"


def hanging(setting: Setting, task: Task) -> Iterator[Answer]:
    """What workers do, with a bug that some units meet: a pattern that never ends."""
    if ENDLESS in task.source:
        re.match("(a*)*b", "a" * 60)
    yield from work(setting, task)


def bomb(part: str, size: int) -> bytes:
    """A workbook of which a part is `size` times the same."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="总表" sheetId="1"/></sheets></workbook>')
        made.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet><sheetData><row>{part * size}</row></sheetData></worksheet>"
        )
    return held.getvalue()


def poison(hung: int) -> dict[str, bytes]:
    """Files that nobody should have sent, by name."""
    text = unit_text(1, 1)
    with_lines = text.replace(PROSE, PROSE + "    甲\n" + "\n" * 40_000 + "    乙\n", 1)
    with_braces = text.replace(PROSE, PROSE + "    " + "{{" * 50_000 + "\n", 1)
    made = {
        "空行.yaml": with_lines,
        "括号.yaml": with_braces,
        "键.yaml": text + "".join(f"不认识的键{number}: 1\n" for number in range(45_000)),
        **{f"{ENDLESS}{number}.yaml": text for number in range(hung)},
    }
    bombs = {"格.xlsx": bomb("<c/>", 5_000_000), "长.xlsx": bomb("甲" * 100, 500_000)}
    return {name: data.encode() for name, data in made.items()} | bombs


def fill(folder: Path, count: int, harm: dict[str, bytes]) -> Path:
    """A folder of `count` sound units, with the harmful ones between them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:05d}.yaml").write_text(unit_text(number, 1), encoding="utf-8")
    for number, (name, data) in enumerate(harm.items()):
        (folder / f"{number * count // max(1, len(harm)):05d}-{POISON}-{name}").write_bytes(data)
    return folder


def timed(source: Path, out: Path, jobs: int) -> tuple[float, float, int]:
    """Seconds until the last sound unit, seconds in all, sound units made."""
    shutil.rmtree(out, ignore_errors=True)
    begun, last, made = time.monotonic(), 0.0, 0

    def hear(progress: Progress) -> None:
        nonlocal last, made
        if POISON not in progress.entry.source:
            last, made = time.monotonic() - begun, made + bool(progress.entry.output)

    api.run_batch(Order((str(source),), out, jobs=jobs), hear)
    return last, time.monotonic() - begun, made


def main() -> None:
    """Time a batch with poison against one without."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--hung", type=int, default=3, help="units that never end")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    batch_run.work = hanging
    harm = poison(asked.hung)
    plain, whole, made = timed(fill(asked.folder / "源", asked.n, {}), asked.folder / "出", asked.jobs)
    print(f"{asked.n} sound units: the last after {plain:.1f} s, all told after {whole:.1f} s, {made} made")
    last, whole, made = timed(fill(asked.folder / "源", asked.n, harm), asked.folder / "出", asked.jobs)
    print(
        f"with {len(harm)} poison units: the last after {last:.1f} s ({last / plain:.2f} times), "
        f"all told after {whole:.1f} s, {made} made"
    )
    sys.exit(made < asked.n or last >= 2 * plain)


if __name__ == "__main__":
    main()
