"""What the page reads and saves is a data file that the command line reads the same way."""

import random

import pytest

from govgen.checking.profiles import editions_for
from govgen.datafile.reading import read_report
from govgen.form.page import WEB
from govgen.model.report import Origin
from govgen.schema import bundled_reports
from govgen.source import parse_source, read_source
from tests.form.node import needs_node, run, run_with
from tests.reports import CATALOG, ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*/*.yaml"))
READ = """
const { readDocument } = await import(given.given.datafile);
const { parseYaml } = await import(given.given.yaml);
return given.given.texts.map((text) => {
  const read = readDocument(parseYaml(text), given.form, given.form.edition);
  return { values: [...read.values], waivers: read.waivers, strays: read.strays };
});
"""
SAVE = """
const { readDocument } = await import(given.given.datafile);
const { parseYaml } = await import(given.given.yaml);
return given.given.cases.map(([base, changes, waivers]) => {
  const read = readDocument(parseYaml(base), given.form, given.form.edition);
  const values = new Map(read.values);
  for (const [path, text] of changes) text ? values.set(path, text) : values.delete(path);
  const wanted = waivers ?? read.waivers;
  return [base, null].map((from) => writeFile(from, given.form, given.form.edition, values, wanted));
});
"""
MODULES = {"datafile": (WEB / "datafile.js").as_uri(), "yaml": (WEB / "yaml.js").as_uri()}


def parsed(text):
    return read_report(parse_source(text.encode(), "a.yaml"), CATALOG)


def texts_of(report):
    """Every text of a report by its path, as the page holds them; prose without the line end behind it."""
    found = {key: written.text for key, written in report.head.items()}
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if cell.origin in (Origin.WRITTEN, Origin.REST):
            found[slot.ref.path] = cell.text
    for passage in report.passages:
        part = f"{passage.part}.内容" if passage.part.isdigit() else passage.part
        found[f"{passage.section}.{part}" if part else passage.section] = passage.text.rstrip("\n")
        if passage.part.isdigit():
            found[f"{passage.section}.{passage.part}.标题"] = passage.heading
    return {path: text for path, text in found.items() if text}


def by_edition():
    held = {}
    for path in EXAMPLES:
        report = read_report(read_source(path), CATALOG)
        held.setdefault(report.edition.id, []).append((path, report))
    return held


HELD = by_edition()


@needs_node
@pytest.mark.parametrize("edition", HELD)
def test_every_example_is_read_as_python_reads_it(tmp_path, edition):
    texts = [path.read_text(encoding="utf-8") for path, _ in HELD[edition]]
    found = run(tmp_path, "saving", "writeFile", READ, MODULES | {"texts": texts}, edition)
    for (path, report), read in zip(HELD[edition], found, strict=True):
        values = dict(read["values"])
        wanted = texts_of(report)
        assert {key: values.get(key) for key in wanted} == wanted, path.name
        cells = {slot.ref.path for slot in report.edition.slots}
        assert {key for key in values if key in cells} == {key for key in wanted if key in cells}, path.name
        assert [list(waiver) for waiver in read["waivers"]] == [[w.rule, w.place, w.reason] for w in report.waivers]


NEW_TEXTS = (
    "改过的一段。\n第二段：含有 # 号和: 冒号。",
    "{{ 引用 }}在前",
    "- 像列表的一行",
    "",
    "　　缩进的一段\n\n空行之后",
)


def random_changes(report, rng):
    paths = [slot.ref.path for slot in report.edition.slots]
    held = {"信息处理费"} if "其他事项" in texts_of(report) else set()  # such a piece has no room for figures beside it
    paths = [path for path in paths if path.split(".")[0] not in held]
    cells = [
        (path, rng.choice(("", "0", "5", "12")))
        for path in rng.sample(paths, min(len(paths), rng.choice((1, 1, 3, 30))))
    ]
    parts = [path for path in texts_of(report) if path.split(".")[0] in report.edition.sections and path not in paths]
    prose = [
        (path, rng.choice(NEW_TEXTS)) for path in rng.sample(parts, min(len(parts), 2)) if not path.endswith("标题")
    ]
    head = [("单位.简称", "简称"), ("落款日期", "2026-01-09"), ("联系.电话", "0000-12345"), ("标题", "甲: 乙 #丙")]
    return [*cells, *prose, *rng.sample(head, 2)]


@needs_node
@pytest.mark.parametrize("edition", HELD)
def test_what_is_changed_is_saved_and_nothing_else(tmp_path, edition):
    rng = random.Random(3)
    whole = [(path, report) for path, report in HELD[edition] if path.parent.name != "invalid"]
    cases = [(report, path.read_text(encoding="utf-8"), random_changes(report, rng)) for path, report in whole * 12]
    asked = MODULES | {"cases": [[text, changes, None] for _, text, changes in cases]}
    found = run(tmp_path, "saving", "writeFile", SAVE, asked, edition)
    for (report, _, changes), saved in zip(cases, found, strict=True):
        wanted = texts_of(report) | dict(changes)
        wanted = {path: value.rstrip() for path, value in wanted.items() if value}
        for made in saved:
            read = {path: value.rstrip() for path, value in texts_of(parsed(made)).items()}
            assert read == wanted, (changes, made)


@needs_node
def test_comments_and_order_stay_where_values_change_in_place(tmp_path):
    path = ROOT / "examples" / "valid" / "2021-县级部门.yaml"
    text = path.read_text(encoding="utf-8")
    changes = [
        ["申请.本年新收.自然人", "32"],
        ["申请.上年结转.自然人", ""],
        ["落款日期", "2025-01-21"],
        ["单位.代码", "X1"],
    ]
    asked = MODULES | {"cases": [[text, changes, None]]}
    saved = run(tmp_path, "saving", "writeFile", SAVE, asked, "2021")[0][0]
    before, after = text.splitlines(), saved.splitlines()
    assert len(set(before) - set(after)) == 3
    assert len(set(after) - set(before)) == 4
    assert [line for line in after if "#" in line][:9] == [line for line in before if "#" in line][:9]


@needs_node
def test_reasons_are_saved_as_waivers(tmp_path):
    text = (ROOT / "examples" / "valid" / "2021-乡镇全零.yaml").read_text(encoding="utf-8")
    waivers = [["year-on-year", "主动公开.行政许可", "许可权限划转：见文件 #3"]]
    asked = MODULES | {"cases": [[text, [], waivers]]}
    for made in run(tmp_path, "saving", "writeFile", SAVE, asked, "2021")[0]:
        (waiver,) = parsed(made).waivers
        assert [waiver.rule, waiver.place, waiver.reason] == waivers[0]


BROKEN = (
    "",
    "- 1\n- 2\n",
    "只有文字\n",
    "a: {b: 1\n",
    'a: "x\n',
    "a: 1\na: 2\n",
    "a: &x 1\nb: *x\n",
    "a: !t 1\n",
    "\ta: 1\n",
    "a: 1\n b: 2\n",
)
TRY = """
const { parseYaml } = await import(given.given.yaml);
return given.given.texts.map((text) => {
  try { parseYaml(text); } catch (error) { return error.message; }
  return "";
});
"""


@needs_node
def test_what_is_no_data_file_is_refused_with_its_line(tmp_path):
    found = run(tmp_path, "saving", "writeFile", TRY, MODULES | {"texts": BROKEN}, "")
    assert all("第" in message and "行" in message for message in found), found


BLANK = "\n" * 100_000
LONG = {
    "blank lines in a text": f"a: |\n  x\n{BLANK}  y\nb: 2\n",
    "blank lines in a folded text": f"a: >\n  x\n{BLANK}  y\nb: 2\n",
    "blank lines in quotes": f'a: "x{BLANK}y"\n',
    "lines in quotes": 'a: "' + "x\n " * 100_000 + 'y"\n',
    "blanks in quotes": 'a: "x\n' + "x" + " " * 300_000 + 'y\n z"\n',
    "many keys": "".join(f"k{n}: 1\n" for n in range(100_000)),
    "many keys in braces": "a: {" + "".join(f"k{n}: 1, " for n in range(100_000)) + "z: 1}\n",
}


@needs_node
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_however_long_a_file_is_each_character_is_read_once(tmp_path, text):
    asked = MODULES | {"texts": [text]}
    assert run(tmp_path, "saving", "writeFile", TRY, asked, "", patience=30) == [""]


OTHERS = [path for kind in bundled_reports().values() for path in sorted(kind.parent.glob("examples/valid/*.yaml"))]


@needs_node
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.parts[-4])
def test_reports_of_other_kinds_are_saved_with_the_rows_of_their_own(tmp_path, path):
    source, rng = read_source(path), random.Random(7)
    catalog = editions_for(source, path.parents[2] / "schema.yaml")
    report, text = read_report(source, catalog), path.read_text(encoding="utf-8")
    wanted = texts_of(report)
    full = [slot.ref.path for slot in report.edition.slots if slot.ref.path in wanted and slot.kind != "text"]
    cases = [[text, [[name, "7"]], None] for name in rng.sample(full, min(len(full), 8))] or [[text, [], None]]
    found = run_with(tmp_path, "saving", "writeFile", SAVE, MODULES | {"cases": cases}, report.edition, catalog)
    for (_, changes, _), made in zip(cases, found, strict=True):
        for saved in made:
            again = texts_of(read_report(parse_source(saved.encode(), "a.yaml"), catalog))
            assert again == wanted | dict(changes), changes


@needs_node
def test_what_a_file_cannot_hold_is_made_plain_as_it_comes_in(tmp_path):
    texts = ["甲\x0b乙", "甲\t乙", "甲\x07\u2028乙", "甲\n乙"]
    found = run(tmp_path, "fresh", "holdable", "return given.given.map(holdable)", texts)
    assert found == ["甲\n乙", "甲  乙", "甲\n乙", "甲\n乙"]


@needs_node
def test_a_tab_behind_a_colon_is_a_blank_as_for_python(tmp_path):
    text = '版式:\t"2021"\n年度:\t2025\n申请:\n  本年新收:\t{自然人: 3}\n'
    (read,) = run(tmp_path, "saving", "writeFile", READ, MODULES | {"texts": [text]}, "2021")
    assert dict(read["values"]) == texts_of(parsed(text))
