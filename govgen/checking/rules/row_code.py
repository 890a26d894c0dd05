"""自己写的行，代码不对：位数不对，缺上级，或者与规定的名称不一致。

为什么：科目逐级汇总，类、款、项的代码一级套一级；缺了上级，这一级的数就没有合到合计里。

错误示例：

    报告: 部门决算
    支出决算表:
      科目:
        "201": {名称: 一般公共服务支出, 本年支出合计: 12}
        "2010601": {名称: 行政运行, 本年支出合计: 12}

正确示例：

    报告: 部门决算
    支出决算表:
      科目:
        "201": {名称: 一般公共服务支出, 本年支出合计: 12}
        "20106": {名称: 财政事务, 本年支出合计: 12}
        "2010601": {名称: 行政运行, 本年支出合计: 12}

怎么改：照政府收支分类科目改代码；缺的上级补一行，数为下级之和。
"""

from collections.abc import Iterator

from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.form import Row, Table
from govgen.model.kept import once_per_edition
from govgen.model.report import Report
from govgen.prose import Dossier

ID = "row-code"
SEVERITY = Severity.ERROR
LENGTH = "{table}的代码“{code}”有 {length} 位，应是 {levels} 位。"
LETTERS = "{table}的代码“{code}”只能是数字，{levels} 位。"
GAP = "{table}写了“{code}”，没有它的上级“{above}”，请补上一行。"
OTHER_NAME = "{table}的“{code}”写的是“{name}”，规定的名称是“{prescribed}”，请核对代码和名称。"
UNKNOWN = "{table}的“{code}”不在规定的代码里，请核对。"
NAMELESS = "{table}的“{code}”没有写名称。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each code that is not as it should be."""
    report = dossier.report
    for table, held in _open_rows(report.edition):
        for row in held.rows:
            for severity, message in _told(table, held, row):
                yield _finding(report, table, row, severity, message)


@once_per_edition
def _open_rows(edition: Edition) -> tuple[tuple[Table, Row], ...]:
    return tuple((table, row) for table in edition.tables.values() for row in table.open_rows)


def _told(table: Table, held: Row, row: Row) -> Iterator[tuple[Severity, str]]:
    assert held.open
    names = dict(held.open.names)
    said = {"table": table.label, "code": row.code, "name": row.label}
    if held.open.misplaced(row.code):
        levels = "、".join(map(str, held.open.levels))
        message = LENGTH if row.code.isdecimal() else LETTERS
        yield Severity.ERROR, message.format(length=len(row.code), levels=levels, **said)
        return
    above = held.open.above(row.code)
    if above and above not in {other.code for other in held.rows}:
        yield Severity.ERROR, GAP.format(above=above, **said)
    if not row.label:
        yield Severity.ERROR, NAMELESS.format(**said)
    elif row.code in names and names[row.code] != row.label:
        yield Severity.WARNING, OTHER_NAME.format(prescribed=names[row.code], **said)
    elif row.code not in names and any(len(code) == len(row.code) for code in names):
        yield Severity.WARNING, UNKNOWN.format(**said)


def _finding(report: Report, table: Table, row: Row, severity: Severity, message: str) -> Finding:
    refs = tuple(slot.ref for slot in report.edition.slots if slot.ref.table == table.id and slot.ref.row == row.id)
    place = report.cell(refs[0]).location if refs else report.table_place(table.id)
    return Finding(ID, severity, message, place, refs[:1])
