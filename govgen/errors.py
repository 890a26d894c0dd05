"""What stops the work: things that cannot be worked with. Bad data is a finding, not an exception."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from govgen.location import Location, bounded

UNNAMEABLE = "现在的系统设置（{encoding}）写不出中文文件名。请设置环境变量 PYTHONUTF8=1，再运行一次。"
FAULT = "程序出错（{kind}：{error}），这个文件没有处理，其余的不受影响。请把这一行和这个文件交给维护人员。"


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


@contextmanager
def program_faults(file: str = "") -> Iterator[None]:
    """What nobody foresaw of one file is raised as a ProgramError; that there is no more memory is no fault of it."""
    try:
        yield
    except (GovgenError, MemoryError):
        raise
    except Exception as error:
        raise ProgramError.of(error, file) from error


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
