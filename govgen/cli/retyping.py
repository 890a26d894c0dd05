"""Files that can be read but were mistyped: that `govgen fix` mends them is said below what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govgen.checking import Outcome
from govgen.errors import GovgenError
from govgen.files.folders import SUFFIXES

MENDED = "{file}: 有 {count} 处是写法不对，运行“govgen fix {file}”可以看到怎样改，加 --apply 一次改好。"
# What slips of typing are found as, where the file can be read in spite of them.
SIGNS = frozenset(("unknown-key", "shape", "damaged-text", "expression", "lost-text"))


def retyping_lines(outcomes: Sequence[Outcome], schema: Path | None) -> Iterator[str]:
    """A line for each data file with findings that mending its slips of typing would answer."""
    for outcome in outcomes:
        path = Path(outcome.path)
        signs = any(finding.rule in SIGNS and not finding.waived for finding in outcome.findings)
        count = _slips(path, schema) if signs and path.suffix.lower() in SUFFIXES and path.is_file() else 0
        if count:
            yield MENDED.format(file=path, count=count)


def _slips(path: Path, schema: Path | None) -> int:
    from govgen.reading.slips import mend_data  # noqa: PLC0415  # few files have any
    from govgen.source import read_bytes  # noqa: PLC0415

    try:
        mended = mend_data(read_bytes(path), str(path), schema)
    except GovgenError:
        return 0
    return len(mended.told) if mended else 0
