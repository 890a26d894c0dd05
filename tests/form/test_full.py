"""The whole form in a browser: the same findings and the same bytes of Word as the command line, without a network."""

import os

import pytest

from bench.form import compared, random_texts
from govgen import api
from govgen.form import Choices, full_html
from govgen.form.runtime import NEEDED, site
from tests.form.browser import BROWSER, PATIENCE, browsing, cell, open_form
from tests.form.test_judging import schema_of
from tests.reports import CATALOG, ROOT

VALID = sorted((ROOT / "examples" / "valid").glob("2021-*.yaml"))
EXAMPLES = sorted((ROOT / "examples" / "valid").glob("*.yaml"))
COUNT = int(os.environ.get("GOVGEN_RANDOM_WORDS", "5"))  # 500 is the measure of the page: all equal
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "填报.html"
    path.write_text(full_html(CATALOG, Choices(year=2025)), encoding="utf-8")
    return path


needs_runtime = pytest.mark.office("form")


def test_the_archive_for_the_page_is_the_same_each_time():
    made = site(CATALOG.newest)
    assert made == site(CATALOG.newest)
    assert all(f"{name}/__init__.py".encode() in made for name in (*NEEDED, "govgen"))


@needs_runtime
def test_the_whole_form_is_one_file_of_bearable_size(form):
    assert form.stat().st_size <= 11 * MEGABYTE


@needs_runtime
@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_the_page_makes_the_word_file_of_the_command_line(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, form)
        for path in VALID:
            with page.expect_file_chooser() as chooser:
                page.get_by_role("button", name="打开").click()
            chooser.value.set_files(path)
            page.locator("#status", has_text="已打开").wait_for()
            with page.expect_download(timeout=PATIENCE) as download:
                page.get_by_role("button", name="生成 Word").click()
            assert download.value.path().read_bytes() == api.render(api.load(path), data=True), path.name
            page.evaluate("document.getElementById('status').textContent = ''")
        cell(page, "申请.本年新收.自然人").fill("987")
        page.keyboard.press("Enter")
        page.locator("#findings .error").first.wait_for()
        assert page.faults == []


@needs_runtime
@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_every_example_and_random_reports_become_the_same_word_files(form, tmp_path):
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, form)
        for text in (*(path.read_text(encoding="utf-8") for path in EXAMPLES), *random_texts(COUNT)):
            assert compared(page, text, tmp_path) in {"equal", "refused by both"}, text[:200]


def taken_in(page, path):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="打开").click()
    chooser.value.set_files(path)
    if path.suffix != ".yaml":
        page.locator("dialog", has_text="请核对").get_by_role("button", name="知道了").click(timeout=PATIENCE)
    page.locator("#status", has_text=f"已打开 {path.name}").wait_for(timeout=PATIENCE)


def given(page, button):
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.path().read_bytes()


@needs_runtime
@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
def test_word_and_workbooks_go_in_and_out(form, tmp_path):
    dossier = api.load(ROOT / "examples" / "valid" / "2021-县级部门.yaml")
    files = {"无数据.docx": api.render(dossier), "年报.docx": api.render(dossier, data=True)}
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, form)
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
            taken_in(page, tmp_path / name)
            assert (
                cell(page, "申请.本年新收.自然人").input_value()
                == dossier.report.cells[dossier.report.edition.paths["申请.本年新收.自然人"]].text
            )
        book = tmp_path / "填报表.xlsx"
        book.write_bytes(given(page, "Excel"))
        assert api.read_workbook(book)[0].values == dossier.report.values
        assert dossier.report.unit in given(page, "核对网页").decode()
        cell(page, "申请.本年新收.自然人").fill("")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="收表").click()
        chooser.value.set_files([book, tmp_path / "年报.docx"])
        page.locator("dialog", has_text="与 填报表.xlsx 相同").wait_for(timeout=PATIENCE)
        assert page.faults == []


@needs_runtime
@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="this machine lacks Chromium")
@pytest.mark.parametrize("kind", ["行政执法", "自己的"])
def test_another_kind_of_report_becomes_word_in_its_page_and_is_opened_from_it(kind, tmp_path):
    schema = schema_of(kind, tmp_path)
    path = min((schema.parent / "examples" / "valid").glob("*.yaml"))
    dossier, page_file = api.load(path, schema=schema), tmp_path / "填报.html"
    page_file.write_text(full_html(api.catalog(schema), Choices(year=dossier.report.year)), encoding="utf-8")
    assert page_file.stat().st_size <= 11 * MEGABYTE
    with browsing(tmp_path / "profile") as context:
        page = open_form(context, page_file)
        taken_in(page, path)
        made = given(page, "生成 Word")
        assert made == api.render(dossier, data=True)
        (tmp_path / "打开.docx").write_bytes(made)
        page.evaluate("document.getElementById('status').textContent = ''")
        taken_in(page, tmp_path / "打开.docx")
        assert given(page, "生成 Word") == made
        assert page.faults == []
