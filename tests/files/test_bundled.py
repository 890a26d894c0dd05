"""Files that come with govgen."""

import pytest

from govgen.files import bundled
from tests.reports import ROOT


@pytest.mark.parametrize("name", ["schema.yaml", "templates", "examples"])
def test_bundled_files_are_found(name: str) -> None:
    assert bundled(name).exists()


def test_in_a_checkout_they_lie_at_the_top() -> None:
    assert bundled("schema.yaml") == ROOT / "schema.yaml"


def test_an_installed_package_has_a_folder_of_them() -> None:
    build = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in ("schema.yaml", "schema", "templates", "examples", "profiles", "reports"):
        assert f'"{name}" = "govgen/data/{name}"' in build
