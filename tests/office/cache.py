"""Where `.ci/install` puts fonts and validators."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "GOVGEN_CI_CACHE"


def folder() -> Path:
    """The cache folder: what GOVGEN_CI_CACHE names, else a folder of the user's cache."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govgen-ci"
