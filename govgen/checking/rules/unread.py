"""公开的文件里有程序读不出来的内容：图片、公式、嵌入的文件，没有认出的表格或者行；划去的、没有显示的、标成上下标的数字。

为什么：读不出来不等于没有填写。表格做成图片的，人看得见，程序和读屏软件看不见，里面的数字也没有查过。
导入成数据文件的，读不出来的格写着“没有读出来”，不是空着，也不能当作零。
一格里划去的、没有显示的、像注号的数字不和旁边的数字连在一起读，所以要说出来，请人核对。网页里有的样式只有浏览器知道显示成什么样，
用在表里的数上的，也说一次，请打开网页对照。

错误示例：

    # 没有读：申请 图片

正确示例：

    申请: {其余: 0}

怎么改：换 Word 版或者网页版再查；只有图片的，对照原件把数字录入数据文件，改掉“没有读出来”。
原件里确实没有的表格和行，应当补上。
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from govgen.checking.wording import flawed_cells
from govgen.files.naming import some_of
from govgen.location import printable
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import NumberFlaw
from govgen.model.report import ProblemDetail, ReadProblem, Report
from govgen.model.words import NOT_READ
from govgen.prose import Dossier

ID = "unread"
SEVERITY = Severity.WARNING
PICTURE = "{name}没有读出来：这里是{what}，里面的数字没有查。请对照原件录入数据文件再查，或者换 Word 版。"
NO_TABLE = "“{section}”下面没有读到{name}。原件有这张表的，换 Word 版或者网页版再查；确实没有的，请补上。"
LOST = "{name}有 {count} 个数没有读出来：{rows}。程序不认识它的表头或者行，没有查。请对照原件录入数据文件再查。"
THIS_TABLE = "这张表"
FIGURE = "“{name}”这一格里有{what}“{text}”，没有读进来，读作{value}。请对照原件核对。"
CELL = "“{name}”这一格里有{what}，没有读，读作{value}。请对照原件核对，把数字录入数据文件再查。"
CELLS = "{table}有 {count} 格里是{what}，没有读：{cells}。请对照原件核对，把数字录入数据文件再查。"
WORDS = "这里有{what}“{text}”，没有读进来。请对照原件核对。"
FILE = "这里嵌入了另一个文件，没有读，里面的文字和数字没有查。请在 Word 中打开，把它的内容复制到正文里再查。"
HIDDEN = "有 {count} 格在隐藏的、筛选掉的行或者列里，看的人看不见，照样读了：{rows}。请取消隐藏，核对以后再交。"
STYLED = "有 {count} 格用了程序看不出怎样显示的网页样式（{what}），看到的数可能与读的不同：{rows}。请打开网页对照。"
LEFT = "这里起有 {count} 处带数字的文字没有读进来，没有查：{texts}。是报告内容的，请放到相应的部分、表格里。"
BLANK = "空白"
SINGLE = "{name}“{rows}”只有一行，没有分项，这是以前的格式。请按现行格式的分项公开；这些格没有按漏填算。"
ROWS = "{name}有 {count} 行没有读出来：{rows}。请对照原件核对；原件里没有这些行的，应当补全。"
UNIT = "{name}有 {count} 个金额印的单位是“{what}”，与这种格式的不同，没有读进来：{rows}。请换算以后填入数据文件再查。"
TWICE = "{name}“{rows}”一行出现了两次，数不一样，用的是前一次。请对照原件核对，只留对的一行。"
AGAIN = "{name}出现了两张，数不一样，用的是{what}，其余没有读。请对照原件核对，用对了没有。"
UNDECIDED = "{name}出现了两张{rows}，数不一样，分不清哪一张是本机关本年度的，都没有读。请只留本机关本年度的一张再查。"
TOTALS = "{name}有 {count} 格合计空着，或者没有读到：{rows}。用的是程序算出的数。请对照原件核对，空着的补上。"
BESIDE = "“{section}”里有{what}，没有读。里面有数字、文字的，请自己核对。"
ONLY = "“{section}”里只有{what}，没有读到文字。请改用文字公开。"
VEILED = "“{section}”在没有显示的文字里（如没有点开的标签页），没有读，也没有查。请换 Word 版，或者点开后复制出来再查。"
SCRIPT = "原文是繁体字，照对应的简体字读和查，数字没有变；没有对应的字照原样。请与原件核对，公开时用简体字。"
WHOLE_TABLES: tuple[ProblemDetail, ...] = ("table", "several")
TABLES: Mapping[ProblemDetail, str] = {
    "picture": PICTURE,
    "table": NO_TABLE,
    "lost": LOST,
    "single": SINGLE,
    "rows": ROWS,
    "unit": UNIT,
    "twice": TWICE,
    "again": AGAIN,
    "several": UNDECIDED,
    "totals": TOTALS,
    "hidden": HIDDEN,
    "styled": STYLED,
    "script": SCRIPT,
}
UNSEEN: Mapping[ProblemDetail, str] = {"figure": FIGURE, "words": WORDS, "cell": CELL, "file": FILE}
MARKED = "{table}有 {count} 格写的是“{mark}”：{cells}。导入时没有读出来，没有查。请对照原件，改成原件里的数。"
BEFORE = "上年的报告 {file} 里有 {count} 处没有读进来（没有显示的、划去的文字，图片等）。请对照原件核对上年的数。"
FLAWS: tuple[NumberFlaw, ...] = ("unread",)
SHOWN = 3
LONGEST = 40  # characters of a text that is told


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each thing of a document that could not be read."""
    report = dossier.report
    before = [flaw for flaw in report.previous.problems if flaw.detail in UNSEEN] if report.previous else []
    if report.previous and before:
        message = BEFORE.format(file=printable(report.previous.file), count=len(before))
        yield Finding(ID, Severity.HINT, message, report.location)
    yield from _marked(report)
    many = {key for key, count in Counter(map(_cell_of, report.problems)).items() if key and count > SHOWN}
    for key in sorted(many):
        yield _cells([flaw for flaw in report.problems if _cell_of(flaw) == key])
    for flaw in report.problems:
        if flaw.kind != ID or _cell_of(flaw) in many:
            continue
        if flaw.detail == "left":
            yield _left(flaw)
        elif flaw.detail in UNSEEN:
            yield _unseen(flaw)
        elif flaw.detail in TABLES:
            yield _table(report, flaw)
        else:
            yield _section(report, flaw)


