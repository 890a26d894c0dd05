"""What a page asks of Python is answered in words, also where a part of Python is missing."""

import json
import shutil
import subprocess
import sys

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


def test_the_archive_for_a_page_of_another_kind_knows_that_kind(tmp_path):
    held = tmp_path / "site.zip"
    held.write_bytes(site(bundled_reports()["政府网站"]))
    shutil.unpack_archive(held, tmp_path / "site")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import json\nfrom govgen.form.judging import answer\n"
        'print(answer(json.dumps({"do": "check", "text": "报告: 政府网站\\n年度: 2024\\n"})))'
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60, cwd=tmp_path)
    assert "没有“政府网站”这种报告" not in told.stdout.decode()
    assert "findings" in json.loads(told.stdout)


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
