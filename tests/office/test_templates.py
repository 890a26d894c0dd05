"""A template that LibreOffice saved once is as good as before, or is refused with a reason."""

from pathlib import Path

import pytest

from govgen import api
from govgen.errors import GovgenError
from tests.office import libreoffice

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
EDITIONS = ("2014", "2019", "2021")
WAYS = ((), ("odt",), ("doc",))

pytestmark = pytest.mark.office


def saved(edition: str, way: tuple[str, ...], folder: Path) -> Path:
    """The template of an edition saved in other formats one after the other, then as .docx again."""
    path = TEMPLATES / f"{edition}.docx"
    for number, ending in enumerate((*way, "docx")):
        target = folder / str(number)
        target.mkdir()
        (path,) = libreoffice.convert([path], ending, target)
    return path


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(way) or "docx")
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_template_saved_by_libreoffice_prints_or_is_refused(edition, way, tmp_path):
    template = saved(edition, way, tmp_path)
    blocking = [str(fault) for fault in api.check_template(template, edition) if fault.blocking]
    assert not (blocking and not way), blocking
    year = {"2014": 2016, "2019": 2020, "2021": 2024}[edition]
    dossier = api.loads(api.new("青禾县水利局", year))
    try:
        assert api.render(dossier, template=template, findings=()).startswith(b"PK")
        assert blocking == []
    except GovgenError as error:
        assert blocking != [], error.message
        assert "模板" in error.message
