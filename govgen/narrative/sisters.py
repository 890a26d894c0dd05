"""Sister reports: of many units, for each those few whose prose is most like its own, found in linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from govgen.narrative.likeness import read_wording, runs
from govgen.narrative.story import Dossier

SAMPLE = 16  # one run in so many is looked at; which ones depends on the run alone
KEPT = 8  # reports remembered for one run: what hundreds of reports say is found without all of them
NEAREST = 3  # sisters of one report
LEAST = 3  # tenths of the sampled runs that a sister must share


def acquaint(dossiers: Sequence[Dossier]) -> tuple[Dossier, ...]:
    """The dossiers, each with its nearest sisters: the same year, another unit."""
    known: dict[str, list[int]] = {}
    samples = [_sample(dossier) for dossier in dossiers]
    for number, sample in enumerate(samples):
        for run in sample:
            holders = known.setdefault(run, [])
            if len(holders) < KEPT:
                holders.append(number)
    return tuple(
        replace(dossier, sisters=tuple(dossiers[near] for near in _nearest(dossiers, number, sample, known)))
        for number, (dossier, sample) in enumerate(zip(dossiers, samples, strict=True))
    )


def _sample(dossier: Dossier) -> frozenset[str]:
    text = "\n".join(telling.text for telling in dossier.narrative.tellings)
    return frozenset(run for run in runs(read_wording(text)) if crc32(run.encode()) % SAMPLE == 0)


def _nearest(
    dossiers: Sequence[Dossier], number: int, sample: frozenset[str], known: dict[str, list[int]]
) -> list[int]:
    shared = Counter(holder for run in sample for holder in known[run])
    own = dossiers[number].report
    return [
        near
        for near, count in shared.most_common()
        if 10 * count >= LEAST * len(sample)
        and dossiers[near].report.year == own.year
        and dossiers[near].report.unit != own.unit
    ][:NEAREST]
