"""Counts of faults found, a line of the table for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field

HEAD = f"{'':34}{'faults':>8}{'seen':>9}{'first':>9}{'or tied':>9}{'in 3':>9}{'sure':>9}{'sure+right':>11}"


@dataclass(slots=True)
class Score:
    """Counts of one line of the table; `first` and the rest are of those that some relation sees."""

    faults: int = 0
    seen: int = 0
    first: int = 0
    tied: int = 0
    three: int = 0
    sure: int = 0
    sure_right: int = 0
    times: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        """The line in per cent."""
        shares = "".join(f"{_per_cent(part, self.seen):>9}" for part in (self.first, self.tied, self.three, self.sure))
        seen = f"{self.faults:>8}{_per_cent(self.seen, self.faults):>9}"
        return f"{name:34}{seen}{shares}{_per_cent(self.sure_right, self.sure):>11}"


def _per_cent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def added(scores: list[Score]) -> Score:
    """All counts of several lines in one."""
    total = Score()
    for score in scores:
        for name in ("faults", "seen", "first", "tied", "three", "sure", "sure_right", "times"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    return total
