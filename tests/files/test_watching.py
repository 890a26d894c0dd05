"""A program is ended for what it takes, with all that it has started, and for nothing else."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from govgen.files.watching import MB, Allowance, is_done, taken_by, worked

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="what programs take is known on Linux only")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sessions of POSIX")
IN_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
SPIN, HOLD, WAIT = "while True: pass", "held = b'x' * 300_000_000\nwhile True: pass", "import time; time.sleep(600)"


def started(code):
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)


@POSIX
@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        pytest.param(SPIN, Allowance(work=0.5, clock=600), marks=LINUX),
        pytest.param(HOLD, Allowance(memory=200 * MB, clock=600), marks=LINUX),
        (WAIT, Allowance(clock=0.5)),
    ],
)
@pytest.mark.parametrize("form", ["{}", IN_A_CHILD])
def test_what_takes_too_much_is_ended_with_all_that_it_started(code, allowed, form):
    process = started(form.format(code))
    assert not is_done(process, allowed)
    assert process.returncode is not None
    assert is_gone(process.pid)


def is_gone(session, seconds=20):
    """True once no process of a session holds memory: a grandchild that was killed ends a little after its parent."""
    end = time.monotonic() + seconds
    while taken_by(session).memory and time.monotonic() < end:
        time.sleep(0.02)
    return not taken_by(session).memory


def test_what_ends_by_itself_is_done():
    process = started("pass")
    assert is_done(process, Allowance())
    assert process.returncode == 0


@POSIX
def test_what_ends_the_waiting_ends_the_program(monkeypatch):
    process = started(WAIT)
    monkeypatch.setattr("govgen.files.watching.taken_by", interrupt)
    with suppress(KeyboardInterrupt):
        is_done(process, Allowance())
    assert process.returncode is not None


def interrupt(_):
    raise KeyboardInterrupt


@LINUX
def test_waiting_is_no_work():
    process = started(WAIT)
    assert not is_done(process, Allowance(clock=1))
    assert worked(process.pid) is None, "it is gone"


HELD = """
import subprocess, sys, time
from pathlib import Path
from govgen.files.watching import guarded
process = subprocess.Popen([sys.executable, "-c", {code!r}], start_new_session=True, stdout=subprocess.DEVNULL)
with guarded(process, Path(sys.argv[1])):
    print(process.pid, flush=True)
    {then}
"""


@LINUX
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_program_ends_with_the_one_that_watches_it_however_that_is_ended(tmp_path, number):
    folder = tmp_path / "held"
    folder.mkdir()
    with holding(folder, "time.sleep(600)") as holder:
        session = int(holder.stdout.readline())
        holder.send_signal(number)
    assert is_gone(session)
    until = time.monotonic() + 20
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not folder.exists()


@LINUX
def test_what_is_watched_no_longer_is_left_alone(tmp_path):
    with holding(tmp_path, "pass") as holder:
        session = int(holder.stdout.readline())
    assert taken_by(session).memory
    assert tmp_path.exists()
    os.killpg(session, signal.SIGKILL)


def holding(folder, then):
    """A process that watches one that does not end, and says what the session of that is."""
    command = [sys.executable, "-c", HELD.format(code=WAIT, then=then), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)
