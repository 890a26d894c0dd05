"""The one way to a template: proved for its content and form, and no verdict of somebody else's is believed."""

from dataclasses import replace
from pathlib import Path

import pytest

from govgen.errors import TemplateError
from govgen.model.edition import AskedYears
from govgen.word import proved_template
from govgen.word.guard import verdict
from tests.word.making import edition, part, with_parts
from tests.word.test_lint import changed, official

FOREIGN = {
    "a zip that is no Word file": ({"_rels/.rels": "<Relationships/>"}, "不是 Word 文件"),
    "a file that does not say it is a Word file": ({"[Content_Types].xml": "<Types/>"}, "损坏"),
    "a file with macros": ({"word/vbaProject.bin": b"VBA"}, "宏"),
    "a part cut off": ({"word/document.xml": "<w:document"}, "损坏"),
}


def own(data: bytes) -> bytes:
    """The same template, yet no bundled one."""
    return with_parts(data, {"docProps/app.xml": part(data, "docProps/app.xml") + "\n"})


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_template_is_refused_at_its_first_use(kind, tmp_path):
    parts, message = FOREIGN[kind]
    path = tmp_path / "模板.docx"
    path.write_bytes(with_parts(official(), parts))
    with pytest.raises(TemplateError, match=message):
        proved_template(path, edition())


def test_a_template_that_was_changed_since_is_proved_anew(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(own(official()))
    assert proved_template(path, edition()).file == str(path)
    path.write_bytes(changed("{{p 问题与改进 }}", ""))
    with pytest.raises(TemplateError, match="没有印出“问题与改进”一节的文字"):
        proved_template(path, edition())


def test_a_template_of_a_place_is_checked_as_that_place_asks(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(changed("{{p 问题与改进 }}", ""))
    local = replace(edition(), optional=frozenset({"标题"}), asked=AskedYears("本地"))
    with pytest.raises(TemplateError, match="可以看到全部（这里按地方要求“本地”核对，检查时也要加 --profile）。"):
        proved_template(path, local)
    with pytest.raises(TemplateError, match="可以看到全部。"):
        proved_template(path, edition())


def test_no_verdict_is_kept_on_the_disk_where_somebody_else_could_write_it(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "模板.docx"
    path.write_bytes(with_parts(own(official()), {"word/别的.xml": "<a/>"}))
    proved_template(path, edition())
    assert list(tmp_path.rglob("*")) == [path]


def test_the_bundled_template_beside_an_own_schema_is_held_against_that_schema(tmp_path):
    sections = dict(edition().sections)
    sections["新媒体"] = replace(sections["问题与改进"], id="新媒体", label="七、政务新媒体情况")
    form = replace(edition(), schema=str(tmp_path / "版式.yaml"), sections=sections)
    told = verdict(official(), "2021.docx", form)
    assert "没有印出“新媒体”一节的文字" in told
    assert f"“govgen template check 2021.docx -e 2021 --schema {tmp_path / '版式.yaml'}”" in told


def test_where_to_see_all_faults_names_the_form():
    told = verdict(changed("{{p 问题与改进 }}", ""), str(Path("夹") / "模板.docx"), edition())
    assert f"“govgen template check {Path('夹') / '模板.docx'} -e 2021”" in told
