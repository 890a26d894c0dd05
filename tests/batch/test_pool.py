"""Whatever a task or a worker does, the pool goes on, and says what became of each."""

import multiprocessing
import os
import re
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from multiprocessing import resource_tracker

import pytest

from govgen.batch import pool as pool_module
from govgen.batch.messages import MOST
from govgen.batch.pool import STARTS, Loss, Pool
from govgen.batch.serving import MB, Limits
from govgen.errors import GovgenError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits that only Linux keeps")
LIMITS = Limits(seconds=1.5, memory=300 * MB, idle=1)
ENDLESS = re.compile("(a*)*b")


def work(setting, task):
    """A task is a word to do something by, or anything else, which is given back."""
    yield from DEEDS.get(task, same)(setting, task)


def same(setting, task):
    yield setting, task


def nothing(setting, task):
    return iter(())


def many(setting, task):
    yield from range(5)


def long(setting, task):
    yield "长" * MOST


def sleep(setting, task):
    time.sleep(60)
    yield task


def doze(setting, task):
    time.sleep(0.5)
    yield setting, task


def brood(setting, task):
    """Stand in a regular expression that holds the interpreter for longer than anyone waits."""
    yield ENDLESS.match("a" * 60)


def grow(setting, task):
    yield len(bytearray(1024 * MB))


def die(setting, task):
    os._exit(1)


def die_between(setting, task):
    yield 1
    yield 2
    os._exit(1)


def stop(setting, task):
    os.kill(os.getpid(), signal.SIGSTOP)
    yield task


DEEDS = {
    "nothing": nothing,
    "many": many,
    "long": long,
    "sleep": sleep,
    "doze": doze,
    "doze too": doze,
    "brood": brood,
    "grow": grow,
    "die": die,
    "die between": die_between,
    "stop": stop,
}


def results(room, tasks, hands=2, more=(), limits=LIMITS):
    with Pool(hands, work, "setting", room, limits) as pool:
        found = []
        for number, result in enumerate(pool.results(tasks)):
            found.append(result)
            for task in more if number == 0 else ():
                pool.add(task)
    return found


def test_every_task_is_answered_with_the_setting(tmp_path):
    assert sorted(results(tmp_path, range(50))) == [(number, ("setting", number)) for number in range(50)]


def test_a_task_may_have_no_answer_or_many(tmp_path):
    assert results(tmp_path, ["nothing"]) == [("nothing", None)]
    assert results(tmp_path, ["many"]) == [("many", number) for number in range(5)]


def test_a_task_may_be_added_by_what_came_of_another(tmp_path):
    assert sorted(results(tmp_path, [1], more=[2, 3])) == [(task, ("setting", task)) for task in (1, 2, 3)]


def test_a_long_answer_travels_too_and_leaves_nothing_behind(tmp_path):
    assert results(tmp_path, ["long", "长" * MOST], hands=1) == [
        ("long", "长" * MOST),
        ("长" * MOST, ("setting", "长" * MOST)),
    ]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("deed", "loss"),
    [
        ("sleep", Loss.SLOW),
        ("brood", Loss.SLOW),
        ("die", Loss.DEAD),
        pytest.param("stop", Loss.SLOW, marks=POSIX),
        pytest.param("grow", Loss.LARGE, marks=LINUX),
    ],
)
@pytest.mark.parametrize("hands", [1, 2])
def test_a_task_that_goes_wrong_is_named_and_the_others_are_done(tmp_path, deed, loss, hands):
    found = dict(results(tmp_path, [*range(5), deed, *range(5, 20)], hands))
    assert found.pop(deed) is loss
    assert found == {number: ("setting", number) for number in range(20)}


def test_a_task_whose_worker_dies_is_done_once_more_from_its_beginning(tmp_path):
    found = results(tmp_path, ["die between"])
    assert [answer for _, answer in found] == [1, 1, Loss.DEAD]


@pytest.mark.parametrize("hands", [1, 2])
def test_those_that_are_slow_are_done_when_nobody_waits(tmp_path, monkeypatch, hands):
    monkeypatch.setattr(pool_module, "FIRST", 0.2)
    monkeypatch.setattr(pool_module, "SLOW", 0.2)
    slow = ["sleep", "brood"]
    found = results(tmp_path, [*slow, *range(10)], hands, limits=replace(LIMITS, seconds=30, least=4))
    assert sorted(task for task, _ in found[:10]) == [*range(10)]
    assert sorted(found[10:]) == sorted((task, Loss.SLOW) for task in slow)


def test_one_that_is_slow_is_put_off_for_what_is_added_too(tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "FIRST", 0.2)
    monkeypatch.setattr(pool_module, "SLOW", 0.2)
    found = results(tmp_path, [1, "sleep"], hands=1, more=range(2, 5), limits=replace(LIMITS, seconds=30, least=4))
    assert [task for task, _ in found] == [1, 2, 3, 4, "sleep"]


