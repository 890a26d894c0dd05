"""What `govgen fix` leaves to people: relations that cannot be judged yet, and what no repair of figures mends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgen import api
from govgen.checking import SEVERITY_WORDS
from govgen.checking.balances import BALANCE, involved, untested
from govgen.checking.repairs import Diagnosis
from govgen.model.finding import Finding, Severity, counted
from govgen.prose import Dossier

ALL = "勾稽关系都成立"
TESTED = "核对了的勾稽关系都成立"
NOTHING = "，没有要改的。"
BLANK = "有 {count} 条勾稽关系用到的格空着，没有核对。"
NO_PREVIOUS = "没有上年的数，有 {count} 条与上年比较的勾稽关系没有核对；要核对的，加 --previous 上年的文件。"
LEFT = "还有{count}，要自己核对、改正："
FINDING = "{place}: {word} {message}  [{rule}]"
MORE = "另有 {count} 处没有列出，运行 govgen check 可以看到全部。"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Leftover:
    """The relations that blank cells, or a year not given, keep from being judged; what else is wrong with a report."""

    blank: int
    previous: int
    findings: Sequence[Finding]

    @property
    def is_owed(self) -> bool:
        """True if people have to change something yet."""
        return bool(self.blank) or any(each.severity is Severity.ERROR for each in self.findings)

    def verdict(self) -> Iterator[str]:
        """What is to be said where no relation was repaired: nothing if one is broken."""
        if all(each.rule != BALANCE for each in self.findings):
            is_done = not self.blank and not self.findings
            yield (TESTED if self.blank or self.previous else ALL) + (NOTHING if is_done else "。")

    def lines(self) -> Iterator[str]:
        """What is left, to be told below all that was mended."""
        if self.blank:
            yield BLANK.format(count=self.blank)
        if self.previous:
            yield NO_PREVIOUS.format(count=self.previous)
        if self.findings:
            yield LEFT.format(count=counted(each.severity for each in self.findings))
        for each in self.findings[:SHOWN]:
            word = SEVERITY_WORDS[each.severity]
            yield FINDING.format(place=each.location, word=word, message=each.message, rule=each.rule)
        if len(self.findings) > SHOWN:
            yield MORE.format(count=len(self.findings) - SHOWN)


def leftover(dossier: Dossier, told: Sequence[Diagnosis] = ()) -> Leftover:
    """What is left of a report: its errors, and every relation that does not hold, but for what was `told`."""
    report = dossier.report
    known = {(each.relation.id, involved(report, each)) for diagnosis in told for each in diagnosis.balances}
    left = [
        each
        for each in api.check(dossier)
        if not each.waived and (each.rule == BALANCE or each.severity is Severity.ERROR)
        if each.rule != BALANCE or (each.relation, each.cells) not in known
    ]
    return Leftover(*untested(report), left)
