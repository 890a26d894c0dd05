"""What can be wrong with a path is said in plain words."""

import errno
import os
from pathlib import Path

import pytest

from govgen.errors import SourceError
from govgen.source import parse_source, read_source
from govgen.source.reading import MAX_BYTES


def refusal(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert caught.value.location is not None and caught.value.location.file == str(path)
    return caught.value


def test_a_file_is_read_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "财政局.yaml"
    path.write_text("年度: 2025\n", encoding="utf-8")
    assert str(read_source(path).locate("年度")) == f"{path}:1:5"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.yaml").message


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path).message


@pytest.mark.skipif(os.name == "nt", reason="Windows reports a missing file here")
def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"")
    assert "不是文件夹" in refusal(tmp_path / "a.yaml" / "b.yaml").message


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0.yaml").message


@pytest.mark.parametrize(("failure", "words"), [(PermissionError(), "权限"), (OSError(errno.EIO, ""), "读写出错")])
def test_a_file_that_cannot_be_opened_is_explained(
    failure: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise failure

    (tmp_path / "a.yaml").write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        message = refusal(tmp_path / "a.yaml").message
    assert words in message


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert "不超过 8 MB" in refusal(path).message


def test_huge_data_is_refused() -> None:
    with pytest.raises(SourceError, match="不超过 8 MB"):
        parse_source(b"#" * (MAX_BYTES + 1), "a.yaml")
