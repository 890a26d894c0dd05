"""Regular expressions that are compiled when they are first used: of many tables of them, one text needs few."""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern: what a pattern has is fetched when first asked for, and kept."""

    def __init__(self, text: str, flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what copying and pickling ask for is not a pattern's
            raise AttributeError(name)
        value = getattr(re.compile(*self._source), name)
        setattr(self, name, value)
        return value


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` gives it, but compiled when it is first used: a mistake in it shows then."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
