"""The data file that `govgen new` writes: every section and row of the form in reading order, blank."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.datafile.blank_sections import section_lines
from govgen.datafile.carry_over import NOTHING, CarriedOver, carry
from govgen.datafile.text import banner, comment, off, quoted
from govgen.errors import UsageError
from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.model.deadline import IN_BRACKETS, AfterEvent
from govgen.model.edition import Edition
from govgen.model.keys import AFTER, BEFORE, HEAD, REPORT, WAIVER_KEYS, WAIVERS
from govgen.model.report import Report
from govgen.model.title import filled_in

NO_NAME = "请写明机关全称。"
BAD_NAME = "机关全称里有换行、制表符或者看不见的字符，请重新输入。"

MODELINE = "yaml-language-server: $schema={schema}"
TITLE = "{title}（数据文件，格式依据{basis}）"
GUIDE = (
    "怎样填：",
    "1. 冒号、逗号、括号用半角，冒号后面空一格再填。以 # 开头的是说明，不会印出，可以删去。",
    "2. 空着的格不是 0，检查时会提示没有填。是 0 的要写 0，有三种简便写法：",
    "   整行或者整组都是 0，写“行名: 0”；一行只有几格有数，写“行名: {{列名: 20, 其余: 0}}”；",
    "   一个表只有几行有数，只写这几行，同一层另起一行写“其余: 0”。",
    "3. 数字只写阿拉伯数字，不写千分位的逗号；除非说明里要求，不写单位。",
    "4. 文字写在“|”下面留好的空行里，每行开头的空格与空行一样多；换行就是另起一段，段首不用再空格。",
    "5. 文字里引用表中的数字，写表、行、列的名称，例如 {{{{ {path} }}}}，生成时换成数字，前后不会不一致。",
    "6. 表格前后要加文字的，在表的最后一行下面另起一行，写“{before}: |”“{after}: |”，再换行写文字。",
    "7. 填好后先运行 govgen check 检查，再运行 govgen render 生成报告。",
)
# Of a kind of report that has no figures.
PROSE_GUIDE = (
    "怎样填：",
    "1. 冒号、逗号、括号用半角，冒号后面空一格再填。以 # 开头的是说明，不会印出，可以删去。",
    "2. 文字写在“|”下面留好的空行里，每行开头的空格与空行一样多；换行就是另起一段，段首不用再空格。",
    "3. 填好后先运行 govgen check 检查，再运行 govgen render 生成报告。",
)
OWN_KIND = "这是自己加的一种报告：govgen 的每条命令后面都要写 --schema {schema}，不写就按别的报告检查。"
CATEGORIES = "可以填：{names}"
DATE = "报告落款的日期，写成“{year}-月-日”，应在 {year} 年。"
ANY_DATE = "报告落款的日期，写成“年-月-日”，写公开的那一天。"
EVENT_DAY = "写成“年-月-日”，只用来核对公开期限，不印出。"
DEADLINE = "公开期限：{dates}。"
DEADLINE_DATE = "{year}年{month}月{day}日前"
OPTIONAL_TITLE = "标题不用写，印出来是“{title}”。要改，删去下一行行首的“# ”再填。"
OPTIONAL = {
    "公文": "要按公文印出（红头、文号、版记）的，删去下面各行行首的“# ”再填。",
    "联系": "要在报告开头印联系方式的，删去下面各行行首的“# ”再填。",
}
WAIVER = "检查出的警告确有原因的，删去下面各行行首的“# ”，写明规则名、位置和理由。"


def expect_name(name: str) -> None:
    """UsageError for a name of a unit that cannot stand in a report."""
    if not name.strip():
        raise UsageError(NO_NAME)
    if FORBIDDEN_CHARACTERS.search(name) or not set(name).isdisjoint("\t\r\n"):
        raise UsageError(BAD_NAME)


def skeleton(
    edition: Edition,
    year: int,
    unit: str,
    category: str = "",
    completion: str = "",
    previous: Report | None = None,
    schema: str = "",
) -> str:
    """The commented data file for a unit to fill in; UsageError if its name cannot stand in a report.

    `completion` is the file name of the JSON Schema that editors are pointed at, `schema` that of a kind of report of
    the office's own, which every command has to be told; both empty for none. From `previous`, the
    report of the year before, the data of the unit and the figures that carry over are taken; the rest of it stands
    as comments, to be looked at.
    """
    carried = carry(previous, edition) if previous else NOTHING
    name = unit.strip() or carried.head.get("单位.名称", "")
    expect_name(name)
    lines = [comment(MODELINE.format(schema=completion))] if completion else []
    lines += _guide(edition, year, name, schema)
    lines += _head(edition, year, name, category, carried)
    for section in edition.sections.values():
        lines += section_lines(edition, section, year, carried)
    lines += _waivers()
    return "\n".join(lines) + "\n"


def _guide(edition: Edition, year: int, unit: str, schema: str) -> Iterator[str]:
    yield comment(TITLE.format(title=filled_in(edition.title, unit, year), basis=edition.basis_of(year)))
    yield comment("")
    path = edition.slots[0].ref.path if edition.slots else ""
    for line in GUIDE if edition.slots else PROSE_GUIDE:
        yield comment(line.format(path=path, before=BEFORE, after=AFTER))
    if schema:
        yield comment(OWN_KIND.format(schema=schema))


def _head(edition: Edition, year: int, unit: str, category: str, carried: CarriedOver) -> Iterator[str]:
    yield ""
    if edition.report:
        yield f"{REPORT}: {quoted(edition.report)}"
    yield f"版式: {quoted(edition.id)}"
    yield f"年度: {year}"
    yield "单位:"
    for key in HEAD["单位"]:
        if key == "类别" and edition.deadlines:
            yield comment(CATEGORIES.format(names="、".join(edition.deadlines)), "  ")
        value = {"名称": unit, "类别": category}.get(key) or carried.head.get(f"单位.{key}", "")
        yield f"  {key}: {quoted(value) if value else ''}"
    # A form without a deadline may be of a plan: it is published in its own year.
    date = DATE.format(year=year + 1) if edition.deadlines and not edition.events else ANY_DATE
    for event in edition.events:
        yield comment(EVENT_DAY)
        yield f"{event}: "
    yield comment(date + _deadline(edition, year, category))
    yield "落款日期: "
    yield from _optional(edition, year, unit, carried)


def _deadline(edition: Edition, year: int, category: str) -> str:
    """The last day to publish: that of the category, or of each where it is not known yet."""
    days = {category: edition.deadlines[category]} if category in edition.deadlines else dict(edition.deadlines)
    dates: dict[tuple[str | AfterEvent, str], list[str]] = {}
    for name, day in days.items():
        dates.setdefault((day, IN_BRACKETS if name in edition.customary else ""), []).append(name)
    listed = "；".join(f"{'、'.join(names)} {_date(year + 1, day)}{by}" for (day, by), names in dates.items())
    return DEADLINE.format(dates=listed) if listed else ""


def _date(year: int, day: str | AfterEvent) -> str:
    if isinstance(day, AfterEvent):
        return str(day)
    month, _, date = day.partition("-")
    return DEADLINE_DATE.format(year=year, month=int(month), day=int(date))


def _optional(edition: Edition, year: int, unit: str, carried: CarriedOver) -> Iterator[str]:
    yield ""
    yield comment(OPTIONAL_TITLE.format(title=filled_in(edition.title, unit, year)))
    yield from off(["标题: "])
    for name, note in OPTIONAL.items():
        kept = {key: carried.head.get(f"{name}.{key}", "") for key in HEAD[name]}
        if any(kept.values()):
            yield f"{name}:"
            yield from (f"  {key}: {quoted(text) if text else ''}" for key, text in kept.items())
            continue
        yield comment(note)
        yield from off([f"{name}:", *(f"  {key}: " for key in HEAD[name])])


def _waivers() -> Iterator[str]:
    yield from banner(WAIVERS)
    yield comment(WAIVER)
    first, *rest = WAIVER_KEYS
    yield from off([f"{WAIVERS}:", f"  - {first}: ", *(f"    {key}: " for key in rest)])
