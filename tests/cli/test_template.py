"""`govgen template` as its users meet it."""

import re
from pathlib import Path

import docx

from tests.small_schemas import ROUNDED_SUM, schema_file, small_schema


def test_the_built_in_template_is_exported_and_faultless(run, tmp_path):
    path = tmp_path / "模板.docx"
    assert run("template", "export", "-e", "2021", "-o", path).status == 0
    ran = run("template", "check", path)
    assert ran.status == 0
    assert "没有问题" in ran.out


def test_every_fault_is_listed_at_once(run, tmp_path):
    path = tmp_path / "模板.docx"
    run("template", "export", "-e", "2021", "-o", path)
    document = docx.Document(path)
    document.tables[1].cell(4, 5).paragraphs[0].runs[0].text = "{{ 申请.本年新受.自然人 }}"
    document.tables[0].cell(2, 1).paragraphs[0].runs[0].text = "{{ 主动公开.规章"
    document.save(path)
    ran = run("template", "check", path)
    assert ran.status == 1
    assert "第 2 张表" in ran.out
    assert "是否想写" in ran.out
    assert "第 1 张表" in ran.out


def test_a_file_that_is_no_word_file_is_told(run, example):
    ran = run("template", "check", example)
    assert ran.status == 2
    assert "Word" in ran.err
    assert "另存为 .docx" in ran.err
    assert str(example) in ran.err


def test_a_missing_file_is_told(run, tmp_path):
    ran = run("template", "check", tmp_path / "没有.docx")
    assert ran.status == 2
    assert "没有这个模板文件" in ran.err


def test_a_template_is_drawn_beside_a_schema(run, tmp_path):
    schema = tmp_path / "schema.yaml"
    schema.write_bytes((Path(__file__).parents[1] / "toy" / "schema.yaml").read_bytes())
    assert run("template", "new", "--schema", schema).status == 0
    (made,) = (tmp_path / "templates").iterdir()
    assert made.suffix == ".docx"


def test_a_template_that_is_lacking_is_drawn_by_the_command_that_is_told(run, tmp_path):
    schema = schema_file(tmp_path, small_schema(ROUNDED_SUM))
    (tmp_path / "templates" / "1.docx").rename(tmp_path / "templates" / "2.docx")
    words = ("new", tmp_path / "a.yaml", "--schema", schema, "-u", "某校", "-y", "2025", "-c", "学校")
    refused = run(*words)
    assert refused.status == 2
    command = re.search(r"govgen (template new --schema \S+ -e 1)", refused.err)[1]
    assert run(*command.split()).status == 0
    assert run(*words).status == 0
