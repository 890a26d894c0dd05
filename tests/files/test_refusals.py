"""What is no file is refused in words that fit what it is."""

import os

import pytest

from govgen.files.refusals import CLOSED, DEVICE, LINKED, refuse_special


def test_a_folder_that_was_named_comes_with_advice(tmp_path):
    assert refuse_special(tmp_path, "请换一个。").message == "这是文件夹，不是文件。请换一个。"


def test_a_link_to_a_folder_and_a_device_are_named_as_such(tmp_path):
    (tmp_path / "外").symlink_to(tmp_path, target_is_directory=True)
    assert refuse_special(tmp_path / "外").message == LINKED
    assert refuse_special(tmp_path / os.devnull).message == DEVICE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root looks everywhere")
def test_a_closed_folder_is_named_as_such(tmp_path):
    (tmp_path / "锁").mkdir(mode=0)
    assert refuse_special(tmp_path / "锁").message == CLOSED
