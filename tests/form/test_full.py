"""The whole form in a browser: the same findings and the same bytes of Word as the command line, without a network."""

import pytest

from govgen import api
from govgen.errors import UsageError
from govgen.form import Choices, full_html
from govgen.form.runtime import NEEDED, runtime_folder, site
from tests.form.browser import BROWSER, PATIENCE, browsing, cell, open_form
from tests.reports import CATALOG, ROOT


def has_runtime():
    try:
        return bool(runtime_folder())
    except UsageError:
        return False


VALID = sorted((ROOT / "examples" / "valid").glob("2021-*.yaml"))
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "填报.html"
    path.write_text(full_html(CATALOG, Choices(year=2025)), encoding="utf-8")
    return path


needs_runtime = pytest.mark.skipif(not has_runtime(), reason="python -m tools.form_runtime brings Python for the page")


def test_the_archive_for_the_page_is_the_same_each_time():
    assert site() == site()
    assert all(f"{name}/__init__.py".encode() in site() for name in (*NEEDED, "govgen"))


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
