"""Files that come with govgen: schema.yaml and its parts, templates, examples, profiles."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "data"


def bundled(name: str) -> Path:
    """The bundled file or folder `name`: inside an installed package, else at the top of the repository."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name
