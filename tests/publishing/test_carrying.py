"""A published document carries its data: it comes back whole, and every change made since is told with its place."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from govgen import api
from govgen.checking import check_dossier
from govgen.documents import import_report
from govgen.documents.receipt import Imported
from govgen.errors import SourceError
from govgen.model.carried import NAMESPACE
from govgen.prose import open_dossier
from govgen.publishing import files_of
from tests.publishing.papers import EXAMPLES
from tests.reports import CATALOG, ROOT

NEWEST = ROOT / "examples/valid/2021-县级部门.yaml"
ITEM = "customXml/item1.xml"


def word(path: Path = NEWEST) -> bytes:
    return api.render(api.load(path), data=True)


def page(path: Path = NEWEST) -> bytes:
    of = api.publish(api.load(path))
    return files_of(of, ["html"]).files[f"{of.name}.html"]


def read(data: bytes, folder: Path, name: str = "a.docx") -> Imported:
    (folder / name).write_bytes(data)
    return import_report(folder / name, CATALOG)


def edited(document: bytes, part: str, change) -> bytes:
    """A Word file with one part changed, as a program that saves it again would write it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
    return held.getvalue()


def typed(report) -> list[object]:
    head = {key: written.text for key, written in report.head.items()}
    passages = [(passage.section, passage.part, passage.heading, passage.text) for passage in report.passages]
    return [head, [(cell.text, cell.value) for cell in report.cells], passages]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_all_that_was_typed_comes_back_from_word(path, tmp_path):
    assert typed(read(word(path), tmp_path).report) == typed(api.load(path).report)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_all_that_was_typed_comes_back_from_a_page(path, tmp_path):
    assert typed(read(page(path), tmp_path, "a.html").report) == typed(api.load(path).report)


def test_what_comes_back_stands_at_places_of_the_document(tmp_path):
    report = read(word(), tmp_path).report
    places = {cell.location for cell in report.cells if cell.text}
    assert all(place.file.endswith("a.docx") and place.line is None for place in places)
    assert {passage.location.file for passage in report.passages} == {report.file}


