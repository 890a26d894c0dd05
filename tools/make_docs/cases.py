"""What the program says to the data files shown in the documentation."""

from __future__ import annotations

import re
from functools import cache

from govgen.checking import Outcome, check_dossier
from govgen.datafile.reading import read_report
from govgen.model.finding import Finding
from govgen.prose import Dossier, open_dossier
from govgen.reporters import REPORTERS
from govgen.source import parse_source
from tools.make_docs.blocks import fences
from tools.make_docs.catalog import ROOT, catalog

FILE = "年报.yaml"
NOTHING = "现有的规则查不出这类差错，要靠下面的办法避免。"
NEWEST = "2021"
# A complete file of each edition; what a snippet leaves out is taken from it.
COMPLETE = {
    "2014": "examples/valid/2014-县级部门.yaml",
    "2019": "examples/valid/2019-市级部门.yaml",
    "2021": "examples/valid/2021-乡镇全零.yaml",
}
_BLOCK = re.compile(r"^(?P<key>[^\s#:][^:\n]*):.*\n(?:(?:[ #].*)?\n)*", re.MULTILINE)


def findings(argument: str, before: str) -> str:
    """What `govgen check` says to the snippet shown last before this block.

    The argument names the edition and, behind `without`, keys that are left out.
    """
    edition, _, left_out = argument.partition(" without ")
    snippet = [fence.text for fence in fences(before) if fence.language == "yaml"][-1]
    dossier = laid_over(snippet, edition or NEWEST, tuple(left_out.split()))
    said = said_of(snippet, dossier)
    if not said:
        return NOTHING
    # The last line sums up a whole file.
    lines = REPORTERS["text"]([Outcome(FILE, dossier, said)]).splitlines()[:-1]
    return "\n".join(["```text", *lines, "```"])


def said_of(snippet: str, dossier: Dossier) -> tuple[Finding, ...]:
    """The findings of a report that stand in the snippet it begins with."""
    last = snippet.count("\n")
    return tuple(finding for finding in check_dossier(dossier) if (finding.location.line or 0) <= last)


def laid_over(snippet: str, edition: str = NEWEST, left_out: tuple[str, ...] = ()) -> Dossier:
    """A complete report that begins with the snippet."""
    written = {block["key"] for block in _BLOCK.finditer(snippet)}.union(left_out)
    rest = [text for key, text in _complete(edition).items() if key not in written]
    source = parse_source((snippet + "".join(rest)).encode(), FILE)
    return open_dossier(read_report(source, catalog()))


@cache
def _complete(edition: str) -> dict[str, str]:
    text = (ROOT / COMPLETE[edition]).read_text(encoding="utf-8")
    return {block["key"]: block[0] for block in _BLOCK.finditer(text)}
