"""What became of one unit: the line of the manifest, which is also the row of the summary."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from govgen.files.records import KINDS, WRONG, parsed, refuse_strange
from govgen.files.sealing import sealed, unsealed
from govgen.model.finding import Severity

LOCAL = "local-profile"  # the rule that tells of one
Verdict: TypeAlias = Literal["passed", "warned", "failed", "broken"]
PASSED: Verdict = "passed"
WARNED: Verdict = "warned"
FAILED: Verdict = "failed"
BROKEN: Verdict = "broken"
# From best to worst, with the word that readers see.
VERDICTS: Mapping[Verdict, str] = {PASSED: "通过", WARNED: "有警告", FAILED: "有错误", BROKEN: "没有做成"}


# By the words of a field, what a line read again may hold there.
LINE_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **KINDS,
    "Severity": Severity,
    "Verdict": str,
    "tuple[Remark, ...]": tuple,
    "tuple[ShownFigure, ...]": tuple,
    "tuple[BlankCell, ...]": tuple,
}


class BlankCell(NamedTuple):
    """A cell that waits to be filled in: its name in formulas, and its label."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as the summary tells it; `difference` is how far two sums are apart, as text.

    `subject` is what it is about, wherever that stands in the file; `blanks` are the cells that it says are not filled;
    `tag` is what the finding is called.
    """

    severity: Severity
    rule: str
    relation: str
    place: str
    message: str
    difference: str = ""
    waived: bool = False
    subject: str = ""
    blanks: tuple[BlankCell, ...] = ()
    tag: str = ""

    @property
    def spot(self) -> str:
        """Where in a file, without the path to it, as words before a message: `表三!D8：`, `第12行：`."""
        name = re.split(r"[/\\]", self.place)[-1]
        found = re.search(r"!(?P<cell>.+)|:(?P<line>\d+)", name)
        if found is None:
            return ""
        return f"{found['cell']}：" if found["cell"] else f"第{found['line']}行："


class ShownFigure(NamedTuple):
    """A figure of the summary, with last year's beside it; None for one that is not known."""

    name: str
    now: str | None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of a batch.

    `source` is its data file, seen from the folder of the outputs; `inputs` the digest of all that its document
    follows from; `output` the name of the document, empty if there is none, and `made` the digest of its content;
    `figures` and `words` are the digests of its numbers and its prose, by which two files are known to say the same;
    `untouched` if nothing was filled in; `shown` are the few figures of the summary; `trouble` why it could not be
    worked with; `note` what a reader should know of it; `time` is in milliseconds; `other` is the kind of report, where
    that is not the one collected.
    """

    source: str
    inputs: str
    unit: str
    year: int | None
    edition: str
    verdict: Verdict
    remarks: tuple[Remark, ...] = ()
    output: str = ""
    made: str = ""
    trouble: str = ""
    note: str = ""
    time: int = 0
    figures: str = ""
    words: str = ""
    untouched: bool = False
    shown: tuple[ShownFigure, ...] = ()
    other: str = ""

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity that the unit has not answered for."""
        return sum(remark.severity is severity and not remark.waived for remark in self.remarks)

    @property
    def local(self) -> str:
        """What is told of a 地方要求 that lies beside the data file, empty if there is none."""
        return next((remark.message for remark in self.remarks if remark.rule == LOCAL), "")

    def write(self) -> bytes:
        """The entry as a sealed line of JSON; a file name may have what is no text."""
        return sealed(self.text((",", ":")).encode("utf-8", "surrogatepass")) + b"\n"

    def text(self, separators: tuple[str, str] = (", ", ": ")) -> str:
        """The entry in JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=separators, default=_severity_word)


def _severity_word(severity: Severity) -> str:
    return severity.value


def read_entry(line: bytes) -> Entry | None:
    """The entry that a line holds; None for a line torn by a crash, altered since, or of another making."""
    found = unsealed(line)
    if not found.is_whole:
        return None
    try:
        values: dict[str, Any] = parsed(found.said)
        remarks = tuple(map(_remark, values.pop("remarks")))
        shown = tuple(ShownFigure(*texts_of(one)) for one in values.pop("shown", ()))
        entry = Entry(remarks=remarks, shown=shown, **values)
        refuse_strange(entry, LINE_KINDS)
    except WRONG:
        return None
    # Others may write to the folder, and what an entry names is replaced.
    return entry if entry.verdict in VERDICTS and _is_name(entry.output) else None


def _remark(values: dict[str, Any]) -> Remark:
    blanks = tuple(BlankCell(*texts_of(one)) for one in values.pop("blanks", ()))
    remark = Remark(**{**values, "severity": Severity(values["severity"]), "blanks": blanks})
    refuse_strange(remark, LINE_KINDS)
    return remark


def texts_of(values: list[Any]) -> list[Any]:
    """Values that are texts, or None for what is not known; TypeError for others."""
    if any(not isinstance(value, str | None) for value in values):
        raise TypeError
    return values


def _is_name(output: str) -> bool:
    """Whether a document is named that stands in the folder itself."""
    return not output or (output not in {".", ".."} and not set(output) & set("/\\:\0"))
