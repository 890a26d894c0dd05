"""The standard's own schema of SARIF logs, from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.office import cache

SCHEMA = Path("npm", "node_modules", "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json")


def available() -> bool:
    """Whether the schema is in the cache."""
    return (cache.folder() / SCHEMA).exists()


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 4) that OASIS publishes for SARIF 2.1.0."""
    loaded: dict[str, Any] = json.loads((cache.folder() / SCHEMA).read_text(encoding="utf-8"))
    return loaded
