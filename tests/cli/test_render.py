"""`govgen render` as its users meet it."""

import os

import docx
import pytest

from tests.word.making import part, with_parts


def test_the_report_lies_beside_the_data_file(run, example, tmp_path):
    data = tmp_path / "年报.yaml"
    data.write_bytes(example.read_bytes())
    ran = run("render", data)
    assert ran.status == 0
    assert f"已生成：{tmp_path / '年报.docx'}" in ran.out
    assert len(docx.Document(tmp_path / "年报.docx").tables) == 3


def test_errors_stop_it_and_nothing_is_written(run, wrong, tmp_path):
    ran = run("render", wrong, "-o", tmp_path / "x.docx")
    assert ran.status == 1
    assert not (tmp_path / "x.docx").exists()
    assert "[edition-year" in ran.err


def test_a_draft_is_made_all_the_same_and_says_so(run, wrong, tmp_path):
    ran = run("render", wrong, "-o", tmp_path / "x.docx", "--draft")
    assert ran.status == 0
    assert "草稿" in ran.out
    assert (tmp_path / "x.docx").exists()


def test_an_existing_file_is_kept_without_force(run, example, tmp_path):
    target = tmp_path / "x.docx"
    target.write_bytes("旧的".encode())
    assert run("render", example, "-o", target).status == 2
    assert target.read_bytes() == "旧的".encode()
    assert run("render", example, "-o", target, "--force").status == 0


def test_same_input_same_bytes(run, example, tmp_path):
    for name in ("a.docx", "b.docx"):
        assert run("render", example, "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("name", ["没有.yaml", "."])
def test_a_file_that_is_none_ends_with_status_2(run, tmp_path, name):
    ran = run("render", tmp_path / name)
    assert ran.status == 2
    assert ran.err.startswith("错误：") or "错误" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes where it likes")
def test_a_read_only_folder_is_told(run, example, tmp_path):
    tmp_path.chmod(0o500)
    ran = run("render", example, "-o", tmp_path / "x.docx")
    tmp_path.chmod(0o700)
    assert ran.status == 2
    assert "权限" in ran.err


def test_a_template_of_the_agencys_own_is_used(run, example, tmp_path):
    own = tmp_path / "own.docx"
    run("template", "export", "-e", "2021", "-o", own)
    document = docx.Document(own)
    document.add_paragraph("本机关自己的模板")
    document.save(own)
    assert run("render", example, "-o", tmp_path / "x.docx", "--template", own).status == 0
    assert "本机关自己的模板" in [paragraph.text for paragraph in docx.Document(tmp_path / "x.docx").paragraphs]


@pytest.mark.parametrize("verb", ["render", "publish"])
def test_what_a_template_leaves_out_of_the_head_is_told_if_the_report_has_it(run, example, tmp_path, verb):
    own = tmp_path / "own.docx"
    run("template", "export", "-e", "2021", "-o", own)
    output = tmp_path / ("x.docx" if verb == "render" else "x")
    assert "用这个模板生成的报告里没有" not in run(verb, example, "-o", output, "--template", own).err
    xml = part(own.read_bytes())
    for tags in ("{{ 公文.主送 }}：", "{{ 公文.抄送 }}", "{{ 联系方式 }}"):
        xml = xml.replace(tags, "")
    own.write_bytes(with_parts(own.read_bytes(), {"word/document.xml": xml}))
    told = run(verb, example, "-o", output, "-f", "--template", own).err
    assert "里写了“联系.地址”“联系.邮编”“联系.电话”，用这个模板生成的报告里没有" in told


@pytest.mark.parametrize("verb", ["render", "publish", "batch"])
def test_what_a_template_prints_in_every_report_is_told_of_once(run, example, tmp_path, verb):
    own, output = tmp_path / "own.docx", tmp_path / ("x.docx" if verb == "render" else "x")
    run("template", "export", "-e", "2021", "-o", own)
    assert "程序核对不了" not in run(verb, example, "-o", output, "--template", own).err
    footer = part(own.read_bytes(), "word/footer1.xml").replace(">— <", ">青禾县财政局<")
    own.write_bytes(with_parts(own.read_bytes(), {"word/footer1.xml": footer}))
    ran = run(verb, example, "-o", output, "-f", "--template", own)
    assert ran.status == 0
    assert ran.err.count("有 1 处程序核对不了，报告里照样印出") == 1
    assert "模板里写死了单位名称“青禾县财政局”" in ran.err


def test_what_a_condition_of_the_template_leaves_out_of_the_head_is_told(run, example, tmp_path):
    own = tmp_path / "own.docx"
    run("template", "export", "-e", "2021", "-o", own)
    xml = part(own.read_bytes())
    tag, chosen = "{{ 联系方式 }}", "{{ 联系方式 if 名称|length &gt; 60 }}"
    own.write_bytes(with_parts(own.read_bytes(), {"word/document.xml": xml.replace(tag, chosen)}))
    assert "里写了“联系.地址”" in run("render", example, "-o", tmp_path / "x.docx", "--template", own).err
    chosen = "{{ 联系方式 if 联系方式 }}"
    own.write_bytes(with_parts(own.read_bytes(), {"word/document.xml": xml.replace(tag, chosen)}))
    ran = run("render", example, "-o", tmp_path / "x.docx", "-f", "--template", own)
    assert ran.status == 0
    assert "里写了“联系" not in ran.err


def test_a_template_that_lacks_official_cells_is_refused(run, example, tmp_path):
    own = tmp_path / "own.docx"
    document = docx.Document()
    document.add_paragraph("本机关模板 {{ 名称 }}")
    document.save(own)
    ran = run("render", example, "-o", tmp_path / "x.docx", "--template", own)
    assert ran.status == 2
    assert "template check" in ran.err
    assert not (tmp_path / "x.docx").exists()


def test_a_template_that_is_no_word_file_is_told(run, example, tmp_path):
    ran = run("render", example, "-o", tmp_path / "x.docx", "--template", example)
    assert ran.status == 2
    assert "Word" in ran.err


@pytest.mark.parametrize(
    "written", ["开 {{ x\n\n    关 }}", "开 {{\n\n    关 }}", "{% if x\n\n    关 %} 好 {{ y", "开 {{ x"]
)
def test_a_draft_is_made_where_a_mark_begins_in_one_paragraph_and_ends_in_another(written, run, example, tmp_path):
    path = tmp_path / "年报.yaml"
    text = example.read_text(encoding="utf-8")
    path.write_text(text.replace("  引言: |\n", f"  引言: |\n    {written}\n", 1), encoding="utf-8")
    assert run("render", path, "-o", tmp_path / "x.docx").status == 1
    assert run("render", path, "-o", tmp_path / "x.docx", "--draft").status == 0