def _cell_of(flaw: ReadProblem) -> tuple[str, str] | tuple[()]:
    """The table of a cell that holds something that was not read, and what it is."""
    return (flaw.location.sheet or "", flaw.known[0]) if flaw.kind == ID and flaw.detail == "cell" else ()


def _cells(flaws: Sequence[ReadProblem]) -> Finding:
    names = some_of([f"“{flaw.path}”" for flaw in flaws], SHOWN, "等")
    message = CELLS.format(
        table=flaws[0].location.sheet or THIS_TABLE, count=len(flaws), what=flaws[0].known[0], cells=names
    )
    return Finding(ID, SEVERITY, message, flaws[0].location)


def _marked(report: Report) -> Iterator[Finding]:
    """One finding for each table with cells whose file says that they were not read; documents tell of them below."""
    if any(flaw.kind == ID for flaw in report.problems):
        return
    for _, held in groupby(flawed_cells(report, FLAWS), key=lambda pair: pair[0].ref.table):
        found = list(held)
        slot, cell = found[0]
        table = report.edition.tables[slot.ref.table].label
        rows = [f"“{label}”" for label in dict.fromkeys(slot.row.label for slot, _ in found)]
        message = MARKED.format(table=table, count=len(found), mark=NOT_READ, cells=some_of(rows, SHOWN, "等"))
        yield Finding(ID, Severity.ERROR, message, cell.location, tuple(slot.ref for slot, _ in found))


def _left(flaw: ReadProblem) -> Finding:
    texts = some_of([f"“{text[:LONGEST]}”" for text in flaw.known], SHOWN, "等")
    return Finding(ID, Severity.HINT, LEFT.format(count=len(flaw.known), texts=texts), flaw.location)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _unseen(flaw: ReadProblem) -> Finding:
    what, value = flaw.known or ("", "")
    assert flaw.detail
    message = UNSEEN[flaw.detail].format(name=flaw.path, what=what, text=_short(flaw.found), value=value or BLANK)
    return Finding(ID, SEVERITY, message, flaw.location)


def _table(report: Report, flaw: ReadProblem) -> Finding:
    table = report.edition.tables.get(flaw.path)
    section = report.edition.section_of(flaw.path)
    whole = flaw.detail in WHOLE_TABLES or (flaw.detail == "lost" and (flaw.path or not report.given))
    severity = Severity.ERROR if whole else SEVERITY
    name = table.label or table.id if table else THIS_TABLE
    assert flaw.detail
    rows = some_of(flaw.known, SHOWN, "等")
    rows = f"（{rows}）" if rows and flaw.detail == "several" else rows
    message = TABLES[flaw.detail].format(
        name=name,
        section=section.label if section else name,
        what=flaw.found,
        count=len(flaw.known),
        rows=rows,
    )
    return Finding(ID, severity, message, flaw.location)


def _section(report: Report, flaw: ReadProblem) -> Finding:
    section = report.edition.sections[flaw.path]
    if flaw.detail == "veiled":
        return Finding(ID, Severity.ERROR, VEILED.format(section=section.label), flaw.location)
    beside, what = flaw.detail == "beside", flaw.known[0]
    message = (BESIDE if beside else ONLY).format(section=section.label or section.id, what=what)
    return Finding(ID, Severity.HINT if beside else SEVERITY, message, flaw.location)
