"""更正了上年公布的数：写明哪一格、公布的是多少、应当是多少、为什么。

为什么：上年公布的数错了，结转、增减都会跟着错；照更正后的数核对，公布的数和理由留在“说明”里备查。

错误示例：

    # 上年：申请: {结转下年度: {自然人: 3, 其余: 0}, 其余: 0}
    说明:
      - {规则: previous-corrected, 位置: 上年.申请.结转下年度.自然人, 理由: 去年填错了}
    申请: {上年结转: {自然人: 3, 其余: 0}, 办理结果: {予以公开: {自然人: 3, 其余: 0}, 其余: 0}, 其余: 0}

正确示例：

    # 上年：申请: {结转下年度: {自然人: 3, 其余: 0}, 其余: 0}
    说明: []
    申请: {上年结转: {自然人: 3, 其余: 0}, 办理结果: {予以公开: {自然人: 3, 其余: 0}, 其余: 0}, 其余: 0}

怎么改：位置写“上年.”加单元格的名称，理由写“由 公布的数 改为 应当的数：原因”。总计也错的，另写一条。
写对了的列为已说明，结转、同比、大起大落都照更正后的数核对；上年的文件不用改。
"""

from collections.abc import Iterator

from govgen.checking.wording import figure, quote
from govgen.model.corrections import AHEAD, RULE, CorrectedFigure, corrections
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report, is_other_year
from govgen.prose import Dossier
from govgen.prose.names import suggest

ID = RULE
SEVERITY = Severity.WARNING
FORM = (
    "更正上年的数，理由要写成“由 公布的数 改为 应当的数：原因”，例如“由 3 改为 2：年底漏销一件”，"
    "原因不能只写“无”“属实”；"
    "这里写的是“{reason}”，没有照它更正。"
)
NO_CELL = "更正上年的数，位置要写“上年.”加单元格；上年的表里没有“{place}”这一格{near}。"
OTHER = "上年的文件 {file} 里，{label}是 {value}，既不是“{published}”，也不是“{right}”，没有照它更正。请核对。"
FOLLOWS = (
    "上年的文件 {file} 里，{label}没有填，是由别的格算出的 {value}；只改它，与那些格对不上，没有照它更正。"
    "请写明那些格各由多少改为多少，这一格随着算出。"
)
DONE = "上年公布的{label}由 {published} 更正为 {right}，照更正后的数核对。"
NOTHING = "空着的"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each correction: answered by its reason where it could be made, else what is wrong with it."""
    report = dossier.report
    before = report.previous
    if before is None or is_other_year(report):
        return
    for one in corrections(report):
        yield _finding(one, before)


def _finding(one: CorrectedFigure, before: Report) -> Finding:
    place, reason = one.waiver.place, one.waiver.reason
    if not one.path:
        near = suggest(place.removeprefix(AHEAD), before.edition.paths)
        return Finding(ID, SEVERITY, NO_CELL.format(place=quote(place), near=near), one.waiver.location)
    if one.published is None or one.right is None:
        return Finding(ID, SEVERITY, FORM.format(reason=quote(reason)), one.waiver.location)
    number = before.edition.paths[one.path]
    label, value = before.edition.slots[number].label, before.cells[number].value
    numbers = {"label": label, "published": figure(one.published), "right": figure(one.right)}
    if value != one.right:
        shown, template = NOTHING if value is None else figure(value), FOLLOWS if value == one.published else OTHER
        return Finding(ID, SEVERITY, template.format(file=before.file, value=shown, **numbers), one.waiver.location)
    return Finding(ID, SEVERITY, DONE.format(**numbers), one.waiver.location, waived=True, reason=one.why)
