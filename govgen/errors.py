"""What stops the work: things that cannot be worked with. Bad data is a finding, not an exception."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import current_thread, main_thread
from types import FrameType

from govgen.location import Location, bounded

UNNAMEABLE = "现在的系统设置（{encoding}）写不出中文文件名。请设置环境变量 PYTHONUTF8=1，再运行一次。"
FAULT = "程序出错（{kind}：{error}），这个文件没有处理，其余的不受影响。请把这一行和这个文件交给维护人员。"

SECONDS = 60  # of a processor that one file may take; the largest report with the slowest of the libraries takes ten
TOO_SLOW = (
    "这个文件用了处理器 {seconds} 秒还没有处理完，停下来了，其余的照做。"
    "请确认它是一份年报；确实是的，请用原来的程序打开，另存一份再试。"
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
        with _limited_time() if file else nullcontext():
            yield
    except _TooSlowError:
        raise SourceError(TOO_SLOW.format(seconds=SECONDS), Location(file)) from None
    except (GovgenError, MemoryError):
        raise
    except Exception as error:
        raise ProgramError.of(error, file) from error


if sys.platform in ("win32", "emscripten"):
    _limited_time = nullcontext  # there is no such alarm
else:

    @contextmanager
    def _limited_time() -> Iterator[None]:
        """Raise when the time of a processor is up; in a thread beside the main one nothing can be."""
        if current_thread() is not main_thread() or signal.getsignal(signal.SIGPROF) is not signal.SIG_DFL:
            yield
            return
        try:
            signal.signal(signal.SIGPROF, _stop)
            signal.setitimer(signal.ITIMER_PROF, SECONDS, 1)  # once more each second, should the first be swallowed
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooSlowError


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
