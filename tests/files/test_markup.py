"""Office files are read the same with lxml and, as in a browser, without it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pytest

from govgen import api
from govgen.files.markup import DeclaredError, by_library, by_lxml
from govgen.files.zipped import XML
from tests.documents.generating import made_report
from tests.reports import CATALOG, ROOT

EXAMPLES = sorted((ROOT / "examples" / "valid").glob("*.yaml"))
WITHOUT = """
import json, sys
sys.modules["lxml"] = sys.modules["docx"] = sys.modules["docxtpl"] = None
from pathlib import Path
from govgen.form.hand_ins import read_handed
print(json.dumps([read_handed(path.name, path.read_bytes()) for path in map(Path, json.load(sys.stdin))]))
"""


def parts(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(XML):
                yield archive.read(name)


def shown(element):
    """An element and all below it as plain data; blanks around elements say nothing to a reader."""
    return [element.tag, dict(element.attrib), element.text or "", element.tail or "", [shown(one) for one in element]]


@pytest.fixture(scope="module")
def documents():
    reports = [api.load(path) for path in EXAMPLES]
    words = [api.render(one, data=number % 2 == 0) for number, one in enumerate(reports)]
    several = [one for one in reports if one.report.edition.id == "2021"]
    return [*words, *(api.make_workbook([one]) for one in reports), api.make_workbook(several)]


def test_every_part_is_parsed_into_the_same_elements(documents):
    for document in documents:
        for part in parts(document):
            assert shown(by_library.parse(part)) == shown(by_lxml.parse(part))


def test_elements_are_found_the_same_way(documents):
    for part in parts(documents[0]):
        one, other = by_library.parse(part), by_lxml.parse(part)
        tags = sorted({each.tag for each in other.iter()})
        for wanted in (tags[:1], tags[:3], ["{*}p", "{*}t"], []):
            found, known = list(one.iter(*wanted)), list(other.iter(*wanted))
            assert [each.tag for each in found] == [each.tag for each in known]
            ways = [[[up.tag for up in each.iterancestors()] for each in some] for some in (found, known)]
            assert ways[0] == ways[1]


def test_what_is_streamed_is_the_same():
    book = b"<s xmlns='u'><a/><row r='1'><c>1</c>x</row><!-- - --><row r='2'><c>2<?p?>3</c></row><m/></s>"
    found = [[shown(one) for one in way.stream(io.BytesIO(book), ("row", "m"))] for way in (by_library, by_lxml)]
    assert [[*each[:3], each[4]] for each in found[0]] == [[*each[:3], each[4]] for each in found[1]]


@pytest.mark.parametrize("way", [by_library, by_lxml])
@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "<a/><b/>", "a", "<a>&b;</a>", "<a>" * 300 + "</a>" * 300])
def test_what_is_no_xml_is_an_error_of_either(way, text):
    with pytest.raises((SyntaxError, ValueError)):
        way.parse(text.encode())


@pytest.mark.parametrize("way", [by_library, by_lxml])
def test_declarations_are_refused(way):
    text = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(DeclaredError):
        way.parse(text)
    with pytest.raises(DeclaredError):
        list(way.stream(io.BytesIO(text), ("a",)))


def by_command_line(path):
    """The texts that `govgen import` and `govgen workbook import` write."""
    if path.suffix == ".xlsx":
        return [api.dumps(report) for report in api.read_workbook(path.read_bytes(), name=path.name)]
    imported = api.import_(path.read_bytes(), name=path.name)
    from govgen.documents import remark_lines

    return [api.dumps(imported.report, tuple(remark_lines(imported)), places=True)]


def test_word_and_workbooks_are_read_the_same_without_lxml(documents, tmp_path):
    paths = []
    for number, data in enumerate([*documents, *_made_up()]):
        kind = ".xlsx" if b"xl/workbook.xml" in data else ".docx"
        paths.append(tmp_path / f"{number}{kind}")
        paths[-1].write_bytes(data)
    asked = json.dumps([str(path) for path in paths])
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], input=asked, capture_output=True, encoding="utf-8", check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    for path, (texts, _) in zip(paths, json.loads(done.stdout), strict=True):
        assert texts == by_command_line(path), path.name


def _made_up():
    """Word files of reports made up by a seed, with every optional part."""
    for seed in range(6):
        for edition in CATALOG.editions.values():
            yield api.render(made_report(edition, seed), findings=())
