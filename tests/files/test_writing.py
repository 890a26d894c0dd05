"""A file is written whole or not at all."""

import errno
import multiprocessing
import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from govgen.errors import OutputError
from govgen.files import rewrite, write_whole
from govgen.files.writing import write_folder


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def refusal(path: Path, force: bool = False) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new", force)
    assert caught.value.location is not None
    assert caught.value.location.file == str(path)
    return caught.value


def test_a_file_is_written_with_ordinary_rights(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "甲.docx", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "甲.docx").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "甲.docx").stat().st_mode) == 0o644
    assert names(tmp_path) == ["甲.docx"]


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    assert "--force" in refusal(path).message
    assert path.read_bytes() == b"old"


def test_force_overwrites_and_keeps_the_rights(tmp_path: Path) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_target(tmp_path: Path, force: bool) -> None:
    assert "文件夹" in refusal(tmp_path, force).message


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    assert "不存在" in refusal(tmp_path / "没有" / "甲").message


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(b"old")
    assert "不存在" in refusal(tmp_path / "甲" / "乙").message


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "写不进去" in refusal(tmp_path / ("长" * 300)).message


def test_a_read_only_file_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    path.chmod(0o400)
    assert "没有写入的权限" in refusal(path, force=True).message
    assert path.read_bytes() == b"old"


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    assert "磁盘满了" in refusal(tmp_path / "甲").message
    assert names(tmp_path) == []


def test_a_full_disk_leaves_the_old_file_intact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    assert "原有文件没有改动" in refusal(path, force=True).message
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["甲"]


def test_a_file_open_in_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    (tmp_path / "甲").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", locked)
    assert "正在 Word、WPS 中打开" in refusal(tmp_path / "甲", force=True).message
    assert names(tmp_path) == ["甲"]


def test_a_run_that_is_stopped_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("replace", "link"):
        monkeypatch.setattr(os, name, stopped)
    for force in (False, True):
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "甲", b"new", force)
    assert names(tmp_path) == []


def test_of_two_programs_that_may_overwrite_nothing_only_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "甲"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"of another program"))
    assert "已经存在" in refusal(path).message
    assert path.read_bytes() == b"of another program"
    assert names(tmp_path) == ["甲"]


def test_a_file_system_without_links_takes_a_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", refused)
    write_whole(tmp_path / "甲", b"new")
    assert names(tmp_path) == ["甲"]


def test_of_two_programs_that_put_a_folder_in_place_none_loses_what_lies_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, rename, moved = tmp_path / "公开", Path.rename, []
    write_folder(folder, {"a": b"old"})
    (folder / "mine").write_bytes(b"somebody's own")

    def moving(self: Path, target: Path) -> Path:
        done = rename(self, target)
        if not moved:
            moved.append(target)
            folder.mkdir()
            (folder / "a").write_bytes(b"of another program")
        return done

    monkeypatch.setattr(Path, "rename", moving)
    write_folder(folder, {"a": b"new"}, force=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"new", "mine": b"somebody's own"}
    assert names(tmp_path) == ["公开"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_was_read_through_a_link_is_written_where_it_lies(tmp_path: Path) -> None:
    shared = tmp_path / "共享"
    shared.mkdir()
    (shared / "年报.yaml").write_bytes(b"old")
    link = tmp_path / "年报.yaml"
    link.symlink_to(Path("共享", "年报.yaml"))
    rewrite(link, b"new")
    assert link.is_symlink()
    assert (shared / "年报.yaml").read_bytes() == b"new"


def ended(place: Path, step: str, number: int) -> None:
    """Write in a process of its own that is sent a signal at the first step of that name."""

    def at_step(*_: object, **__: object) -> None:
        os.kill(os.getpid(), number)

    signal.signal(number, signal.SIG_DFL)
    setattr(Path, step, at_step)
    if place.suffix:
        write_whole(place, b"new", force=True)
    else:
        write_folder(place, {"甲": b"new"}, force=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a word to them")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    ("name", "step"), [("年报.docx", "chmod"), ("年报.docx", "replace"), ("年报", "write_bytes"), ("年报", "chmod")]
)
def test_a_signal_to_end_leaves_nothing_half_written_behind(tmp_path: Path, name: str, step: str, number: str) -> None:
    place = tmp_path / name
    if place.suffix:
        place.write_bytes(b"old")
    else:
        place.mkdir()
        (place / "甲").write_bytes(b"old")
    writer = multiprocessing.get_context("fork").Process(target=ended, args=(place, step, signal.Signals[number]))
    writer.start()
    writer.join()
    assert writer.exitcode == 128 + signal.Signals[number]
    assert names(tmp_path) == [name]
    assert (place if place.suffix else place / "甲").read_bytes() == b"old"
