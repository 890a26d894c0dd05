"""The same work on a Dask cluster of two workers, one of which dies."""

import importlib.util
import os
import signal
import subprocess
import sys
import time

import pytest

from govgen.batch.cluster import join_cluster
from govgen.errors import UsageError
from tests.batch.units import ROOT, documents, fill, made, run

pytestmark = pytest.mark.cluster
needs_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="distributed is missing")

# In a process of its own: the threads of a cluster would be copied into the workers that other tests fork.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, *(worker.pid for worker in cluster.workers.values()), flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def cluster(tmp_path):
    """The address of a running cluster and the processes of its workers."""
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], text=True, env=environment, **pipes) as running:
        address, *workers = running.stdout.readline().split()
        yield address, list(map(int, workers))
        running.stdin.close()


@needs_dask
def test_a_cluster_makes_the_same_documents_and_survives_the_death_of_a_worker(cluster, tmp_path):
    address, workers = cluster
    source, out = fill(tmp_path / "源", 100, wrong=5), tmp_path / "集群"
    run(source, tmp_path / "本机")
    words = [sys.executable, "-m", "govgen", "batch", str(source), "-o", str(out), "--executor", "dask"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    batch = subprocess.Popen([*words, "--scheduler", address], cwd=ROOT, **pipes)
    while batch.poll() is None and made(out) < 20:
        time.sleep(0.01)
    os.kill(workers[0], signal.SIGKILL)
    was_running = batch.poll() is None
    batch.communicate()
    assert was_running
    assert batch.returncode == 1  # one unit has an error, none is broken
    assert documents(out) == documents(tmp_path / "本机")


@needs_dask
def test_a_scheduler_that_is_not_there_is_told(tmp_path):
    words = [sys.executable, "-m", "govgen", "batch", "examples/valid", "-o", str(tmp_path / "出")]
    words += ["--executor", "dask"]
    told = subprocess.run([*words, "--scheduler", "nonsense"], cwd=ROOT, capture_output=True, check=False)
    assert told.returncode == 2
    assert not (tmp_path / "出").exists()
    assert "连不上 Dask 调度器 nonsense（地址的写法不对，应当写成 tcp://主机:端口）" in told.stderr.decode()


def test_without_an_address_one_is_asked_for():
    with pytest.raises(UsageError, match="--scheduler"):
        join_cluster("")
