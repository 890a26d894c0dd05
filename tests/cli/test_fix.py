"""`govgen fix` as its users meet it."""

import io
import re

import pytest
import yaml


@pytest.fixture
def slipped(tmp_path, example):
    """A good report with one digit of a covered cell typed wrong."""
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    assert "结果维持" in text
    old = next(line for line in text.splitlines() if line.strip().startswith("本年新收:"))
    figure = old.split("自然人: ")[1].split(",")[0]
    path.write_text(text.replace(old, old.replace(f"自然人: {figure}", f"自然人: {figure}7"), 1), encoding="utf-8")
    return path


def test_a_file_whose_name_is_wrong_is_not_said_to_have_nothing_to_mend(run, example, tmp_path):
    path = tmp_path / "甲.yaml.txt"
    path.write_bytes(example.read_bytes())
    ran = run("fix", path)
    assert (ran.status, "请改名去掉它" in ran.err) == (2, True)


def test_a_slip_is_shown_as_a_diff_and_not_written(run, slipped):
    before = slipped.read_bytes()
    ran = run("fix", slipped)
    assert ran.status == 1
    assert "+++ 改后" in ran.out
    assert "--apply" in ran.out
    assert slipped.read_bytes() == before


def test_apply_writes_it_and_the_report_is_right_again(run, slipped, example):
    ran = run("fix", slipped, "--apply")
    assert ran.status == 0
    assert slipped.read_text(encoding="utf-8") == example.read_text(encoding="utf-8")
    assert run("check", slipped).status == 0


def test_a_good_report_needs_nothing(run, example):
    ran = run("fix", example)
    assert ran.status == 0
    assert "没有要改的" in ran.out


def test_a_blank_cell_is_told_with_the_relations_that_it_keeps_from_being_tested(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.strip().startswith("上年结转: {"))
    figure = row.split("自然人: ")[1].split(",")[0]
    path.write_text(text.replace(row, row.replace(f"自然人: {figure}", "自然人: ", 1), 1), encoding="utf-8")
    ran = run("fix", path)
    assert ran.status == 1
    assert "用到的格空着，没有核对" in ran.out
    assert "[not-filled]" in ran.out
    assert "没有要改的" not in ran.out


def test_a_broken_relation_that_no_repair_is_known_for_is_told(run, example):
    broken = example.parents[1] / "invalid" / "勾稽-制发多于现行有效.yaml"
    ran = run("fix", broken)
    assert "成立" not in ran.out
    assert "[balance]" in ran.out


def test_relations_that_need_last_year_are_told_where_it_is_not_given(run, example):
    assert "与上年比较的勾稽关系没有核对" in run("fix", example).out


def test_an_error_that_is_none_of_figures_is_left_to_people(run, slipped):
    text = slipped.read_text(encoding="utf-8")
    slipped.write_text(text.replace("落款日期: 2025", "落款日期: 2021", 1), encoding="utf-8")
    ran = run("fix", slipped, "--apply")
    assert ran.status == 1
    assert "已改 1 处" in ran.out
    assert "还有错误 1，要自己核对" in ran.out


def test_what_the_evidence_does_not_decide_is_left_to_people(run, example):
    undecided = example.parents[1] / "invalid" / "勾稽-收办不平.yaml"
    before = undecided.read_bytes()
    ran = run("fix", undecided, "--apply")
    assert ran.status == 1
    assert "自己改" in ran.out
    assert "本年新收政府信息公开申请数量”自然人由 3 改为 2" in ran.out
    assert "上年结转政府信息公开申请数量”自然人由 1 改为 0" in ran.out
    assert undecided.read_bytes() == before


def test_check_prints_the_repair_below_the_finding(run, slipped):
    out = run("check", slipped).out
    assert "建议：" in out
    assert "本年新收" in out.split("建议：")[1]


def test_a_repair_that_is_merely_the_likeliest_is_not_written(run, example, tmp_path):
    """An application left out among zeros, or one result too many: the first is likelier, but not by far."""
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.strip().startswith("本年新收:"))
    assert "社会公益组织: 1" in row
    path.write_text(text.replace(row, row.replace("社会公益组织: 1", "社会公益组织: 0"), 1), encoding="utf-8")
    before = path.read_bytes()
    ran = run("fix", path, "--apply")
    assert ran.status == 1
    assert "由 1 改为 0" in ran.out
    assert "由 0 改为 1" in ran.out
    assert path.read_bytes() == before


def test_slips_of_typing_are_told_at_once_and_mended_in_one_go(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("年度: ", "年度：").replace("\n申请:", "\n申请："), encoding="utf-8")
    told = run("check", path)
    assert (told.status, "3 处写法不对" in told.out, "govgen fix" in told.out) == (2, True, True)
    assert run("fix", path).status == 1
    assert run("fix", path, "--apply").status == 0
    assert path.read_text(encoding="utf-8") == text
    assert run("check", path).status == 0


@pytest.mark.parametrize(
    "style", [{}, {"width": 40}, {"default_style": "'"}, {"default_style": '"'}, {"default_style": "|"}, {"indent": 4}]
)
def test_a_file_that_another_program_wrote_in_its_own_way_is_left_as_it_is(run, example, tmp_path, style):
    path = tmp_path / "年报.yaml"
    data = yaml.load(example.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data["总体情况"]["主动公开"] += "\n第二段写在另一行。\n"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **style), encoding="utf-8")
    before = path.read_bytes()
    ran = run("fix", path, "--apply")
    assert (ran.status, path.read_bytes()) == (0, before)


