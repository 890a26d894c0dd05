"""What a probe found wrong with a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Emptied: TypeAlias = Literal["rows", "cells"]
# What has no tag to find it by: a heading above what is named, a label in its table, a table or a row left empty. And
# what has several: a name of the head in a paragraph about another one, what is printed twice, what ends a report, what
# stands around a table, mostly over it, or under it.
About: TypeAlias = Literal["", "heading", "label", "head", "twice", "closing", "around", "under"] | Emptied


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fault: the name in the template that it is about, empty for the whole; what is wrong, and when.

    Where it is about something else that stands by that name, `about` says what, and `text` how the template has it.
    What is found `once` of a name is not told again in the words of another probe.
    """

    name: str
    message: str
    when: str = field(default="", compare=False)
    blocking: bool = True
    about: About = ""
    text: str = ""
    once: str = field(default="", compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """What two doubts that tell the same have in common."""
        return (self.name, self.once or self.message, self.about, self.text)
