"""What publishing a unit costs beyond its Word file, by kind, and how long a PDF by Typst takes.

    python bench/publishing.py [-n 1000] [--seed 1] [--pdf 10]

Synthetic units, checked and rendered one after the other in this process; milliseconds of processor time a unit, with
those of the Word file beside them, since other work on the machine slows both. PDF is in milliseconds of the clock: the
compiler has threads of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import perf_counter_ns

from checking import WARM, Times, rows, table, timed
from units import unit_text

from govgen import api
from govgen.prose import Dossier
from govgen.publishing import Publication
from govgen.publishing.pdf import typeset

WORD, ALL, BEYOND = "Word file with its data", "the same with html, csv, json", "**beyond the Word file**"
AGAIN = "a Word file made before, read again"
KINDS = ("html", "csv", "json")


def publish(times: Times, dossier: Dossier) -> Publication:
    findings = api.check(dossier)
    word = timed(times, WORD, lambda: api.render(dossier, findings=findings, data=True))
    timed(times, ALL, lambda: api.publish(dossier, findings=findings).make(*KINDS))
    times.setdefault(BEYOND, []).append(times[ALL][-1] - times[WORD][-1])
    made = api.publish(dossier, findings=findings)
    for kind in KINDS:
        timed(times, f"of that: {kind}", lambda kind=kind: made.make(kind))
    timed(times, AGAIN, lambda: api.publish(dossier, document=word))
    return made


def clocked(work: Callable[[], object]) -> float:
    start = perf_counter_ns()
    work()
    return (perf_counter_ns() - start) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pdf", type=int, default=10, help="units of which a PDF is set")
    asked = parser.parse_args()
    dossiers = [api.loads(unit_text(number, asked.seed)) for number in range(max(asked.n, WARM))]
    for dossier in dossiers[:WARM]:
        publish({}, dossier)
    times: Times = {}
    made = [publish(times, dossier) for dossier in dossiers[: asked.n]]
    table(f"{asked.n} units, ms of the processor", list(rows(times)))
    typeset(made[0].document, made[0].blocks, made[0].title)  # finds the fonts, once a process
    table(
        "PDF by Typst, ms",
        list(
            rows(
                {
                    "one report": [
                        clocked(lambda one=one: typeset(one.document, one.blocks, one.title))
                        for one in made[: asked.pdf]
                    ]
                }
            )
        ),
    )


if __name__ == "__main__":
    main()
