"""No process that was started lives on without the one that started it, not even while it is being born."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from govgen.orphans import begin, name_of

SLOW = "import os, pathlib, time; pathlib.Path('born').write_text(str(os.getpid())); time.sleep(60)"
PARENT = """
import multiprocessing, pathlib, time
from govgen.orphans import begin
if __name__ == "__main__":
    multiprocessing.get_context("{method}").Process(target=begin, args=("slow:work",)).start()
    time.sleep(60)
"""
LOADED = "import sys, govgen.orphans; print(*(name for name in sys.modules if name.startswith('govgen')))"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_process_that_is_still_importing_ends_with_its_parent(method, tmp_path):
    (tmp_path / "slow.py").write_text(SLOW, encoding="utf-8")
    (tmp_path / "parent.py").write_text(PARENT.format(method=method), encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    with subprocess.Popen(
        [sys.executable, "parent.py"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}
    ) as parent:
        born = number_in(tmp_path / "born")
        parent.kill()
        parent.wait()
        assert is_gone(born)


def number_in(path):
    until(lambda: path.is_file() and path.read_text(encoding="utf-8"))
    return int(path.read_text(encoding="utf-8"))


def is_gone(process):
    return until(lambda: state_of(process) in ("", "Z"))


def state_of(process):
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return ""


def until(happens, seconds=20):
    end = time.monotonic() + seconds
    while not happens() and time.monotonic() < end:
        time.sleep(0.05)
    return happens()


def test_what_binds_it_loads_nothing_of_the_batch():
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) <= {
        "govgen",
        "govgen.deferred",
        "govgen.errors",
        "govgen.location",
        "govgen.orphans",
    }


def test_a_function_is_found_by_its_name():
    FOUND.clear()
    begin(name_of(remember), 1, 2)
    assert FOUND == [(1, 2)]


FOUND = []


def remember(*given):
    FOUND.append(given)
