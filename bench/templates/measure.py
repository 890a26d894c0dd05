"""Wrong, right and doubtful Word templates put to `template check` and `render`, and the reports read by an own reader.

    python -m bench.templates.measure [--form 2021] [--kind TEXT] [--every 5] [--part 2/4] [-v] [--office]

Every bundled template is changed in many ways (`mutate`, `sections`, `structures`, `sights`: wrong; `variants`: right;
`remarks`: both; `things`: ordinary things beside a tag, which have to stay or be refused). Each is checked and, with
four reports of distinct figures and sentences, printed; with nine more, whose names have other lengths, where that can
show something. A report is right if it shows what the template's own text says it should, nothing more and nothing
less, if the file is sound, and if what was added is still there.

    wrong refused      refused, as it should be, or as it may be
    false accusation   refused, and nothing was wrong
    right              printed, and right
    WRONG              printed, and wrong
    crash              an end that is no message to the user
    disagree           passed by check and refused by render, or the other way round
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.templates.case import Case, Must
from bench.templates.containers import containers
from bench.templates.forms import EDITIONS, KINDS, Form, form_of
from bench.templates.judge import faults, holds
from bench.templates.mutate import mutants
from bench.templates.office import saved_by_office
from bench.templates.remarks import remark_cases
from bench.templates.reports import BAND, Trial, make_trials, write_trials
from bench.templates.sections import section_mutants
from bench.templates.sights import sight_mutants
from bench.templates.structures import structure_mutants
from bench.templates.things import things
from bench.templates.variants import variants
from govgen import api
from govgen.errors import GovgenError

COLUMNS = ("wrong refused", "false accusation", "right", "WRONG", "crash")
BAD = ("false accusation", "WRONG", "crash")
HEAD = f"{'kind':44}{'cases':>6}" + "".join(f"{name:>18}" for name in COLUMNS) + f"{'disagree':>10}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one template; `said` is the first fault found or the refusal."""

    kind: str
    what: str
    result: str
    disagrees: bool
    said: str


@cache
def trials_of(form: str) -> tuple[list[Trial], dict[str, Path]]:
    """The reports for a form, and their data files by name."""
    trials = make_trials(form_of(form))
    folder = _folder() / form
    folder.mkdir()
    return trials, write_trials(trials, folder)


@cache
def expected_of(form: str, name: str) -> list[str]:
    """What the bundled template shows of a report."""
    original = form_of(form).template
    return next(one.expected(original) for one in trials_of(form)[0] if one.name == name)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="govgen-templates-"))


@cache
def dossier_of(path: Path):
    """A data file read, once."""
    return api.load(path)


def cases(form: Form, *, office: bool) -> Iterator[Case]:
    """All the templates on trial for a form."""
    original = form.template
    saved = saved_by_office(original) if office else ()
    makers = (mutants, section_mutants, structure_mutants, sight_mutants, things, variants, containers, remark_cases)
    yield from itertools.chain(*(make(original, f"{make.__name__} {form.name}") for make in makers), saved)


def thin(found: Iterable[Case], every: int) -> Iterator[Case]:
    """Of each kind the first case and every so many after it."""
    seen: Counter[str] = Counter()
    for one in found:
        if seen[one.kind] % every == 0:
            yield one
        seen[one.kind] += 1


def try_one(task: tuple[str, Case]) -> Outcome:
    """Check a template, print with it, and judge what was printed."""
    form, case = task
    # Two changes may make the same file, and two processes may try it at the same time.
    path = _folder() / f"{hashlib.sha256(case.data).hexdigest()}-{os.getpid()}.docx"
    path.write_bytes(case.data)
    try:
        return _outcome(case, form, path, _refusal(path, form))
    except Exception:  # noqa: BLE001  # that is what is looked for
        return Outcome(case.kind, case.what, "crash", False, traceback.format_exc().strip().splitlines()[-1])
    finally:
        path.unlink()


