"""A page checks and prints a data file as it lies: with its pictures and its own 地方要求, where it can see them."""

import json

import pytest

from govgen.api import load, render
from govgen.form.attachments import pictures_named
from govgen.form.judging import NO_PICTURES, answer
from tests.checking.samples import COMPLETE
from tests.prose.drawn import png

ADDED = """\
附件:
  - 标题: 渠道
    内容: |
      全部渠道[^甲]。
      [^甲]: 含新媒体。
      表：各渠道
      | 渠道 | 条数 |
      | --- | --- |
      | 网站 | 2 |
      ![柱形图](图 1.png "图1 各渠道")
"""
TEXT = COMPLETE + ADDED
OWN = "format: 1\nname: 本地\nbasis: 本地通知\nrules:\n  length: {sections: [问题与改进], most: 1}\n"


def asked(what, text, folder):
    return answer(json.dumps({"do": what, "text": text}), None, folder)


def rules(text, folder):
    return [one["rule"] for one in json.loads(asked("check", text, folder))["findings"]]


def test_a_picture_beside_the_data_file_is_seen_and_printed_as_by_the_command(tmp_path):
    (tmp_path / "图 1.png").write_bytes(png(8, 4))
    path = tmp_path / "年报.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert "markup" not in rules(TEXT, tmp_path)
    assert asked("render", TEXT, tmp_path) == render(load(path), data=True)


def test_a_picture_of_a_name_that_no_file_can_have_is_told():
    long = f"{'图' * 100}.png"
    assert rules(TEXT.replace("图 1.png", long), None).count("markup") == 1


def test_a_picture_that_is_not_there_is_told(tmp_path):
    assert rules(TEXT, tmp_path).count("markup") == 1


@pytest.mark.parametrize("name", ["图 1.png", "图 1.JPG"])
def test_a_page_by_itself_accuses_nobody_of_pictures_that_it_cannot_see_and_prints_none(name):
    text = TEXT.replace("图 1.png", name)
    assert "markup" not in rules(text, None)
    assert json.loads(asked("render", text, None))["error"]["message"] == NO_PICTURES


def test_a_profile_beside_the_data_file_is_used(tmp_path):
    (tmp_path / "本地.yaml").write_text(OWN, encoding="utf-8")
    assert "length" in rules(f"地方要求: 本地\n{COMPLETE}", tmp_path)


def test_nothing_but_what_is_named_in_its_own_folder_is_a_picture():
    assert pictures_named('![甲](图.png)\n![乙]( a b.JPEG "题")') == {"图.png", "a b.JPEG"}
    assert pictures_named("![甲](../图.png) ![乙](c:图.png) ![丙](图.svg) [丁](图.png.exe)") == set()
