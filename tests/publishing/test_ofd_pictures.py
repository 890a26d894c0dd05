"""The pictures of a report stand in its OFD file where the PDF shows them, and only where that is sure."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from govgen.api import load, publish
from govgen.publishing.ofd_pictures import placed
from govgen.publishing.paper_extras import PaperPicture
from tests.checking.samples import COMPLETE
from tests.prose.drawn import png
from tests.publishing.test_ofd import SPACE, misplaced
from tests.publishing.test_pdf import needs_fonts

pytest.importorskip("pdfplumber")
OLD = "  主动公开: 全年公开信息 20 条。\n"
NEW = "  主动公开: |\n    全年公开信息 20 条。\n\n    ![柱形图](图.png)\n\n    图如上。\n"


def picture(width: int, height: int) -> PaperPicture:
    return PaperPicture(png(width, height), "png", "图", "", "图.png", 300.0)


def shown(*boxes: tuple[float, float, float, float]) -> SimpleNamespace:
    """A page with images at these places: left, top, right, bottom."""
    return SimpleNamespace(images=[dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)) for box in boxes])


def test_pictures_follow_each_other_from_the_top_of_the_first_page():
    wide, tall = picture(40, 10), picture(10, 40)
    found = placed([shown((80, 300, 90, 340), (80, 100, 120, 110)), shown()], [wide, tall])
    assert [[each.picture for each in page] for page in found] == [[wide, tall], []]
    assert found[0][1][1:] == (80, 300, 10, 40)


@pytest.mark.parametrize("boxes", [[], [(0, 0, 10, 40)], [(0, 0, 40, 10), (0, 20, 40, 30)], [(0, 0, 40, 0)]])
def test_what_is_not_surely_the_same_picture_is_not_put_in(boxes):
    assert placed([shown(*boxes)], [picture(40, 10)]) is None


@needs_fonts
def test_a_published_ofd_file_has_the_picture_as_it_was_given(tmp_path: Path):
    (tmp_path / "图.png").write_bytes(png(1600, 400))
    path = tmp_path / "年报.yaml"
    path.write_text(COMPLETE.replace(OLD, NEW), encoding="utf-8")
    made = replace(publish(load(path)), engine="typst").make("ofd")
    assert "没有图片" not in made.note
    archive = zipfile.ZipFile(io.BytesIO(made.files["年报.ofd"]))
    (name,) = [name for name in archive.namelist() if name.startswith("Doc_0/Res/")]
    assert archive.read(name) == png(1600, 400)
    roots = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    (drawn,) = [found for root in roots for found in root.iter(f"{{{SPACE['ofd']}}}ImageObject")]
    (medium,) = [found for root in roots for found in root.iter(f"{{{SPACE['ofd']}}}MultiMedia")]
    assert drawn.get("ResourceID") == medium.get("ID")
    assert [fault for root in roots for fault in misplaced(root)] == []
