"""Very many findings of one kind in one file are told as the first of them and how many more there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from govgen.model.finding import Finding, Severity

MOST = 500  # of one rule, severity and answer; a form that is wrong all over has fewer, and nobody reads more
MORE = "这类问题另有 {count} 处，没有一一列出。请先改正已经列出的，再检查一次。"

_Kind = tuple[str, Severity, bool]


def folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings up to the limit, and one at the next place for all beyond it, as severe and as answered as they."""
    counts: Counter[_Kind] = Counter()
    beyond: dict[_Kind, Finding] = {}
    for finding in findings:
        kind = finding.rule, finding.severity, finding.waived
        counts[kind] += 1
        if counts[kind] <= MOST:
            yield finding
        else:
            beyond.setdefault(kind, finding)
    for kind, finding in beyond.items():
        message = MORE.format(count=counts[kind] - MOST)
        yield replace(finding, message=message, cells=(), relation="", left=None, right=None, repairs=())
