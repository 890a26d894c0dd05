"""A save changes the lines that it must, and comments stay at theirs."""

import re
from difflib import SequenceMatcher

import pytest

from govgen.files.decoding import FORBIDDEN_CHARACTERS
from govgen.form.page import WEB
from govgen.model.report import Origin
from tests.form.node import needs_node, run
from tests.form.test_datafile import HELD, MODULES, SAVE, parsed, texts_of

WITH_REMARKS = """版式: "2021"
年度: 2025
单位: {名称: 青禾县水利局, 类别: 部门}
申请:
  # 台账在二楼
  本年新收: {自然人: 1, 其余: 0}   # 张三核过
  上年结转: 0
  办理结果:
    # 都答复了
    予以公开: {自然人: 1, 其余: 0}
    其余: 0
  结转下年度: 0
# 表后的话
复议诉讼: 0
"""


# A row that is no number has no place for one: its section is written anew.
ODD = WITH_REMARKS.replace("    其余: 0\n  结转", "    部分公开: 几件\n    其余: 0\n  结转")
PARTLY = [["申请.办理结果.部分公开.自然人", "2"]]


def saved_with(tmp_path, text, changes):
    return run(tmp_path, "saving", "writeFile", SAVE, MODULES | {"cases": [[text, changes, None]]}, "2021")[0][0]


@needs_node
def test_comments_stay_at_their_rows_where_a_section_is_written_anew(tmp_path):
    lines = saved_with(tmp_path, ODD, PARTLY).splitlines()
    for comment, key in (("# 台账在二楼", "本年新收"), ("# 张三核过", "本年新收"), ("# 都答复了", "予以公开")):
        (at,) = (number for number, line in enumerate(lines) if line.strip() == comment)
        assert next(line for line in lines[at:] if "#" not in line).strip().startswith(key)
    assert "# 表后的话" in lines


LINES = {
    "a row of zeros": ([["申请.上年结转.自然人", "2"], ["申请.上年结转.其他", "3"]], "上年结转: 0"),
    "a row with a rest": ([["申请.本年新收.其他", "2"]], "自然人: 1, 其余: 0}   # 张三核过"),
}


@needs_node
@pytest.mark.parametrize(("changes", "line"), LINES.values(), ids=LINES)
def test_a_cell_that_its_row_stands_for_changes_in_the_line_of_the_row(tmp_path, changes, line):
    saved = saved_with(tmp_path, WITH_REMARKS, changes)
    before, after = WITH_REMARKS.splitlines(), saved.splitlines()
    (changed,) = (old for old, new in zip(before, after, strict=True) if old != new)
    assert line in changed
    texts = texts_of(parsed(saved))
    assert [[path, texts[path]] for path, _ in changes] == changes


@needs_node
def test_a_comment_beside_the_last_line_of_a_section_stays_with_it(tmp_path):
    text = ODD.replace("  结转下年度: 0\n", "  结转下年度: 0   # 没有\n")
    lines = saved_with(tmp_path, text, PARTLY).splitlines()
    assert lines[next(at for at, line in enumerate(lines) if line.strip() == "# 没有") + 1].startswith("  结转下年度:")


@needs_node
def test_a_comment_behind_a_short_text_stays_a_comment_where_the_text_grows(tmp_path):
    text = WITH_REMARKS + "问题与改进: 无  # 再想想\n其他事项: 无\n"
    made = saved_with(tmp_path, text, [["问题与改进", "一段。\n又一段。"]])
    assert made == text.replace("无  # 再想想", "|  # 再想想\n  一段。\n  又一段。")


@needs_node
def test_what_has_no_place_in_the_form_stays_as_a_comment_where_a_section_is_written_anew(tmp_path):
    text = ODD.replace("  结转下年度: 0\n", "  结转下年度: 0\n  网上申请: {自然人: 12}\n")
    assert "#     网上申请: {自然人: 12}" in saved_with(tmp_path, text, PARTLY)
    assert "\n  网上申请: {自然人: 12}" in saved_with(tmp_path, text, [["申请.本年新收.自然人", "2"]])


@needs_node
def test_a_row_of_totals_that_nobody_wrote_is_not_saved_as_zero(tmp_path):
    made = run(tmp_path, "saving", "writeFile", SAVE, MODULES | {"cases": [['版式: "2021"\n', [], None]]}, "2021")[0][1]
    assert "总计:\n" in made
    assert "总计: 0" not in made


SHAPES = {
    "a row that its group does not name": (PARTLY, "    部分公开: {自然人: 2}"),
    "a row below a group of zeros": (
        [["复议诉讼.行政复议.结果维持", "1"]],
        "复议诉讼:\n  行政复议: {结果维持: 1}\n  其余: 0",
    ),
    "a cell that becomes blank": ([["申请.上年结转.自然人", ""]], "  上年结转: {自然人: , 其余: 0}"),
    "a key of the head": ([["单位.简称", "水利局"]], "单位: {名称: 青禾县水利局, 简称: 水利局, 类别: 部门}"),
    "a head that is not there": ([["落款日期", "2026-01-20"]], "落款日期: 2026-01-20"),
    "a text of a table": ([["申请.后文", "一段。\n又一段。"]], "  后文: |\n    一段。\n    又一段。"),
}