def _refusal(path: Path, form: str) -> str:
    """Why `template check` refuses a template; empty if it does not."""
    chosen = form_of(form).edition.id, form_of(form).schema
    try:
        blocking = [str(fault) for fault in api.check_template(path, *chosen) if fault.blocking]
    except GovgenError as error:
        return error.message
    return blocking[0] if blocking else ""


def _outcome(case: Case, form: str, path: Path, refusal: str) -> Outcome:
    trials, files = trials_of(form)
    printed, refused, wrong, lost = [], [], [], list(case.keeps)
    for trial in trials[:1] if refusal else trials:
        if trial.name.startswith(BAND) and not lost and case.must is not Must.BE_REFUSED:
            break  # that names are long says nothing new
        try:
            document = api.render(dossier_of(files[trial.name]), template=path, findings=())
        except GovgenError as error:
            refused.append(error.message)
            continue
        printed.append(document)
        lost = [path for path in lost if not holds(document, path)]
        expected = trial.expected(case.data) if case.itself else expected_of(form, trial.name)
        wrong += [f"{trial.name}: {fault}" for fault in itertools.islice(faults(document, expected, case.extras), 1)]
        if wrong:
            break
    if printed and not wrong and not refused:
        wrong += [f"lost: {path}" for path in lost]
    disagrees = bool(printed) if refusal else bool(refused)
    result = _result(case, bool(refusal or refused), bool(wrong))
    return Outcome(case.kind, case.what, result, disagrees, next(filter(None, (*wrong, refusal, *refused)), ""))


def _result(case: Case, refused: bool, wrong: bool) -> str:
    if wrong:
        return "WRONG"
    if refused:
        return "false accusation" if case.must is Must.BE_ACCEPTED else "wrong refused"
    return "right"


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A line for each kind, and their sum."""
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.kind, []).append(one)
    yield HEAD
    for kind, found in kinds.items():
        yield _line(kind, found)
    yield _line("all", [one for found in kinds.values() for one in found])


def _line(kind: str, found: list[Outcome]) -> str:
    counts = Counter(one.result for one in found)
    disagree = sum(one.disagrees for one in found)
    return (
        f"{kind:44}{len(found):6}"
        + "".join(f"{counts[name] or '.':>18}" for name in COLUMNS)
        + f"{disagree or '.':>10}"
    )


def _print_outcome(one: Outcome, verbose: int) -> None:
    """A case that went wrong, as soon as it is known; twice verbose: every case."""
    if verbose > 1 or (verbose and (one.result in BAD or one.disagrees)):
        print(f"{one.result:16} {one.kind} | {one.what} | {one.said[:200]}", flush=True)


def measure(form: str, options: argparse.Namespace) -> list[Outcome]:
    """The outcomes for all templates of a form."""
    wanted = (one for one in cases(form_of(form), office=options.office) if options.kind in one.kind)
    part, parts = map(int, options.part.split("/"))
    tasks = ((form, one) for one in itertools.islice(thin(wanted, options.every), part - 1, None, parts))
    for trial in trials_of(form)[0]:  # read once, before the processes part
        expected_of(form, trial.name)
        dossier_of(trials_of(form)[1][trial.name])
    with multiprocessing.get_context("fork").Pool(options.processes, maxtasksperchild=40) as pool:
        outcomes = []
        for one in pool.imap(try_one, tasks, chunksize=4):
            _print_outcome(one, options.verbose)
            outcomes.append(one)
        return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--form", choices=[*EDITIONS, *KINDS], action="append", help="an edition, or a kind of report")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--every", type=int, default=1, help="of each kind only every so many cases")
    parser.add_argument("--part", default="1/1", help="of these cases one part of so many, as 2/4")
    parser.add_argument("--office", action="store_true", help="also save templates by LibreOffice")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("-v", "--verbose", action="count", default=0, help="tell the cases that went wrong; twice: all")
    options = parser.parse_args()
    bad = 0
    for form in options.form or (*EDITIONS, *KINDS):
        started = time.monotonic()
        outcomes = measure(form, options)
        print(f"\n{form}", *table(outcomes), sep="\n")
        print(f"{time.monotonic() - started:.0f} s", flush=True)
        bad += sum(one.result in BAD for one in outcomes)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
