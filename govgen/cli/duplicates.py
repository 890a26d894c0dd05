"""Several reports on one unit and year: where all say the same, one is taken; where they differ, none is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import click

from govgen import api
from govgen.checking import Outcome
from govgen.cli.placing import Identity
from govgen.cli.verbosity import note
from govgen.files.naming import plain_name
from govgen.location import printable
from govgen.model.report import Report
from govgen.reading.files import SENT

PRINTED = "没有生成：{file}：同一单位、同一年度的数据在 {first}，以数据为准。"
SAME = "没有重复生成：{file}：与 {first} 的单位、年度和内容都相同。"
TWINS = "没有生成：{unit} {year} 年度有不止一份，内容不同：{files}。请核对以哪一份为准，把其余的移走以后再做。"


def identity_of(report: Report) -> Identity:
    """Whose a report is: two of one identity cannot both be published."""
    return plain_name(report.unit), report.text("年度"), report.edition.report


def single(outcomes: Iterable[Outcome], twins: Collection[Identity]) -> Iterator[Outcome]:
    """The outcomes without those that say what another says, which is told, and without those of `twins`."""
    seen: dict[Identity, str] = {}
    for outcome in outcomes:
        identity = identity_of(outcome.dossier.report) if outcome.ok and outcome.dossier is not None else None
        if identity is None:
            yield outcome
        elif identity in seen:
            note(SAME.format(file=_shown(outcome), first=seen[identity]))
        elif identity not in twins:
            seen[identity] = _shown(outcome)
            yield outcome


def without_printed(outcomes: Sequence[Outcome], named: Collection[str]) -> Iterator[Outcome]:
    """The outcomes without documents, not `named` but found, beside the data of the same report, which is told."""
    data: dict[Identity, str] = {}
    for outcome in outcomes:
        if outcome.dossier is not None and outcome.dossier.report.file.lower().endswith(SENT):
            data.setdefault(identity_of(outcome.dossier.report), _shown(outcome))
    for outcome in outcomes:
        report = outcome.dossier.report if outcome.dossier is not None else None
        is_printed = report is not None and not report.file.lower().endswith(SENT) and report.file not in named
        if report is not None and is_printed and identity_of(report) in data:
            note(PRINTED.format(file=printable(report.file), first=data[identity_of(report)]))
        else:
            yield outcome


def tell_duplicates(outcomes: Iterable[Outcome]) -> Collection[Identity]:
    """Whose reports do not say the same; each is told with its files."""
    held: defaultdict[Identity, list[tuple[str, Report]]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.ok and outcome.dossier is not None:
            report = outcome.dossier.report
            held[identity_of(report)].append((_shown(outcome), report))
    twins = {key: pairs for key, pairs in held.items() if len({_content(report) for _, report in pairs}) > 1}
    for (unit, year, _), pairs in twins.items():
        click.echo(TWINS.format(unit=unit, year=year, files="、".join(file for file, _ in pairs)), err=True)
    return twins.keys()


def _shown(outcome: Outcome) -> str:
    """Where a report stands: the file, in a table of many with the place in it."""
    location = outcome.dossier.report.location if outcome.dossier is not None else None
    return str(location) if location is not None and location.sheet else printable(outcome.file)


def _content(report: Report) -> str:
    """What a report says, whatever its unit answers for."""
    return api.dumps(replace(report, waivers=()))
