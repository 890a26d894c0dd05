"""The page's adder finds what Python finds: totals, relations that do not hold, and the sentences about them."""

import os
import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from govgen.checking.balances import breaches
from govgen.checking.rules.balance import _follows, _message
from govgen.checking.rules.waiver import is_given
from govgen.checking.wording import figure
from govgen.form.page import WEB
from govgen.location import Location
from govgen.model.completion import complete
from govgen.model.numbers import read_number
from govgen.model.report import Cell, Origin, Waiver
from tests.form.node import needs_node, run, run_with
from tests.reports import CATALOG, report
from tests.small_schemas import ROUNDED_SUM, only_edition, small_schema

EDITIONS = "2014", "2019", "2021"
COUNT = int(os.environ.get("GOVGEN_RANDOM_REPORTS", "150"))  # 5000 is the measure of the small engine: all equal
SHARES = (0, 0, 0, 0.01, 0.3, 0.9)  # of blank cells
ENGINE = """
const form = given.form, edition = form.edition;
const work = await import(given.given.work);
return given.given.cases.map(([texts, last, file]) => {
  const pairs = (list) => edition.slots.flatMap(([path], slot) => (list[slot] === "" ? [] : [[path, list[slot]]]));
  const made = (list) => new Map(pairs(list));
  const one = Object.create(work.Work.prototype);
  const values = made(texts);
  Object.assign(one, { form, values, waivers: [], previous: null });
  one.values.set("年度", "2025");
  if (last) {
    const { numbers } = work.numbersOf(form, edition, made(last));
    const byPath = new Map(edition.slots.map(([path], slot) => [path, numbers[slot]]));
    one.previous = { file, year: 2024, values: new Map(), numbers: byPath };
  }
  one.calculate();
  const found = one.findings.filter((finding) => finding.rule === "balance");
  const said = found.map((finding) => [finding.relation, finding.message]);
  return [one.numbers.map((value) => (value ? figure(value) : null)), said];
});
"""


def random_cells(edition, rng, blank):
    """Texts of cells: figures that often balance, some blank, some not."""
    texts = ["" if rng.random() < blank else _text(slot, rng) for slot in edition.slots]
    for number in edition.derivable:
        if rng.random() < 0.8:
            texts[number] = ""
    return texts


def _text(slot, rng):
    number = rng.choice((0, 0, 0, rng.randrange(20), rng.randrange(100_000)))
    if slot.kind == "money":
        return f"{number}元"
    if slot.kind == "amount" and rng.random() < 0.5:
        return f"{number}.{rng.randrange(10_000):04}"
    return str(-number) if slot.kind == "change" and rng.random() < 0.3 else str(number)


def filled(blank, texts):
    edition = blank.edition
    cells = [_cell(blank, slot, text) for slot, text in zip(edition.slots, texts, strict=True)]
    complete(cells, edition.balances)
    return replace(blank, cells=tuple(cells))


def _cell(blank, slot, text):
    value, flaw, unit = read_number(text, slot.kind, slot.unit) if text else (None, "", "")
    return Cell(text, value, blank.location, Origin.WRITTEN if text else Origin.BLANK, flaw, unit)


def spoken(made):
    found = list(breaches(made))
    kept = [breach for breach in found if not _follows(made, breach)] or found
    return [[breach.balance.relation.id, _message(made, breach)] for breach in kept]


@needs_node
@pytest.mark.parametrize("name", EDITIONS)
def test_random_reports_are_added_up_and_told_as_python_does(tmp_path, name):
    edition, rng = CATALOG.editions[name], random.Random(14)
    year = edition.first + 1
    blank = report(f'版式: "{name}"\n年度: {year}\n')
    last = report(f'版式: "{name}"\n年度: {year - 1}\n')
    cases, wanted = [], []
    for number in range(COUNT):
        texts = random_cells(edition, rng, rng.choice(SHARES))
        before = random_cells(edition, rng, rng.choice(SHARES)) if number % 2 else None
        held = filled(last, before) if before else None
        made = replace(filled(blank, texts), previous=replace(held, file="去年.yaml") if held else None)
        cases.append([texts, before, "去年.yaml"])
        values = [None if value is None else figure(value) for value in made.values]
        wanted.append([values, spoken(made)])
    found = run(tmp_path, "numbers", "figure", ENGINE, {"cases": cases, "work": work_module()}, name)
    assert sum(a == b for a, b in zip(found, wanted, strict=True)) == COUNT
    assert sum(len(said) for _, said in wanted) > COUNT


def work_module():
    return (WEB / "work.js").as_uri()


WRITINGS = """0|7|007|-3|+3|1,234|12,34|１２３|１，２３４|减5|减少5|减5678|下降3件|12件|12人次|2.5|2.50|2.00|12.12345
251000元|25.1万元|1亿元|0.00001元|－5|−5|＋5|abc|无|1e5|²|٣|111111111111111|1111111111111111|0.1234567890123456|-0|1,234.5|1.|.5|--5|12件件
万元| 12 |　12|12 件|增加 5"""
READ = """
return given.given.cases.map(([text, kind, unit]) => {
  const { value, flaw, unit: written } = readNumber(text, kind, unit, given.form.numbers);
  return [value ? figure(value) : null, flaw, written];
});
"""


