"""A fault of a template, at its place in Word."""

from __future__ import annotations

from dataclasses import dataclass

WHOLE = "整个模板"  # the place of what has none of its own


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """A fault of a template; one that is `blocking` gives wrong reports, the others only plainer ones."""

    place: str
    message: str
    blocking: bool = True

    def __str__(self) -> str:
        """Print as `place: message`."""
        return f"{self.place}：{'错误' if self.blocking else '提醒'} {self.message}。"
