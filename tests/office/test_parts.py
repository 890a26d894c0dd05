"""The package checks find each fault, and nothing in a right file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.office import samples
from tests.office.parts import parts

STYLES_TYPE = f'<Override PartName="/word/styles.xml" ContentType="{samples.WORDML}.styles+xml"/>'
END = f"{samples.LAST}{samples.SECTION}"
FAULTS = {
    "no content type": (samples.TYPES, STYLES_TYPE, "", "word/styles.xml: has no content type"),
    "an unknown style": (
        samples.DOCUMENT,
        '<w:pStyle w:val="Body"/>',
        '<w:pStyle w:val="正文"/>',
        "word/document.xml: refers to the paragraph style '正文', which does not exist",
    ),
    "a style of another type": (
        samples.DOCUMENT,
        '<w:pStyle w:val="Body"/>',
        '<w:pStyle w:val="Grid"/>',
        "word/document.xml: refers to the paragraph style 'Grid', which does not exist",
    ),
    "a style based on nothing": (
        "word/styles.xml",
        '<w:name w:val="Normal"/>',
        '<w:name w:val="Normal"/><w:basedOn w:val="None"/>',
        "word/styles.xml: refers to the other style 'None', which does not exist",
    ),
    "an unknown numbering": (
        samples.DOCUMENT,
        '<w:numId w:val="1"/>',
        '<w:numId w:val="7"/>',
        "word/document.xml: refers to the numbering '7', which does not exist",
    ),
    "a numbering of nothing": (
        "word/numbering.xml",
        '<w:abstractNumId w:val="0"/>',
        '<w:abstractNumId w:val="3"/>',
        "word/document.xml: refers to the numbering '1', which does not exist",
    ),
    "a table at the end": (
        samples.DOCUMENT,
        END,
        samples.SECTION,
        "word/document.xml: the body ends in tbl, not in a paragraph",
    ),
    "text behind the section": (
        samples.DOCUMENT,
        END,
        f"{samples.SECTION}{samples.LAST}",
        "word/document.xml: the body does not end in a sectPr",
    ),
}


def test_a_right_file_has_no_fault(tmp_path: Path) -> None:
    assert parts(samples.good(tmp_path / "a.docx")) == []


@pytest.mark.parametrize(("part", "old", "new", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_part(tmp_path: Path, part: str, old: str, new: str, expected: str) -> None:
    assert parts(samples.changed(tmp_path / "a.docx", part, old, new)) == [expected]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = samples.good(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(samples.DOCUMENT, samples.DECLARATION + samples.GOOD[samples.DOCUMENT])
    assert parts(path) == ["word/document.xml: stands 2 times in the package"]


def test_the_numbering_zero_takes_a_paragraph_out_of_a_list(tmp_path: Path) -> None:
    path = samples.changed(tmp_path / "a.docx", samples.DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="0"/>')
    assert parts(path) == []
