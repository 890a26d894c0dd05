"""The local server: one data file, one page, this machine only; whoever lacks the token is told nothing.

The address holds a random token. `Host` is looked at, so that no other name can be made to point here (DNS rebinding),
and `Origin`, so that no other page can call it. The server ends with its page.
"""

from __future__ import annotations

import html
import json
import os
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep
from typing import Any

from govgen.errors import GovgenError, OutputError
from govgen.files import rewrite
from govgen.files.decoding import decode
from govgen.form.judging import MalformedError, answer, fields_of
from govgen.source import read_bytes

LIMIT = 30_000_000  # bytes of a request: a Word file with pictures, in base 64
LONGEST = 20  # digits of how long a request says that it is
PORTS = range(20_000, 30_000)  # below those that systems give away
HERE, RETIRE = "127.0.0.1", "retire"
WAIT, WAITS = 0.1, 30  # seconds; how often a port is tried that is to be given up
TICK = 1.0  # seconds
SILENT = 15  # ticks without a page after which a later run may take the place of this one
GRACE, PATIENCE = 4, 180  # ticks: a page that is loaded again calls at once, one in the background once a minute
TOO_LARGE = "内容太大，没有保存。"
MALFORMED = "网页发来的内容不完整，没有照做。请重新载入这一页再试。"
HALF = "“{before}”后面有半个字符（常是复制时切断的表情符号），文件里存不下，没有保存。请删去它，再保存一次。"
JSON, HTML, WORD = "application/json", "text/html; charset=utf-8", "application/octet-stream"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Reply = tuple[HTTPStatus, str, bytes]


@dataclass(slots=True)
class Desk:
    """What the server works on: the data file, its page, and how long nothing has been heard of the page."""

    path: Path
    page: Callable[[str, str, str], str]
    schema: Path | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: Lock = field(default_factory=Lock)
    silent: int = 0
    patience: int = PATIENCE

    def read(self) -> tuple[str, str]:
        """The text of the file, with its mark if it has one, and the digest of its bytes."""
        data = read_bytes(self.path)
        text, encoding = decode(data, str(self.path))
        return ("\ufeff" if encoding == "utf-8-sig" else "") + text, sha256(data).hexdigest()

    def heard(self) -> None:
        """The page is there."""
        self.silent, self.patience = 0, PATIENCE

    def left(self) -> None:
        """The page says that it closes; when it is only loaded again it is heard of soon."""
        self.silent, self.patience = 0, GRACE


class _Server(ThreadingHTTPServer):
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two listen at one port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing for a page that was closed before it was answered."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(desk: Desk) -> ThreadingHTTPServer:
    """A server on this machine; it runs once `serve_forever` is called.

    A file has the same port each time if that is free: browsers keep drafts by address, and find them again. An
    earlier run whose page has gone without a word gives it up.
    """
    desks = type("Handler", (_Handler,), {"desk": desk})
    usual = PORTS[int(_digest(desk.path), 16) % len(PORTS)]
    waits = (0, *([WAIT] * WAITS if _retired(desk.path, usual) else ()))
    for wait in waits:
        sleep(wait)
        with suppress(OSError):
            return _Server((HERE, usual), desks)
    return _Server((HERE, 0), desks)


def _digest(path: Path) -> str:
    return sha256(os.fsencode(path.resolve())).hexdigest()


def _retired(path: Path, port: int) -> bool:
    """Ask an earlier run on this file to end; True if it does."""
    asking = HTTPConnection(HERE, port, timeout=WAIT * WAITS)
    try:
        asking.request("POST", f"/{RETIRE}/{_digest(path)}")
        return asking.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def address(server: ThreadingHTTPServer, desk: Desk) -> str:
    """Where the page is."""
    return f"http://{HERE}:{server.server_port}/{desk.token}/"


def watch(server: ThreadingHTTPServer, desk: Desk, stop: Event) -> Thread:
    """End the server when its page has not been heard of for long; ticks are counted, since a machine may sleep."""

    def look() -> None:
        while not stop.wait(TICK):
            desk.silent += 1
            if desk.silent > desk.patience:
                server.shutdown()
                return

    thread = Thread(target=look, daemon=True)
    thread.start()
    return thread


