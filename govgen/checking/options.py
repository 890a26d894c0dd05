"""Options of rules: the default stands in the rule's module, what an edition sets for itself in schema.yaml."""

from collections.abc import Mapping

from govgen.model.report import Report

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


def _chosen(report: Report, rule: str, name: str) -> object:
    return report.edition.rules.get(rule, {}).get(name)
