"""Findings 问题 and repairs 修改建议: what a rule says about a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from govgen.location import Location, printable
from govgen.model.edition import Edition
from govgen.model.form import CellRef
from govgen.model.numbers import Number

REPAIR = "{changes}（{reasons}）"
ADVICE = "建议：{repair}"
CANDIDATES = "可能是下列之一，请核对台账：{repairs}{more}。"
ONE = "可能是{repair}，请核对台账。"
MORE = "；等 {count} 种"
SHOWN = 5  # repairs that are told of several
CHANGE = "{label}由 {before} 改为 {after}"
UNDECIDED = "另有 {count} 种改法同样说得通，请核对原始台账后再改"


class Severity(Enum):
    """`error` blocks output, `warning` wants a written reason, `hint` is a note for the reviewer."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
COUNTED = "{word} {count}"


def counted(severities: Iterable[Severity]) -> str:
    """`错误 2、警告 1、提示 3`, without those that are not there: a hint is no error, whatever their sum."""
    counts = Counter(severities)
    told = ((word, counts[severity]) for severity, word in SEVERITY_WORDS.items())
    return "、".join(COUNTED.format(word=word, count=count) for word, count in told if count)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a repair: its value as written and the value proposed."""

    ref: CellRef
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Cells to change together, the evidence for it, strongest first, and how many other repairs are as likely.

    It is `certain` if it is so much likelier than all others that a person can be advised to make it.
    """

    changes: tuple[Change, ...]
    evidence: tuple[str, ...]
    rivals: int = 0
    certain: bool = False

    def describe(self, edition: Edition) -> str:
        """`…由 3 改为 4（…；…）`, with all evidence, and with the rivals where there are any."""
        changes = self.describe_changes(edition)
        undecided = (UNDECIDED.format(count=self.rivals),) if self.rivals else ()
        return REPAIR.format(changes=changes, reasons="；".join([*self.evidence, *undecided]))

    def describe_changes(self, edition: Edition) -> str:
        """`…由 3 改为 4` for each of its cells."""
        return "，".join(
            CHANGE.format(label=edition.slot(change.ref).label, before=change.before, after=change.after)
            for change in self.changes
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: the rule that found it, what it says, and where its reader can mend it.

    `left`, `right` and `difference` are the two sides of a broken relation; `relation` names it. `reason` is the
    answer of the unit to a waived finding. The cells of a finding that is `blank` wait to be filled in one by one.
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    cells: tuple[CellRef, ...] = ()
    relation: str = ""
    left: Number | None = None
    right: Number | None = None
    repairs: tuple[Repair, ...] = ()
    waived: bool = False
    reason: str = ""
    blank: bool = False

    def __post_init__(self) -> None:
        """Names of files may be in the message, which others have chosen."""
        if not self.message.isprintable():
            object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        """`年报.yaml:41:19: …  [rule]`, as the command prints it."""
        return f"{self.location}: {self.message}  [{self.rule}]"

    @property
    def difference(self) -> Number | None:
        """How far the two sides are apart, None where there are none."""
        if self.left is None or self.right is None:
            return None
        return max(self.left, self.right) - min(self.left, self.right)

    @property
    def tag(self) -> str:
        """What it is called behind its message: the rule, and of a relation its table and name."""
        if not self.relation:
            return self.rule
        table = self.cells[0].table + "." if self.cells else ""
        return f"{self.rule} {table}{self.relation}"

    def advice(self, edition: Edition) -> str:
        """The one repair to make where one clearly wins, else the likeliest ones to look at; nothing without any."""
        if not self.repairs:
            return ""
        if self.repairs[0].certain:
            return ADVICE.format(repair=self.repairs[0].describe(edition))
        if len(self.repairs) == 1:
            return ONE.format(repair=self.repairs[0].describe(edition))
        shown = "；".join(repair.describe_changes(edition) for repair in self.repairs[:SHOWN])
        count = max(len(self.repairs), self.repairs[0].rivals + 1)
        return CANDIDATES.format(repairs=shown, more=MORE.format(count=count) if count > SHOWN else "")
