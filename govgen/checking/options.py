"""Options of rules: the default stands in the rule's module, what an edition or a place sets for itself in YAML."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from govgen.model.finding import Finding, Severity
from govgen.model.report import Report

SEVERITY, OFF = "severity", "off"  # the option that every rule has, and what takes the rule away

Options = Mapping[str, int | tuple[str, ...]]


def chosen_number(report: Report, rule: str, options: Options, name: str) -> int:
    """The whole number that the edition sets for the option `name` of `rule`, else its default."""
    default, value = options[name], _chosen(report, rule, name)
    assert isinstance(default, int)
    return value if isinstance(value, int) else default


def chosen_texts(report: Report, rule: str, options: Options, name: str) -> tuple[str, ...]:
    """The texts that the edition sets for the option `name` of `rule`, else its default."""
    default, value = options[name], _chosen(report, rule, name)
    assert isinstance(default, tuple)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else default


def _severities(report: Report) -> dict[str, str]:
    return {rule: str(options[SEVERITY]) for rule, options in report.edition.rules.items() if SEVERITY in options}


def chosen_slots(report: Report, rule: str, options: Options, name: str) -> tuple[int, ...]:
    """The slots at the paths that the edition sets for the option `name` of `rule`; one it lacks is left out."""
    paths = report.edition.paths
    return tuple(paths[path] for path in chosen_texts(report, rule, options, name) if path in paths)


def graded(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the severity that the edition sets for their rules, without those of a rule taken away."""
    chosen = _severities(report)
    return tuple(_graded(one, chosen.get(one.rule)) for one in findings if chosen.get(one.rule) != OFF)


def _graded(finding: Finding, severity: str | None) -> Finding:
    # A relation has its own.
    return finding if severity is None or finding.relation else replace(finding, severity=Severity(severity))


def _chosen(report: Report, rule: str, name: str) -> object:
    return report.edition.rules.get(rule, {}).get(name)