@needs_node
def test_numbers_are_read_as_python_reads_them(tmp_path):
    rng = random.Random(7)
    made = ["".join(rng.choice("0123456789.,-减件元万 １") for _ in range(rng.randrange(1, 7))) for _ in range(3000)]
    kinds = (("count", "件"), ("count", ""), ("change", ""), ("amount", "万元"), ("amount", "元"), ("money", ""))
    cases = [[text, *kind] for text in (*re.split(r"[|\n]", WRITINGS), *made) if text.strip() for kind in kinds]
    found = run(tmp_path, "numbers", "figure, readNumber", READ, {"cases": cases}, "2021")
    for case, answer in zip(cases, found, strict=True):
        value, flaw, unit = read_number(*case)
        said = None if value is None else figure(Decimal(value) if isinstance(value, Decimal) else value)
        assert answer == [said, flaw, unit], case


CORRECTED = """
const form = given.form, edition = form.edition;
const work = await import(given.given.work);
const one = Object.create(work.Work.prototype);
const numbers = new Map([["申请.结转下年度.自然人", { n: 3n * 10n ** 24n, p: 0 }]]);
const waivers = given.given.waivers;
Object.assign(one, { form, values: new Map([["年度", "2025"]]), waivers, previous: { year: 2024, numbers } });
const value = one.previousNumbers()[edition.slots.findIndex(([path]) => path === "申请.结转下年度.自然人")];
return figure(value);
"""


@needs_node
@pytest.mark.parametrize(
    ("place", "reason", "expected"),
    [
        ("上年.申请.结转下年度.自然人", "由 3 改为 2：漏销一件", "2"),
        ("上年.申请.结转下年度.自然人", "由 5 改为 2：漏销一件", "3"),
        ("申请.结转下年度.自然人", "由 3 改为 2：漏销一件", "3"),
        ("上年.申请.结转下年度.自然人", "去年填错了", "3"),
        ("上年.申请.结转下年度.自然人", "由 3.1.2 改为 2：漏销一件", "3"),
    ],
)
def test_the_page_takes_last_years_figure_as_the_unit_corrects_it(tmp_path, place, reason, expected):
    given = {"work": work_module(), "waivers": [["previous-corrected", place, reason]]}
    assert run(tmp_path, "numbers", "figure", CORRECTED, given, "2021") == expected


ANSWERED = """
const work = await import(given.given.work);
const one = Object.create(work.Work.prototype);
const paths = ["申请.上年结转.总计"];
const finding = { rule: "balance", relation: "结转衔接", severity: "warning", answerable: true, paths };
return given.given.reasons.map((reason) => {
  Object.assign(one, { form: given.form, waivers: [["balance", "申请.上年结转", reason]] });
  return one.answered(finding).waived;
});
"""


@needs_node
def test_the_page_takes_no_reason_for_one_that_says_nothing(tmp_path):
    reasons = [
        "无",
        "属实",
        "情况属实。",
        "已核实",
        "经核实数据准确",
        "同上",
        "……",
        "1",
        "核对" * 40 + "无误",
        "机构改革划转",
        "属实，划转",
    ]
    given = {"work": work_module(), "reasons": reasons}
    wanted = [is_given(Waiver("balance", "申请.上年结转", reason, Location("-"))) for reason in reasons]
    assert run(tmp_path, "numbers", "figure", ANSWERED, given, "2021") == wanted
    assert wanted == [False] * 9 + [True] * 2


ROUNDED = only_edition(small_schema(ROUNDED_SUM))
ROUNDING = """
const { breaches } = await import(given.given.engine);
return given.given.cases.map((texts) => {
  const numbers = texts.map((text) => readNumber(text, "amount", "万元", form.numbers).value);
  return breaches(form.edition, numbers, null).length;
});
"""


@needs_node
def test_only_what_is_something_was_rounded(tmp_path):
    texts = [["1.11", "0", "0", total] for total in ("1.11", "1.12", "1.13")]
    texts += [["1.11", "2.22", "3.33", total] for total in ("6.68", "6.69")]
    given = {"cases": texts, "engine": (WEB / "engine.js").as_uri()}
    found = run_with(tmp_path, "numbers", "readNumber", ROUNDING, given, ROUNDED, CATALOG)
    assert found == [0, 0, 1, 0, 1]


@needs_node
def test_figures_of_a_side_that_show_more_decimals_were_not_rounded(tmp_path):
    texts = [["1.111", "2.22", "3.33", total] for total in ("6.661", "6.66", "6.662", "6.67")]
    given = {"cases": texts, "engine": (WEB / "engine.js").as_uri()}
    found = run_with(tmp_path, "numbers", "readNumber", ROUNDING, given, ROUNDED, CATALOG)
    assert found == [0, 0, 1, 1]
