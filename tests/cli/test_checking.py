"""`govgen check` as its users meet it."""

import json


def test_a_good_file_passes_with_status_0(run, example):
    ran = run("check", example)
    assert ran.status == 0
    assert "校验完成：1 份，通过 1" in ran.out


def test_an_error_gives_status_1_and_its_place(run, wrong):
    ran = run("check", wrong)
    assert ran.status == 1
    assert f"{wrong}:" in ran.out
    assert "[edition-year" in ran.out


def test_json_stands_alone_on_standard_output(run, wrong):
    ran = run("check", wrong, "--format", "json")
    assert json.loads(ran.out)["summary"]["files"] == 1
    assert ran.status == 1


def test_one_unreadable_file_does_not_stop_the_others(run, example, tmp_path):
    ran = run("check", tmp_path / "没有.yaml", example)
    assert ran.status == 2
    assert "没有.yaml" in ran.out
    assert "通过 1" in ran.out


def test_output_goes_to_a_file(run, example, tmp_path):
    target = tmp_path / "结果.json"
    ran = run("check", example, "--format", "json", "-o", target)
    assert ran.status == 0
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1


def test_warnings_fail_only_when_asked(run, example, tmp_path):
    path = tmp_path / "警告.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text + "\n标题: 工作总结\n", encoding="utf-8")
    assert run("check", path).status == 0
    assert run("check", path, "--fail-on", "warning").status == 1


def test_last_years_file_is_held_against_this_years(run, example, tmp_path):
    last = tmp_path / "去年.yaml"
    text = example.read_text(encoding="utf-8")
    last.write_text(text.replace("年度: 2024", "年度: 2023", 1), encoding="utf-8")
    ran = run("check", example, "--previous", last)
    assert "现行有效衔接" in ran.out