class _Handler(BaseHTTPRequestHandler):
    desk: Desk
    server_version = "govgen"
    sys_version = ""

    def do_GET(self) -> None:
        """The page itself, at one address."""
        if not self._is_allowed() or self._asked() != "":
            self._send((HTTPStatus.NOT_FOUND, JSON, b"{}"))
            return
        self._send(_page(self.desk))

    def do_POST(self) -> None:
        """What the page asks: a check or a document, to save, or that it is still there; or that a later run begins."""
        if self._may_retire():
            self._send(_reply(HTTPStatus.OK))
            self.server.shutdown()
            return
        reply = REPLIES.get(self._asked() or "")
        if reply is None or not self._is_allowed() or not self._is_own():
            self._send((HTTPStatus.NOT_FOUND, JSON, b"{}"))
            return
        length = self.headers.get("Content-Length") or "0"
        size = int(length) if length.isdecimal() and len(length) < LONGEST else LIMIT + 1
        if size > LIMIT:
            self._send(_reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message=TOO_LARGE))
            return
        try:
            self._send(reply(self.desk, self.rfile.read(size)))
        except MalformedError:
            self._send(_reply(HTTPStatus.BAD_REQUEST, message=MALFORMED))

    def _may_retire(self) -> bool:
        is_later_run = self.path == f"/{RETIRE}/{_digest(self.desk.path)}" and self._is_allowed() and self._is_own()
        return is_later_run and self.desk.silent > SILENT

    def _asked(self) -> str | None:
        """What of the page is asked for, None for an address without the token."""
        token, _, rest = self.path.removeprefix("/").partition("/")
        return rest.partition("?")[0] if secrets.compare_digest(token.encode(), self.desk.token.encode()) else None

    def _is_allowed(self) -> bool:
        return self.headers.get("Host") in self._hosts()

    def _is_own(self) -> bool:
        origin = self.headers.get("Origin")
        return origin is None or origin in {f"http://{host}" for host in self._hosts()}

    def _hosts(self) -> set[str]:
        assert isinstance(self.server, ThreadingHTTPServer)
        return {f"{name}:{self.server.server_port}" for name in (HERE, "localhost")}

    def _send(self, reply: Reply) -> None:
        status, kind, body = reply
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal is the clerk's."""


def _reply(status: HTTPStatus, **fields: str) -> Reply:
    return status, JSON, json.dumps(fields, ensure_ascii=False).encode()


def _page(desk: Desk) -> Reply:
    desk.heard()
    try:
        text, digest = desk.read()
    except GovgenError as error:
        return HTTPStatus.INTERNAL_SERVER_ERROR, HTML, html.escape(str(error)).encode()
    return HTTPStatus.OK, HTML, desk.page(text, digest, desk.token).encode()


def _answered(desk: Desk, body: bytes) -> Reply:
    desk.heard()
    with desk.lock:
        made = answer(body, desk.schema, desk.path.parent)
    return (HTTPStatus.OK, JSON, made.encode()) if isinstance(made, str) else (HTTPStatus.OK, WORD, made)


def _saved(desk: Desk, body: bytes) -> Reply:
    """Written whole, unless the file has changed since the page read it: then the page is told what it says now."""
    desk.heard()
    asked = fields_of(body, "text", "digest")
    with desk.lock:
        try:
            text, digest = desk.read()
            if digest != asked["digest"]:
                return _reply(HTTPStatus.CONFLICT, text=text, digest=digest)
            data = _encoded(asked["text"])
            rewrite(desk.path, data)
        except GovgenError as error:
            return _reply(HTTPStatus.INTERNAL_SERVER_ERROR, message=str(error))
    return _reply(HTTPStatus.OK, digest=sha256(data).hexdigest())


def _encoded(text: str) -> bytes:
    """The text as the file has it; OutputError for half a character, as a cut pictograph leaves one."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise OutputError(HALF.format(before=text[max(0, error.start - 10) : error.start])) from error


def _alive(desk: Desk, _: bytes) -> Reply:
    desk.heard()
    return _reply(HTTPStatus.OK)


def _closed(desk: Desk, _: bytes) -> Reply:
    desk.left()
    return _reply(HTTPStatus.OK)


REPLIES: dict[str, Callable[[Desk, bytes], Reply]] = {
    "ask": _answered,
    "save": _saved,
    "alive": _alive,
    "close": _closed,
}
