"""A batch makes what changed, leaves what did not, and loses nothing."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from govgen.batch import Job, produce, read_recipe
from govgen.batch.entry import BROKEN, FAILED, PASSED
from govgen.errors import OutputError, TemplateError, UsageError
from govgen.files import bundled
from govgen.reading.own_outputs import SUMMARIES
from tests.batch.units import UNIT, documents, fill, run, text_of, write


def test_the_unit_of_work_is_a_function_of_bytes():
    recipe = read_recipe(bundled("schema.yaml"), None, False, "1")
    job = Job("某处.yaml", text_of().encode())
    first, second = produce(job, recipe), produce(job, recipe)
    assert first.document == second.document
    assert first.document is not None
    assert (first.unit, first.verdict) == (UNIT, PASSED)


def test_one_bad_unit_never_stops_the_rest(tmp_path):
    source = fill(tmp_path / "源", 20, wrong=3)
    write(source / "坏.yaml", "- [")
    result, entries = run(source, tmp_path / "出")
    assert dict(result.counts) == {PASSED: 19, FAILED: 1, BROKEN: 1}
    assert result.worst == BROKEN
    assert len(documents(tmp_path / "出")) == 19
    assert {entry.source for entry in entries if not entry.output} == {"../源/003.yaml", "../源/坏.yaml"}


def test_a_second_run_does_only_what_changed(tmp_path):
    source, out = fill(tmp_path / "源", 6), tmp_path / "出"
    run(source, out)
    before = documents(out)
    write(source / "002.yaml", text_of("青禾县第2镇人民政府").replace("137条", "138条"))
    result, _ = run(source, out)
    after = documents(out)
    assert result.kept == 5
    assert [name for name in before if before[name] != after[name]] == ["青禾县第2镇人民政府-2022.docx"]


def test_a_document_that_is_gone_or_emptied_is_made_again(tmp_path):
    source, out = fill(tmp_path / "源", 3), tmp_path / "出"
    run(source, out)
    before = documents(out)
    first, second, _ = sorted(before)
    (out / first).unlink()
    (out / second).write_bytes(b"")
    result, _ = run(source, out)
    assert result.kept == 1
    assert documents(out) == before


def test_a_document_that_is_marked_read_only_is_not_replaced_even_by_force(tmp_path):
    source, out = fill(tmp_path / "源", 2), tmp_path / "出"
    run(source, out)
    kept = out / min(documents(out))
    kept.chmod(0o444)
    before = kept.stat().st_mtime_ns
    result, entries = run(source, out, force=True)
    assert dict(result.counts) == {PASSED: 1, BROKEN: 1}
    assert [entry.trouble for entry in entries if "只读" in entry.trouble]
    assert kept.stat().st_mtime_ns == before


def test_force_makes_everything_again(tmp_path):
    source, out = fill(tmp_path / "源", 3), tmp_path / "出"
    run(source, out)
    assert run(source, out, force=True)[0].kept == 0


@pytest.mark.parametrize("change", [{"draft": True}, {"data": False}, {"template": bundled("templates/2021.docx")}])
def test_another_recipe_makes_everything_again(tmp_path, change):
    source, out = fill(tmp_path / "源", 2), tmp_path / "出"
    run(source, out)
    assert run(source, out, **change)[0].kept == 0


def test_a_document_changed_by_hand_is_kept_and_told(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    run(source, out)
    (document,) = out.glob("*.docx")
    document.write_bytes(b"by hand")
    _, (entry,) = run(source, out)
    assert (entry.verdict, "改动过" in entry.note) == (PASSED, True)
    write(source / "000.yaml", text_of("青禾县第0镇人民政府").replace("137条", "138条"))
    _, (entry,) = run(source, out)
    assert entry.verdict == BROKEN
    assert document.read_bytes() == b"by hand"
    _, (entry,) = run(source, out, force=True)
    assert document.read_bytes().startswith(b"PK")
    assert document.name in entry.note
    assert not run(source, out, force=True)[1][0].note


def test_a_file_of_someone_else_is_not_overwritten(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    foreign = write(out / "青禾县第0镇人民政府-2022.docx", "别人的")
    _, (entry,) = run(source, out)
    assert entry.verdict == BROKEN
    assert "没有覆盖" in entry.trouble
    assert foreign.read_text(encoding="utf-8") == "别人的"


def test_namesakes_never_overwrite_each_other_whatever_the_order(tmp_path):
    for number, name in enumerate(("甲/a.yaml", "乙/b.yaml", "丙/c.yaml")):
        write(tmp_path / "源" / name, text_of().replace("137条", f"{number + 140}条"))
    run(tmp_path / "源", tmp_path / "出")
    together = documents(tmp_path / "出")
    assert len(set(together.values())) == 3
    shutil.move(tmp_path / "源" / "甲", tmp_path / "甲")
    run(tmp_path / "源", tmp_path / "另")
    shutil.move(tmp_path / "甲", tmp_path / "源" / "甲")
    run(tmp_path / "源", tmp_path / "另")
    assert documents(tmp_path / "另") == together


def test_a_namesake_that_leaves_gives_the_plain_name_back(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        write(tmp_path / "源" / name, text_of().replace("137条", f"{ord(name[0])}条"))
    out = tmp_path / "出"
    run(tmp_path / "源", out)
    (tmp_path / "源" / "a.yaml").unlink()
    run(tmp_path / "源", out)
    assert f"{UNIT}-2022.docx" in documents(out)


def test_a_renamed_unit_leaves_no_second_document(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    run(source, out)
    write(source / "000.yaml", text_of("青禾县新镇人民政府"))
    run(source, out)
    assert list(documents(out)) == ["青禾县新镇人民政府-2022.docx"]


def test_two_folders_of_like_names_share_an_output_in_peace(tmp_path):
    for place, number in (("甲", 1), ("乙", 2)):
        write(tmp_path / place / "x.yaml", text_of().replace("137条", f"{number}条"))
        run(tmp_path / place, tmp_path / "出")
    assert len(set(documents(tmp_path / "出").values())) == 2


@pytest.mark.parametrize("unit", ["CON", "..", "/", "长" * 300, "😀镇", "a" * 300 + "/../x"])
def test_any_name_of_a_unit_gives_a_file_in_the_folder(tmp_path, unit):
    write(tmp_path / "源" / "a.yaml", text_of(unit))
    _, (entry,) = run(tmp_path / "源", tmp_path / "出", draft=True)
    assert entry.output
    assert [path.name for path in (tmp_path / "出").glob("*.docx")] == [entry.output]
    assert {path.name for path in tmp_path.iterdir()} == {"源", "出"}


def test_an_unfixed_error_is_told_again_and_a_stale_document_is_named(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    run(source, out)
    write(source / "000.yaml", text_of("青禾县第0镇人民政府", wrong=True))
    _, (first,) = run(source, out)
    result, (second,) = run(source, out)
    assert "以前生成的" in first.note
    assert result.kept == 1
    assert second.remarks == first.remarks


def test_last_years_file_is_part_of_what_may_change(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    before = fill(tmp_path / "去年", 1)
    text = (before / "000.yaml").read_text(encoding="utf-8")
    write(before / "000.yaml", text.replace("年度: 2022", "年度: 2021"))
    run(source, out, previous=before)
    assert run(source, out, previous=before)[0].kept == 1
    write(before / "000.yaml", text.replace("年度: 2022", "年度: 2021") + "# 改\n")
    assert run(source, out, previous=before)[0].kept == 0


def test_a_unit_without_last_years_file_or_with_two_is_told(tmp_path):
    source = fill(tmp_path / "源", 2)
    for file in ("甲.yaml", "乙.yaml"):
        write(tmp_path / "去年" / file, text_of("青禾县第0镇人民政府").replace("年度: 2022", "年度: 2021"))
    _, entries = run(source, tmp_path / "出", previous=tmp_path / "去年")
    told = ["".join(r.message for r in entry.remarks if r.rule == "previous-mismatch") for entry in entries]
    assert "不止一份" in told[0]
    assert "没有找到" in told[1]


def test_a_unit_that_does_not_say_its_year_has_no_year_before(tmp_path):
    write(tmp_path / "源" / "甲.yaml", text_of().replace("年度: 2022\n", ""))
    _, (entry,) = run(tmp_path / "源", tmp_path / "出", previous=fill(tmp_path / "去年", 1))
    assert {remark.rule for remark in entry.remarks} == {"year"}


def test_a_broken_template_of_the_agencys_own_stops_the_batch_before_it_begins(tmp_path):
    source = fill(tmp_path / "源", 2)
    with pytest.raises(TemplateError):
        run(source, tmp_path / "出", template=write(tmp_path / "坏.docx", "不是"))
    assert not (tmp_path / "出").exists()


def test_the_template_read_at_the_start_is_used_to_the_end(tmp_path):
    source = fill(tmp_path / "源", 40)
    template = tmp_path / "own.docx"
    shutil.copy(bundled("templates/2021.docx"), template)
    told = []

    def spoil(progress):
        told.append(progress)
        template.write_bytes(b"spoilt")

    result, _ = run(source, tmp_path / "出", template=template, tell=spoil)
    assert len(told) == 40
    assert dict(result.counts) == {PASSED: 40}


def test_summaries_say_the_same_in_every_form(tmp_path):
    source = fill(tmp_path / "源", 3, wrong=1)
    units = write(tmp_path / "名单.csv", "名称\n" + "".join(f"青禾县第{n}镇人民政府\n" for n in range(1, 5)))
    paths = [tmp_path / name for name in ("汇总.json", "汇总.csv", "汇总.html")]
    run(source, tmp_path / "出", units=units, summaries=paths)
    told = json.loads(paths[0].read_text(encoding="utf-8"))
    assert told["summary"] == {PASSED: 2, FAILED: 1}
    assert told["roster"]["missing"] == ["青禾县第3镇人民政府", "青禾县第4镇人民政府"]
    assert [unit["verdict"] for unit in told["units"]] == [PASSED, FAILED, PASSED]
    table = paths[1].read_bytes().decode("utf-8-sig")
    page = paths[2].read_text(encoding="utf-8")
    for text in (table, page):
        assert "青禾县第3镇人民政府" in text
        assert "不认识的键" in text
    assert "“青禾县第0镇人民政府”不在名单上" in page
    assert "<h1>2022年度政府信息公开" in page  # the year of all of them
    assert not list(tmp_path.glob(".govgen*"))


def test_a_unit_cannot_smuggle_a_formula_or_markup_into_a_summary(tmp_path):
    write(tmp_path / "源" / "a.yaml", text_of("=cmd()<script>"))
    paths = [tmp_path / "汇总.csv", tmp_path / "汇总.html"]
    run(tmp_path / "源", tmp_path / "出", summaries=paths)
    assert "'=cmd()<script>" in paths[0].read_text(encoding="utf-8-sig")
    assert "<script>" not in paths[1].read_text(encoding="utf-8")


def test_a_workbook_is_written_where_xlsxwriter_is_there(tmp_path):
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    run(fill(tmp_path / "源", 2), tmp_path / "出", summaries=[tmp_path / "汇总表.xlsx"])
    rows = list(openpyxl.load_workbook(tmp_path / "汇总表.xlsx").active.values)
    assert rows[0][:2] == ("序号", "单位")
    assert [row[1] for row in rows[1:]] == ["青禾县第0镇人民政府", "青禾县第1镇人民政府"]


def test_a_summary_of_an_unknown_form_is_refused_before_work_begins(tmp_path):
    with pytest.raises(UsageError, match=r"\.csv"):
        run(fill(tmp_path / "源", 1), tmp_path / "出", summaries=[tmp_path / "汇总.pdf"])
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize("lies", ["别人的汇总", None])
def test_what_stands_in_the_place_of_a_summary_stays_and_stops_nothing(tmp_path, lies):
    page = tmp_path / "出" / "汇总.html"
    page.parent.mkdir()
    page.write_text(lies, encoding="utf-8") if lies else page.mkdir()
    result, _ = run(fill(tmp_path / "源", 2), tmp_path / "出")
    assert dict(result.counts) == {PASSED: 2}
    assert result.foreign == (str(page),)
    assert page.is_dir() or page.read_text(encoding="utf-8") == lies


def test_a_torn_memory_of_summaries_stops_nothing_and_nothing_is_written_over(tmp_path):
    source, out = fill(tmp_path / "源", 2), tmp_path / "出"
    page, table = run(source, out)[0].summaries
    before = page.read_bytes()
    (out / SUMMARIES).write_text('["abc', encoding="utf-8")
    result, _ = run(source, out)
    assert dict(result.counts) == {PASSED: 2}
    assert result.foreign == (str(page), str(table))
    assert page.read_bytes() == before


def test_what_others_lay_beside_a_summary_keeps_it_from_nothing(tmp_path):
    (tmp_path / "出" / ".govgen-汇总.html.tmp").mkdir(parents=True)
    assert run(fill(tmp_path / "源", 1), tmp_path / "出")[0].summaries[0].is_file()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    write(tmp_path / "出", "一个文件")
    with pytest.raises(OutputError):
        run(fill(tmp_path / "源", 1), tmp_path / "出")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are text")
def test_a_file_name_that_is_no_text_stops_nobody_and_is_told(tmp_path):
    source = fill(tmp_path / "源", 2)
    name = os.fsencode(source) + "/乙镇.yaml".encode("gb18030")
    Path(os.fsdecode(name)).write_text(text_of("青禾县乙镇人民政府"), encoding="utf-8")
    paths = [tmp_path / name for name in ("汇总.json", "汇总.csv", "汇总.html", "汇总.xlsx")]
    result, _ = run(source, tmp_path / "出", summaries=paths)
    assert dict(result.counts) == {PASSED: 3}
    assert run(source, tmp_path / "出", summaries=paths)[0].kept == 3
    assert "青禾县乙镇人民政府" in paths[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".govgen-batch.lock", ".govgen-batch.jsonl"])
def test_a_folder_in_the_place_of_what_a_batch_keeps_is_named(tmp_path, name):
    (tmp_path / "出" / name).mkdir(parents=True)
    with pytest.raises(OutputError, match=f"{name}: 这里有一个同名的文件夹"):
        run(fill(tmp_path / "源", 1), tmp_path / "出")


def test_a_folder_in_the_place_of_a_document_is_named_and_the_others_are_made(tmp_path):
    (tmp_path / "出" / "青禾县第0镇人民政府-2022.docx").mkdir(parents=True)
    result, entries = run(fill(tmp_path / "源", 2), tmp_path / "出")
    assert dict(result.counts) == {PASSED: 1, BROKEN: 1}
    assert "这里有一个同名的文件夹" in next(entry.trouble for entry in entries if entry.trouble)
