"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterator, Sequence

from govgen.checking import Outcome
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.reporters.text import PLAIN, Style, best_repair, best_tag

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
UNREADABLE = "无法读取"
WAIVED = "已说明（{reason}）：{message}"


def report_github(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """One command for each finding; a waived one is a notice."""
    return "".join(f"{line}\n" for outcome in outcomes for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    if outcome.error is not None:
        place = outcome.error.location or Location(outcome.file)
        yield _command("error", place, UNREADABLE, outcome.error.message)
    for finding in outcome.findings:
        yield _finding(outcome, finding)


def _finding(outcome: Outcome, finding: Finding) -> str:
    if finding.waived:
        message = WAIVED.format(reason=finding.reason, message=finding.message)
        return _command("notice", finding.location, finding.rule, message)
    message = "\n".join([finding.message, *best_repair(outcome, finding), f"[{best_tag(outcome, finding)}]"])
    return _command(COMMANDS[finding.severity], finding.location, finding.rule, message)


def _command(name: str, place: Location, title: str, message: str) -> str:
    parts = {"file": place.file, "line": place.line, "col": place.column, "title": title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in parts.items() if value is not None)
    return f"::{name} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