def test_a_text_in_quotes_over_lines_is_no_slip_beside_a_real_one(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = re.sub(
        r"(  主动公开: )\|\n",
        r'\1"第一段。\n\n    第二段。"\n  旧文: |\n',
        example.read_text(encoding="utf-8"),
        count=1,
    )
    path.write_text(text.replace("年度: ", "年度："), encoding="utf-8")
    run("fix", path, "--apply")
    assert path.read_text(encoding="utf-8") == text


def test_blank_cells_that_are_zero_are_filled_when_asked(run, tmp_path):
    path = tmp_path / "年报.yaml"
    run("new", path, "-u", "青禾县水利局", "-y", 2025)
    before = path.read_text(encoding="utf-8")
    assert run("fix", path, "--zeros").status == 1
    assert path.read_text(encoding="utf-8") == before
    assert "已把" in run("fix", path, "--zeros", "--apply").out
    assert "[not-filled]" not in run("check", path).out


def test_a_workbook_is_checked_rendered_and_its_wrong_cell_named(run, example, tmp_path):
    book = tmp_path / "填报表.xlsx"
    run("workbook", "new", "--from", example, "-o", book)
    assert run("fix", book).status == 0
    assert run("render", book).status == 0
    assert (tmp_path / "填报表.docx").exists()


def test_a_number_in_words_is_written_in_figures(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.strip().startswith("本年新收:"))
    figure = row.split("自然人: ")[1].split(",")[0]
    path.write_text(text.replace(row, row.replace(f"自然人: {figure}", "自然人: 六", 1), 1), encoding="utf-8")
    ran = run("fix", path, "--apply")
    assert "自然人: 6," in path.read_text(encoding="utf-8")
    assert (ran.status, "[balance]" in ran.out) == (1, True)  # it does not fit with the other figures of its column


@pytest.fixture
def pipe(monkeypatch):
    """Puts a content on standard input."""
    return lambda data: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_what_comes_on_standard_input_goes_to_standard_output(run, pipe, slipped, example):
    wrong, right = slipped.read_bytes(), example.read_text(encoding="utf-8")
    pipe(wrong)
    ran = run("fix", "-", "--apply")
    assert (ran.status, ran.out, "标准输出" in ran.err) == (0, right, True)
    pipe(right.encode())
    ran = run("fix", "-", "--apply")
    assert (ran.status, ran.out) == (0, right)
    pipe(wrong)
    shown = run("fix", "-")
    assert (shown.status, "+++ 改后" in shown.out) == (1, True)


def test_two_reports_are_compared_and_one_converted_from_standard_input(run, pipe, example):
    pipe(example.read_bytes())
    assert "0 处不同" in run("diff", example, "-").out
    pipe(example.read_bytes())
    assert '版式: "2019"' in run("convert", "-", "-e", "2019", "-o", "-").out
    assert run("diff", "-", "-").status == 2


def test_all_slips_of_what_is_piped_are_told(run, pipe, example):
    text = example.read_text(encoding="utf-8").replace("年度: ", "年度：").replace("\n申请:", "\n申请：")
    pipe(text.encode())
    told = run("check", "-")
    assert (told.status, "处写法不对" in told.out, "govgen fix -" in told.out) == (2, True, True)


def test_check_says_that_fix_mends_what_can_be_read_but_was_mistyped(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.strip().startswith("本年新收:"))
    path.write_text(text.replace(row, "  本年新收:   1\t2\t0\t0\t1\t0"), encoding="utf-8")
    told = run("check", path)
    assert (told.status, "从 Excel 粘贴" in told.out, "有 1 处是写法不对" in told.out) == (1, True, True)
    assert "写法不对" not in run("check", example).out


def test_a_row_pasted_with_its_official_label_is_told_at_its_line_and_mended(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    lines = example.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("上年结转:"))
    lines[at] = "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert f"年报.yaml:{at + 1}:1" in run("check", path).out
    assert run("fix", path, "--apply").status == 0
    assert path.read_text(encoding="utf-8").splitlines()[at] == "  上年结转: [1, 0, 0, 0, 0, 0, 1]"


def test_after_its_slips_are_mended_what_is_left_is_told(run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("年度: ", "年度：", 1).replace("类别: ", "类别: 别的", 1), encoding="utf-8")
    ran = run("fix", path, "--apply")
    assert (ran.status, "还有错误 1" in ran.out) == (1, True)
    assert "年度: " in path.read_text(encoding="utf-8")


OWN = """\
年度: 2025
单位: {名称: 青禾县司法局, 类别: 部门}
复议:
  受理: {合计: 3}
  其他: {合计: 0}
情况:
  正文: |
    全年三件。
"""


@pytest.mark.parametrize(
    ("head", "told"),
    [("", "没有写“报告”，里面的“复议”、“情况”也不是"), ("报告: 复议统计\n", "没有“复议统计”这种报告")],
)
def test_a_file_of_a_kind_that_is_not_known_is_not_mended_by_another(run, tmp_path, head, told):
    path = tmp_path / "a.yaml"
    path.write_text(head + OWN, encoding="utf-8")
    ran = run("fix", str(path), "--apply")
    assert ran.status == 2
    assert told in ran.err
    assert "--schema" in ran.err
    assert path.read_text(encoding="utf-8") == head + OWN
    checked = run("check", str(path))
    assert told in checked.out
    assert "govgen fix" not in checked.out


def test_a_file_of_one_part_that_names_an_unknown_edition_is_not_mended_by_another(run, tmp_path):
    text = '版式: "2025"\n年度: 2025\n复议:\n  受理：{合计: 3}\n'
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert "里面的“复议”也不是" in run("fix", str(path), "--apply").err
    assert path.read_text(encoding="utf-8") == text
