"""What a part of a Word file is its link says: its name may be another, and in capitals."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from govgen.errors import TemplateError
from govgen.word.docx.archive import DAMAGED, read_archive
from govgen.word.docx.part_names import public_file, read_package
from govgen.word.filling.template import compile_template
from tests.word.making import page, part, with_parts
from tests.word.test_lint import faults_of, official

MOVED = {
    "word/document.xml": "word/document2.xml",
    "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
    "word/styles.xml": "word/styles2.xml",
    "word/theme/theme1.xml": "parts/theme.xml",
    "docProps/core.xml": "package/services/metadata/core-properties/1.psmdcp",
}
CAPITALS = {f"word/{name}.xml": f"word/{name.upper()}.xml" for name in ("styles", "footer1", "footer2")}


def renamed(names: Mapping[str, str], *, everywhere: bool, data: bytes | None = None) -> bytes:
    """A template with parts of other names, by which they are called `everywhere` or in the archive alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or official())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in names.items() if everywhere else ():
                for written in (f'"/{old}"', f'"{old}"', f'"{old.removeprefix("word/")}"'):
                    text = text.replace(written, f'"/{new}"')
            target.writestr(names.get(name, name), text)
    return out.getvalue()


@pytest.mark.parametrize(("names", "everywhere"), [(MOVED, True), (CAPITALS, False)])
def test_parts_of_other_names_are_found_and_get_the_names_that_word_gives(names, everywhere):
    data = renamed(names, everywhere=everywhere)
    assert list(read_package(data)) == list(read_package(official()))
    assert faults_of(data) == []
    made = compile_template(data).render(page(), "年度: 2024\n")
    whole = compile_template(official()).render(page(), "年度: 2024\n")
    assert set(read_archive(made)) == set(read_archive(whole))
    assert part(made) == part(whole)


def test_what_is_hidden_by_styles_of_another_name_is_seen():
    styles = part(official(), "word/styles.xml").replace("<w:rPr>", "<w:rPr><w:vanish/>")
    hidden = with_parts(official(), {"word/styles.xml": styles})
    assert faults_of(renamed(CAPITALS, everywhere=False, data=hidden)) == faults_of(hidden) != []


def test_two_parts_of_one_name_are_no_word_file():
    with pytest.raises(TemplateError, match=DAMAGED[:10]):
        read_package(with_parts(renamed(MOVED, everywhere=True), {"word/styles.xml": "<styles/>"}))


def test_a_file_as_word_makes_it_is_left_as_it_is():
    assert public_file(official()) == official()
