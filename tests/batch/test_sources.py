"""Data files are found in folders, by pattern and by name, and last year's beside them."""

import sys
from pathlib import Path

import pytest

from govgen.batch.sources import find_sources
from govgen.errors import UsageError
from govgen.reading.hand_ins import BINNED
from tests.batch.units import write


@pytest.fixture
def folder(tmp_path):
    for name in (
        "2025/乙.yaml",
        "2025/甲.yml",
        "2025/下级/丙-2025.yaml",
        "2025/说明.txt",
        "2025/.隐藏.yaml",
        "2025/~$甲.yaml",
    ):
        write(tmp_path / name, "年度: 2025\n")
    return tmp_path


def marks(*asked):
    return [file.mark for file in find_sources([str(one) for one in asked]).files]


def test_a_folder_is_searched_to_the_bottom_and_sorted(folder):
    assert marks(folder / "2025") == ["下级/丙-2025.yaml", "乙.yaml", "甲.yml"]


def test_a_pattern_and_a_file_may_be_asked_for_together_and_count_once(folder):
    assert marks(folder / "2025" / "*.yaml", folder / "2025" / "乙.yaml") == ["乙.yaml"]


@pytest.mark.parametrize("name", ["没有", "没有/*.yaml"])
def test_what_is_not_there_is_told(folder, name):
    with pytest.raises(UsageError) as error:
        find_sources([str(folder / name)])
    assert str(folder / name) in str(error.value)


def test_a_folder_may_hold_nothing_yet(folder, tmp_path):
    (tmp_path / "空").mkdir()
    assert marks(tmp_path / "空") == []


def test_what_a_pattern_finds_in_a_bin_is_told(folder):
    write(folder / "2025" / "#recycle" / "丁.yaml", "年度: 2025\n")
    found = find_sources([str(folder / "2025" / "**" / "*.yaml")])
    assert [file.path.name for file in found.files] == ["丙-2025.yaml", "乙.yaml"]
    assert [(Path(one.file).name, one.reason) for one in found.unused] == [("丁.yaml", BINNED)]


def test_a_link_that_leads_nowhere_is_found_so_that_it_is_told(tmp_path):
    (tmp_path / "甲.yaml").write_text("年度: 2024\n", encoding="utf-8")
    (tmp_path / "乙.yaml").symlink_to("没有.yaml")
    for asked in (tmp_path, tmp_path / "*.yaml"):
        assert [file.path.name for file in find_sources([str(asked)]).files] == ["乙.yaml", "甲.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_elsewhere_is_read_where_it_is_named_alone(tmp_path):
    write(tmp_path / "处" / "密.yaml", "年度: 2024\n")
    write(tmp_path / "来" / "甲.yaml", "年度: 2024\n")
    link = tmp_path / "来" / "乙.yaml"
    link.symlink_to("../处/密.yaml")
    for asked in (tmp_path / "来", tmp_path / "来" / "*.yaml"):
        found = find_sources([str(asked)])
        assert [file.path.name for file in found.files] == ["甲.yaml"]
        assert [(one.file, "链接" in one.reason) for one in found.unused] == [(str(link), True)]
    assert [file.path for file in find_sources([str(link)]).files] == [link]


def test_a_profile_beside_the_data_is_none_of_it_and_told_once(folder):
    write(folder / "2025" / "宽松.yaml", "format: 1\nname: 宽松\nbasis: 无\nrules: {}\n")
    for asked in ([folder / "2025"], [folder / "2025" / "*.yaml", folder / "2025"]):
        found = find_sources([str(one) for one in asked])
        assert "宽松.yaml" not in [file.path.name for file in found.files]
        told = [one.reason for one in found.unused if one.file.endswith("宽松.yaml")]
        assert told == ["这是地方要求，不是年报"]
