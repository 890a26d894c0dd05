"""A unit is made as it would be made alone: with what its place asks for, and with comments in a draft."""

import io
import pickle
import subprocess
import sys
import zipfile

import pytest

from govgen import api
from govgen.batch import Job, produce, read_recipe
from govgen.batch.entry import BROKEN, PASSED, WARNED
from govgen.checking.profiles import NO_LOCAL
from govgen.documents.embedded.reconciling import TAKEN
from govgen.errors import SchemaError, TemplateError, UsageError
from govgen.files import bundled
from govgen.workbook.form_writing import form_book
from govgen.workbook.long_writing import long_book
from tests.batch.units import ROOT, documents, fill, run, text_of, write
from tests.documents.filling import example
from tests.word.making import part, with_parts

PROFILE = """format: 1
name: 某县
basis: 某文
rules:
  length: {{sections: [总体情况], most: {most}, severity: warning}}
"""


@pytest.fixture
def local(tmp_path):
    """A folder with a unit that names the requirements of its place, which lie beside it."""
    write(tmp_path / "源" / "a" / "甲.yaml", text_of() + "\n地方要求: 某县\n")
    return tmp_path / "源" / "a" / "甲.yaml"


def require(local, most):
    write(local.with_name("某县.yaml"), PROFILE.format(most=most))


def test_what_a_place_asks_for_is_checked(local, tmp_path):
    require(local, 1)
    _, (entry,) = run(local, tmp_path / "出")
    assert entry.verdict == WARNED
    assert {remark.rule for remark in entry.remarks} == {"length", "local-profile"}


def test_a_unit_is_done_again_when_its_place_asks_for_something_else(local, tmp_path):
    require(local, 1)
    run(local, tmp_path / "出")
    assert run(local, tmp_path / "出")[0].kept == 1
    require(local, 5000)
    result, (entry,) = run(local, tmp_path / "出")
    assert (result.kept, entry.verdict) == (0, PASSED)


def test_requirements_that_are_not_there_or_wrong_stop_that_unit_only(local, tmp_path):
    write(local.with_name("乙.yaml"), text_of("青禾县乙镇人民政府"))
    result, entries = run(local.parent, tmp_path / "出")
    assert dict(result.counts) == {BROKEN: 1, PASSED: 1}
    assert "没有“某县”这份地方要求" in "".join(entry.trouble for entry in entries)
    require(local, "多")
    assert dict(run(local, tmp_path / "出")[0].counts) == {BROKEN: 1}


@pytest.fixture
def asked(tmp_path):
    """A place's requirements that no data file names."""
    return write(tmp_path / "别处" / "某县.yaml", PROFILE.format(most=1))


def test_what_the_command_asks_for_is_checked_in_data_files_forms_and_tables(asked, tmp_path):
    source = fill(tmp_path / "源", 1)
    (source / "表.xlsx").write_bytes(long_book([example()], example().edition))
    (source / "式.xlsx").write_bytes(form_book(example()))
    _, entries = run(source, tmp_path / "出", profile=str(asked))
    assert ["length" in {remark.rule for remark in entry.remarks} for entry in entries] == [True] * 3


def test_all_units_are_done_again_when_that_changes(asked, tmp_path):
    source, out = fill(tmp_path / "源", 2), tmp_path / "出"
    run(source, out)
    assert run(source, out, profile=str(asked))[0].kept == 0
    assert run(source, out, profile=str(asked))[0].kept == 2
    write(asked, PROFILE.format(most=5000))
    result, _ = run(source, out, profile=str(asked))
    assert (result.kept, dict(result.counts)) == (0, {PASSED: 2})


def test_it_takes_the_place_of_what_a_data_file_names(asked, local, tmp_path):
    require(local, "多")
    _, (entry,) = run(local, tmp_path / "出", profile=str(asked))
    assert (entry.verdict, [remark.rule for remark in entry.remarks]) == (WARNED, ["length"])


def test_what_lies_beside_the_data_is_told_in_every_summary_and_may_be_left_out(local, tmp_path):
    require(local, 5)
    for profile, words in (("", "旁边的地方要求“某县.yaml”检查"), (NO_LOCAL, "没有采用")):
        out = tmp_path / f"出{profile}"
        summaries = tuple(out / f"汇总{kind}" for kind in (".html", ".csv", ".json", ".xlsx"))
        result, (entry,) = run(local, out, profile=profile, summaries=summaries)
        assert result.counts[WARNED if not profile else PASSED] == 1
        assert words in entry.local
        assert all(words in said_in(path) for path in summaries)