def test_nothing_that_is_printed_changes_and_nothing_is_added_without_data():
    plain, carrying = api.render(api.load(NEWEST)), word()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(io.BytesIO(carrying)) as new:
        changed = {name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)}
        assert ITEM not in old.namelist()
    links = {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert changed - links == {ITEM, "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"}


def test_a_draft_carries_no_data():
    made = api.render(api.load(NEWEST), draft=True, data=True)
    assert ITEM not in zipfile.ZipFile(io.BytesIO(made)).namelist()


def test_what_only_the_examiner_is_told_and_where_files_lie_stays_at_home(tmp_path):
    path = tmp_path / "a.yaml"
    text = NEWEST.read_text(encoding="utf-8")
    waiver = "说明:\n  - {规则: jump, 位置: 主动公开, 理由: 内部理由}\n"
    path.write_text(f"# 内部批注\n{text}{waiver}", encoding="utf-8")
    dossier = api.load(path)
    made = api.render(dossier, data=True, findings=())
    held = zipfile.ZipFile(io.BytesIO(made)).read(ITEM).decode()
    assert "青禾县自然资源局" in held
    assert not re.search(f"内部理由|内部批注|a\\.yaml|{tmp_path}", held)


def digits(document: bytes) -> list[tuple[int, str]]:
    """The digits printed by the body of a Word file, with their offsets in its XML."""
    xml = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    texts = re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    return [(at, xml[at]) for text in texts for at in range(text.start(1), text.end(1)) if xml[at].isdigit()]


@pytest.mark.slow
def test_a_changed_digit_is_told_wherever_it_stands(tmp_path):
    document = word()
    chance = random.Random(17)
    for at, digit in chance.sample(digits(document), 100):
        other = str((int(digit) + chance.randint(1, 9)) % 10)
        made = edited(document, "word/document.xml", lambda xml, at=at, new=other: xml[:at] + new + xml[at + 1 :])
        notes = read(made, tmp_path).receipt.notes
        assert any("公开后有改动" in note for note in notes)


def test_a_changed_figure_is_told_with_both_values_and_read_as_printed(tmp_path):
    changed = edited(word(), "word/document.xml", lambda xml: xml.replace("286.415</w:t>", "386.415</w:t>"))
    imported = read(changed, tmp_path)
    told = [note for note in imported.receipt.notes if "286.415" in note]
    assert any("行政事业性收费" in note and "386.415" in note for note in told)
    assert "386.415" in {cell.text for cell in imported.report.cells}


def test_a_changed_sentence_is_told_with_the_words_about_it(tmp_path):
    changed = edited(word(), "word/document.xml", lambda xml: xml.replace("信息486条", "信息684条"))
    found = check_dossier(open_dossier(read(changed, tmp_path).report))
    finding = next(each for each in found if "684" in each.message and each.rule == "altered-document")
    assert "486" in finding.message
    assert "段" in str(finding.location)


def test_a_changed_figure_of_a_page_is_told(tmp_path):
    data = page().decode().replace(">286.415<", ">386.415<", 1)
    notes = read(data.encode(), tmp_path, "a.html").receipt.notes
    assert any("公开后有改动" in note and "386.415" in note for note in notes)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("行政许可", "行政许克", 1),
        lambda xml: xml[: len(xml) // 2] + "</data>",
        lambda xml: re.sub(r"(<data [^>]*>).*(</data>)", r"\1\2", xml, flags=re.DOTALL),
        lambda xml: xml.replace('edition="2021"', 'edition="1999"'),
    ],
    ids=["edited", "cut", "empty", "other edition"],
)
def test_data_that_was_tampered_with_is_not_used(change, tmp_path):
    imported = read(edited(word(), ITEM, change), tmp_path)
    assert any("没有采用" in note for note in imported.receipt.notes)
    assert imported.report.text("单位.简称") == ""
    assert imported.report.unit == "青禾县自然资源局"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f'<data xmlns="{NAMESPACE}">' + " " * 9_000_000 + "</data>", "100 倍"),
        (f'<!DOCTYPE x [<!ENTITY a "b">]><data xmlns="{NAMESPACE}">&a;</data>', "实体声明"),
    ],
    ids=["bomb", "entities"],
)
def test_a_part_that_no_honest_program_writes_is_refused_with_its_file(content, told, tmp_path):
    with pytest.raises(SourceError, match=told):
        read(edited(word(), ITEM, lambda _: content), tmp_path)


@pytest.mark.parametrize(
    "content", ["<data", "", '<other xmlns="urn:of:another:program"/>'], ids=["torn", "empty", "other"]
)
def test_data_that_can_no_more_be_read_is_told_and_the_text_is_read(content, tmp_path):
    imported = read(edited(word(), ITEM, lambda _: content), tmp_path)
    assert imported.report.unit == "青禾县自然资源局"
    assert any("坏了" in note for note in imported.receipt.notes)


def test_what_another_program_put_into_a_file_is_nothing_to_tell(tmp_path):
    made = edited(word(), ITEM, lambda _: '<other xmlns="urn:of:another:program"/>')
    made = edited(made, "customXml/itemProps1.xml", lambda xml: xml.replace(NAMESPACE, "urn:of:another:program"))
    assert read(made, tmp_path).receipt.notes == ()


def test_data_that_says_something_else_than_the_text_is_not_believed(tmp_path):
    other = zipfile.ZipFile(io.BytesIO(word(ROOT / "examples/valid/2021-县人民政府.yaml"))).read(ITEM).decode()
    imported = read(edited(word(), ITEM, lambda _: other), tmp_path)
    assert imported.report.unit == "青禾县自然资源局"
    assert any("是另一份报告（青禾县人民政府 2023 年）的" in note for note in imported.receipt.notes)
    assert [each.kind for each in imported.report.problems] == ["unusable-data"]


