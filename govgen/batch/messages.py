"""Messages between two processes over a pipe: short ones, so that nobody can stand still in the middle of one.

A pipe takes a short message whole and at once, whatever the reader does. A long one would be written in pieces, and a
process that is stopped between two of them would keep its partner waiting; so it goes through a file of its own in a
folder that belongs to this user alone.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MOST = 4000  # bytes; POSIX promises 4096 in one piece
HERE, FILED = b"=", b"@"


def send(pipe: Connection, message: object, room: Path) -> None:
    """Send a message; OSError if nobody reads any more."""
    data = pickle.dumps(message)
    pipe.send_bytes(HERE + data if len(data) < MOST else FILED + _filed(data, room))


def receive(pipe: Connection) -> Any:
    """The next message; EOFError or OSError if the sender is gone."""
    data = pipe.recv_bytes()
    if data.startswith(FILED):
        path = Path(os.fsdecode(data[1:]))
        data = HERE + path.read_bytes()
        path.unlink()
    return pickle.loads(data[1:])  # noqa: S301  # written by `send` in this program's own processes


def _filed(data: bytes, room: Path) -> bytes:
    handle, name = tempfile.mkstemp(dir=room)
    with open(handle, "wb") as file:  # noqa: PTH123  # a handle, no path
        file.write(data)
    return os.fsencode(name)
