"""What a page asks of Python is answered in words, also where a part of Python is missing."""

import base64
import json
import re
import shutil
import subprocess
import sys

import pytest
from docx import Document

from govgen import api
from govgen.api.templates import template_path
from govgen.errors import TemplateError
from govgen.form.judging import NOT_HERE, Question, check_text
from govgen.form.runtime import site
from govgen.schema import bundled_reports
from govgen.word.docx.archive import Bundle, pack, read_archive
from tests.reports import ROOT

FORM = ROOT / "reports" / "部门决算"
# a Python of its own: what is imported once is never missed again
AS_IN_A_BROWSER = """
import json, pathlib, sys
sys.modules["lxml"] = None
from govgen.form.judging import answer
from govgen.schema import bundled_reports
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print(json.dumps(json.loads(answer(json.dumps({"do": "render", "text": text}), bundled_reports()[sys.argv[2]]))))
"""

# What opens and makes files of other kinds; a page that checks as it starts must not wait for it.
LATER = ("govgen.form.hand_ins", "govgen.documents", "govgen.workbook.reading", "govgen.workbook.form_writing")


def test_what_reads_and_makes_other_files_is_not_waited_for_at_the_start():
    program = f"import sys, govgen.form.judging; print([name for name in {LATER} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert told.stdout.decode().strip() == "[]"


def test_a_word_file_that_a_browser_cannot_make_is_told_with_the_next_step():
    command = [sys.executable, "-c", AS_IN_A_BROWSER, str(FORM / "examples" / "valid" / "部门.yaml"), FORM.name]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert told["error"]["message"] == NOT_HERE


IN_A_SITE = """
import base64, json, pathlib, sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(("lxml", "docx", "docxtpl")))
from govgen.form.judging import answer_carried as answer
texts = [pathlib.Path(file).read_text(encoding="utf-8") for file in sys.argv[3:]]
told = [answer(json.dumps({"do": sys.argv[2], "text": text})) for text in texts]
print(json.dumps([json.loads(one) if isinstance(one, str) else base64.b64encode(one).decode() for one in told]))
"""
KINDS = [*bundled_reports(), "自己的"]


def own_schema(folder):
    """A kind of report that does not come with govgen, its template with remarks of the office in it."""
    shutil.copytree(FORM, folder)
    schema = folder / "schema.yaml"
    schema.write_text(schema.read_text(encoding="utf-8").replace("name: 部门决算", "name: 自己的"), encoding="utf-8")
    for file in folder.glob("examples/valid/*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("报告: 部门决算", "报告: 自己的"), encoding="utf-8")
    for file in folder.glob("templates/*.docx"):
        document = Document(file)
        document.add_comment(document.paragraphs[0].runs, "标题照去年的", "科员")
        document.save(file)
    return schema


def schema_of(kind, folder):
    return bundled_reports().get(kind) or own_schema(folder / kind)


def said_in_a_page(folder, edition, what, files):
    """What a page of an edition says of data files, with nothing but what it carries."""
    held = folder / f"{edition.id}.zip"
    held.write_bytes(site(edition))
    shutil.unpack_archive(held, folder / edition.id)
    command = [sys.executable, "-c", IN_A_SITE, str(folder / edition.id), what, *map(str, files)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120, cwd=folder).stdout)


@pytest.mark.parametrize("kind", KINDS)
def test_the_archive_for_a_page_of_another_kind_checks_as_the_command_line_does(tmp_path, kind):
    schema = schema_of(kind, tmp_path)
    file = min((schema.parent / "examples" / "valid").glob("*.yaml"))
    text = re.sub(r"(?m)^落款日期:.*$", "落款日期: 2031-01-01", file.read_text(encoding="utf-8"))
    given = tmp_path / "年报.yaml"
    given.write_text(text, encoding="utf-8")
    (told,) = said_in_a_page(tmp_path, api.catalog(schema).newest, "check", [given])
    assert told["findings"] == json.loads(check_text(Question(text), schema))["findings"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_archive_for_a_page_of_another_kind_makes_the_word_files_of_the_command_line(tmp_path, kind):
    schema = schema_of(kind, tmp_path)
    files = {}
    for file in sorted((schema.parent / "examples" / "valid").glob("*.yaml")):
        files.setdefault(api.load(file, schema=schema).report.edition.id, []).append(file)
    for edition, given in files.items():
        made = said_in_a_page(tmp_path, api.catalog(schema).editions[edition], "render", given)
        wanted = [api.render(api.load(file, schema=schema), data=True) for file in given]
        assert [base64.b64decode(one) for one in made] == wanted


def test_no_page_is_made_with_a_template_that_prints_wrong_reports(tmp_path):
    schema = own_schema(tmp_path / "自己的")
    edition = api.catalog(schema).newest
    path = template_path(edition)
    path.write_bytes(with_text(path.read_bytes(), "{{ 收支总表.", "{{ 收支表."))
    with pytest.raises(TemplateError, match="模板有") as told:
        site(edition)
    assert told.value.location.file == str(path)


def with_text(data, old, new):
    """A Word file whose document says another thing."""
    members = read_archive(data)
    changed = members["word/document.xml"].unpack().replace(old.encode(), new.encode(), 1)
    assert changed != members["word/document.xml"].unpack()
    return Bundle().add({**members, "word/document.xml": pack("word/document.xml", changed)}.values()).close()


def test_what_is_blank_is_told_with_what_a_page_can_do():
    text = "年度: 2024\n单位: {名称: 青禾县水利局, 类别: 部门}\n申请:\n  本年新收:\n"
    told = [one["message"] for one in json.loads(check_text(Question(text)))["findings"] if one["rule"] == "not-filled"]
    assert told
    assert all("Alt+0" in one and "govgen" not in one for one in told)


def test_a_reason_is_given_by_the_tick_that_a_page_has():
    text = "年度: 2024\n单位: {名称: 青禾县水利局, 类别: 部门}\n主动公开:\n  规章: {本年制发件数: 5}\n"
    told = [
        one["message"] for one in json.loads(check_text(Question(text)))["findings"] if one["severity"] == "warning"
    ]
    assert any("请打勾写明" in one for one in told)
    assert not any("在“说明”里" in one for one in told)


def test_last_years_file_is_called_as_it_was_given_and_is_nobody_elses_while_there_is_no_unit():
    before = "年度: 2023\n单位: {名称: 青禾县林业局, 类别: 部门}\n"
    for unit in ("青禾县水利局", ""):
        text = f"年度: 2024\n单位: {{名称: {unit}, 类别: 部门}}\n"
        told = json.loads(check_text(Question(text, before, "去年.docx")))["findings"]
        said = [one["message"] for one in told if one["rule"] == "previous-mismatch"]
        assert len(said) == bool(unit)
        assert all("上年的文件 去年.docx 是" in one for one in said)
    assert any("请在“单位·名称”里填机关全称" in one["message"] for one in told)


def test_what_an_expression_of_the_prose_gives_is_told_with_the_findings():
    share, no_name = "{{ (1 / 3)|百分比(1) }}", "{{ 没有 * 2 }}"
    prose = f"总体情况: |\n  **占{share}，{{{{ 年度 }}}}年。**又{share}、{no_name}。\n"
    told = json.loads(check_text(Question(f"年度: 2024\n单位: {{名称: 青禾县水利局}}\n{prose}")))
    assert told["readings"] == {share: "33.3%", "{{ 年度 }}": "2024"}