def test_one_with_the_name_of_one_that_comes_with_govgen_takes_its_place_for_no_unit(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    data = next(source.glob("*.yaml"))
    data.write_text(f"{data.read_text(encoding='utf-8')}地方要求: 青禾县\n", encoding="utf-8")
    _, (before,) = run(source, out)
    local = write(source / "青禾县.yaml", PROFILE.format(most=5))
    result, (entry,) = run(source, out)
    assert result.kept == 0
    assert set(before.remarks) < set(entry.remarks)
    assert ["与自带的同名" in each.message for each in set(entry.remarks) - set(before.remarks)] == [True]
    local.unlink()
    assert run(source, out)[1][0].remarks == before.remarks


def said_in(summary):
    if summary.suffix != ".xlsx":
        return summary.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(summary) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_requirements_that_cannot_be_used_stop_the_batch_before_it_begins(tmp_path):
    bad = write(tmp_path / "坏" / "某县.yaml", PROFILE.format(most="多"))
    with pytest.raises(SchemaError, match="选项“most”应当是 1 到 999999999 的整数"):
        run(fill(tmp_path / "源", 1), tmp_path / "出", profile=str(bad))
    with pytest.raises(UsageError, match="没有“无此县”这份地方要求"):
        run(tmp_path / "源", tmp_path / "出", profile="无此县")
    assert not (tmp_path / "出").exists()


def test_a_draft_has_its_findings_as_comments():
    recipe = read_recipe(bundled("schema.yaml"), None, True, "1")
    made = produce(Job("某处.yaml", text_of(wrong=True).encode()), recipe)
    assert made.document is not None
    with zipfile.ZipFile(io.BytesIO(made.document)) as archive:
        assert "不认识的键" in archive.read("word/comments.xml").decode()


def rewritten(path, old, new):
    """The official template of 2021 with another text in it."""
    with zipfile.ZipFile(bundled("templates/2021.docx")) as official, zipfile.ZipFile(path, "w") as own:
        for name in official.namelist():
            data = official.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            own.writestr(name, data)
    return path


def with_constant(path):
    """The official template of 2021 in which the text of one figure stands instead of its tag."""
    return rewritten(path, "{{ 申请.本年新收.总计 }}", "7")


def test_a_template_that_render_refuses_makes_no_document_in_a_batch_either(tmp_path):
    own = with_constant(tmp_path / "own.docx")
    with pytest.raises(TemplateError, match="缺少官方单元格"):
        run(fill(tmp_path / "源", 2), tmp_path / "出", template=own)
    assert not (tmp_path / "出").exists()


def test_what_a_template_leaves_out_of_the_head_is_noted_of_the_unit(tmp_path):
    official = bundled("templates/2021.docx").read_bytes()
    xml = part(official).replace("{{ 联系方式 }}", "")
    own = tmp_path / "模板.docx"
    own.write_bytes(with_parts(official, {"word/document.xml": xml}))
    write(tmp_path / "源" / "甲.yaml", (ROOT / "examples/valid/2021-县级部门.yaml").read_text("utf-8"))
    _, (entry,) = run(tmp_path / "源", tmp_path / "出", template=own)
    assert entry.note == "数据文件里写了“联系.地址”“联系.邮编”“联系.电话”，用这个模板生成的报告里没有"


def test_a_template_for_one_edition_stops_the_units_of_another(tmp_path):
    write(tmp_path / "源" / "a.yaml", text_of())
    write(tmp_path / "源" / "b.yaml", text_of("青禾县乙镇人民政府").replace("年度: 2022", "年度: 2019"))
    _, entries = run(tmp_path / "源", tmp_path / "出", template=bundled("templates/2021.docx"), draft=True)
    assert [bool(entry.output) for entry in entries] == [True, False]
    assert "模板有" in entries[1].trouble


def test_a_template_for_an_older_edition_prints_the_units_of_it(tmp_path):
    write(tmp_path / "源" / "b.yaml", text_of("青禾县乙镇人民政府").replace("年度: 2022", "年度: 2020"))
    _, (entry,) = run(tmp_path / "源", tmp_path / "出", template=bundled("templates/2019.docx"), draft=True)
    assert entry.output


WORKER = """
import pickle, sys
from govgen import api
from govgen.batch import Job, produce
recipe, job = pickle.load(sys.stdin.buffer)
made = produce(job, recipe)
print(made.document is not None, "govgen.word.lint" in sys.modules)
"""


def test_a_worker_is_told_the_verdict_on_a_template_and_proves_nothing(tmp_path):
    own = rewritten(tmp_path / "own.docx", 'w:linePitch="579"', 'w:linePitch="580"')
    recipe = read_recipe(bundled("schema.yaml"), own, True, "1")
    own.write_bytes(b"changed while the batch runs")
    sent = pickle.dumps((recipe, Job("某处.yaml", text_of().encode())))
    worker = subprocess.run([sys.executable, "-c", WORKER], input=sent, capture_output=True, check=True)
    assert worker.stdout.split() == [b"True", b"False"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_document_is_byte_for_byte_what_render_makes_of_the_same_file(path, tmp_path):
    run(path, tmp_path / "出")
    run(path, tmp_path / "无", data=False)
    (made,), (bare,) = documents(tmp_path / "出").values(), documents(tmp_path / "无").values()
    assert made == api.render(api.load(path), data=True)
    assert bare == api.render(api.load(path))
    assert made != bare


def test_a_document_of_a_table_or_a_form_carries_what_its_row_says(tmp_path):
    source = tmp_path / "源"
    source.mkdir()
    (source / "表.xlsx").write_bytes(long_book([example()], example().edition))
    (source / "式.xlsx").write_bytes(form_book(example()))
    run(source, tmp_path / "出")
    made = documents(tmp_path / "出")
    assert len(made) == 2
    for name, document in made.items():
        imported = api.import_(document, name=name)
        assert TAKEN in imported.receipt.notes
        assert [cell.text for cell in imported.report.cells] == [cell.text for cell in example().cells]


def test_a_draft_carries_no_data(tmp_path):
    run(fill(tmp_path / "源", 1), tmp_path / "出", draft=True)
    (made,) = documents(tmp_path / "出").values()
    assert not any(name.startswith("customXml/item") for name in zipfile.ZipFile(io.BytesIO(made)).namelist())
