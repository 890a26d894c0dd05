"""What a page asks of Python is answered in words, also where a part of Python is missing."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from govgen.form.judging import NOT_HERE, Question, check_text
from govgen.form.runtime import site
from govgen.schema import bundled_reports
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
LATER = ("govgen.form.handed", "govgen.documents", "govgen.workbook.reading", "govgen.workbook.form_writing")


def test_what_reads_and_makes_other_files_is_not_waited_for_at_the_start():
    program = f"import sys, govgen.form.judging; print([name for name in {LATER} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert told.stdout.decode().strip() == "[]"


def test_a_word_file_that_a_browser_cannot_make_is_told_with_the_next_step():
    command = [sys.executable, "-c", AS_IN_A_BROWSER, str(FORM / "examples" / "valid" / "部门.yaml"), FORM.name]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    assert told["error"]["message"] == NOT_HERE


IN_A_SITE = """
import json, pathlib, sys
sys.path.insert(0, sys.argv[1])
from govgen.form.packed import answer
text = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
print(json.dumps(json.loads(answer(json.dumps({"do": "check", "text": text})))))
"""


def own_schema(folder):
    """A kind of report that does not come with govgen."""
    shutil.copytree(FORM, folder)
    schema = folder / "schema.yaml"
    schema.write_text(schema.read_text(encoding="utf-8").replace("name: 部门决算", "name: 自己的"), encoding="utf-8")
    for file in folder.glob("examples/valid/*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("报告: 部门决算", "报告: 自己的"), encoding="utf-8")
    return schema


@pytest.mark.parametrize("kind", [*bundled_reports(), "自己的"])
def test_the_archive_for_a_page_of_another_kind_checks_as_the_command_line_does(tmp_path, kind):
    schema = bundled_reports().get(kind) or own_schema(tmp_path / kind)
    held = tmp_path / "site.zip"
    held.write_bytes(site(schema))
    shutil.unpack_archive(held, tmp_path / "site")
    file = min((schema.parent / "examples" / "valid").glob("*.yaml"))
    text = re.sub(r"(?m)^落款日期:.*$", "落款日期: 2031-01-01", file.read_text(encoding="utf-8"))
    given = tmp_path / "年报.yaml"
    given.write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", IN_A_SITE, str(tmp_path / "site"), str(given)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120, cwd=tmp_path).stdout)
    assert told["findings"] == json.loads(check_text(Question(text), schema))["findings"]


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
