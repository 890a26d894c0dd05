"""Files that come with govgen: schema.yaml, templates, examples."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """The bundled file or folder `name`: inside an installed package, else at the top of the repository."""
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
