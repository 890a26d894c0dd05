"""Data of another report in a published file is told in one line, and the text is read as the report that it is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govgen import api
from govgen.schema import bundled_reports
from tests.publishing.test_carrying import ITEM, NEWEST, edited, page, word

OTHERS = sorted(path for each in bundled_reports().values() for path in each.parent.glob("examples/valid/*.yaml"))
BLOCKS = re.compile(r"<template.*</template>", re.DOTALL)


def told(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    (outcome,) = api.examine_all([path])
    return [each.message for each in outcome.findings if each.rule in {"unusable-data", "altered-document"}]


def with_item(of: Path, other: Path) -> bytes:
    item = zipfile.ZipFile(BytesIO(word(other))).read(ITEM).decode()
    return edited(word(of), ITEM, lambda _: item)


def with_blocks(of: Path, other: Path) -> bytes:
    blocks = BLOCKS.search(page(other).decode())
    assert blocks
    return BLOCKS.sub(lambda _: blocks[0], page(of).decode()).encode()


@pytest.mark.parametrize("other", OTHERS, ids=lambda path: path.parents[2].name)
def test_data_of_another_kind_is_told_in_one_line_and_the_text_is_read_as_its_own_kind(other, tmp_path):
    for made, name in ((with_item, "a.docx"), (with_blocks, "a.html")):
        (message,) = told(tmp_path / name, made(NEWEST, other))
        assert f"是另一种报告（{other.parents[2].name}）的" in message
        (message,) = told(tmp_path / name, made(other, NEWEST))
        assert "是另一种报告的" in message


@pytest.mark.parametrize("made", [with_item, with_blocks], ids=["Word", "page"])
def test_data_of_another_unit_of_the_same_kind_is_told_in_one_line(made, tmp_path):
    other = NEWEST.with_name("2021-县人民政府.yaml")
    name = "a.docx" if made is with_item else "a.html"
    (message,) = told(tmp_path / name, made(NEWEST, other))
    assert "是另一份报告（青禾县人民政府 2023 年）的" in message


def test_a_changed_name_in_a_title_makes_the_data_no_other_report(tmp_path):
    data = edited(word(), "word/document.xml", lambda xml: xml.replace("青禾县自然资源局", "青禾县自然资源所", 1))
    (message,) = told(tmp_path / "a.docx", data)
    assert "现在是“青禾县自然资源所" in message
