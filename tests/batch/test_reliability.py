"""Whatever dies or refuses, what is there is whole, and a second run makes the rest."""

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govgen.batch import run as run_module
from govgen.batch import tasks
from govgen.batch.entry import BROKEN, PASSED
from govgen.batch.making import produce
from govgen.batch.placing import HopelessError, locked
from govgen.batch.pool import Loss
from govgen.batch.serving import Limits
from govgen.batch.workshop import LOSSES
from govgen.errors import OutputError
from tests.batch.units import ROOT, documents, fill, made, run, write

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
LIMIT = 60  # seconds that a test waits for something that comes in a moment


@pytest.fixture(autouse=True)
def heeded():
    """Who starts the tests in the background has them ignore Ctrl-C, which the batches started here would inherit."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(source: Path, out: Path) -> subprocess.Popen:
    words = [sys.executable, "-m", "govgen", "batch", str(source), "-o", str(out), "--jobs", "2"]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(claim):
    end = time.monotonic() + LIMIT
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.01)


def children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def is_gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A folder of units, and the documents that an undisturbed batch makes of them."""
    folder = tmp_path_factory.mktemp("undisturbed")
    source = fill(folder / "源", 150, wrong=7)
    run(source, folder / "出")
    return source, documents(folder / "出")


@POSIX
def test_a_killed_batch_leaves_whole_files_no_workers_and_a_second_run_makes_the_rest(undisturbed, tmp_path):
    source, expected = undisturbed
    batch = start(source, tmp_path / "出")
    wait_for(lambda: made(tmp_path / "出") > 20)
    workers = children(batch.pid)
    batch.kill()
    batch.communicate()
    assert workers
    wait_for(lambda: all(map(is_gone, workers)))
    left = documents(tmp_path / "出")
    assert left == {name: expected[name] for name in left}
    run(source, tmp_path / "出")
    assert documents(tmp_path / "出") == expected
    assert not list((tmp_path / "出").glob("*.tmp"))


@POSIX
def test_a_killed_worker_is_replaced_and_nothing_is_missing(undisturbed, tmp_path):
    source, expected = undisturbed
    batch = start(source, tmp_path / "出")
    wait_for(lambda: made(tmp_path / "出") > 20)
    os.kill(children(batch.pid)[0], signal.SIGKILL)
    batch.communicate()
    assert batch.returncode == 1  # one unit has an error, none is broken
    assert documents(tmp_path / "出") == expected


@POSIX
def test_ctrl_c_leaves_whole_files_and_says_so_in_a_line(undisturbed, tmp_path):
    source, expected = undisturbed
    batch = start(source, tmp_path / "出")
    wait_for(lambda: made(tmp_path / "出") > 5)
    batch.send_signal(signal.SIGINT)
    _, told = batch.communicate()
    assert batch.returncode == 130
    assert told.decode().strip().endswith("已中断。")
    assert "Traceback" not in told.decode()
    left = documents(tmp_path / "出")
    assert left == {name: expected[name] for name in left}


@pytest.mark.parametrize("loss", Loss)
def test_the_unit_that_is_too_much_for_workers_is_named_and_stands_in_the_summary(tmp_path, monkeypatch, loss):
    source = fill(tmp_path / "源", 20)
    write(source / "009.yaml", DEADLY[loss])
    monkeypatch.setattr(tasks, "produce", suffer)
    monkeypatch.setattr(run_module, "LIMITS", Limits(seconds=8))
    result, entries = run(source, tmp_path / "出", jobs=2)
    assert dict(result.counts) == {PASSED: 19, BROKEN: 1}, [entry.trouble for entry in entries if entry.trouble]
    assert [entry.trouble for entry in entries if entry.trouble] == [LOSSES[loss].format(file=source / "009.yaml")]


DEADLY = {Loss.DEAD: "死", Loss.SLOW: "慢", Loss.LARGE: "大"}


def suffer(job, recipe):
    """What a unit may do to its worker that nobody has thought of."""
    word = job.data.decode()
    if word == DEADLY[Loss.DEAD]:
        os._exit(1)
    if word == DEADLY[Loss.SLOW]:
        time.sleep(LIMIT)
    if word == DEADLY[Loss.LARGE]:
        raise MemoryError
    return produce(job, recipe)


@POSIX
def test_a_full_disk_ends_the_batch_with_one_message_and_the_next_goes_on(undisturbed, tmp_path):
    source, expected = undisturbed
    code = (
        "import resource, sys, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from govgen.cli import main; main(sys.argv[1:])"
    )
    words = [sys.executable, "-c", code, "batch", str(source), "-o", str(tmp_path / "出")]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert resource.RLIMIT_FSIZE is not None
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert not list((tmp_path / "出").glob("*.docx"))
    run(source, tmp_path / "出")
    assert documents(tmp_path / "出") == expected


def test_a_disk_that_fills_up_in_the_middle_stops_the_batch_and_the_next_run_goes_on(
    undisturbed, tmp_path, monkeypatch
):
    source, expected = undisturbed
    write = Path.open

    def full(path, mode="r", **more):
        if mode == "xb" and len(documents(path.parent)) >= 10:
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, mode, **more)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(HopelessError, match="磁盘满了"):
        run(source, tmp_path / "出")
    monkeypatch.undo()
    assert 10 <= len(documents(tmp_path / "出")) <= 12
    assert not list((tmp_path / "出").glob("*.tmp"))
    run(source, tmp_path / "出")
    assert documents(tmp_path / "出") == expected


def test_a_document_open_elsewhere_is_told_and_the_others_are_made(tmp_path, monkeypatch):
    source = fill(tmp_path / "源", 3)
    replace = Path.replace

    def held(path, target):
        if Path(target).name.startswith("青禾县第1镇"):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    result, entries = run(source, tmp_path / "出")
    assert dict(result.counts) == {PASSED: 2, BROKEN: 1}
    assert ["正在 Word、WPS 中打开" in entry.trouble for entry in entries] == [False, True, False]
    monkeypatch.undo()
    again, _ = run(source, tmp_path / "出")
    assert (dict(again.counts), again.kept) == ({PASSED: 3}, 2)


def test_a_folder_that_is_taken_away_in_the_middle_stops_the_batch_and_the_next_run_goes_on(
    undisturbed, tmp_path, monkeypatch
):
    source, expected = undisturbed
    out, away = tmp_path / "出", tmp_path / "移走"
    replace = Path.replace

    def taken_away(path, target):
        if out.exists() and len(documents(out)) == 5:
            out.rename(away)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", taken_away)
    with pytest.raises(HopelessError, match="出: 这个文件夹不在了"):
        run(source, out)
    monkeypatch.undo()
    away.rename(out)
    run(source, out)
    assert documents(out) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes where it likes")
def test_a_read_only_folder_is_told(tmp_path):
    source = fill(tmp_path / "源", 1)
    (tmp_path / "出").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="写"):
        run(source, tmp_path / "出")


@POSIX
def test_two_batches_into_one_folder_are_kept_apart(tmp_path):
    source, out = fill(tmp_path / "源", 1), tmp_path / "出"
    out.mkdir()
    with locked(out):
        second = start(source, out)
        _, told = second.communicate()
    assert second.returncode == 2
    assert "另一个批量生成正在往这个文件夹里写" in told.decode()
    assert str(os.getpid()) in told.decode()
    assert run(source, out)[0].kept == 0  # the lock file of a batch that has ended is in nobody's way
