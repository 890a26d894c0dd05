"""Broken balance relations, told in the words of the form: both sums with the value of each cell, the difference."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govgen.checking.wording import figure
from govgen.location import Location
from govgen.model.completion import is_asked, previous_values, sides, slack_of, values_of
from govgen.model.finding import Severity
from govgen.model.form import WORDED, CellRef, Row, Slot
from govgen.model.numbers import Number
from govgen.model.option import Option, Options
from govgen.model.relation import HOLDS, Addend, Balance
from govgen.model.report import Origin, Report


class Breach(NamedTuple):
    """A balance that does not hold, the sum of each of its sides, and how far rounding may put these apart."""

    balance: Balance
    left: Number
    right: Number
    slack: Number

    @property
    def rounded(self) -> bool:
        """True if rounding explains it."""
        return self.balance.holds(self.left, self.right, self.slack)

    @property
    def severity(self) -> Severity:
        """As severe as its relation; what rounding explains is no more than a hint."""
        return Severity.HINT if self.rounded else Severity(self.balance.relation.severity)


def breaches(report: Report) -> Iterator[Breach]:
    """Every balance that does not hold; one with a blank cell, or without the year before it asks for, is left out."""
    values, before = values_of(report), previous_values(report)
    for balance in report.edition.balances:
        known = sides(balance, values, before)
        if known is None or HOLDS[balance.relation.formula.comparison](*known):
            continue
        if is_asked(balance, values, before):
            yield Breach(balance, *known, slack_of(balance, values, before))


def untested(report: Report) -> tuple[int, int]:
    """How many balances of the tables given cannot be judged: for a blank cell, or for a year that is not given."""
    values, before = values_of(report), previous_values(report)
    blank = previous = 0
    for balance in report.edition.balances:
        is_given = all(ref.table in report.given for ref in involved(report, balance))
        if not is_given or sides(balance, values, before) is not None:
            continue
        if before is None and any(addend.previous for addend in balance.left + balance.right):
            previous += 1
        else:
            blank += 1
    return blank, previous


def unread_tables(report: Report) -> frozenset[str]:
    """The tables in which a key or a shape is wrong: what is missing there may be what does not add up."""
    places = [
        problem.location
        for problem in report.problems
        if problem.kind == "shape" or (problem.kind == "unknown-key" and "." in problem.path)
    ]
    return frozenset(_tables_at(report, places)) if places else frozenset()


def misplaced_tables(report: Report) -> frozenset[str]:
    """The tables in which a row has a code that cannot be, or is a part of none: its figures are added to others."""
    tables = report.edition.tables.values()
    return frozenset(table.id for table in tables if any(map(_has_strays, table.open_rows)))


def _has_strays(held: Row) -> bool:
    assert held.open
    codes = {"", *(row.code for row in held.rows)}
    return any(
        row.code and (held.open.misplaced(row.code) or held.open.above(row.code) not in codes) for row in held.rows
    )


def _tables_at(report: Report, places: Iterable[Location]) -> Iterator[str]:
    """The tables of the sections that hold places of the data file."""
    # Of several that begin at one place the first counts.
    starts = [*report.places.items()][::-1]
    starts.sort(key=lambda start: start[1].order())
    orders = [start.order() for _, start in starts]
    for place in places:
        number = bisect_right(orders, place.order()) - 1
        key, start = starts[number] if number >= 0 else ("", place)
        section = report.edition.sections.get(key)
        if section and section.own_table and (start.file, start.sheet) == (place.file, place.sheet):
            yield section.own_table


# How the cells of a sum usually share it: their paths, and a Dirichlet weight for each in thousandths.
SHARING: Options = {
    "outcomes": Option("counts", needs="weights"),
    "weights": Option("numbers", needs="outcomes", paired=True),
}
BALANCE = "balance"  # the rule that has them
MANY = 4  # addends; of a longer sum only those that are not zero are written out
MISMATCH = "{place}{broken}：{left}，{right}，相差 {difference}"
AT_MOST = "{place}{broken}：{left}，应不大于{right}，多出 {difference}"
AT_LEAST = "{place}{broken}：{left}，应不小于{right}，还差 {difference}"
FROM = "（上年的数取自 {file}）"
MORE = "{place}{broken}：{left}，应大于{right}"
LESS = "{place}{broken}：{left}，应小于{right}"
AGAINST = {
    "=": "应为 {bound}",
    "<=": "应不大于 {bound}",
    ">=": "应不小于 {bound}",
    ">": "应大于 {bound}",
    "<": "应小于 {bound}",
}
# Of words: whether something has to be written.
AT_LEAST_ONE, NONE_OF_THEM = "至少要有一项", "都应当填“{none}”"
NO, NOTHING = "否", "无"
WHEN = "（{when} 时）"
ROUNDED = "，没有超过四舍五入可能造成的 {slack}。分项核对无误的，可以在表下注明“部分合计数与分项之和因四舍五入略有差异”"
MESSAGES = {"=": MISMATCH, "<=": AT_MOST, ">=": AT_LEAST, ">": MORE, "<": LESS}
# How a relation is said not to hold, by the ending of its name.
BROKEN = {"平衡": "{stem}不平", "合计": "{name}不符", "衔接": "{name}不上"}
UNLIKE = "不符合“{name}”"
PLACES = {
    "row": "{table}“{place}”行",
    "column": "{table}“{place}”列",
    "": "{table}",
    "level": "{table}“{place}”",
    "code": "“{place}”",
    "name": "“{place}”",
}
REST_ZERO = "（其余为 0）"
ALL_ZERO = "各项均为 0"
PREVIOUS = "上年的{name}"


def describe_breach(report: Report, breach: Breach) -> str:
    """The whole sentence: where, what is unequal, both sums, the difference, and which file has last year's figures."""
    balance = breach.balance
    compares = any(addend.previous for addend in balance.left + balance.right)
    message = _message(report, breach)
    if breach.rounded:
        message += ROUNDED.format(slack=figure(breach.slack))
    return message + FROM.format(file=report.previous.file) if compares and report.previous else message


