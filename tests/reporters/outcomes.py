"""Outcomes of every kind for reporters to tell."""

from __future__ import annotations

from dataclasses import replace

from govgen.checking import Outcome, check_dossier
from govgen.errors import SourceError
from govgen.location import Location
from govgen.model.finding import Change, Repair
from govgen.model.form import CellRef
from tests.checking.samples import FILE, dossier_of

APPLICATIONS = """\
申请:
  本年新收: {自然人: 10, 其余: 0}
  上年结转: {自然人: 1, 其余: 0}
  办理结果:
    予以公开: {自然人: 9, 其余: 0}
    其余: 0
  结转下年度: {自然人: 1, 其余: 0}
"""
REPAIR = Repair(
    (Change(CellRef("申请", "办理结果.予以公开", "自然人"), "9", "10"),),
    ("可同时满足 3 条勾稽关系", "形近"),
    certain=True,
)
WAIVED = "说明: [{规则: number-style, 位置: 主动公开, 理由: 原文如此}]\n"


def outcome(snippet: str = "") -> Outcome:
    dossier = dossier_of(snippet)
    return Outcome(FILE, dossier, check_dossier(dossier))


def repaired(rivals: int = 0) -> Outcome:
    repair = replace(REPAIR, rivals=rivals, certain=not rivals)
    found = outcome(APPLICATIONS)
    return replace(found, findings=tuple(replace(finding, repairs=(repair,)) for finding in found.findings))


CLEAN = outcome()
WARNED = outcome("主动公开: {行政处罚: １２, 其余: 0}\n")
ANSWERED = outcome("主动公开: {行政处罚: １２, 其余: 0}\n" + WAIVED)
HINTED = outcome("# 编码：gb18030\n")
BLANK = outcome("复议诉讼: {行政复议: {其余: 0, 总计: 0, 结果维持: }, 其余: 0}\n")
UNREAD = Outcome("b.yaml", None, (), SourceError("引号没有成对。", Location("b.yaml", 3, 5)))
NOWHERE = Outcome("c.yaml", None, (), SourceError("找不到这个文件。"))
