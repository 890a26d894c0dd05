"""What lies in a folder is found, and what cannot be looked into stands in its place."""

import os

import pytest

from govgen.errors import SourceError
from govgen.files.folders import SUFFIXES, files_below, resolved
from govgen.source import read_bytes


@pytest.fixture
def folder(tmp_path):
    for name in ("甲/a.yaml", "乙/b.yaml", "空/说明.txt", ".隐藏/c.yaml"):
        path = tmp_path / "源" / name
        path.parent.mkdir(parents=True)
        path.write_text("年度: 2025\n", encoding="utf-8")
    return tmp_path / "源"


def names(folder):
    return [path.relative_to(folder).as_posix() for path in files_below(folder, SUFFIXES)]


def test_data_files_are_found_to_the_bottom_and_sorted(folder):
    assert names(folder) == ["乙/b.yaml", "甲/a.yaml"]


def test_a_link_to_a_folder_with_data_is_not_followed_and_told(folder, tmp_path):
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "d.yaml").write_text("", encoding="utf-8")
    (folder / "丙").symlink_to(tmp_path / "别处", target_is_directory=True)
    (folder / "丁").symlink_to(folder / "空", target_is_directory=True)
    assert names(folder) == ["丙", "乙/b.yaml", "甲/a.yaml"]
    with pytest.raises(SourceError, match="链接"):
        read_bytes(folder / "丙")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root looks everywhere")
def test_a_folder_that_cannot_be_looked_into_is_told(folder):
    (folder / "甲").chmod(0)
    try:
        assert names(folder) == ["乙/b.yaml", "甲"]
        with pytest.raises(SourceError, match="不能读取"):
            read_bytes(folder / "甲")
    finally:
        (folder / "甲").chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root looks everywhere")
def test_a_folder_of_which_only_the_names_can_be_read_is_told(folder):
    (folder / "甲").chmod(0o644)
    try:
        assert names(folder) == ["乙/b.yaml", "甲"]
        with pytest.raises(SourceError, match="不能读取"):
            read_bytes(folder / "甲")
    finally:
        (folder / "甲").chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_in_a_circle_are_told(folder):
    (folder / "环.yaml").symlink_to("环.yaml")
    assert names(folder) == ["乙/b.yaml", "环.yaml", "甲/a.yaml"]
    assert resolved(folder / "环.yaml") == folder / "环.yaml"
    with pytest.raises(SourceError, match="绕成了圈"):
        read_bytes(folder / "环.yaml")