def _message(report: Report, breach: Breach) -> str:
    balance = breach.balance
    relation = balance.relation
    name = broken(relation.id) + (WHEN.format(when=relation.when.text) if relation.when else "")
    if not balance.right:
        left = describe_sum(report, balance, balance.left, breach.left)
        bound = AGAINST[relation.formula.comparison].format(bound=figure(relation.formula.constant))
        kinds = {report.edition.slots[addend.slot].kind for addend in balance.left}
        if not kinds.isdisjoint(WORDED):
            none = NO if "yes" in kinds else NOTHING
            left = describe_words(report, balance)
            bound = AT_LEAST_ONE if wants_more(breach) else NONE_OF_THEM.format(none=none)
        return f"{place_of(report, balance)}{name}：{left}，{bound}"
    return MESSAGES[relation.formula.comparison].format(
        place=place_of(report, balance),
        broken=name,
        left=describe_sum(report, balance, balance.left, breach.left),
        right=describe_sum(report, balance, balance.right, breach.right, relation.formula.constant),
        difference=figure(max(breach.left, breach.right) - min(breach.left, breach.right)),
    )


def wants_more(breach: Breach) -> bool:
    """True if what stands left is too little."""
    comparison = breach.balance.relation.formula.comparison
    return comparison in (">", ">=") or (comparison == "=" and breach.left < breach.right)


def place_of(report: Report, balance: Balance) -> str:
    """The table and, where the relation holds in each of them, the row or column."""
    table = report.edition.tables.get(balance.relation.table)
    return PLACES[balance.relation.each].format(table=table.label if table else "", place=balance.place)


def broken(name: str) -> str:
    """`收办不平` for `收办平衡`: what is said when the relation `name` does not hold."""
    phrase = BROKEN.get(name[-2:], UNLIKE)
    return phrase.format(name=name, stem=name[:-2])


def describe_words(report: Report, balance: Balance) -> str:
    """`微博名称“无”、微信名称“无”`."""
    return "、".join(f"{_name(report, balance, one)}“{report.cells[one.slot].text}”" for one in balance.left)


def describe_sum(
    report: Report, balance: Balance, addends: Sequence[Addend], total: Number, constant: Number = 0
) -> str:
    """`本年新收 10 + 上年结转 1 = 11`; of a long sum the addends that are not zero."""
    shown = [(addend, _value(report, addend)) for addend in addends]
    if len(shown) > MANY:
        shown = [pair for pair in shown if pair[1]]
    if not shown:
        return ALL_ZERO
    text = ""
    for addend, value in shown:
        times = f" × {figure(addend.factor)}" if addend.factor != 1 else ""
        text += _sign(addend, first=not text) + f"{_name(report, balance, addend)} {figure(value)}{times}"
    if constant:
        text += f"{' - ' if constant < 0 else ' + '}{figure(max(constant, -constant))}"
    is_sum = len(shown) > 1 or addends[0].sign < 0 or addends[0].factor != 1 or constant != 0
    equals = f" = {figure(total)}" if is_sum else ""
    return text + equals + (REST_ZERO if len(shown) < len(addends) else "")


def describe_names(report: Report, balance: Balance, addends: Sequence[Addend]) -> str:
    """The names of the addends, `本年新收、上年结转`."""
    return "、".join(_name(report, balance, addend) for addend in addends)


def _sign(addend: Addend, *, first: bool) -> str:
    if first:
        return "-" if addend.sign < 0 else ""
    return " - " if addend.sign < 0 else " + "


def _value(report: Report, addend: Addend) -> Number:
    """The value of an addend; a breach has no blank ones."""
    if not addend.previous or report.previous is None:
        return report.cells[addend.slot].value or 0
    return report.previous.cell(report.edition.slots[addend.slot].ref).value or 0


def _name(report: Report, balance: Balance, addend: Addend) -> str:
    slot = report.edition.slots[addend.slot]
    name = slot.column.label if balance.relation.each == "row" else row_name(report, slot)
    if not balance.relation.table:
        name = slot.label
    return PREVIOUS.format(name=name) if addend.previous else name


def row_name(report: Report, slot: Slot) -> str:
    """The name of a row, with its group before it where the name alone could be another row or column."""
    if slot.row.written:
        return slot.row.title
    table = report.edition.tables[slot.ref.table]
    names = [row.name for row in table.rows()]
    names += {column.label for block in table.blocks for column in block.columns}
    return slot.row.name if names.count(slot.row.name) == 1 else slot.row.id.replace(".", "")


def involved(report: Report, balance: Balance) -> tuple[CellRef, ...]:
    """Addresses of this year's cells that the balance reads."""
    return tuple(report.edition.slots[number].ref for number in balance.slots())


def is_readable(report: Report, balance: Balance, unread: frozenset[str]) -> bool:
    """False if what a wrong key or shape kept from being read (`unread_tables`) may belong to the balance.

    What was typed was read: only a cell that an `其余: 0` filled, or that follows from such, may lack something.
    """
    if all(report.cells[slot].origin is Origin.WRITTEN for slot in balance.slots()):
        return True
    return unread.isdisjoint(ref.table for ref in involved(report, balance))
