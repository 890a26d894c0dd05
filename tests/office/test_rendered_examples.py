"""Every example that renders is a valid Word file, and LibreOffice makes of it the pages that were meant."""

from pathlib import Path

import pytest

from govgen import Dossier, load, render
from tests.office import libreoffice, pdf, validity

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RENDERED = sorted([*EXAMPLES.glob("valid/*.yaml"), *EXAMPLES.glob("seeds/*更正.yaml")])
A4 = (210, 297)
# Pages with the stand-in fonts; another release of LibreOffice may break one page earlier or later.
PAGES = {
    "2014-县级部门": 5,
    "2014-县级部门-公文": 5,
    "2019-市级部门": 6,
    "2021-乡镇全零": 5,
    "2021-县人民政府": 7,
    "2021-县级部门": 6,
    "古县卫生和计划生育局-2018-更正": 6,
    "济南市卫生健康委员会-2020-更正": 5,
    "海宁市卫生健康局-2020-更正": 5,
    "湖南省卫生健康委员会-2018-更正": 6,
    "鲁山县卫生健康委员会-2021-更正": 4,
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> dict[str, tuple[Dossier, Path]]:
    folder = tmp_path_factory.mktemp("documents")
    made = {}
    for path in RENDERED:
        dossier = load(path)
        target = folder / f"{path.stem}.docx"
        target.write_bytes(render(dossier))
        made[path.stem] = (dossier, target)
    return made


@pytest.fixture(scope="module")
def printed(documents, tmp_path_factory) -> dict[str, Path]:
    paths = [path for _, path in documents.values()]
    made = libreoffice.to_pdf(paths, tmp_path_factory.mktemp("pdf"))
    return dict(zip(documents, made, strict=True))


@pytest.mark.parametrize("name", [path.stem for path in RENDERED])
def test_a_rendered_example_is_a_valid_word_file(documents, name):
    assert validity.faults(documents[name][1]) == []


@pytest.mark.office("sdk")
def test_the_open_xml_sdk_finds_no_fault_in_any(documents):
    found = validity.sdk([path for _, path in documents.values()])
    assert {path.stem: faults for path, faults in found.items() if faults} == {}


@pytest.mark.office
@pytest.mark.parametrize("name", [path.stem for path in RENDERED])
def test_its_pages_are_a4_and_as_many_as_meant(printed, name):
    assert abs(pdf.pages(printed[name]) - PAGES[name]) <= 1
    assert set(pdf.sizes(printed[name])) == {A4}


@pytest.mark.office
@pytest.mark.parametrize("name", [path.stem for path in RENDERED])
def test_its_text_is_on_the_pages(documents, printed, name):
    report = documents[name][0].report
    text = "".join("".join(pdf.texts(printed[name])).split())
    assert report.unit in text
    for section in report.edition.sections.values():
        assert section.label in text
    for rendered in documents[name][0].narrative.passages:
        for line in rendered.text.splitlines():
            assert "".join(line.split())[:12] in text
    assert "{{" not in text
    assert "—1—" in text


@pytest.mark.office
@pytest.mark.parametrize("name", [path.stem for path in RENDERED])
def test_no_heading_is_left_alone_at_the_foot_of_a_page(documents, printed, name):
    labels = {section.label for section in documents[name][0].report.edition.sections.values() if section.label}
    for page in pdf.texts(printed[name]):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith("—")]
        assert not body or body[-1] not in labels
