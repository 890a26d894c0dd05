"""Outcomes are counted: what blocks, what warns, what is answered for, what could not be read."""

from dataclasses import replace

from govgen.checking import Outcome, Tally, check_dossier, tally
from govgen.errors import SourceError
from tests.checking.samples import dossier_of


def outcome(snippet: str = "", *, waived: bool = False) -> Outcome:
    dossier = dossier_of(snippet)
    found = tuple(replace(finding, waived=waived) for finding in check_dossier(dossier))
    return Outcome("a.yaml", dossier, found)


UNREAD = Outcome("b.yaml", None, (), SourceError("读不了"))
WRONG = "主动公开: {行政处罚: 六, 行政许可: １２, 其余: 0}\n"


def test_a_file_with_errors_has_not_passed():
    assert outcome().ok
    assert not outcome(WRONG).ok
    assert outcome("主动公开: {行政许可: １２, 其余: 0}\n").ok


def test_a_file_that_cannot_be_read_has_not_passed():
    assert not UNREAD.ok


def test_what_is_answered_for_blocks_nothing():
    assert outcome(WRONG, waived=True).ok
    assert outcome(WRONG, waived=True).waived == 2


def test_many_files_are_summed_up():
    many = [outcome(), outcome(WRONG), outcome("# 编码：gb18030\n"), outcome(WRONG, waived=True), UNREAD]
    assert tally(many) == Tally(files=5, passed=3, unreadable=1, errors=1, warnings=1, hints=1, waived=2)
