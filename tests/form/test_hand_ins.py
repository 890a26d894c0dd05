"""What a page is told of files handed in, and what it gives, is what the commands make of the same."""

import base64
import json
import os

import pytest

from govgen import api
from govgen.cli import main
from govgen.form.judging import answer
from govgen.reporters import report_html
from govgen.schema import bundled_reports
from tests.reports import ROOT

PATH = ROOT / "examples" / "valid" / "2021-县级部门.yaml"


def run(*words):
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


@pytest.fixture
def dossier():
    return api.load(PATH)


def told(name, data, kind=""):
    asked = {"do": "read", "name": name, "data": base64.b64encode(data).decode(), "kind": kind}
    return json.loads(answer(json.dumps(asked)))


def asked(what):
    return answer(json.dumps({"do": what, "text": PATH.read_text(encoding="utf-8")}))


def test_a_word_report_becomes_the_data_file_of_import(dossier, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for carried in (True, False):
        data = api.render(dossier, data=carried)
        (tmp_path / "去年.docx").write_bytes(data)
        assert run("import", "去年.docx", "-o", "年报.yaml", "-f") == 0
        (text,) = told("去年.docx", data)["texts"]
        assert text == (tmp_path / "年报.yaml").read_text(encoding="utf-8")


def test_a_workbook_becomes_the_data_files_of_workbook_import(dossier, tmp_path):
    other = api.load(ROOT / "examples" / "valid" / "2021-乡镇全零.yaml")
    data = api.make_workbook([dossier, other])
    (tmp_path / "表.xlsx").write_bytes(data)
    assert run("workbook", "import", tmp_path / "表.xlsx", "-o", tmp_path / "数据") == 0
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "数据").iterdir()]
    assert sorted(told("表.xlsx", data)["texts"]) == sorted(texts)


@pytest.mark.parametrize("kind", bundled_reports())
def test_the_workbook_and_the_word_file_of_a_kind_of_report_are_read_by_the_form_of_that_kind(kind, tmp_path):
    path = min((bundled_reports()[kind].parent / "examples" / "valid").glob("*.yaml"))
    asked = {"do": "book", "text": path.read_text(encoding="utf-8")}
    (text,) = told("表.xlsx", answer(json.dumps(asked)), kind)["texts"]
    (tmp_path / "表.yaml").write_text(text, encoding="utf-8")
    assert api.load(tmp_path / "表.yaml").report.values == api.load(path).report.values
    (text,) = told("年报.docx", api.render(api.load(path)), kind)["texts"]
    assert f"报告: {kind}\n" in text


def test_a_workbook_of_another_kind_is_refused_with_what_a_page_can_do(dossier):
    message = told("表.xlsx", api.make_workbook([dossier]), "行政执法")["error"]["message"]
    assert message.endswith("请用那一种报告的填报表单打开。")


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(40), b"%PDF-1.4", b"", b"\xd0\xcf\x11\xe0" + bytes(60)])
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "../a", ""])
def test_files_of_other_kinds_are_refused_in_words(name, data):
    assert told(name, data)["error"]["message"].endswith("。")


def test_the_checked_page_is_that_of_check(dossier, monkeypatch):
    monkeypatch.chdir(PATH.parent)
    wanted = report_html(list(api.examine_all([PATH.relative_to(PATH.parent)])))
    page = asked("page").decode()
    assert page == wanted.replace(PATH.name, "年报.yaml")
    assert os.sep + "tmp" not in page


def test_the_workbook_is_that_of_the_command_line(dossier):
    assert asked("book") == api.make_workbook([dossier])
