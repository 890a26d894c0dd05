"""自己写的行，代码不对：位数不对，缺上级，与规定的名称不一致，几张表对不上，或者与上年的名称不同。

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

怎么改：照政府收支分类科目改代码；缺的上级补一行，数为下级之和。一张表的科目是另一张表的一部分的，代码、名称两张表要一样。
"""

from collections.abc import Iterator, Mapping

from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.form import CellRef, OpenRows, Row, Table
from govgen.model.per_edition import once_per_edition
from govgen.model.report import Report
from govgen.model.spelling import suggest
from govgen.prose import Dossier
from govgen.prose.row_names import find_strange_rows

ID = "row-code"
SEVERITY = Severity.ERROR
LENGTH = "{table}的代码“{code}”有 {length} 位，应是 {levels} 位。"
LETTERS = "{table}的代码“{code}”只能是数字，{levels} 位。"
GAP = "{table}写了“{code}”，没有它的上级“{above}”，请补上一行。"
OTHER_NAME = "{table}的“{code}”写的是“{name}”，规定的名称是“{prescribed}”，请核对代码和名称。"
UNKNOWN = "{table}的“{code}”不在规定的代码里，请核对。"
NAMELESS = "{table}的“{code}”没有写名称。"
TWO_NAMES = "{table}的“{code}”写的是“{name}”，{other}写的是“{theirs}”，请核对代码和名称。"
ONCE = "{table}的“{code}”写的是“{name}”，上年写的是“{theirs}”（{file}），请核对代码和名称；科目改过名的，不用改。"
ABSENT = "{table}写了“{title}”，{other}没有这个代码{near}，请核对。"
LACKING = "{label}有数，{other}没有代码“{code}”的行，请核对。"
NAMESAKES = "{table}的“{code}”和“{other}”都写的是“{name}”，请核对代码和名称。"
STRANGE = "正文写的科目“{said}”，{table}没有{near}。请核对代码和名称。"
NEAR = "（那里的“{name}”是 {codes}）"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each code that is not as it should be."""
    report = dossier.report
    for table, held in _open_rows(report.edition):
        for row in held.rows:
            for severity, message in _faults_of(table, held, row):
                yield _finding(report, table, row, severity, message)
    yield from _renamed(report)
    yield from _renamed_since(report)
    yield from _namesakes(report)
    yield from _absent(report)
    yield from _lacking(report)
    for strange in find_strange_rows(dossier):
        said = {"said": strange.said, "table": report.edition.tables[strange.table].label}
        message = STRANGE.format(near=suggest(strange.said, strange.known), **said)
        yield Finding(ID, Severity.WARNING, message, strange.location)


def _renamed(report: Report) -> Iterator[Finding]:
    """Codes of one list that two tables call by two names; where one is prescribed, the other is told anyway."""
    first: dict[tuple[OpenRows, str], tuple[Table, Row]] = {}
    for table, held in _open_rows(report.edition):
        assert held.open
        for row in held.rows if held.open.names else ():
            other, known = first.setdefault((held.open, row.code), (table, row))
            if _is_renamed(held.open, row, known.label):
                said = {"table": table.label, "other": other.label, "theirs": known.label}
                message = TWO_NAMES.format(code=row.code, name=row.label, **said)
                yield _finding(report, table, row, Severity.WARNING, message)


def _renamed_since(report: Report) -> Iterator[Finding]:
    """Codes of a list with prescribed names that last year's report called by another name, each once."""
    if report.previous is None:
        return
    before = _by_path(report.previous.edition)
    told = set[tuple[OpenRows, str]]()
    for path, (table, held) in _by_path(report.edition).items():
        assert held.open
        theirs = {row.code: row.label for row in before[path][1].rows} if path in before else {}
        for row in held.rows if held.open.names else ():
            name, key = theirs.get(row.code, ""), (held.open, row.code)
            if _is_renamed(held.open, row, name) and key not in told:
                told.add(key)
                said = {"table": table.label, "theirs": name, "file": report.previous.file}
                message = ONCE.format(code=row.code, name=row.label, **said)
                yield _finding(report, table, row, Severity.HINT, message)


def _is_renamed(held: OpenRows, row: Row, other: str) -> bool:
    """True for a row whose name is not that of another place, where both have one and none is prescribed."""
    return "" not in (other, row.label) and other != row.label and not held.called(row.code)