@needs_node
@pytest.mark.parametrize(("changes", "lines"), SHAPES.values(), ids=SHAPES)
def test_what_is_new_goes_in_at_its_place_and_nothing_else_moves(tmp_path, changes, lines):
    saved = saved_with(tmp_path, WITH_REMARKS, changes)
    before, after = WITH_REMARKS.splitlines(), saved.splitlines()
    assert f"\n{lines}\n" in saved
    assert [line for line in after if line in before] == [line for line in before if line in after]
    assert len(set(before) - set(after)) <= 1
    assert texts_of(parsed(saved)) == {
        path: text for path, text in (texts_of(parsed(WITH_REMARKS)) | dict(changes)).items() if text
    }


@needs_node
@pytest.mark.parametrize("edition", HELD)
def test_one_cell_changes_one_line(tmp_path, edition):
    cases = []
    for number, (path, report) in enumerate(HELD[edition]):
        slots = [slot for slot, cell in zip(report.edition.slots, report.cells, strict=True) if _has_place(cell)]
        paths = [slot.ref.path for slot in slots[number % 7 :: 7]]
        cases += [[path.read_text(encoding="utf-8"), [[each, "7"]], None] for each in paths]
    found = run(tmp_path, "saving", "writeFile", SAVE, MODULES | {"cases": cases}, edition)
    for (base, changes, _), (saved, _) in zip(cases, found, strict=True):
        steps = SequenceMatcher(None, base.splitlines(), saved.splitlines(), autojunk=False).get_opcodes()
        lost = sum(end - start for kind, start, end, _, _ in steps if kind != "equal")
        new = sum(end - start for kind, _, _, start, end in steps if kind != "equal")
        assert (lost <= 1, new <= 4) == (True, True), (changes, saved)
        assert re.findall("#.*", saved) == re.findall("#.*", base)


def _has_place(cell):
    return cell.origin in (Origin.WRITTEN, Origin.REST)


REASONS = """版式: "2021"
年度: 2025
说明:
  # 与财政局对过
  - {规则: year-on-year, 位置: 主动公开.行政许可, 理由: 划转, 核对: 张三}   # 见文件
  # 与水利局对过
  - 规则: year-on-year
    位置: 主动公开.行政处罚
    理由: 立案多了   # 见台账
"""
NEW_REASON = ["balance", "申请.本年新收", "已核"]


@needs_node
def test_reasons_that_stay_are_left_as_they_were_written(tmp_path):
    held = [[one.rule, one.place, one.reason] for one in parsed(REASONS).waivers]
    cases = [[REASONS, [], [*held, NEW_REASON]], [REASONS, [], held[:1]], [REASONS, [], [*held[1:], NEW_REASON]]]
    added, cut, both = (
        saved for saved, _ in run(tmp_path, "saving", "writeFile", SAVE, MODULES | {"cases": cases}, "2021")
    )
    last = "  - 规则: balance\n    位置: 申请.本年新收\n    理由: 已核\n"
    assert added == REASONS + last
    assert cut == REASONS[: REASONS.index("  - 规则")]
    assert both == "".join(line for line in REASONS.splitlines(keepends=True) if "划转" not in line) + last


OPENED_AND_SAVED = """
const { readDocument } = await import(given.given.datafile);
const { parseYaml } = await import(given.given.yaml);
const { writeFile } = await import(given.given.saving);
const { text, ending, mark, lines } = plainText(given.given.text);
const read = readDocument(parseYaml(text), given.form, given.form.edition);
const values = new Map([...read.values, ...given.given.changes]);
const made = writeFile(text, given.form, given.form.edition, values, read.waivers);
return [mark + made.replaceAll("\\n", ending), lines];
"""


def opened_and_saved(tmp_path, text):
    asked = MODULES | {"saving": (WEB / "saving.js").as_uri(), "text": text, "changes": PARTLY}
    return run(tmp_path, "keeping", "plainText", OPENED_AND_SAVED, asked, "2021")


@needs_node
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_what_has_no_place_stays_a_comment_whatever_ends_the_lines(tmp_path, ending):
    text = ODD.replace("  结转下年度: 0\n", "  结转下年度: 0\n  网上申请:\n    自然人: 12\n").replace("\n", ending)
    saved, lines = opened_and_saved(tmp_path, text)
    assert texts_of(parsed(saved))["申请.办理结果.部分公开.自然人"] == "2"
    comments = [line.strip() for line in re.split(r"\r\n|\r|\n", saved) if line.startswith("#  ")]
    assert "#       自然人: 12" in comments
    assert saved.count("\r") == (saved.count("\n") if ending == "\r\n" else 0)
    assert lines == []


@needs_node
@pytest.mark.parametrize("sign", [*"\x0b\x0c\x85\u2028\u2029\u202e\ufeff\x7f"])
def test_what_nobody_sees_and_files_must_not_hold_is_left_out_and_told(tmp_path, sign):
    text = ODD.replace("# 都答复了", f"# 都{sign}复议诉讼: 7").replace("水利局", f"水{sign}利局")
    saved, lines = opened_and_saved(tmp_path, text)
    assert texts_of(parsed(saved))["单位.名称"].replace(" ", "") == "青禾县水利局"
    assert texts_of(parsed(saved))["复议诉讼.行政复议.结果维持"] == "0"
    assert len(lines) == 1


@needs_node
def test_the_page_takes_away_what_python_refuses(tmp_path):
    signs = [chr(code) for code in (*range(0x3000), *range(0xD800, 0x10000)) if chr(code) not in "\t\r"]
    body = "return given.given.filter((code) => holdable(String.fromCharCode(code)) === String.fromCharCode(code));"
    left = run(tmp_path, "fresh", "holdable", body, [*map(ord, signs)])
    assert left == [ord(sign) for sign in signs if not FORBIDDEN_CHARACTERS.search(sign)]
