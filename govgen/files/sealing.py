"""A seal under what govgen keeps in folders of others: whether a line is whole, and whether this user wrote it.

Strangers can put lines into such folders, and their digests too. What is keyed with a secret of the user they cannot.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import NamedTuple

from govgen.files.fingerprint import digest
from govgen.files.reading import read_file

OWN, SEAL, END = b',"own":"', b',"seal":"', b'"}'  # around what ends a line
KEPT, LENGTH = "seal", 32  # the file of the secret, and its bytes


class Unsealed(NamedTuple):
    """What a line says as JSON; `is_own` if this user's govgen wrote it, `is_whole` unless it was changed or torn.

    Lines of before there were seals are taken as whole.
    """

    said: bytes
    is_whole: bool
    is_own: bool


def sealed(said: bytes) -> bytes:
    """A line of JSON with its seals; that of the user is left out where no secret can be kept."""
    own = _own_mark(said, _secret(make=True))
    line = said[:-1] + OWN + own + END if own else said
    return line[:-1] + SEAL + digest(line).encode() + END


def unsealed(line: bytes) -> Unsealed:
    """A line without its seals, and what they tell."""
    body, seal, mark = line.rstrip(b"\n").rpartition(SEAL)
    if not seal:
        return Unsealed(line, is_whole=True, is_own=False)
    is_whole = mark == digest(body + b"}").encode() + END
    inner, own, known = body.rpartition(OWN)
    if not own:
        return Unsealed(body + b"}", is_whole, is_own=False)
    expected = _own_mark(inner + b"}", _secret(make=False))
    return Unsealed(inner + b"}", is_whole, bool(expected) and compare_digest(known, expected + END[:1]))


def user_folder() -> Path:
    """Where govgen keeps what belongs to the user and to no report; RuntimeError for a user without a home."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "govgen"


def _own_mark(said: bytes, secret: bytes) -> bytes:
    return blake2b(said, digest_size=16, key=secret).hexdigest().encode() if secret else b""


def _secret(*, make: bool) -> bytes:
    """The secret of this user, nothing where there is none, or none can be kept."""
    try:
        path = user_folder() / KEPT
        held = _known(path)
        if not held and make:
            _keep_new(path)
            held = _known(path)
    except (OSError, RuntimeError):
        return b""
    return held


_KNOWN: dict[Path, bytes] = {}


def _known(path: Path) -> bytes:
    if path not in _KNOWN:
        held = read_file(path, LENGTH) if path.is_file() else b""
        if len(held) != LENGTH:  # another process is about to write it
            return b""
        _KNOWN[path] = held
    return _KNOWN[path]


def _keep_new(path: Path) -> None:
    """A new secret, which nobody else can read; one that is there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
        file.write(os.urandom(LENGTH))