def _namesakes(report: Report) -> Iterator[Finding]:
    """Codes of one row above that have one name, where names are prescribed: one of them is another's."""
    for table, held in _open_rows(report.edition):
        assert held.open
        first: dict[tuple[str, str], Row] = {}
        for row in held.rows if held.open.names else ():
            known = first.setdefault((held.open.above(row.code), row.label), row)
            if known is not row and row.label and not held.open.called(row.code):
                message = NAMESAKES.format(table=table.label, code=row.code, other=known.code, name=row.label)
                yield _finding(report, table, row, Severity.WARNING, message)


def _lacking(report: Report) -> Iterator[Finding]:
    """Rows of the form with a figure of which another table has not the code that bears their name."""
    open_rows = _by_path(report.edition)
    for relation in (one for one in report.edition.relations.values() if one.each == "name"):
        formula = relation.formula
        paths = [term.path for term in (*formula.left, *formula.right)]
        least = [term.path for term in {"<=": formula.right, ">=": formula.left}.get(formula.comparison, ())]
        own = [path for path in paths if path.rpartition(".")[0] not in open_rows and path not in least]
        held_rows = [open_rows[above] for above in (path.rpartition(".")[0] for path in paths) if above in open_rows]
        for table, held in held_rows:
            for ref, code in (each for path in own for each in _unmatched(report, path, held)):
                message = LACKING.format(label=report.edition.slot(ref).label, other=table.label, code=code)
                yield Finding(ID, Severity(relation.severity), message, report.cell(ref).location, (ref,))


def _unmatched(report: Report, path: str, held: Row) -> Iterator[tuple[CellRef, str]]:
    """The cells with a figure at the names of codes that are not written though others are, each with the code."""
    name, _, column = path.partition(".")
    codes = {row.code for row in held.rows}
    rows = {row.name: row for row in report.edition.tables[name].rows() if row.own}
    for code, label in held.open.names if held.open and codes else ():
        ref = CellRef(name, rows[label].id, column) if label in rows else None
        if code not in codes and ref in report.edition.index and ref and report.cell(ref).value:
            yield ref, code


def _absent(report: Report) -> Iterator[Finding]:
    """Codes with figures that a table has alone which another has to have too, by a relation of each code."""
    open_rows = _by_path(report.edition)
    for relation in report.edition.relations.values():
        if relation.each != "code" or relation.formula.comparison not in ("<=", "="):
            continue
        sides = relation.formula.left, relation.formula.right
        parts, wholes = ([_at(term.path, open_rows) for term in terms] for terms in sides)
        known = {row.code: row for _, held, _ in wholes for row in held.rows}
        for table, held, column in parts if known else ():
            for row in held.rows:
                cell = report.cell(CellRef(table.id, row.id, column))
                if row.code not in known and cell.value and not _is_misplaced(held, row):
                    other = "、".join(dict.fromkeys(whole.label for whole, _, _ in wholes))
                    message = ABSENT.format(table=table.label, title=row.title, other=other, near=_near(row, known))
                    yield _finding(report, table, row, Severity(relation.severity), message)


def _by_path(edition: Edition) -> dict[str, tuple[Table, Row]]:
    """The open rows by how paths of relations begin that name them."""
    return {f"{table.id}.{held.id}": (table, held) for table, held in _open_rows(edition)}


def _at(path: str, open_rows: Mapping[str, tuple[Table, Row]]) -> tuple[Table, Row, str]:
    """The table, the open row and the column that a path of a relation names."""
    above = next(name for name in open_rows if path.startswith(f"{name}."))
    return *open_rows[above], path[len(above) + 1 :]


def _is_misplaced(held: Row, row: Row) -> bool:
    assert held.open
    return held.open.misplaced(row.code)


def _near(row: Row, known: Mapping[str, Row]) -> str:
    codes = [code for code, other in known.items() if other.label == row.label and len(code) == len(row.code)]
    return NEAR.format(name=row.label, codes="、".join(codes)) if codes and row.label else ""


@once_per_edition
def _open_rows(edition: Edition) -> tuple[tuple[Table, Row], ...]:
    return tuple((table, row) for table in edition.tables.values() for row in table.open_rows)


def _faults_of(table: Table, held: Row, row: Row) -> Iterator[tuple[Severity, str]]:
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
    elif not held.open.partial and row.code not in names and any(len(code) == len(row.code) for code in names):
        yield Severity.WARNING, UNKNOWN.format(**said)


def _finding(report: Report, table: Table, row: Row, severity: Severity, message: str) -> Finding:
    refs = tuple(slot.ref for slot in report.edition.slots if slot.ref.table == table.id and slot.ref.row == row.id)
    place = report.cell(refs[0]).location if refs else report.table_place(table.id)
    return Finding(ID, severity, message, place, refs[:1])
