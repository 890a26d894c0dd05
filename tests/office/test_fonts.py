"""Official fonts are drawn in the free faces that stand in for them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.office import fonts, libreoffice, pdf

OFFICIAL = {
    "仿宋_GB2312": "FandolFang-Regular",
    "楷体_GB2312": "FandolKai-Regular",
    "黑体": "NotoSansCJKjp-Regular",
    "方正小标宋简体": "NotoSerifCJKjp-Bold",
}
FAMILIES = {**fonts.FACES, **fonts.BOLD_FACES}


def official_document(path: Path) -> Path:
    """A page with a line in each of the official fonts."""
    document = Document()
    for family in OFFICIAL:
        run = document.add_paragraph().add_run(f"政府信息公开工作年度报告（{family}）")
        run.font.name = family
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), family)
    document.save(str(path))
    return path


def test_each_family_has_one_rule(tmp_path: Path) -> None:
    rules = etree.parse(str(fonts.write_configuration(tmp_path))).findall("match")
    assert [rule.findtext("test/string") for rule in rules] == list(FAMILIES)


def test_the_environment_names_the_configuration_and_keeps_the_rest(tmp_path: Path) -> None:
    environment = fonts.environment(tmp_path)
    assert Path(environment.pop("FONTCONFIG_FILE")).is_file()
    assert environment == {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


@pytest.mark.office("fonts")
@pytest.mark.parametrize(("family", "face"), FAMILIES.items())
def test_fontconfig_finds_the_face(tmp_path: Path, family: str, face: str) -> None:
    # In a pattern a hyphen stands before the size.
    command = ["fc-match", "-f", "%{family}", family.replace("-", r"\-")]
    found = subprocess.run(command, check=True, capture_output=True, env=fonts.environment(tmp_path))
    assert face in found.stdout.decode("utf-8").split(",")


@pytest.mark.office
def test_a_printed_page_holds_the_faces(tmp_path: Path) -> None:
    (printed,) = libreoffice.to_pdf([official_document(tmp_path / "a.docx")], tmp_path)
    drawn = pdf.fonts(printed)
    assert [face for face in OFFICIAL.values() if not any(font.startswith(face) for font in drawn)] == []
