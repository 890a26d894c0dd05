"""Generated blocks that copy: a file of the repository as it stands."""

from __future__ import annotations

from pathlib import Path

from tools.make_docs.catalog import ROOT

LANGUAGES = {".yaml": "yaml", ".py": "python"}


def file(argument: str, _before: str) -> str:
    """The text of a file, fenced."""
    text = (ROOT / argument).read_text(encoding="utf-8")
    return f"```{LANGUAGES.get(Path(argument).suffix, 'text')}\n{text}```"
