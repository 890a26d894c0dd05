"""What stops the work: things that cannot be worked with. Bad data is a finding, not an exception."""

from __future__ import annotations

import signal
import sys
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from threading import Event, Thread, current_thread, main_thread
from time import process_time
from types import FrameType

from govgen.location import Location, bounded

UNNAMEABLE = "现在的系统设置（{encoding}）写不出中文文件名。请设置环境变量 PYTHONUTF8=1，再运行一次。"
FAULT = "程序出错（{kind}：{error}），这个文件没有处理，其余的不受影响。请把这一行和这个文件交给维护人员。"

SECONDS = 60  # of a processor that one file may take; the largest report with the slowest of the libraries takes ten
TOO_SLOW = (
    "这个文件用了处理器 {seconds} 秒还没有处理完，停下来了，其余的照做。"
    "请确认它是一份年报；确实是的，请用原来的程序打开，另存一份再试。"
)
NEVER_DONE = (
    "用了处理器 {seconds} 秒还没有做完，停下来了。"
    "请确认写的文件是年报或者年报的模板；确实是的，请用原来的程序打开，另存一份再试。"
)


class GovgenError(Exception):
    """An end that the user can mend, with one clear message and, where there is one, its place."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        """Keep both parts as arguments, so that the error survives the way between processes."""
        super().__init__(message, location)
        self.message = bounded(message)
        self.location = location

    @property
    def record(self) -> dict[str, str | int | None]:
        """The error as JSON has it: its message, line and column."""
        place = self.location
        return {
            "message": self.message,
            "line": place.line if place else None,
            "column": place.column if place else None,
        }

    def __str__(self) -> str:
        """Print as `location: message`."""
        return bounded(f"{self.location}: {self.message}") if self.location else self.message


class ProgramError(GovgenError):
    """A fault of the program itself, met in one file: the others go on."""

    @classmethod
    def of(cls, error: Exception, file: str = "") -> ProgramError:
        """The fault that an error is which nobody foresaw."""
        return cls(FAULT.format(kind=type(error).__name__, error=error), Location(file) if file else None)


class _TooSlowError(BaseException):
    """The time is up; no library that takes exceptions as they come may take it for one of its own."""


@contextmanager
def program_faults(file: str = "") -> Iterator[None]:
    """What nobody foresaw of one file is raised as a ProgramError; that there is no more memory is no fault of it.

    SourceError where a `file` takes longer than any report: it must not keep those behind it waiting for ever.
    """
    try:
        with within_time(TOO_SLOW, Location(file)) if file else nullcontext():
            yield
    except (GovgenError, MemoryError):
        raise
    except Exception as error:
        raise ProgramError.of(error, file) from error


@contextmanager
def within_time(message: str = NEVER_DONE, place: Location | None = None) -> Iterator[None]:
    """SourceError with this message, {seconds} in it, for what takes longer of the processor than any report does.

    The time begins anew with each such block in another one, and with its end: a folder has as much as its files. In a
    thread beside the main one nothing rings.
    """
    try:
        with _limited_time():
            yield
    except _TooSlowError:
        raise SourceError(message.format(seconds=SECONDS), place) from None


def more_time() -> None:
    """Begin to count anew: what is done has parts each of which takes long, as a scan has pages."""
    _CLOCK.until = process_time() + SECONDS


@dataclass(slots=True)
class _Clock:
    """Up to when, by the time that this process has taken of a processor, the work may last."""

    until: float = 0

    @property
    def is_over(self) -> bool:
        return process_time() >= self.until


_CLOCK = _Clock()
_ALARM = signal.SIGTERM if sys.platform in ("win32", "emscripten") else signal.SIGPROF


@contextmanager
def _limited_time() -> Iterator[None]:
    """Raise when the time of a processor is up."""
    if current_thread() is not main_thread():
        yield
        return
    more_time()
    if signal.getsignal(_ALARM) is not signal.SIG_DFL:
        yield
        more_time()
        return
    try:
        signal.signal(_ALARM, _stop)
        with _ringing():
            yield
    finally:
        signal.signal(_ALARM, signal.SIG_DFL)


def _stop(_number: int, _frame: FrameType | None) -> None:
    if _CLOCK.is_over:
        raise _TooSlowError


@contextmanager
def _watched() -> Iterator[None]:
    """Have a thread beside the main one look at the clock, and ring there as a signal would."""
    done = Event()

    def watch() -> None:
        while not done.wait(min(1, SECONDS)):  # once more each second, should the first be swallowed
            if _CLOCK.is_over:
                interrupt_main(_ALARM)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


if sys.platform == "win32":
    _ringing = _watched
elif sys.platform == "emscripten":
    _ringing = nullcontext  # a page has one thread, and no alarm
else:

    @contextmanager
    def _ringing() -> Iterator[None]:
        """Let the system ring, which reaches a long regular expression too."""
        try:
            signal.setitimer(signal.ITIMER_PROF, SECONDS, 1)  # once more each second, should the first be swallowed
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


class SourceError(GovgenError):
    """A data file cannot be read or is not YAML as we take it."""


class OtherKindError(SourceError):
    """A data file is one of another kind of report than is made here: of the `kind` that it names."""

    def __init__(self, message: str, location: Location | None = None, kind: str = "") -> None:
        """Keep the kind beside the arguments, with which it survives too."""
        super().__init__(message, location)
        self.kind = kind


class SchemaError(GovgenError):
    """`schema.yaml` or a profile contradicts itself."""


class TemplateError(GovgenError):
    """A Word template cannot be filled."""


class RenderingError(GovgenError):
    """The document made does not say what the data says, or cannot hold it; nothing is written."""


class OutputError(GovgenError):
    """The target cannot be written."""


class UsageError(GovgenError):
    """What was asked for makes no sense."""


class BlockedError(GovgenError):
    """The report has errors, so no document is made of it."""


def first_told(message: str) -> str:
    """A message on one line: its first one, with the first of what is listed below it."""
    head, *below = message.splitlines() or [""]
    return f"{head}{below[0].strip() if below and head.endswith('：') else ''}".rstrip("。")
