"""Small data files for batches, and the batch run over them."""

import json
from pathlib import Path

from govgen.api import run_batch
from govgen.batch import Order

ROOT = Path(__file__).resolve().parents[2]
SOUND = (ROOT / "examples" / "valid" / "2021-乡镇全零.yaml").read_text(encoding="utf-8")
UNIT = "青禾县白桥镇人民政府"


def text_of(unit=UNIT, *, wrong=False):
    """A data file of a unit; a wrong one has a cell that is no number."""
    text = SOUND.replace(f"名称: {UNIT}", f"名称: {json.dumps(unit, ensure_ascii=False)}", 1)
    return text + "\n不认识的键: 1\n" if wrong else text


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fill(folder: Path, count: int, wrong: int = -1) -> Path:
    """A folder of `count` units of which one may be wrong."""
    for number in range(count):
        write(folder / f"{number:03d}.yaml", text_of(f"青禾县第{number}镇人民政府", wrong=number == wrong))
    return folder


def run(source, out, tell=lambda _: None, **options):
    """A batch with one worker, and what it told."""
    told = []

    def hear(progress):
        told.append(progress)
        tell(progress)

    result = run_batch(Order((str(source),), out, **{"jobs": 1, **options}), hear)
    return result, [progress.entry for progress in told]


def made(folder: Path) -> int:
    """How many documents there are; quick, so that a batch is still running when it is asked."""
    return sum(1 for _ in folder.glob("*.docx"))


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}