def test_one_that_takes_its_time_answers_for_itself_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "FIRST", 0.1)
    monkeypatch.setattr(pool_module, "SLOW", 0.1)
    monkeypatch.setattr(pool_module, "TICK", 0.05)
    tasks = ["doze", *range(3), "doze too", *range(3, 6)]
    assert dict(results(tmp_path, tasks)) == {task: ("setting", task) for task in tasks}


@pytest.mark.parametrize(("longer", "begun"), [(1, 3), (60, 2)])
def test_each_that_is_put_off_lets_the_next_take_longer(tmp_path, monkeypatch, longer, begun):
    monkeypatch.setattr(pool_module, "LONGER", longer)
    monkeypatch.setattr(pool_module, "SLOW", 60)
    started = []
    start = Pool._start
    monkeypatch.setattr(Pool, "_start", lambda pool: started.append(1) or start(pool))
    tasks = [*range(3), "doze", "doze too", *range(3, 9)]
    found = dict(results(tmp_path, tasks, hands=1, limits=replace(LIMITS, seconds=30, least=20)))
    assert found == {task: ("setting", task) for task in tasks}
    assert len(started) == begun


def test_where_tasks_are_quick_one_may_not_take_as_long_as_where_they_are_slow(tmp_path):
    begun = time.monotonic()
    found = dict(results(tmp_path, [*range(20), "sleep"], limits=replace(LIMITS, seconds=50, least=0.5)))
    assert found["sleep"] is Loss.SLOW
    assert time.monotonic() - begun < 50


@LINUX
def test_one_that_waits_may_take_longer_by_the_clock_than_one_that_works(tmp_path):
    patient = replace(LIMITS, seconds=0.4, least=0.4, idle=0.01)
    assert results(tmp_path, ["doze"], limits=patient) == [("doze", ("setting", "doze"))]
    assert results(tmp_path, ["brood"], limits=patient) == [("brood", Loss.SLOW)]


def test_a_workers_first_task_may_take_longer(tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "SLOW", 0.2)
    started = []
    start = Pool._start
    monkeypatch.setattr(Pool, "_start", lambda pool: started.append(1) or start(pool))
    with suppress(StopIteration), Pool(1, work, "setting", tmp_path, replace(LIMITS, seconds=1)) as pool:
        next(pool.results(["sleep"]))
    assert len(started) == 1


def test_workers_that_never_come_to_work_end_the_pool_with_a_message(tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "serve", die_at_once)
    with pytest.raises(GovgenError, match=f"连续 {STARTS} 次"):
        results(tmp_path, range(5))


def die_at_once(*_):
    os._exit(1)


def test_leaving_ends_all_workers(tmp_path):
    with Pool(2, work, "setting", tmp_path, LIMITS) as pool:
        next(pool.results(["brood", 1, "sleep"]))
        workers = multiprocessing.active_children()
        assert workers
    assert not any(worker.is_alive() for worker in workers)


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_leaves_by_the_way_of_exceptions_and_means_afterwards_what_it_meant(tmp_path, name):
    number = signal.Signals[name]
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(SystemExit):
            end_in_the_middle(tmp_path, number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


def end_in_the_middle(room, number):
    with Pool(1, work, "setting", room, LIMITS) as pool:
        for _ in pool.results([1, "sleep"]):
            os.kill(os.getpid(), number)


@POSIX
def test_a_closed_terminal_that_the_parent_does_not_heed_ends_no_worker(tmp_path):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Pool(1, work, "setting", tmp_path, LIMITS) as pool:
            found = []
            for task, answer in pool.results([1, 2]):
                found.append((task, answer))
                os.kill(multiprocessing.active_children()[0].pid, signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert found == [(1, ("setting", 1)), (2, ("setting", 2))]


@pytest.mark.slow
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_it_holds_however_processes_are_started(tmp_path, method):
    usual = multiprocessing.get_start_method()
    multiprocessing.set_start_method(method, force=True)
    try:
        found = dict(results(tmp_path, [1, "die", 2, "sleep", 3]))
    finally:
        multiprocessing.set_start_method(usual, force=True)
    assert found == {1: ("setting", 1), 2: ("setting", 2), 3: ("setting", 3), "die": Loss.DEAD, "sleep": Loss.SLOW}


@POSIX
def test_a_worker_that_dies_before_it_reads_what_it_is_started_with_keeps_nobody_waiting(tmp_path):
    usual = multiprocessing.get_start_method()
    resource_tracker.ensure_running()
    multiprocessing.set_start_method("spawn", force=True)
    multiprocessing.set_executable("/bin/false")
    try:
        with pytest.raises(GovgenError), Pool(1, work, "长" * 1_000_000, tmp_path, LIMITS) as pool:
            list(pool.results([1]))
    finally:
        multiprocessing.set_executable(sys.executable)
        multiprocessing.set_start_method(usual, force=True)
