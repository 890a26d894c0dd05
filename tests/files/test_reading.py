"""A file is read whole, at once and within a limit; what is no file is refused instead of waited for."""

import os
from pathlib import Path

import pytest

from govgen.files.reading import LargeFileError, SpecialFileError, read_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes in its folders")


def test_a_file_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_file(tmp_path / "a", 5) == b"12345"


def test_one_byte_too_many_is_too_many(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    with pytest.raises(LargeFileError) as caught:
        read_file(tmp_path / "a", 4)
    assert caught.value.size == 5


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(SpecialFileError):
        read_file(tmp_path / "a", 5)


@pytest.mark.parametrize("place", ["/dev/zero", "/"])
def test_what_is_no_file_is_refused_behind_a_link_too(place: str, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(place)
    with pytest.raises(SpecialFileError):
        read_file(tmp_path / "a", 5)


def test_a_missing_file_is_the_systems_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "a", 5)
