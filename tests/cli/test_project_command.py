"""An office with its project file: commands need no options, what they are told counts, mistakes have their place."""

import pytest
import xlsxwriter

from tests.cli.conftest import EXAMPLES

UNITS = ("青禾县教育局", "青禾县水利局", "青禾县林业局")
HEADS = ("名称", "简称", "类别", "联系人", "电话")


def unit_file(folder, unit, change=("", "")):
    text = (EXAMPLES / "valid" / "2021-县级部门.yaml").read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if "名称:" in line).split("名称:")[1].split(",")[0].strip()
    assert not change[0] or change[0] in text
    path = folder / f"{unit}.yaml"
    path.write_text(text.replace(name, unit).replace(*change), encoding="utf-8")
    return path


@pytest.fixture
def office(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("init", "-u", "青禾县人民政府", "-y", "2024").status == 0
    (tmp_path / "名单.csv").write_text(
        ",".join(HEADS) + "\n" + "".join(f"{unit},,部门,甲,1\n" for unit in UNITS), encoding="utf-8"
    )
    unit_file(tmp_path / "收件", UNITS[0])
    unit_file(tmp_path / "收件", UNITS[1], ("年度: 2024", "年度: 1890"))
    return tmp_path


def test_a_batch_needs_no_options(run, office):
    ran = run("batch")
    assert "按 govgen.yaml：收件 收件，报告 报告，名单 名单.csv，年度 2024" in ran.err
    assert "没有交：青禾县林业局" in ran.out
    assert (office / "报告" / "青禾县教育局-2024.docx").exists()


def test_a_sum_needs_no_options(run, office):
    ran = run("aggregate")
    assert "已汇总：汇总.yaml（1 份数据）" in ran.out
    assert "名称: 青禾县人民政府" in (office / "汇总.yaml").read_text(encoding="utf-8")
    assert (office / "汇总明细.xlsx").exists()


def test_a_check_tells_one_line_for_each_unit(run, office):
    ran = run("check")
    lines = [line.split() for line in ran.out.splitlines()]
    assert [line[:3] for line in lines[:3]] == [
        ["1", "青禾县教育局", "通过"],
        ["2", "青禾县水利局", "年度不对"],
        ["3", "青禾县林业局", "没交"],
    ]
    assert "名单上 3 个单位：没交 1，年度不对 1，通过 1。" in ran.out
    assert ran.status == 1


def test_a_hand_in_without_a_name_is_told_with_its_file(run, office):
    assert run("new", "收件/新建.yaml", "-y", "2024", "-u", "某局").status == 0
    path = office / "收件" / "新建.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("某局", ""), encoding="utf-8")
    assert "没有写单位名称，不知道是谁的：收件/新建.yaml（" in run("check").out


@pytest.mark.parametrize("source", [".", "../收件"])
def test_settings_among_the_hand_ins_have_nothing_written_elsewhere(source, run, office, monkeypatch):
    monkeypatch.chdir(office / "收件")
    settings = office / "收件" / "govgen.yaml"
    settings.write_text("年度: 2024\n报告: ../别处\n", encoding="utf-8")
    ran = run("batch", source)
    assert ran.status == 2
    assert "“报告”写到这个文件夹外面（../别处），没有照做" in ran.err
    assert not (office / "别处").exists()
    settings.write_text("年度: 2024\n报告: 报告\n", encoding="utf-8")
    assert "通过 1" in run("batch", source).out
    assert (office / "收件" / "报告").is_dir()


def test_all_findings_stand_before_the_list_where_they_are_asked_for(run, office):
    out = run("check", "--all").out
    assert out.index("[edition-year") < out.index("名单上 3 个单位")


def test_what_a_command_is_told_counts(run, office):
    ran = run("batch", "收件", "-o", "别处", "-y", "2023")
    assert "报告 报告" not in ran.err
    assert "年度" not in ran.err
    assert (office / "别处").is_dir()
    assert not (office / "报告").exists()


def test_a_folder_below_has_the_same_project(run, office, monkeypatch):
    monkeypatch.chdir(office / "收件")
    assert "名单上 3 个单位" in run("check").out


def test_a_single_file_is_checked_as_ever(run, office):
    assert "校验完成：1 份，通过 1" in run("check", office / "收件" / "青禾县教育局.yaml").out


def test_the_list_may_be_a_workbook(run, office):
    with xlsxwriter.Workbook(office / "名单.xlsx") as book:
        sheet = book.add_worksheet("应报单位")
        sheet.write_row(0, 0, ["青禾县应报单位一览表"])
        sheet.write_row(1, 0, ["序号", "单位名称", "电话"])
        for number, unit in enumerate(UNITS, start=1):
            sheet.write_row(number + 1, 0, [number, unit, 8123])
    text = (office / "govgen.yaml").read_text(encoding="utf-8")
    (office / "govgen.yaml").write_text(text.replace("名单.csv", "名单.xlsx"), encoding="utf-8")
    assert "名单上 3 个单位：没交 1，年度不对 1，通过 1。" in run("check").out


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("年度: 2024", "年度: 明年", 5, "应当是四位数的年度"),
        ("收件: 收件", "收件夹: 收件", 7, "没有“收件夹”这一项，是否想写“收件”"),
        ("上年:", "上年: 去年", 8, "“去年”找不到"),
        ("  单位: 青禾县人民政府", "  单位名: 青禾县人民政府", 15, "没有“单位名”这一项"),
        ("模板:", "模板: [1]", 11, "应当是一个词或者一句话"),
        ("年度: 2024", "年度：2024", 5, "全角冒号"),
    ],
)
def test_a_mistake_in_the_project_has_its_place(run, office, old, new, line, told):
    text = (office / "govgen.yaml").read_text(encoding="utf-8")
    assert old in text
    (office / "govgen.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = run("check")
    assert ran.status == 2
    assert f"govgen.yaml:{line}:" in ran.err
    assert told in ran.err


def test_help_needs_no_project(run, office):
    (office / "govgen.yaml").write_text("坏: 1\n", encoding="utf-8")
    assert run("batch", "--help").status == 0


def test_without_a_project_files_are_asked_for(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in ("batch", "check", "aggregate"):
        ran = run(command, *(["-o", "x", "-u", "y", "-y", "2024"] if command == "aggregate" else []))
        assert ran.status == 2
        assert "缺少" in ran.err


def test_init_writes_over_nothing(run, office):
    before = (office / "名单.csv").read_bytes()
    assert run("init", "-u", "青禾县人民政府").status == 2
    assert run("init", "-u", "青禾县人民政府", "-f").status == 0
    assert (office / "名单.csv").read_bytes() == before


def test_own_numbers_without_units_are_told(run, office):
    ran = run("check", "收件", "--own", "收件/青禾县教育局.yaml")
    assert ran.status == 2
    assert "要与 --children 一起用" in ran.err


def test_a_folder_of_hand_ins_of_every_kind_leaves_nothing_out(run, office):
    (office / "收件" / "林业.xls").write_bytes(b"x")
    (office / "收件" / "商务.yaml.txt").write_text("x", encoding="utf-8")
    (office / "收件" / "说明.txt").write_text("请各单位注意", encoding="utf-8")
    out = run("check").out
    assert "没有读：收件/商务.yaml.txt" in out
    assert "另存为 .xlsx" in out
    assert "说明" not in out


def test_a_new_file_takes_year_and_last_years_report_from_the_project_file(run, office):
    (office / "上年").mkdir()
    unit_file(office / "上年", UNITS[0], ("年度: 2024", "年度: 2023"))
    project = office / "govgen.yaml"
    project.write_text(project.read_text(encoding="utf-8").replace("上年:  ", "上年: 上年  "), encoding="utf-8")
    ran = run("new", "甲.yaml", "-u", UNITS[0])
    assert "按 govgen.yaml：年度 2024，上年 上年" in ran.err
    assert "年度: 2024" in (office / "甲.yaml").read_text(encoding="utf-8")
    ran = run("new", "乙.yaml", "-u", UNITS[2])
    assert ran.status == 0
    assert "没有带上年的数" in ran.err


def test_a_report_is_rendered_with_the_template_of_the_project_file(run, office):
    assert run("template", "export", "-o", "本县.docx").status == 0
    project = office / "govgen.yaml"
    project.write_text(project.read_text(encoding="utf-8").replace("模板:  ", "模板: 本县.docx  "), encoding="utf-8")
    assert "按 govgen.yaml：模板 本县.docx" in run("render", f"收件/{UNITS[0]}.yaml").err


@pytest.mark.parametrize(
    ("written", "told"), [("同期: 收件", "同期 收件"), ("同期: [收件, 别的报告]", "同期 收件、别的报告")]
)
def test_reports_of_other_kinds_lie_in_the_folders_that_the_project_names(run, office, written, told):
    (office / "别的报告").mkdir()
    report = f"报告: 行政执法\n年度: 2024\n单位: {{名称: {UNITS[0]}}}\n行政处罚: {{数量: {{合计: 999999}}}}\n"
    (office / written.rpartition(", ")[2].rpartition(" ")[2].strip("]") / "执法.yaml").write_text(
        report, encoding="utf-8"
    )
    text = (office / "govgen.yaml").read_text(encoding="utf-8")
    (office / "govgen.yaml").write_text(text.replace("同期:", f"{written} #", 1), encoding="utf-8")
    ran = run("check", "--all", f"收件/{UNITS[0]}.yaml")
    assert told in ran.err
    assert "999999" in ran.out


def test_a_folder_of_other_reports_that_is_not_there_is_told(run, office):
    text = (office / "govgen.yaml").read_text(encoding="utf-8")
    (office / "govgen.yaml").write_text(text.replace("同期:", "同期: [收件, 没有] #", 1), encoding="utf-8")
    assert "“没有”找不到" in run("check").err


@pytest.mark.parametrize("place", [".", "甲.yaml"])
def test_a_profile_that_a_project_file_beside_the_data_names_is_not_taken_where_none_is_wanted(
    run, tmp_path, monkeypatch, place
):
    folder = tmp_path / "收件"
    folder.mkdir()
    monkeypatch.chdir(folder)
    unit_file(folder, UNITS[0]).rename(folder / "甲.yaml")
    (folder / "govgen.yaml").write_text("地方要求: ../宽松.yml\n", encoding="utf-8")
    (tmp_path / "宽松.yml").write_text("名称: [", encoding="utf-8")
    assert run("check", place).status == 2
    ran = run("check", place, "--no-local-profile")
    assert ran.status == 0
    assert "地方要求“../宽松.yml”没有采用" in ran.err
    assert run("publish", place, "-o", tmp_path / "公开", "--to", "json", "--no-local-profile").status == 0


def test_a_profile_that_a_project_file_among_the_data_names_is_told_in_every_output(run, tmp_path, monkeypatch):
    folder = tmp_path / "收件"
    folder.mkdir()
    monkeypatch.chdir(folder)
    unit_file(folder, UNITS[0]).rename(folder / "甲.yaml")
    (folder / "govgen.yaml").write_text("地方要求: 宽松.yaml\n", encoding="utf-8")
    lax = "format: 1\nname: 宽松\nbasis: 无\nrules: {length: {severity: 'off'}, local-profile: {severity: 'off'}}\n"
    (folder / "宽松.yaml").write_text(lax, encoding="utf-8")
    for form in ("json", "html", "sarif"):
        assert "govgen.yaml 写的地方要求“宽松.yaml”" in run("check", ".", "-q", "--format", form).out
    assert run("batch", ".", "-o", tmp_path / "报告", "-q").status == 0
    assert "govgen.yaml 写的地方要求“宽松.yaml”" in (tmp_path / "报告" / "汇总.html").read_text(encoding="utf-8")
    assert "宽松.yaml" not in run("check", ".", "--profile", "宽松.yaml", "--format", "json").out


def ask_for(office, profile):
    """Have the project file name a profile; the line on which it does."""
    file = office / "govgen.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("地方要求:"))
    lines[number] = f"地方要求: {profile}"
    file.write_text("\n".join(lines), encoding="utf-8")
    return number + 1


def test_a_profile_of_the_office_itself_counts_also_where_none_beside_the_data_is_wanted(run, office):
    ask_for(office, "本县.yml")
    (office / "本县.yml").write_text("名称: [", encoding="utf-8")
    assert run("check", "收件", "--no-local-profile").status == 2


@pytest.mark.parametrize("name", ["青禾先", "青禾先.yaml"])
def test_a_profile_that_there_is_not_is_told_at_its_line(run, office, name):
    line = ask_for(office, name)
    ran = run("check", "收件")
    assert (ran.status, f"govgen.yaml:{line}:" in ran.err, name in ran.err) == (2, True, True)


def test_a_profile_lies_beside_the_project_file_wherever_a_command_is_run(run, office, monkeypatch):
    ask_for(office, "本县.yml")
    (office / "本县.yml").write_text("format: 1\nname: 本县\nbasis: 无\n", encoding="utf-8")
    monkeypatch.chdir(office / "收件")
    assert run("check", ".").status < 2


LAW = """报告: 行政执法
年度: 2024
单位: {名称: 青禾县教育局, 类别: 部门}
落款日期: 2025-01-20
行政处罚:
  数量: {罚款: 40, 合计: 40, 罚没金额: 12.5, 其余: 0}
情况说明: {总体情况: 全年作出行政处罚决定40宗。}
"""


def test_what_reports_of_one_unit_contradict_each_other_in_is_told_with_the_states(run, office):
    (office / "收件" / "执法.yaml").write_text(LAW, encoding="utf-8")
    line = "几种报告说同一件事的数对不上的单位有 1 个：青禾县教育局（3 处）。"
    asked = ("--beside", "收件")
    assert line + "加 --all，可以看到两份各在哪一格。" in run("check", *asked).out
    whole = run("check", "--all", *asked).out
    assert whole.count("[across-reports ") == 6
    assert line + "两份各在哪一格，见上面的提示。" in whole
    assert line + "两份各在哪一格，见汇总表的“问题”。" in run("batch", *asked).out
    assert "对不上的单位" not in run("check").out