def test_data_that_is_unlike_an_unchanged_text_accuses_nobody(tmp_path):
    document = word()
    item = zipfile.ZipFile(io.BytesIO(document)).read(ITEM).decode()
    printed = re.search(r'text="(\w+)"', item)[0]
    kept = re.search("<text>.*</text>", item, re.DOTALL)[0]
    other = zipfile.ZipFile(io.BytesIO(word(ROOT / "examples/valid/2021-县人民政府.yaml"))).read(ITEM).decode()
    forged = re.sub("<text>.*</text>", lambda _: kept, re.sub(r'text="\w+"', printed, other), flags=re.DOTALL)
    imported = read(edited(document, ITEM, lambda _: forged), tmp_path)
    assert any("不一致" in note and "没有采用" in note for note in imported.receipt.notes)
    assert not [each for each in check_dossier(open_dossier(imported.report)) if each.rule == "altered-document"]


def test_a_page_whose_frame_a_site_has_taken_away_is_read_by_what_it_says(tmp_path):
    data = page().decode().replace('id="govgen-report"', 'class="content"')
    imported = read(data.encode(), tmp_path, "a.html")
    assert typed(imported.report) == typed(api.load(NEWEST).report)
    assert not any("改动" in note for note in imported.receipt.notes)


def test_a_paragraph_that_was_hidden_since_is_told_and_not_taken_for_printed(tmp_path):
    def hide(document: str) -> str:
        first = next(run for run in re.findall(r"<w:r>.*?</w:r>", document) if "全年" in run)
        rest = first.removeprefix("<w:r>").replace("<w:rPr>", "<w:rPr><w:vanish/>", 1)
        rest = rest if "<w:vanish/>" in rest else f"<w:rPr><w:vanish/></w:rPr>{rest}"
        return document.replace(first, f"<w:r>{rest}", 1)

    was = read(word(), tmp_path)
    now = read(edited(word(), "word/document.xml", hide), tmp_path)
    assert not was.report.problems
    assert {problem.kind for problem in now.report.problems} == {"altered-document", "unread"}
    assert any("少了“" in note or "现在是" in note for note in now.receipt.notes)
    assert len("".join(each.text for each in now.report.passages)) < len(
        "".join(each.text for each in was.report.passages)
    )


@pytest.mark.parametrize("words", ["{hidden}", "<w:r><w:t>说明甲</w:t></w:r>{hidden}<w:r><w:t>说明乙</w:t></w:r>"])
def test_what_a_template_hides_itself_is_no_change(words, tmp_path):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>备注</w:t></w:r>"

    def with_words(xml: str) -> str:
        at = max(xml.rfind(begin, 0, xml.index("{{p 总体情况 }}")) for begin in ("<w:p>", "<w:p "))
        return f"{xml[:at]}<w:p>{words.format(hidden=hidden)}</w:p>{xml[at:]}"

    dossier = api.load(NEWEST)
    template = tmp_path / "t.docx"
    official = api.template_path(dossier.report.edition).read_bytes()
    template.write_bytes(edited(official, "word/document.xml", with_words))
    imported = read(api.render(dossier, template=template, data=True), tmp_path)
    assert not imported.report.problems
    assert any("相符" in note for note in imported.receipt.notes)


def test_data_that_was_taken_out_is_told(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml/"):
                new.writestr(name, old.read(name))
    cut = re.sub(rb'<template id="govgen-data".*?</template>', b"", page(), flags=re.DOTALL)
    for data, name in ((held.getvalue(), "a.docx"), (cut, "a.html")):
        (problem,) = read(data, tmp_path, name).report.problems
        assert (problem.kind, "不见了" in problem.found) == ("unusable-data", True)


def test_a_file_that_never_had_data_misses_none(tmp_path):
    assert not read(api.render(api.load(NEWEST)), tmp_path).report.problems
