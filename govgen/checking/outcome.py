"""What became of a file: its findings, or why it could not be read; and the count over many files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from govgen.errors import GovgenError
from govgen.model.finding import Finding, Severity
from govgen.model.report import BESIDE
from govgen.prose import Dossier


class ToldRelation(Protocol):
    """What is told of a relation: a finding, or what a batch keeps of it."""

    @property
    def rule(self) -> str:
        """Which rule found it."""
        ...

    @property
    def relation(self) -> str:
        """The name of the relation, empty where it is none."""
        ...

    @property
    def difference(self) -> object:
        """How far two sums are apart, nothing where they were not held against each other."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file checked: its report and findings, or the `error` that kept it from being read."""

    file: str
    dossier: Dossier | None
    findings: tuple[Finding, ...]
    error: GovgenError | None = None

    @property
    def path(self) -> str:
        """The file as a path, which `file` is not where it also names a sheet or a row."""
        if self.dossier is not None:
            return self.dossier.report.file
        return self.error.location.file if self.error and self.error.location else self.file

    @property
    def ok(self) -> bool:
        """True if the file was read and nothing blocks its output; warnings and hints may be there."""
        return self.error is None and not self.count(Severity.ERROR)

    @property
    def waived(self) -> int:
        """The number of findings that the unit answers for."""
        return sum(finding.waived for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity that are not waived."""
        return sum(finding.severity is severity and not finding.waived for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over many files; waived findings count as such only, an unreadable file is not passed."""

    files: int
    passed: int
    unreadable: int
    errors: int
    warnings: int
    hints: int
    waived: int


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """The counts of all outcomes together."""
    held = tuple(outcomes)
    errors, warnings, hints = (sum(outcome.count(severity) for outcome in held) for severity in Severity)
    return Tally(
        files=len(held),
        passed=sum(outcome.ok for outcome in held),
        unreadable=sum(outcome.error is not None for outcome in held),
        errors=errors,
        warnings=warnings,
        hints=hints,
        waived=sum(outcome.waived for outcome in held),
    )


def is_contrary(one: ToldRelation) -> bool:
    """True for what is told of a relation between reports of several kinds that does not hold."""
    return one.rule == BESIDE and bool(one.relation and one.difference)


def contradicted(found: Iterable[tuple[str, ToldRelation]]) -> Mapping[str, int]:
    """How many relations between reports of several kinds do not hold, by the unit whose they are."""
    held: dict[str, set[str]] = {}
    for unit, one in found:
        if is_contrary(one):
            held.setdefault(unit, set()).add(one.relation)
    return {unit: len(names) for unit, names in held.items()}
