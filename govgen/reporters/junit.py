"""Findings as JUnit XML: a suite for each file, a failed case for each finding that blocks."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from govgen.checking import SEVERITY_WORDS, Outcome
from govgen.model.finding import Finding, Severity
from govgen.patterns import lazy
from govgen.reporters.text import PLAIN, Style, best_repair, best_tag

NAME = "govgen"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PASSED = "没有错误"
UNREADABLE = "无法读取"
WAIVED = "已说明：{reason}"


def report_junit(outcomes: Sequence[Outcome], style: Style = PLAIN) -> str:  # noqa: ARG001 - all reporters are called alike
    """All outcomes as one document; errors fail, what cannot be read is an error, waived findings are skipped."""
    suites = "".join(_suite(outcome) for outcome in outcomes)
    counts = {name: sum(of(outcome) for outcome in outcomes) for name, of in COUNTS.items()}
    return f"{HEAD}<testsuites name={_quoted(NAME)}{_attributes(counts)}>\n{suites}</testsuites>\n"


COUNTS: dict[str, Callable[[Outcome], int]] = {
    "tests": lambda outcome: max(1, len(outcome.findings)),
    "failures": lambda outcome: outcome.count(Severity.ERROR),
    "errors": lambda outcome: int(outcome.error is not None),
    "skipped": lambda outcome: outcome.waived,
}


def _attributes(values: dict[str, int]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def _suite(outcome: Outcome) -> str:
    counts = {name: of(outcome) for name, of in COUNTS.items()}
    cases = "".join(_cases(outcome))
    return f"<testsuite name={_quoted(outcome.path)}{_attributes(counts)}>\n{cases}</testsuite>\n"


def _cases(outcome: Outcome) -> Iterator[str]:
    if outcome.error is not None:
        place = str(outcome.error.location or outcome.path)
        yield _case(outcome.path, UNREADABLE, f"<error message={_quoted(outcome.error.message)}>{_text(place)}</error>")
    elif not outcome.findings:
        yield _case(outcome.path, PASSED, "")
    for finding in outcome.findings:
        yield _case(outcome.path, f"{finding.rule} {finding.location}", _body(outcome, finding))


def _case(file: str, name: str, body: str) -> str:
    return f"<testcase classname={_quoted(file)} name={_quoted(name)}>{body}</testcase>\n"


def _body(outcome: Outcome, finding: Finding) -> str:
    if finding.waived:
        return f"<skipped message={_quoted(WAIVED.format(reason=finding.reason))}/>"
    lines = [str(finding.location), finding.message, *best_repair(outcome, finding), f"[{best_tag(outcome, finding)}]"]
    body = "\n".join(lines)
    if finding.severity is Severity.ERROR:
        return f"<failure type={_quoted(finding.rule)} message={_quoted(finding.message)}>{_text(body)}</failure>"
    return f"<system-out>{_text(SEVERITY_WORDS[finding.severity] + '：' + body)}</system-out>"


def _text(text: str) -> str:
    return escape(_legal(text), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(_legal(text)).replace(chr(10), "&#10;")}"'


def _legal(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
