"""Files whose names do not say what they are: one fate, by whatever command they are met."""

import pytest

from govgen import api
from govgen.batch.sources import find_sources
from govgen.errors import SourceError
from govgen.reading import examine_all
from govgen.reading.endings import MISNAMED, OTHER, WHAT, refuse_unreadable
from govgen.reading.recognising import RENAMED
from tests.batch.units import run
from tests.reports import ROOT

EXAMPLE = ROOT / "examples" / "valid" / "2021-县级部门.yaml"
CONTENT = {
    ".yaml": EXAMPLE.read_bytes,
    ".docx": lambda: api.render(api.load(EXAMPLE)),
    ".xlsx": lambda: api.make_workbook([api.load(EXAMPLE)]),
    ".html": lambda: b"<!DOCTYPE html><html></html>",
    ".pdf": lambda: b"%PDF-1.7",
    ".doc": lambda: (
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    ),
    ".mht": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related",
}
NAMES = {
    "财政局": (".yaml", "财政局.yaml"),
    "财政局.2025": (".yaml", "财政局.2025.yaml"),
    "财政局.yaml.bak": (".yaml", "财政局.yaml"),
    "教育局.docx.tmp": (".docx", "教育局.docx"),
    "教育局.docx ": (".docx", "教育局.docx"),
    "教育局": (".xlsx", "教育局.xlsx"),
    "水利局.网页": (".html", "水利局.网页.html"),
    "水利局": (".pdf", "水利局.pdf"),
    "水利局.xml": (".doc", "水利局.xml.doc"),
    "水利局.单个文件": (".mht", "水利局.单个文件.mht"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_whose_name_does_not_say_what_it_is_has_one_fate_and_is_told_how_to_be_called(name, tmp_path):
    ending, called = NAMES[name]
    (tmp_path / name).write_bytes(CONTENT[ending]())
    reason = MISNAMED.format(what=WHAT[ending], ending=ending, name=called)
    (outcome,) = examine_all([tmp_path])
    assert outcome.error.message == reason + "。"
    assert [one.reason for one in find_sources([str(tmp_path)]).unused] == [reason]
    refuse_unreadable((tmp_path / name).rename(tmp_path / called))


def test_a_file_without_an_ending_that_holds_no_report_is_of_an_unknown_kind(tmp_path):
    (tmp_path / "便条").write_text("请收", encoding="utf-8")
    with pytest.raises(SourceError, match="不认识"):
        refuse_unreadable(tmp_path / "便条")
    assert [one.reason for one in find_sources([str(tmp_path)]).unused] == [OTHER]


def test_a_collecting_workbook_under_the_name_of_a_word_file_is_told_as_what_it_is(tmp_path):
    path = tmp_path / "来" / "财政局.docx"
    path.parent.mkdir()
    path.write_bytes(CONTENT[".xlsx"]())
    path.with_name("青禾县自然资源局.yaml").write_bytes(EXAMPLE.read_bytes())
    reason = RENAMED.format(found=".docx", ending=".xlsx")
    (outcome,) = examine_all([path])
    assert outcome.error.message == reason
    result, _ = run(path.parent, tmp_path / "报告")
    assert [str(one) for one in result.attendance.unused] == [f"{path}：{reason}".rstrip("。")]
