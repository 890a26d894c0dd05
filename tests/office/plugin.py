"""The `office` marker: a test that needs a real part is skipped with a reason where the part is missing.

`@pytest.mark.office` asks for LibreOffice, poppler and the fonts; with arguments, for the parts they name.
With GOVGEN_OFFICE=required, as in CI, a missing part fails the test instead: nothing is skipped unseen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import pytest

from tests.office import fonts, form, libreoffice, ofd, opendata, pages, pdf, sarif, scans, validity

VARIABLE = "GOVGEN_OFFICE"
PARTS: Mapping[str, Callable[[], bool]] = {
    "libreoffice": libreoffice.available,
    "poppler": pdf.available,
    "fonts": fonts.available,
    "sdk": validity.sdk_available,
    "sarif": sarif.available,
    "pages": pages.available,
    "ofd": ofd.available,
    "opendata": opendata.available,
    "form": form.available,
    "scan": scans.available,
}
USUAL = ("libreoffice", "poppler", "fonts")
MISSING = "this machine lacks {parts}; .ci/install brings it (form: python -m tools.form_runtime)"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose parts are missing, or fail it where they are required."""
    if lacking := missing(item):
        reason = MISSING.format(parts=", ".join(lacking))
        if os.environ.get(VARIABLE) == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


def missing(item: pytest.Item) -> list[str]:
    """The parts that the test's markers ask for and this machine lacks."""
    wanted = {part for marker in item.iter_markers("office") for part in marker.args or USUAL}
    assert wanted <= set(PARTS), wanted
    return [part for part, is_there in PARTS.items() if part in wanted and not is_there()]
