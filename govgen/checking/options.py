"""Options of rules: the default stands in the rule's module, what an edition or a place sets for itself in YAML."""

from collections.abc import Iterable
from dataclasses import replace

from govgen.model.finding import Finding, Severity
from govgen.model.option import OFF, SEVERITY, Options, Setting
from govgen.model.report import Report


def chosen_number(report: Report, rule: str, options: Options, name: str) -> int:
    """The whole number that the edition sets for the option `name` of `rule`, else its default."""
    value = _chosen(report, rule, options, name)
    assert isinstance(value, int)
    return value


def chosen_texts(report: Report, rule: str, options: Options, name: str) -> tuple[str, ...]:
    """The texts that the edition sets for the option `name` of `rule`, else its default."""
    value = _chosen(report, rule, options, name)
    assert isinstance(value, tuple)
    return tuple(map(str, value))


def chosen_numbers(report: Report, rule: str, options: Options, name: str) -> tuple[int, ...]:
    """The whole numbers that the edition lists for the option `name` of `rule`."""
    return chosen_slots(report, rule, options, name)


def chosen_slots(report: Report, rule: str, options: Options, name: str) -> tuple[int, ...]:
    """The slots of the cells that the edition sets for the option `name` of `rule`."""
    value = _chosen(report, rule, options, name)
    assert isinstance(value, tuple)
    return tuple(slot for slot in value if isinstance(slot, int))


def _chosen(report: Report, rule: str, options: Options, name: str) -> Setting:
    return report.edition.rules.get(rule, {}).get(name, options[name].default)


def _severities(report: Report) -> dict[str, str]:
    return {rule: str(options[SEVERITY]) for rule, options in report.edition.rules.items() if SEVERITY in options}


def graded(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the severity that the edition sets for their rules, without those of a rule taken away."""
    chosen = _severities(report)
    return tuple(_graded(one, chosen.get(one.rule)) for one in findings if chosen.get(one.rule) != OFF)


def _graded(finding: Finding, severity: str | None) -> Finding:
    # A relation has its own.
    return finding if severity is None or finding.relation else replace(finding, severity=Severity(severity))
